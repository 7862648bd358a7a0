"""What a file is by its first bytes, and whether an archive may be unpacked: before any library sees it."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from assessor.errors import ImportProblemError
from assessor.marks import N_

MAX_FILE_BYTES = 100 * 2**20
_MAX_MEMBERS = 2_000
_MAX_TOTAL_BYTES = 256 * 2**20
_MAX_MEMBER_BYTES = 128 * 2**20
_MAX_RATIO = 200  # usual office files stay under 35, a repetitive report reached 109
_RATIO_COUNTS_FROM_BYTES = 10 * 2**20
_MAX_CELLS = 250_000
_PIECE_BYTES = 256 * 2**10
_ENCRYPTED_FLAG = 0x1

_TOO_LARGE = N_(
    "“{file}” is too large for a study plan ({size} MB; the limit is {limit} MB). Save the plan alone in a "
    "file of its own and bring that in. Nothing was changed."
)
_UNSAFE_ARCHIVE = N_(
    "“{file}” unpacks to far more than a study plan can hold, so it was not opened. Save it anew in Word or "
    "Excel and try again. Nothing was changed."
)
_ODD_ARCHIVE = N_(
    "“{file}” is not put together as Word and Excel do it (“{member}”), so it was not opened. Save it anew "
    "in Word or Excel and try again. Nothing was changed."
)
_CROWDED_ARCHIVE = N_(
    "“{file}” has too many parts ({count}) for Word or Excel, so it was not opened. Save it anew and try "
    "again. Nothing was changed."
)
_ENTITIES = N_(
    "“{file}” contains entity definitions (“{member}”), which Word and Excel never write, so it was not "
    "opened. Save it anew and try again. Nothing was changed."
)
_DAMAGED_ARCHIVE = N_(
    "“{file}” is damaged or cut off. Ask for it again, or open it in Word or Excel and save it anew. Nothing "
    "was changed."
)
_LOCKED_ARCHIVE = N_(
    "“{file}” is locked by a password. Open it with the password, save it without one and try again. Nothing "
    "was changed."
)
CROWDED_SHEET = N_(
    "“{file}” has too many cells ({count}) for a study plan. Delete the empty formatted rows below the plan, "
    "save it and try again. Nothing was changed."
)


class FileKind(StrEnum):
    """The real type of a file, whatever its name says."""

    XLSX = "xlsx"
    DOCX = "docx"
    TEXT = "text"
    XLS = "xls"
    XLSB = "xlsb"
    DOC = "doc"
    PDF = "pdf"
    ODT = "odt"
    ODS = "ods"
    RTF = "rtf"
    PPTX = "pptx"
    LOCKED = "locked"  # Word or Excel with a password
    OLE = "ole"
    ZIP = "zip"
    HTML = "html"
    JPEG = "jpeg"
    PNG = "png"
    SQLITE = "sqlite"
    BINARY = "binary"


_FIRST_BYTES = (
    (b"{\\rtf", FileKind.RTF),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n", FileKind.PNG),
    (b"SQLite format 3\x00", FileKind.SQLITE),
)
_OLE_STREAMS = (
    ("EncryptedPackage", FileKind.LOCKED),
    ("WordDocument", FileKind.DOC),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
}
_MAIN_PARTS = (
    ("xl/workbook.bin", FileKind.XLSB),
    ("xl/", FileKind.XLSX),
    ("word/", FileKind.DOCX),
    ("ppt/", FileKind.PPTX),
)
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_OTHER_BINARY = re.compile(rb"GIF8|II\*\x00|MM\x00\*|\x7fELF|MZ|Rar!|7z\xbc\xaf|\x1f\x8b|%!PS")


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What was seen while every part was unpacked once."""

    has_formulas: bool


def identify(data: bytes) -> FileKind:
    """The type of a file that is not empty, by its bytes; the name has no say."""
    for start, kind in _FIRST_BYTES:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _identify_archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), FileKind.OLE)
    if b"%PDF" in data[:1024]:
        return FileKind.PDF
    if _HTML.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")):
        return FileKind.HTML
    return FileKind.BINARY if _OTHER_BINARY.match(data) else FileKind.TEXT


def check_archive(data: bytes, file: str) -> ArchiveFacts:
    """Look through an office archive in pieces, so that neither a bomb nor a lying directory costs memory.

    Raises: ImportProblemError for whatever Word and Excel would never write.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check_directory(members, file)
            seen = [_look_through(archive, member, file) for member in members]
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise ImportProblemError(_DAMAGED_ARCHIVE, file=file) from error
    cells = sum(count for count, _ in seen)
    if cells > _MAX_CELLS:
        raise ImportProblemError(CROWDED_SHEET, file=file, count=cells)
    return ArchiveFacts(has_formulas=any(has_formulas for _, has_formulas in seen))


def check_size(size: int, file: str) -> None:
    """Raises: ImportProblemError for a file that no study plan needs."""
    if size > MAX_FILE_BYTES:
        raise ImportProblemError(_TOO_LARGE, file=file, size=size // 2**20, limit=MAX_FILE_BYTES // 2**20)


def _identify_archive(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()[: _MAX_MEMBERS + 1]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return FileKind.ZIP
    for start, kind in _MAIN_PARTS:
        if any(name.startswith(start) for name in names):
            return kind
    # an OpenDocument file names its type in the first, unpacked member
    return next((kind for name, kind in _OPEN_DOCUMENT.items() if name in data[:200]), FileKind.ZIP)


def _check_directory(members: list[zipfile.ZipInfo], file: str) -> None:
    if len(members) > _MAX_MEMBERS:
        raise ImportProblemError(_CROWDED_ARCHIVE, file=file, count=len(members))
    names: set[str] = set()
    for member in members:
        name = member.filename
        if name.casefold() in names or _leads_outside(name):
            raise ImportProblemError(_ODD_ARCHIVE, file=file, member=name[:100])
        names.add(name.casefold())
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise ImportProblemError(_LOCKED_ARCHIVE, file=file)
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > _MAX_MEMBER_BYTES or (ratio > _MAX_RATIO and member.file_size > _RATIO_COUNTS_FROM_BYTES):
            raise ImportProblemError(_UNSAFE_ARCHIVE, file=file)
    if sum(member.file_size for member in members) > _MAX_TOTAL_BYTES:
        raise ImportProblemError(_UNSAFE_ARCHIVE, file=file)


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in name


_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_DOCTYPE_UTF8 = b"<!DOCTYPE"
_DOCTYPES = (_DOCTYPE_UTF8, "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_OVERLAP_BYTES = 64


def _look_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> tuple[int, bool]:
    """Unpack a member piece by piece; give how many spreadsheet cells it holds and whether it holds formulas.

    `read(n)` stops at the declared size and then compares the checksum: a directory that lies is a damaged file.
    """
    is_sheet = member.filename.startswith("xl/worksheets/")
    is_xml = member.filename.endswith((".xml", ".rels"))
    cells, has_formulas, tail = 0, False, b""
    with archive.open(member) as part:
        while piece := part.read(_PIECE_BYTES):
            if not is_xml:
                continue
            text = tail + piece
            if any(doctype in text for doctype in _DOCTYPES):
                raise ImportProblemError(_ENTITIES, file=file, member=member.filename[:100])
            if is_sheet:
                cells += len(_CELL.findall(piece))
                has_formulas = has_formulas or _FORMULA.search(text) is not None
            tail = piece[-_OVERLAP_BYTES:]
    return cells, has_formulas
