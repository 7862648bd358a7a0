"""How far the person has come: 214 of 261 topics, as words and as a bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.context import Context
from ui.pages.page import label


class ProgressMark(QWidget):
    """Topics with a decision, of all topics of the scope."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = context.words
        self._text = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(context.theme.pixels(4), 0, 0, 0)
        layout.setSpacing(context.theme.pixels(2))
        layout.addStretch(1)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        layout.addStretch(1)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_share(self, decided: int, topics: int) -> None:
        """Show `decided` of `topics`."""
        self._text.setText(
            self._words.plural(
                "{decided} of {count} topic",
                "{decided} of {count} topics",
                topics,
                decided=self._words.number(decided),
            )
        )
        self._bar.setRange(0, max(topics, 1))
        self._bar.setValue(decided)
        self._bar.setAccessibleName(self._text.text())
