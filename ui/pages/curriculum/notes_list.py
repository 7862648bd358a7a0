"""The lists of the review: notes with their place, what stands there, and why it was left out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import paint_icon
from ui.pages.curriculum.cells import PADDING, CellText
from ui.pages.curriculum.delegates import ICON
from ui.pages.curriculum.notes import Note, NotesModel
from ui.theme import Theme
from ui.widgets.dress import dress

Index = QModelIndex | QPersistentModelIndex


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


def _note(index: Index) -> Note:
    model = index.model()
    assert isinstance(model, NotesModel)
    return model.note_at(index)
