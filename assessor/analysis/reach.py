"""How far a change reaches: which results it can't have touched."""

from assessor.analysis.columns import rows_touched
from assessor.model.curriculum import Node, NodeKind
from assessor.model.differing import differing
from assessor.model.snapshot import Snapshot


def programmes_touched(
    old: Snapshot, new: Snapshot, row_ids: frozenset[str], tables: frozenset[str]
) -> frozenset[str] | None:
    """The programmes whose results a change from `old` to `new` may have touched; empty: no results at all; None: any.

    The results of one programme alone rest on its topics and their hours, on the mappings of these, on their evidence,
    and on what is not touched here. They name mappings by their position, so those before a row must not have moved.
    The name of a topic is in no result.

    Args:
        row_ids: what the change touched, in `tables`.
    """
    if not tables <= {"mapping", "evidence", "node"}:
        return None
    topics = _topics_of_mappings(old, new, tables)
    nodes = _nodes_that_count(old, new, row_ids) if "node" in tables else set[str]()
    if topics is None or nodes is None:
        return None
    return frozenset(
        state.curriculum.programme_of(node).id
        for state in (old, new)
        for node in topics | nodes
        if node in state.curriculum.by_id
    )


def _topics_of_mappings(old: Snapshot, new: Snapshot, tables: frozenset[str]) -> set[str] | None:
    """The topics whose mappings or evidence were touched; None where rows before others went or came."""
    if not tables & {"mapping", "evidence"}:
        return set()
    _, lost, given = differing(old.evidence, new.evidence)
    if any(piece.mapping_id is None for piece in (*lost, *given)):  # evidence of a judgement
        return None
    was, now = rows_touched(old, new)
    last = min(len(old.mappings), len(new.mappings))
    alone = [*(was[one] for one in was.keys() - now), *(now[one] for one in now.keys() - was)]
    if any(row < last for row in alone):
        return None
    return {old.mappings[row].topic_id for row in was.values()} | {new.mappings[row].topic_id for row in now.values()}


def _nodes_that_count(old: Snapshot, new: Snapshot, row_ids: frozenset[str]) -> set[str] | None:
    """The nodes that are new, gone, elsewhere or of other hours; None where a programme is."""
    found: set[str] = set()
    for row_id in row_ids:
        was, now = old.curriculum.by_id.get(row_id), new.curriculum.by_id.get(row_id)
        if _counted(was) == _counted(now):
            continue
        if NodeKind.PROGRAMME in {node.kind for node in (was, now) if node is not None}:
            return None
        found.add(row_id)
    return found


def _counted(node: Node | None) -> tuple[object, ...] | None:
    return None if node is None else (node.kind, node.parent_id, node.position, node.hours)
