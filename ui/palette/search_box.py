"""What looks like a search field in the menu row: a button that opens the palette."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from assessor.marks import N_
from assessor.words import Words
from ui.icons import paint_icon
from ui.theme import Theme

_EDGE, _GAP, _ICON, _HEIGHT, _RADIUS = 8, 8, 15, 28, 4


class SearchBox(QAbstractButton):
    """Icon, what can be searched for, and the key."""

    def __init__(self, action: QAction, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._hint = words.text(N_("Search topics, items, evidence, commands"))
        self._key = action.shortcut().toString()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._hint} ({self._key})")
        self.setToolTip(self.accessibleName())
        self.clicked.connect(action.trigger)

    def needed(self) -> int:
        """The width in which nothing is cut."""
        px = self._theme.pixels
        hint = QFontMetricsF(self._theme.font(13)).horizontalAdvance(self._hint)
        return round(hint + self._key_width()) + px(_ICON) + 2 * px(_EDGE) + 2 * px(_GAP) + 1

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self.needed(), self._theme.pixels(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        tokens, px = self._theme.tokens, self._theme.pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        width = 2 if has_focus else 1
        painter.setPen(QPen(QColor(tokens.accent if has_focus else tokens.control_edge), width))
        painter.setBrush(QColor(tokens.raised if self.underMouse() else tokens.surface))
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        size = px(_ICON)
        paint_icon(painter, "search", tokens.text_2, QRectF(px(_EDGE), (self.height() - size) / 2, size, size))
        painter.setPen(QColor(tokens.text_2))
        painter.setFont(self._theme.font(13))
        left = px(_EDGE) + size + px(_GAP)
        place = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._hint)
        self._paint_key(painter)

    def _key_width(self) -> float:
        metrics = QFontMetricsF(self._theme.font(11, bold=True))
        return metrics.horizontalAdvance(self._key) + 2 * self._theme.pixels(5)

    def _paint_key(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        width, height = self._key_width(), px(18)
        place = QRectF(self.width() - px(_EDGE) - width, (self.height() - height) / 2, width, height)
        painter.setFont(self._theme.font(11, bold=True))
        painter.setPen(QPen(QColor(tokens.control_edge), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(QColor(tokens.text_2))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key)
