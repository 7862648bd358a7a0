"""The way back: the last change that is in effect, but never the beginning of the assessment itself."""

from collections.abc import Sequence

from assessor.errors import NothingToUndoError
from assessor.marks import N_
from assessor.store import ChangeRecord, Store


def undo(store: Store, *, by: str, at: str) -> ChangeRecord:
    """Take the last change back that is not taken back yet; returns the change that did it.

    Raises: NothingToUndoError when only the beginning is left: without its head the file would be no assessment.
    """
    if _last_in_effect(store.history()) == 1:
        raise NothingToUndoError(
            N_("Only the beginning of the assessment is left, which can't be taken back. Nothing was changed.")
        )
    return store.undo(by=by, at=at)


def _last_in_effect(records: Sequence[ChangeRecord]) -> int | None:
    """The number of the edit that an undo would take back, of records newest first; None for none."""
    by_id = {record.id: record for record in records}
    taken_back: set[str | None] = set()
    for record in records:
        if record.id in taken_back:
            continue
        taken_back.add(record.undoes)
        origin, depth = record, 0
        while origin.undoes is not None:
            origin, depth = by_id[origin.undoes], depth + 1
        if depth % 2 == 0:  # an edit, or one made again
            return origin.number
    return None
