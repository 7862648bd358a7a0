"""The tree under review: several rows can be chosen, dragged, and worked on by keys."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from assessor.importing.newer import Fate
from assessor.importing.review import Review
from assessor.marks import N_
from assessor.model.curriculum import NodeKind
from assessor.words import Words
from ui.icons import paint_icon
from ui.pages.curriculum.cells import PADDING, ROW_HEIGHT, CellText
from ui.pages.curriculum.delegates import ICON, KIND_ICONS
from ui.pages.curriculum.review.tree_model import ReviewColumn, ReviewModel, TreeRow
from ui.theme import Theme
from ui.widgets.dress import dress

Index = QModelIndex | QPersistentModelIndex
_HOURS_WIDTH = 64
_FROM_WIDTHS = 72, 150
_ALL_OPEN_UP_TO = 3_000
_MEASURED = 200  # rows whose places say how wide that column is
_DISPLAY = Qt.ItemDataRole.DisplayRole


class ReviewTree(QTreeView):
    """Selects whole rows. A key that `keys` names runs what it says."""

    current_changed = Signal(int)  # key of the row under review, -1 for none; by a person or `choose`

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.keys: Mapping[str, Callable[[], object]] = {}  # portable text of a key -> what it runs
        self.review_model = ReviewModel(words, self)
        self.setModel(self.review_model)
        self.setItemDelegate(_ReviewDelegate(self, CellText(theme)))
        self.setAccessibleName(words.text(N_("What was understood")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        dress(self, theme)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(theme.pixels(18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ReviewColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda _column: self.scheduleDelayedItemsLayout())
        self.setColumnWidth(ReviewColumn.HOURS, theme.pixels(_HOURS_WIDTH))

    def show_review(
        self, review: Review, file_name: str, doubtful: frozenset[int], fates: Mapping[int, Fate] = MappingProxyType({})
    ) -> None:
        """Show the rows as they are now; what is chosen stays chosen where it is still there."""
        chosen, current = self.chosen_keys(), self.current_key()
        modules = [row for row in self.review_model.rows_in_order() if row.row.kind is not NodeKind.TOPIC]
        closed = {row.row.key for row in modules if self._is_closed(row)}
        before = [row.row.key for row in self.review_model.rows_in_order()]
        if not self.review_model.show_review(review, file_name, doubtful, fates):
            return
        self._fit_places()
        if len(review.rows) <= _ALL_OPEN_UP_TO:
            self.expandAll()
        else:
            self.expandToDepth(0)
        for key in closed:
            self.setExpanded(self.review_model.index_of(key), False)
        if current not in review.by_key and current in before:  # what stood nearest to it
            at = before.index(current)
            near = next((key for key in (*before[at + 1 :], *reversed(before[:at])) if key in review.by_key), -1)
            chosen, current = [near], near
        self.choose([key for key in chosen if key in review.by_key], current)

    def choose(self, keys: Sequence[int], current: int = -1) -> None:
        """Select these rows, with `current` (else the first of them) as the current one."""
        selection = QItemSelection()
        for key in keys:
            index = self.review_model.index_of(key)
            if index.isValid():
                selection.select(index, index)
        at = self.review_model.index_of(current if current >= 0 else next(iter(keys), -1))
        model = self.selectionModel()
        if at.isValid():
            model.setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(at)
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        model.select(selection, rows)

    def chosen_keys(self) -> list[int]:
        """The keys of the chosen rows, in the order of the tree."""
        chosen = {self.review_model.row_at(index).row.key for index in self.selectionModel().selectedRows()}
        if len(chosen) < 2:
            return list(chosen)
        return [row.row.key for row in self.review_model.rows_in_order() if row.row.key in chosen]

    def current_key(self) -> int:
        """The key of the current row, -1 for none."""
        index = self.currentIndex()
        return self.review_model.row_at(index).row.key if index.isValid() else -1

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        if key in self.keys:
            self.keys[key]()
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_closed(self, row: TreeRow) -> bool:
        index = self.review_model.index_of_key(row.key)
        return self.review_model.hasChildren(index) and not self.isExpanded(index)

    def _fit_places(self) -> None:
        """The places get the room they need, up to a limit."""
        metrics, model = QFontMetrics(self._theme.font(12)), self.review_model
        places = {
            model.cell(row, ReviewColumn.FROM, _DISPLAY)
            for _, row in zip(range(_MEASURED), model.rows_in_order(), strict=False)
        }
        widest = max((metrics.horizontalAdvance(place) for place in places), default=0)
        narrowest, most = (self._theme.pixels(width) for width in _FROM_WIDTHS)
        self.setColumnWidth(ReviewColumn.FROM, min(most, max(narrowest, widest + self._theme.pixels(16))))


class _ReviewDelegate(QStyledItemDelegate):
    """Title wrapped, hours at the right, place wrapped; what is to be looked at has its own ground."""

    def __init__(self, view: QTreeView, text: CellText) -> None:
        super().__init__(view)
        self._view = view
        self._text = text
        self._theme = text.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        px, row, width = self._theme.pixels, _row(index), self._view.columnWidth(index.column())
        height = px(ROW_HEIGHT)
        if index.column() == ReviewColumn.TITLE:
            room = width - self._view.indentation() * (row.row.depth + 1) - self._icon_room(row) - px(PADDING)
            room -= self._fate_room(index)
            height = self._text.height(row.label, room, bold=_is_bold(row)) + px(14)
        elif index.column() == ReviewColumn.FROM:
            height = self._text.height(str(index.data()), width - px(PADDING + 4), size=12) + px(14)
        return QSize(width, max(px(ROW_HEIGHT), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens, px = _row(index), self._theme.tokens, self._theme.pixels
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        elif row.is_doubtful:
            painter.fillRect(rect, QColor(tokens.evidence))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(px(4), 0, -px(PADDING), 0)
        match ReviewColumn(index.column()):
            case ReviewColumn.TITLE:
                name = KIND_ICONS.get(row.row.kind)
                if name is not None:
                    size = px(ICON)
                    box = QRectF(rect.left() + px(2), rect.center().y() - size / 2, size, size)
                    paint_icon(painter, name, tokens.text_2, box)
                inner = rect.adjusted(self._icon_room(row), 0, -px(PADDING), 0)
                if fate := _fate(index):
                    colour = tokens.good if row.fate is Fate.NEW else tokens.warn
                    self._text.draw(painter, inner, fate, colour, size=12, align=Qt.AlignmentFlag.AlignRight)
                    inner.setRight(inner.right() - self._fate_room(index))
                self._text.draw(painter, inner, row.label, tokens.text, bold=_is_bold(row))
            case ReviewColumn.HOURS:
                right = Qt.AlignmentFlag.AlignRight
                self._text.draw(painter, inner, str(index.data()), tokens.text, bold=_is_bold(row), align=right)
            case ReviewColumn.FROM:
                self._text.draw(painter, inner, str(index.data()), tokens.text_2, size=12)
        painter.restore()

    def _fate_room(self, index: Index) -> int:
        fate = _fate(index)
        return QFontMetrics(self._text.font(12)).horizontalAdvance(fate) + self._theme.pixels(PADDING) if fate else 0

    def _icon_room(self, row: TreeRow) -> int:
        return self._theme.pixels(ICON + PADDING if row.row.kind in KIND_ICONS else 2)


def _is_bold(row: TreeRow) -> bool:
    return row.row.kind is not NodeKind.TOPIC


def _fate(index: Index) -> str:
    model = index.model()
    assert isinstance(model, ReviewModel)
    return model.fate_text(model.row_at(index))


def _row(index: Index) -> TreeRow:
    model = index.model()
    assert isinstance(model, ReviewModel)
    return model.row_at(index)
