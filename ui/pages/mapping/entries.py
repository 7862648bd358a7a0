"""The list of topics as values: topics with the headings of their modules and programmes, in document order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assessor.model.curriculum import Curriculum, Node, NodeKind
from standards.glossary import fold

NOTHING_ABOVE = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic, or the heading of a module or programme."""

    id: str
    kind: NodeKind
    above: int  # place of the heading above in the list; NOTHING_ABOVE for none
    depth: int  # of headings: 0 outermost
    number: str
    title: str
    minutes: int | None  # academic hours of it and everything below, in minutes
    folded: str  # number and title as they are searched

    @property
    def is_topic(self) -> bool:
        return self.kind is NodeKind.TOPIC


def entries_of(curriculum: Curriculum, programme_id: str | None) -> tuple[Entry, ...]:
    """The entries of one programme, or of all; a programme on its own needs no heading."""
    programmes = [node for node in curriculum.programmes if programme_id in (None, node.id)]
    totals = _totals(curriculum)
    entries: list[Entry] = []
    for programme in programmes:
        nodes = [programme, *curriculum.below(programme.id)] if len(programmes) > 1 else curriculum.below(programme.id)
        entries += _entries(nodes, totals, len(entries))
    return tuple(entries)


def _entries(nodes: "list[Node] | tuple[Node, ...]", totals: dict[str, int | None], start: int) -> Iterator[Entry]:
    places: dict[str | None, int] = {}
    depths: dict[str | None, int] = {}
    for place, node in enumerate(nodes, start):
        depth = depths.get(node.parent_id, -1) + 1
        if node.kind is not NodeKind.TOPIC:
            places[node.id], depths[node.id] = place, depth
        yield Entry(
            node.id,
            node.kind,
            places.get(node.parent_id, NOTHING_ABOVE),
            depth,
            node.number,
            node.title,
            totals[node.id],
            _searched(node.number, node.title),
        )


def _totals(curriculum: Curriculum) -> dict[str, int | None]:
    """Node id -> all hours of it and below it, in one pass from the leaves up."""
    totals: dict[str, int | None] = {}
    held: dict[str, int] = {}  # what the children met so far add up to
    for node in reversed(curriculum.nodes):
        below, own = held.pop(node.id, None), node.hours.total
        minutes = below if own is None else own if below is None else own + below
        totals[node.id] = minutes
        if minutes is not None and node.parent_id is not None:
            held[node.parent_id] = held.get(node.parent_id, 0) + minutes
    return totals


@lru_cache(maxsize=100_000)  # a change renames one of thousands
def _searched(number: str, title: str) -> str:
    return fold(f"{number} {title}")
