"""The curriculum as a tree model: programmes, modules and topics with their sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import compress
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from assessor.analysis.tree_sums import NodeSum
from assessor.edits.tree import can_hold
from assessor.marks import N_
from assessor.model.curriculum import ChangedBy, Curriculum, Node, NodeKind
from assessor.terms import CHANGED_BY, COVERAGES, NODE_KINDS
from assessor.words import Words
from standards.glossary import fold
from ui.pages.curriculum.keyed_tree import ROOT_KEY, Index, KeyedTreeModel

MIME_NODES = "application/x-customs-assessor-nodes"

SHORT_CHANGED_BY = {
    ChangedBy.STATE_STANDARD: N_("state standard"),
    ChangedBy.ORDER: N_("order"),
    ChangedBy.ACADEMY: N_("academy"),
}


class Column(IntEnum):
    TITLE = 0
    TOTAL = 1
    CONTACT = 2
    PRACTICE = 3
    SELF_STUDY = 4
    CHANGED_BY = 5
    STATE = 6


HEADERS = {
    Column.TITLE: N_("Title"),
    Column.TOTAL: N_("Hours"),
    Column.CONTACT: N_("Contact"),
    Column.PRACTICE: N_("Practice"),
    Column.SELF_STUDY: N_("Self-study"),
    Column.CHANGED_BY: N_("Changed by"),
    Column.STATE: N_("Decided"),
}
_HEADER_TIPS = {
    Column.TOTAL: N_("Academic hours of all kinds, with everything below"),
    Column.CHANGED_BY: N_("Who may change it"),
    Column.STATE: N_("Mapped to an item or set aside as without a counterpart"),
}
_HOURS_FIELDS = {
    Column.TOTAL: "total",
    Column.CONTACT: "contact",
    Column.PRACTICE: "practice",
    Column.SELF_STUDY: "self_study",
}


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One node as the tree shows it."""

    key: int
    parent_key: int
    node: Node
    sums: NodeSum
    depth: int  # 0 for a programme

    @property
    def label(self) -> str:
        """Number and title."""
        return f"{self.node.number}\N{EN SPACE}{self.node.title}" if self.node.number else self.node.title

    def minutes(self, column: Column) -> int | None:
        """The hours of a column, in minutes."""
        found: int | None = getattr(self.sums.hours, _HOURS_FIELDS[column])
        return found


class CurriculumModel(KeyedTreeModel[TreeRow]):
    """Read-only; a drop asks for a move by its signal, and edits come back as new rows."""

    move_asked = Signal(object, object, object)  # ids, id of the parent or None, id of the next sibling or None

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._words = words
        self._keys: dict[str, int] = {}
        self._folded: dict[str, tuple[Node, str]] = {}
        self._curriculum = Curriculum(())
        self._sums: Mapping[str, NodeSum] = {}
        self._all: list[TreeRow] = []  # of the tree, in document order
        self._above: list[int] = []  # place of the parent of each; -1 at the top
        self._end: list[int] = []  # place after the last below each
        self._texts: list[str] = []  # what is searched, once something is

    def show_curriculum(self, curriculum: Curriculum, sums: Mapping[str, NodeSum], wanted: str = "") -> bool:
        """Show the tree, or what of it holds every word of `wanted`, with the way to it.

        Returns whether the shape changed.
        """
        if curriculum is not self._curriculum or sums is not self._sums:
            self._lay_out(curriculum, sums)
        chosen = self._matching(fold(wanted).split())
        rows = self._all if chosen is None else list(compress(self._all, chosen))
        return self.show_rows(rows)

    def index_of(self, node_id: str) -> QModelIndex:
        """The first cell of a node; invalid when it is not shown."""
        return self.index_of_key(self._keys.get(node_id, -1))

    def cell(self, row: TreeRow, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, Column(column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(row) if column == Column.TITLE else self._cell_sentence(row, Column(column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.text(HEADERS[column])
            case Qt.ItemDataRole.ToolTipRole if column in _HEADER_TIPS:
                return self._words.text(_HEADER_TIPS[column])
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column in _HOURS_FIELDS else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME_NODES]

    def mimeData(self, indexes: Sequence[Any]) -> QMimeData:  # noqa: N802
        ids = dict.fromkeys(self.row_at(index).node.id for index in indexes if index.isValid())
        data = QMimeData()
        data.setData(MIME_NODES, "\n".join(ids).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802
        return data.hasFormat(MIME_NODES) and self._destination(data, row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802
        found = self._destination(data, row, parent) if data.hasFormat(MIME_NODES) else None
        if found is not None:
            self.move_asked.emit(_ids(data), *found)
        return False  # the rows come back by the change, so the view takes none away

    def _destination(self, data: QMimeData, row: int, parent: Index) -> tuple[str | None, str | None] | None:
        """Parent and next sibling of a drop; None where the dragged nodes can't stand."""
        ids = [node_id for node_id in _ids(data) if node_id in self._curriculum.by_id]
        owner = self.row_at(parent).node if parent.isValid() else None
        before = None
        if owner is not None and owner.kind is NodeKind.TOPIC:  # dropped on a topic: in front of it
            before, owner = owner.id, self._curriculum.by_id[owner.parent_id or ""]
        elif row >= 0:
            child = self.index(row, 0, parent)
            before = self.row_at(child).node.id if child.isValid() else None
        kind = owner.kind if owner else None
        above = {node.id for node in self._curriculum.path(owner.id)} if owner else set()
        if not ids or any(
            node_id in above or not can_hold(kind, self._curriculum.by_id[node_id].kind) for node_id in ids
        ):
            return None
        return (owner.id if owner else None), before

    def _lay_out(self, curriculum: Curriculum, sums: Mapping[str, NodeSum]) -> None:
        """All rows of a tree in document order, with where each of them hangs and ends."""
        self._curriculum, self._sums = curriculum, sums
        place: dict[str | None, int] = {None: -1}
        depths = [-1]
        known = {row.node.id: row for row in self._all}
        rows: list[TreeRow] = []
        self._above = []
        for here, node in enumerate(curriculum.nodes):
            above = place[node.parent_id]
            place[node.id] = here
            depths.append(depths[above + 1] + 1)
            self._above.append(above)
            before, depth, sum_here = known.get(node.id), depths[-1], sums[node.id]
            parent_key = rows[above].key if above >= 0 else ROOT_KEY
            row = TreeRow(self._key_of(node.id), parent_key, node, sum_here, depth)
            rows.append(before if before == row and before is not None else row)
        self._all = rows
        self._end = list(range(1, len(rows) + 1))
        for here in range(len(rows) - 1, -1, -1):
            above = self._above[here]
            if above >= 0 and self._end[above] < self._end[here]:
                self._end[above] = self._end[here]
        self._texts = []

    def _matching(self, words: Sequence[str]) -> bytearray | None:
        """1 at the place of each row with every word, at all below it and on the way to it; None without words."""
        if not words:
            return None
        if len(self._texts) != len(self._all):
            self._texts = [self._folded_text(row.node) for row in self._all]
        found: Iterable[int] = range(len(self._texts))
        for word in words:
            found = [place for place in found if word in self._texts[place]]
        chosen = bytearray(len(self._texts))
        for place in found:
            end = self._end[place]
            chosen[place:end] = b"\1" * (end - place)
            above = self._above[place]
            while above >= 0 and not chosen[above]:
                chosen[above] = 1
                above = self._above[above]
        return chosen

    def _folded_text(self, node: Node) -> str:
        known = self._folded.get(node.id)
        if known is None or known[0] is not node:
            known = self._folded[node.id] = (node, fold(f"{node.number} {node.title} {node.title_translated}"))
        return known[1]

    def _key_of(self, node_id: str) -> int:
        return self._keys.setdefault(node_id, len(self._keys) + 1)

    def _text(self, row: TreeRow, column: Column) -> str:
        match column:
            case Column.TITLE:
                return row.label
            case Column.CHANGED_BY:
                changed_by = row.node.changed_by
                return self._words.text(SHORT_CHANGED_BY[changed_by]) if changed_by else ""
            case Column.STATE if row.node.kind is NodeKind.TOPIC:
                return row.sums.coverage.name if row.sums.coverage is not None else ""
            case Column.STATE:
                return f"{self._words.number(row.sums.decided)}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}" + (
                    self._words.number(row.sums.topics)
                )
        minutes = row.minutes(column)
        return "" if minutes is None else self._words.hours_number(minutes)

    def _cell_sentence(self, row: TreeRow, column: Column) -> str:
        text = self._state(row) if column is Column.STATE else self._text(row, column)
        nothing = self._words.text(N_("nothing said"))
        return f"{self._words.text(HEADERS[column])}: {text or nothing}"

    def _sentence(self, row: TreeRow) -> str:
        words, hours = self._words, row.sums.hours.total
        parts = [row.label, words.text(NODE_KINDS[row.node.kind])]
        parts.append(words.text(N_("no hours")) if hours is None else words.hours(hours))
        if row.node.changed_by is not None:
            parts.append(words.text(CHANGED_BY[row.node.changed_by]))
        return ", ".join([*parts, self._state(row)])

    def _state(self, row: TreeRow) -> str:
        words, sums = self._words, row.sums
        if row.node.kind is not NodeKind.TOPIC:
            return words.text(
                N_("{decided} of {topics} topics decided"),
                decided=words.number(sums.decided),
                topics=words.number(sums.topics),
            )
        if sums.is_set_aside:
            return words.text(N_("no counterpart"))
        if sums.coverage is None:
            return words.text(N_("not decided yet"))
        return words.text(N_("mapped: {coverage}"), coverage=words.text(COVERAGES[sums.coverage]))


def _ids(data: QMimeData) -> list[str]:
    return bytes(data.data(MIME_NODES).data()).decode().split("\n")
