"""The list of topics as values: topics with the headings of their modules and programmes, in document order."""

from collections.abc import Iterator
from dataclasses import dataclass

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
            fold(f"{node.number} {node.title}"),
        )


def _totals(curriculum: Curriculum) -> dict[str, int | None]:
    """Node id -> all hours of it and below it, in one pass from the leaves up."""
    totals: dict[str, int | None] = {}
    for node in reversed(curriculum.nodes):
        known = [totals[child.id] for child in curriculum.children(node.id)]
        minutes = [value for value in (node.hours.total, *known) if value is not None]
        totals[node.id] = sum(minutes) if minutes else None
    return totals
