"""The real window on a file, without a screen, and how long it takes until everything is done and painted."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject

from ui.app import make_application, make_window
from ui.editor import Editor
from ui.session import Session
from ui.window import MainWindow

WIDTH, HEIGHT = 1366, 768
_LONGEST_JOB_MS = 60_000
_EVERYTHING = QEventLoop.ProcessEventsFlag.AllEvents


class Paints(QObject):
    """Counts how often the window is painted anew: the requests that Qt gathers for one go."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        self.count += event.type() is QEvent.Type.UpdateRequest
        return False


@contextmanager
def opened(file: Path) -> Iterator[MainWindow]:
    """The window of a person with fresh settings, `file` open in it and its first assessor at work."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory() as room:
        os.environ["ASSESSOR_DATA_DIR"] = room
        window = make_window(make_application(), "en")
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.commands.files.open_file(file)
        settle(window)
        window.commands.be(session_of(window).snapshot.assessors[0].id)
        settle(window)
        try:
            yield window
        finally:
            window.close()
            settle(window)


def session_of(window: MainWindow) -> Session:
    """The assessment that is open in the window."""
    assert window.desk.session is not None
    return window.desk.session


def editor_of(window: MainWindow) -> Editor:
    """The door to it."""
    assert window.desk.editor is not None
    return window.desk.editor


def settle(window: MainWindow) -> None:
    """Let everything that waits be done and painted, long work too."""
    deadline = QDeadlineTimer(_LONGEST_JOB_MS)
    quiet = 0
    while quiet < 3 and not deadline.hasExpired():
        QCoreApplication.processEvents(_EVERYTHING, 50)
        quiet = 0 if window.jobs.is_busy else quiet + 1


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes, with all that it makes the window do and paint."""
    start = time.perf_counter()
    work()
    for _ in range(3):  # a layout that waited asks for a paint, and a timer of no time for both
        QCoreApplication.processEvents(_EVERYTHING)
    return (time.perf_counter() - start) * 1000


__all__ = ["HEIGHT", "WIDTH", "Paints", "editor_of", "milliseconds", "opened", "session_of", "settle"]
