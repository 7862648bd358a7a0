"""The mappings of one framework as columns of small integers, straight from the file: SQLite packs, numpy parses."""
# ruff: noqa: S608  # what is put into SQL are words and numbers of our own

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessor.analysis.columns import BASIS, NO_EVIDENCE_BASIS, MappingColumns
from assessor.store.connection import Connection

_KIND_CASES = " ".join(f"WHEN '{kind.value}' THEN {basis}" for kind, basis in BASIS.items())

# brackets around every shift: in SQL << and | bind alike
_PACKED = """
    SELECT group_concat((mapping.number << 32) | node.number),
        group_concat((assessor.number << 16) | (mapping.coverage << 8) | coalesce(mapping.level, 0)),
        group_concat(mapping.item_code, char(10))
    FROM main.mapping JOIN main.node ON node.id = mapping.topic_id
        JOIN main.assessor ON assessor.id = mapping.assessor_id
    WHERE mapping.framework_id = ?
"""
_BASES = f"""
    SELECT group_concat((mapping.number << 8) | CASE evidence.kind {_KIND_CASES} ELSE {NO_EVIDENCE_BASIS} END)
    FROM main.evidence JOIN main.mapping ON mapping.id = evidence.mapping_id WHERE mapping.framework_id = ?
"""


def read_mapping_columns(connection: Connection, framework_id: str) -> MappingColumns:
    """The columns of the mappings to one framework, as `columns_of` gives them for a snapshot.

    Raises: KeyError for a framework that is not in use.
    """
    with connection.reading():
        if connection.first("SELECT 1 FROM main.framework_in_use WHERE id = ?", [framework_id]) is None:
            raise KeyError(framework_id)
        places, values, codes = connection.all(_PACKED, [framework_id])[0]
        bases = connection.value(_BASES, [framework_id])
        numbers = connection.value("SELECT group_concat(number) FROM main.mapping")
        topics = connection.all("SELECT id, number FROM main.node ORDER BY number")
        assessors = connection.all("SELECT id, number FROM main.assessor ORDER BY number")
    return _columns(
        framework_id, (_parse(places), _parse(values), codes or ""), _parse(bases), _parse(numbers), topics, assessors
    )


def _columns(
    framework_id: str,
    packed: tuple[NDArray[np.int64], NDArray[np.int64], str],
    bases: NDArray[np.int64],
    numbers: NDArray[np.int64],
    topics: list[tuple[Any, ...]],
    assessors: list[tuple[Any, ...]],
) -> MappingColumns:
    places, values, codes = packed
    order = np.argsort(places)  # SQL promises no order inside group_concat
    places, values = places[order], values[order]
    numbers_here = places >> 32
    code_of_row = codes.split("\n") if codes else []
    item_codes = {code: position for position, code in enumerate(dict.fromkeys(code_of_row))}
    items = np.array([item_codes[code] for code in code_of_row], dtype=np.int32)
    basis = np.full(len(places), NO_EVIDENCE_BASIS, dtype=np.int8)
    np.maximum.at(basis, np.searchsorted(numbers_here, bases >> 8), (bases & 0xFF).astype(np.int8))
    return MappingColumns(
        framework_id=framework_id,
        topic_ids=tuple(topic for topic, _ in topics),
        item_codes=tuple(item_codes),
        assessor_ids=tuple(assessor for assessor, _ in assessors),
        topic=_positions(topics, places & 0xFFFFFFFF).astype(np.int32),
        item=items[order],
        assessor=_positions(assessors, values >> 16).astype(np.int16),
        coverage=(values >> 8 & 0xFF).astype(np.int8),
        level=(values & 0xFF).astype(np.int8),
        basis=basis,
        row=np.searchsorted(np.sort(numbers), numbers_here).astype(np.int32),
    )


def _positions(table: list[tuple[Any, ...]], numbers: NDArray[np.int64]) -> NDArray[np.intp]:
    """Where each number stands in a table of (id, number), which is sorted by number."""
    return np.searchsorted(np.array([number for _, number in table], dtype=np.int64), numbers)


def _parse(joined: str | None) -> NDArray[np.int64]:
    return np.fromstring(joined, dtype=np.int64, sep=",") if joined else np.array([], dtype=np.int64)
