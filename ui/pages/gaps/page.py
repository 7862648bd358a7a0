"""The Gaps page: a role and its programmes, the result of every item, and what is behind each."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from assessor.analysis.open_points import ItemAt
from assessor.analysis.results import Result, Results
from assessor.analysis.summaries import aimed_roles, is_working
from assessor.edits.judgement import judge
from assessor.edits.mapping import declare_outside
from assessor.marks import N_
from assessor.terms import SHORT_RESULTS
from standards.framework import Framework, FrameworkKind
from ui.context import Context
from ui.pages.gaps.details import DetailsPane
from ui.pages.gaps.dialogs import JudgementDialog, OutsideDialog
from ui.pages.gaps.model import Column, GapsModel
from ui.pages.gaps.rows import FILTERS, rows_of
from ui.pages.page import Page, card, label
from ui.widgets.empty_state import EmptyState
from ui.widgets.names import chosen, framework_name
from ui.widgets.picker import Picker
from ui.widgets.segmented import Segment, Segmented

_FILTER_NAMES = {
    "all": N_("All {count}"),
    "gaps": N_("Gaps {count}"),
    "unassessed": N_("Not assessed {count}"),
    "met": N_("At the target {count}"),
}
_RESULT_WIDTH = 190
_ROW_HEIGHT = 32
_IN_ORDER = (
    *(Result.MET, Result.PARTLY, Result.BELOW_TARGET, Result.NOT_FOUND),
    *(Result.NOT_ASSESSED, Result.NO_TARGET),
)


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: a role (None: without) and one programme (None: all that aim at the role)."""

    role: str | None
    programme: str | None


class GapsPage(Page):
    """Results of one view; every edit goes through the verbs, and the page follows edits made elsewhere."""

    shows = frozenset(
        {
            *("node", "mapping", "evidence", "judgement", "outside", "set_aside", "completion", "aim"),
            *("item_weight", "adoption", "framework_in_use", "assessment", "assessor"),
        }
    )
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", N_("Open the topic in Mapping")),)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.text(N_("Gaps")), parent)
        words = self.words
        self.framework = Picker(words.text(N_("Framework")), letters=24)
        self.view = Picker(words.text(N_("Role and programme")), letters=44)
        self.add_picker(self.framework)
        self.add_picker(self.view)
        self.framework.picked.connect(lambda _value: self._offer_views())
        self.view.picked.connect(lambda _value: self._show())
        self.filter = Segmented(words.text(N_("Show")), [Segment(name, "", "") for name in FILTERS])
        self.filter.chosen.connect(lambda _name: self._show())
        self._says = label("", "secondary", wraps=True)
        self.model = GapsModel(context.theme, words, self)
        self.table = self._make_table()
        self.details = DetailsPane(context)
        self.details.judging.connect(self._judge)
        self.details.leaving_out.connect(self._leave_out)
        self._empty = EmptyState(
            context.theme,
            "target",
            words.text(N_("Shows after the first mapping. Not assessed is not the same as not found.")),
            words.text(N_("Go to Mapping")),
            lambda: context.go("mapping", None),
        )
        self._panes = self._make_panes()
        self.content.addWidget(self._empty, 1)
        self.content.addWidget(self._panes, 1)

    def panes(self) -> list[QWidget]:
        """Where F6 goes, in reading order."""
        return [self.table, self.details.topics]

    def refresh(self) -> None:
        snapshot = self.context.session.snapshot
        has_mappings = bool(snapshot.mappings)
        self._empty.setVisible(not has_mappings)
        self._panes.setVisible(has_mappings)
        self.framework.setVisible(has_mappings)
        self.view.setVisible(has_mappings)
        used = [f for f in snapshot.frameworks if f.kind is not FrameworkKind.CHECKLIST]
        self.framework.set_choices([(framework_name(f, self.words.language), f.id) for f in used])
        if has_mappings and used:
            self._offer_views()

    def show_target(self, target: object) -> None:
        """Show an item of a framework in the view that it was named in."""
        if not isinstance(target, ItemAt):
            return
        self.framework.choose(target.framework_id)
        self._offer_views()
        for view in (View(target.role_code, target.programme_id), View(target.role_code, None)):
            if view in self._views():
                self.view.choose(view)
                break
        self.filter.choose("all")
        self._show()
        self._select(target.code)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.words.text(N_("Items and their results")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(Column.ITEM, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Column.RESULT, QHeaderView.ResizeMode.Fixed)  # a long reason wraps
        table.setColumnWidth(Column.RESULT, self.context.theme.pixels(_RESULT_WIDTH))
        table.verticalHeader().setMinimumSectionSize(self.context.theme.pixels(_ROW_HEIGHT))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.selectionModel().currentRowChanged.connect(self._on_row)
        return table

    def _make_panes(self) -> QSplitter:
        frame, layout = card()
        layout.addWidget(self.filter)
        layout.addWidget(self._says)
        layout.addWidget(self.table, 1)
        left = QWidget()
        outer = QVBoxLayout(left)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self.details)
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        return panes

    def _framework(self) -> Framework:
        return self.context.session.snapshot.framework_by_id[str(self.framework.value())]

    def _views(self) -> dict[View, str]:
        """Every view that there is of the framework, with its name."""
        snapshot, words = self.context.session.snapshot, self.words
        framework = self._framework()
        named: dict[View, str] = {}
        for code in aimed_roles(snapshot, framework.id):
            title = framework.role_by_code[code].title.in_language(words.language)
            programmes = [
                a.programme_id for a in snapshot.aims if (a.framework_id, a.role_code) == (framework.id, code)
            ]
            if len(programmes) > 1:
                named[View(code, None)] = words.text(N_("{role}: all its programmes"), role=title)
            for programme in programmes:
                named[View(code, programme)] = f"{title}: {self._programme(programme)}"
        named[View(None, None)] = words.text(N_("Without a role: all programmes"))
        return named

    def _programme(self, programme_id: str) -> str:
        node = self.context.session.curriculum.by_id[programme_id]
        return chosen(node.title, node.title_translated, self.words.language)

    def _offer_views(self) -> None:
        self.view.set_choices([(name, view) for view, name in self._views().items()])
        self._show()

    def _view(self) -> View:
        value = self.view.value()
        return value if isinstance(value, View) else View(None, None)

    def _results(self) -> Results:
        view = self._view()
        return self.context.session.results(self._framework().id, view.role, view.programme)

    def _show(self) -> None:
        """The table for the view and the filter; the chosen item stays chosen."""
        row = self.model.row(self.table.currentIndex().row())
        results, framework = self._results(), self._framework()
        counts = {name: sum(map(passes, results.items)) for name, passes in FILTERS.items()}
        self.filter.show_texts(
            [Segment(name, self.words.text(text, count=counts[name]), "") for name, text in _FILTER_NAMES.items()]
        )
        self.model.show(rows_of(framework, results, FILTERS[self.filter.current()], self.words))
        self._let_areas_spread()
        self._says.setText(self._sentence(framework, results))
        self._select(row.code if row is not None else self._first_code())

    def _let_areas_spread(self) -> None:
        """The title of an area stands over the columns that it leaves empty."""
        self.table.clearSpans()
        for number in range(self.model.rowCount()):
            row = self.model.row(number)
            if row is not None and row.item is None:
                self.table.setSpan(number, Column.ITEM, 1, Column.RESULT)

    def _first_code(self) -> str:
        """The first item of the table."""
        rows = (self.model.row(number) for number in range(self.model.rowCount()))
        return next((row.code for row in rows if row is not None and row.item is not None), "")

    def _sentence(self, framework: Framework, results: Results) -> str:
        words = self.words
        counts = Counter(results.whole.counts)
        parts = [f"{words.text(SHORT_RESULTS[result])} {counts[result]}" for result in _IN_ORDER if counts[result]]
        said = " · ".join(parts)
        role = self._view().role
        if role is not None and is_working(self.context.session.snapshot, framework.id, role):
            working = words.text(N_("The targets are working targets that are not adopted."))
            said = f"{said}\n{working}"
        return said

    def _select(self, code: str) -> None:
        number = self.model.number_of(code)
        if number < 0:
            self.details.clear()
            return
        self.table.selectRow(number)
        self.table.scrollTo(self.model.index(number, 0))
        self._on_row(self.model.index(number, 0))

    def _on_row(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is None or row.item is None:
            self.details.clear()
        else:
            self.details.show_item(self._framework(), row.item)

    def _judge(self, code: str) -> None:
        programme = self._view().programme
        name = self._programme(programme) if programme is not None else ""
        dialog = JudgementDialog(self.context, self._framework(), code, name, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        assessor = self.context.session.assessor
        is_own = not dialog.consensus.isChecked()
        self.context.editor.run(
            judge,
            framework=self._framework().id,
            item=code,
            coverage=dialog.coverage.value(),
            level=dialog.chosen_level,
            missing=dialog.missing.text(),
            reason=dialog.reason.toPlainText(),
            programme=programme if dialog.only_here.isChecked() else None,
            assessor=assessor.id if is_own and assessor is not None else None,
        )

    def _leave_out(self, code: str) -> None:
        title = self._framework().by_code[code].shown_title(self.words.language)
        dialog = OutsideDialog(self.context, f"{code} {title}", self)
        assessor = self.context.session.assessor
        if dialog.exec() != QDialog.DialogCode.Accepted or assessor is None:
            return
        self.context.editor.run(
            declare_outside,
            framework=self._framework().id,
            item=code,
            assessor=assessor.id,
            reason=dialog.chosen_reason,
            note=dialog.note.text(),
        )
