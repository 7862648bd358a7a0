"""What a reader finds in a file, in document order: tables and paragraphs with their places, no curricula."""

from enum import StrEnum

import msgspec

from assessor.model.place import PageBox, Place


class CellKind(StrEnum):
    """What a cell of a spreadsheet holds; cells of other formats are TEXT."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ERROR = "error"  # a formula that ended in #REF!, #DIV/0! …
    CALCULATED = "calculated"  # a number that the file does not hold: its formula was worked out here
    UNCALCULATED = "uncalculated"  # a formula whose value the file does not hold


# Structs as arrays: a large plan has tens of thousands of cells, and all of them cross a pipe.
class Cell(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A cell that is not empty. Columns count from 1; a merged cell stands once, at its first row and column."""

    column: int
    text: str  # as a person reads it, paragraphs parted by line ends
    row_span: int = 1
    column_span: int = 1
    kind: CellKind = CellKind.TEXT
    number: float | None = None  # of NUMBER and CALCULATED
    label: str = ""  # number that the program gave the paragraph by itself
    bold: bool = False
    indent: int = 0
    hidden: bool = False  # its column is hidden, or its text


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A row that is not empty; `number` counts from 1 as the source does (for text files it is the line)."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    page: int | None = None  # about, where the source tells
    box: PageBox | None = None


class Table(msgspec.Struct, frozen=True, array_like=True, tag="table"):
    """A sheet, a table of a document or a whole text file."""

    rows: tuple[Row, ...]
    sheet: str = ""
    number: int | None = None  # of a table in a document, from 1
    hidden: bool = False

    def place(self, row: Row) -> Place:
        """Where `row` stands in the source."""
        return Place(sheet=self.sheet, page=row.page, table=self.number, row=row.number, box=row.box)


class Paragraph(msgspec.Struct, frozen=True, array_like=True, tag="paragraph"):
    """A paragraph outside tables that is not empty; `number` counts such paragraphs from 1."""

    text: str
    number: int
    heading: int | None = None  # level from 1
    label: str = ""  # automatic number, "1.2" or a bullet
    list_level: int | None = None  # from 0, of an automatic list
    bold: bool = False
    hidden: bool = False
    footnote: bool = False
    page: int | None = None
    box: PageBox | None = None

    @property
    def place(self) -> Place:
        return Place(page=self.page, paragraph=self.number, box=self.box)


class Note(msgspec.Struct, frozen=True, array_like=True):
    """Something the reader could not take as it is; `template` is of the catalogue."""

    template: str
    values: dict[str, str | int] = {}
    sheet: str = ""
    row: int | None = None
    page: int | None = None
    is_unread: bool = False  # what stands at that place could not be read at all

    @property
    def place(self) -> Place:
        return Place(sheet=self.sheet, page=self.page, row=self.row)


class Document(msgspec.Struct, frozen=True, array_like=True):
    """A file as read; `sha256` is of the very bytes that were read."""

    sha256: str
    blocks: tuple[Table | Paragraph, ...]
    notes: tuple[Note, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
