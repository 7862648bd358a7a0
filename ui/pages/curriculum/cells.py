"""What the delegates of the page share: text that wraps, and how high it gets."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.theme import Theme

ROW_HEIGHT = 32
PADDING = 8
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MOST_KNOWN = 50_000


class CellText:
    """Heights of wrapped texts, kept until the theme changes; and the painting of them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._known: dict[tuple[str, int, bool, int], int] = {}
        self._fonts: dict[tuple[int, bool], QFont] = {}
        theme.changed.connect(self._forget)

    def font(self, size: int = 13, *, bold: bool = False) -> QFont:
        """A font of the theme, made once."""
        if (size, bold) not in self._fonts:
            self._fonts[size, bold] = self.theme.font(size, bold=bold)
        return self._fonts[size, bold]

    def height(self, text: str, width: int, *, size: int = 13, bold: bool = False) -> int:
        """How high `text` is, wrapped to `width`."""
        key = text, size, bold, width
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            metrics = QFontMetrics(self.font(size, bold=bold))
            room = QRect(0, 0, max(width, 40), 100_000)
            self._known[key] = metrics.boundingRect(room, int(_WRAPPED), text).height()
        return self._known[key]

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: str,
        *,
        size: int = 13,
        bold: bool = False,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        """Draw `text`: wrapped at the left, or in one line where `align` says."""
        painter.setFont(self.font(size, bold=bold))
        painter.setPen(QColor(colour))
        flags = int(_WRAPPED) if align is None else int(align | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect, flags, text)

    def _forget(self) -> None:
        self._known.clear()
        self._fonts.clear()
