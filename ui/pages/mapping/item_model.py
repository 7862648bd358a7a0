"""The items offered as a Qt model."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor.marks import N_
from assessor.words import Words
from ui.pages.mapping.dragging import MIME_ITEM, item_data
from ui.pages.mapping.finders import ItemRow
from ui.widgets.painting import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ItemRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1
    IS_MAPPED = Qt.ItemDataRole.UserRole + 2


class ItemModel(QAbstractListModel):
    """Rows with a mark where the topic is mapped to the item already."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: Sequence[ItemRow] = ()
        self._mapped: frozenset[tuple[str, str]] = frozenset()

    def show_rows(self, rows: Sequence[ItemRow], mapped: frozenset[tuple[str, str]]) -> None:
        """Other items, or other marks; `mapped` holds pairs of framework id and code."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows, self._mapped = rows, mapped
            self.endResetModel()
        elif mapped != self._mapped:
            self._mapped = mapped
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def item_row(self, row: int) -> ItemRow:
        return self._rows[row]

    def row_of(self, framework_id: str, code: str) -> ItemRow | None:
        """The item as it is offered; None where it is not."""
        return next((row for row in self._rows if (row.framework_id, row.code) == (framework_id, code)), None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's spelling
        return [MIME_ITEM]

    def mimeData(self, indexes: Sequence[Any]) -> QMimeData:  # noqa: N802  # Qt's spelling
        """The item that is dragged."""
        row = self._rows[indexes[0].row()]
        return item_data(row.framework_id, row.code)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The delegate paints from `ItemRole.ROW`; the texts are for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ItemRole.ROW:
            return row
        if role == ItemRole.IS_MAPPED:
            return self.is_mapped(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._sentence(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def is_mapped(self, row: ItemRow) -> bool:
        """Whether the topic is mapped to it already."""
        return (row.framework_id, row.code) in self._mapped

    def _sentence(self, row: ItemRow) -> str:
        """OP-03 Valuation, EU competency framework, fits 92 of 100, same words: value, mapped."""
        parts = [f"{row.code} {row.title}", row.framework_title]
        if row.score is not None:
            parts.append(self._words.text(N_("fits {score} of 100"), score=self._words.number(row.score * 100)))
        parts += row.why
        if self.is_mapped(row):
            parts.append(self._words.text(N_("mapped")))
        return ", ".join(parts)
