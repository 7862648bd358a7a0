"""The Gaps page: roles and programmes, the result of every item, and what is behind each."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from assessor.analysis.open_points import ItemAt
from assessor.analysis.results import Results
from assessor.analysis.summaries import aimed_roles
from assessor.edits.judgement import withdraw_judgement
from assessor.edits.mapping import withdraw_outside
from assessor.marks import N_
from standards.framework import Framework, FrameworkKind
from ui.context import Context
from ui.history.records import history_of_item
from ui.messages import run_and_tell
from ui.pages.gaps.areas import AreaList, area_rows
from ui.pages.gaps.details import JUDGE, OUTSIDE, DetailsPane
from ui.pages.gaps.judgement_dialog import JudgementDialog
from ui.pages.gaps.middle import Middle
from ui.pages.gaps.outside_dialog import OutsideDialog
from ui.pages.gaps.role_list import RoleList
from ui.pages.gaps.roles import Kind, RolesModel, role_rows
from ui.pages.gaps.sentences import programme_name
from ui.pages.gaps.view import View
from ui.pages.page import Page, card, label
from ui.widgets.empty_state import EmptyState
from ui.widgets.names import framework_name
from ui.widgets.picker import Picker
from ui.widgets.row_menu import HISTORY, RowCommand, RowMenu, RowSpec
from ui.widgets.scene_painter import ScenePainter

_WIDTHS = (200, 564, 296)
_HEIGHTS = (165, 360)
_BEHIND = RowSpec("behind", N_("What is behind it"), "table")


@dataclass(frozen=True, slots=True)
class State:
    """What stays when the page is made anew."""

    view: View
    code: str
    filter: str


class GapsPage(Page):
    """Results of one view; every edit goes through the verbs, and the page follows edits made elsewhere."""

    shows = frozenset(
        {
            *("node", "mapping", "evidence", "judgement", "outside", "set_aside", "completion", "aim"),
            *("item_weight", "adoption", "framework_in_use", "assessment", "assessor", "source"),
        }
    )
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("From an item to what is behind it; from a topic to Mapping")),
        ("F2", N_("Write a judgement on the item")),
        ("F8", N_("Next item that needs a decision")),
        ("Shift+F8", N_("Previous item that needs a decision")),
        ("Esc", N_("Back to the table of items")),
        ("T", N_("Show the picture as a table")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.text(N_("Gaps by role")), parent)
        words = self.words
        self._role: str | None = None
        self._shows_others = False
        self._is_new = True  # the first role is chosen when the page is first filled
        self.framework = Picker(words.text(N_("Framework")), letters=26)
        self.programme = Picker(words.text(N_("Programme")), letters=30)
        self.add_picker(self.framework)
        self.add_picker(self.programme)
        self.framework.picked.connect(lambda _value: self._begin_framework())
        self.programme.picked.connect(lambda _value: self._fill())
        scenes = ScenePainter(context.theme)
        self.roles_model = RolesModel(words, self._results_of, self)
        self.roles = RoleList(context.theme, words, self.roles_model, scenes, self)
        self.middle = Middle(context, scenes)
        self.areas = AreaList(context.theme, words, scenes)
        self.details = DetailsPane(context)
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
        self._connect()

    def panes(self) -> list[QWidget]:
        """Where F6 goes, in reading order."""
        return [self.roles, self.middle.table, self.areas, self.details.topics]

    def refresh(self) -> None:
        snapshot = self.context.session.snapshot
        used = [f for f in snapshot.frameworks if f.kind is not FrameworkKind.CHECKLIST]
        is_filled = bool(snapshot.mappings and used)
        self._empty.setVisible(not is_filled)
        for widget in (self._panes, self.framework, self.programme):
            widget.setVisible(is_filled)
        self.framework.set_choices([(framework_name(f, self.words.language), f.id) for f in used])
        programmes = snapshot.curriculum.programmes
        choices: list[tuple[str, object]] = [(self.words.text(N_("All programmes")), None)]
        choices += [(programme_name(programme, self.words), programme.id) for programme in programmes]
        self.programme.set_choices(choices)
        if not is_filled:
            return
        if self._is_new:
            self._is_new = False
            self._begin_framework()
        else:
            self._fill()

    def show_target(self, target: object) -> None:
        """Show an item of a framework in the view that it was named in."""
        if not isinstance(target, ItemAt) or target.framework_id not in self.context.session.snapshot.framework_by_id:
            return
        self._show_view(View(target.framework_id, target.role_code, target.programme_id))
        if self.middle.table.select(target.code):
            self.middle.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> object:
        """What to show again after a change of language."""
        row = self.middle.table.current()
        return State(self._view(), row.code if row else "", self.middle.filter.current())

    def restore(self, state: object) -> None:
        """Show what `state` gave."""
        if isinstance(state, State) and state.view.framework_id in self.context.session.snapshot.framework_by_id:
            self.activate()
            self._show_view(state.view)
            self.middle.filter.choose(state.filter)
            self._fill()
            self.middle.table.select(state.code)

    def _show_view(self, view: View) -> None:
        self._is_new = False
        self.framework.choose(view.framework_id)
        self.programme.choose(view.programme)
        self._role = view.role
        self.middle.filter.choose("all")
        self._fill()

    def _begin_framework(self) -> None:
        """Another framework begins with the first role that a programme aims at."""
        roles = aimed_roles(self.context.session.snapshot, self._framework().id, self._programme())
        self._role = next(iter(roles), None)
        self._fill()

    def _framework(self) -> Framework:
        return self.context.session.snapshot.framework_by_id[str(self.framework.value())]

    def _programme(self) -> str | None:
        value = self.programme.value()
        return value if isinstance(value, str) else None

    def _view(self) -> View:
        return View(str(self.framework.value()), self._role, self._programme())

    def _results_of(self, role: str | None) -> Results:
        view = self._view()
        return self.context.session.results(view.framework_id, role, view.programme)

    def _fill(self) -> None:
        """Roles, table, areas and item for the view as it is; the chosen item stays chosen."""
        framework, snapshot = self._framework(), self.context.session.snapshot
        if self._role is not None and self._role not in framework.role_by_code:
            self._role = None
        rows = role_rows(snapshot, framework, self._programme(), shows_others=self._shows_others, words=self.words)
        if self._role is not None and self._role not in {row.code for row in rows}:
            self._role = rows[0].code if rows[0].kind is Kind.AIM else None
        self.roles.blockSignals(True)
        self.roles.selectionModel().blockSignals(True)
        self.roles_model.show(rows)
        self.roles.choose(self._role)
        self.roles.selectionModel().blockSignals(False)
        self.roles.blockSignals(False)
        self._show_results(framework)

    def _show_results(self, framework: Framework) -> None:
        table = self.middle.table
        row = table.current()
        results = self._results_of(self._role)
        self.middle.show_view(framework, self._view(), results)
        self.areas.areas.show(area_rows(framework, results, self.words))
        now = table.current()
        is_kept = row is not None and now is not None and now.code == row.code
        if not is_kept and (row is None or not table.select(row.code)):
            table.select(next((entry.code for entry in table.gaps.rows if entry.item is not None), ""))
        self._show_item()

    def _show_item(self) -> None:
        row = self.middle.table.current()
        if row is None or row.item is None or not self.middle.has_results:
            self.details.clear()
        else:
            self.details.show_item(self._framework(), row.item, self._results_of(self._role).scope)

    def _on_role(self, _index: QModelIndex) -> None:
        row = self.roles.current()
        if row is not None and row.kind is not Kind.OTHERS and row.code != self._role:
            self._role = row.code
            self._show_results(self._framework())

    def _turn_others(self) -> None:
        self._shows_others = not self._shows_others
        number = self.roles.currentIndex().row()
        self._fill()
        self.roles.setCurrentIndex(self.roles_model.index(number))

    def _judge(self, code: str) -> None:
        if not self._can_edit():
            return
        item = self._results_of(self._role).item(code)
        self._open(JudgementDialog(self.context, self._framework(), item, self._programme(), self))

    def _leave_out(self, code: str) -> None:
        if self._can_edit():
            self._open(OutsideDialog(self.context, self._framework(), code, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _can_edit(self) -> bool:
        return not self.context.editor.is_read_only and self.context.session.assessor is not None

    def _take_outside_back(self, code: str) -> None:
        assessor = self.context.session.assessor
        if assessor is not None:
            run_and_tell(
                self.context, withdraw_outside, framework=self._framework().id, item=code, assessor=assessor.id
            )

    def _to_behind(self) -> None:
        if self.details.topics.isVisible():
            self.details.topics.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.details.topics.currentIndex().isValid():
                self.details.topics.setCurrentIndex(self.details.topics.behind.index(0))

    def _commands(self) -> tuple[RowCommand, ...]:
        """What can be done to the current item, most used first."""
        row = self.middle.table.current()
        if row is None or row.item is None:
            return ()
        item, framework = row.item, self._framework()
        title = framework.by_code[row.code].shown_title(self.words.language)
        history = history_of_item(framework.id, row.code, title)
        return (
            RowCommand(JUDGE, lambda: self._judge(row.code), self._can_edit, "F2"),
            RowCommand(_BEHIND, self._to_behind, lambda: bool(item.mapping_rows), "Enter"),
            RowCommand(OUTSIDE, lambda: self._leave_out(row.code), self._can_edit),
            RowCommand(HISTORY, lambda: self.context.go("history", history), part=1),
        )

    def _connect(self) -> None:
        go = self.context.go
        self.roles.selectionModel().currentChanged.connect(self._on_role)
        self.roles.turned.connect(self._turn_others)
        self.middle.filtered.connect(lambda: self._show_results(self._framework()))
        self.middle.adopting.connect(lambda: go("assessment", "targets"))
        self.middle.aiming.connect(lambda: go("curriculum", None))
        self.middle.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_item())
        self.middle.table.entered.connect(self._to_behind)
        self.menu = RowMenu(self.middle.table, self._commands, self.context.theme, self.words)
        self.areas.clicked.connect(self._to_area)
        self.areas.activated.connect(self._to_area)
        self.details.judging.connect(self._judge)
        self.details.leaving_out.connect(self._leave_out)
        self.details.opened.connect(lambda topic: go("mapping", topic))
        self.details.judgement_withdrawn.connect(
            lambda judgement: run_and_tell(self.context, withdraw_judgement, judgement=judgement)
        )
        self.details.outside_withdrawn.connect(self._take_outside_back)
        for keys, act in (
            ("F2", self._judge_current),
            ("F8", lambda: self.middle.next_waiting(1)),
            ("Shift+F8", lambda: self.middle.next_waiting(-1)),
            ("Esc", lambda: self.middle.table.setFocus(Qt.FocusReason.OtherFocusReason)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _judge_current(self) -> None:
        row = self.middle.table.current()
        if row is not None and row.item is not None:
            self._judge(row.code)

    def _to_area(self, index: QModelIndex) -> None:
        row = self.areas.areas.row(index.row())
        if row is None:
            return
        self.middle.show_in_pack_order()
        self.middle.table.show_area(row.code)
        self.middle.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panes(self) -> QSplitter:
        left = _list_card(self.words.context("list", "Roles"), self.roles)
        upper = _list_card(self.words.text(N_("Results by area")), self.areas)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(upper)
        right.addWidget(self.details)
        right.setStretchFactor(0, 1)
        right.setStretchFactor(1, 3)
        right.setSizes([self.context.theme.pixels(height) for height in _HEIGHTS])
        panes = QSplitter(Qt.Orientation.Horizontal)
        for place, (pane, share) in enumerate(((left, 1), (self.middle, 3), (right, 2))):
            panes.addWidget(pane)
            panes.setStretchFactor(place, share)
        panes.setSizes([self.context.theme.pixels(width) for width in _WIDTHS])
        for splitter in (panes, right):
            splitter.setHandleWidth(8)
            splitter.setChildrenCollapsible(False)
        return panes


def _list_card(title: str, view: QWidget) -> QWidget:
    """A card whose list goes to its edges."""
    frame, layout = card()
    layout.setContentsMargins(4, 8, 4, 4)
    heading = label(title, "subheading")
    heading.setContentsMargins(8, 0, 0, 0)
    layout.addWidget(heading)
    layout.addWidget(view, 1)
    return frame
