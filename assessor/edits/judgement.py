"""A value for one item over all its mappings: an assessor's own, or the one that the team settled on."""

from collections.abc import Iterator, Sequence

from assessor.edits.mapping import EvidenceGiven
from assessor.edits.rules import (
    check_level,
    clean,
    needed,
    new_id,
    require_assessor,
    require_framework,
    require_judged,
    require_node,
)
from assessor.errors import UnknownWordError
from assessor.marks import N_
from assessor.model.assessment import Assessor
from assessor.model.curriculum import NodeKind
from assessor.model.mapping import Coverage, Evidence, Judgement
from assessor.model.place import Place
from assessor.store import Changed, Store

_REASON_NEEDED = N_("A judgement needs its reason. Say in a sentence what it rests on. Nothing was changed.")
_NO_JUDGEMENT = N_("This assessment has no judgement “{judgement}”; it may have been taken back. Nothing was changed.")


def judge(
    store: Store,
    *,
    framework: str,
    item: str,
    coverage: Coverage,
    reason: str,
    assessor: str | Assessor | None,
    programme: str | None = None,
    level: int | None = None,
    missing: str = "",
    evidence: Sequence[EvidenceGiven] | None = None,
    by: str,
    at: str,
) -> Changed:
    """Make or replace a judgement of an item: the assessor's own, or the consensus for `assessor` None.

    `programme` is the id of the one programme that it is about; None speaks of all. `evidence` None keeps what an
    existing judgement has.
    Raises: UnknownWordError, NotAllowedError.
    """
    person = None if assessor is None else require_assessor(store, assessor)
    voice = None if person is None else person.id
    if programme is not None:
        require_node(store, programme, NodeKind.PROGRAMME)
    edition = require_framework(store, framework)
    check_level(edition, require_judged(edition, item), coverage, level)
    before = _judgement(store, framework, item, programme, voice)
    judgement = Judgement(
        before.id if before else new_id(),
        *(framework, item, programme, voice, coverage, level, clean(missing), needed(reason, _REASON_NEEDED)),
    )
    pieces = None if evidence is None else tuple(_evidence(evidence, judgement.id))
    name = N_("Settled {item} together") if assessor is None else N_("Judged {item}")
    with store.change(name, {"item": item}, by=by, at=at) as change:
        if person is not None:
            change.put(person)
        if judgement == before:  # said again: that confirms it after a later mapping, and must stand in the log
            change.delete(Judgement, judgement.id)
        change.put(judgement)
        if pieces is not None:
            for old in store.rows(Evidence, judgement_id=judgement.id):
                change.delete(Evidence, old.id)
            change.put_all(pieces)
    return change.touched


def withdraw_judgement(store: Store, *, judgement: str, by: str, at: str) -> Changed:
    """Take a judgement back, and its evidence: the value of its item is that of the mappings again.

    Raises: UnknownWordError for an id that no judgement has.
    """
    rows = store.rows(Judgement, id=judgement)
    if not rows:
        raise UnknownWordError(_NO_JUDGEMENT, judgement=judgement)
    row = rows[0]
    name = (
        N_("Took what was settled on {item} back") if row.assessor_id is None else N_("Took a judgement on {item} back")
    )
    with store.change(name, {"item": row.item_code}, by=by, at=at) as change:
        for piece in store.rows(Evidence, judgement_id=row.id):
            change.delete(Evidence, piece.id)
        change.delete(Judgement, row.id)
    return change.touched


def _judgement(
    store: Store, framework: str, item: str, programme: str | None, assessor: str | None
) -> Judgement | None:
    rows = store.rows(Judgement, framework_id=framework, item_code=item, programme_id=programme, assessor_id=assessor)
    return rows[0] if rows else None


def _evidence(given: Sequence[EvidenceGiven], judgement_id: str) -> Iterator[Evidence]:
    for position, piece in enumerate(given, start=1):
        yield Evidence(
            id=new_id(),
            kind=piece.kind,
            judgement_id=judgement_id,
            position=position,
            source_id=piece.source_id,
            place=piece.place or Place(),
            quote=clean(piece.quote),
            translation=clean(piece.translation),
        )
