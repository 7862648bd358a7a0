"""How a change is drawn in the history: its name in at most three lines, then when and who."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.history.models import ChangeRow, DayRow, Role, Row
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_EDGE, _AIR, _MOST_LINES = 12, 6, 3


class HistoryDelegate(QStyledItemDelegate):
    """Draws from the typed rows; the model answers nothing else."""

    def __init__(self, theme: Theme, taken_back: str) -> None:
        """`taken_back` is the word for what was undone."""
        super().__init__()
        self._theme, self._taken_back = theme, taken_back
        self._name_metrics = QFontMetrics(theme.font(13))
        self._small_metrics = QFontMetrics(theme.font(12))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        row: Row = index.data(Role.ROW)
        if isinstance(row, DayRow):
            return QSize(0, self._small_metrics.height() + 2 * _AIR + 4)
        room = option.rect.width() - 2 * _EDGE
        if option.widget is not None:
            room = option.widget.width() - 2 * _EDGE - 16
        lines = len(_lines(row.name, self._name_metrics, room))
        return QSize(0, lines * self._name_metrics.height() + self._small_metrics.height() + 2 * _AIR + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Role.ROW)
        painter.save()
        if isinstance(row, DayRow):
            self._paint_day(painter, option.rect, row)
        else:
            self._paint_change(painter, option, row)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, row: DayRow) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, QColor(tokens.raised))
        painter.setPen(QColor(tokens.text_2))
        painter.setFont(self._theme.font(12, bold=True))
        painter.drawText(rect.adjusted(_EDGE, 0, -_EDGE, 0), Qt.AlignmentFlag.AlignVCenter, row.text)

    def _paint_change(self, painter: QPainter, option: QStyleOptionViewItem, row: ChangeRow) -> None:
        tokens, rect, height = self._theme.tokens, option.rect, self._name_metrics.height()
        inside = rect.adjusted(_EDGE, _AIR, -_EDGE, -_AIR)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        painter.setFont(self._theme.font(13))
        painter.setPen(QColor(tokens.text_2 if row.is_taken_back else tokens.text))
        lines = _lines(row.name, self._name_metrics, inside.width())
        for number, line in enumerate(lines):
            painter.drawText(inside.left(), inside.top() + number * height + self._name_metrics.ascent(), line)
        painter.setFont(self._theme.font(12))
        painter.setPen(QColor(tokens.text_2))
        below = QRect(inside.left(), inside.top() + len(lines) * height + 2, inside.width(), height)
        parts = [row.time, row.who, self._taken_back if row.is_taken_back else ""]
        text = " · ".join(part for part in parts if part)
        shown = self._small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, shown)
        painter.fillRect(rect.left() + _EDGE, rect.bottom(), rect.width() - 2 * _EDGE, 1, QColor(tokens.line))


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text wrapped into at most three lines; the last is cut with … where there is more."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    lines, line = list[str](), ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not line:
            line = longer
            continue
        lines.append(line)
        line = word
    lines.append(line)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
