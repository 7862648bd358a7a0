"""The report page: choices and open points at the left, the real pages at the right, the files from the header."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from assessor.analysis.open_points import open_points
from assessor.marks import N_
from assessor.store.tables import TABLES
from assessor.this_run import today
from ui.context import Context
from ui.icons import icon
from ui.pages.page import Page, card
from ui.pages.report.building import Builder
from ui.pages.report.exporting import AskWhere, Exporter, WrittenStrip, ask_where
from ui.pages.report.options import Options
from ui.pages.report.preview import Preview
from ui.widgets.open_points import OpenPointsList
from ui.widgets.scroll import scrolling
from ui.widgets.whole_label import WholeLabel

_SIDE_WIDTH = 340


class ReportPage(Page):
    """A report rests on everything, so every change is followed."""

    shows = frozenset(table.name for table in TABLES.values())
    keys = (
        ("PgUp, PgDown", N_("Page before, next page (in the preview)")),
        ("Home, End", N_("First page, last page (in the preview)")),
        ("+, -", N_("Larger, smaller (in the preview); also Ctrl and the wheel")),
    )

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        today: Callable[[], str] = today,
        ask: AskWhere = ask_where,
    ) -> None:
        """`today` gives the ISO date that the report states unless another is chosen."""
        words = context.words
        super().__init__(context, words.text("Report"), parent)
        self.options = Options(context, today())
        self.points = OpenPointsList(context)
        self.builder = Builder(context.jobs, words, self)
        self.preview = Preview(context, self.builder)
        self.strip = WrittenStrip(context)
        self._exporter = Exporter(context, self._on_written, ask)
        self.tables_button = QPushButton(words.text("Export tables (XLSX)…"))
        self.pdf_button = QPushButton(words.text("Export PDF…"))
        self.pdf_button.setProperty("primary", True)
        self.add_action(self.tables_button)
        self.add_action(self.pdf_button)
        self.content.addWidget(self.strip)
        self.content.addWidget(self._panes(), 1)
        self.options.chosen.connect(self._ask)
        self.tables_button.clicked.connect(lambda: self._exporter.write_tables(self, self.options.editions()))
        self.pdf_button.clicked.connect(lambda: self._exporter.write_reports(self, self.options.editions()))
        context.theme.changed.connect(self._paint)
        self._paint()

    def refresh(self) -> None:
        """The open points at once, the pages in a job."""
        session = self.context.session
        points = session.derived("open points", lambda snapshot: open_points(snapshot, session.results))
        self.points.show_points(points)
        for before, after in pairwise([self.options.date, *self.points.buttons]):
            self.setTabOrder(before, after)  # the list stands before the pages, and its lines are made later
        self._draft_note.setVisible(any(point.makes_draft for point in points))
        self._ask()

    def state(self) -> object:
        """What is chosen."""
        return self.options.state()

    def restore(self, state: object) -> None:
        """Choose again what `state` gave."""
        if isinstance(state, tuple):
            self.options.restore(state)

    def _panes(self) -> QSplitter:
        words = self.context.words
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.options.frame)
        frame, layout = card()
        layout.addWidget(WholeLabel(words.text("What to mend before handing over"), "subheading"))
        self._draft_note = WholeLabel(
            words.text("The report is printed as a draft while a line with a triangle is open."), "hint"
        )
        layout.addWidget(self._draft_note)
        layout.addWidget(self._scrolled(self.points), 1)
        column.addWidget(frame, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(side)
        panes.addWidget(self.preview)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(8)
        width = self.context.theme.pixels(_SIDE_WIDTH)
        panes.setSizes([width, 3 * width])
        return panes

    def _scrolled(self, widget: QWidget) -> QScrollArea:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        layout.addStretch(1)
        return scrolling(inner, is_clear=True)

    def _ask(self) -> None:
        session = self.context.session
        self.builder.ask(lambda: session.snapshot, self.options.editions()[0])

    def _on_written(self, files: tuple[Path, ...]) -> None:
        self.context.tell(self.strip.show_files(files))

    def _paint(self) -> None:
        tokens = self.context.theme.tokens
        self.pdf_button.setIcon(icon("file-down", tokens.accent_text))
        self.tables_button.setIcon(icon("table", tokens.text))
