"""Reading a whole assessment in one go."""

import json
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from typing import Any, TypeVar

from assessor.errors import FileProblemError
from assessor.marks import N_
from assessor.message import Message
from assessor.model.assessment import (
    Adoption,
    Assessment,
    Assessor,
    FrameworkInUse,
    Institution,
    ItemWeight,
    PersonMet,
)
from assessor.model.curriculum import Curriculum, Node, Outcome, Source
from assessor.model.mapping import Aim, Completion, Evidence, Judgement, Mapping, Outside, SetAside
from assessor.model.snapshot import Snapshot
from assessor.store.connection import Connection, DamagedFileError
from assessor.store.rows_against_log import same_row
from assessor.store.tables import table_of
from standards.faults import PackError
from standards.framework import Framework
from standards.pack import framework_from_json

T = TypeVar("T")


class UnfinishedFileError(FileProblemError):
    """A file whose making was cut short: it has tables but no head."""

    template = N_("“{file}” was begun but holds no assessment yet. Delete it and make it anew. Nothing was changed.")


class UnknownBytesError(FileProblemError):
    """A source or pack that the file should hold is not in it."""

    template = N_(
        "“{file}” lacks the content of a source or framework ({sha256}). Run “assessor check” on it, or go back to a "
        "backup. Nothing was changed."
    )


def read_rows_of(connection: Connection, kind: type[T], equal: dict[str, object] | None = None) -> tuple[T, ...]:
    """The values of one type in the order in which they were made; `equal` names fields and what they must be.

    Raises: DamagedFileError for a row that is no such value.
    """
    table = table_of(kind)
    conditions = {
        table.columns_of[field][0]: table.encode_field(field, value) for field, value in (equal or {}).items()
    }
    where = f"WHERE {' AND '.join(f'{column} IS ?' for column in conditions)} " if conditions else ""
    rows = connection.all(f"{table.select} {where}ORDER BY number", list(conditions.values()))
    try:
        return tuple(map(table.decode, rows))
    except (KeyError, ValueError, TypeError) as error:
        problem = Message(N_("an entry of “{table}” makes no sense"), {"table": table.name})
        raise DamagedFileError(file=connection.path.name, problem=problem) from error


def read_bytes(connection: Connection, sha256: str) -> bytes:
    """The bytes that are kept under a hash."""
    found = connection.first("SELECT bytes FROM main.content WHERE sha256 = ?", [sha256])
    if found is None:
        raise UnknownBytesError(file=connection.path.name, sha256=sha256[:12])
    content: bytes = found[0]
    return content


def read_snapshot(connection: Connection) -> Snapshot:
    """Everything that an analysis or a report looks at, as of one moment.

    Raises: FileProblemError for a file without its head, or with rows or packs that can't be read.
    """
    with connection.reading():
        heads = read_rows_of(connection, Assessment)
        if not heads:
            raise UnfinishedFileError(file=connection.path.name)
        curriculum = Curriculum(read_rows_of(connection, Node))
        mappings = read_rows_of(connection, Mapping)
        judgements = read_rows_of(connection, Judgement)
        return Snapshot(
            assessment=heads[0],
            institutions=read_rows_of(connection, Institution),
            assessors=read_rows_of(connection, Assessor),
            persons_met=read_rows_of(connection, PersonMet),
            frameworks=tuple(read_frameworks(connection)),
            curriculum=curriculum,
            outcomes=read_rows_of(connection, Outcome),
            sources=read_rows_of(connection, Source),
            aims=read_rows_of(connection, Aim),
            mappings=mappings,
            evidence=read_rows_of(connection, Evidence),
            judgements=judgements,
            outsides=read_rows_of(connection, Outside),
            set_asides=read_rows_of(connection, SetAside),
            completions=read_rows_of(connection, Completion),
            weights=read_rows_of(connection, ItemWeight),
            adoptions=read_rows_of(connection, Adoption),
            look_again=read_look_again(connection, judgements, mappings, curriculum),
        )


def read_frameworks(connection: Connection) -> Iterator[Framework]:
    """The editions in use, in their order."""
    for used in sorted(read_rows_of(connection, FrameworkInUse), key=lambda used: used.position):
        try:
            yield framework_from_json(read_bytes(connection, used.sha256))
        except PackError as error:
            problem = Message(N_("the framework “{framework}” in it can't be read"), {"framework": used.id})
            raise DamagedFileError(file=connection.path.name, problem=problem) from error


_Key = tuple[str, str, str]  # framework, item, assessor


def read_look_again(
    connection: Connection, judgements: tuple[Judgement, ...], mappings: tuple[Mapping, ...], curriculum: Curriculum
) -> frozenset[str]:
    """The assessors' own judgements since which a mapping of theirs of the item came, went or changed.

    What a mapping was at the time of the judgement stands in the log, so that an edit and its undo leave no mark.
    """
    of_item: defaultdict[_Key, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.assessor_id is not None:
            of_item[judgement.framework_id, judgement.item_code, judgement.assessor_id].append(judgement)
    if not of_item:
        return frozenset()
    made = dict(connection.all(_LAST_ROWS, ["judgement", 0]))
    oldest = min(made.values())
    recent = {mapping_id for mapping_id, _ in connection.all(_LAST_ROWS, ["mapping", oldest])}
    live = {m.id: (m.framework_id, m.item_code, m.assessor_id) for m in mappings if m.id in recent}
    found: set[str] = set()
    for mapping_id in recent:
        if mapping_id in live and live[mapping_id] not in of_item:
            continue
        logged = connection.all(_CONTENTS, [mapping_id])
        for judgement in _judgements_of(logged, of_item):
            if _differs_since(logged, made[judgement.id]) and _is_in_scope(judgement, logged, curriculum):
                found.add(judgement.id)
    return frozenset(found)


_LAST_ROWS = "SELECT row_id, max(number) FROM main.change_row WHERE table_name = ? AND number > ? GROUP BY row_id"
_CONTENTS = """
    SELECT number, before, after FROM main.change_row WHERE table_name = 'mapping' AND row_id = ? ORDER BY number
"""
_Logged = list[tuple[int, str | None, str | None]]  # number, before, after


def _mapping_of(logged: _Logged) -> dict[str, Any]:
    _, before, after = logged[-1]
    content: dict[str, Any] = json.loads(after or before or "{}")
    return content


def _judgements_of(logged: _Logged, of_item: MappingOf[_Key, list[Judgement]]) -> list[Judgement]:
    if not logged:
        return []
    mapping = _mapping_of(logged)
    return of_item.get((mapping["framework_id"], mapping["item_code"], mapping["assessor_id"]), [])


def _differs_since(logged: _Logged, number: int) -> bool:
    """Whether the last content is another than the one before row `number` of the log."""
    then = next((after for row, _, after in reversed(logged) if row < number), None)
    return not same_row(then, logged[-1][2])


def _is_in_scope(judgement: Judgement, logged: _Logged, curriculum: Curriculum) -> bool:
    topic = _mapping_of(logged)["topic_id"]
    if judgement.programme_id is None or topic not in curriculum.by_id:
        return judgement.programme_id is None
    return curriculum.programme_of(topic).id == judgement.programme_id
