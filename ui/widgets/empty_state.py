"""What an empty pane says: an icon, one sentence, one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.pages.page import label
from ui.theme import Theme

_ICON_SIZE = 32
_WIDTH = 420


class EmptyState(QWidget):
    """Never a blank pane. Without `action` there is nothing to press."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        sentence: str,
        action: str = "",
        do: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label(sentence, "secondary", wraps=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(theme.pixels(_WIDTH))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.pixels(12))
        layout.addStretch(2)
        layout.addWidget(self._picture)
        line = QHBoxLayout()  # an alignment would give the sentence no height for its width
        line.addStretch(1)
        line.addWidget(self._sentence, _WIDTH)
        line.addStretch(1)
        layout.addLayout(line)
        self.button: QPushButton | None = None
        if do is not None:
            self.button = QPushButton(action)
            self.button.clicked.connect(lambda _checked=False: do())
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._paint)
        self._paint()

    def say(self, sentence: str) -> None:
        """Say something else: a search that found nothing names what was looked for."""
        self._sentence.setText(sentence)

    def _paint(self) -> None:
        size = self._theme.pixels(_ICON_SIZE)
        self._picture.setPixmap(icon(self._icon_name, self._theme.tokens.text_3).pixmap(size, size))
