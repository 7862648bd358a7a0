"""The lines of the palette for a list view: headings are read over, everything else can be chosen."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.palette.rows import All, Heading, Line, Row
from ui.widgets.painting import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """The roles of our own."""

    ROW = Qt.ItemDataRole.UserRole


class PaletteModel(QAbstractListModel):
    """Lines are values; a new search replaces all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these in place of the ones before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def choosable(self, start: int, step: int) -> int:
        """The nearest line from `start` on that can be chosen, going by `step`; -1 for none."""
        ahead = range(start, len(self._rows)) if step > 0 else range(min(start, len(self._rows) - 1), -1, -1)
        return next((number for number in ahead if not isinstance(self._rows[number], Heading)), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.text}, {row.total}" if isinstance(row, Heading) else row.spoken
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, Line):
                return plain_tip(row.tip).replace("\n", "<br>")
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, All):
                return plain_tip(row.spoken)
        return None
