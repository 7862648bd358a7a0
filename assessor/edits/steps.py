"""One step up, down, in or out in the tree: where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from assessor.edits.tree import can_hold, outermost
from assessor.model.curriculum import Curriculum, Node


class Step(Enum):
    UP = auto()
    DOWN = auto()
    IN = auto()  # to the end of the module right above
    OUT = auto()  # behind the module that holds it


@dataclass(frozen=True, slots=True)
class Destination:
    """Under `parent`, in front of `before`; None: last."""

    parent: str | None
    before: str | None = None


def destination(curriculum: Curriculum, nodes: Sequence[str], step: Step) -> Destination | None:
    """Where one step takes `nodes`; None when they can't go there, or are not neighbours under one parent."""
    moved = outermost(curriculum, nodes)
    if not moved or len({node.parent_id for node in moved}) > 1:
        return None
    siblings = curriculum.children(moved[0].parent_id)
    first = siblings.index(moved[0])
    if list(siblings[first : first + len(moved)]) != moved:
        return None
    behind = siblings[first + len(moved) :]
    match step:
        case Step.UP:
            return Destination(moved[0].parent_id, siblings[first - 1].id) if first else None
        case Step.DOWN:
            return Destination(moved[0].parent_id, _id(behind[1:])) if behind else None
        case Step.IN:
            above = siblings[first - 1] if first else None
            return Destination(above.id) if above and all(can_hold(above.kind, node.kind) for node in moved) else None
        case Step.OUT:
            return _out(curriculum, moved)


def _out(curriculum: Curriculum, moved: Sequence[Node]) -> Destination | None:
    parent = curriculum.by_id[moved[0].parent_id] if moved[0].parent_id else None
    if parent is None or parent.parent_id is None:
        return None
    beside = curriculum.children(parent.parent_id)
    return Destination(parent.parent_id, _id(beside[beside.index(parent) + 1 :]))


def _id(nodes: Sequence[Node]) -> str | None:
    return nodes[0].id if nodes else None
