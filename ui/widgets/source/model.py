"""The rows and columns of one part of a source, with what became of each row."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor.marks import N_
from assessor.readers import Cell
from assessor.words import Words
from ui.widgets.source.parts import RowMark, SourceLine, SourcePart, line_key

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_EMPTY = SourcePart("", None, True, ())
_SPOKEN = {
    RowMark.HEADER: N_("header of the table"),
    RowMark.TOPIC: N_("a topic"),
    RowMark.MODULE: N_("a module"),
    RowMark.ASIDE: N_("set aside"),
    RowMark.DOUBT: N_("to be looked at"),
}


class SourceModel(QAbstractTableModel):
    """Read-only; the delegate asks for lines and marks, so that cells answer with their text alone."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._part = _EMPTY
        self._cells: dict[int, dict[int, Cell]] = {}  # of the rows that were asked for
        self._marks: Mapping[tuple[Any, ...], RowMark] = {}
        self._headers: tuple[str, ...] = ()

    def show_part(self, part: SourcePart) -> None:
        """Show another part."""
        self.beginResetModel()
        self._part = part
        self._cells = {}
        self.endResetModel()

    def show_marks(self, marks: Mapping[tuple[Any, ...], RowMark]) -> None:
        """Show what became of the rows, by their `line_key`."""
        self._marks = marks
        if self._part.lines:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def show_headers(self, headers: tuple[str, ...]) -> None:
        """What each column holds, ready to show."""
        self._headers = headers
        if self._part.lines:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def part(self) -> SourcePart:
        """What is shown."""
        return self._part

    def line(self, row: int) -> SourceLine:
        """The line of a row."""
        return self._part.lines[row]

    def cell(self, index: Index) -> Cell | None:
        """The cell that begins at an index, None for an empty one."""
        row = index.row()
        if row not in self._cells:
            self._cells[row] = {cell.column - 1: cell for cell in self._part.lines[row].cells}
        return self._cells[row].get(index.column())

    def mark(self, row: int) -> RowMark:
        """What became of a row."""
        return self._marks.get(line_key(self._part.lines[row].place), RowMark.PLAIN)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._part.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() or not self._part.lines else self._part.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(cell) if cell is not None else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(index, cell)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            is_shown = role == Qt.ItemDataRole.DisplayRole and section < len(self._part.lines)
            return str(self._part.lines[section].number) if is_shown else None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._headers[section] if section < len(self._headers) else ""
        return "" if role == Qt.ItemDataRole.DisplayRole else None  # the header paints what a column holds

    def _sentence(self, index: Index, cell: Cell | None) -> str:
        words = self._words
        mark = self.mark(index.row())
        header = self._headers[index.column()] if index.column() < len(self._headers) else ""
        parts = [
            words.place(self.line(index.row()).place),
            header,
            cell_text(cell) if cell is not None else words.text(N_("empty")),
            words.text(_SPOKEN[mark]) if mark in _SPOKEN else "",
        ]
        return ", ".join(filter(None, parts))


def cell_text(cell: Cell) -> str:
    """What a cell says, with the number that the program gave it."""
    return f"{cell.label} {cell.text}".strip()
