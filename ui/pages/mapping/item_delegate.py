"""Paints an item as a card: code, titles in both languages, why it is offered, score, and a mark if it is mapped."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor.words import Words
from ui.icons import paint_icon
from ui.pages.mapping.finders import ItemRow
from ui.pages.mapping.item_model import ItemRole
from ui.theme import Theme
from ui.widgets.painting import draw_lines, wrapped

Index = QModelIndex | QPersistentModelIndex
_OUTER, _INNER, _GAP = 4, 8, 8
_MOST_LINES = 3
_RADIUS = 4
_MARK = 16
_CHIP_PADDING, _CHIP_GAP = 6, 4


class ItemDelegate(QStyledItemDelegate):
    """Heights follow the width of the view; the view lays out anew when it is resized."""

    def __init__(self, view: QListView, theme: Theme, words: Words) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        parts = self._parts(index.data(ItemRole.ROW))
        height = sum(len(lines) * metrics.height() for lines, metrics, _ in parts)
        height += self._chip_step() * len(self._chip_rows(index.data(ItemRole.ROW)))
        return QSize(self._width(), round(height) + 2 * self._theme.pixels(_INNER) + self._theme.pixels(_OUTER))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        row: ItemRow = index.data(ItemRole.ROW)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        side = px(_INNER)
        card = QRectF(option.rect).adjusted(side, 0, -side, -px(_OUTER))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if is_selected else tokens.line), 1))
        painter.setBrush(QColor(tokens.selection_soft if is_selected else tokens.surface))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        top = card.top() + side
        left = card.left() + side
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(QColor(tokens.accent))
        metrics = QFontMetricsF(painter.font())
        painter.drawText(QRectF(left, top, card.width(), metrics.height()), 0, row.code)
        self._paint_marks(painter, row, card, is_mapped=bool(index.data(ItemRole.IS_MAPPED)))
        colours = (tokens.text, tokens.text_2)
        for (lines, part_metrics, shift), colour, size in zip(self._parts(row), colours, (13, 12), strict=True):
            painter.setFont(self._theme.font(size, bold=size == 13))
            painter.setPen(QColor(colour))
            draw_lines(painter, lines, left + shift, top, part_metrics)
            top += len(lines) * part_metrics.height()
        self._paint_chips(painter, row, left, top, is_selected=is_selected)
        painter.restore()

    def _paint_marks(self, painter: QPainter, row: ItemRow, card: QRectF, *, is_mapped: bool) -> None:
        """The score at the right, and a check before it."""
        px, tokens = self._theme.pixels, self._theme.tokens
        right = card.right() - px(_INNER)
        height = QFontMetricsF(painter.font()).height()
        top = card.top() + px(_INNER)
        if row.score is not None:
            painter.setPen(QColor(tokens.text_2))
            box = QRectF(right - px(40), top, px(40), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, self._words.number(row.score * 100))
        if is_mapped:
            size = px(_MARK)
            left = right - (px(28) if row.score is not None else 0) - size
            paint_icon(painter, "check", tokens.good, QRectF(left, top + (height - size) / 2, size, size))

    def _paint_chips(self, painter: QPainter, row: ItemRow, left: float, top: float, *, is_selected: bool) -> None:
        """The reasons, each on a ground of its own."""
        px, tokens = self._theme.pixels, self._theme.tokens
        painter.setFont(self._theme.font(12))
        metrics = QFontMetricsF(painter.font())
        for chips in self._chip_rows(row):
            top += px(_CHIP_GAP)
            x = left
            for text in chips:
                box = QRectF(x, top, metrics.horizontalAdvance(text) + 2 * px(_CHIP_PADDING), metrics.height() + px(2))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.surface if is_selected else tokens.raised))
                painter.drawRoundedRect(box, 3, 3)
                painter.setPen(QColor(tokens.text_2))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                x += box.width() + px(_CHIP_GAP)
            top += self._chip_step() - px(_CHIP_GAP)

    def _chip_step(self) -> float:
        """The height of a row of chips with the gap above it."""
        return QFontMetricsF(self._theme.font(12)).height() + self._theme.pixels(2) + self._theme.pixels(_CHIP_GAP)

    def _chip_rows(self, row: ItemRow) -> list[list[str]]:
        """The reasons as they stand beside and under each other; an endless one is cut, the tooltip has all of it."""
        px, metrics = self._theme.pixels, QFontMetricsF(self._theme.font(12))
        room = self._width() - 4 * px(_INNER)
        rows: list[list[str]] = []
        left = room + 1.0
        for reason in row.why:
            text = metrics.elidedText(reason, Qt.TextElideMode.ElideRight, room - 2 * px(_CHIP_PADDING))
            width = metrics.horizontalAdvance(text) + 2 * px(_CHIP_PADDING)
            if left + width > room:
                rows.append([])
                left = 0.0
            rows[-1].append(text)
            left += width + px(_CHIP_GAP)
        return rows

    def _parts(self, row: ItemRow) -> tuple[tuple[tuple[str, ...], QFontMetricsF, float], ...]:
        """Title, and framework with the other title, each with its metrics and how far it stands in."""
        px = self._theme.pixels
        bold, small = self._theme.font(bold=True), self._theme.font(12)
        code = QFontMetricsF(bold).horizontalAdvance(row.code) + px(_GAP)
        whole = self._width() - 4 * px(_INNER)
        beside = int(whole - code - px(48))
        second = " · ".join(text for text in (row.framework_title, row.other_title) if text)
        return (
            (wrapped(row.title, bold, beside, _MOST_LINES), QFontMetricsF(bold), code),
            (wrapped(second, small, int(whole), _MOST_LINES), QFontMetricsF(small), 0),
        )

    def _width(self) -> int:
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - 4  # the same with and without the ring of the focus
