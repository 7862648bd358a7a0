"""The one door to SQLite: how an assessment is connected to, and what its errors mean to a person."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assessor.errors import AssessorError, FileProblemError, NotAllowedError, UnwrittenError
from assessor.marks import N_
from assessor.store.schema import SchemaText, schema_text

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 5.0
"""How long another program's lock (a virus scanner, a backup) is waited for."""

_FULL_SYNCHRONOUS = 2
_CACHED_STATEMENTS = 256
_STEPS_BETWEEN = 20_000  # of SQLite: about a millisecond
_CACHE_KIB = 65_536  # a large import touches every page of its indexes


class DamagedFileError(FileProblemError):
    """SQLite cannot make sense of the file."""

    template = N_(
        "“{file}” is damaged: {problem}. Run “assessor check” on it to see what is hurt, or go back to a backup. "
        "Nothing was changed."
    )


class FileInUseError(UnwrittenError):
    """Another program holds the file for longer than we wait."""

    template = N_("“{file}” is held by another program. Close that program and try again. Nothing was changed.")
    kept = N_(
        "Not saved: another program holds “{file}”. Your last change is kept in memory. Close that program, or save "
        "a copy elsewhere."
    )


class DiskFullError(UnwrittenError):
    """There is no room for the change."""

    template = N_(
        "The disk of “{file}” is full. Save a copy on another disk, or make room and try again. Nothing was changed."
    )
    kept = N_(
        "Not saved: the disk of “{file}” is full. Your last change is kept in memory. Make room, or save a copy "
        "elsewhere."
    )


class NotWritableError(UnwrittenError):
    """The file became read-only while it was open."""

    template = N_("“{file}” can't be written to. Save a copy elsewhere to go on working. Nothing was changed.")
    kept = N_(
        "Not saved: “{file}” can't be written to. Your last change is kept in memory. Allow writing to it, or "
        "save a copy elsewhere."
    )


class DiskError(UnwrittenError):
    """The disk refused to read or write: a stick pulled out, a bad sector, a share that went away."""

    template = N_(
        "The disk of “{file}” does not answer ({problem}). Check that it is connected, then open the file again. "
        "Nothing was changed."
    )
    kept = N_(
        "Not saved: the disk of “{file}” does not answer. Your last change is kept in memory. Put the disk back, or "
        "save a copy elsewhere."
    )


class CutShortError(UnwrittenError):
    """SQLite was told to stop in the middle of a statement."""

    template = N_("The last change to “{file}” was cut short. Make it again. Nothing was changed.")
    kept = N_("Not saved: writing to “{file}” was cut short. Your last change is kept in memory.")


class DoubleEntryError(NotAllowedError):
    """A second row with a key that may be there once."""

    template = N_("The assessment has this entry already ({problem}). Change that one instead. Nothing was changed.")


class BrokenReferenceError(NotAllowedError):
    """A row that others refer to was taken away, or a row refers to one that is not there."""

    template = N_(
        "This would leave an entry that refers to something missing. Take away what hangs on it first. "
        "Nothing was changed."
    )


class RefusedValueError(NotAllowedError):
    """A value that a rule of the file refuses."""

    template = N_("The assessment can't hold this value ({problem}). Correct it. Nothing was changed.")


# said under the codes of ordinary mistakes, but our tables never hold such cells: bits were changed
_WORDS_OF_DAMAGE = ("Could not decode to UTF-8", "JSON cannot hold BLOB values")

_CONSTRAINT_DATATYPE = 3091  # a wrong type in a STRICT table; Python has no name for it

_BY_CODE: dict[int, type[AssessorError]] = {
    sqlite3.SQLITE_CORRUPT: DamagedFileError,
    sqlite3.SQLITE_NOTADB: DamagedFileError,
    sqlite3.SQLITE_FORMAT: DamagedFileError,
    sqlite3.SQLITE_BUSY: FileInUseError,
    sqlite3.SQLITE_LOCKED: FileInUseError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: NotWritableError,
    sqlite3.SQLITE_PERM: NotWritableError,
    sqlite3.SQLITE_IOERR: DiskError,
    sqlite3.SQLITE_CANTOPEN: DiskError,
    sqlite3.SQLITE_INTERRUPT: CutShortError,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: DoubleEntryError,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: DoubleEntryError,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: BrokenReferenceError,
    sqlite3.SQLITE_CONSTRAINT_CHECK: RefusedValueError,
    sqlite3.SQLITE_CONSTRAINT_NOTNULL: RefusedValueError,
    _CONSTRAINT_DATATYPE: RefusedValueError,
}
_PRIMARY_CODE = 0xFF


def translate(error: sqlite3.Error, path: Path) -> AssessorError | None:
    """What an error of SQLite means to a person; None for a bug of ours."""
    if any(words in str(error) for words in _WORDS_OF_DAMAGE):
        return DamagedFileError(file=path.name, problem=error)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    kind = _BY_CODE.get(code) or _BY_CODE.get(code & _PRIMARY_CODE)
    return kind(file=path.name, problem=error) if kind else None


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite inside the block into those that a person can mend; bugs stay what they are."""
    try:
        yield
    except _ERRORS as error:
        raise _meant(error, path) from error


# SQLite quotes damaged text in its messages, which Python then fails to decode
_ERRORS = (sqlite3.Error, UnicodeDecodeError)


def _meant(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Exception:
    """What to raise in place of an error; the error itself when it is a bug."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedFileError(file=path.name, problem=error)
    return translate(error, path) or error


class Connection:
    """A connection to one assessment; every method raises FileProblemError or NotAllowedError as `translate` says."""

    def __init__(self, path: Path, *, writable: bool, immutable: bool = False) -> None:
        """Connect to a file that exists; it is never made.

        Args:
            immutable: nobody writes, so no lock and no file beside it is needed (a read-only medium).
        """
        mode = "rw" if writable else "ro"
        address = f"{_address(path)}?mode={mode}{'&immutable=1' if immutable else ''}"
        with translated(path):
            connection = sqlite3.connect(
                address,
                uri=True,
                isolation_level=None,
                timeout=BUSY_SECONDS,
                cached_statements=_CACHED_STATEMENTS,
                check_same_thread=False,  # a long write runs beside the window; `turn` keeps transactions apart
            )
        self._set_up(connection, path)

    @classmethod
    def around(cls, connection: sqlite3.Connection, path: Path) -> "Connection":
        """Take over a connection to a copy of `path` in memory."""
        made = cls.__new__(cls)
        made._set_up(connection, path)
        return made

    def _set_up(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.turn = threading.RLock()  # one transaction at a time, whichever thread it is of
        try:
            self._database = _database(connection)
            self._execute = connection.execute
            for pragma in (
                "foreign_keys = ON",
                "recursive_triggers = ON",  # or a row that REPLACE takes away is missing from the log
                "trusted_schema = OFF",
                "cell_size_check = ON",
                "temp_store = MEMORY",
                "synchronous = FULL",
                f"cache_size = -{_CACHE_KIB}",
            ):
                self.run(f"PRAGMA {pragma}")
            assert self.value("PRAGMA synchronous") == _FULL_SYNCHRONOUS
            assert self.value("PRAGMA foreign_keys") == 1
        except BaseException:
            connection.close()
            raise

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for backups and migrations inside `translated`."""
        return self._database.conn

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one statement; returns how many rows it changed."""
        try:  # not `translated`: this is on the way of every key stroke
            return self._execute(sql, values).rowcount
        except _ERRORS as error:
            raise _meant(error, self.path) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row of values."""
        with translated(self.path):
            self.raw.executemany(sql, rows)

    def all(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        try:
            return self._execute(sql, values).fetchall()
        except _ERRORS as error:
            raise _meant(error, self.path) from error

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, for what does not fit into memory."""
        with translated(self.path):
            for row in self._execute(sql, values):  # noqa: UP028  # `yield from` would close a cursor of a closed file
                yield row

    def first(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, if there is one."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first cell of the first row of a query; None if there is no row."""
        row = self.first(sql, values)
        return row[0] if row else None

    def schema_text(self) -> SchemaText:
        """What the schema of the file says."""
        with translated(self.path):
            return schema_text(self.raw)

    def wait(self, seconds: float) -> None:
        """Wait so long, instead of BUSY_SECONDS, for another program's lock."""
        self.run(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def stop_when(self, is_stopped: Callable[[], bool]) -> None:
        """Cut statements short with CutShortError once this is true; it is asked every few thousand steps."""
        self.raw.set_progress_handler(is_stopped, _STEPS_BETWEEN)

    def read_leniently(self) -> None:
        """Give text that is no UTF-8 with the replacement character, so that a check gets past it."""
        self.raw.text_factory = lambda data: data.decode(errors="replace")

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.raw.in_transaction

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one moment of the file over several queries."""
        with self.turn:
            if self.in_transaction:
                yield
                return
            self.run("BEGIN")
            try:
                yield
            finally:
                self.roll_back()

    def roll_back(self) -> None:
        """Take back what is not committed; a statement that failed may have done so itself."""
        if self.in_transaction:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Close the file; what is not committed is taken back."""
        self._database.close()


def _database(connection: sqlite3.Connection) -> "Database":
    from sqlite_utils import Database  # costs ten times what sqlite3 costs to import

    return Database(connection, execute_plugins=False)


def _address(path: Path) -> str:
    """The URI of a file, also for a share (//server/share) and for names with # % ' or undecodable bytes."""
    name = path.as_posix()
    return "file://" + quote(os.fsencode(name if name.startswith("/") else f"/{name}"), safe="/:")
