"""The table of items by area: its columns and heights follow its width."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.pages.gaps.item_delegate import GapsDelegate
from ui.pages.gaps.model import GapsModel
from ui.pages.gaps.rows import Column, Row
from ui.theme import Theme
from ui.widgets.scene_painter import ScenePainter

_LEVEL_WIDTH, _HOURS_WIDTH = 80, 60
_LEAST_WIDTH = 360
_HEAD_HEIGHT = 26
_HEAD_BESIDE = 16


class ItemsTable(QTableView):
    """`entered` asks for the rows behind the current item."""

    entered = Signal()

    def __init__(self, theme: Theme, words: Words, scenes: ScenePainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.gaps = GapsModel(words, self)
        self.setModel(self.gaps)
        self._delegate = GapsDelegate(self, theme, scenes)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.text(N_("Items and their results")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # heights follow the width
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumSize(theme.pixels(_LEAST_WIDTH), theme.pixels(96))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setFixedHeight(theme.pixels(_HEAD_HEIGHT))
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        self.gaps.modelReset.connect(self._lay_out)
        self.gaps.dataChanged.connect(self._lay_out_rows)
        theme.changed.connect(self._lay_out)

    def select(self, code: str) -> bool:
        """Make the row with this code the current one; False where the filter leaves it out."""
        number = self.gaps.number_of(code)
        if number < 0:
            return False
        self.setCurrentIndex(self.gaps.index(number, Column.ITEM))
        self.scrollTo(self.gaps.index(number, Column.ITEM))
        return True

    def show_area(self, code: str) -> None:
        """Bring the heading of an area to the top."""
        number = self.gaps.number_of(code)
        if number >= 0:
            self.setCurrentIndex(self.gaps.index(number, Column.ITEM))
            self.scrollTo(self.gaps.index(number, Column.ITEM), QAbstractItemView.ScrollHint.PositionAtTop)

    def current(self) -> Row | None:
        """The row of the keyboard."""
        return self.gaps.row(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _head_width(self, column: Column) -> int:
        text = str(self.gaps.headerData(column, Qt.Orientation.Horizontal))
        return QFontMetrics(self._theme.font(12, bold=True)).horizontalAdvance(text) + self._theme.pixels(_HEAD_BESIDE)

    def _lay_out_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        """Some rows say something else: their heights anew, and all where a column needs more room now."""
        rows = tuple(self.gaps.rows)
        needed = self._delegate.result_width(rows[first.row() : last.row() + 1])
        if needed > self.columnWidth(Column.RESULT):
            self._lay_out()
            return
        for number in range(first.row(), last.row() + 1):
            self.setRowHeight(number, self._delegate.height(rows[number]))

    def _lay_out(self) -> None:
        """Widths and heights anew; the current row stays in sight if it was."""
        is_seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        px, rows = self._theme.pixels, tuple(self.gaps.rows)
        self._delegate.measure_codes(rows)
        widths = {
            Column.LEVEL: px(_LEVEL_WIDTH),
            Column.RESULT: self._delegate.result_width(rows),
            Column.HOURS: max(px(_HOURS_WIDTH), self._head_width(Column.HOURS)),
        }
        room = self.viewport().width() - sum(widths.values())
        hides_hours = room < self._delegate.least_title(rows)  # the pane of the item says them too
        self.setColumnHidden(Column.HOURS, hides_hours)
        widths[Column.ITEM] = max(px(100), room + (widths.pop(Column.HOURS) if hides_hours else 0))
        self.setUpdatesEnabled(False)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.clearSpans()
        for number, row in enumerate(rows):
            self.setRowHeight(number, self._delegate.height(row))
            if row.item is None:
                self.setSpan(number, 0, 1, len(Column))
        self.setUpdatesEnabled(True)
        if is_seen:
            self.scrollTo(self.currentIndex())
