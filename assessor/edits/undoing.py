"""The way back: the last change that is in effect, but never the beginning of the assessment itself."""

from assessor.errors import NothingToUndoError
from assessor.marks import N_
from assessor.store import ChangeRecord, Store


def undo(store: Store, *, by: str, at: str) -> ChangeRecord:
    """Take the last change back that is not taken back yet; returns the change that did it.

    Raises: NothingToUndoError when only the beginning is left: without its head the file would be no assessment.
    """
    last = store.undoable()
    if last is not None and last.number == 1:
        raise NothingToUndoError(
            N_("Only the beginning of the assessment is left, which can't be taken back. Nothing was changed.")
        )
    return store.undo(by=by, at=at)
