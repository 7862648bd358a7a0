"""A verb at the end of a line, in the accent colour and without a frame."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Theme


class LinkButton(QPushButton):
    """`name` says to a screen reader what it is about, since all lines have the same verbs."""

    def __init__(self, theme: Theme, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        self.setStyleSheet(
            f"QPushButton {{ border: 2px solid transparent; background: transparent; color: {tokens.accent};"
            f" font-weight: 600; padding: 0 {px(6)}px; min-height: {px(24)}px; border-radius: 4px; }}"
            f"QPushButton:hover {{ background: {tokens.raised}; }}"
            f"QPushButton:disabled {{ color: {tokens.text_3}; }}"
            f"QPushButton:focus {{ border-color: {tokens.accent}; }}"
        )
