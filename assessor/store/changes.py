"""Named changes: each write is one transaction that keeps every touched row before and after, chained by hashes.

The rows are logged by temp triggers, made from the tables at each opening, so that no way of writing can forget it
and the file itself holds no triggers.
"""
# ruff: noqa: S608  # every name that is put into SQL comes from our own dataclasses

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

from assessor.errors import UnknownWordError
from assessor.marks import N_
from assessor.message import Message
from assessor.store.connection import Connection
from assessor.store.rows_against_log import logged_columns, row_json
from assessor.store.schema import LOG_INDEX, LOG_INDEX_SQL
from assessor.store.tables import TABLES, Table, check_storable, runs, table_of

T = TypeVar("T")

_MANY_ROWS = 20_000
"""From here on it is quicker to make the index of the log anew than to fill it row by row."""

_EVENTS = (("INSERT", None, "new"), ("UPDATE", "old", "new"), ("DELETE", "old", None))
_GUARDS = (
    ("change_insert", "INSERT ON main.change", "NOT EXISTS (SELECT 1 FROM open_change)"),
    ("change_update", "UPDATE ON main.change", "1"),
    ("change_delete", "DELETE ON main.change", "1"),
    ("change_row_update", "UPDATE ON main.change_row", "1"),
    ("change_row_delete", "DELETE ON main.change_row", "1"),
    ("content_insert", "INSERT ON main.content", "NOT EXISTS (SELECT 1 FROM open_change)"),
    ("content_update", "UPDATE ON main.content", "1"),
    ("content_delete", "DELETE ON main.content", "1"),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change touched; a page redraws only if it shows some of it."""

    tables: frozenset[str] = frozenset()
    row_ids: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.tables)


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One change of the log. `values` may hold a Message, as the name of an undo does."""

    number: int
    id: str
    at: str
    who: str
    template: str
    values: Mapping[str, object]
    undoes: str | None  # the id of another change

    @property
    def name(self) -> Message:
        """What it is called, to be said in any language."""
        return Message(self.template, self.values)


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """One row of the log: a row of a table before and after, as JSON; None where there was none."""

    number: int
    table: str
    row_id: str
    before: str | None
    after: str | None


class Change:
    """A change that is open. It is used inside the `with` of `ChangeLog.change` only."""

    def __init__(self, connection: Connection, chained: "ChainedHash", first_row: int) -> None:
        self.chained = chained
        self.first_row = first_row
        self.touched = Changed()
        self._connection = connection
        self._index_dropped = False

    @property
    def number(self) -> int:
        """The number of this change in the log."""
        return int(self.chained.head[0])

    @property
    def id(self) -> str:
        """The id of this change."""
        return str(self.chained.head[1])

    def put(self, value: object) -> None:
        """Insert or update the row of any value of the model by its id; an equal row leaves no trace.

        Raises: NotAllowedError for a value that the file refuses.
        """
        table = TABLES[type(value)]
        self._connection.run(table.upsert, table.encode(value))

    def put_all(self, values: Iterable[object]) -> None:
        """Put many values, quickly."""
        for table, run in runs(values):
            if len(run) >= _MANY_ROWS:
                self._drop_index()
            self._connection.run_many(table.upsert, map(table.encode, run))

    def delete(self, kind: type[Any], row_id: str) -> None:
        """Take a row away. What refers to it must go in the same change.

        Raises: UnknownWordError when there is no such row.
        """
        if self._connection.run(f"DELETE FROM main.{table_of(kind).name} WHERE id = ?", [row_id]) == 0:
            raise UnknownWordError(
                N_("“{word}” is not in this assessment any more. Read it anew. Nothing was changed."), word=row_id
            )

    def keep_bytes(self, data: bytes) -> str:
        """Keep the bytes of a source or pack; returns their sha256. The same bytes are kept once."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._connection.run(
            "INSERT INTO main.content (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", [sha256, data]
        )
        return sha256

    def put_back(self, table: Table[Any], rows: Sequence[tuple[str, str | None]]) -> None:
        """Make rows of one table what the log says they were: (id, JSON or None), of one kind, in order."""
        if len(rows) >= _MANY_ROWS:
            self._drop_index()
        if rows[0][1] is None:
            self._connection.run_many(f"DELETE FROM main.{table.name} WHERE id = ?", ([row_id] for row_id, _ in rows))
            return
        contents = [json.loads(content or "{}") for _, content in rows]
        columns = list(contents[0])
        self._connection.run_many(
            f"INSERT INTO main.{table.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
            f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns if c != 'id')}",
            (list(content.values()) for content in contents),
        )

    def finish(self) -> None:
        """Bring back the index that was dropped for speed."""
        if self._index_dropped:
            self._connection.run(LOG_INDEX_SQL)

    def _drop_index(self) -> None:
        if not self._index_dropped:
            self._connection.run(f"DROP INDEX main.{LOG_INDEX}")
            self._index_dropped = True


class ChangeLog:
    """The only way in for writes, and what was written."""

    def __init__(self, connection: Connection, schema_version: int) -> None:
        self.schema_version = schema_version
        self.columns = logged_columns(connection)
        self._connection = connection
        self.is_open = False

    def install(self) -> None:
        """Make the triggers that log every write and refuse what is outside a change."""
        run = self._connection.run
        run("CREATE TEMP TABLE open_change (number INTEGER NOT NULL)")
        for table, columns in self.columns.items():
            for event, before, after in _EVENTS:
                run(_log_trigger(table, columns, event, before, after))
        for name, event, condition in _GUARDS:
            run(
                f"CREATE TEMP TRIGGER guard_{name} BEFORE {event} WHEN {condition} "
                "BEGIN SELECT RAISE(ABORT, 'the log and the contents are only appended to'); END"
            )

    @contextmanager
    def change(
        self, template: str, values: Mapping[str, object], *, by: str, at: str, undoes: int | None = None
    ) -> Iterator[Change]:
        """Open a change; leaving the block commits it, an exception takes all of it back.

        A change that touches nothing leaves no trace.

        Args:
            template: the marked name of the change, in the past tense; `values` fill it in when it is shown.
            by: the assessor. at: ISO time, handed in because the core knows no clock.
            undoes: the number of the change that this one takes back.
        Raises: FileProblemError when the file can't be written, NotAllowedError for what its rules refuse;
            nothing is changed then.
        """
        connection = self._connection
        if self.is_open:
            raise RuntimeError("a change is open already")
        name = (uuid4().hex, at, by, template, encode_values(values))
        for text in name:
            check_storable(text)
        with connection.turn:
            connection.roll_back()  # of a change whose own rollback the disk refused
            self.is_open = True
            try:
                connection.run("BEGIN IMMEDIATE")  # a deferred BEGIN loses to another writer, whatever the timeout
                change = self._begin(name, undoes)
                yield change
                change.touched = self._end(change)
                connection.run("COMMIT" if change.touched else "ROLLBACK")
            finally:
                self.is_open = False
                connection.roll_back()

    def _begin(self, head: Sequence[str], undoes: int | None) -> Change:
        number, first_row, hash_before = self._connection.first(
            "SELECT number + 1, last_row + 1, hash FROM main.change ORDER BY number DESC LIMIT 1"
        ) or (1, 1, "")
        self._connection.run("INSERT INTO temp.open_change VALUES (?)", [number])
        chained = ChainedHash(hash_before, [number, *head, undoes, self.schema_version])
        return Change(self._connection, chained, first_row)

    def _end(self, change: Change) -> Changed:
        touched: set[tuple[str, str]] = set()
        last_row = 0
        for row in read_rows(self._connection, change.first_row):
            change.chained.add(row)
            touched.add((row.table, row.row_id))
            last_row = row.number
        if not touched:
            return Changed()
        change.finish()
        self._connection.run(
            "INSERT INTO main.change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [*change.chained.head, last_row, change.chained.text()],
        )
        self._connection.run("DELETE FROM temp.open_change")
        return Changed(frozenset(table for table, _ in touched), frozenset(row_id for _, row_id in touched))


class ChainedHash:
    """The hash of a change: over the hash of the one before, its own columns up to `schema_version`, and its rows."""

    def __init__(self, before: str, head: Sequence[Any]) -> None:
        self.head = head
        self._hash = hashlib.blake2b(json.dumps([before, *head], ensure_ascii=False).encode(), digest_size=32)

    def add(self, row: LoggedRow) -> None:
        """Take the next row in."""
        # the separators stand in none of these texts: JSON has control characters escaped
        text = f"{row.number}\x1f{row.table}\x1f{row.row_id}\x1f{row.before or ''}\x1f{row.after or ''}\x1e"
        self._hash.update(text.encode())

    def text(self) -> str:
        """The hash as it is stored."""
        return self._hash.hexdigest()


def read_rows(connection: Connection, first: int, last: int = 2**63 - 1) -> Iterator[LoggedRow]:
    """The rows of the log from number `first` to `last`, in order."""
    rows = connection.each(
        "SELECT number, table_name, row_id, before, after FROM main.change_row "
        "WHERE number BETWEEN ? AND ? ORDER BY number",
        [first, last],
    )
    for row in rows:
        yield LoggedRow(*row)


def encode_values(values: Mapping[str, object]) -> str:
    """The values of a name as JSON; a message inside becomes an object."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_plain)


def decode_values(stored: str) -> dict[str, object]:
    """The values that `encode_values` wrote."""
    values: dict[str, object] = json.loads(stored)
    return {name: _message(value) for name, value in values.items()}


def _plain(value: object) -> dict[str, object]:
    if isinstance(value, Message):
        return {"template": value.template, "values": value.values}
    raise TypeError(f"the name of a change can't hold {value!r}")


def _message(value: object) -> object:
    if isinstance(value, dict):
        return Message(value["template"], {name: _message(inner) for name, inner in value["values"].items()})
    return value


def _log_trigger(table: str, columns: Sequence[str], event: str, before: str | None, after: str | None) -> str:
    return f"""
        CREATE TEMP TRIGGER log_{table}_{event.lower()} AFTER {event} ON main.{table} BEGIN
            SELECT RAISE(ABORT, 'no change is open') WHERE NOT EXISTS (SELECT 1 FROM open_change);
            INSERT INTO change_row (change_number, table_name, row_id, before, after)
            SELECT number, '{table}', {after or before}.id,
                {row_json(columns, before) if before else "NULL"}, {row_json(columns, after) if after else "NULL"}
            FROM open_change;
        END"""
