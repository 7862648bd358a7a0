"""What the palette finds for a text: things of the assessment and commands, or commands alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assessor.model.snapshot import Snapshot
from assessor.search.entry import Entry, Kind
from assessor.search.search import EACH, Search
from assessor.search.shelf import Found, Shelf
from assessor.search.words import Typed, typed_words
from ui.palette.targets import target_of

COMMANDS_ONLY = ">"


@dataclass(frozen=True, slots=True)
class Answer:
    """The groups that have the typed words. `is_short`: there is too little text to look for."""

    typed: tuple[Typed, ...] = ()
    groups: tuple[Found, ...] = ()
    is_short: bool = False


class Finding:
    """`search` and `snapshot` are None while no assessment is open; then there are only commands."""

    def __init__(self, search: Search | None, snapshot: Snapshot | None, commands: Sequence[Entry]) -> None:
        self._search, self._snapshot = search, snapshot
        self._commands = tuple(commands)
        self._shelf = Shelf(Kind.COMMAND, self._commands)

    def work_ahead(self, most: int) -> bool:
        """Read up to `most` entries before they are asked for; false when all are read."""
        if self._search is None or self._snapshot is None:
            return False
        return self._search.work_ahead(self._snapshot, most)

    def answer(self, text: str, opened: Collection[Kind]) -> Answer:
        """What fits `text`. An empty text, or ">" alone, gives all commands."""
        bare = text.strip()
        rest = bare.removeprefix(COMMANDS_ONLY).strip()
        if not rest:
            return Answer(groups=(Found(Kind.COMMAND, len(self._commands), self._commands),))
        if bare.startswith(COMMANDS_ONLY):
            typed = typed_words(rest, shortest=1)
            return Answer(typed, _filled(self._shelf.find(typed, None)))
        typed = typed_words(rest)
        if not typed:
            return Answer(is_short=sum(map(str.isalnum, rest)) > 0)
        commands = self._shelf.find(typed, None if Kind.COMMAND in opened else EACH)
        return Answer(typed, (*self._things(typed, opened), *_filled(commands)))

    def _things(self, typed: tuple[Typed, ...], opened: Collection[Kind]) -> tuple[Found, ...]:
        """Groups that no page of this window shows are left out."""
        if self._search is None or self._snapshot is None:
            return ()
        snapshot = self._snapshot
        groups = self._search.find(snapshot, typed, opened)
        return tuple(group for group in groups if target_of(group.entries[0], snapshot) is not None)


def _filled(group: Found) -> tuple[Found, ...]:
    return (group,) if group.total else ()
