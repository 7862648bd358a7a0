"""The search over one assessment: a shelf for each kind, kept up to date with every change."""

from collections.abc import Callable, Collection, Mapping, Sequence

from assessor.model.snapshot import Snapshot
from assessor.search.collect import criterion_entries, item_entries, note_entries, person_entries, topic_entries
from assessor.search.entry import Entry, Kind
from assessor.search.shelf import Found, Shelf
from assessor.search.words import Typed

EACH = 4  # entries of a group that are shown before a person asks for all

_RESTS_ON: Mapping[Kind, tuple[str, ...]] = {
    Kind.TOPIC: ("curriculum", "outcomes"),
    Kind.ITEM: ("frameworks",),
    Kind.NOTE: ("curriculum", "mappings", "evidence", "judgements", "outsides", "set_asides"),
    Kind.CRITERION: ("frameworks",),
    Kind.PERSON: ("assessors", "persons_met"),
}


class Search:
    """Titles stand in `language` first. Shelves are made when first needed, and anew only after a change to them."""

    def __init__(self, language: str) -> None:
        self._collect: Mapping[Kind, Callable[[Snapshot], Sequence[Entry]]] = {
            Kind.TOPIC: topic_entries,
            Kind.ITEM: lambda snapshot: item_entries(snapshot, language),
            Kind.NOTE: note_entries,
            Kind.CRITERION: lambda snapshot: criterion_entries(snapshot, language),
            Kind.PERSON: person_entries,
        }
        self._shelves: dict[Kind, tuple[tuple[object, ...], Shelf]] = {}

    def work_ahead(self, snapshot: Snapshot, most: int) -> bool:
        """Read up to `most` entries before anything is typed; false when there is nothing left to read."""
        return any(self._shelf(kind, snapshot).work_ahead(most) for kind in self._collect)

    def find(
        self, snapshot: Snapshot, typed: Sequence[Typed], opened: Collection[Kind] = (), each: int = EACH
    ) -> tuple[Found, ...]:
        """The groups that have every typed word, in their order; `each` entries of a group, all of the opened ones."""
        groups = (self._shelf(kind, snapshot).find(typed, None if kind in opened else each) for kind in self._collect)
        return tuple(found for found in groups if found.total)

    def _shelf(self, kind: Kind, snapshot: Snapshot) -> Shelf:
        rests_on = tuple(getattr(snapshot, name) for name in _RESTS_ON[kind])
        before = self._shelves.get(kind)
        if before is not None and all(a is b for a, b in zip(before[0], rests_on, strict=True)):
            return before[1]
        shelf = Shelf(kind, self._collect[kind](snapshot), None if before is None else before[1])
        self._shelves[kind] = rests_on, shelf
        return shelf
