"""The window's one door to the store: run a verb, take the change in, then say what changed.

An edit that something outside kept from the disk (no room, a stick pulled out, a virus scanner) is kept in memory
and can be tried again; until then nothing else is changed, so that no edit is made on top of one that is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from assessor.edits.undoing import undo
from assessor.errors import AssessorError, UnwrittenError
from assessor.marks import N_
from assessor.store import Changed, ChangeRecord, Store
from assessor.store.connection import FileInUseError
from ui.jobs import Job, Jobs, Progress
from ui.session import Session

Verb = Callable[..., Changed]
_Act = Callable[[Store], Changed]

PATIENCE = 0.2
"""Seconds that a write waits inside SQLite for another program's lock: the window stands still so long."""

_AGAIN_MS = 250
_TRIES = 20  # five seconds in all, as a scanner or a backup may take


class BeingWrittenError(AssessorError):
    """An edit while an earlier one is on its way into the file."""

    template = N_("Your last change is still being written. Wait a moment, then change this again.")


class WaitingEditError(AssessorError):
    """An edit while an earlier one is kept in memory."""

    template = N_(
        "Your last change is not saved yet, so nothing else can be changed. Press “Try again” above, or save a copy "
        "elsewhere."
    )


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An edit that is kept in memory, and why."""

    act: _Act
    error: UnwrittenError


class Editor(QObject):
    """Pages call the verbs of `assessor.edits` through `run`; undo and redo are verbs like the others."""

    changed = Signal(object)  # Changed: what the edit touched, after the session has taken it in
    failed = Signal(object)  # AssessorError: a sentence for a person; nothing was changed
    saving = Signal(bool)  # a write takes longer than a blink; and is over
    kept_changed = Signal()  # `kept` is another

    def __init__(
        self,
        session: Session,
        now: Callable[[], str],
        parent: QObject | None = None,
        kept: KeptEdit | None = None,
    ) -> None:
        """`now` gives the ISO time of an edit; `kept` is what an editor before could not write."""
        super().__init__(parent)
        self._session = session
        self._now = now
        self._kept = kept
        self._is_writing = False
        self._tries_left = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._try_for_a_while)

    @property
    def is_read_only(self) -> bool:
        return self._session.store.read_only_reason is not None

    @property
    def kept(self) -> KeptEdit | None:
        """The edit that waits in memory."""
        return self._kept

    @property
    def is_saving(self) -> bool:
        """Whether a write is on its way."""
        return self._is_writing or self._tries_left > 0

    def run(self, verb: Verb, **arguments: Any) -> bool:
        """Run one verb on the open assessment; true when the file has changed.

        `by` and `at` are filled in: the assessor of this laptop and the time.
        """
        return self._do(self._bound(verb, arguments))

    def run_long(self, jobs: Jobs, name: str, verb: Verb, done: Callable[[bool], None], /, **arguments: Any) -> None:
        """Run a verb that writes much in a job called `name`; `done` is told whether the file has changed.

        It can't be stopped half-way: the change is whole or not there.
        """
        if self._is_held():
            done(False)
            return
        act, before = self._bound(verb, arguments), self._session.snapshot
        store = self._session.store

        def work(_progress: Progress) -> Changed:
            touched = act(store)
            self._session.prepare(before, touched)
            return touched

        def fail(error: AssessorError) -> None:
            self._end_writing()
            self._refuse(act, error)
            done(False)

        def succeed(touched: Changed) -> None:
            self._end_writing()
            done(self._tell(touched))

        self._is_writing = True
        self.saving.emit(True)
        jobs.start(Job(name, work, succeed, fail, can_stop=False))

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

    def try_again(self) -> bool:
        """Write the kept edit now; true when it is in the file. A refusal for good lets it go."""
        kept = self._kept
        if kept is None:
            return False
        self._keep(None)
        return self.make(kept)

    def make(self, kept: KeptEdit) -> bool:
        """Make an edit that another file could not take; true when it is in this one."""
        return self._do(kept.act)

    def let_go(self) -> None:
        """Do without the kept edit: the file stays as it was last saved."""
        self._keep(None)

    def _bound(self, verb: Verb, arguments: dict[str, Any]) -> _Act:
        by, at = self._who(), self._now()
        return lambda store: verb(store, **arguments, by=by, at=at)

    def _turn(self, verb: Callable[..., ChangeRecord]) -> bool:
        def act(store: Store, by: str = self._who(), at: str = self._now()) -> Changed:
            verb(store, by=by, at=at)
            return store.last_changed

        return self._do(act)

    def _do(self, act: _Act) -> bool:
        if self._is_held():
            return False
        try:
            touched = act(self._session.store)
        except FileInUseError as error:
            self._wait_for_lock(KeptEdit(act, error))
            return False
        except AssessorError as error:  # a bug goes on to the crash dialog
            self._refuse(act, error)
            return False
        return self._tell(touched)

    def _is_held(self) -> bool:
        """Refuse an edit while another one is not in the file."""
        if self.is_saving:
            self.failed.emit(BeingWrittenError())
        elif self._kept is not None:
            self.failed.emit(WaitingEditError())
        else:
            return False
        return True

    def _wait_for_lock(self, kept: KeptEdit) -> None:
        """Try again for some seconds, with the window awake: such a lock is short as a rule."""
        self._tries_left = _TRIES
        self._keep(kept)
        self.saving.emit(True)
        self._again.start()

    def _try_for_a_while(self) -> None:
        kept = self._kept
        assert kept is not None
        self._tries_left -= 1
        try:
            touched = kept.act(self._session.store)
        except FileInUseError:
            if self._tries_left:
                self._again.start()
                return
            self.saving.emit(False)
            self.failed.emit(kept.error)
        except AssessorError as error:
            self._end_waiting()
            self._refuse(kept.act, error)
        else:
            self._end_waiting()
            self._tell(touched)

    def _end_waiting(self) -> None:
        self._tries_left = 0
        self._keep(None)
        self.saving.emit(False)

    def _end_writing(self) -> None:
        self._is_writing = False
        self.saving.emit(False)

    def _refuse(self, act: _Act, error: AssessorError) -> None:
        if isinstance(error, UnwrittenError):
            self._keep(KeptEdit(act, error))
        self.failed.emit(error)

    def _keep(self, kept: KeptEdit | None) -> None:
        if kept is not self._kept:
            self._kept = kept
            self.kept_changed.emit()

    def _tell(self, touched: Changed) -> bool:
        if not touched:
            return False
        self._session.follow(touched)
        self.changed.emit(touched)
        return True

    def _who(self) -> str:
        assessor = self._session.assessor
        return assessor.name if assessor is not None else ""
