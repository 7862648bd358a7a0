"""The view of the topics: rows get their height when they come into sight, so that 30,000 cost what 20 cost."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.pages.mapping.entries import Entry
from ui.pages.mapping.topic_delegate import TopicDelegate
from ui.pages.mapping.topic_model import TopicModel
from ui.theme import Theme
from ui.widgets.painting import plain_tip

Index = QModelIndex | QPersistentModelIndex
_USUAL_HEIGHT = 44
_FOCUS_RING = 2
_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TopicView(QTableView):
    """One column. Left and Right close and open headings; a letter asks for the search of items."""

    went_to = Signal(str)  # id of the entry that has become current
    selected = Signal()  # other rows are selected
    typed = Signal(str)  # a letter

    def __init__(self, model: TopicModel, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._delegate = TopicDelegate(model, theme, words)
        self._current = ""
        self._kept: list[str] = []  # ids of the selected entries while the model changes
        self._kept_top = ""
        self._is_sizing = False
        self._is_restoring = False
        self.setAccessibleName(words.text(N_("Topics")))
        self._set_up()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.verticalScrollBar().valueChanged.connect(self._size_rows)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        theme.changed.connect(self._on_theme)

    def current_id(self) -> str:
        """The id of the entry that is current, also while a filter hides it; '' while there is none."""
        return self._current

    def selected_topics(self) -> list[str]:
        """The ids of the topics that are selected, in document order; a heading stands for its topics."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return self._model.topics_at(rows)

    def go_to(self, entry_id: str) -> None:
        """Make an entry current, select it alone, and scroll to it."""
        self._model.reveal(entry_id)
        row = self._model.row_of(entry_id)
        if row is not None:
            index = self._model.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def select_entries(self, entry_ids: Sequence[str]) -> None:
        """Go to the first of these entries, and select all of them."""
        for entry_id in entry_ids:
            self._model.reveal(entry_id)
        self.go_to(entry_ids[0])
        rows = (self._model.row_of(entry_id) for entry_id in entry_ids)
        for row in rows:
            if row is not None:
                self.selectionModel().select(self._model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)

    def entry_at(self, index: Index) -> Entry:
        """The entry of a row."""
        return self._model.entry(index.row())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's spelling
        super().currentChanged(current, previous)
        if not current.isValid() or self._is_restoring:
            return
        self._current = self._delegate.current_id = self._model.entry(current.row()).id
        self.viewport().update()
        self.went_to.emit(self._current)

    def scrollTo(  # noqa: N802  # Qt's spelling
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        self._size_rows()
        self.updateGeometries()
        super().scrollTo(index, hint)  # the rows above may have grown

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        row = self.currentIndex().row()
        key = event.key()
        if row >= 0 and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(row, closes=key == Qt.Key.Key_Left)
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._model.entry(row).is_topic:
            self._model.toggle(row)
        elif event.text().isalpha() and not event.modifiers() & _TYPING:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._delegate.is_on_chevron(self._model.entry(index.row()), event.position().x()):
            self._model.toggle(index.row())
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._model.entry(index.row()).is_topic:
            self._model.toggle(index.row())
            return
        super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = plain_tip(str(index.data() or "")) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._theme.pixels(_USUAL_HEIGHT))

    def _turn(self, row: int, *, closes: bool) -> None:
        """Close or open the heading of `row`; from a topic Left goes to its heading."""
        entry = self._model.entry(row)
        if not entry.is_topic and self._model.is_closed(entry) != closes:
            self._model.toggle(row)
        elif closes and (heading := self._model.heading_of(entry)) is not None:
            self.go_to(heading.id)

    def _size_rows(self) -> None:
        """Give the rows in sight the height of their titles."""
        if self._is_sizing:
            return
        self._is_sizing = True
        rows = self.verticalHeader()
        ring = self.verticalScrollBar().sizeHint().width() + 2 * _FOCUS_RING
        self._delegate.row_width = self.width() - ring  # the same with and without the focus
        row = max(0, self.rowAt(0))
        top, below = self.rowViewportPosition(row), self.viewport().height()
        while row < self._model.rowCount() and top < below:
            height = self._delegate.height(self._model.entry(row))
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)
            top += height
            row += 1
        self._is_sizing = False

    def _remember(self) -> None:
        self._kept = [self._model.entry(index.row()).id for index in self.selectionModel().selectedRows()]
        top = self.rowAt(0)
        self._kept_top = self._model.entry(top).id if top >= 0 else ""

    def _restore(self) -> None:
        """After a filter or a change: the same rows selected, the same row current, the same row on top."""
        self._is_restoring = True
        selection = QItemSelection()
        for entry_id in self._kept:
            if (row := self._model.row_of(entry_id)) is not None:
                index = self._model.index(row, 0)
                selection.select(index, index)
        chooser = self.selectionModel()
        chooser.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self._model.row_of(self._current)
        top = self._model.row_of(self._kept_top)
        self.updateGeometries()
        if top is not None:
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(top))
        if current is not None:
            chooser.setCurrentIndex(self._model.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._is_restoring = False
        self._size_rows()
        self.selected.emit()

    def _on_selected(self) -> None:
        if not self._is_restoring:
            self.selected.emit()

    def _on_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_USUAL_HEIGHT))
        self._size_rows()
