"""Lists of rows that a delegate paints: values in, a title and a sentence out for whoever can't see them."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from ui.widgets.painting import plain_tip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
NOWHERE = QModelIndex()
DISPLAY = Qt.ItemDataRole.DisplayRole
ROW = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel, Generic[Row]):
    """Read-only. Delegates paint from `ROW`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    @abstractmethod
    def title_of(self, row: Row) -> str:
        """What the row is called."""

    @abstractmethod
    def sentence_of(self, row: Row) -> str:
        """What a screen reader and the tooltip say of the row."""

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the same ones leave the view as it is."""
        if list(rows) == list(self._rows):
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """The row with this number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence_of(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.sentence_of(row))
        return None


class RowList(QListView):
    """Rows whose texts wrap: another width gives them another height."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
