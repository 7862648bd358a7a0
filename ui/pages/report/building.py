"""The PDF of the preview, built anew in a job a moment after each change; the old pages stay meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from assessor.errors import AssessorError
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from reports.kinds import ReportKind
from ui.jobs import Job, Jobs, Progress, StoppedError
from ui.pages.report.rendering import PdfPages

_REST_MS = 800


@dataclass(frozen=True, slots=True)
class Edition:
    """What is printed: the kind, the language and the date that the report states (ISO)."""

    kind: ReportKind
    language: str
    stated_date: str


class State(Enum):
    CURRENT = auto()  # the pages are those of the assessment as it is
    WAITING = auto()  # a change is a moment old, or another job runs
    BUILDING = auto()
    STOPPED = auto()  # the person stopped it: the pages are of an older state
    FAILED = auto()


class _Build:
    """One attempt. `is_stopped` is read by the worker at every page."""

    def __init__(self, snapshot: Snapshot, edition: Edition) -> None:
        self.snapshot = snapshot
        self.edition = edition
        self.has_begun = False
        self.is_stopped = False
        self.is_outdated = False

    def work(self, progress: Progress, words: Words) -> PdfPages:
        """In the worker: write the PDF and open its pages."""
        from reports.pdf_report import write_pdf  # slow to import

        self.has_begun = True
        told = telling(progress, words, lambda: self.is_stopped)
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "report.pdf"
            edition = self.edition
            write_pdf(
                self.snapshot,
                language=edition.language,
                kind=edition.kind,
                stated_date=edition.stated_date,
                path=path,
                progress=told,
            )
            return PdfPages(path.read_bytes())


def telling(progress: Progress, words: Words, is_stopped: Callable[[], bool]) -> Callable[[int, int | None], None]:
    """The progress of a report in words: "Building page 12 of 38"; it raises StoppedError to stop."""

    def tell(page: int, pages: int | None) -> None:
        if is_stopped():
            raise StoppedError
        if pages is None:
            progress(words.text("Building page {page}", page=page), page, None)
        else:
            progress(words.text("Building page {page} of {pages}", page=page, pages=pages), page, pages)

    return tell


class Builder(QObject):
    """`ask` as often as you like; one build follows 800 ms after the last time."""

    built = Signal(PdfPages)
    state_changed = Signal()

    def __init__(self, jobs: Jobs, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State.WAITING
        self.doing = ""  # while BUILDING: what is told, "Building page 12 of 38"
        self.failure: AssessorError | None = None
        self._jobs = jobs
        self._words = words
        self._snapshot: Callable[[], Snapshot] | None = None
        self._edition: Edition | None = None
        self._build: _Build | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.build_now)
        jobs.progressed.connect(self._on_progress)
        jobs.ended.connect(self._on_ended)

    def ask(self, snapshot: Callable[[], Snapshot], edition: Edition) -> None:
        """Build `edition` of what `snapshot` then gives; the first time at once."""
        is_first = self._edition is None
        self._snapshot, self._edition = snapshot, edition
        if self._build is not None:
            self._build.is_stopped = self._build.is_outdated = True
        self._to(State.WAITING)
        if is_first:
            self.build_now()
        else:
            self._rest.start()

    def build_now(self) -> None:
        """Build without waiting; a build that runs is dropped and followed by this one."""
        self._rest.stop()
        if self._snapshot is None or self._edition is None:
            return
        if self._build is not None:
            self._build.is_stopped = self._build.is_outdated = True
            return
        build = self._build = _Build(self._snapshot(), self._edition)
        words = self._words
        self._to(State.WAITING)
        self._jobs.start(
            Job(
                words.text("Preview of the report"),
                lambda told: build.work(told, words),
                self._done,
                self._failed,
                is_passing=True,
            )
        )

    def stop(self) -> None:
        """Keep the old pages."""
        self._rest.stop()
        if self._build is not None:
            self._build.is_stopped, self._build.is_outdated = True, False
        self._to(State.STOPPED)

    def _done(self, pages: PdfPages) -> None:
        if not isValid(self):  # the page was made anew meanwhile, in another language
            pages.close()
            return
        build, self._build = self._build, None
        if build is not None and build.is_stopped:  # it was at its last page already
            pages.close()
            self._after_stop(build)
            return
        self.failure = None
        self._to(State.CURRENT)
        self.built.emit(pages)

    def _failed(self, error: AssessorError) -> None:
        if not isValid(self):
            return
        self._build = None
        self.failure = error
        self._to(State.FAILED)

    def _on_progress(self, what: str, _done: int, _of: int, _left: float) -> None:
        if self._build is not None and self._build.has_begun and not self._build.is_stopped:
            self.doing = what
            self._to(State.BUILDING, tell_again=True)

    def _on_ended(self) -> None:
        """A job has ended; if it was ours and told nothing, it was stopped."""
        if self._build is not None and self._build.has_begun:
            build, self._build = self._build, None
            self._after_stop(build)

    def _after_stop(self, build: _Build) -> None:
        if not build.is_outdated:
            self._to(State.STOPPED)
        elif not self._rest.isActive():
            self.build_now()

    def _to(self, state: State, *, tell_again: bool = False) -> None:
        if state is not self.state or tell_again:
            self.state = state
            self.state_changed.emit()
