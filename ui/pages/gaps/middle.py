"""The middle of the page: the view by name, its stacked bar, the filter, and the table of items."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assessor.analysis.results import Result, Results
from assessor.analysis.summaries import is_working
from assessor.marks import N_
from standards.framework import Framework
from ui.context import Context
from ui.pages.gaps.items_table import ItemsTable
from ui.pages.gaps.rows import FILTERS, Order, filter_counts, rows_of, sentence_of
from ui.pages.gaps.sentences import whole_text
from ui.pages.gaps.view import View, cautions, programmes_text, view_title
from ui.pages.page import card, label
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.painting import plain_tip
from ui.widgets.results_bar import show_results_bar
from ui.widgets.scene_painter import ScenePainter
from ui.widgets.scene_view import SceneView
from ui.widgets.segmented import Segment, Segmented

_FILTER_NAMES = {
    "all": N_("All {count}"),
    "gaps": N_("Gaps {count}"),
    "unassessed": N_("Not assessed {count}"),
    "met": N_("At the target {count}"),
}
_FOUND = N_("Found {count}")  # without a role there is no target to be at
_FILTER_OF = {Result.MET: "met", Result.NOT_ASSESSED: "unassessed"}


class Middle(QFrame):
    """Shows one view. Parts of the bar lead to the first item with that result."""

    filtered = Signal()
    adopting = Signal()
    aiming = Signal()

    def __init__(self, context: Context, scenes: ScenePainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words = context.words
        self._title = label("", "heading", wraps=True)
        self._programmes = label("", "secondary")
        self.bar = SceneView(context.theme, words, words.text(N_("Results of the items")))
        self.bar.clicked.connect(self._lead_to)
        self._says = label("", "secondary", wraps=True)
        self._cautions = label("", "warn", wraps=True)
        self._caution_icon = IconLabel(context.theme, "info", "warn")
        self.adopt = LinkButton(context.theme, words.text(N_("Adopt…")), words.text(N_("Adopt the working targets")))
        self.adopt.clicked.connect(lambda _checked=False: self.adopting.emit())
        self.filter = Segmented(words.text(N_("Show")), [Segment(name, "") for name in FILTERS])
        self.filter.chosen.connect(lambda _name: self.filtered.emit())
        self.table = ItemsTable(context.theme, words, scenes)
        self.table.gaps.ordered.connect(self._sort)
        self._order: Order | None = None
        self._framework: Framework | None = None  # whose rows stand in the table
        self._nothing = EmptyState(
            context.theme,
            "target",
            words.text(N_("No item of this view is here.")),
            words.text(N_("Show all items")),
            self._show_all,
        )
        self._no_aim = EmptyState(
            context.theme,
            "graduation-cap",
            words.text(N_("No programme here aims at this role, so it has no results.")),
            words.text(N_("Go to the aims of the programmes")),
            self.aiming.emit,
        )
        self._stack = QStackedWidget()
        for page in (self.table, self._nothing):
            self._stack.addWidget(page)
        self._whole = QStackedWidget()
        self._lay_out()

    def show_view(self, framework: Framework, view: View, results: Results) -> None:
        """Show the results of a view; selection and scroll stay where the items stay."""
        words, snapshot = self._words, self._context.session.snapshot
        self._title.setText(view_title(framework, view, words))
        if not results.scope.is_aim:
            self._programmes.setText("")
            self._whole.setCurrentIndex(1)
            return
        self._whole.setCurrentIndex(0)
        count, programmes = programmes_text(snapshot, view, results, words)
        self._programmes.setText(count)
        self._programmes.setToolTip(plain_tip(programmes).replace("\n", "<br>"))
        self._programmes.setAccessibleDescription(programmes)
        show_results_bar(self.bar, results.whole.counts, words, has_targets=view.role is not None)
        self._says.setText(whole_text(results, words))
        said = cautions(snapshot, framework, view, results, words)
        self._cautions.setText(" ".join(said))
        for widget in (self._cautions, self._caution_icon):
            widget.setVisible(bool(said))
        is_open = view.role is not None and is_working(snapshot, framework.id, view.role)
        self.adopt.setVisible(is_open)
        counts = filter_counts(results.whole)
        names = _FILTER_NAMES if view.role is not None else _FILTER_NAMES | {"met": _FOUND}
        self.filter.show_texts([Segment(name, words.text(text, count=counts[name])) for name, text in names.items()])
        before = self.table.gaps.rows if self._framework is framework else ()
        self._framework = framework
        rows = rows_of(framework, results, FILTERS[self.filter.current()], self._order, words, before)
        self.table.gaps.show(rows, lambda row: sentence_of(framework, results, row, words))
        self._stack.setCurrentIndex(0 if self.table.gaps.rowCount() else 1)

    @property
    def has_results(self) -> bool:
        """Whether the view is one with results."""
        return self._whole.currentIndex() == 0

    def next_waiting(self, step: int) -> None:
        """Go to the next (1) or previous (-1) item that needs a decision, round the ends."""
        rows = self.table.gaps.rows
        at = self.table.currentIndex().row()
        for distance in range(1, len(rows) + 1):
            row = rows[(at + step * distance) % len(rows)]
            if row.item is not None and (row.item.result is Result.NOT_ASSESSED or row.item.look_again):
                self.table.select(row.code)
                return
        self._context.tell(self._words.text(N_("No item here waits for a decision.")))

    def _lead_to(self, result_id: str) -> None:
        result = Result(result_id)
        self.filter.choose(_FILTER_OF.get(result, "gaps"))
        self.filtered.emit()
        found = (row.code for row in self.table.gaps.rows if row.item is not None and row.item.result is result)
        if code := next(found, ""):
            self.table.select(code)
            self.table.setFocus()

    def _sort(self, order: object) -> None:
        self._order = order if isinstance(order, Order) else None
        self.filtered.emit()

    def show_in_pack_order(self) -> None:
        """All items under their areas."""
        if self._order is not None:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if self.filter.current() != "all":
            self._show_all()

    def _show_all(self) -> None:
        self.filter.choose("all")
        self.filtered.emit()

    def _lay_out(self) -> None:
        results = QWidget()
        inner = QVBoxLayout(results)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.bar)
        inner.addWidget(self._says)
        caution = QHBoxLayout()
        caution.setSpacing(6)
        caution.addWidget(self._caution_icon, 0, Qt.AlignmentFlag.AlignVCenter)
        caution.addWidget(self._cautions, 1)
        caution.addWidget(self.adopt)
        inner.addLayout(caution)
        inner.addWidget(self.filter)
        inner.addWidget(self._stack, 1)
        self._whole.addWidget(results)
        self._whole.addWidget(self._no_aim)
        frame, layout = card()
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._programmes, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(head)
        layout.addWidget(self._whole, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
