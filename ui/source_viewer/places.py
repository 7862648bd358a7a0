"""Where in a source a person wants to look."""

from dataclasses import dataclass

from assessor.model.curriculum import Node
from assessor.model.place import Place


@dataclass(frozen=True, slots=True)
class SourceAt:
    """A place in one source of the assessment, for `Context.go("source", …)`."""

    source_id: str
    place: Place
    text: str = ""  # a title or quote, to look for where the place names no line


def source_of(node: Node) -> SourceAt | None:
    """Where a node was brought in from; None for one that was typed."""
    return SourceAt(node.source_id, node.place, node.title) if node.source_id else None
