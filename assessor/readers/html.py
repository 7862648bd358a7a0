"""Web pages, also those that an office program saved as .xls. Nothing that they name is fetched."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Cell, Paragraph, Row, Table
from assessor.readers.encoding import decode_text
from assessor.readers.guard import FileKind
from assessor.readers.wrong_kind import refuse

Block = Paragraph | Table

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(
    {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "select", "textarea"}
)
_ROOMS = frozenset(
    {
        "body",
        "div",
        "section",
        "article",
        "main",
        "center",
        "form",
        "font",
        "span",
        "header",
        "footer",
        "blockquote",
        "html",
    }
)
_LISTS = frozenset({"ul", "ol"})
_PARAGRAPHS = frozenset({"p", "pre", "dt", "dd", "caption", *_HEADINGS})
_BOLD = frozenset({"b", "strong", "th"})
_TOO_DEEP = N_(
    "“{file}” has parts inside parts too many times over, so it was not read. Open it in a browser, save the plan as "
    ".docx or .xlsx and bring that in. Nothing was changed."
)
_SPACES = re.compile(r"\s+")
_MOST_SPAN = 1_000
_MOST_NESTING = 120
_PROGRESS_BLOCKS = 500


def read_html(data: bytes, file: str, report: Callable[[str], None]) -> tuple[Block, ...]:
    """Read what a browser would show, in its order.

    Raises: ImportProblemError for a page without anything in it, or nested too deep.
    """
    text = decode_text(data).text
    start = text.find("<html")
    if text.lstrip().startswith("<?xml") and start > 0:
        text = text[start:]  # lxml refuses text that names an encoding
    parser = html.HTMLParser(no_network=True, recover=True, huge_tree=False)
    root = html.document_fromstring(text, parser=parser)
    if any("depth" in entry.message for entry in parser.error_log):  # it left out the rest
        raise ImportProblemError(_TOO_DEEP, file=file)
    blocks = []
    for count, block in enumerate(_Page(file).walk(root, 0)):
        if count % _PROGRESS_BLOCKS == 0:
            report("")
        blocks.append(block)
    if not blocks:
        raise refuse(FileKind.HTML, file)
    return tuple(blocks)


@dataclass
class _Page:
    """Counts tables and paragraphs on the way."""

    file: str
    tables: int = 0
    paragraphs: int = 0
    numbers: list[int] = field(default_factory=list)  # of the ordered lists that are open; 0 for bullets

    def walk(self, element: etree._Element, depth: int) -> Iterator[Block]:
        name = _name(element)
        if name in _UNSEEN or _is_hidden(element):
            return
        if depth > _MOST_NESTING:
            raise ImportProblemError(_TOO_DEEP, file=self.file)
        if name == "table":
            yield from self._table(element)
        elif name in _PARAGRAPHS:
            yield from self._paragraph(_text(element), _HEADINGS.get(name), bold=_is_bold(element))
        elif name == "li":
            yield from self._item(element, depth)
        elif name in _LISTS:
            self.numbers.append(1 if name == "ol" else 0)
            for child in element:
                yield from self.walk(child, depth + 1)
            self.numbers.pop()
        else:
            yield from self._room(element, depth)

    def _room(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """Loose text between blocks makes paragraphs of its own."""
        loose = _flow(element.text)
        for child in element:
            name = _name(child)
            is_block = (
                name in _PARAGRAPHS
                or name in _LISTS
                or name in ("table", "li", "tbody", "tr")
                or (name in _ROOMS and any(_name(inner) in (*_PARAGRAPHS, *_LISTS, "table") for inner in child.iter()))
            )
            if is_block or name == "br":
                yield from self._paragraph(loose)
                loose = ""
                if is_block:
                    yield from self.walk(child, depth + 1)
            elif name not in _UNSEEN and not _is_hidden(child):
                loose += _text(child)
            loose += _flow(child.tail)
        yield from self._paragraph(loose)

    def _item(self, element: etree._Element, depth: int) -> Iterator[Block]:
        label, level = "•", max(0, len(self.numbers) - 1)
        if self.numbers and self.numbers[-1]:
            label = f"{self.numbers[-1]}."
            self.numbers[-1] += 1
        inner = [child for child in element if _name(child) in _LISTS or _name(child) == "table"]
        apart = frozenset(inner)
        is_bold = _is_bold(element, apart)
        yield from self._paragraph(_text(element, apart), label=label, list_level=level, bold=is_bold)
        for child in inner:
            yield from self.walk(child, depth + 1)

    def _paragraph(
        self,
        text: str,
        heading: int | None = None,
        *,
        label: str = "",
        list_level: int | None = None,
        bold: bool = False,
    ) -> Iterator[Block]:
        line = _plain(text)
        if line:
            self.paragraphs += 1
            yield Paragraph(line, self.paragraphs, heading=heading, label=label, list_level=list_level, bold=bold)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        taken: dict[int, int] = {}  # column -> rows that a cell above still covers
        rows, inner_tables = [], []
        own_rows = [row for row in element.iter("tr") if _table_of(row) is element]
        for place, row in enumerate(own_rows, 1):
            cells, column = [], 1
            for cell in row.iterchildren("td", "th"):
                while taken.get(column, 0) > 0:
                    column += 1
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                inner = tuple(cell.iter("table"))
                inner_tables += [table for table in inner if _table_of(table) is element]
                text = _plain(_text(cell, without=frozenset(inner)))
                if text:
                    bold = _name(cell) == "th" or _is_bold(cell)
                    cells.append(Cell(column, text, high, wide, bold=bold, hidden=_is_hidden(cell)))
                for covered in range(column, column + wide):
                    taken[covered] = high
                column += wide
            taken = {covered: left - 1 for covered, left in taken.items() if left > 1}
            if cells:
                rows.append(Row(place, tuple(cells), hidden=_is_hidden(row)))
        if rows:
            yield Table(tuple(rows), number=number)
        for table in inner_tables:
            yield from self._table(table)


def _table_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors("table"), None)


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(_MOST_SPAN, max(1, int(value))) if value.isascii() and value.isdigit() else 1


def _name(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style or "mso-hide:all" in style


def _is_bold(element: etree._Element, without: frozenset[etree._Element] = frozenset()) -> bool:
    """Whether all that it shows stands in bold type."""
    apart = {inner for part in without for inner in part.iter()}
    bold = sum(
        _letters(part) for part in element.iter("b", "strong") if part not in apart and not _has_bold_above(part)
    )
    return 0 < _letters(element) - sum(map(_letters, without)) <= bold


def _letters(element: etree._Element) -> int:
    return len("".join(map(str, element.itertext())).strip())


def _has_bold_above(element: etree._Element) -> bool:
    return next(element.iterancestors("b", "strong"), None) is not None


def _text(element: etree._Element, without: frozenset[etree._Element] = frozenset()) -> str:
    """The text inside, line ends where a browser breaks the line."""
    pieces = [_flow(element.text)]
    for child in element:
        name = _name(child)
        if name == "br":
            pieces.append("\n")
        elif name and name not in _UNSEEN and child not in without and not _is_hidden(child):
            inner = _text(child, without)
            pieces.append(f"\n{inner}\n" if name in _PARAGRAPHS or name in ("div", "li") else inner)
        pieces.append(_flow(child.tail))
    return "".join(pieces)


def _flow(text: str | None) -> str:
    """Line ends of the page's source are spaces to a reader."""
    return _SPACES.sub(" ", text or "")


def _plain(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
