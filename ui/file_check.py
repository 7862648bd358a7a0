"""The full check of a file, once after it was opened: late, off the GUI thread, and out of the way of every edit."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.store import CheckReport, check_file
from assessor.store.connection import CutShortError
from ui.jobs import Job, Progress, StoppedError, Work

if TYPE_CHECKING:
    from ui.window import MainWindow

_AFTER_MS = 3_000  # the person is looking at the first page meanwhile


class FileCheck(QObject):
    """Looks through the file that is open, at a quiet moment; says something only when a fault is found."""

    def __init__(self, window: "MainWindow", tell: Callable[[CheckReport], None]) -> None:
        super().__init__(window)
        self._window = window
        self._tell = tell
        self._is_wanted: Event | None = None  # while the check runs or waits
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_AFTER_MS)
        self._quiet.timeout.connect(self._run)

    def start(self) -> None:
        """Another file is open, or none."""
        self._quiet.start()

    def make_way(self) -> None:
        """A write waits for the file: the check begins anew later."""
        if self._is_wanted is not None:
            self._is_wanted.clear()
            self._is_wanted = None
            self._quiet.start()

    def _run(self) -> None:
        window, session, editor = self._window, self._window.desk.session, self._window.desk.editor
        if session is None or editor is None:
            return
        if window.jobs.is_busy or editor.is_saving:
            self._quiet.start()
            return
        path = session.store.path
        name = window.words.text(N_("Checking the file"))
        wanted = self._is_wanted = Event()
        wanted.set()
        window.jobs.start(Job(name, checking(path, wanted), self._say, self._pass_over, is_passing=True))

    def _say(self, report: CheckReport) -> None:
        session, self._is_wanted = self._window.desk.session, None
        if report.faults and session is not None and session.store.path == report.path:
            self._tell(report)

    def _pass_over(self, _error: AssessorError) -> None:
        """The file went away meanwhile: the next edit says so, with what to do."""


def checking(path: Path, wanted: Event | None = None) -> Work:
    """The work that checks a file; it ends soon after the job is stopped, or `wanted` is cleared."""

    def work(progress: Progress) -> CheckReport:
        def is_stopped() -> bool:
            try:
                progress("", 0, None)
            except StoppedError:
                return True
            return wanted is not None and not wanted.is_set()

        try:
            return check_file(path, is_stopped)
        except CutShortError as error:
            raise StoppedError from error

    return work
