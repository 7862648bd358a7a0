"""What to look at in a host's file and what was set aside, as lists."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from assessor.importing.draft import Draft
from assessor.importing.newer import ComparedTopic
from assessor.model.mapping import Mapping
from assessor.model.place import Place
from assessor.words import Words
from reports.content.wording import numbered_title
from ui.pages.curriculum.keyed_tree import NOWHERE, Index


@dataclass(frozen=True, slots=True)
class Note:
    """A place of a file, and what is to be said of it."""

    place: Place
    where: str  # ready to show
    text: str
    reason: str = ""  # of a row that was set aside


class NotesModel(QAbstractListModel):
    """Notes in the order of the file."""

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


def problem_notes(draft: Draft, words: Words) -> list[Note]:
    """What a person should look at."""
    return [
        Note(problem.place, words.place(problem.place), words.text(problem.template, **problem.values))
        for problem in draft.problems
    ]


def set_aside_notes(draft: Draft, words: Words) -> list[Note]:
    """What is no part of the tree, and why; in the order of `Draft.set_aside`."""
    return [Note(row.place, words.place(row.place), row.text, words.text(row.reason)) for row in draft.set_aside]


def gone_notes(
    gone: Sequence[ComparedTopic], mappings_of: MappingOf[str, tuple[Mapping, ...]], words: Words
) -> list[Note]:
    """The topics that a newer version has no more, with where they stood and how many mappings they have."""
    notes = []
    for each in gone:
        if each.node is not None:
            mapped = len(mappings_of.get(each.node.id, ()))
            told = words.plural("{count} mapping", "{count} mappings", mapped) if mapped else ""
            notes.append(Note(each.node.place, " · ".join(each.modules), numbered_title(each.node), told))
    return notes
