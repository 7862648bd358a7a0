"""What is said of a programme: levels at entry and exit, the roles that it trains, who has finished its mapping."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from assessor.edits.curriculum import complete, reopen, set_aims
from assessor.marks import N_
from assessor.model.curriculum import Node, NodeKind
from assessor.model.snapshot import Snapshot
from standards.framework import Framework, FrameworkKind
from ui.context import Context
from ui.pages.curriculum.sections import Section
from ui.pages.page import label
from ui.widgets.fields import CheckRow, labelled


class ProgrammeSection(Section):
    """Levels at entry and exit, the roles that a programme trains, and who has finished its mapping."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.heading(words.text(N_("Aims")))
        for name, attribute in (
            (N_("Entry level"), "entry_level"),
            (N_("Entry level, working translation"), "entry_level_translated"),
            (N_("Exit level"), "exit_level"),
            (N_("Exit level, working translation"), "exit_level_translated"),
        ):
            field = self.text_field(words.text(name), attribute)
            self.body.addWidget(labelled(field.accessibleName(), field))
        self._lists = QVBoxLayout()
        self._lists.setSpacing(context.theme.pixels(2))
        self.body.addLayout(self._lists)
        self._shown: object = None

    def suits(self, node: Node) -> bool:
        return node.kind is NodeKind.PROGRAMME

    def fill(self, node: Node, snapshot: Snapshot) -> None:
        """The ticks are made anew only when something of them changed."""
        mine = self.context.session.assessor
        aims = frozenset((a.framework_id, a.role_code) for a in snapshot.aims if a.programme_id == node.id)
        done = frozenset(row.assessor_id for row in snapshot.completions if row.programme_id == node.id)
        shown = node.id, snapshot.frameworks, snapshot.assessors, mine, aims, done
        if shown == self._shown:
            return
        focused = self._focused_tick()
        self._shown = shown
        _clear(self._lists)
        for framework in snapshot.frameworks:
            if framework.roles and framework.kind is not FrameworkKind.CHECKLIST:
                self._add_roles(node, framework, {code for used, code in aims if used == framework.id})
        self._add_completions(node, snapshot, done)
        self._focus_tick(focused)

    def _add_roles(self, node: Node, framework: Framework, aims: set[str]) -> None:
        title = framework.short_title.in_language(self.words.language)
        self._lists.addWidget(
            label(self.words.text(N_("Trains these roles of “{framework}”"), framework=title), "secondary", wraps=True)
        )
        for role in framework.roles:
            if role.hidden and role.code not in aims:
                continue
            row = self._tick(role.title.in_language(self.words.language), role.code in aims)

            def on_ticked(is_on: bool, code: str = role.code) -> None:
                now = [
                    aim.role_code
                    for aim in self.context.session.snapshot.aims
                    if aim.programme_id == node.id and aim.framework_id == framework.id and aim.role_code != code
                ]
                roles = [*now, code] if is_on else now
                self.context.editor.run(set_aims, programme=node.id, framework=framework.id, roles=roles)

            row.ticked.connect(on_ticked)

    def _add_completions(self, node: Node, snapshot: Snapshot, done: frozenset[str]) -> None:
        words, mine = self.words, self.context.session.assessor
        self._lists.addWidget(label(words.text(N_("Mapping complete")), "subheading", wraps=True))
        self._lists.addWidget(
            label(
                words.text(N_("From then on, what was not found counts as not found. Each assessor says it alone.")),
                "hint",
                wraps=True,
            )
        )
        for assessor in snapshot.assessors:
            row = self._tick(assessor.name, assessor.id in done, is_enabled=assessor == mine)

            def on_ticked(is_on: bool, assessor_id: str = assessor.id) -> None:
                verb: Any = complete if is_on else reopen
                self.context.editor.run(verb, programme=node.id, assessor=assessor_id)

            row.ticked.connect(on_ticked)

    def _tick(self, text: str, is_on: bool, *, is_enabled: bool = True) -> CheckRow:
        row = CheckRow(text, is_ticked=is_on, is_enabled=is_enabled and not self.context.editor.is_read_only)
        self._lists.addWidget(row)
        return row

    def ticks(self) -> Sequence[CheckRow]:
        """The rows to tick: roles, framework by framework, then assessors."""
        items = (self._lists.itemAt(place) for place in range(self._lists.count()))
        return [widget for item in items if item and isinstance(widget := item.widget(), CheckRow)]

    def _focused_tick(self) -> int:
        return next((place for place, row in enumerate(self.ticks()) if row.box.hasFocus()), -1)

    def _focus_tick(self, place: int) -> None:
        if 0 <= place < len(self.ticks()):
            self.ticks()[place].box.setFocus()


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
