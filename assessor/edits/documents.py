"""Documents that a host handed over and that hold no curriculum of their own: kept inside, to be quoted from."""

from hashlib import sha256

from assessor.edits.rules import clean, clean_date, needed, new_id
from assessor.errors import NotAllowedError
from assessor.marks import N_
from assessor.model.curriculum import Source
from assessor.store import Changed, Store


def keep_document(
    store: Store,
    *,
    name: str,
    data: bytes,
    title: str = "",
    title_translated: str = "",
    received: str = "",
    by: str,
    at: str,
) -> Changed:
    """Keep a document inside the assessment; `received` is an ISO date or empty.

    Raises: NotAllowedError when the same bytes are kept already.
    """
    file_name = needed(name, N_("A document needs a name. Nothing was changed."))
    known = next((row for row in store.rows(Source) if row.sha256 == sha256(data).hexdigest()), None)
    if known is not None:
        raise NotAllowedError(
            N_("“{file}” is already in this assessment, as “{name}”. Nothing was changed."),
            file=file_name,
            name=known.name,
        )
    with store.change(N_("Kept the document “{file}”"), {"file": file_name}, by=by, at=at) as change:
        change.put(
            Source(
                id=new_id(),
                name=file_name,
                sha256=change.keep_bytes(data),
                size=len(data),
                received=clean_date(received),
                title=clean(title),
                title_translated=clean(title_translated),
            )
        )
    return change.touched
