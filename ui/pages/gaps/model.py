"""Qt adapter over the rows of the gaps table; read-only, and sparing with resets so that nothing scrolls away."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from assessor.marks import N_
from assessor.words import Words
from ui.pages.gaps.rows import Column, Order, Row
from ui.widgets.painting import plain_tip
from ui.widgets.row_list import DISPLAY, NOWHERE, ROW, Index

Say = Callable[[Row], str]

_HEADS = {
    Column.ITEM: N_("Item"),
    Column.LEVEL: N_("Level"),
    Column.RESULT: N_("Result"),
    Column.HOURS: N_("Hours"),
}
_COVERAGE = N_("Coverage")  # where the items of a framework have no levels
_HEAD_TIPS = {
    Column.ITEM: N_("Sort by title"),
    Column.LEVEL: N_(
        "Filled: level by the documents. Outlined: missing up to the target, the stroke. Hatched: partly."
    ),
    Column.RESULT: N_("Sort by result"),
    Column.HOURS: N_("Full hours of the topics of an item; they do not add up over items."),
}


class GapsModel(QAbstractTableModel):
    """Areas and items; delegates paint them from `ROW`. A click on a head asks for another order."""

    ordered = Signal(object)  # Order or None

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: Sequence[Row] = ()
        self._say: Say = str

    def show(self, rows: Sequence[Row], say: Say) -> None:
        """Show other rows; where they are the same items in the same order, only those that changed are told.

        `say` gives what a screen reader and the tooltip say of a row.
        """
        self._say = say
        if [row.code for row in rows] == [row.code for row in self._rows]:
            changed = [n for n, (new, old) in enumerate(zip(rows, self._rows, strict=True)) if new != old]
            self._rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.LEVEL, Column.LEVEL)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def row(self, number: int) -> Row | None:
        """The row with this number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, code: str) -> int:
        """Where the row with this code stands, an area or an item; -1 where the filter leaves it out."""
        return next((number for number, row in enumerate(self._rows) if row.code == code), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                has_levels = any(row.levels for row in self._rows)
                return self._words.text(_HEADS[column] if has_levels or column is not Column.LEVEL else _COVERAGE)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._words.text(_HEAD_TIPS[column]))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column is Column.HOURS else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Told by the head of the table; column -1 goes back to pack order."""
        falls = order is Qt.SortOrder.DescendingOrder
        self.ordered.emit(None if column < 0 else Order(Column(column), falls))

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW:
            return row
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._say(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._say(row))
        return None


def _text(row: Row, column: Column) -> str:
    match column:
        case Column.ITEM:
            return f"{row.code} {row.title}"
        case Column.RESULT:
            return row.result or row.figure
        case Column.HOURS:
            return row.hours
        case _:
            return ""
