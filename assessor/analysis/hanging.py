"""What hangs on parts of the curriculum: what would go with them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessor.model.curriculum import NodeKind
from assessor.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Hanging:
    """How much lies below some nodes, themselves included."""

    programmes: int
    modules: int
    topics: int
    mappings: Mapping[str, int]  # assessor id -> mappings; assessors without any are absent
    evidence: int  # of these mappings and judgements
    judgements: int
    set_asides: int
    outcomes: int
    aims: int
    completions: int

    @property
    def is_work(self) -> bool:
        """Whether anything of it is what an assessor found or decided."""
        return bool(self.mappings or self.judgements or self.set_asides or self.completions)


def hanging_on(snapshot: Snapshot, nodes: Iterable[str]) -> Hanging:
    """What `assessor.edits.deleting.delete_nodes` would delete with `nodes`."""
    curriculum = snapshot.curriculum
    ids = {below.id for node in nodes for below in (curriculum.by_id[node], *curriculum.below(node))}
    kinds = Counter(curriculum.by_id[node].kind for node in ids)
    mappings = [row for row in snapshot.mappings if row.topic_id in ids]
    judgements = [row for row in snapshot.judgements if row.programme_id in ids]
    owners = {row.id for row in mappings} | {row.id for row in judgements}
    return Hanging(
        programmes=kinds[NodeKind.PROGRAMME],
        modules=kinds[NodeKind.MODULE],
        topics=kinds[NodeKind.TOPIC],
        mappings=Counter(row.assessor_id for row in mappings),
        evidence=sum(row.mapping_id in owners or row.judgement_id in owners for row in snapshot.evidence),
        judgements=len(judgements),
        set_asides=sum(row.topic_id in ids for row in snapshot.set_asides),
        outcomes=sum(row.node_id in ids for row in snapshot.outcomes),
        aims=sum(row.programme_id in ids for row in snapshot.aims),
        completions=sum(row.programme_id in ids for row in snapshot.completions),
    )
