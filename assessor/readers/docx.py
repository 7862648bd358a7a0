"""Word documents (.docx, .docm) → paragraphs and tables in document order, by a pass of our own over the XML.

The usual libraries lose text in content controls, tracked insertions and text boxes, and know no list numbers.
"""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Cell, Paragraph, Row, Table
from assessor.readers.docx_numbering import BULLET, Numbering
from assessor.readers.docx_parts import Parts
from assessor.readers.docx_styles import Styles
from assessor.readers.docx_text import CONTAINERS, MARKUP_COMPATIBILITY, ParagraphText, TextReader

Block = Paragraph | Table
Report = Callable[[str], None]

_NO_DOCUMENT = N_(
    "“{file}” holds no Word document. Open it in Word, save it as .docx and try again. Nothing was changed."
)
_TOO_DEEP = N_(
    "“{file}” has tables inside tables too many times over. Copy the plan into a new document and try again. "
    "Nothing was changed."
)

_MAX_NESTING = 20
_MAX_SPAN = 1_000
_PROGRESS_BLOCKS = 500


def read_docx(data: bytes, file: str, report: Report) -> tuple[Block, ...]:
    """Read the main part of a document; the archive was checked before.

    Raises: ImportProblemError when there is no document inside; lxml errors for broken XML.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = Parts(archive)
        root = parts.main
        if root is None:
            raise ImportProblemError(_NO_DOCUMENT, file=file)
        reader = _BodyReader(root, parts, file, report)
        return tuple(reader.blocks())


@dataclass(slots=True)
class _OpenCell:
    """A cell of a table, until the rows below have said how far it reaches down."""

    column: int
    column_span: int
    row_number: int
    text: str
    label: str
    bold: bool
    hidden: bool
    row_span: int = 1


class _BodyReader:
    """Walks the body once, counting pages, paragraphs, tables and list numbers on the way."""

    def __init__(self, root: etree._Element, parts: Parts, file: str, report: Report) -> None:
        namespace = etree.QName(root).namespace or ""
        self._w = f"{{{namespace}}}"
        self._root = root
        self._file = file
        self._report = report
        self._styles = Styles(parts.of_kind("styles"), namespace)
        self._numbering = Numbering(parts.of_kind("numbering"), namespace)
        self._footnotes = self._load_footnotes(parts.of_kind("footnotes"))
        knows_pages = root.find(f".//{self._w}lastRenderedPageBreak") is not None
        self._page: int | None = 1 if knows_pages else None
        self._texts = TextReader(namespace, self._next_page)
        self._paragraphs = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        body = self._root.find(f"{self._w}body")
        for count, block in enumerate(self._walk(body, 0) if body is not None else ()):
            if count % _PROGRESS_BLOCKS == 0:
                self._report(str(self._page or count))
            yield block

    def _walk(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        if depth > _MAX_NESTING:
            raise ImportProblemError(_TOO_DEEP, file=self._file)
        for child in parent:
            name = self._name(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name in CONTAINERS:
                yield from self._walk(child, depth)
            elif child.tag == f"{MARKUP_COMPATIBILITY}AlternateContent":
                for choice in child.iterfind(f"{MARKUP_COMPATIBILITY}Choice"):
                    yield from self._walk(choice, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Block]:
        found = self._read_paragraph(element)
        label, list_level = self._label(element)
        text, hidden = found.text or found.hidden_text, not found.text
        if text or label not in ("", BULLET):
            self._paragraphs += 1
            yield Paragraph(
                text,
                self._paragraphs,
                heading=self._styles.heading_level(element),
                label=label,
                list_level=list_level,
                bold=found.bold_letters > found.plain_letters,
                hidden=hidden and bool(text),
                page=self._page,
            )
        yield from self._attached(found, depth)

    def _attached(self, found: ParagraphText, depth: int) -> Iterator[Block]:
        for box in found.boxes:
            yield from self._walk(box, depth + 1)
        for note in found.footnotes:
            if text := self._footnotes.get(note, ""):
                self._paragraphs += 1
                yield Paragraph(text, self._paragraphs, footnote=True, page=self._page)

    def _read_paragraph(self, element: etree._Element) -> ParagraphText:
        properties = element.find(f"{self._w}pPr")
        if properties is not None and properties.find(f"{self._w}pageBreakBefore") is not None:
            self._next_page()
        return self._texts.read(element, self._styles.is_bold(element))

    def _table(self, element: etree._Element, depth: int) -> Iterator[Block]:
        self._tables += 1
        number = self._tables
        rows: list[tuple[int, int | None, list[_OpenCell]]] = []
        open_above: dict[int, _OpenCell] = {}
        inner: list[Block] = []
        row_number = 0
        for row in self._rows(element):
            if self._is_deleted_row(row):
                continue
            row_number += 1
            page = self._page
            cells, open_above = self._row_cells(row, row_number, open_above, inner, depth)
            rows.append((row_number, page, cells))
        yield Table(tuple(_closed(rows)), number=number)
        yield from inner

    def _rows(self, element: etree._Element) -> Iterator[etree._Element]:
        for child in element:
            name = self._name(child)
            if name == "tr":
                yield child
            elif name in CONTAINERS:
                yield from self._rows(child)

    def _row_cells(
        self,
        row: etree._Element,
        row_number: int,
        open_above: dict[int, _OpenCell],
        inner: list[Block],
        depth: int,
    ) -> tuple[list[_OpenCell], dict[int, _OpenCell]]:
        """The cells that begin in this row, and those that a row below may continue, by their column."""
        properties = row.find(f"{self._w}trPr")
        column = 1 + self._number(properties, "gridBefore", 0)
        cells: list[_OpenCell] = []
        still_open: dict[int, _OpenCell] = {}
        for element in self._cells(row):
            cell_properties = element.find(f"{self._w}tcPr")
            span = self._number(cell_properties, "gridSpan", 1)
            merge = cell_properties.find(f"{self._w}vMerge") if cell_properties is not None else None
            continues = merge is not None and merge.get(f"{self._w}val", "continue") == "continue"
            cell = self._read_cell(element, column, span, row_number, inner, depth)
            if continues and column in open_above:
                above = open_above[column]
                above.row_span = row_number - above.row_number + 1
                above.text = "\n".join(filter(None, (above.text, cell.text)))
                still_open[column] = above
            else:
                cells.append(cell)
                if merge is not None:
                    still_open[column] = cell
            column += span
        return cells, still_open

    def _cells(self, row: etree._Element) -> Iterator[etree._Element]:
        for child in row:
            name = self._name(child)
            if name == "tc":
                yield child
            elif name in CONTAINERS:
                yield from self._cells(child)

    def _read_cell(
        self, element: etree._Element, column: int, span: int, row_number: int, inner: list[Block], depth: int
    ) -> _OpenCell:
        texts: list[str] = []
        labels: list[str] = []
        bold, plain, hidden = 0, 0, False
        for paragraph in self._cell_paragraphs(element, inner, depth):
            found = self._read_paragraph(paragraph)
            label, _ = self._label(paragraph)
            text = found.text or found.hidden_text
            hidden = hidden or bool(found.hidden_text and not found.text)
            bold, plain = bold + found.bold_letters, plain + found.plain_letters
            if text or label:
                labels.append(label)
                texts.append(text)
            inner.extend(self._attached(found, depth))
        if len(texts) > 1:  # a list inside a cell reads with its numbers
            texts = [f"{label} {text}".strip() for label, text in zip(labels, texts, strict=True)]
            labels = [""]
        label = labels[0] if labels else ""
        return _OpenCell(column, span, row_number, "\n".join(texts), label, bold > plain, hidden)

    def _cell_paragraphs(self, parent: etree._Element, inner: list[Block], depth: int) -> Iterator[etree._Element]:
        for child in parent:
            name = self._name(child)
            if name == "p":
                yield child
            elif name == "tbl":
                if depth >= _MAX_NESTING:
                    raise ImportProblemError(_TOO_DEEP, file=self._file)
                inner.extend(self._table(child, depth + 1))
            elif name in CONTAINERS:
                yield from self._cell_paragraphs(child, inner, depth)

    def _label(self, element: etree._Element) -> tuple[str, int | None]:
        """The automatic number of a paragraph and its level in the list; ('', None) outside lists."""
        reference = self._styles.list_of(element) or self._numbering.of_style(self._styles.style_of(element))
        if reference is None or reference[0] == "0":
            return "", None
        return self._numbering.label(*reference), reference[1]

    def _load_footnotes(self, root: etree._Element | None) -> dict[str, str]:
        if root is None:
            return {}
        texts = {}
        for note in root.iterfind(f"{self._w}footnote"):
            if note.get(f"{self._w}type") is None:
                pieces = (text.text or "" for text in note.iter(f"{self._w}t"))
                texts[note.get(f"{self._w}id", "")] = "".join(pieces).strip()
        return texts

    def _is_deleted_row(self, row: etree._Element) -> bool:
        properties = row.find(f"{self._w}trPr")
        return properties is not None and properties.find(f"{self._w}del") is not None

    def _number(self, properties: etree._Element | None, name: str, default: int) -> int:
        element = properties.find(f"{self._w}{name}") if properties is not None else None
        text = element.get(f"{self._w}val", "") if element is not None else ""
        return min(int(text), _MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 9 else default

    def _next_page(self) -> None:
        if self._page is not None:
            self._page += 1

    def _name(self, element: etree._Element) -> str:
        """The local name of a Word element, '' for any other node."""
        tag = element.tag
        return tag[len(self._w) :] if isinstance(tag, str) and tag.startswith(self._w) else ""


def _closed(rows: list[tuple[int, int | None, list[_OpenCell]]]) -> Iterator[Row]:
    for number, page, cells in rows:
        filled = tuple(
            Cell(
                cell.column,
                cell.text,
                cell.row_span,
                cell.column_span,
                label=cell.label,
                bold=cell.bold,
                hidden=cell.hidden,
            )
            for cell in cells
            if cell.text or cell.label
        )
        if filled:
            yield Row(number, filled, page=page)
