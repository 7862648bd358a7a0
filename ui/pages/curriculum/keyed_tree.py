"""A tree model over frozen rows with integer keys; the index carries the key, never a Python object."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROOT_KEY = 0


class KeyedRow(Protocol):
    """What a row must say of itself; `ROOT_KEY` is the parent of those at the top."""

    @property
    def key(self) -> int: ...

    @property
    def parent_key(self) -> int: ...


R = TypeVar("R", bound=KeyedRow)


class KeyedTreeModel(QAbstractItemModel, Generic[R]):
    """Rows in document order; a subclass says what the cells hold (`cell`) and how many columns there are."""

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._row_by_key: dict[int, R] = {}
        self._children: dict[int, list[int]] = {}
        self._place: dict[int, int] = {}  # key -> row under its parent

    def show_rows(self, rows: Iterable[R]) -> bool:
        """Show `rows`, parents before children. Returns whether the shape of the tree changed (a reset).

        Where the shape is the same only the rows that differ are told to the views.
        """
        row_by_key = {row.key: row for row in rows}
        children: defaultdict[int, list[int]] = defaultdict(list)
        for row in row_by_key.values():
            children[row.parent_key].append(row.key)
        if children == self._children:
            before, self._row_by_key = self._row_by_key, row_by_key
            for key, row in row_by_key.items():
                if before[key] is not row and before[key] != row:
                    self._tell(key)
            return False
        self.beginResetModel()
        self._row_by_key = row_by_key
        self._children = dict(children)
        self._place = {key: place for keys in children.values() for place, key in enumerate(keys)}
        self.endResetModel()
        return True

    def rows_in_order(self) -> Iterable[R]:
        """Every row that is shown, in document order."""
        return self._row_by_key.values()

    def row_at(self, index: Index) -> R:
        """The row of a valid index."""
        return self._row_by_key[index.internalId()]

    def index_of_key(self, key: int) -> QModelIndex:
        """The first cell of the row with this key; invalid when it is not shown."""
        return self.createIndex(self._place[key], 0, key) if key in self._place else QModelIndex()

    def cell(self, row: R, column: int, role: int) -> Any:
        """What a cell answers to a role."""
        raise NotImplementedError

    def _tell(self, key: int) -> None:
        first = self.index_of_key(key)
        self.dataChanged.emit(first, first.siblingAtColumn(self._columns - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.column() > 0 else len(self._children.get(self._key(parent), ()))

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return self._columns

    def hasChildren(self, parent: Index = NOWHERE) -> bool:  # noqa: N802
        return parent.column() <= 0 and self._key(parent) in self._children

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if parent.column() > 0 or not 0 <= column < self._columns:
            return QModelIndex()
        keys = self._children.get(self._key(parent), ())
        return self.createIndex(row, column, keys[row]) if 0 <= row < len(keys) else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # hides QObject.parent
        if not index.isValid():
            return QModelIndex()
        return self.index_of_key(self._row_by_key[index.internalId()].parent_key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.cell(self.row_at(index), index.column(), role) if index.isValid() else None

    def _key(self, index: Index) -> int:
        return index.internalId() if index.isValid() else ROOT_KEY
