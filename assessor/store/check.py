"""Checking an assessment file to the last bit: what it finds, and what can be done. Nothing is written."""
# ruff: noqa: S608  # every name that is put into SQL comes from our own dataclasses

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from assessor.marks import N_
from assessor.store.changes import ChainedHash, LoggedRow
from assessor.store.check_values import check_values
from assessor.store.connection import Connection, DamagedFileError
from assessor.store.faults import (
    GO_BACK,
    KEEP_AGAIN,
    TAKE_FROM_HISTORY,
    TAKE_ROW,
    WHOLE_FILE,
    CheckReport,
    Fault,
    FaultKind,
    change_at,
    entry,
)
from assessor.store.first_look import FirstLook, look_at
from assessor.store.opening import connect_for_reading
from assessor.store.rows_against_log import Difference, differing_rows, logged_columns
from assessor.store.schema import MIGRATIONS, expected_schema


def check_file(path: Path, is_stopped: Callable[[], bool] = lambda: False) -> CheckReport:
    """Check everything that can be checked of an assessment.

    Integrity and schema of the database, references, the chain of hashes over the log, every entry against the log
    both ways, the bytes of sources and frameworks against their hashes, and what the entries say against each other.

    Args:
        is_stopped: asked many times a second.
    Raises: FileProblemError for a file that is missing, of another kind, or newer. Damage is not raised but reported.
        CutShortError once `is_stopped` says so.
    """
    try:
        look = look_at(path, known_version=len(MIGRATIONS))
        connection = connect_for_reading(look)
    except DamagedFileError as error:
        return CheckReport(path, 0, 0, 0, (_damage(error.values["problem"]),))
    connection.read_leniently()
    connection.stop_when(is_stopped)
    try:
        with connection.reading():
            return _check(look, connection)
    finally:
        connection.close()


def _check(look: FirstLook, connection: Connection) -> CheckReport:
    faults = list(_guarded(_database_faults, connection))
    is_damaged = bool(faults)
    faults += _guarded(lambda opened: _schema_faults(opened, look.version), connection, is_damaged=is_damaged)
    if any(fault.kind is FaultKind.SCHEMA for fault in faults):
        return CheckReport(look.path, 0, 0, 0, tuple(faults))  # nothing of it can be relied on
    for check in (_reference_faults, _history_faults, _row_faults, _content_faults, check_values):
        faults += _guarded(check, connection, is_damaged=is_damaged)
    told_once = {(fault.kind, str(fault.where), str(fault.message)): fault for fault in faults}
    return CheckReport(look.path, *_counts(connection), tuple(told_once.values()))


def _guarded(
    check: Callable[[Connection], Iterator[Fault]], connection: Connection, *, is_damaged: bool = False
) -> Iterator[Fault]:
    """The faults of one check; what stops it is a fault too.

    Once SQLite has found the database damaged, a cell may hold anything, a number where text belongs: then what
    Python makes of it counts as damage too. In a sound database it would be a bug of ours.
    """
    try:
        yield from check(connection)
    except DamagedFileError as error:
        yield _damage(error.values["problem"])
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        if not is_damaged:
            raise
        yield _damage(error)


def _damage(problem: object) -> Fault:
    template = N_("The database can't be read whole: {problem}.")
    return Fault(FaultKind.DAMAGE, WHOLE_FILE, template, {"problem": problem}, GO_BACK)


def _database_faults(connection: Connection) -> Iterator[Fault]:
    for (problem,) in connection.each("PRAGMA integrity_check"):
        if problem != "ok":
            template = N_("The database is damaged: {problem}.")
            yield Fault(FaultKind.DAMAGE, WHOLE_FILE, template, {"problem": problem}, GO_BACK)


def _schema_faults(connection: Connection, version: int) -> Iterator[Fault]:
    expected = expected_schema(MIGRATIONS[:version]) if version > 0 else frozenset()
    for name in sorted({str(name) for _, name, _, _ in connection.schema_text() ^ expected}):
        template = N_("“{name}” is not as this program makes it: another program altered the file.")
        yield Fault(FaultKind.SCHEMA, WHOLE_FILE, template, {"name": name}, GO_BACK)


def _reference_faults(connection: Connection) -> Iterator[Fault]:
    for table, number, parent, _ in connection.each("PRAGMA foreign_key_check"):
        key = "number" if table in ("change", "change_row") else "id"
        row_id = connection.value(f"SELECT {key} FROM main.{table} WHERE number = ?", [number])
        template = N_("It refers to an entry of “{parent}” that is not there.")
        yield Fault(FaultKind.REFERENCE, entry(table, str(row_id)), template, {"parent": parent})


def _history_faults(connection: Connection) -> Iterator[Fault]:
    """Follow the chain of hashes from the first change to the last."""
    rows = _logged_rows(connection)
    row = next(rows, None)
    before, expected_number, last_of_own = "", 1, 0
    seen: set[str] = set()
    for head in connection.each("SELECT * FROM main.change ORDER BY number"):
        number, change_id, at, last_row, stored = head[0], head[1], head[2], head[-2], head[-1]
        chained = ChainedHash(before, head[:-2])
        while row is not None and row[1].number <= last_row:
            chained.add(row[1])
            last_of_own = row[1].number
            if row[0] != number:
                stored_in = N_("An entry of the history names change {other} instead of this one.")
                yield Fault(FaultKind.HISTORY, change_at(number, at), stored_in, {"other": row[0]}, GO_BACK)
            row = next(rows, None)
        is_sound = number == expected_number and change_id not in seen and last_of_own == last_row
        if not is_sound or chained.text() != stored:
            template = N_("The history of this change is not what it was when it was written.")
            yield Fault(FaultKind.HISTORY, change_at(number, at), template, {}, TAKE_ROW)
        before, expected_number, last_of_own = stored, number + 1, last_row
        seen.add(change_id)
    if row is not None:
        yield Fault(FaultKind.HISTORY, WHOLE_FILE, N_("The history ends with entries of no change."), {}, GO_BACK)


def _logged_rows(connection: Connection) -> Iterator[tuple[int, LoggedRow]]:
    for change_number, *row in connection.each(
        "SELECT change_number, number, table_name, row_id, before, after FROM main.change_row ORDER BY number"
    ):
        yield change_number, LoggedRow(*row)


def _row_faults(connection: Connection) -> Iterator[Fault]:
    for difference in differing_rows(connection, logged_columns(connection)):
        yield _row_fault(difference)


def _row_fault(difference: Difference) -> Fault:
    values: dict[str, object] = {"present": difference.present, "logged": difference.logged}
    if difference.present is None:
        template = N_("The entry is lost; by the history it is {logged}.")
    elif difference.logged is None:
        template = N_("The entry was written past the history: {present}.")
    else:
        template = N_("The entry is {present}, but by the history it is {logged}.")
    where = entry(difference.table, difference.row_id)
    return Fault(FaultKind.ROW, where, template, values, TAKE_FROM_HISTORY)


def _content_faults(connection: Connection) -> Iterator[Fault]:
    for (number,) in connection.all("SELECT number FROM main.content ORDER BY number"):
        sha256, content = connection.all("SELECT sha256, bytes FROM main.content WHERE number = ?", [number])[0]
        if hashlib.sha256(content).hexdigest() != sha256:
            template = N_("The bytes of this source or framework were changed: their hash is another.")
            yield Fault(FaultKind.CONTENT, entry("content", sha256), template, {}, KEEP_AGAIN)


def _counts(connection: Connection) -> tuple[int, int, int]:
    """Changes, entries and contents; 0 for what can't be read."""

    def count(*tables: str) -> int:
        try:
            return sum(connection.value(f"SELECT count(*) FROM main.{table}") for table in tables)
        except DamagedFileError:
            return 0

    return count("change"), count(*logged_columns(connection)), count("content")
