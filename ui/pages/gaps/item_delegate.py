"""Paints the rows of the gaps table: code and title, levels, result and hours; an area over the whole width."""

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.pages.gaps.pictures import chip_height, chip_width, paint_result, picture_of
from ui.pages.gaps.rows import Column, Row
from ui.theme import Theme
from ui.widgets.painting import draw_lines, wrapped
from ui.widgets.row_list import ROW
from ui.widgets.scene_painter import ScenePainter

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _ABOVE = 8, 8, 6
_LEAST_HEIGHT, _AREA_HEIGHT = 34, 28
_MOST_LINES = 3
_MOST_FOR_RESULT, _LEAST_RESULT = 0.26, 110
_BAR = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GapsDelegate(QStyledItemDelegate):
    """Heights are asked for by the page when the width of the table changes."""

    def __init__(self, table: QTableView, theme: Theme, scenes: ScenePainter) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._scenes = scenes
        self.code_width = 0.0  # pixels of the widest code; set with the rows

    def measure_codes(self, rows: tuple[Row, ...]) -> None:
        """Let all titles begin at one edge."""
        metrics = QFontMetricsF(self._theme.font(bold=True))
        self.code_width = max((metrics.horizontalAdvance(row.code) for row in rows if row.item), default=0.0)

    def least_title(self, rows: tuple[Row, ...]) -> int:
        """The width in which no word of a title is broken."""
        metrics = QFontMetricsF(self._theme.font())
        words = {word for row in rows if row.item for word in row.title.split()}
        widest = max(map(metrics.horizontalAdvance, words), default=0.0)
        return math.ceil(self.code_width + widest) + self._theme.pixels(_GAP) + 2 * self._theme.pixels(_SIDE) + 1

    def height(self, row: Row) -> int:
        """The height of a row."""
        px = self._theme.pixels
        if row.item is None:
            lines = len(self._area_lines(row))
            return max(px(_AREA_HEIGHT), round(lines * self._line(12)) + 2 * px(_ABOVE))
        title = len(self._title_lines(row)) * self._line(13)
        result = self._chip_height(row) + (len(self._reason_lines(row)) * self._line(11) if row.reason else 0)
        return max(px(_LEAST_HEIGHT), round(max(title, result)) + 2 * px(_ABOVE))

    def result_width(self, rows: tuple[Row, ...]) -> int:
        """Room for the widest result, which takes two lines where the table is narrow."""
        widest = max((chip_width(self._theme, row.result) for row in rows if row.item), default=0.0)
        room = self._table.viewport().width() * _MOST_FOR_RESULT
        return math.ceil(max(self._theme.pixels(_LEAST_RESULT), min(widest, room))) + 2 * self._theme.pixels(_SIDE) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self._table.columnWidth(index.column()), self.height(index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        self._paint_ground(painter, row, rect, is_selected=is_selected, is_first=index.column() == Column.ITEM)
        if row.item is None:
            self._paint_area(painter, row, rect)
        else:
            self._paint_cell(painter, row, Column(index.column()), rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: Row, rect: QRectF, *, is_selected: bool, is_first: bool) -> None:
        tokens = self._theme.tokens
        if is_selected:
            painter.fillRect(rect, QColor(tokens.selection))
            if is_first:
                painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), QColor(tokens.accent))
        elif row.item is None:
            painter.fillRect(rect, QColor(tokens.raised))
        else:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line))

    def _paint_area(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        room = rect.adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        lines = self._area_lines(row)
        painter.setFont(self._theme.font(12, bold=True))
        painter.setPen(QColor(tokens.text_2))
        metrics = QFontMetricsF(painter.font())
        draw_lines(painter, lines, room.left(), room.center().y() - len(lines) * metrics.height() / 2, metrics)
        painter.setFont(self._theme.font(12))
        painter.drawText(room, int(_RIGHT), row.figure)

    def _paint_cell(self, painter: QPainter, row: Row, column: Column, rect: QRectF) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        room = rect.adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        match column:
            case Column.ITEM:
                self._paint_title(painter, row, room)
            case Column.LEVEL if row.item is not None:
                scene = picture_of(row.item, row.levels)
                if scene is not None:
                    top = rect.center().y() - self._scenes.size(scene).height() / 2
                    self._scenes.paint(painter, scene, room.left(), top)
            case Column.RESULT if row.item is not None:
                self._paint_result(painter, row, room)
            case Column.HOURS:
                painter.setFont(self._theme.font())
                painter.setPen(QColor(tokens.text_2))
                painter.drawText(room, int(_RIGHT), row.hours)

    def _paint_title(self, painter: QPainter, row: Row, room: QRectF) -> None:
        tokens = self._theme.tokens
        lines = self._title_lines(row)
        metrics = QFontMetricsF(self._theme.font())
        top = room.center().y() - len(lines) * metrics.height() / 2
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(QRectF(room.left(), top, self.code_width + 1, metrics.height()), 0, row.code)
        painter.setFont(self._theme.font())
        painter.setPen(QColor(tokens.text))
        draw_lines(painter, lines, room.left() + self.code_width + self._theme.pixels(_GAP), top, metrics)

    def _paint_result(self, painter: QPainter, row: Row, room: QRectF) -> None:
        assert row.item is not None
        reasons = self._reason_lines(row) if row.reason else ()
        chip_height = self._chip_height(row)
        top = room.center().y() - (chip_height + len(reasons) * self._line(11)) / 2
        chip = QRectF(room.left(), top, room.width(), chip_height)
        paint_result(painter, self._theme, row.item.result, row.result, chip)
        painter.setFont(self._theme.font(11))
        painter.setPen(QColor(self._theme.tokens.text_2))
        draw_lines(painter, reasons, room.left(), top + chip_height, QFontMetricsF(painter.font()))

    def _chip_height(self, row: Row) -> float:
        room = self._table.columnWidth(Column.RESULT) - 2 * self._theme.pixels(_SIDE)
        return chip_height(self._theme, row.result, room)

    def _line(self, size: int) -> float:
        return QFontMetricsF(self._theme.font(size)).height()

    def _title_lines(self, row: Row) -> tuple[str, ...]:
        px = self._theme.pixels
        width = self._table.columnWidth(Column.ITEM) - 2 * px(_SIDE) - self.code_width - px(_GAP)
        return wrapped(row.title, self._theme.font(), max(px(60), int(width)), _MOST_LINES)

    def _reason_lines(self, row: Row) -> tuple[str, ...]:
        px = self._theme.pixels
        width = self._table.columnWidth(Column.RESULT) - 2 * px(_SIDE)
        return wrapped(row.reason, self._theme.font(11), max(px(60), width), 2)

    def _area_lines(self, row: Row) -> tuple[str, ...]:
        px = self._theme.pixels
        figure = QFontMetricsF(self._theme.font(12)).horizontalAdvance(row.figure)
        width = self._table.viewport().width() - 2 * px(_SIDE) - figure - 2 * px(_GAP)
        return wrapped(row.title, self._theme.font(12, bold=True), max(px(80), int(width)), 2)
