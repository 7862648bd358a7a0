"""What was understood of a host's file, as a tree; and what to look at and what was set aside, as lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.marks import N_
from assessor.model.curriculum import Hours, NodeKind, sum_of
from assessor.model.place import Place
from assessor.terms import NODE_KINDS
from assessor.words import Words
from ui.pages.curriculum.keyed_tree import NOWHERE, ROOT_KEY, Index, KeyedTreeModel


class DraftColumn(IntEnum):
    TITLE = 0
    HOURS = 1
    FROM = 2


_HEADERS = {DraftColumn.TITLE: N_("Title"), DraftColumn.HOURS: N_("Hours"), DraftColumn.FROM: N_("From")}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One programme, module or topic of a draft; `hours` with everything below it."""

    key: int
    parent_key: int
    kind: NodeKind
    label: str
    hours: Hours
    file: str
    place: Place
    depth: int


class DraftModel(KeyedTreeModel[DraftRow]):
    """The tree that would come in."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(len(DraftColumn), parent)
        self._words = words

    def key_near(self, file: str, place: Place) -> int | None:
        """The row that stands at a place of a file, or right above it; None where nothing does."""
        rows = [row for row in self.rows_in_order() if row.file == file and _is_same_part(row.place, place)]
        above = [row for row in rows if _line(row.place) <= _line(place)]
        found = above[-1:] or rows[:1]
        return found[0].key if found else None

    def cell(self, row: DraftRow, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, DraftColumn(column))
            case Qt.ItemDataRole.AccessibleTextRole:
                words = self._words
                hours = self._text(row, DraftColumn.HOURS)
                told = words.text(N_("{hours} h"), hours=hours) if hours else words.text(N_("no hours"))
                return ", ".join(
                    filter(None, (row.label, words.text(NODE_KINDS[row.kind]), told, self._place_text(row)))
                )
        return None

    def headerData(  # noqa: N802  # Qt's spelling
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(DraftColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.text(_HEADERS[DraftColumn(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == DraftColumn.HOURS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: DraftRow, column: DraftColumn) -> str:
        match column:
            case DraftColumn.TITLE:
                return row.label
            case DraftColumn.HOURS:
                total = row.hours.total
                return "" if total is None else self._words.hours_number(total)
            case DraftColumn.FROM:
                return self._place_text(row)

    def _place_text(self, row: DraftRow) -> str:
        return self._words.place(row.place)


@dataclass(frozen=True, slots=True)
class Note:
    """A place of a file, and what is to be said of it."""

    file: str
    place: Place
    where: str  # ready to show
    text: str
    reason: str = ""  # of a row that was set aside


class NotesModel(QAbstractListModel):
    """Notes in the order of the files."""

    def __init__(self, notes: Sequence[Note] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = tuple(notes)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes."""
        self.beginResetModel()
        self._notes = tuple(notes)
        self.endResetModel()

    def note_at(self, index: Index) -> Note:
        """The note of a valid index."""
        return self._notes[index.row()]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        note = self._notes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return note.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (note.where, note.text, note.reason)))
        return None


def draft_rows(drafts: Sequence[Draft]) -> Iterator[DraftRow]:
    """The rows of the tree, the programmes of several files one after the other, parents before their children."""
    key = ROOT_KEY
    hours: dict[int, Hours] = {}  # id of an entry -> its hours
    for draft in drafts:
        for programme in draft.programmes:
            _add_hours(programme, hours)

    def walk(
        entry: DraftProgramme | DraftModule | DraftTopic, parent: int, depth: int, file: str
    ) -> Iterator[DraftRow]:
        nonlocal key
        key += 1
        mine = key
        label = entry.title if isinstance(entry, DraftProgramme) else f"{entry.number}\N{EN SPACE}{entry.title}"
        kind = _KINDS[type(entry)]
        title = label.strip() or PurePath(file).stem
        yield DraftRow(mine, parent, kind, title, hours[id(entry)], file, entry.place, depth)
        if not isinstance(entry, DraftTopic):
            for child in entry.in_order:
                yield from walk(child, mine, depth + 1, file)

    for draft in drafts:
        for programme in draft.programmes:
            yield from walk(programme, ROOT_KEY, 0, draft.file_name)


def _add_hours(entry: DraftProgramme | DraftModule | DraftTopic, hours: dict[int, Hours]) -> Hours:
    """The hours of an entry with everything below it, kept for each on the way."""
    own = Hours() if isinstance(entry, DraftProgramme) else entry.hours
    below = () if isinstance(entry, DraftTopic) else entry.in_order
    hours[id(entry)] = sum_of([own, *[_add_hours(child, hours) for child in below]]) if below else own
    return hours[id(entry)]


def problem_notes(drafts: Sequence[Draft], words: Words) -> list[Note]:
    """What a person should look at."""
    return [
        Note(
            draft.file_name,
            problem.place,
            _where(draft, problem.place, words, len(drafts) > 1),
            words.text(problem.template, **problem.values),
        )
        for draft in drafts
        for problem in draft.problems
    ]


def set_aside_notes(drafts: Sequence[Draft], words: Words) -> list[Note]:
    """What is no part of the tree, and why."""
    return [
        Note(
            draft.file_name,
            row.place,
            _where(draft, row.place, words, len(drafts) > 1),
            row.text,
            words.text(row.reason),
        )
        for draft in drafts
        for row in draft.set_aside
    ]


_KINDS = {DraftProgramme: NodeKind.PROGRAMME, DraftModule: NodeKind.MODULE, DraftTopic: NodeKind.TOPIC}


def _where(draft: Draft, place: Place, words: Words, names_file: bool) -> str:
    parts = [draft.file_name if names_file else "", words.place(place)]
    return ", ".join(filter(None, parts))


def _is_same_part(one: Place, other: Place) -> bool:
    return (one.sheet, one.table) == (other.sheet, other.table)


def _line(place: Place) -> int:
    return place.row or place.paragraph or 0
