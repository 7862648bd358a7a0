"""The start: a new assessment, one that is there, the sample, the files opened last, a study plan dropped in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assessor import __version__
from assessor.marks import N_
from assessor.words import LANGUAGES, Words
from ui.corner import LANGUAGE_NAMES
from ui.pages.page import card, label
from ui.pages.start.choices import BigChoice, RecentRow
from ui.theme import Theme

_WIDEST, _LEFT, _GAP = 1066, 330, 48


@dataclass(frozen=True, slots=True)
class StartCommands:
    """What the start page can set off."""

    new: Callable[[], object]
    open_any: Callable[[], object]
    sample: Callable[[], object]
    open_file: Callable[[Path], object]
    forget: Callable[[Path], object]
    plan: Callable[[], object] | None  # begin with a study plan; None where no page takes one in
    language: Callable[[str], object]


class StartPage(QScrollArea):
    """One column on a wide ground; it scrolls where the window is low."""

    def __init__(
        self, theme: Theme, words: Words, recent: Sequence[Path], do: StartCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._do = theme, words, do
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: list[RecentRow] = []
        ground = QWidget()
        ground.setObjectName("page")
        column = QWidget()
        column.setMaximumWidth(theme.pixels(_WIDEST))
        outer = QHBoxLayout(ground)
        outer.addStretch(1)
        outer.addWidget(column, 20)
        outer.addStretch(1)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(theme.pixels(16))
        self._column.addStretch(1)
        self._column.addWidget(label(words.text(N_("Customs Training Assessor")), "title"))
        claim = N_("Set a national customs curriculum against the WCO and EU standards, and report on it.")
        self._column.addWidget(label(words.text(claim), "lead", wraps=True))
        self._column.addSpacing(theme.pixels(8))
        self._add_choices(recent)
        if do.plan is not None:
            self._column.addWidget(self._plan_zone(do.plan))
        self._column.addStretch(2)
        self._column.addLayout(self._foot())
        self.setWidget(ground)

    def show_progress(self, progress: dict[Path, str]) -> None:
        """What was read of the recent files meanwhile: path -> how far the work is."""
        for row in self.rows:
            if row.file in progress:
                row.show_progress(progress[row.file])

    def focus_first(self) -> None:
        """The last file where there is one, else the new assessment."""
        (self.rows[0] if self.rows else self.choices[0]).setFocus()

    def _add_choices(self, recent: Sequence[Path]) -> None:
        words = self._words
        self.choices = [
            BigChoice(
                self._theme,
                "file-plus",
                words.text(N_("New assessment")),
                words.text(N_("Country, institution, you, standards")),
                "Ctrl+N",
            ),
            BigChoice(
                self._theme,
                "folder-open",
                words.text(N_("Open…")),
                words.text(N_("An .assessment file, or drop it here")),
                "Ctrl+O",
            ),
            BigChoice(
                self._theme,
                "eye",
                words.text(N_("Look at the sample")),
                words.text(N_("The fictional Exempla: mapping, gaps, report")),
            ),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.pixels(_GAP))
        grid.setVerticalSpacing(self._theme.pixels(10))
        grid.setColumnStretch(0, _LEFT)
        grid.setColumnStretch(1, _WIDEST - _LEFT - _GAP)
        for row, (choice, do) in enumerate(
            zip(self.choices, (self._do.new, self._do.open_any, self._do.sample), strict=True)
        ):
            choice.clicked.connect(lambda _checked=False, do=do: do())
            grid.addWidget(choice, row, 0)
        grid.setRowStretch(len(self.choices), 1)
        grid.addLayout(self._recent(recent), 0, 1, len(self.choices) + 1, 1)
        self._column.addLayout(grid)

    def _recent(self, recent: Sequence[Path]) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(self._theme.pixels(8))
        if recent:
            column.addWidget(label(words.text(N_("Recent")), "heading"))
            frame, inside = card()
            inside.setContentsMargins(6, 6, 6, 6)
            inside.setSpacing(0)
            for file in recent:
                row = RecentRow(self._theme, words, file)
                row.clicked.connect(lambda _checked=False, chosen=file: self._do.open_file(chosen))
                row.forgotten.connect(lambda chosen=file: self._do.forget(chosen))
                self.rows.append(row)
                inside.addWidget(row)
            column.addWidget(frame)
        said = N_("Everything stays in one file on this computer. Nothing is sent anywhere.")
        column.addWidget(label(words.text(said), "hint", wraps=True))
        column.addStretch(1)
        return column

    def _plan_zone(self, begin: Callable[[], object]) -> QFrame:
        words = self._words
        zone = QFrame()
        zone.setObjectName("dropZone")
        row = QHBoxLayout(zone)
        row.setContentsMargins(24, 16, 24, 16)
        texts = QVBoxLayout()
        texts.addWidget(
            label(
                words.text(
                    N_("Or start from the curriculum: drop the file of the host here, be it Word, Excel, PDF or text")
                ),
                "subheading",
                wraps=True,
            )
        )
        texts.addWidget(
            label(
                words.text(N_("A new assessment is made around it, and shows what was read before anything is kept.")),
                "secondary",
                wraps=True,
            )
        )
        row.addLayout(texts, 1)
        self.plan_button = QPushButton(words.text(N_("Choose a file…")))
        self.plan_button.clicked.connect(lambda _checked=False: begin())
        row.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return zone

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self._words.text(N_("Version {version}"), version=__version__), "hint"))
        row.addStretch(1)
        for language in LANGUAGES:
            button = QPushButton(LANGUAGE_NAMES[language])
            button.setProperty("link", True)
            button.setAccessibleName(self._words.text(N_("Language: {language}"), language=LANGUAGE_NAMES[language]))
            button.setEnabled(language != self._words.language)
            button.clicked.connect(lambda _checked=False, chosen=language: self._do.language(chosen))
            row.addWidget(button)
        return row
