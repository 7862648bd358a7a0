"""The two small dialogs of the page: a judgement over an item, and an item that is not assessed."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from assessor.marks import N_
from assessor.model.mapping import Coverage, OutsideReason
from assessor.terms import OUTSIDE_REASONS
from reports.content.wording import coverage_name, level_name
from standards.framework import Framework
from ui.context import Context
from ui.pages.page import label
from ui.widgets.picker import Picker

_WIDTH = 460


class _Dialog(QDialog):
    """A form with [OK] and [Cancel]; OK waits until what is needed is there."""

    def __init__(self, context: Context, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = context.words
        self.setWindowTitle(title)
        self.setMinimumWidth(context.theme.pixels(_WIDTH))
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.buttons = QDialogButtonBox()
        ok = self.buttons.addButton(context.words.text(N_("Save")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(context.words.text(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        ok.setProperty("primary", True)
        self.ok = ok
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label(lead, "secondary", wraps=True))
        layout.addLayout(self.form)
        layout.addWidget(self.buttons)

    def add(self, name: str, field: QWidget) -> None:
        """A field under its name."""
        field.setAccessibleName(name)
        self.form.addRow(label(name, "secondary"), field)


class JudgementDialog(_Dialog):
    """Coverage, level, what is missing and why; for this programme or all, one's own or the team's."""

    def __init__(self, context: Context, framework: Framework, code: str, programme: str, parent: QWidget) -> None:
        words = context.words
        item = framework.by_code[code]
        title = f"{code} {item.shown_title(words.language)}"
        super().__init__(context, words.text(N_("Write judgement")), title, parent)
        self.coverage = Picker(words.text(N_("Coverage")))
        self.coverage.set_choices([(coverage_name(value, words), value) for value in Coverage])
        self.coverage.choose(Coverage.L)
        self.add(words.text(N_("Coverage")), self.coverage)
        self.level = Picker(words.text(N_("Level")))
        levels = [(level_name(framework, step.value, words), step.value) for step in framework.scale]
        self.level.set_choices([("–", None), *levels])
        self._is_graded = item.graded
        if item.graded:
            self.add(words.text(N_("Level")), self.level)
        self.missing = QLineEdit()
        self.add(words.text(N_("What is missing")), self.missing)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.add(words.text(N_("Reason")), self.reason)
        self.only_here = QCheckBox(words.text(N_("Only for “{programme}”"), programme=programme))
        self.only_here.setVisible(bool(programme))
        self.only_here.setChecked(bool(programme))
        self.form.addRow(self.only_here)
        self.consensus = QCheckBox(words.text(N_("The value that the team settled on")))
        self.form.addRow(self.consensus)
        self.reason.textChanged.connect(self._look)
        self.coverage.picked.connect(lambda _value: self._look())
        self._look()

    @property
    def chosen_level(self) -> int | None:
        """The level, None where none is given or the coverage takes none."""
        value = self.level.value() if self._is_graded and self.coverage.value() != Coverage.N else None
        return value if isinstance(value, int) else None

    def _look(self) -> None:
        self.level.setEnabled(self.coverage.value() != Coverage.N)
        self.ok.setEnabled(bool(self.reason.toPlainText().strip()))


class OutsideDialog(_Dialog):
    """Why an item is not assessed."""

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        words = context.words
        super().__init__(context, words.text(N_("Not assessed")), title, parent)
        self.reason = Picker(words.text(N_("Reason")))
        self.reason.set_choices([(words.text(text), value) for value, text in OUTSIDE_REASONS.items()])
        self.add(words.text(N_("Reason")), self.reason)
        self.note = QLineEdit()
        self.add(words.text(N_("Note")), self.note)

    @property
    def chosen_reason(self) -> OutsideReason:
        """What was chosen; Qt gives an enum of strings back as text."""
        return OutsideReason(str(self.reason.value()))
