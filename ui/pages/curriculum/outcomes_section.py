"""What learners shall be able to do after a programme, module or topic: a list to add to, correct and shorten."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from assessor.edits.curriculum import add_outcomes
from assessor.edits.outcomes import change_outcome, remove_outcome
from assessor.marks import N_
from assessor.model.curriculum import Node, Outcome
from assessor.model.snapshot import Snapshot
from ui.context import Context
from ui.icons import icon
from ui.pages.curriculum.sections import Section
from ui.widgets.fields import TextField

_ICON = 16


class OutcomesSection(Section):
    """One row an outcome, and an empty one to add another."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading(self.words.text(N_("Outcomes")))
        self._rows: dict[str, OutcomeRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.pixels(8))
        self.body.addLayout(self._list)
        name = self.words.text(N_("Add an outcome"))
        self.new = TextField(name, is_one_line=True, rests=False)
        self.new.setPlaceholderText(name)
        self.new.setReadOnly(context.editor.is_read_only)
        self.body.addWidget(self.new)

    def bind(self, node: Node, snapshot: Snapshot) -> None:
        self.new.session.bind("", lambda text: self._add(node.id, text))
        super().bind(node, snapshot)

    def fill(self, node: Node, snapshot: Snapshot) -> None:
        outcomes = sorted((o for o in snapshot.outcomes if o.node_id == node.id), key=lambda o: o.position)
        if [outcome.id for outcome in outcomes] == list(self._rows):
            for outcome in outcomes:
                self._rows[outcome.id].show_outcome(outcome)
            return
        kept = {outcome.id: self._rows.pop(outcome.id, None) for outcome in outcomes}
        for gone in self._rows.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._rows = {}
        for place, outcome in enumerate(outcomes):
            row = kept[outcome.id] or OutcomeRow(self.context, outcome)
            row.show_outcome(outcome)
            self._rows[outcome.id] = row
            self._list.insertWidget(place, row)
        _tab_order([*self._rows.values()], self.new)

    def rows(self) -> "tuple[OutcomeRow, ...]":
        """One row an outcome, in their order."""
        return tuple(self._rows.values())

    def commit(self) -> None:
        for row in self._rows.values():
            row.commit()
        self.new.session.commit()

    def _add(self, node_id: str, text: str) -> bool:
        if not text.strip():
            return False
        done = self.context.editor.run(add_outcomes, node=node_id, texts=[text])
        if done:
            self.new.session.bind("", lambda other: self._add(node_id, other))
        return done


class OutcomeRow(QWidget):
    """Text, working translation, and a way to take it away."""

    def __init__(self, context: Context, outcome: Outcome) -> None:
        super().__init__()
        words, run = context.words, context.editor.run
        self.text = TextField(words.text(N_("Outcome")), is_one_line=True)
        self.text.session.bind(outcome.text, lambda text: run(change_outcome, outcome=outcome.id, text=text))
        self.translation = TextField(words.text(N_("Working translation of the outcome")), is_one_line=True)
        self.translation.setPlaceholderText(words.text(N_("Working translation")))
        self.translation.session.bind(
            outcome.translation, lambda text: run(change_outcome, outcome=outcome.id, translation=text)
        )
        for field in (self.text, self.translation):
            field.setReadOnly(context.editor.is_read_only)
        self.remove = QToolButton()
        self.remove.setAccessibleName(words.text(N_("Remove this outcome")))
        self.remove.setToolTip(self.remove.accessibleName())
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.setEnabled(not context.editor.is_read_only)
        size = context.theme.pixels(_ICON)
        self.remove.setIcon(icon("x", context.theme.tokens.text_2))
        self.remove.setIconSize(QSize(size, size))
        self.remove.clicked.connect(lambda: run(remove_outcome, outcome=outcome.id))
        fields = QVBoxLayout()
        fields.setSpacing(2)
        fields.addWidget(self.text)
        fields.addWidget(self.translation)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(fields, 1)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show it as it is now."""
        self.text.session.show(outcome.text)
        self.translation.session.show(outcome.translation)

    def commit(self) -> None:
        """Store what was typed."""
        self.text.session.commit()
        self.translation.session.commit()


def _tab_order(rows: list[OutcomeRow], last: QWidget) -> None:
    order = [widget for row in rows for widget in (row.text, row.translation, row.remove)]
    for before, after in pairwise([*order, last]):
        QWidget.setTabOrder(before, after)
