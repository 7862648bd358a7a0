"""Paints a row of the list of topics: its state, number, title in up to three lines, and hours."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor.model.mapping import Coverage
from assessor.words import Words
from ui.icons import paint_icon
from ui.pages.mapping.entries import Entry
from ui.pages.mapping.topic_model import Role, TopicModel
from ui.theme import Theme
from ui.widgets.painting import MARK, draw_chip, draw_lines, wrapped

Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 3
_SIDE, _GAP, _ABOVE = 12, 8, 6
_LEAST_HEIGHT = 32
_HEADING_FONT, _TITLE_FONT = 12, 13
_STEP = 12  # a heading below a heading stands further in
_BAR = 3
_LEAST_TITLE = 60
_SUSPECT, _SUSPECT_GAP = 14, 4


class TopicDelegate(QStyledItemDelegate):
    """Reads the entry itself, so that a row costs one call of the model."""

    def __init__(self, model: TopicModel, theme: Theme, words: Words) -> None:
        super().__init__(model)
        self._model = model
        self._theme = theme
        self._words = words
        self.current_id = ""  # of the entry that is current; set by the view
        self.row_width = 0  # pixels that titles are wrapped for; set by the view

    def height(self, entry: Entry) -> int:
        """The height of a row."""
        text = len(self._lines(entry)) * QFontMetricsF(self._font(entry)).height()
        return max(self._theme.pixels(_LEAST_HEIGHT), round(text + 2 * self._theme.pixels(_ABOVE)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self.row_width, self.height(index.data(Role.ENTRY)))

    def is_on_chevron(self, entry: Entry, x: float) -> bool:
        """Whether a click at `x` closes or opens a heading."""
        return not entry.is_topic and x < self._number_left(entry)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(Role.ENTRY)
        rect = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, entry, rect, is_selected=bool(option.state & QStyle.StateFlag.State_Selected))
        if entry.id == self.current_id:
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), QColor(self._theme.tokens.accent))
        self._paint_mark(painter, entry, rect)
        self._paint_texts(painter, entry, rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, entry: Entry, rect: QRectF, *, is_selected: bool) -> None:
        tokens = self._theme.tokens
        if is_selected:
            painter.fillRect(rect, QColor(tokens.selection))
        elif not entry.is_topic:
            painter.fillRect(rect, QColor(tokens.raised))
        if entry.is_topic and not is_selected:
            left = rect.left() + self._title_left(entry)
            painter.fillRect(QRectF(left, rect.bottom() - 1, rect.right() - left, 1), QColor(tokens.line))

    def _paint_mark(self, painter: QPainter, entry: Entry, rect: QRectF) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        size = px(MARK if entry.is_topic else 16)
        left = rect.left() + px(_SIDE) + (0 if entry.is_topic else self._indent(entry))
        mark = QRectF(left, rect.center().y() - size / 2, size, size)
        if not entry.is_topic:
            name = "chevron-right" if self._model.is_closed(entry) else "chevron-down"
            paint_icon(painter, name, tokens.text_2, mark)
            return
        decision = self._model.decision(entry.id)
        if decision.coverage is not None and not (decision.is_set_aside and decision.coverage is Coverage.N):
            draw_chip(painter, self._theme, decision.coverage, mark)
        else:
            name = "ban" if decision.is_set_aside else "circle"
            paint_icon(painter, name, tokens.text_3, mark.adjusted(1, 1, -1, -1))

    def _paint_texts(self, painter: QPainter, entry: Entry, rect: QRectF) -> None:
        tokens = self._theme.tokens
        font = self._font(entry)
        metrics = QFontMetricsF(font)
        lines = self._lines(entry)
        top = rect.center().y() - len(lines) * metrics.height() / 2
        is_aside = entry.is_topic and self._model.decision(entry.id).is_set_aside
        painter.setFont(font)
        painter.setPen(QColor(tokens.text_2 if is_aside or not entry.is_topic else tokens.text))
        draw_lines(painter, lines, rect.left() + self._title_left(entry), top, metrics)
        painter.setPen(QColor(tokens.text_2))
        painter.setFont(self._theme.font(_HEADING_FONT, bold=not entry.is_topic))
        number = QRectF(rect.left() + self._number_left(entry), rect.top(), self._number_width(entry), rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, entry.number)
        if self._is_suspect(entry):
            size = self._theme.pixels(_SUSPECT)
            left = rect.right() - self._theme.pixels(_SIDE) - self._end_width(entry)
            paint_icon(painter, "circle-alert", tokens.warn, QRectF(left, rect.center().y() - size / 2, size, size))
        if hours := self._hours(entry):
            right = rect.right() - self._theme.pixels(_SIDE)
            painter.drawText(
                QRectF(rect.left(), rect.top(), right - rect.left(), rect.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                hours,
            )

    def _font(self, entry: Entry) -> QFont:
        return self._theme.font(_TITLE_FONT) if entry.is_topic else self._theme.font(_HEADING_FONT, bold=True)

    def _indent(self, entry: Entry) -> int:
        return 0 if entry.is_topic else self._theme.pixels(_STEP) * entry.depth

    def _number_left(self, entry: Entry) -> float:
        px = self._theme.pixels
        return px(_SIDE) + self._indent(entry) + px(MARK) + px(_GAP)

    def _number_width(self, entry: Entry) -> float:
        if not entry.number and not entry.is_topic:
            return 0
        metrics = QFontMetricsF(self._theme.font(_HEADING_FONT, bold=not entry.is_topic))
        least = metrics.horizontalAdvance("00.00") if entry.is_topic else 0
        return max(least, metrics.horizontalAdvance(entry.number))

    def _title_left(self, entry: Entry) -> float:
        width = self._number_width(entry)
        return self._number_left(entry) + width + (self._theme.pixels(_GAP) if width else 0)

    def _lines(self, entry: Entry) -> tuple[str, ...]:
        px = self._theme.pixels
        width = self.row_width - self._title_left(entry) - self._end_width(entry) - px(_GAP) - px(_SIDE)
        return wrapped(entry.title, self._font(entry), max(px(_LEAST_TITLE), int(width)), _MOST_LINES)

    def _is_suspect(self, entry: Entry) -> bool:
        return entry.is_topic and self._model.decision(entry.id).is_suspect

    def _end_width(self, entry: Entry) -> float:
        """What stands behind the title: the hours, and in front of them the mark of a text that changed."""
        metrics = QFontMetricsF(self._theme.font(_HEADING_FONT, bold=not entry.is_topic))
        hours = metrics.horizontalAdvance(self._hours(entry))
        if not self._is_suspect(entry):
            return hours
        return hours + self._theme.pixels(_SUSPECT) + (self._theme.pixels(_SUSPECT_GAP) if hours else 0)

    def _hours(self, entry: Entry) -> str:
        return "" if entry.minutes is None else self._words.hours(entry.minutes)
