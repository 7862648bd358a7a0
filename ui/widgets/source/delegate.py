"""How a cell of a source is painted: as text that wraps, on the ground that says what became of its row."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from assessor.readers import CellKind
from ui.theme import Theme
from ui.widgets.source.model import SourceModel, cell_text
from ui.widgets.source.parts import RowMark

Index = QModelIndex | QPersistentModelIndex
PADDING = 6
FONT_SIZE = 12
_INDENT = 12
_BAR = 3


class SourceDelegate(QStyledItemDelegate):
    """Paints one cell; `skipped` columns are grey: nobody reads them."""

    def __init__(self, view: QTableView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self.skipped: frozenset[int] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self._view.columnWidth(index.column()), self._view.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, tokens, px = _model(index), self._theme.tokens, self._theme.pixels
        mark, rect = model.mark(index.row()), option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = {
            RowMark.HEADER: tokens.raised,
            RowMark.MODULE: tokens.selection_soft,
            RowMark.ASIDE: tokens.raised,
            RowMark.DOUBT: tokens.evidence,
        }.get(mark, tokens.surface)
        painter.fillRect(rect, QColor(tokens.selection if is_chosen else ground))
        if is_chosen and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), px(_BAR), rect.height(), QColor(tokens.accent))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        cell = model.cell(index)
        if cell is not None:
            is_strong = cell.bold or mark in (RowMark.MODULE, RowMark.HEADER)
            painter.setFont(self._theme.font(FONT_SIZE, bold=is_strong))
            is_grey = not is_chosen and (mark is RowMark.ASIDE or index.column() in self.skipped or cell.hidden)
            painter.setPen(QColor(tokens.text_3 if is_grey else tokens.text))
            is_number = cell.kind not in (CellKind.TEXT, CellKind.DATE)
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            room = rect.adjusted(px(PADDING + cell.indent * _INDENT), px(4), -px(PADDING), -px(4))
            flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(wrapping_of(mark))
            painter.drawText(room, flags, cell_text(cell))
        painter.restore()

    def helpEvent(  # noqa: N802  # Qt's spelling
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole cell as plain text."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = str(index.data()).replace("&", "&amp;").replace("<", "&lt;")
        QToolTip.showText(event.globalPos(), text, view)
        return True


def wrapping_of(mark: RowMark) -> Qt.TextFlag:
    """How the texts of a row wrap: the words of headers are long, and stand over narrow columns."""
    return Qt.TextFlag.TextWrapAnywhere if mark is RowMark.HEADER else Qt.TextFlag.TextWordWrap


def _model(index: Index) -> SourceModel:
    model = index.model()
    assert isinstance(model, SourceModel)
    return model
