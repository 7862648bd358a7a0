"""Writing an output file whole or not at all: beside its target first, then over it."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from assessor.errors import ReportProblemError
from assessor.marks import N_

_NOT_WRITTEN = N_("“{file}” could not be written: {reason}. Nothing was changed.")
_IS_DIRECTORY = N_("“{file}” is a folder. Name a file in it. Nothing was changed.")
_NO_FOLDER = N_("The folder “{folder}” does not exist. Make it, or choose another place. Nothing was changed.")
_NO_RIGHTS = N_("“{file}” may not be written there. Choose another folder. Nothing was changed.")
_IN_USE = N_("“{file}” is open in another program. Close it there, or choose another name. Nothing was changed.")
_DISK_FULL = N_(
    "“{file}” could not be written: the disk is full. Free some space or choose another disk. Nothing was changed."
)
_IS_AN_ASSESSMENT = N_(
    "“{file}” is an assessment or another database, and would be lost. Choose another name. Nothing was changed."
)
_IS_PROTECTED = N_("“{file}” is write-protected. Choose another name, or allow writing to it. Nothing was changed.")
_DATABASE_START = b"SQLite format 3\0"
_NAME_TOO_LONG = N_("The name “{file}” is too long. Choose a shorter one. Nothing was changed.")


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to; it stands at `path` only when the block has ended without an error.

    Until then an older file at `path` stays as it is, and nothing is left beside it after a failure.
    Raises: ReportProblemError when the file can't be made, written or put in its place.
    """
    try:
        if path.is_dir():
            raise ReportProblemError(_IS_DIRECTORY, file=path.name or str(path))
        _refuse_what_would_be_lost(path)
        part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
        file = part.open("xb")
    except OSError as error:
        raise _problem(error, path) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _problem(error, path) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _put_in_place(part, path)


def _refuse_what_would_be_lost(path: Path) -> None:
    """An older report may be replaced; an assessment, or what somebody protected, never."""
    if not path.exists():
        return
    with path.open("rb") as file:
        if file.read(len(_DATABASE_START)) == _DATABASE_START:
            raise ReportProblemError(_IS_AN_ASSESSMENT, file=path.name)
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        raise ReportProblemError(_IS_PROTECTED, file=path.name)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        if isinstance(error, PermissionError) and path.exists():
            raise ReportProblemError(_IN_USE, file=path.name) from error
        raise _problem(error, path) from error


def _problem(error: OSError, path: Path) -> ReportProblemError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ReportProblemError(_NO_FOLDER, folder=str(path.parent))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ReportProblemError(_NO_RIGHTS, file=path.name)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ReportProblemError(_DISK_FULL, file=path.name)
    if error.errno == errno.ENAMETOOLONG:
        return ReportProblemError(_NAME_TOO_LONG, file=path.name)
    return ReportProblemError(_NOT_WRITTEN, file=path.name, reason=error.strerror or str(error))
