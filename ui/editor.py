"""The window's one door to the store: run a verb, take the change in, then say what changed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from assessor.edits.undoing import undo
from assessor.errors import AssessorError
from assessor.store import Changed, ChangeRecord
from ui.session import Session

Verb = Callable[..., Changed]


class Editor(QObject):
    """Pages call the verbs of `assessor.edits` through `run`; undo and redo are verbs like the others."""

    changed = Signal(object)  # Changed: what the edit touched, after the session has taken it in
    failed = Signal(object)  # AssessorError: a sentence for a person; nothing was changed

    def __init__(self, session: Session, now: Callable[[], str], parent: QObject | None = None) -> None:
        """`now` gives the ISO time of an edit."""
        super().__init__(parent)
        self._session = session
        self._now = now

    @property
    def is_read_only(self) -> bool:
        return self._session.store.read_only_reason is not None

    def run(self, verb: Verb, **arguments: Any) -> bool:
        """Run one verb on the open assessment; true when the file has changed.

        `by` and `at` are filled in: the assessor of this laptop and the time.
        """
        try:
            touched = verb(self._session.store, **arguments, by=self._who(), at=self._now())
        except AssessorError as error:  # a bug goes on to the crash dialog
            self.failed.emit(error)
            return False
        return self._tell(touched)

    def undo(self) -> bool:
        """Take the last change back."""
        return self._turn(undo)

    def redo(self) -> bool:
        """Make the change again that was taken back last."""
        return self._turn(lambda store, **who: store.redo(**who))

    def undoable(self) -> ChangeRecord | None:
        """What `undo` would take back: not the beginning of the assessment itself."""
        record = self._session.store.undoable()
        return record if record is not None and record.number > 1 else None

    def redoable(self) -> ChangeRecord | None:
        """What `redo` would make again."""
        return self._session.store.redoable()

    def _turn(self, verb: Callable[..., ChangeRecord]) -> bool:
        try:
            verb(self._session.store, by=self._who(), at=self._now())
        except AssessorError as error:
            self.failed.emit(error)
            return False
        return self._tell(self._session.store.last_changed)

    def _tell(self, touched: Changed) -> bool:
        if not touched:
            return False
        self._session.follow(touched)
        self.changed.emit(touched)
        return True

    def _who(self) -> str:
        assessor = self._session.assessor
        return assessor.name if assessor is not None else ""
