"""Whole, verified copies: automatic backups in a folder of the user, the last ten of each file kept, and copies that
a person asks for.
"""

import hashlib
import os
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from assessor.errors import FileProblemError
from assessor.marks import N_
from assessor.message import Message
from assessor.store.connection import Connection, DamagedFileError, translated
from assessor.store.lock import holder_of

KEPT = 10
"""How many backups of one file are kept."""

_SHOWN_LENGTH = 60
_NAME = re.compile(r"(?P<file>.+)\.(?P<number>\d{6})\.(?P<at>\d{8}T?\d*)\.assessment")
_UNSAFE = re.compile(r"[^\w \-().]")


class NoBackupError(FileProblemError):
    """The backup could not be made; the file itself is as it was."""

    template = N_(
        "No backup of “{file}” could be made in “{folder}” ({problem}). The work goes on without; "
        "make room there, or save a copy elsewhere."
    )


class NoCopyError(FileProblemError):
    """A copy could not be made where it was asked for."""

    template = N_(
        "The copy “{file}” can't be made: {problem}. Choose another name or another disk. Nothing was changed."
    )


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a file. `number` counts them; the clock may jump, the count does not."""

    path: Path
    number: int
    at: str  # compact ISO time: 20261016T091500


def list_backups(folder: Path, assessment: Path) -> list[Backup]:
    """The backups of one assessment, oldest first; other files in the folder are passed over."""
    if not folder.is_dir():
        return []
    found = [(entry, _NAME.fullmatch(entry.name)) for entry in folder.iterdir()]
    backups = [
        Backup(entry, int(match["number"]), match["at"])
        for entry, match in found
        if match and match["file"] == _file_part(assessment)
    ]
    return sorted(backups, key=lambda backup: backup.number)


def is_due(folder: Path, assessment: Path, *, at: str) -> bool:
    """Whether the last backup is not of the day of `at`."""
    backups = list_backups(folder, assessment)
    return not backups or backups[-1].at[:8] != _compact(at)[:8]


def back_up(connection: Connection, folder: Path, *, at: str) -> Backup:
    """Copy an open assessment into `folder`, verify the copy, and take away all but the last ten of this file.

    Raises: NoBackupError; nothing half is left then.
    """
    assessment = connection.path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        backups = list_backups(folder, assessment)
        number = backups[-1].number + 1 if backups else 1
        made = Backup(folder / f"{_file_part(assessment)}.{number:06}.{_compact(at)}.assessment", number, _compact(at))
        temporary = made.path.with_suffix(f".{os.getpid()}.part")
        try:
            _copy(connection, temporary)
            temporary.replace(made.path)
        finally:
            temporary.unlink(missing_ok=True)
        for old in [*backups, made][:-KEPT]:
            old.path.unlink(missing_ok=True)
    except (OSError, FileProblemError) as error:
        problem = error.strerror if isinstance(error, OSError) else error
        raise NoBackupError(file=assessment.name, folder=str(folder), problem=problem) from error
    return made


def copy_whole(connection: Connection, target: Path) -> None:
    """Copy an open assessment to `target`, verified; a file that is there is replaced as a whole, or not at all.

    Raises: NoCopyError; what was there is as before then.
    """
    temporary = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and target.samefile(connection.path):
            raise NoCopyError(file=target.name, problem=Message(N_("it is the file that is open")))
        if holder_of(target) is not None:
            raise NoCopyError(file=target.name, problem=Message(N_("it is open in another program")))
        try:
            temporary.touch()  # the system says what stands against it; SQLite would blame the open file
            _copy(connection, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise NoCopyError(file=target.name, problem=error.strerror) from error
    except NoCopyError:
        raise
    except FileProblemError as error:
        raise NoCopyError(file=target.name, problem=Message(error.template, error.values)) from error


def _copy(connection: Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    with translated(connection.path):
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            connection.raw.backup(copy)
            problem = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            heads = [database.execute(_HEAD).fetchall() for database in (connection.raw, copy)]
        finally:
            copy.close()
    if problem != "ok" or heads[0] != heads[1]:
        raise DamagedFileError(file=target.name, problem=problem)
    with target.open("rb") as file:
        os.fsync(file.fileno())


_HEAD = "SELECT number, hash FROM main.change ORDER BY number DESC LIMIT 1"


def _file_part(assessment: Path) -> str:
    """How the backups of a file are called: its name, and its folder as a short hash (two may share the name)."""
    folder = hashlib.sha256(os.fsencode(assessment)).hexdigest()[:8]
    return f"{_UNSAFE.sub('_', assessment.stem)[:_SHOWN_LENGTH]}.{folder}"


def _compact(at: str) -> str:
    """20261016T091500 of an ISO time, 20261016 of a date."""
    return re.sub(r"[-:]", "", at)[:15]
