"""Plain text without separators (.txt, .md, pasted lines) → paragraphs with their level, and tables drawn with bars."""

import re
from collections.abc import Callable, Iterator, Sequence

from assessor.readers.delimited import NO_SEPARATOR, find_separator, read_delimited, readable_text
from assessor.readers.document import Cell, Note, Paragraph, Row, Table

Content = tuple[tuple[Table | Paragraph, ...], tuple[Note, ...]]

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)$")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<label>[-*+•–]|\d{1,3}[.)])\s+(?P<text>.+)$")
_LEVELLED = re.compile(r"\s{2,}\S|\t\S|\s*(?:[-*+•–]|\d{1,3}(?:\.\d{1,3})*[.)]?)\s+\S|\s*[^\W\d]+\s+\d+(?:\.\d+)*[.:]")
_BAR = re.compile(r"\|?(.+\|.+?)\|?$")  # likewise
_RULE = re.compile(r"(?:\|\s*)?:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?$")  # of a line without spaces around it
_BOLD = re.compile(r"(\*\*|__)(.+?)\1")
_TAB_WIDTH = 4
_LOOKED_AT = 400  # lines
_PROGRESS_LINES = 5_000


def read_text(data: bytes, file: str, report: Callable[[str], None]) -> Content:
    """Read a text file: a table where its lines are parted by separators, else an outline.

    Raises: ImportProblemError as `read_delimited` does.
    """
    text, notes = readable_text(data, file)
    lines = re.split(r"\r\n|\r|\n", text)
    if not _has_markdown(lines) and not (_is_outline(lines) and _is_prose(text)):
        table, notes = read_delimited(data, file, report)
        return (table,), notes
    return tuple(_blocks(lines, report)), notes


def _has_markdown(lines: Sequence[str]) -> bool:
    first = lines[:_LOOKED_AT]
    return any(map(_is_rule, first)) or sum(bool(_HEADING.match(line)) for line in first) >= 2


def _is_outline(lines: Sequence[str]) -> bool:
    """Whether some lines are numbered, bulleted or indented; else it is one column of a table."""
    first = [line for line in lines[:_LOOKED_AT] if line.strip()]
    return sum(bool(_LEVELLED.match(line)) for line in first) >= 2


def _is_prose(text: str) -> bool:
    """Whether lines hold sentences and no cells: no separator, or commas with a blank behind them, as people write."""
    separator = find_separator(text)
    if separator != ",":
        return separator == NO_SEPARATOR
    return 2 * text.count(", ") > text.count(",")


def _blocks(lines: Sequence[str], report: Callable[[str], None]) -> Iterator[Table | Paragraph]:
    tables, place = 0, 0
    while place < len(lines):
        if place % _PROGRESS_LINES == 0:
            report(str(place + 1))
        is_table = place + 1 < len(lines) and _is_rule(lines[place + 1]) and _has_bar(lines[place])
        if is_table:
            end = place + 2
            while end < len(lines) and _has_bar(lines[end]):
                end += 1
            tables += 1
            yield Table(tuple(_bar_rows(lines, place, end)), number=tables)
            place = end
            continue
        paragraph = _paragraph(lines[place], place + 1)
        if paragraph is not None:
            yield paragraph
        place += 1


def _is_rule(line: str) -> bool:
    return _RULE.match(line.strip()) is not None


def _has_bar(line: str) -> bool:
    return _BAR.match(line.strip()) is not None


def _bar_rows(lines: Sequence[str], start: int, end: int) -> Iterator[Row]:
    for place in range(start, end):
        found = _BAR.match(lines[place].strip())
        if place == start + 1 or found is None:
            continue
        cells = [_unmarked(cell.strip()) for cell in found[1].split("|")]
        filled = tuple(Cell(column, cell) for column, cell in enumerate(cells, 1) if cell)
        if filled:
            yield Row(place + 1, filled)


def _paragraph(line: str, number: int) -> Paragraph | None:
    """A line; its indent, its heading marks or its bullet tell the level."""
    heading = _HEADING.match(line.strip())
    if heading:
        title = heading[2].rstrip("#").rstrip() or heading[2]
        return Paragraph(_unmarked(title), number, heading=len(heading[1]))
    expanded = line.expandtabs(_TAB_WIDTH)
    text = expanded.strip()
    if not text:
        return None
    item = _ITEM.match(expanded)
    indent = (len(expanded) - len(expanded.lstrip())) // 2
    is_bold = bool(re.fullmatch(r"(\*\*|__).+\1", text))
    if item and not item["label"][0].isdigit():
        return Paragraph(_unmarked(item["text"].strip()), number, label="•", list_level=indent, bold=is_bold)
    return Paragraph(_unmarked(text), number, list_level=indent or None, bold=is_bold)


def _unmarked(text: str) -> str:
    return _BOLD.sub(r"\2", text)
