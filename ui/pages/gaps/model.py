"""Qt adapter over the rows of the gaps table; read-only."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from assessor.marks import N_
from assessor.words import Words
from ui.icons import icon
from ui.pages.gaps.rows import Row
from ui.pages.mapping.painting import plain_tip
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole


class Column(IntEnum):
    """What stands in which column."""

    ITEM = 0
    TARGET = 1
    DOCUMENTED = 2
    RESULT = 3
    HOURS = 4


_HEADS = {
    Column.ITEM: N_("Item"),
    Column.TARGET: N_("Target"),
    Column.DOCUMENTED: N_("By the documents"),
    Column.RESULT: N_("Result"),
    Column.HOURS: N_("Hours"),
}


class GapsModel(QAbstractTableModel):
    """Areas and items; an area is bold on raised ground, a result stands on the ground of its colour."""

    def __init__(self, theme: Theme, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """The row with this number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, code: str) -> int:
        """Where the item with this code stands, -1 where the filter leaves it out."""
        found = (n for n, row in enumerate(self._rows) if row.item is not None and row.code == code)
        return next(found, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._words.text(_HEADS[Column(section)])
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, column)
            case Qt.ItemDataRole.FontRole if row.item is None or column is Column.RESULT:
                font: QFont = self._theme.font(12, bold=True)
                return font
            case Qt.ItemDataRole.DecorationRole if row.item is not None and column is Column.RESULT:
                ink = self._theme.tokens.results[row.item.result].text
                return icon(_ICONS[row.item.result.value], ink)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.sentence)
            case Qt.ItemDataRole.TextAlignmentRole if column is Column.HOURS:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _ground(self, row: Row, column: Column) -> QBrush | None:
        if row.item is None:
            return QBrush(QColor(self._theme.tokens.raised))
        if column is not Column.RESULT:
            return None
        look = self._theme.tokens.results[row.item.result]
        return QBrush(QColor(look.fill)) if look.fill else None

    def _ink(self, row: Row, column: Column) -> QBrush | None:
        if row.item is not None and column is Column.RESULT:
            return QBrush(QColor(self._theme.tokens.results[row.item.result].text))
        return QBrush(QColor(self._theme.tokens.text_2)) if row.item is None else None


_ICONS = {
    "met": "check",
    "partly": "contrast",
    "below_target": "arrow-down",
    "not_found": "x",
    "not_assessed": "circle-dashed",
    "no_target": "minus",
}


def _text(row: Row, column: Column) -> str:
    match column:
        case Column.ITEM:
            return f"{row.code} {row.title}"
        case Column.TARGET:
            return row.target
        case Column.DOCUMENTED:
            return row.documented
        case Column.RESULT:
            return row.result
        case Column.HOURS:
            return row.hours
