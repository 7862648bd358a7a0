"""Makers of small files of the kinds that hosts hand over, and the tree that an import makes of them."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from assessor.importing.assemble import assemble
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.model.curriculum import MINUTES_PER_HOUR
from assessor.readers.child import read_document

Grid = Sequence[Sequence[object]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def make_xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets of cell values; `merges` as "A1:C1" by sheet."""

    def make(sheets: dict[str, Grid], merges: dict[str, Sequence[str]] | None = None, name: str = "plan.xlsx") -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    if value is not None:
                        sheet.cell(number, column, value)
            for area in (merges or {}).get(title, ()):
                sheet.merge_cells(area)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    """Write a body of ready XML pieces (see `p` and `table`), with numbering and styles where given."""

    def make(*body: str, numbering: str = "", styles: str = "", name: str = "plan.docx") -> Path:
        parts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": relations("officeDocument", "word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
            "word/_rels/document.xml.rels": relations("styles", "styles.xml", "numbering", "numbering.xml"),
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{HEADING_STYLES}{styles}</w:styles>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
        }
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in parts.items():
                archive.writestr(part, text)
        return tmp_path / name

    return make


def relations(*pairs: str) -> str:
    kinds = zip(pairs[::2], pairs[1::2], strict=True)
    inner = "".join(f'<Relationship Id="r{t}" Type="{RELATIONS}/{kind}" Target="{t}"/>' for kind, t in kinds)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


HEADING_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in (1, 2, 3)
)


def paragraph(text: str, *, style: str = "", bold: bool = False, numbered: tuple[int, int] | None = None) -> str:
    """A paragraph; `numbered` is (list id, level from 0)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{escape(text)}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def docx_table(rows: Sequence[Sequence[object]]) -> str:
    """A table; a cell is text, or (text, columns) for a wide one, or "^" to go on with the cell above."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(value: object) -> str:
    text, span = value if isinstance(value, tuple) else (value, 1)
    properties = f'<w:gridSpan w:val="{span}"/>'
    if text == "^":
        return f"<w:tc><w:tcPr>{properties}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    inner = str(text) if str(text).startswith("<w:") else paragraph("" if text is None else str(text))
    return f'<w:tc><w:tcPr>{properties}<w:vMerge w:val="restart"/></w:tcPr>{inner}</w:tc>'


@pytest.fixture
def p() -> Callable[..., str]:
    return paragraph


@pytest.fixture
def table() -> Callable[..., str]:
    return docx_table


@pytest.fixture
def understand() -> Callable[[Path], Draft]:
    """Read and assemble in this process; the child process has tests of its own."""

    def read(path: Path) -> Draft:
        return assemble(read_document(path, lambda where: None), path.name)

    return read


@pytest.fixture
def outline() -> Callable[[Draft], list[str]]:
    """The tree as indented lines, "#" for modules, "-" for topics: "- number title [contact practice self …]"."""

    def write(draft: Draft) -> list[str]:
        lines: list[str] = []
        for programme in draft.programmes:
            _write(programme, 0, lines)
        return lines

    return write


def _write(parent: DraftProgramme | DraftModule, depth: int, lines: list[str]) -> None:
    for node in parent.in_order:
        if isinstance(node, DraftTopic):
            lines.append("  " * depth + _joined("-", node.number, node.title, _hours(node)))
        else:
            lines.append("  " * depth + _joined("#", node.number, node.title, _hours(node)))
            _write(node, depth + 1, lines)


def _hours(node: DraftTopic | DraftModule) -> str:
    if node.hours.total is None:
        return ""
    return "[" + " ".join("." if m is None else f"{m / MINUTES_PER_HOUR:g}" for m in node.hours.by_kind) + "]"


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
