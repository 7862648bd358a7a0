"""A snapshot after one more change: only what the change touched is read anew."""

from collections.abc import Mapping as MappingOf
from operator import attrgetter
from typing import Any

from assessor.model.assessment import (
    Adoption,
    Assessment,
    Assessor,
    FrameworkInUse,
    Institution,
    ItemWeight,
    PersonMet,
)
from assessor.model.curriculum import ColumnRole, Curriculum, Node, Outcome, Source
from assessor.model.mapping import Aim, Completion, Evidence, Judgement, Mapping, Outside, SetAside
from assessor.model.snapshot import Snapshot
from assessor.store.changes import Changed
from assessor.store.connection import Connection
from assessor.store.snapshot import read_frameworks, read_look_again, read_rows_of
from assessor.store.tables import TABLE_BY_NAME, Table

_ID = attrgetter("id")
_FEW_ROWS = 200
"""Up to here rows are read one by one; above, their whole table is quicker."""

_FIELDS: MappingOf[type[Any], str] = {
    Institution: "institutions",
    Assessor: "assessors",
    PersonMet: "persons_met",
    Outcome: "outcomes",
    Source: "sources",
    Aim: "aims",
    Mapping: "mappings",
    Evidence: "evidence",
    Judgement: "judgements",
    Outside: "outsides",
    SetAside: "set_asides",
    Completion: "completions",
    ItemWeight: "weights",
    Adoption: "adoptions",
}


def snapshot_after(connection: Connection, before: Snapshot, changed: Changed) -> Snapshot:
    """`before`, with the tables that `changed` touched as they are now. Equal to a snapshot read whole."""
    with connection.reading():
        fields: dict[str, Any] = {}
        for name in changed.tables:
            kind = TABLE_BY_NAME[name].type
            if kind is Assessment:
                fields["assessment"] = read_rows_of(connection, Assessment)[0]
            elif kind is FrameworkInUse:
                fields["frameworks"] = tuple(read_frameworks(connection))
            elif kind is Node:
                nodes = _rows_after(connection, TABLE_BY_NAME[name], tuple(before.curriculum.by_id.values()), changed)
                fields["curriculum"] = Curriculum(nodes)
            elif kind is not ColumnRole:  # no analysis or report looks at it
                old = getattr(before, _FIELDS[kind])
                fields[_FIELDS[kind]] = _rows_after(connection, TABLE_BY_NAME[name], old, changed)
        after = before.succeeded(**fields)
        if not _touches_a_judgement(before, after, changed):
            return after
        return after.succeeded(
            look_again=read_look_again(connection, after.judgements, after.mappings, after.curriculum)
        )


def _rows_after(
    connection: Connection, table: Table[Any], before: tuple[Any, ...], changed: Changed
) -> tuple[Any, ...]:
    if len(changed.row_ids) > _FEW_ROWS:
        return read_rows_of(connection, table.type)
    found = [row for row_id in changed.row_ids for row in read_rows_of(connection, table.type, {"id": row_id})]
    now = {row.id: row for row in found}
    kept = list(before)
    places = [place for place, row_id in enumerate(map(_ID, before)) if row_id in changed.row_ids]
    for place in reversed(places):
        row = now.pop(before[place].id, None)
        kept[place : place + 1] = [] if row is None else [row]
    if not now:
        return tuple(kept)
    if len(now) == 1 and _is_last(connection, table, next(iter(now))):
        return (*kept, *now.values())
    return read_rows_of(connection, table.type)  # rows that an undo put back stand where they stood


def _is_last(connection: Connection, table: Table[Any], row_id: str) -> bool:
    last = connection.value(f"SELECT id FROM main.{table.name} ORDER BY number DESC LIMIT 1")  # noqa: S608
    return bool(last == row_id)


def _moves_a_node(before: Snapshot, after: Snapshot, changed: Changed) -> bool:
    """Whether a node hangs elsewhere than before, perhaps in another programme."""
    if "node" not in changed.tables:
        return False
    was, now = before.curriculum.by_id, after.curriculum.by_id
    both = (row_id for row_id in changed.row_ids if row_id in was and row_id in now)
    return any(was[row_id].parent_id != now[row_id].parent_id for row_id in both)


def _touches_a_judgement(before: Snapshot, after: Snapshot, changed: Changed) -> bool:
    """Whether a judgement may want another look since the change, or no longer want it."""
    if not changed.tables & {"mapping", "judgement", "node"}:
        return False
    if not after.judgements and not before.look_again:
        return False
    if "judgement" in changed.tables or _moves_a_node(before, after, changed):
        return True
    judged = {(j.framework_id, j.item_code, j.assessor_id) for j in after.judgements}
    touched = (m for state in (before, after) for m in state.mappings if m.id in changed.row_ids)
    return any((m.framework_id, m.item_code, m.assessor_id) in judged for m in touched)
