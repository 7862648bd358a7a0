"""Files of office programs from their parts, the same bytes at each making."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.importing.conftest import HEADING_STYLES, W, relations

Grid = Sequence[Sequence[object]]

_MADE = (2024, 9, 2, 8, 0, 0)
_MODIFIED = b"<dcterms:modified"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A packed file whose parts bear one fixed date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name, _MADE), data, kind)
    return buffer.getvalue()


def docx(*body: str, numbering: str = "", styles: str = "") -> bytes:
    """A document of ready pieces of its body."""
    return archive(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": relations("officeDocument", "word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
            "word/_rels/document.xml.rels": relations("styles", "styles.xml", "numbering", "numbering.xml"),
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{HEADING_STYLES}{styles}</w:styles>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
        }
    )


def fill(sheet: Worksheet, rows: Grid, *merges: str, start: int = 1) -> None:
    """Write rows from the row `start` on; None leaves a cell out."""
    for number, row in enumerate(rows, start):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column).value = value  # type: ignore[assignment]
    for area in merges:
        sheet.merge_cells(area)


def new_book(*titles: str) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in titles:
        book.create_sheet(title)
    book.properties.created = datetime(*_MADE)  # noqa: DTZ001
    return book


def xlsx(book: Workbook) -> bytes:
    """A workbook without the moment of its saving."""
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    core = parts["docProps/core.xml"]
    start = core.index(_MODIFIED)
    end = core.index(b"</dcterms:modified>", start) + len(b"</dcterms:modified>")
    parts["docProps/core.xml"] = core[:start] + core[end:]
    return archive(parts)


def repacked(data: bytes) -> bytes:
    """An archive made elsewhere, with the fixed date."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return archive({name: packed.read(name) for name in packed.namelist()})


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)
