"""The tree of the curriculum: keys, drag and drop, and what stays open, chosen and in sight over a change."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from assessor.analysis.tree_sums import NodeSum
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node
from assessor.words import Words
from ui.pages.curriculum.cells import CellText
from ui.pages.curriculum.delegates import TreeDelegate
from ui.pages.curriculum.models import HEADERS, SHORT_CHANGED_BY, Column, CurriculumModel
from ui.theme import Theme
from ui.widgets.dress import dress

_ALL_OPEN_UP_TO = 1_500
"""Trees with more rows begin with their programmes open only: nobody scrolls through thousands of topics."""
_NARROWEST_TITLE = 230
_FIRST_TO_GO = (Column.CHANGED_BY, Column.SELF_STUDY, Column.PRACTICE, Column.CONTACT)


class CurriculumTree(QTreeView):
    """Selects whole rows, several at once. A key that `keys` names runs what it says."""

    current_changed = Signal(str)  # id of the node, '' for none

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.keys: Mapping[str, Callable[[], object]] = {}  # portable text of a key -> what it runs
        self.curriculum_model = CurriculumModel(words, self)
        self._widths: dict[Column, int] = {}
        self._closed: set[str] = set()
        self._known: set[str] = set()
        self._is_filtered = False
        self.setModel(self.curriculum_model)
        self._text = CellText(theme)
        self.setItemDelegate(TreeDelegate(self, self._text))
        self._set_up()
        dress(self, theme)
        theme.changed.connect(self._dress)
        self._dress()
        self.collapsed.connect(lambda index: self._closed.add(self._id(index)))
        self.expanded.connect(lambda index: self._closed.discard(self._id(index)))

    def _set_up(self) -> None:
        self.setAccessibleName(self._words.text(N_("Programmes, modules and topics")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self._theme.pixels(40))
        header.sectionResized.connect(self._on_resized)

    def show_curriculum(self, curriculum: Curriculum, sums: Mapping[str, NodeSum], wanted: str = "") -> None:
        """Show the tree; what was open, chosen and in sight stays so where it is still there."""
        chosen, current = self.chosen_ids(), self.current_id()
        top = self._id(self.indexAt(QPoint(1, 1)))
        first = not self._known
        before = self._ids_in_order()
        if not self.curriculum_model.show_curriculum(curriculum, sums, wanted):
            return
        self._open(len(curriculum.nodes), first=first, is_filtered=bool(wanted.strip()))
        self._known = set(curriculum.by_id)
        self.choose(*self._still_there(before, chosen, current), scroll=False)
        at = self.curriculum_model.index_of(top)
        if at.isValid():
            self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self, node_ids: Sequence[str], current: str = "", *, scroll: bool = True) -> None:
        """Select these nodes, with `current` (else the first of them) as the current one; tells if it changed."""
        found = [self.curriculum_model.index_of(node_id) for node_id in node_ids]
        selection = QItemSelection()
        for index in found:
            if index.isValid():
                selection.select(index, index)
        at = self.curriculum_model.index_of(current or next(iter(node_ids), ""))
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        model = self.selectionModel()
        if at.isValid():
            model.setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self._reveal(at)
        model.select(selection, rows)

    def chosen_ids(self) -> list[str]:
        """The ids of the selected nodes, in the order of the tree."""
        indexes = self.selectionModel().selectedRows()
        found = [self.curriculum_model.row_at(index) for index in indexes]
        shown = {row.node.id for row in found}
        if len(found) < 2:
            return list(shown)
        return [node_id for node_id in self._ids_in_order() if node_id in shown]

    def current_id(self) -> str:
        """The id of the current node, '' for none."""
        return self._id(self.currentIndex())

    def current_node(self) -> Node | None:
        """The current node as the tree shows it."""
        index = self.currentIndex()
        return self.curriculum_model.row_at(index).node if index.isValid() else None

    def choose_first(self) -> None:
        """Begin at the top when nothing is chosen."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.curriculum_model.index(0, 0))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        super().currentChanged(current, previous)
        self.current_changed.emit(self._id(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        if key in self.keys:
            self.keys[key]()
            event.accept()
            return
        super().keyPressEvent(event)

    def _still_there(self, before: list[str], chosen: list[str], current: str) -> tuple[list[str], str]:
        """What was chosen, or what stood nearest to it."""

        def is_shown(node_id: str) -> bool:
            return self.curriculum_model.index_of(node_id).isValid()

        if current not in before or is_shown(current):
            return chosen, current
        at = before.index(current)
        nearest = next(filter(is_shown, (*before[at + 1 :], *reversed(before[:at]))), "")
        return [nearest], nearest

    def drawRow(  # noqa: N802  # Qt's spelling
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The current row has a bar at its left: it is where the keys act, also among several chosen."""
        super().drawRow(painter, option, index)
        if index.row() == self.currentIndex().row() and index.internalId() == self.currentIndex().internalId():
            bar = QRect(0, option.rect.top(), self._theme.pixels(3), option.rect.height())
            painter.fillRect(bar, QColor(self._theme.tokens.accent))

    def _open(self, rows: int, *, first: bool, is_filtered: bool) -> None:
        """Open what was open; new parts and what a filter found are open, unless they are too many."""
        shown = sum(1 for _ in self._ids_in_order()) if is_filtered else rows
        self.blockSignals(True)
        if shown <= _ALL_OPEN_UP_TO:
            self.expandAll()
        else:
            self.expandToDepth(0)
            if first:
                self._closed.update(self._parents_below_the_top())
        if not is_filtered:
            for node_id in list(self._closed):
                index = self.curriculum_model.index_of(node_id)
                if index.isValid():
                    self.setExpanded(index, False)
        self.blockSignals(False)

    def _parents_below_the_top(self) -> list[str]:
        model = self.curriculum_model
        found = []
        for row in range(model.rowCount()):
            top = model.index(row, 0)
            inner = (model.index(child, 0, top) for child in range(model.rowCount(top)))
            found += [self._id(index) for index in inner if model.hasChildren(index)]
        return found

    def _ids_in_order(self) -> list[str]:
        return [row.node.id for row in self.curriculum_model.rows_in_order()]

    def _reveal(self, index: QModelIndex) -> None:
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave columns out while the titles have too little room; the details have all of it."""
        room = self.viewport().width() - self._theme.pixels(_NARROWEST_TITLE)
        needed = sum(self._widths.values())
        for column in _FIRST_TO_GO:
            is_too_much = needed > room
            self.setColumnHidden(column, is_too_much)
            needed -= self._widths[column] if is_too_much else 0

    def _on_resized(self, column: int) -> None:
        if column == Column.TITLE:
            self.scheduleDelayedItemsLayout()

    def _dress(self) -> None:
        """Widths after the words of the header, in the font of the theme."""
        self.setIndentation(self._theme.pixels(18))
        self.header().setMinimumSectionSize(self._theme.pixels(40))
        metrics = self.fontMetrics()
        for column, header in HEADERS.items():
            if column is not Column.TITLE:
                texts = [header, *(SHORT_CHANGED_BY.values() if column is Column.CHANGED_BY else ())]
                width = max(metrics.horizontalAdvance(self._words.text(text)) for text in texts)
                least = 64 if column is Column.STATE else 50
                self._widths[column] = max(width + self._theme.pixels(18), self._theme.pixels(least))
                self.setColumnWidth(column, self._widths[column])
        self._make_room()
        self.scheduleDelayedItemsLayout()

    def _id(self, index: QModelIndex) -> str:
        return self.curriculum_model.row_at(index).node.id if index.isValid() else ""
