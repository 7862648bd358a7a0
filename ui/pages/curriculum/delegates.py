"""How a row of the curriculum is painted: wrapped title, hours at the right, what was decided of it."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
)

from assessor.model.curriculum import NodeKind
from ui.icons import paint_icon
from ui.pages.curriculum.cells import PADDING, ROW_HEIGHT, CellText
from ui.pages.curriculum.models import Column, CurriculumModel, TreeRow
from ui.widgets.painting import wrapped

Index = QModelIndex | QPersistentModelIndex
KIND_ICONS = {NodeKind.PROGRAMME: "graduation-cap", NodeKind.MODULE: "folder"}
ICON = 16
_TILE = 20
_MOST_LINES = 5  # of a title


class TreeDelegate(QStyledItemDelegate):
    """Paints every column of the curriculum."""

    def __init__(self, view: QTreeView, text: CellText) -> None:
        super().__init__(view)
        self._view = view
        self._text = text
        self._theme = text.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        px = self._theme.pixels
        width = self._view.columnWidth(index.column())
        if index.column() != Column.TITLE:
            return QSize(width, px(ROW_HEIGHT))
        row = _row(index)
        room = width - self._view.indentation() * (row.depth + 1) - self._icon_room(row) - px(PADDING)
        height = min(self._text.height(row.label, room, bold=_is_bold(row)), self._most_height(row))
        return QSize(width, max(px(ROW_HEIGHT), height + px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens = _row(index), self._theme.tokens
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = Column(index.column())
        if column is Column.TITLE:
            self._paint_title(painter, rect, row)
        elif column is Column.STATE:
            self._paint_state(painter, rect, row, str(index.data()))
        elif column is Column.CHANGED_BY:
            self._text.draw(painter, self._inner(rect), str(index.data()), tokens.text_2, size=12)
        else:
            bold = column is Column.TOTAL and _is_bold(row)
            colour = tokens.text if column is Column.TOTAL else tokens.text_2
            right = Qt.AlignmentFlag.AlignRight
            self._text.draw(painter, self._inner(rect), str(index.data()), colour, bold=bold, align=right)
        painter.restore()

    def helpEvent(  # noqa: N802  # Qt's spelling
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The sentence of the row as plain text, whatever stands in its title."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        sentence = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        QToolTip.showText(event.globalPos(), sentence.replace("&", "&amp;").replace("<", "&lt;"), view)
        return True

    def _paint_title(self, painter: QPainter, rect: QRect, row: TreeRow) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        name = KIND_ICONS.get(row.node.kind)
        if name is not None:
            size = px(ICON)
            box = QRectF(rect.left() + px(2), rect.center().y() - size / 2, size, size)
            paint_icon(painter, name, tokens.text_2, box)
        inner = rect.adjusted(self._icon_room(row), 0, -px(PADDING), 0)
        label, bold = row.label, _is_bold(row)
        if self._text.height(label, inner.width(), bold=bold) > self._most_height(row):  # the tooltip has all of it
            label = "\n".join(wrapped(label, self._text.font(bold=bold), inner.width(), _MOST_LINES))
        self._text.draw(painter, inner, label, tokens.text, bold=bold)

    def _most_height(self, row: TreeRow) -> int:
        return self._text.height("\n" * (_MOST_LINES - 1), self._theme.pixels(100), bold=_is_bold(row))

    def _paint_state(self, painter: QPainter, rect: QRect, row: TreeRow, text: str) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        inner, sums = self._inner(rect), row.sums
        if row.node.kind is not NodeKind.TOPIC:
            colour = tokens.good if sums.topics and sums.decided == sums.topics else tokens.text_2
            self._text.draw(painter, inner, text, colour, size=12, align=Qt.AlignmentFlag.AlignLeft)
            return
        size = px(_TILE)
        tile = QRectF(inner.left(), rect.center().y() - size / 2, size, size)
        if sums.coverage is not None and not sums.is_set_aside:
            fill = tokens.coverages[sums.coverage]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(fill.edge) if fill.edge else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill.fill or tokens.surface))
            painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            centre = Qt.AlignmentFlag.AlignHCenter
            self._text.draw(painter, tile.toRect(), text, fill.text, size=11, bold=True, align=centre)
            return
        icon = px(ICON)
        box = QRectF(tile.left() + (size - icon) / 2, tile.top() + (size - icon) / 2, icon, icon)
        paint_icon(painter, "ban" if sums.is_set_aside else "circle", tokens.text_3, box)

    def _icon_room(self, row: TreeRow) -> int:
        return self._theme.pixels(ICON + PADDING if row.node.kind in KIND_ICONS else 2)

    def _inner(self, rect: QRect) -> QRect:
        edge = self._theme.pixels(PADDING)
        return rect.adjusted(edge // 2, 0, -edge, 0)


def _is_bold(row: TreeRow) -> bool:
    return row.node.kind is not NodeKind.TOPIC


def _row(index: Index) -> TreeRow:
    model = index.model()
    assert isinstance(model, CurriculumModel)
    return model.row_at(index)
