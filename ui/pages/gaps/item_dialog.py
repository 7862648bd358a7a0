"""What the two dialogs about an item share: its name, fields under their names, Save and Cancel."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from assessor.marks import N_
from reports.content.wording import item_name
from standards.framework import Framework
from ui.context import Context
from ui.pages.page import label

_WIDTH = 420


class ItemDialog(QDialog):
    """The form stands at the left; a dialog may put something beside it."""

    def __init__(self, context: Context, title: str, framework: Framework, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.words = context.words
        self.framework = framework
        self.code = code
        self.setWindowTitle(title)
        self.form = QVBoxLayout()
        self.form.setSpacing(4)
        left = QWidget()
        left.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.addItem(QSpacerItem(context.theme.pixels(_WIDTH), 0))  # a minimum that longer words may pass
        self.body = QHBoxLayout()
        self.body.setSpacing(16)
        self.body.addWidget(left, 1)
        self._buttons = QDialogButtonBox()
        self.ok = self._buttons.addButton(self.words.text(N_("Save")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setProperty("primary", True)
        self._buttons.addButton(self.words.text(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(item_name(framework, code, self.words.language), "heading", wraps=True))
        layout.addLayout(self.body, 1)
        layout.addWidget(self._buttons)

    def add(self, name: str, field: QWidget) -> None:
        """A field under its name."""
        if not field.accessibleName():
            field.setAccessibleName(name)
        caption = label(name, "secondary")
        if self.form.count() > 1:
            self.form.addSpacing(4)
        self.form.addWidget(caption)
        self.form.addWidget(field)
