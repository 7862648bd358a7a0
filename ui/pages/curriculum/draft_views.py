"""The views of the review: the tree that would come in, and the notes beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from assessor.marks import N_
from assessor.model.curriculum import NodeKind
from assessor.words import Words
from ui.icons import paint_icon
from ui.pages.curriculum.cells import PADDING, ROW_HEIGHT, CellText, dress
from ui.pages.curriculum.delegates import ICON, KIND_ICONS
from ui.pages.curriculum.draft_model import DraftColumn, DraftModel, DraftRow, Note, NotesModel
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_HOURS_WIDTH = 64
_FROM_WIDTHS = 80, 200
_ALL_OPEN_UP_TO = 3_000
_MEASURED = 200  # rows whose places say how wide that column is
_DISPLAY = Qt.ItemDataRole.DisplayRole


class DraftTree(QTreeView):
    """Shows a draft; nothing of it can be changed before it is brought in."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft_model = DraftModel(words, self)
        self.setModel(self.draft_model)
        self.setItemDelegate(_DraftDelegate(self, CellText(theme)))
        self.setAccessibleName(words.text(N_("What was understood")))
        self.setTabKeyNavigation(False)
        dress(self, theme)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(theme.pixels(18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(DraftColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda _column: self.scheduleDelayedItemsLayout())
        self.setColumnWidth(DraftColumn.HOURS, theme.pixels(_HOURS_WIDTH))
        self._theme = theme

    def show_draft_rows(self, rows: Sequence[DraftRow]) -> None:
        """Show what was understood, open unless it is much; the places get the room they need, up to a limit."""
        self.draft_model.show_rows(rows)
        metrics = QFontMetrics(self._theme.font(12))
        places = {self.draft_model.cell(row, DraftColumn.FROM, _DISPLAY) for row in rows[:_MEASURED]}
        widest = max((metrics.horizontalAdvance(place) for place in places), default=0)
        narrowest, most = (self._theme.pixels(width) for width in _FROM_WIDTHS)
        self.setColumnWidth(DraftColumn.FROM, min(most, max(narrowest, widest + self._theme.pixels(16))))
        if len(rows) <= _ALL_OPEN_UP_TO:
            self.expandAll()
        else:
            self.expandToDepth(0)

    def choose_key(self, key: int) -> None:
        """Show and select a row."""
        index = self.draft_model.index_of_key(key)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)


class _DraftDelegate(QStyledItemDelegate):
    """Title wrapped, hours at the right, place wrapped."""

    def __init__(self, view: QTreeView, text: CellText) -> None:
        super().__init__(view)
        self._view = view
        self._text = text
        self._theme = text.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        px, row, width = self._theme.pixels, _row(index), self._view.columnWidth(index.column())
        height = px(ROW_HEIGHT)
        if index.column() == DraftColumn.TITLE:
            room = width - self._view.indentation() * (row.depth + 1) - self._icon_room(row) - px(PADDING)
            height = self._text.height(row.label, room, bold=_is_bold(row)) + px(14)
        elif index.column() == DraftColumn.FROM:
            height = self._text.height(str(index.data()), width - px(PADDING + 4), size=12) + px(14)
        return QSize(width, max(px(ROW_HEIGHT), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens, px = _row(index), self._theme.tokens, self._theme.pixels
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(px(4), 0, -px(PADDING), 0)
        match DraftColumn(index.column()):
            case DraftColumn.TITLE:
                name = KIND_ICONS.get(row.kind)
                if name is not None:
                    size = px(ICON)
                    box = QRectF(rect.left() + px(2), rect.center().y() - size / 2, size, size)
                    paint_icon(painter, name, tokens.text_2, box)
                inner = rect.adjusted(self._icon_room(row), 0, -px(PADDING), 0)
                self._text.draw(painter, inner, row.label, tokens.text, bold=_is_bold(row))
            case DraftColumn.HOURS:
                right = Qt.AlignmentFlag.AlignRight
                self._text.draw(painter, inner, str(index.data()), tokens.text, bold=_is_bold(row), align=right)
            case DraftColumn.FROM:
                self._text.draw(painter, inner, str(index.data()), tokens.text_2, size=12)
        painter.restore()

    def _icon_room(self, row: DraftRow) -> int:
        return self._theme.pixels(ICON + PADDING if row.kind in KIND_ICONS else 2)


class NotesList(QListView):
    """Notes with their place, what stands there, and why it was left out."""

    def __init__(self, theme: Theme, name: str, *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes_model = NotesModel(parent=self)
        self.setModel(self.notes_model)
        self.setItemDelegate(_NotesDelegate(self, CellText(theme), icon_name))
        self.setAccessibleName(name)
        self.setUniformItemSizes(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of notes would hold the window up
        dress(self, theme)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _NotesDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, text: CellText, icon_name: str) -> None:
        super().__init__(view)
        self._view = view
        self._text = text
        self._theme = text.theme
        self._icon_name = icon_name

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        width = self._view.viewport().width()
        parts = self._parts(QRect(0, 0, width, 0), _note(index))
        return QSize(width, sum(height for _, height, *_ in parts) + self._theme.pixels(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._icon_name:
            size = px(ICON)
            paint_icon(
                painter, self._icon_name, tokens.warn, QRectF(rect.left() + px(4), rect.top() + px(8), size, size)
            )
        top = rect.top() + px(7)
        for text, height, size, colour in self._parts(rect, _note(index)):
            room = QRect(rect.left() + self._left, top, rect.width() - self._left - px(PADDING), height)
            self._text.draw(painter, room, text, colour, size=size)
            top += height
        painter.restore()

    @property
    def _left(self) -> int:
        return self._theme.pixels(ICON + 2 * PADDING if self._icon_name else 4)

    def _parts(self, rect: QRect, note: Note) -> list[tuple[str, int, int, str]]:
        """Text, height, size and colour of each part of a note."""
        tokens, width = self._theme.tokens, rect.width() - self._left - self._theme.pixels(PADDING)
        told = " · ".join(filter(None, (note.where, note.reason)))
        parts = [(told, 12, tokens.text_2), (note.text, 13, tokens.text)]
        return [(text, self._text.height(text, width, size=size), size, colour) for text, size, colour in parts if text]


def _is_bold(row: DraftRow) -> bool:
    return row.kind is not NodeKind.TOPIC


def _row(index: Index) -> DraftRow:
    model = index.model()
    assert isinstance(model, DraftModel)
    return model.row_at(index)


def _note(index: Index) -> Note:
    model = index.model()
    assert isinstance(model, NotesModel)
    return model.note_at(index)
