"""The parts of the details pane: what is said of every node, its hours, and how a module is taught."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from assessor.edits.curriculum import describe_node
from assessor.edits.tree import rename_node, set_hours
from assessor.edits.typed_numbers import hundredths_from_text, minutes_from_text
from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.model.curriculum import ChangedBy, Hours, Node, NodeKind
from assessor.model.snapshot import Snapshot
from assessor.terms import CHANGED_BY
from ui.context import Context
from ui.pages.page import label
from ui.widgets.fields import Commit, LineField, TextField, labelled
from ui.widgets.picker import Picker

HOUR_KINDS = {
    "contact": N_("Contact"),
    "practice": N_("Practice"),
    "self_study": N_("Self-study"),
    "internship": N_("Internship"),
    "unspecified": N_("Not split"),
}
_HOURS_IN_A_ROW = 3


class Section(QWidget):
    """A part of the pane. `bind` shows another node; `show_node` the same one after a change."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.words = context.words
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(context.theme.pixels(8))
        self._fields: list[tuple[TextField | LineField, Callable[[Node], str], Callable[[Node], Commit]]] = []

    def suits(self, node: Node) -> bool:
        """Whether the section has anything to say of such a node."""
        return True

    def bind(self, node: Node, snapshot: Snapshot) -> None:
        """Show another node."""
        for field, text_of, commit_of in self._fields:
            field.session.bind(text_of(node), commit_of(node))
        self.fill(node, snapshot)

    def show_node(self, node: Node, snapshot: Snapshot) -> None:
        """Show the same node after a change; what is being typed stays."""
        for field, text_of, _ in self._fields:
            field.session.show(text_of(node))
        self.fill(node, snapshot)

    def fill(self, node: Node, snapshot: Snapshot) -> None:
        """Show what is no text field."""

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        for field, _, _ in self._fields:
            field.session.commit()

    def heading(self, text: str) -> None:
        """A heading over what follows."""
        self.body.addWidget(label(text, "subheading", wraps=True))

    def text_field(self, name: str, attribute: str, *, is_one_line: bool = True) -> TextField:
        """A field for an attribute of the node that `describe_node` takes."""
        field = TextField(name, is_one_line=is_one_line)

        def commit_of(node: Node) -> Commit:
            return lambda text: self.context.editor.run(describe_node, node=node.id, **{attribute: text})

        self.add_field(field, lambda node: str(getattr(node, attribute)), commit_of)
        return field

    def add_field(
        self, field: TextField | LineField, text_of: Callable[[Node], str], commit_of: Callable[[Node], Commit]
    ) -> None:
        """A field that follows the node: what it shows, and what stores what was typed."""
        field.setReadOnly(self.context.editor.is_read_only)
        self._fields.append((field, text_of, commit_of))


class NameSection(Section):
    """Title, working translation, number and description of every node."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words, run = self.words, context.editor.run
        self.title = TextField(words.text(N_("Title, as in the source")), is_one_line=True)
        self.add_field(
            self.title, lambda node: node.title, lambda node: lambda t: run(rename_node, node=node.id, title=t)
        )
        self.number = LineField(words.text(N_("Number")))
        self.add_field(
            self.number, lambda node: node.number, lambda node: lambda t: run(rename_node, node=node.id, number=t)
        )
        translation = self.text_field(words.text(N_("Working translation")), "title_translated")
        description = self.text_field(words.text(N_("Description, content")), "description", is_one_line=False)
        for field in (self.title, translation, self.number, description):
            self.body.addWidget(labelled(field.accessibleName(), field))


class HoursSection(Section):
    """Hours by kind of a topic, or those that a source gives to a module and not to its topics."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._heading = label("", "subheading", wraps=True)
        self.body.addWidget(self._heading)
        grid = QGridLayout()
        grid.setSpacing(context.theme.pixels(8))
        self.hours: dict[str, LineField] = {}
        for place, (kind, template) in enumerate(HOUR_KINDS.items()):
            field = LineField(self.words.text(template), is_number=True)
            self.hours[kind] = field
            self.add_field(field, self._text_of(kind), self._commit_of(kind))
            row, column = divmod(place, _HOURS_IN_A_ROW)
            grid.addWidget(labelled(field.accessibleName(), field), row, column, Qt.AlignmentFlag.AlignBottom)
        for column in range(_HOURS_IN_A_ROW):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def suits(self, node: Node) -> bool:
        return node.kind is not NodeKind.PROGRAMME

    def fill(self, node: Node, snapshot: Snapshot) -> None:
        total = node.hours.total
        if node.kind is NodeKind.MODULE:
            text = self.words.text(N_("Hours given to the module and not to its topics"))
        elif total is None:
            text = self.words.text(N_("Academic hours"))
        else:
            text = self.words.text(N_("Academic hours: {total}"), total=self.words.hours_number(total))
        self._heading.setText(text)

    def _text_of(self, kind: str) -> Callable[[Node], str]:
        def text_of(node: Node) -> str:
            minutes = getattr(node.hours, kind)
            return "" if minutes is None else self.words.hours_number(minutes)

        return text_of

    def _commit_of(self, kind: str) -> Callable[[Node], Commit]:
        def commit_of(node: Node) -> Commit:
            return lambda text: self._set(node.id, kind, text)

        return commit_of

    def _set(self, node_id: str, kind: str, text: str) -> bool:
        try:
            minutes = minutes_from_text(text)
        except AssessorError as error:
            self.context.refuse(error)
            return False
        now = self.context.session.curriculum.by_id[node_id].hours
        by_kind = {name: getattr(now, name) for name in HOUR_KINDS} | {kind: minutes}
        self.context.editor.run(set_hours, node=node_id, hours=Hours(**by_kind))
        return True  # the same hours in other figures are no change, and taken all the same


class ModuleSection(Section):
    """Credits, form of assessment, and who may change a module."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.credits = LineField(words.text(N_("Credits")), is_number=True)
        self.add_field(self.credits, self._credits_text, lambda node: lambda text: self._set_credits(node.id, text))
        form = self.text_field(words.text(N_("Form of assessment")), "form_of_assessment")
        self.changed_by = Picker(words.text(N_("Who may change it")))
        self.changed_by.setEnabled(not context.editor.is_read_only)
        self.changed_by.set_choices(
            [(words.text(N_("nothing said")), None), *((words.text(text), who) for who, text in CHANGED_BY.items())]
        )
        self.changed_by.picked.connect(self._on_picked)
        self._node_id = ""
        for field in (self.credits, form, self.changed_by):
            self.body.addWidget(labelled(field.accessibleName(), field))

    def suits(self, node: Node) -> bool:
        return node.kind is NodeKind.MODULE

    def fill(self, node: Node, snapshot: Snapshot) -> None:
        self._node_id = node.id
        self.changed_by.choose(node.changed_by)

    def _credits_text(self, node: Node) -> str:
        hundredths = node.credits_hundredths
        if hundredths is None:
            return ""
        return self.words.number(hundredths / 100, 2).rstrip("0").rstrip(".,")

    def _set_credits(self, node_id: str, text: str) -> bool:
        try:
            hundredths = hundredths_from_text(text)
        except AssessorError as error:
            self.context.refuse(error)
            return False
        self.context.editor.run(describe_node, node=node_id, credits_hundredths=hundredths)
        return True

    def _on_picked(self, who: object) -> None:
        chosen = ChangedBy(who) if isinstance(who, str) else None  # Qt gives a text enum back as plain text
        self.context.editor.run(describe_node, node=self._node_id, changed_by=chosen)
