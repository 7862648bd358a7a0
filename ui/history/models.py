"""The changes of an assessment as rows: newest first, a heading for each day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import lru_cache
from itertools import groupby, islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor.store import ChangeRecord
from assessor.words import Words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AT_ONCE = 200


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class DayRow:
    """The heading of a day, ready to show."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, ready to show."""

    id: str
    name: str
    time: str
    who: str
    is_taken_back: bool
    is_next: bool  # undo would take this one back


Row = DayRow | ChangeRow


def change_rows(
    records: Sequence[ChangeRecord], next_id: str | None, words: Words, names: dict[str, str]
) -> Iterator[Row]:
    """Rows for records that stand newest first.

    Args:
        next_id: the change that undo would take back.
        names: change -> its name in words; what is not known yet is added.
    """
    undone: set[str] = set()
    for record in records:  # newest first: an undo that is itself taken back undoes nothing
        if record.undoes is not None and record.id not in undone:
            undone.add(record.undoes)
    for day, members in groupby(records, lambda record: _day(record.at)):
        yield DayRow(words.date(day))
        for record in members:
            yield ChangeRow(
                record.id,
                names.get(record.id) or names.setdefault(record.id, words.message(record.name)),
                _clock(record.at),
                record.who,
                record.id in undone,
                record.id == next_id,
            )


@lru_cache(maxsize=10_000)  # the list is made anew after each change, of which all but the newest are known
def _day(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().date().isoformat()


@lru_cache(maxsize=10_000)
def _clock(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"


class HistoryModel(QAbstractListModel):
    """Rows that the view asks for as it comes to them: of a long history the newest are made first."""

    def __init__(self, say: Callable[[ChangeRow], str], parent: QObject | None = None) -> None:
        """`say` gives the sentence that a screen reader says of a row."""
        super().__init__(parent)
        self._say = say
        self._coming: Iterator[Row] = iter(())
        self._rows: list[Row] = []  # those that are shown, and one more where there is one
        self._shown = 0

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these in place of the ones before; they are made as the view comes to them."""
        self.beginResetModel()
        self._coming, self._rows, self._shown = iter(rows), [], 0
        self._shown = self._make_more()
        self.endResetModel()

    def _make_more(self) -> int:
        """Make the next rows; how many of them can be shown."""
        self._rows += islice(self._coming, self._shown + _AT_ONCE + 1 - len(self._rows))
        return min(_AT_ONCE, len(self._rows) - self._shown)

    def row_of(self, change_id: str) -> int:
        """Where a change stands; -1 where it is not shown."""
        for number, row in enumerate(self._rows[: self._shown]):
            if isinstance(row, ChangeRow) and row.id == change_id:
                return number
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  # Qt's spelling
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  # Qt's spelling
        more = self._make_more()
        self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
        self._shown += more
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days are read over: only changes can be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], DayRow):
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
                return row.text if isinstance(row, DayRow) else self._say(row)
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, ChangeRow):
                return row.name.replace("&", "&amp;").replace("<", "&lt;")
        return None
