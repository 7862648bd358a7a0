"""Parts of the curriculum are deleted with everything that hangs on them."""

from collections.abc import Iterator, Sequence, Set
from typing import Any

from assessor.edits.rules import label, require_node
from assessor.edits.tree import outermost
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node, Outcome, Source
from assessor.model.mapping import Aim, Completion, Evidence, Judgement, Mapping, SetAside
from assessor.store import Changed, Store

_FEW = 200
"""Up to here rows are read owner by owner; above, their whole table is quicker."""


def delete_nodes(store: Store, *, nodes: Sequence[str], by: str, at: str) -> Changed:
    """Delete nodes with everything below them, as one change that one undo takes back.

    With them go mappings and their evidence, set-asides, outcomes, aims, completions and the judgements of a deleted
    programme; `assessor.analysis.hanging` says beforehand what that is. A source goes when nothing that came from it
    and no evidence is left, so that the file can be brought in again.
    Raises: UnknownWordError for a node that is not there any more.
    """
    curriculum = store.curriculum()
    for node_id in nodes:
        require_node(store, node_id)
    roots = outermost(curriculum, nodes)
    doomed = [node for root in roots for node in (root, *curriculum.below(root.id))]
    rows = list(rows_below(store, [node.id for node in doomed]))
    gone = {row_id for kind, row_id in rows if kind is Evidence}
    rows += [(Source, source) for source in _sources_left_alone(store, curriculum, {node.id for node in doomed}, gone)]
    name, values = N_("Deleted {number} entries of the curriculum"), {"number": len(roots)}
    if len(roots) == 1:
        name, values = N_("Deleted “{node}”"), {"node": label(roots[0])}  # type: ignore[dict-item]  # a text is fine
    with store.change(name, values, by=by, at=at) as change:
        for kind, row_id in rows:
            change.delete(kind, row_id)
        for node in reversed(doomed):
            change.delete(Node, node.id)
    return change.touched


def rows_below(store: Store, nodes: Sequence[str]) -> Iterator[tuple[type[Any], str]]:
    """Type and id of every row that hangs on `nodes`; those that refer come before those referred to."""
    mappings = _owned(store, Mapping, "topic_id", nodes)
    judgements = _owned(store, Judgement, "programme_id", nodes)
    evidence = (
        *_owned(store, Evidence, "mapping_id", [row.id for row in mappings]),
        *_owned(store, Evidence, "judgement_id", [row.id for row in judgements]),
    )
    for row in evidence:
        yield Evidence, row.id
    for row in mappings:
        yield Mapping, row.id
    for row in judgements:
        yield Judgement, row.id
    for kind, owner in ((SetAside, "topic_id"), (Outcome, "node_id"), (Aim, "programme_id")):
        for row in _owned(store, kind, owner, nodes):
            yield kind, row.id
    for row in _owned(store, Completion, "programme_id", nodes):
        yield Completion, row.id


def _owned(store: Store, kind: type[Any], owner: str, owners: Sequence[str]) -> tuple[Any, ...]:
    if len(owners) <= _FEW:
        return tuple(row for one in owners for row in store.rows(kind, **{owner: one}))
    known = set(owners)
    return tuple(row for row in store.rows(kind) if getattr(row, owner) in known)


def _sources_left_alone(store: Store, curriculum: Curriculum, doomed: set[str], evidence: Set[str]) -> list[str]:
    """Sources of doomed nodes that nothing is left of, and earlier versions of those; newer ones before older ones."""
    still_used = {node.source_id for node in curriculum.nodes if node.id not in doomed}
    still_used |= {row.source_id for row in store.rows(Evidence) if row.id not in evidence}
    sources = {source.id: source for source in store.rows(Source)}
    touched = {curriculum.by_id[node].source_id for node in doomed}
    gone: list[str] = []
    for source in reversed(sources.values()):  # a newer version was brought in after the one that it replaces
        newer = [other.id for other in sources.values() if other.replaces_id == source.id]
        is_touched = source.id in touched or bool(newer)
        if is_touched and source.id not in still_used and all(each in gone for each in newer):
            gone.append(source.id)
    return gone
