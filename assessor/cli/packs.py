"""The bundled frameworks by a person's word."""

from assessor.errors import UnknownWordError
from assessor.find import fold_code
from assessor.marks import N_
from standards.framework import Framework
from standards.pack import bundled_packs, load_pack


def bundled(word: str) -> Framework:
    """The bundled framework with this id, whatever the case. Raises: UnknownWordError."""
    known = {fold_code(pack_id): pack_id for pack_id in bundled_packs()}
    if fold_code(word) not in known:
        raise UnknownWordError(
            N_("There is no bundled framework “{word}”. There are: {known}. Nothing was changed."),
            word=word,
            known=", ".join(bundled_packs()),
        )
    return load_pack(known[fold_code(word)])
