"""The mappings of one framework as columns of small integers, from a snapshot or straight from the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessor.model.differing import differing
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

_FEW_ROWS = 200
"""Up to here a change is taken in row by row; above, all is laid out anew."""


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


def columns_after(
    before: MappingColumns, old: Snapshot, new: Snapshot, row_ids: frozenset[str], tables: frozenset[str]
) -> MappingColumns:
    """The columns that follow `before`, which are those of `old`, when a change touched `row_ids` of `tables`.

    Equal in meaning to the columns of `new`; only what was touched is looked at.
    """
    if not tables & {"mapping", "evidence"}:
        return before
    if len(row_ids) > _FEW_ROWS:
        return columns_of(new, before.framework_id)
    was, now = rows_touched(old, new)
    kept = ~np.isin(before.row, list(was.values()))
    moved = _moved(before.row[kept], [was[one] for one in was.keys() - now], [now[one] for one in now.keys() - was])
    mine = [new.mappings[place] for place in now.values() if new.mappings[place].framework_id == before.framework_id]
    tables_of_ids = (
        _extended(before.topic_ids, [mapping.topic_id for mapping in mine]),
        _extended(before.item_codes, [mapping.item_code for mapping in mine]),
        _extended(before.assessor_ids, [mapping.assessor_id for mapping in mine]),
    )
    topic_ids, item_codes, assessor_ids = tables_of_ids
    evidence: dict[str, list[Evidence]] = {mapping.id: [] for mapping in mine}
    for piece in new.evidence:
        if piece.mapping_id in evidence:
            evidence[piece.mapping_id].append(piece)
    row = np.concatenate([moved, np.array([now[mapping.id] for mapping in mine], dtype=np.int32)])
    order = np.argsort(row)

    def joined(column: NDArray[Any], values: list[int]) -> NDArray[Any]:
        both: NDArray[Any] = np.concatenate([column[kept], np.array(values, dtype=column.dtype)])
        return both[order]

    return MappingColumns(
        framework_id=before.framework_id,
        topic_ids=topic_ids,
        item_codes=item_codes,
        assessor_ids=assessor_ids,
        topic=joined(before.topic, [topic_ids.index(mapping.topic_id) for mapping in mine]),
        item=joined(before.item, [item_codes.index(mapping.item_code) for mapping in mine]),
        assessor=joined(before.assessor, [assessor_ids.index(mapping.assessor_id) for mapping in mine]),
        coverage=joined(before.coverage, [mapping.coverage for mapping in mine]),
        level=joined(before.level, [mapping.level or 0 for mapping in mine]),
        basis=joined(before.basis, [basis_of(evidence[mapping.id]) for mapping in mine]),
        row=row[order],
    )


def rows_touched(old: Snapshot, new: Snapshot) -> tuple[dict[str, int], dict[str, int]]:
    """The mappings that may differ between two states, themselves or in their evidence: id -> row, in each of them."""
    start, gone, come = differing(old.mappings, new.mappings)
    was = {mapping.id: row for row, mapping in enumerate(gone, start)}
    now = {mapping.id: row for row, mapping in enumerate(come, start)}
    _, lost, given = differing(old.evidence, new.evidence)
    owners = {piece.mapping_id for piece in (*lost, *given)} - was.keys() - now.keys() - {None}
    if owners:  # their rows are the same in both but for what went or came before them
        was |= {mapping.id: row for row, mapping in enumerate(old.mappings) if mapping.id in owners}
        now |= {mapping.id: row for row, mapping in enumerate(new.mappings) if mapping.id in owners}
    return was, now


def _moved(row: NDArray[np.int32], gone: list[int], come: list[int]) -> NDArray[np.int32]:
    """Positions after some others have gone (their old places) and come (their new places)."""
    moved = row - np.searchsorted(np.sort(gone), row).astype(np.int32)
    for place in sorted(come):
        moved = moved + (moved >= place)
    return moved.astype(np.int32)


def _extended(table: tuple[str, ...], names: list[str]) -> tuple[str, ...]:
    return (*table, *dict.fromkeys(name for name in names if name not in table))
