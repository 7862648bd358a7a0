"""Text that wraps and is never lower than its lines: where it has too little height, the page scrolls instead."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class WholeLabel(QLabel):
    """A wrapping QLabel in a splitter is squeezed below its text: a splitter asks for no height for a width."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """`role` is one of the style sheet."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's spelling
        """Show another text."""
        if text != self.text():
            super().setText(text)
            self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        """Another width, other lines."""
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        self.setMinimumHeight(0)  # heightForWidth is never under the minimum that stood before
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)
