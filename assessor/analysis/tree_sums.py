"""Hours and decisions of every programme, module and topic in one pass over the tree."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.model.curriculum import Hours, NodeKind
from assessor.model.mapping import Coverage
from assessor.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class NodeSum:
    """A node and everything below it. A topic counts itself, so that `topics` of it is 1."""

    hours: Hours
    topics: int
    decided: int  # topics mapped to an item of any framework, or set aside
    coverage: Coverage | None  # a topic's best mapping, N included; None: not mapped, or no topic
    is_set_aside: bool  # a topic without a counterpart, not mapped to any item


def tree_sums(snapshot: Snapshot) -> Mapping[str, NodeSum]:
    """Node id -> its sums; `hours` are those of `Curriculum.hours`, for the cost of one pass."""
    best: dict[str, Coverage] = {}
    for mapping in snapshot.mappings:
        best[mapping.topic_id] = max(mapping.coverage, best.get(mapping.topic_id, mapping.coverage))
    set_aside = {row.topic_id for row in snapshot.set_asides}
    sums: dict[str, NodeSum] = {}
    below: dict[str, NodeSum] = {}  # what the children met so far add to a node
    for node in reversed(snapshot.curriculum.nodes):
        if node.kind is NodeKind.TOPIC:
            coverage = best.get(node.id)
            deals = coverage is not None and coverage is not Coverage.N
            aside = node.id in set_aside and not deals
            one = NodeSum(node.hours, 1, int(deals or aside), coverage, aside)
        else:
            held = below.get(node.id, _NOTHING)
            one = NodeSum(node.hours + held.hours, held.topics, held.decided, None, False)
        sums[node.id] = one
        if node.parent_id is not None:
            sum_before = below.get(node.parent_id, _NOTHING)
            below[node.parent_id] = NodeSum(
                one.hours + sum_before.hours,
                one.topics + sum_before.topics,
                one.decided + sum_before.decided,
                None,
                False,
            )
    return sums


_NOTHING = NodeSum(Hours(), 0, 0, None, False)
