"""The mappings of one framework as columns of small integers, from a snapshot or straight from the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessor.model.mapping import Evidence, EvidenceKind
from assessor.model.snapshot import Snapshot

BASIS: Mapping[EvidenceKind, int] = {
    EvidenceKind.TITLE: 1,
    EvidenceKind.CONTENT: 2,
    EvidenceKind.OUTCOME: 2,
    EvidenceKind.INTERVIEW: 2,  # what somebody says of the teaching is as good as what is written of it, no better
    EvidenceKind.PRACTICAL_TASK: 3,
    EvidenceKind.OBSERVATION: 3,  # the practice itself was seen, but not what the learners must show in the end
    EvidenceKind.EXAMINATION_TASK: 4,
}
"""The highest level that a kind of evidence supports: rule 8; the places of interview and observation are our own."""

NO_EVIDENCE_BASIS = 1
"""A mapping without evidence rests on the title of its topic."""


@dataclass(frozen=True, eq=False)
class MappingColumns:
    """One entry a mapping in every array, in the order of Snapshot.mappings; numbers count into the tables of ids.

    The tables may stand in any order and may hold ids without a mapping. All arrays have the same length.
    """

    framework_id: str
    topic_ids: tuple[str, ...]
    item_codes: tuple[str, ...]
    assessor_ids: tuple[str, ...]
    topic: NDArray[np.int32]
    item: NDArray[np.int32]
    assessor: NDArray[np.int16]
    coverage: NDArray[np.int8]  # 0 to 3, as Coverage
    level: NDArray[np.int8]  # 0: none was given
    basis: NDArray[np.int8]  # the highest level that any evidence of the mapping supports, 1 without evidence
    row: NDArray[np.int32]  # position in Snapshot.mappings, which holds the other frameworks too; ascending

    def __len__(self) -> int:
        return len(self.row)


def basis_of(evidence: Iterable[Evidence]) -> int:
    """The highest level that any of `evidence` supports, 1 if there is none."""
    return max((BASIS[piece.kind] for piece in evidence), default=NO_EVIDENCE_BASIS)


def columns_of(snapshot: Snapshot, framework_id: str) -> MappingColumns:
    """The columns of the mappings to one framework. Raises KeyError for a framework that is not in use."""
    topics = {topic.id: number for number, topic in enumerate(snapshot.curriculum.topics)}
    items = {item.code: number for number, item in enumerate(snapshot.framework_by_id[framework_id].items)}
    assessors = {assessor.id: number for number, assessor in enumerate(snapshot.assessors)}
    rows = [row for row, mapping in enumerate(snapshot.mappings) if mapping.framework_id == framework_id]
    mappings = [snapshot.mappings[row] for row in rows]
    evidence = snapshot.evidence_of
    return MappingColumns(
        framework_id=framework_id,
        topic_ids=tuple(topics),
        item_codes=tuple(items),
        assessor_ids=tuple(assessors),
        topic=np.array([topics[mapping.topic_id] for mapping in mappings], dtype=np.int32),
        item=np.array([items[mapping.item_code] for mapping in mappings], dtype=np.int32),
        assessor=np.array([assessors[mapping.assessor_id] for mapping in mappings], dtype=np.int16),
        coverage=np.array([mapping.coverage for mapping in mappings], dtype=np.int8),
        level=np.array([mapping.level or 0 for mapping in mappings], dtype=np.int8),
        basis=np.array([basis_of(evidence.get(mapping.id, ())) for mapping in mappings], dtype=np.int8),
        row=np.array(rows, dtype=np.int32),
    )
