"""The list of topics as a Qt model: an own list of the places shown, so that a filter costs milliseconds."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor.analysis.decisions import UNDECIDED, Decision
from assessor.model.curriculum import NodeKind
from assessor.words import Words
from standards.glossary import fold
from ui.pages.mapping.dragging import MIME_TOPICS, topics_data
from ui.pages.mapping.entries import NOTHING_ABOVE, Entry
from ui.pages.mapping.sentences import entry_sentence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1


class Filter(StrEnum):
    ALL = "all"
    UNDECIDED = "undecided"
    SET_ASIDE = "set_aside"
    SUSPECT = "suspect"  # decided on a text that is another one now


class TopicModel(QAbstractTableModel):
    """Topics and the headings above them. A decision moves no row: the filter is applied when it is asked for."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: Sequence[Entry] = ()
        self._topics: list[int] = []
        self._decisions: MappingOf[str, Decision] = {}
        self._filter = Filter.ALL
        self._typed: list[str] = []
        self._closed: set[str] = set()  # ids of headings
        self._shown: list[int] = []
        self._counts = dict.fromkeys(Filter, 0)
        self._row_of: dict[str, int] | None = None

    def show_entries(self, entries: Sequence[Entry], decisions: MappingOf[str, Decision]) -> None:
        """Another curriculum or programme."""
        self.beginResetModel()
        self._entries = entries
        self._topics = [place for place, entry in enumerate(entries) if entry.is_topic]
        self._decisions = decisions
        self._counts = self._counted()
        self._apply()
        self.endResetModel()

    def show_decisions(self, decisions: MappingOf[str, Decision]) -> None:
        """The same topics with other decisions. What was shown stays shown; what now fits the filter comes in."""
        self._decisions = decisions
        self._counts = self._counted()
        if newcomers := self._newcomers():
            self.beginResetModel()
            self._show(sorted(newcomers.union(self._shown).intersection(self._topics)))
            self.endResetModel()
        elif self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def show_fitting(self, which: Filter, typed: str) -> None:
        """Show the topics that fit a filter and have every typed word in their number or title."""
        self.beginResetModel()
        self._filter, self._typed = which, fold(typed).split()
        self._apply()
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Close a heading or open it again."""
        heading = self.entry(row).id
        self.beginResetModel()
        self._closed ^= {heading}
        self._apply()
        self.endResetModel()

    def is_closed(self, entry: Entry) -> bool:
        return entry.id in self._closed and not self._typed

    def entry(self, row: int) -> Entry:
        return self._entries[self._shown[row]]

    def entry_by_id(self, entry_id: str) -> Entry | None:
        """The entry with this id, shown or not."""
        return next((entry for entry in self._entries if entry.id == entry_id), None)

    def heading_of(self, entry: Entry) -> Entry | None:
        """The heading above an entry."""
        return None if entry.above == NOTHING_ABOVE else self._entries[entry.above]

    def decision(self, topic_id: str) -> Decision:
        return self._decisions.get(topic_id, UNDECIDED)

    def row_of(self, entry_id: str) -> int | None:
        """The row of an entry; None while it is not shown."""
        if self._row_of is None:
            self._row_of = {self._entries[place].id: row for row, place in enumerate(self._shown)}
        return self._row_of.get(entry_id)

    def counts(self) -> dict[Filter, int]:
        """How many topics each filter would show, whatever is typed."""
        return self._counts

    def topics_at(self, rows: Sequence[int]) -> list[str]:
        """The ids of the topics in some rows; a heading stands for the topics below it that are shown or closed."""
        found: dict[str, None] = {}
        for row in rows:
            entry = self.entry(row)
            below = [entry] if entry.is_topic else self._below(self._shown[row])
            found |= dict.fromkeys(topic.id for topic in below)
        return list(found)

    def next_undecided(self, entry_id: str | None, step: int) -> str | None:
        """The next topic without a decision in document order, round the end; `step` is 1 or -1."""
        start = next(
            (place for place, entry in enumerate(self._entries) if entry.id == entry_id), -1 if step > 0 else 0
        )
        size = len(self._entries)
        for distance in range(1, size + 1):
            entry = self._entries[(start + step * distance) % size]
            if entry.is_topic and entry.id != entry_id and not self.decision(entry.id).is_decided:
                return entry.id
        return None

    def first_topic(self) -> str | None:
        """The id of the first topic that is shown, else of the first one."""
        shown = (self._entries[place] for place in (*self._shown, *self._topics))
        return next((entry.id for entry in shown if entry.is_topic), None)

    def reveal(self, entry_id: str) -> None:
        """Make sure that an entry is shown: open the headings above it, and drop a filter that hides it."""
        place = next((place for place, entry in enumerate(self._entries) if entry.id == entry_id), None)
        if place is None or self.row_of(entry_id) is not None:
            return
        self.beginResetModel()
        above = self._entries[place].above
        while above != NOTHING_ABOVE:
            self._closed.discard(self._entries[above].id)
            above = self._entries[above].above
        self._apply()
        if place not in self._shown:
            self._filter, self._typed = Filter.ALL, []
            self._apply()
        self.endResetModel()

    @property
    def filter(self) -> Filter:
        return self._filter

    @property
    def is_typed(self) -> bool:
        """Whether some words narrow the list."""
        return bool(self._typed)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The delegate paints from `Role.ENTRY`; the texts are for screen readers and tooltips."""
        if not index.isValid():
            return None
        entry = self.entry(index.row())
        if role == Role.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.number} {entry.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry_sentence(self._words, entry, self.decision(entry.id), is_closed=self.is_closed(entry))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's spelling
        return [MIME_TOPICS]

    def mimeData(self, indexes: Sequence[Any]) -> QMimeData:  # noqa: N802  # Qt's spelling
        """The topics and headings that are dragged."""
        return topics_data(self.entry(index.row()).id for index in indexes)

    def _counted(self) -> dict[Filter, int]:
        ids = (self._entries[place].id for place in self._topics)
        known = [self._decisions[topic] for topic in ids if topic in self._decisions]
        return {
            Filter.ALL: len(self._topics),
            Filter.UNDECIDED: len(self._topics) - sum(decision.is_decided for decision in known),
            Filter.SET_ASIDE: sum(decision.is_set_aside for decision in known),
            Filter.SUSPECT: sum(decision.is_suspect for decision in known),
        }

    def _newcomers(self) -> set[int]:
        """The places of the topics that fit the filter since the last decision, and are not shown."""
        if self._filter is Filter.ALL or self._closed:
            return set()
        return set(self._fitting()).difference(self._shown)

    def _apply(self) -> None:
        self._show(self._fitting())

    def _fitting(self) -> list[int]:
        """The places of the topics that fit the filter and what is typed."""
        entries, found = self._entries, self._topics
        for word in self._typed:
            found = [place for place in found if word in entries[place].folded]
        if self._filter is Filter.UNDECIDED:
            return [place for place in found if not self.decision(entries[place].id).is_decided]
        if self._filter is Filter.SET_ASIDE:
            return [place for place in found if self.decision(entries[place].id).is_set_aside]
        if self._filter is Filter.SUSPECT:
            return [place for place in found if self.decision(entries[place].id).is_suspect]
        return found

    def _show(self, topics: Sequence[int]) -> None:
        """Put the headings before their topics, and leave out what stands under a closed one."""
        shown: list[int] = []
        is_open: dict[int, bool] = {NOTHING_ABOVE: True}
        for place in topics:
            above = self._entries[place].above
            if above not in is_open:
                self._open_headings(above, is_open, shown)
            if is_open[above]:
                shown.append(place)
        self._shown, self._row_of = shown, None

    def _open_headings(self, place: int, is_open: dict[int, bool], shown: list[int]) -> None:
        chain = []
        while place not in is_open:
            chain.append(place)
            place = self._entries[place].above
        for heading in reversed(chain):
            entry = self._entries[heading]
            if is_open[entry.above]:
                shown.append(heading)
            is_open[heading] = is_open[entry.above] and not self.is_closed(entry)

    def _below(self, place: int) -> list[Entry]:
        fitting = set(self._fitting())
        below, headings = [], {place}
        for number in range(place + 1, len(self._entries)):
            entry = self._entries[number]
            if entry.above not in headings:
                break
            if entry.kind is NodeKind.TOPIC:
                below += [entry] if number in fitting else []
            else:
                headings.add(number)
        return below
