"""What a file is, told from its first bytes, before SQLite is let near it."""

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from assessor.errors import FileProblemError
from assessor.marks import N_
from assessor.message import Message
from assessor.store.connection import DamagedFileError
from assessor.store.schema import APPLICATION_ID

_SQLITE = b"SQLite format 3\0"
_HEADER_SIZE = 100
_WAL_VERSION = 2
_LOOKED_AT = 4096
_LARGEST_PAGE = 65536

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", N_("a JPEG picture")),
    (b"\x89PNG", N_("a PNG picture")),
    (b"GIF8", N_("a GIF picture")),
    (b"%PDF", N_("a PDF document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\xd0\xcf\x11\xe0", N_("an old or encrypted Word or Excel file")),
    (b"\x1f\x8b", N_("a GZIP archive")),
    (b"7z\xbc\xaf", N_("a 7z archive")),
    (b"Rar!", N_("a RAR archive")),
)
_OFFICE_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/", N_("an Excel workbook (XLSX)")),
    ("word/", N_("a Word document (DOCX)")),
    ("ppt/", N_("a PowerPoint presentation (PPTX)")),
)


class MissingFileError(FileProblemError):
    """There is no such file."""

    template = N_("There is no file “{file}”. Check the name, or make a new assessment. Nothing was changed.")


class NotAFileError(FileProblemError):
    """A folder or a device."""

    template = N_("“{file}” is a folder or a device, not a file. Name the file inside. Nothing was changed.")


class UnreadableFileError(FileProblemError):
    """The system does not let us read it."""

    template = N_("“{file}” can't be read ({problem}). Ask for the right to read it. Nothing was changed.")


class EmptyFileError(FileProblemError):
    """A file of 0 bytes."""

    template = N_("“{file}” is empty: it holds no assessment. Go back to a backup or a copy. Nothing was changed.")


class ForeignFileError(FileProblemError):
    """A file of another kind."""

    template = N_(
        "“{file}” is not an assessment: it is {kind}. Name a file that ends in .assessment. Nothing was changed."
    )


class NewerFileError(FileProblemError):
    """A file that a newer program wrote."""

    template = N_(
        "“{file}” was made by a newer version of this program: it has file version {version}, and this program knows "
        "versions up to {known}. Use the newer program. Nothing was changed."
    )


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the first bytes and the folder say."""

    path: Path  # the real one, without symbolic links
    version: int
    is_wal: bool  # another program switched it to a write-ahead log
    has_journal: bool  # a write was cut short, or is under way
    links: int  # names that the same file has

    @property
    def journal(self) -> Path:
        """Where SQLite keeps what it needs to take back a write."""
        return _beside(self.path, "-journal")

    def drop_unused_journal(self) -> None:
        """Take away a journal that a killed program had begun but not come to use: its head is not filled in.

        SQLite passes over such a file and would leave it there. To be called under SQLite's write lock, when a first
        read has taken back whatever had to be.
        """
        if self.journal.exists():
            with self.journal.open("rb") as journal:
                head = journal.read(1)
            if head in (b"", b"\0"):
                self.journal.unlink()

    @property
    def has_log(self) -> bool:
        """Whether a write-ahead log lies beside the file."""
        return _has_content(_beside(self.path, "-wal"))


def look_at(path: Path, *, known_version: int) -> FirstLook:
    """Look at a file without opening it as a database.

    Raises: FileProblemError for what is no assessment that this program can read, with what it is instead.
    """
    real = path.resolve()
    try:
        head, size, links = _read_head(real)
    except FileNotFoundError as error:
        raise MissingFileError(file=path.name) from error
    except OSError as error:
        if real.exists() and not real.is_file():
            raise NotAFileError(file=path.name) from error
        raise UnreadableFileError(file=path.name, problem=error.strerror) from error
    if not head:
        raise EmptyFileError(file=path.name)
    if not head.startswith(_SQLITE):
        raise ForeignFileError(file=path.name, kind=Message(_kind_of(real, head)))
    if size < _HEADER_SIZE:
        raise DamagedFileError(file=path.name, problem=Message(_CUT_SHORT))
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise ForeignFileError(file=path.name, kind=Message(N_("a database of another program")))
    version = int.from_bytes(head[60:64], "big", signed=True)
    if version > known_version:
        raise NewerFileError(file=path.name, version=version, known=known_version)
    journal = _beside(real, "-journal")
    look = FirstLook(real, version, _WAL_VERSION in head[18:20], _has_content(journal), links)
    if not look.has_journal and size < _size_in_header(head):
        raise DamagedFileError(file=path.name, problem=Message(_CUT_SHORT))
    return look


_CUT_SHORT = N_("it was cut short")


def why_read_only(path: Path) -> Message | None:
    """Why a file can't be written to, as far as its folder and its rights say; None if they allow it.

    A write-protected file counts as such for the administrator too, whom the system would let write.
    """
    for target, reason in (
        (path, N_("The file is write-protected.")),
        (path.parent, N_("Its folder is write-protected, and a change needs a file beside it.")),
    ):
        if not os.access(target, os.W_OK) or _is_protected(target):
            return Message(reason)
    return None


def _is_protected(path: Path) -> bool:
    """Whether nobody may write; Windows marks folders that it shows specially in this way, and means nothing by it."""
    says_something = os.name == "posix" or path.is_file()
    return says_something and not path.stat().st_mode & 0o222


def _read_head(path: Path) -> tuple[bytes, int, int]:
    if path.exists() and not path.is_file():
        raise IsADirectoryError(path)
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        return file.read(_LOOKED_AT), status.st_size, status.st_nlink


def _kind_of(path: Path, head: bytes) -> str:
    for start, kind in _KINDS:
        if head.startswith(start):
            return kind
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if b"\0" not in head:
        return N_("a text file")
    return N_("a file of an unknown kind")


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        names = []
    for start, kind in _OFFICE_KINDS:
        if any(name.startswith(start) for name in names):
            return kind
    return N_("a ZIP archive")


def _size_in_header(head: bytes) -> int:
    """The size that SQLite noted for the file, 0 where it is not to be trusted."""
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    is_noted = head[24:28] == head[92:96]
    return pages * (_LARGEST_PAGE if page_size == 1 else page_size) if is_noted else 0


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
