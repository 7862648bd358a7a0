"""A picture of the icons beside a text; it says nothing to a screen reader, the text does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.icons import icon
from ui.theme import Theme


class IconLabel(QLabel):
    """`token` is the name of a colour in the tokens; the picture follows the theme."""

    def __init__(self, theme: Theme, name: str, token: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = name, token
        self._size = size
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._paint)
        self._paint()

    def show_icon(self, name: str, token: str) -> None:
        """Show another one."""
        if (name, token) != self._shown:
            self._shown = name, token
            self._paint()

    def _paint(self) -> None:
        name, token = self._shown
        size = self._theme.pixels(self._size)
        self.setFixedWidth(size + 2)
        self.setPixmap(icon(name, getattr(self._theme.tokens, token)).pixmap(size, size))
