"""A button with a picture alone: its text stands in the tooltip and is its name for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import icon
from ui.theme import Theme

_SIZE = 16


class IconButton(QToolButton):
    """`about` tells one from its like in a list: "Move up: Customs Academy"."""

    def __init__(self, theme: Theme, icon_name: str, text: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self.setToolTip(text)
        self.setAccessibleName(f"{text}: {about}" if about else text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        size = self._theme.pixels(_SIZE)
        self.setIcon(icon(self._icon_name, self._theme.tokens.text_2))
        self.setIconSize(QSize(size, size))
