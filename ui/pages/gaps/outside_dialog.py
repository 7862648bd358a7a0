"""Why an item is not assessed: it was not shown to us, or it is taught elsewhere."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from assessor.edits.mapping import declare_outside
from assessor.marks import N_
from assessor.model.mapping import OutsideReason
from assessor.terms import OUTSIDE_REASONS
from standards.framework import Framework
from ui.context import Context
from ui.pages.gaps.item_dialog import ItemDialog


class OutsideDialog(ItemDialog):
    """Begins with what this assessor has declared already, if anything."""

    def __init__(self, context: Context, framework: Framework, code: str, parent: QWidget) -> None:
        super().__init__(context, context.words.text(N_("Declare not assessed")), framework, code, parent)
        words = self.words
        self._group = QButtonGroup(self)
        self.reasons: dict[OutsideReason, QRadioButton] = {}
        for reason, text in OUTSIDE_REASONS.items():
            button = QRadioButton(words.text(text))
            self._group.addButton(button)
            self.reasons[reason] = button
            self.form.addWidget(button)
        self.note = QLineEdit()
        self.add(words.text(N_("Note: by whom, where it says so")), self.note)
        self.form.addStretch(1)
        assessor = context.session.assessor
        key = framework.id, code, assessor.id if assessor is not None else ""
        outsides = context.session.snapshot.outsides
        found = (o for o in outsides if (o.framework_id, o.item_code, o.assessor_id) == key)
        self._standing = next(found, None)
        self.reasons[self._standing.reason if self._standing else OutsideReason.RESTRICTED].setChecked(True)
        self.note.setText(self._standing.note if self._standing else "")
        self.note.setCursorPosition(0)

    def accept(self) -> None:
        """Save; a refusal is shown by the window, and the dialog stays."""
        reason = next(reason for reason, button in self.reasons.items() if button.isChecked())
        standing = self._standing
        is_same = standing is not None and (standing.reason, standing.note) == (reason, self.note.text().strip())
        if is_same or self._declare(reason):
            super().accept()

    def _declare(self, reason: OutsideReason) -> bool:
        assessor = self.context.session.assessor
        return assessor is not None and self.context.editor.run(
            declare_outside,
            framework=self.framework.id,
            item=self.code,
            assessor=assessor.id,
            reason=reason,
            note=self.note.text(),
        )
