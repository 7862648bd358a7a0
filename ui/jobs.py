"""Long work off the GUI thread: one job at a time, with a name, progress, time left and a way to stop it."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from assessor.errors import AssessorError

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much is done, and of how much (None: unknown). Raises StoppedError to stop."""

Work = Callable[[Progress], Any]

_BETWEEN = 0.08
"""Seconds between two words of a worker: more would only keep the window from answering."""


class StoppedError(Exception):
    """The person has stopped the job. Work lets it through; everything is left as it was."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work with what is called when it ends, in the GUI thread."""

    name: str  # ready to show
    work: Work  # runs in the worker; touches neither Qt nor the session
    done: Callable[[Any], None]
    failed: Callable[[AssessorError], None]
    can_stop: bool = True  # a write is whole or not there
    is_passing: bool = False  # made anew whenever it is wanted (a preview): may be dropped without a word


class _Worker(QThread):
    """Runs one job."""

    progressed = Signal(str, int, int)  # of is -1 when it is unknown
    succeeded = Signal(object)
    refused = Signal(object)  # AssessorError
    stopped = Signal()
    broke = Signal(object)  # any other exception: a bug

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._told_at = 0.0

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except StoppedError:
            self.stopped.emit()
        except AssessorError as error:
            self.refused.emit(error)
        except BaseException as error:  # noqa: BLE001  # carried into the GUI thread, where the crash dialog takes it
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)

    def _progress(self, what: str, done: int, of: int | None) -> None:
        if self.isInterruptionRequested():
            raise StoppedError
        now = time.monotonic()
        if now - self._told_at >= _BETWEEN:
            self._told_at = now
            self.progressed.emit(what, done, -1 if of is None else of)


class Jobs(QObject):
    """The queue of long work. A second job waits for the first and says so."""

    started = Signal(str, bool)  # name, whether it can be stopped
    waiting = Signal(int)  # how many jobs wait
    progressed = Signal(str, int, int, float)  # what, done, of (-1 unknown), seconds left (-1 unknown)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[Job] = deque()
        self._job: Job | None = None
        self._worker: _Worker | None = None
        self._began = 0.0

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def start(self, job: Job) -> None:
        """Run a job, or let it wait for the one that runs."""
        self._queue.append(job)
        if self._job is None:
            self._next()
        else:
            self.waiting.emit(len(self._queue))

    def stop(self) -> None:
        """Ask the job that runs to stop; it leaves everything as it was."""
        if self._worker is not None and self._job is not None and self._job.can_stop:
            self._worker.requestInterruption()

    def drop_passing(self) -> None:
        """Drop what is made anew whenever it is wanted: the window is about to change."""
        self._queue = deque(job for job in self._queue if not job.is_passing)
        if self._job is not None and self._job.is_passing:
            self.stop()
            if self._worker is not None:
                self._worker.wait()
            QCoreApplication.sendPostedEvents(self)

    def end_all(self) -> None:
        """Stop everything and wait: the window is closing."""
        self._queue.clear()
        self.stop()
        if self._worker is not None:
            self._worker.wait()

    def _next(self) -> None:
        self._job = self._queue.popleft()
        self._began = time.monotonic()
        worker = _Worker(self._job.work, self)
        worker.progressed.connect(self._on_progress)
        worker.succeeded.connect(self._on_success)
        worker.refused.connect(self._on_refusal)
        worker.broke.connect(self._on_bug)
        worker.finished.connect(self._on_finished)
        self._worker = worker
        self.started.emit(self._job.name, self._job.can_stop)
        worker.start()

    @Slot(str, int, int)
    def _on_progress(self, what: str, done: int, of: int) -> None:
        spent = time.monotonic() - self._began
        left = spent / done * (of - done) if of > 0 and done > 0 else -1.0
        self.progressed.emit(what, done, of, left)

    @Slot(object)
    def _on_success(self, result: object) -> None:
        if self._job is not None:
            self._job.done(result)

    @Slot(object)
    def _on_refusal(self, error: AssessorError) -> None:
        if self._job is not None:
            self._job.failed(error)

    @Slot(object)
    def _on_bug(self, error: BaseException) -> None:
        raise error

    @Slot()
    def _on_finished(self) -> None:
        worker, self._worker, self._job = self._worker, None, None
        if worker is not None:
            worker.deleteLater()
        self.ended.emit()
        if self._queue:
            self._next()
