"""The line at the bottom: is everything saved, what was the last change, what runs, which frameworks."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from assessor.marks import N_
from assessor.this_run import today
from assessor.words import Words
from ui.icons import icon
from ui.jobs import Jobs
from ui.pages.page import label
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

_ICON = 14
_HEIGHT = 26
_PROGRESS_WIDTH = 110
_WIDEST_TEXT = 260
_SHOWN_AFTER_MS = 300  # shorter work is over before one could read of it
_TIME_LEFT_AFTER = 3.0  # seconds


class Status(QStatusBar):
    """Texts are plain; the long ones give way with … and stand whole in their tooltips."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(theme.pixels(_HEIGHT))
        self._saved_icon, self._saved = QLabel(), label("", "status")
        self._last = ElidedLabel()
        self._last.setProperty("role", "status")
        self._frameworks_icon, self._frameworks = QLabel(), ElidedLabel()
        self._frameworks.setProperty("role", "status")
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(6)
        for widget in (self._saved_icon, self._saved):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(self._last)
        row.addStretch(1)
        for widget in (self._frameworks_icon, self._frameworks):
            row.addWidget(widget)
        room = QWidget()
        room.setLayout(row)
        self.addWidget(room, 1)
        self.show_nothing()

    @property
    def saved_text(self) -> str:
        return self._saved.text()

    @property
    def last_text(self) -> str:
        return self._last.text()

    @property
    def frameworks_text(self) -> str:
        return self._frameworks.text()

    def show_nothing(self) -> None:
        """No assessment is open."""
        for part in (self._saved_icon, self._frameworks_icon):
            part.clear()
        for text in (self._saved, self._last, self._frameworks):
            text.setText("")

    def show_saved(self, at: str) -> None:
        """All changes are in the file; the last one is of `at` (ISO), '' for none."""
        self._mark("circle-check", self._theme.tokens.good)
        said = self._words.text(N_("All changes saved"))
        self._saved.setText(f"{said} · {self.when(at)}" if at else said)

    def show_unsaved(self) -> None:
        """The last change did not get into the file."""
        self._mark("circle-alert", self._theme.tokens.bad)
        self._saved.setText(self._words.text(N_("The last change is not saved")))

    def show_saving(self) -> None:
        """A write takes longer than a blink."""
        self._mark("save", self._theme.tokens.text_2)
        self._saved.setText(self._words.text(N_("Saving…")))

    def show_read_only(self) -> None:
        """Nothing can be changed."""
        self._mark("lock", self._theme.tokens.text_2)
        self._saved.setText(self._words.text(N_("Read-only")))

    def show_last(self, name: str, key: str) -> None:
        """What undo would take back, '' for nothing."""
        self._last.show_text(self._words.text(N_("Last: {change} ({key})"), change=name, key=key) if name else "")

    def show_frameworks(self, names: list[str]) -> None:
        """The editions in use."""
        size = self._theme.pixels(_ICON)
        self._frameworks_icon.setPixmap(icon("library", self._theme.tokens.text_2).pixmap(size, size))
        self._frameworks.show_text(" · ".join(names))

    def when(self, at: str) -> str:
        """The time of a moment of today, the date of an earlier one."""
        local = datetime.fromisoformat(at).astimezone()
        return f"{local:%H:%M}" if local.date().isoformat() == today() else self._words.date(local.date().isoformat())

    def _mark(self, name: str, colour: str) -> None:
        size = self._theme.pixels(_ICON)
        self._saved_icon.setPixmap(icon(name, colour).pixmap(size, size))


class JobPart(QWidget):
    """The job that runs: name, progress, time left, and Cancel."""

    appeared = Signal()

    def __init__(self, jobs: Jobs, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name, self._waiting = "", 0
        self._widest = theme.pixels(_WIDEST_TEXT)
        self._said = ElidedLabel()
        self._said.setProperty("role", "status")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(theme.pixels(_PROGRESS_WIDTH))
        self._stop = QPushButton(words.text(N_("Cancel")))
        self._stop.setProperty("small", True)
        self._stop.clicked.connect(jobs.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for part in (self._said, self._progress, self._stop):
            row.addWidget(part)
        self._spent = QTimer(self)
        self._spent.setSingleShot(True)
        self._spent.setInterval(_SHOWN_AFTER_MS)
        self._spent.timeout.connect(self._on_time)
        jobs.started.connect(self._on_started)
        jobs.waiting.connect(self._on_waiting)
        jobs.progressed.connect(self._on_progress)
        jobs.ended.connect(self._on_ended)
        self.hide()

    @property
    def text(self) -> str:
        return self._said.text()

    def _on_started(self, name: str, can_stop: bool) -> None:  # a slot
        self._name, self._waiting = name, max(0, self._waiting - 1)
        self._stop.setVisible(can_stop)
        self._stop.setAccessibleName(self._words.text(N_("Cancel: {job}"), job=name))
        self._progress.setAccessibleName(name)
        self._progress.setRange(0, 0)
        self._say("")
        self._spent.start()

    def _on_time(self) -> None:
        self.show()
        self.appeared.emit()

    def _on_waiting(self, count: int) -> None:
        self._waiting = count
        self._say("")

    def _on_progress(self, what: str, done: int, of: int, left: float) -> None:
        if of > 0:
            self._progress.setRange(0, of)
            self._progress.setValue(done)
        parts = [what or "", self._words.text(N_("{done} of {all}"), done=done, all=of) if of > 0 and not what else ""]
        if left >= _TIME_LEFT_AFTER:
            parts.append(self._time_left(left))
        self._say(", ".join(part for part in parts if part))

    def _on_ended(self) -> None:
        self._spent.stop()
        self.hide()

    def _time_left(self, seconds: float) -> str:
        if seconds < 60:
            return self._words.plural("{count} second left", "{count} seconds left", round(seconds))
        return self._words.plural("{count} minute left", "{count} minutes left", round(seconds / 60))

    def _say(self, more: str) -> None:
        text = f"{self._name}: {more}" if more else self._name
        if self._waiting:
            waits = self._words.plural("{count} more waits", "{count} more wait", self._waiting)
            text = f"{text} ({waits})"
        self._said.show_text(text)
        self._said.setMinimumWidth(min(self._said.sizeHint().width(), self._widest))
