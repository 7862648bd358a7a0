"""Writers of formats for which no library is at hand: as little of each as a reader looks at."""

import io
import struct
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass(frozen=True)
class Label:
    """Text of a cell in bold type."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Number:
    """A number of a cell."""

    value: float


def make_xls(
    title: str,
    rows: Sequence[Sequence[object]],
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden_rows: Collection[int] = (),
    globals_extra: bytes = b"",
) -> bytes:
    """A workbook of Excel 97 with one sheet; merges are (first row, last row, first column, last column) from 0."""
    fonts = b"".join(_record(0x0031, _font(weight)) for weight in (400, 400, 400, 400, 700))
    forms = b"".join(_record(0x00E0, struct.pack("<HH", font, 0) + bytes(16)) for font in (0, 5))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0x0306))
    for hidden in hidden_rows:
        sheet += _record(0x0208, struct.pack("<HHHHHHHH", hidden, 0, 1, 255, 0, 0, 0x0120, 0x0F))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet += _cell(number, column, value)
    if merges:
        areas = b"".join(struct.pack("<HHHH", *area) for area in merges)
        sheet += _record(0x00E5, struct.pack("<H", len(merges)) + areas)
    sheet += _record(0x000A, b"")
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0x0306)) + globals_extra
    head += fonts + forms
    name = title.encode("utf-16-le")
    bound = 4 + 2 + 1 + 1 + len(name)
    start = len(head) + 4 + bound + 4
    head += _record(0x0085, struct.pack("<IHBB", start, 0, len(title), 1) + name) + _record(0x000A, b"")
    return _compound(head + sheet)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _font(weight: int) -> bytes:
    name = "Arial".encode("utf-16-le")
    return struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, weight, 0, 0, 0, 0, 0) + struct.pack("<BB", 5, 1) + name


def _cell(row: int, column: int, value: object) -> bytes:
    if isinstance(value, int | float):
        value = Number(value)
    if isinstance(value, Number):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, value.value))
    label = value if isinstance(value, Label) else Label(str(value))
    if not label.text:
        return b""
    text = label.text.encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", row, column, int(label.bold), len(label.text), 1) + text)


def _compound(stream: bytes) -> bytes:
    """The stream “Workbook” in an OLE container: header, directory, allocation table, content."""
    stream += bytes(max(4096 - len(stream), 0))
    stream += bytes(-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    table = [_END, _FAT, *range(3, 2 + sectors), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    assert len(table) == _SECTOR // 4, "too much for one sector of the table"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 1) + struct.pack("<I", _FREE) * 108
    directory = (
        _entry("Root Entry", 5, 1, _END, 0)
        + _entry("Workbook", 2, _FREE, 2, len(stream))
        + _entry("", 0, _FREE, 0, 0) * 2
    )
    return header + directory + struct.pack(f"<{len(table)}I", *table) + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text) + 2 if name else 0, kind, 1)
        + struct.pack("<III", _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )


def odf_archive(kind: str, body: str, styles: str = "", prolog: str = "") -> bytes:
    """An OpenDocument file; `kind` is text or spreadsheet."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<office:document-content {spaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def ods_table(name: str, rows: Sequence[Sequence[object]]) -> str:
    """A table of OpenDocument; numbers are kept as such."""
    written = ""
    for row in rows:
        cells = ""
        for value in row:
            if value is None or value == "":
                cells += "<table:table-cell/>"
            elif isinstance(value, int | float):
                cells += (
                    f'<table:table-cell office:value-type="float" office:value="{value}">'
                    f"<text:p>{value}</text:p></table:table-cell>"
                )
            else:
                cells += (
                    '<table:table-cell office:value-type="string">'
                    f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
                )
        written += f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table table:name="{escape(name)}">{written}</table:table>'
