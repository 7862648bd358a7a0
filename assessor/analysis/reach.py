"""How far a change reaches: which results it can't have touched."""

from collections.abc import Iterator

from assessor.analysis.columns import rows_touched
from assessor.analysis.results import Scope
from assessor.model.curriculum import Node, NodeKind
from assessor.model.differing import differing
from assessor.model.mapping import Evidence, Judgement
from assessor.model.snapshot import Snapshot

Reach = frozenset[tuple[str | None, str | None]]
"""Pairs of a framework and a programme; None stands for any."""

EVERYWHERE: Reach = frozenset({(None, None)})


def reach_of(old: Snapshot, new: Snapshot, row_ids: frozenset[str], tables: frozenset[str]) -> Reach:
    """The frameworks and programmes whose results a change from `old` to `new` may have touched.

    The results of one programme and framework rest on its topics and their hours, on the mappings of these to it, on
    the judgements of it, on the evidence of both, and on what is not touched here. They name mappings by their
    position, so those before a row must not have moved. The name of a topic is in no result.

    Args:
        row_ids: what the change touched, in `tables`.
    """
    if not tables <= {"mapping", "evidence", "judgement", "node"}:
        return EVERYWHERE
    reach: set[tuple[str | None, str | None]] = {(j.framework_id, j.programme_id) for j in _judgements(old, new)}
    if tables & {"mapping", "evidence"}:
        was, now = rows_touched(old, new)
        last = min(len(old.mappings), len(new.mappings))
        alone = [*(was[one] for one in was.keys() - now), *(now[one] for one in now.keys() - was)]
        if any(row < last for row in alone):
            return EVERYWHERE
        for state, rows in ((old, was), (new, now)):
            mappings = [state.mappings[row] for row in rows.values()]
            reach |= {(mapping.framework_id, _programme(state, mapping.topic_id)) for mapping in mappings}
    if "node" in tables:
        nodes = _nodes_that_count(old, new, row_ids)
        if nodes is None:
            return EVERYWHERE
        both = [(state, node) for state in (old, new) for node in nodes if node in state.curriculum.by_id]
        reach |= {(None, _programme(state, node)) for state, node in both}
    return frozenset(reach)


def is_reached(scope: Scope, reach: Reach) -> bool:
    """Whether the results of a scope may have been touched."""
    return any(
        framework in (None, scope.framework_id) and (programme is None or programme in scope.programme_ids)
        for framework, programme in reach
    )


def _programme(state: Snapshot, node_id: str) -> str:
    return state.curriculum.programme_of(node_id).id


def _judgements(old: Snapshot, new: Snapshot) -> Iterator[Judgement]:
    """Those that came, went, changed, have other evidence, or want another look only before or only after."""
    _, lost, given = differing(old.judgements, new.judgements)
    yield from (*lost, *given)
    _, gone, come = differing(old.evidence, new.evidence)
    ids = {piece.judgement_id for piece in _of_judgements((*gone, *come))} | (old.look_again ^ new.look_again)
    if ids:
        yield from (judgement for state in (old, new) for judgement in state.judgements if judgement.id in ids)


def _of_judgements(evidence: tuple[Evidence, ...]) -> Iterator[Evidence]:
    return (piece for piece in evidence if piece.judgement_id is not None)


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
