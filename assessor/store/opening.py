"""Opening an assessment: the checks before any trust, in order, and the ways to open one that can't be written to."""

import os
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from assessor.errors import FileProblemError
from assessor.marks import N_
from assessor.message import Message
from assessor.store.connection import (
    BUSY_SECONDS,
    Connection,
    DamagedFileError,
    FileInUseError,
    NotWritableError,
    translated,
)
from assessor.store.first_look import FirstLook, look_at, why_read_only
from assessor.store.lock import WriterLock
from assessor.store.migrating import migrate
from assessor.store.schema import APPLICATION_ID, MIGRATIONS, Migration, empty_database, expected_schema

_ASKED_FOR = Message(N_("It was opened for reading only."))


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opens, when, and where the automatic backups go; the core knows neither clock nor folders of its own."""

    program: str  # shown in the lock: "assessor 0.1.0"
    at: str  # ISO time
    backups: Path | None  # None: no automatic backups, not even before a migration
    patience: float = BUSY_SECONDS  # how long a write waits for another program's lock


class UntrustedSchemaError(FileProblemError):
    """A file with our mark, but with tables, triggers or views that we did not make."""

    template = N_(
        "“{file}” has been altered by another program ({names}), so it can't be trusted. "
        "Go back to a backup or a copy. Nothing was changed."
    )


class ExistingFileError(FileProblemError):
    """A new assessment under a name that is taken."""

    template = N_("“{file}” exists already. Choose another name, or open it. Nothing was changed.")


class NotMadeError(FileProblemError):
    """A new assessment where none can be made."""

    template = N_("“{file}” can't be made here ({problem}). Choose another folder. Nothing was changed.")


class UnrecoveredError(FileProblemError):
    """A write was cut short, and what it left can't be taken back where the file lies."""

    template = N_(
        "The last change to “{file}” was cut short, and it can't be taken back here: {reason} Copy the file together "
        "with “{journal}” into a folder where you may write, and open it there. Nothing was changed."
    )


@dataclass(frozen=True)
class Opened:
    """An assessment that is open."""

    connection: Connection
    path: Path
    read_only_reason: Message | None
    lock: WriterLock | None
    notes: tuple[Message, ...]  # what the person should know


def make_file(path: Path) -> None:
    """Make an assessment without a row.

    Raises: FileProblemError when there is such a file, or when none can be made; nothing is left then.
    """
    database = empty_database(MIGRATIONS)
    try:
        content = database.serialize()
    finally:
        database.close()
    try:
        with path.open("xb") as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                path.unlink()
                raise
    except FileExistsError as error:
        raise ExistingFileError(file=path.name) from error
    except OSError as error:
        raise NotMadeError(file=path.name, problem=error.strerror) from error
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name last over a power cut, where the system can do that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_file(
    path: Path, opening: Opening, *, read_only: bool, migrations: tuple[Migration, ...] = MIGRATIONS
) -> Opened:
    """Open an assessment, for writing if it may be written to.

    Raises: FileProblemError for what can't be trusted or read; the file is as before then.
    """
    look = look_at(path, known_version=len(migrations))
    notes = _notes(look)
    reason = _ASKED_FOR if read_only else why_read_only(look.path)
    if reason is None:
        opened = _open_for_writing(look, opening, migrations)
        if opened.lock is not None:
            return replace(opened, notes=notes)
        opened.connection.close()
        reason = opened.read_only_reason
    connection = _open_for_reading(look, migrations, opening)
    return Opened(connection, look.path, reason, None, notes)


def check_trust(connection: Connection, migrations: tuple[Migration, ...]) -> int:
    """Check what SQLite says of a file before it is used; returns its version.

    Raises: UntrustedSchemaError, DamagedFileError.
    """
    version: int = connection.value("PRAGMA user_version")
    if connection.value("PRAGMA application_id") != APPLICATION_ID or not 1 <= version <= len(migrations):
        raise DamagedFileError(file=connection.path.name, problem=Message(N_("its version is wrong")))
    differences = connection.schema_text() ^ expected_schema(migrations[:version])
    if differences:
        names = ", ".join(sorted({str(name) for _, name, _, _ in differences}))
        raise UntrustedSchemaError(file=connection.path.name, names=names)
    problem = connection.value("PRAGMA quick_check(1)")
    if problem != "ok":
        raise DamagedFileError(file=connection.path.name, problem=problem)
    return version


def _open_for_writing(look: FirstLook, opening: Opening, migrations: tuple[Migration, ...]) -> Opened:
    """Open with the lock taken; without a lock the reason says why writing is impossible."""
    connection = Connection(look.path, writable=True)
    lock = WriterLock(look.path)
    try:
        version = check_trust(connection, migrations)
        reason = _take(lock, connection, opening, look)
        if reason is None and version < len(migrations):
            migrate(connection, migrations, opening.backups, by=opening.program, at=opening.at)
    except BaseException:
        lock.release()
        connection.close()
        raise
    return Opened(connection, look.path, reason, None if reason else lock, ())


def _take(lock: WriterLock, connection: Connection, opening: Opening, look: FirstLook) -> Message | None:
    """Take the lock under SQLite's own write lock; returns the reason why that is impossible."""
    try:
        if look.is_wal and connection.value("PRAGMA journal_mode = DELETE") != "delete":
            return Message(N_("Another program has it open."))
        connection.run("BEGIN IMMEDIATE")
    except FileInUseError:
        return Message(N_("Another program is writing to it."))
    except NotWritableError:
        return Message(N_("The medium is write-protected."))
    try:
        look.drop_unused_journal()
        return lock.take(opening.program, opening.at)
    except OSError as error:
        return Message(N_("No lock file can be made beside it ({problem})."), {"problem": error.strerror})
    finally:
        connection.roll_back()


def connect_for_reading(look: FirstLook) -> Connection:
    """Connect without any trust; a write that was cut short is taken back first."""
    if look.has_journal:
        _recover(look)
    return Connection(look.path, writable=False, immutable=look.is_wal and not look.has_log)


def _open_for_reading(look: FirstLook, migrations: tuple[Migration, ...], opening: Opening) -> Connection:
    connection = connect_for_reading(look)
    try:
        version = check_trust(connection, migrations)
        if version == len(migrations):
            return connection
        copy = _copy_in_memory(connection)
    except BaseException:
        connection.close()
        raise
    connection.close()
    try:
        migrate(copy, migrations, None, by=opening.program, at=opening.at)
    except BaseException:
        copy.close()
        raise
    return copy


def _recover(look: FirstLook) -> None:
    """Let SQLite take back a write that was cut short; a reader may not do that by itself."""
    reason = why_read_only(look.path)
    if reason is not None:
        raise UnrecoveredError(file=look.path.name, reason=reason, journal=look.journal.name)
    connection = Connection(look.path, writable=True)
    try:
        connection.value("SELECT count(*) FROM main.sqlite_schema")
    finally:
        connection.close()


def _copy_in_memory(connection: Connection) -> Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with translated(connection.path):
            connection.raw.backup(memory)
    except BaseException:
        memory.close()
        raise
    return Connection.around(memory, connection.path)


def _notes(look: FirstLook) -> tuple[Message, ...]:
    if look.links == 1:
        return ()
    template = N_(
        "“{file}” has {links} names on this disk (hard links). Open it by one of them only, or changes may be lost."
    )
    return (Message(template, {"file": look.path.name, "links": look.links}),)
