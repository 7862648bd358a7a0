"""The log read back, and the way back: undo is a change that names the one it undoes, redo the undo of an undo."""
# ruff: noqa: S608  # every name that is put into SQL comes from our own dataclasses

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from assessor.errors import NothingToUndoError
from assessor.marks import N_
from assessor.message import Message
from assessor.store.changes import Changed, ChangeLog, ChangeRecord, LoggedRow, decode_values, read_rows
from assessor.store.connection import Connection, DamagedFileError
from assessor.store.rows_against_log import logged_columns, row_json, same_row
from assessor.store.tables import TABLE_BY_NAME

_TOOK_BACK = N_("Took back: {change}")
_DID_AGAIN = N_("Did again: {change}")

_LOOKED_UP_AT_ONCE = 500  # ids in one query

_RECORDS = """
    SELECT change.number, change.id, change.at, change.who, change.template, change.template_values, undone.id
    FROM main.change LEFT JOIN main.change AS undone ON undone.number = change.undoes
"""


class NothingLeftError(NothingToUndoError):
    """Every change is taken back already."""

    template = N_("There is no change left to take back. Nothing was changed.")


class NothingToRedoError(NothingToUndoError):
    """The last change is not an undo."""

    template = N_("The last change did not take anything back, so there is nothing to do again. Nothing was changed.")


class OlderVersionError(NothingToUndoError):
    """The change was made before the file was brought to a newer version."""

    template = N_(
        "“{change}” was made under an earlier version of the file and can't be taken back. "
        "Change the entry itself. Nothing was changed."
    )


class InTheWayError(NothingToUndoError):
    """A row is not what the change left, so that taking it back would lose something."""

    template = N_(
        "“{change}” can't be taken back: {count} of its entries were changed since, the first in “{table}” ({row}), "
        "by “{later}”. Change the entry itself. Nothing was changed."
    )


def read_history(connection: Connection, row_id: str | None = None, since: int = 0) -> tuple[ChangeRecord, ...]:
    """The changes after number `since`, newest first; with `row_id` those that touched this row."""
    if row_id is None:
        return _records(connection, "WHERE change.number > ? ORDER BY change.number DESC", [since])
    tables = list(TABLE_BY_NAME)  # the index of the log begins with the table
    return _records(
        connection,
        "WHERE change.number IN (SELECT change_number FROM main.change_row "
        f"WHERE table_name IN ({', '.join('?' * len(tables))}) AND row_id = ?) ORDER BY change.number DESC",
        [*tables, row_id],
    )


def find_last_hash(connection: Connection) -> str:
    """The hash of the last change, '' for a file without any: it stands for everything before it."""
    return connection.value("SELECT hash FROM main.change ORDER BY number DESC LIMIT 1") or ""


def read_decisions(connection: Connection, assessor_id: str, changes: int) -> tuple[str, ...]:
    """When an assessor first decided on each topic, in order: ISO times, of the last `changes` changes."""
    rows = connection.all(
        """
        SELECT min(change.at) FROM main.change_row
        JOIN main.change ON change.number = change_row.change_number
        WHERE change_row.number > coalesce(
                (SELECT last_row FROM main.change WHERE number = (SELECT max(number) FROM main.change) - ?), 0
            )
            AND +table_name IN ('mapping', 'set_aside') AND before IS NULL
            AND json_extract(after, '$.assessor_id') = ?
        GROUP BY json_extract(after, '$.topic_id') ORDER BY 1
        """,
        [changes, assessor_id],
    )
    return tuple(at for (at,) in rows)


def read_history_about(connection: Connection, rows: Sequence[Mapping[str, str]]) -> tuple[ChangeRecord, ...]:
    """The changes, newest first, of rows that are or were, with the evidence given for them.

    Each of `rows` says what a row holds, by column: {"topic_id": …} means everything that was found of a topic, also
    what was taken away since; {"id": …} the row itself.
    """
    found: set[tuple[str, str]] = set()
    for held in rows:
        for table, columns in logged_columns(connection).items():
            if held.keys() <= set(columns):
                found |= _rows_that_held(connection, table, {name: [value] for name, value in held.items()})
    for owner in ("mapping", "judgement"):
        owners = [row_id for table, row_id in found if table == owner]
        for start in range(0, len(owners), _LOOKED_UP_AT_ONCE):
            several = {f"{owner}_id": owners[start : start + _LOOKED_UP_AT_ONCE]}
            found |= _rows_that_held(connection, "evidence", several)
    numbers: set[int] = set()
    for key in found:
        touched = connection.all(
            "SELECT change_number FROM main.change_row WHERE table_name = ? AND row_id = ?", [*key]
        )
        numbers.update(number for (number,) in touched)
    return tuple(record for record in _records(connection, "ORDER BY change.number DESC") if record.number in numbers)


def _rows_that_held(connection: Connection, table: str, held: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Table and id of the rows that held, before or after any change, one of the values in each of these columns."""
    if set(held) == {"id"}:
        return {(table, row_id) for row_id in held["id"]}
    sides = [
        " AND ".join(
            f"json_extract({side}, '$.{column}') IN ({', '.join('?' * len(values))})" for column, values in held.items()
        )
        for side in ("after", "before")
    ]
    values = [value for several in held.values() for value in several]
    found = connection.all(
        f"SELECT DISTINCT row_id FROM main.change_row WHERE table_name = ? AND (({sides[0]}) OR ({sides[1]}))",
        [table, *values, *values],
    )
    return {(table, row_id) for (row_id,) in found}


def find_rows(connection: Connection, beginning: str) -> tuple[str, ...]:
    """The ids of the rows that the log knows and that begin so, each once."""
    found = connection.all(
        "SELECT DISTINCT row_id FROM main.change_row WHERE substr(row_id, 1, ?) = ? ORDER BY row_id",
        [len(beginning), beginning],
    )
    return tuple(row_id for (row_id,) in found)


def find_undoable(connection: Connection) -> ChangeRecord | None:
    """The edit that an undo would take back; of one that was made again the edit itself."""
    try:
        return _record(connection, _origin(connection, _to_undo(connection)))
    except NothingToUndoError:
        return None


def find_redoable(connection: Connection) -> ChangeRecord | None:
    """The edit that a redo would make again."""
    try:
        return _record(connection, _origin(connection, _to_redo(connection)))
    except NothingToUndoError:
        return None


def undo(connection: Connection, log: ChangeLog, *, by: str, at: str) -> tuple[ChangeRecord, Changed]:
    """Take back the last change that is not undone, as a change of its own.

    Returns: the new change, and what it touched.
    Raises: NothingToUndoError when there is none, or when a row was changed since.
    """
    return _take_back(connection, log, _to_undo(connection), _TOOK_BACK, by, at)


def redo(connection: Connection, log: ChangeLog, *, by: str, at: str) -> tuple[ChangeRecord, Changed]:
    """Take back the last undo; works until the next change that is neither undo nor redo."""
    return _take_back(connection, log, _to_redo(connection), _DID_AGAIN, by, at)


def _take_back(
    connection: Connection, log: ChangeLog, target: int, template: str, by: str, at: str
) -> tuple[ChangeRecord, Changed]:
    name = _record(connection, _origin(connection, target)).name
    _refuse_older_version(connection, log, target, name)
    rows, undone = _rows_of(connection, target), _record(connection, target).id
    _refuse_if_changed_since(connection, log, rows, name)
    with log.change(template, {"change": name}, by=by, at=at, undoes=target) as change:
        for (table, _), run in groupby(reversed(rows), lambda row: (row.table, row.before is None)):
            change.put_back(TABLE_BY_NAME[table], [(row.row_id, row.before) for row in run])
    return ChangeRecord(change.number, change.id, at, by, template, {"change": name}, undone), change.touched


def _to_undo(connection: Connection) -> int:
    for number, depth in _in_effect(connection):
        if depth % 2 == 0:
            return number
    raise NothingLeftError


def _to_redo(connection: Connection) -> int:
    for number, depth in _in_effect(connection):
        if depth % 2 == 1:
            return number
        if depth == 0:  # somebody went on from here: what was taken back before is no longer ahead
            break
    raise NothingToRedoError


def _in_effect(connection: Connection) -> Iterator[tuple[int, int]]:
    """The changes that no other takes back, newest first, with their depth: 0 an edit, 1 an undo, 2 a redo, …"""
    undoes = dict(connection.all("SELECT number, undoes FROM main.change ORDER BY number"))
    depths: dict[int, int] = {}
    for number, undone in undoes.items():
        depths[number] = 0 if undone is None else depths[undone] + 1
    taken_back: set[int | None] = set()
    for number in reversed(undoes):
        if number not in taken_back:
            taken_back.add(undoes[number])
            yield number, depths[number]


def _origin(connection: Connection, number: int) -> int:
    """The edit that a chain of undo and redo goes back to."""
    undone = connection.value("SELECT undoes FROM main.change WHERE number = ?", [number])
    return number if undone is None else _origin(connection, undone)


def _rows_of(connection: Connection, number: int) -> list[LoggedRow]:
    first = connection.value("SELECT max(last_row) + 1 FROM main.change WHERE number < ?", [number])
    last = connection.value("SELECT last_row FROM main.change WHERE number = ?", [number])
    return list(read_rows(connection, first or 1, last))


def _refuse_older_version(connection: Connection, log: ChangeLog, target: int, name: Message) -> None:
    version = connection.value("SELECT schema_version FROM main.change WHERE number = ?", [target])
    if version != log.schema_version:
        raise OlderVersionError(change=name)


def _refuse_if_changed_since(connection: Connection, log: ChangeLog, rows: Iterable[LoggedRow], name: Message) -> None:
    left = {(row.table, row.row_id): row.after for row in rows}
    present: dict[tuple[str, str], str] = {}
    for table, keys in groupby(sorted(left), lambda key: key[0]):
        present |= _present_rows(connection, table, log.columns[table], list(keys))
    changed = [key for key, after in left.items() if not same_row(present.get(key), after)]
    if not changed:
        return
    table, row_id = changed[0]
    later = connection.value(
        "SELECT max(change_number) FROM main.change_row WHERE table_name = ? AND row_id = ?", [table, row_id]
    )
    raise InTheWayError(change=name, count=len(changed), table=table, row=row_id, later=_record(connection, later).name)


def _present_rows(
    connection: Connection, table: str, columns: Sequence[str], keys: list[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(keys), _LOOKED_UP_AT_ONCE):
        ids = [row_id for _, row_id in keys[start : start + _LOOKED_UP_AT_ONCE]]
        content, places = row_json(columns, "live"), ", ".join("?" * len(ids))
        rows = connection.all(f"SELECT id, {content} FROM main.{table} AS live WHERE id IN ({places})", ids)
        found.update({(table, row_id): content for row_id, content in rows})
    return found


def _record(connection: Connection, number: int) -> ChangeRecord:
    return _records(connection, "WHERE change.number = ?", [number])[0]


def _records(connection: Connection, which: str, values: Sequence[object] = ()) -> tuple[ChangeRecord, ...]:
    rows = connection.all(f"{_RECORDS} {which}", values)
    try:
        return tuple(
            ChangeRecord(number, change_id, at, who, template, decode_values(filled_in), undoes)
            for number, change_id, at, who, template, filled_in, undoes in rows
        )
    except (ValueError, KeyError) as error:
        raise DamagedFileError(file=connection.path.name, problem=Message(N_("its history makes no sense"))) from error
