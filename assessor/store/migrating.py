"""Bringing a file of an earlier version up to this one: copied first, in one transaction, and noted in the log."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from assessor.errors import FileProblemError, NotAllowedError
from assessor.marks import N_
from assessor.message import Message
from assessor.store.backups import back_up
from assessor.store.changes import ChainedHash, LoggedRow, encode_values
from assessor.store.connection import Connection, DamagedFileError, translated
from assessor.store.rows_against_log import differing_rows, logged_columns
from assessor.store.schema import Migration, run_migration

_BROUGHT = N_("Brought the file from version {old} to version {new}")
_ROWS_DIFFER = N_("its entries are not what its history says")
_BROKEN_REFERENCE = N_("an entry of “{table}” would refer to something missing")


class UnmigratedError(FileProblemError):
    """The file could not be brought to the version of this program."""

    template = N_("“{file}” could not be brought to this version of the program ({problem}). Nothing was changed.")


def migrate(connection: Connection, migrations: Sequence[Migration], backups: Path | None, *, by: str, at: str) -> None:
    """Run the migrations that a file has not seen.

    Every row that looks different afterwards is logged, so that rows and log still agree; what was changed before
    can't be undone any more.

    Args:
        backups: where the file is copied first; None for a copy that is thrown away.
    Raises: FileProblemError when the file is damaged, can't be copied, or refuses a migration; it is as before then.
    """
    old, new = connection.value("PRAGMA user_version"), len(migrations)
    if any(differing_rows(connection, logged_columns(connection))):
        raise DamagedFileError(file=connection.path.name, problem=Message(_ROWS_DIFFER))
    if backups is not None:
        back_up(connection, backups, at=at)
    connection.run("PRAGMA foreign_keys = OFF")  # a table may have to be made anew
    try:
        connection.run("BEGIN IMMEDIATE")
        _run(connection, migrations[old:])
        _log_what_changed(connection, old, Message(_BROUGHT, {"old": old, "new": new}), by, at)
        connection.run(f"PRAGMA user_version = {new}")
        connection.run("COMMIT")
    finally:
        connection.roll_back()
        connection.run("PRAGMA foreign_keys = ON")


def _run(connection: Connection, migrations: Sequence[Migration]) -> None:
    try:
        with translated(connection.path):
            for migration in migrations:
                run_migration(connection.raw, migration)
    except NotAllowedError as error:
        raise UnmigratedError(file=connection.path.name, problem=error) from error
    broken = connection.first("PRAGMA foreign_key_check")
    if broken is not None:
        raise UnmigratedError(file=connection.path.name, problem=Message(_BROKEN_REFERENCE, {"table": broken[0]}))


def _log_what_changed(connection: Connection, version: int, name: Message, by: str, at: str) -> None:
    differences = list(differing_rows(connection, logged_columns(connection)))
    number, first_row, before = connection.first(
        "SELECT number + 1, last_row + 1, hash FROM main.change ORDER BY number DESC LIMIT 1"
    ) or (1, 1, "")
    rows = [
        LoggedRow(first_row + offset, row.table, row.row_id, row.logged, row.present)
        for offset, row in enumerate(differences)
    ]
    head = [number, uuid4().hex, at, by, name.template, encode_values(name.values), None, version]
    chained = ChainedHash(before, head)
    for row in rows:
        chained.add(row)
    connection.run(
        "INSERT INTO main.change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [*head, first_row + len(rows) - 1, chained.text()],
    )
    connection.run_many(
        "INSERT INTO main.change_row VALUES (?, ?, ?, ?, ?, ?)",
        ((row.number, number, row.table, row.row_id, row.before, row.after) for row in rows),
    )
