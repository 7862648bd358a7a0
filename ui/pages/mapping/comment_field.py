"""A comment that is kept when the field is left or on Ctrl+Enter: one session of typing is one step of undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import Theme

_HEIGHT = 48


class CommentField(QPlainTextEdit):
    """`kept` tells the text when it differs from the one shown."""

    kept = Signal(str)
    left = Signal()  # by Ctrl+Enter or Esc

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.pixels(_HEIGHT))
        self._before = ""

    def show_text(self, text: str) -> None:
        """Show what is kept; typing that goes on is left alone."""
        if self.hasFocus() and self.toPlainText() != self._before:
            return
        self._before = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Keep what was typed."""
        typed = self.toPlainText().strip()
        if typed != self._before:
            self._before = typed
            self.kept.emit(typed)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's spelling
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._before)
            self.left.emit()
        else:
            super().keyPressEvent(event)
