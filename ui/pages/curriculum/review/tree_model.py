"""The rows under review as a tree that rows can be dragged in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, Signal

from assessor.importing.newer import Fate
from assessor.importing.review import Review, ReviewRow
from assessor.marks import N_
from assessor.model.curriculum import Hours, NodeKind
from assessor.model.place import Place
from assessor.terms import NODE_KINDS
from assessor.words import Words
from ui.pages.curriculum.keyed_tree import ROOT_KEY, Index, KeyedTreeModel

MIME_ROWS = "application/x-assessor-review-rows"


class ReviewColumn(IntEnum):
    TITLE = 0
    HOURS = 1
    FROM = 2


FATES = {Fate.NEW: N_("new"), Fate.CHANGED: N_("changed")}
_HEADERS = {ReviewColumn.TITLE: N_("Title"), ReviewColumn.HOURS: N_("Hours"), ReviewColumn.FROM: N_("From")}


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row with what the view asks of it; `key` is one more than the row's: 0 is the root."""

    key: int
    parent_key: int
    row: ReviewRow
    label: str
    hours: Hours  # with everything below it
    is_doubtful: bool
    fate: Fate | None = None  # of a topic beside the earlier version; None where nothing is compared


class ReviewModel(KeyedTreeModel[TreeRow]):
    """Read-only; a drop asks for a move by its signal."""

    move_asked = Signal(object, int, object)  # keys of rows, key of the parent, key of the next sibling or None

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(len(ReviewColumn), parent)
        self._words = words

    def show_review(
        self, review: Review, file_name: str, doubtful: frozenset[int], fates: Mapping[int, Fate] = MappingProxyType({})
    ) -> bool:
        """Show the rows; `doubtful` are keys of those to be looked at, `fates` what became of topics by their keys.

        Returns whether the shape changed.
        """
        return self.show_rows(_tree_rows(review, file_name, doubtful, fates))

    def fate_text(self, row: TreeRow) -> str:
        """What is said of a topic beside the earlier version; '' where there is nothing to say."""
        return self._words.text(FATES[row.fate]) if row.fate in FATES else ""

    def index_of(self, key: int) -> Any:
        """The index of the row with this key of the review."""
        return self.index_of_key(key + 1)

    def key_near(self, place: Place) -> int | None:
        """The row under review that stands at a place, or right above it; None where nothing does."""
        part = place.sheet, place.table
        rows = [row.row for row in self.rows_in_order() if row.row.depth]
        rows = [row for row in rows if (row.place.sheet, row.place.table) == part]
        above = [row for row in rows if _line(row.place) <= _line(place)]
        found = above[-1:] or rows[:1]
        return found[0].key if found else None

    def cell(self, row: TreeRow, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, ReviewColumn(column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(row)
        return None

    def headerData(  # noqa: N802  # Qt's spelling
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(ReviewColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.text(_HEADERS[ReviewColumn(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ReviewColumn.HOURS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        return both if self.row_at(index).row.depth == 0 else both | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME_ROWS]

    def mimeData(self, indexes: Sequence[Any]) -> QMimeData:  # noqa: N802
        keys = dict.fromkeys(str(self.row_at(index).row.key) for index in indexes if index.isValid())
        data = QMimeData()
        data.setData(MIME_ROWS, " ".join(keys).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802
        if not data.hasFormat(MIME_ROWS) or not parent.isValid():
            return False
        keys = [int(key) for key in bytes(data.data(MIME_ROWS).data()).split()]
        owner, before = self.row_at(parent), None
        if row >= 0:
            child = self.index(row, 0, parent)
            before = self.row_at(child).row.key if child.isValid() else None
        elif owner.row.kind is NodeKind.TOPIC:  # dropped on a topic: in front of it
            before, owner = owner.row.key, self._row_by_key[owner.parent_key]
        self.move_asked.emit(keys, owner.row.key, before)
        return False  # the rows come back by the review, so the view takes none away

    def _text(self, row: TreeRow, column: ReviewColumn) -> str:
        match column:
            case ReviewColumn.TITLE:
                return row.label
            case ReviewColumn.HOURS:
                total = row.hours.total
                return "" if total is None else self._words.hours_number(total)
            case ReviewColumn.FROM:  # inside a module it is the line alone: the source beside it shows the rest
                place = row.row.place
                return self._words.place(place if row.row.depth < 2 else replace(place, sheet="", table=None))

    def _sentence(self, row: TreeRow) -> str:
        words = self._words
        hours = self._text(row, ReviewColumn.HOURS)
        told = words.text(N_("{hours} h"), hours=hours) if hours else words.text(N_("no hours"))
        doubt = words.text(N_("to be looked at")) if row.is_doubtful else ""
        kind = words.text(NODE_KINDS[row.row.kind])
        said = (row.label, kind, self.fate_text(row), told, words.place(row.row.place), doubt)
        return ", ".join(filter(None, said))


def _tree_rows(review: Review, file_name: str, doubtful: frozenset[int], fates: Mapping[int, Fate]) -> list[TreeRow]:
    """Every row with the key of its parent and the hours of what is below it."""
    parents, hours = review.parents, review.hours
    return [
        TreeRow(
            row.key + 1,
            ROOT_KEY if (parent := parents[row.key]) is None else parent + 1,
            row,
            _label(row, file_name),
            hours[row.key],
            row.key in doubtful,
            fates.get(row.key),
        )
        for row in review.rows
    ]


def _line(place: Place) -> int:
    return place.row or place.paragraph or 0


def _label(row: ReviewRow, file_name: str) -> str:
    if row.depth == 0:
        return row.title or PurePath(file_name).stem
    return f"{row.number}\N{EN SPACE}{row.title}" if row.number else row.title
