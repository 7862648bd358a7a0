"""Every live row stands a second time in the log: as `after` of the last logged row about it."""
# ruff: noqa: S608  # every name that is put into SQL comes from the schema, which was compared with ours

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessor.store.connection import Connection

_NOT_LOGGED = frozenset({"change", "change_row", "content"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what the log says of it, both as JSON; None where there is none."""

    table: str
    row_id: str
    present: str | None
    logged: str | None


def logged_columns(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Logged table -> its columns, as the schema of the file has them (an earlier version has others)."""
    found = connection.all(
        "SELECT name, (SELECT json_group_array(name) FROM pragma_table_info(entry.name)) "
        "FROM main.sqlite_schema AS entry WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    return {name: tuple(json.loads(columns)) for name, columns in found if name not in _NOT_LOGGED}


def row_json(columns: Sequence[str], alias: str) -> str:
    """SQL for the row `alias` as the log keeps it."""
    pairs = (f"'{column}', {alias}.{column}" for column in columns)
    return f"json_object({', '.join(pairs)})"


def same_row(one: str | None, other: str | None) -> bool:
    """Whether two rows of the log say the same, however another version of SQLite spells their JSON."""
    if one == other or one is None or other is None:
        return one == other
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:  # a damaged log
        return False


def differing_rows(connection: Connection, columns: Mapping[str, Sequence[str]]) -> Iterator[Difference]:
    """Compare the live rows of every logged table with the log, both ways."""
    for table in columns:
        yield from _changed_rows(connection, table, columns[table])
        yield from _lost_rows(connection, table)


def _changed_rows(connection: Connection, table: str, columns: Sequence[str]) -> Iterator[Difference]:
    rows = connection.each(
        f"""SELECT id, present, logged FROM (
                SELECT id, {row_json(columns, "live")} AS present,
                    (SELECT after FROM main.change_row WHERE table_name = '{table}' AND row_id = live.id
                     ORDER BY number DESC LIMIT 1) AS logged
                FROM main.{table} AS live)
            WHERE present IS NOT logged"""
    )
    for row_id, present, logged in rows:
        if not same_row(present, logged):
            yield Difference(table, row_id, present, logged)


def _lost_rows(connection: Connection, table: str) -> Iterator[Difference]:
    rows = connection.each(
        f"""SELECT row_id, after FROM
                (SELECT row_id, after, max(number) FROM main.change_row WHERE table_name = '{table}' GROUP BY row_id)
            WHERE after IS NOT NULL AND row_id NOT IN (SELECT id FROM main.{table})"""
    )
    for row_id, logged in rows:
        yield Difference(table, row_id, None, logged)
