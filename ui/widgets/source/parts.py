"""A document as read, cut into what is shown at once: a table or sheet, or a run of paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from assessor.importing.text import folded
from assessor.model.place import Place
from assessor.readers import Cell, Document, Paragraph, Row, Table


class RowMark(Enum):
    """What became of a row of the source."""

    PLAIN = auto()
    HEADER = auto()
    TOPIC = auto()
    MODULE = auto()
    ASIDE = auto()
    DOUBT = auto()


LineKey = tuple[str, int | None, int | None, int | None]
"""Sheet, table, row and paragraph: where a line of the source stands."""


def line_key(place: Place) -> LineKey:
    """The line of a place, whatever page it is on."""
    return place.sheet, place.table, place.row, place.paragraph


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A row of a table or a paragraph."""

    place: Place
    number: int  # of the row or paragraph, from 1
    cells: tuple[Cell, ...]
    is_hidden: bool = False


@dataclass(frozen=True)
class SourcePart:
    """What is shown at once."""

    sheet: str
    table: int | None  # None for a sheet, a text file, or paragraphs
    is_text: bool
    lines: tuple[SourceLine, ...]

    @cached_property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.column_span - 1 for line in self.lines for cell in line.cells), default=1)

    @cached_property
    def row_of(self) -> dict[LineKey, int]:
        """Line → its row here."""
        return {line_key(line.place): row for row, line in enumerate(self.lines)}

    @property
    def pages(self) -> tuple[int, int] | None:
        """First and last page, where the source tells."""
        pages = [line.place.page for line in self.lines if line.place.page is not None]
        return (min(pages), max(pages)) if pages else None


def parts_of(document: Document) -> tuple[SourcePart, ...]:
    """The parts in the order of the document; empty ones are left out."""
    parts: list[SourcePart] = []
    text: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text.append(block)
            continue
        parts += _text_part(text)
        text = []
        lines = tuple(_row_line(block, row) for row in block.rows)
        if lines:
            parts.append(SourcePart(block.sheet, block.number, False, lines))
    return (*parts, *_text_part(text))


def find_part(parts: Sequence[SourcePart], place: Place) -> tuple[int, int] | None:
    """Part and row of a place; the row right above it where the very line is not shown; None for another document."""
    key = line_key(place)
    for number, part in enumerate(parts):
        if key in part.row_of:
            return number, part.row_of[key]
    for number, part in enumerate(parts):
        if not part.is_text and (part.sheet, part.table) == (place.sheet, place.table):
            above = [row for row, line in enumerate(part.lines) if line.number <= (place.row or 0)]
            return number, (above[-1] if above else 0)
    return None


def find_text(parts: Sequence[SourcePart], text: str) -> tuple[int, int] | None:
    """Part and row of the first line that holds a text, whatever its case and blanks; None where none does."""
    wanted = folded(text)
    for number, part in enumerate(parts) if wanted else ():
        for row, line in enumerate(part.lines):
            if any(wanted in folded(cell.text) for cell in line.cells):
                return number, row
    return None


def _row_line(table: Table, row: Row) -> SourceLine:
    return SourceLine(table.place(row), row.number, row.cells, row.hidden or table.hidden)


def _text_part(paragraphs: Sequence[Paragraph]) -> list[SourcePart]:
    shown = [paragraph for paragraph in paragraphs if paragraph.text]
    if not shown:
        return []
    return [SourcePart("", None, True, tuple(_paragraph_line(paragraph) for paragraph in shown))]


def _paragraph_line(paragraph: Paragraph) -> SourceLine:
    text = f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text
    cell = Cell(1, text, bold=paragraph.bold or paragraph.heading is not None, indent=paragraph.list_level or 0)
    return SourceLine(paragraph.place, paragraph.number, (cell,), paragraph.hidden)
