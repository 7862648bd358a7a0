"""OpenDocument texts and spreadsheets (.odt, .ods) by a pass of our own over content.xml, as for Word."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.cell_values import shown
from assessor.readers.document import Cell, CellKind, Paragraph, Row, Table
from assessor.readers.guard import CROWDED_SHEET

Block = Paragraph | Table
Report = Callable[[str], None]

_NO_CONTENT = N_(
    "“{file}” holds no OpenDocument text or sheet. Open it in the program that made it, save it anew and try again. "
    "Nothing was changed."
)
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _TABLE, _OFFICE, _STYLE, _DRAW = (
    f"{{{_NAMESPACE.format(name)}}}" for name in ("text", "table", "office", "style", "drawing")
)
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TOO_DEEP = N_(
    "“{file}” has sections inside sections too many times over. Copy the plan into a new document and try again. "
    "Nothing was changed."
)
_MOST_CELLS = 250_000
_MOST_REPEATS = 5_000  # of a row with something in it
_MOST_COLUMNS = 16_384
_MOST_NESTING = 40
_NUMBERS = frozenset({"float", "percentage", "currency"})
_ROOMS = frozenset(
    {"section", "index-body", "table-of-content", "alphabetical-index", "user-index", "text-box", "frame"}
)
_GROUPS = frozenset({"table-header-rows", "table-row-group", "table-rows"})


def read_odf(data: bytes, file: str, report: Report) -> tuple[Block, ...]:
    """Read a text or spreadsheet; the archive was checked before.

    Raises: ImportProblemError when there is no content inside; lxml errors for broken XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            raise ImportProblemError(_NO_CONTENT, file=file)
        root = etree.fromstring(archive.read("content.xml"), parser)
    body = root.find(f"{_OFFICE}body")
    content = next(iter(body), None) if body is not None else None
    if content is None:
        raise ImportProblemError(_NO_CONTENT, file=file)
    styles = _Styles(root)
    if content.tag == f"{_OFFICE}spreadsheet":
        return tuple(_sheets(content, styles, file, report))
    return tuple(_TextBody(styles, file, report).walk(content, 0))


class _Styles:
    """What the styles of the content say of type and lists."""

    def __init__(self, root: etree._Element) -> None:
        self._bold: dict[str, bool] = {}
        self._parent: dict[str, str] = {}
        self._lists: dict[tuple[str, int], _ListLevel] = {}
        self._hidden: set[str] = set()
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            self._parent[name] = style.get(f"{_STYLE}parent-style-name", "")
            for part in style.iter(f"{_STYLE}text-properties"):
                weight = part.get(f"{_FO}font-weight")
                if weight is not None:
                    self._bold[name] = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
                if part.get(f"{_TEXT}display") == "none":
                    self._hidden.add(name)
            for part in style.iter(f"{_STYLE}table-properties"):
                if part.get(f"{_TABLE}display") == "false":
                    self._hidden.add(name)
        for style in root.iter(f"{_TEXT}list-style"):
            for level in style:
                number = level.get(f"{_TEXT}level", "1")
                if number.isdigit():
                    self._lists[style.get(f"{_STYLE}name", ""), int(number)] = _list_level(level)

    def is_bold(self, name: str | None) -> bool:
        for _ in range(_MOST_NESTING):
            if not name:
                return False
            if name in self._bold:
                return self._bold[name]
            name = self._parent.get(name)
        return False

    def is_hidden(self, name: str | None) -> bool:
        return name in self._hidden

    def list_level(self, style: str, level: int) -> "_ListLevel":
        return self._lists.get((style, level), _BULLETS)


@dataclass(frozen=True, slots=True)
class _ListLevel:
    """One level of a list; without numbers it is one of bullets."""

    is_numbered: bool
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # how many levels the number names
    start: int = 1


_BULLETS = _ListLevel(is_numbered=False)


def _list_level(element: etree._Element) -> _ListLevel:
    form = element.get(f"{_STYLE}num-format")
    if element.tag != f"{_TEXT}list-level-style-number" or not form:
        return _BULLETS
    return _ListLevel(
        is_numbered=True,
        prefix=element.get(f"{_STYLE}num-prefix", ""),
        suffix=element.get(f"{_STYLE}num-suffix", ""),
        shown=_count(element.get(f"{_TEXT}display-levels"), 1),
        start=_count(element.get(f"{_TEXT}start-value"), 1),
    )


@dataclass
class _TextBody:
    """Walks the body of a text once, counting paragraphs, tables, pages and list numbers on the way."""

    styles: _Styles
    file: str
    report: Report
    paragraphs: int = 0
    tables: int = 0
    counters: dict[str, list[int]] = field(default_factory=dict)  # name of a list style -> numbers by level

    def walk(self, parent: etree._Element, depth: int, list_style: str = "", level: int = 0) -> Iterator[Block]:
        if depth > _MOST_NESTING:
            raise ImportProblemError(_TOO_DEEP, file=self.file)
        for child in parent:
            name = _local(child)
            if child.tag in (f"{_TEXT}h", f"{_TEXT}p"):
                yield from self._paragraph(child, depth)
            elif child.tag == f"{_TEXT}list":
                style = child.get(f"{_TEXT}style-name") or list_style
                if not level and child.get(f"{_TEXT}continue-numbering") != "true":
                    self.counters.pop(style, None)
                yield from self._items(child, depth, style, level + 1)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif name in _ROOMS:
                yield from self.walk(child, depth + 1, list_style, level)

    def _items(self, element: etree._Element, depth: int, style: str, level: int) -> Iterator[Block]:
        for item in element:
            if _local(item) not in ("list-item", "list-header"):
                continue
            first = True
            for child in item:
                if child.tag in (f"{_TEXT}h", f"{_TEXT}p"):
                    label = self._label(style, level) if first and _local(item) == "list-item" else ""
                    yield from self._paragraph(child, depth, label=label, list_level=level - 1 if first else None)
                    first = False
                elif child.tag == f"{_TEXT}list":
                    inner = child.get(f"{_TEXT}style-name") or style
                    yield from self._items(child, depth + 1, inner, level + 1)

    def _label(self, style: str, level: int) -> str:
        facts = self.styles.list_level(style, level)
        if not facts.is_numbered:
            return "•"
        numbers = self.counters.setdefault(style, [])
        while len(numbers) < level:
            numbers.append(self.styles.list_level(style, len(numbers) + 1).start - 1)
        del numbers[level:]
        numbers[level - 1] += 1
        for above in range(level - 1):
            numbers[above] = max(numbers[above], 1)
        shown_numbers = numbers[max(0, level - facts.shown) : level]
        return f"{facts.prefix}{'.'.join(map(str, shown_numbers))}{facts.suffix}"

    def _paragraph(
        self, element: etree._Element, depth: int, *, label: str = "", list_level: int | None = None
    ) -> Iterator[Block]:
        text = _text(element).strip()
        if text or label not in ("", "•"):
            self.paragraphs += 1
            if self.paragraphs % 500 == 0:
                self.report(str(self.paragraphs))
            heading = _count(element.get(f"{_TEXT}outline-level"), 1) if element.tag == f"{_TEXT}h" else None
            yield Paragraph(
                text,
                self.paragraphs,
                heading=heading,
                label=label,
                list_level=list_level,
                bold=_is_bold(element, self.styles),
            )
        for box in element.iter(f"{_DRAW}text-box"):
            yield from self.walk(box, depth + 1)
        for note in element.iter(f"{_TEXT}note-body"):
            inner = _text(note).strip()
            if inner:
                self.paragraphs += 1
                yield Paragraph(inner, self.paragraphs, footnote=True)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        self.tables += 1
        table = _read_table(element, self.styles, self.file, is_sheet=False)
        if table.rows:
            yield Table(table.rows, number=self.tables)


def _sheets(content: etree._Element, styles: _Styles, file: str, report: Report) -> Iterator[Table]:
    cells = 0
    for element in content.iterchildren(f"{_TABLE}table"):
        name = element.get(f"{_TABLE}name", "")
        report(name)
        table = _read_table(element, styles, file, is_sheet=True)
        cells += sum(len(row.cells) for row in table.rows)
        if cells > _MOST_CELLS:
            raise ImportProblemError(CROWDED_SHEET, file=file, count=cells)
        yield Table(table.rows, sheet=name, hidden=styles.is_hidden(element.get(f"{_TABLE}style-name")))


def _read_table(element: etree._Element, styles: _Styles, file: str, *, is_sheet: bool) -> Table:
    """The rows of a table; rows and cells that stand for many are written out only where they hold something."""
    hidden_columns = _hidden_columns(element)
    rows, number, cells = [], 1, 0
    for row in _rows(element):
        repeats = _count(row.get(f"{_TABLE}number-rows-repeated"), 1)
        found = tuple(_cells(row, styles, hidden_columns, is_sheet=is_sheet))
        hidden = row.get(f"{_TABLE}visibility") in ("collapse", "filter")
        for place in range(number, number + min(repeats, _MOST_REPEATS)) if found else ():
            rows.append(Row(place, found, hidden))
            cells += len(found)
            if cells > _MOST_CELLS:
                raise ImportProblemError(CROWDED_SHEET, file=file, count=cells)
        number += repeats
    return Table(tuple(rows))


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif _local(child) in _GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element, styles: _Styles, hidden_columns: frozenset[int], *, is_sheet: bool) -> Iterator[Cell]:
    column = 1
    for element in row:
        if _local(element) not in ("table-cell", "covered-table-cell"):
            continue
        repeats = _count(element.get(f"{_TABLE}number-columns-repeated"), 1)
        text, kind, number = _value(element) if is_sheet else (_text(element).strip(), CellKind.TEXT, None)
        if text and element.tag == f"{_TABLE}table-cell":
            wide = _count(element.get(f"{_TABLE}number-columns-spanned"), 1)
            high = _count(element.get(f"{_TABLE}number-rows-spanned"), 1)
            bold = kind is CellKind.TEXT and _is_bold(element, styles)
            for place in range(column, min(column + repeats, _MOST_COLUMNS)):
                yield Cell(place, text, high, wide, kind, number, bold=bold, hidden=place in hidden_columns)
        column += repeats


def _value(element: etree._Element) -> tuple[str, CellKind, float | None]:
    kind, text = element.get(f"{_OFFICE}value-type", ""), _text(element).strip()
    if kind in _NUMBERS:
        try:
            number = float(element.get(f"{_OFFICE}value", ""))
        except ValueError:
            return text, CellKind.TEXT, None
        return text or shown(number, "General")[0], CellKind.NUMBER, number
    if kind == "date":
        return element.get(f"{_OFFICE}date-value", text)[:10], CellKind.DATE, None
    if kind == "time":
        return text, CellKind.DATE, None
    if text.startswith("#") and element.get(f"{_TABLE}formula"):
        return text, CellKind.ERROR, None
    return text, CellKind.TEXT, None


def _hidden_columns(element: etree._Element) -> frozenset[int]:
    hidden: set[int] = set()
    column = 1
    for part in element.iter(f"{_TABLE}table-column"):
        repeats = min(_count(part.get(f"{_TABLE}number-columns-repeated"), 1), _MOST_COLUMNS)
        if part.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.update(range(column, column + repeats))
        column += repeats
    return frozenset(hidden)


def _text(element: etree._Element) -> str:
    """What is shown: without notes, comments and what is deleted; paragraphs inside are parted by line ends."""
    pieces = [element.text or ""] if element.tag in _WITH_TEXT or _local(element) in _INLINE else []
    for child in element:
        name = _local(child)
        if name == "s":
            pieces.append(" " * min(_count(child.get(f"{_TEXT}c"), 1), 100))
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif child.tag in _WITH_TEXT:
            pieces.append(f"\n{_text(child)}" if pieces and "".join(pieces).strip() else _text(child))
        elif name in _INLINE or name in ("list", "list-item", "list-header", "note-body"):
            inner = _text(child)
            pieces.append(f"\n{inner}" if name.startswith("list") and inner and "".join(pieces).strip() else inner)
        if element.tag in _WITH_TEXT or _local(element) in _INLINE:
            pieces.append(child.tail or "")
    return "".join(pieces)


_WITH_TEXT = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_INLINE = frozenset({"span", "a", "meta", "ruby", "ruby-base", "bookmark-ref", "date", "page-number", "sequence"})
_SIGNS = {"tab": "\t", "line-break": "\n"}


def _is_bold(element: etree._Element, styles: _Styles) -> bool:
    """Whether more of it stands in bold type than not."""
    bold = plain = 0
    default = styles.is_bold(element.get(f"{_TABLE}style-name") or element.get(f"{_TEXT}style-name"))

    def count(part: etree._Element, is_bold: bool) -> None:
        nonlocal bold, plain
        name = part.get(f"{_TEXT}style-name")
        here = styles.is_bold(name) if name and (part is not element) and styles.is_bold(name) != is_bold else is_bold
        letters = len((part.text or "").strip())
        bold, plain = bold + letters * here, plain + letters * (not here)
        for child in part:
            if isinstance(child.tag, str) and _local(child) not in ("note", "annotation"):
                count(child, here)
            tail = len((child.tail or "").strip())
            bold, plain = bold + tail * here, plain + tail * (not here)

    count(element, default)
    return bold > plain


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _count(text: str | None, default: int) -> int:
    return max(1, int(text[:9])) if text and text.isascii() and text.isdigit() else default
