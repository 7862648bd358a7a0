"""Hours and decisions of every programme, module and topic in one pass over the tree."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.model.curriculum import Hours, NodeKind, sum_of
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
        before = best.get(mapping.topic_id)
        if before is None or mapping.coverage > before:
            best[mapping.topic_id] = mapping.coverage
    set_aside = snapshot.topics_set_aside
    sums: dict[str, NodeSum] = {}
    below: defaultdict[str | None, _Below] = defaultdict(_Below)  # what the children met so far add to a node
    for node in reversed(snapshot.curriculum.nodes):
        above = below[node.parent_id]
        if node.kind is NodeKind.TOPIC:
            coverage = best.get(node.id)
            deals = coverage is not None and coverage is not Coverage.N
            aside = node.id in set_aside and not deals
            sums[node.id] = NodeSum(node.hours, 1, int(deals or aside), coverage, aside)
            above.hours.append(node.hours)
            above.topics += 1
            above.decided += deals or aside
            continue
        held = below.pop(node.id, _Below())
        hours = sum_of([node.hours, *held.hours])
        sums[node.id] = NodeSum(hours, held.topics, held.decided, None, False)
        above.hours.append(hours)
        above.topics += held.topics
        above.decided += held.decided
    return sums


@dataclass(slots=True)
class _Below:
    hours: list[Hours] = field(default_factory=list)
    topics: int = 0
    decided: int = 0
