"""The rows under a header → lines of a plan: headings, entries with their hours, and rows that are set aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assessor.importing.amounts import CellHours, HourReader
from assessor.importing.cell_lines import split_row, title_and_points
from assessor.importing.class_kinds import as_kind, kind_of, kind_of_title
from assessor.importing.columns import Column, Columns
from assessor.importing.draft import DraftProblem, DraftTopic, SetAsideRow
from assessor.importing.header import Header, is_column_numbers, is_header_row
from assessor.importing.numbering import (
    NO_LEVEL,
    TOPIC_RANK,
    Level,
    is_bare_number,
    is_number,
    level_of,
    rank_of,
    split_number,
)
from assessor.importing.outcomes import split_outcomes
from assessor.importing.roles import Role
from assessor.importing.row_words import (
    is_assessment,
    is_break,
    is_ceremony,
    is_internship,
    is_note,
    is_reserve,
    is_total,
)
from assessor.importing.text import folded, shown, shown_lines
from assessor.marks import N_
from assessor.model.curriculum import Hours
from assessor.model.place import Place
from assessor.readers import Cell, CellKind, Row, Table

ASIDE_TOTAL = N_("a total")
ASIDE_ASSESSMENT = N_("examination or test, no topic")
ASIDE_RESERVE = N_("holidays or reserve of time, no topic")
ASIDE_BREAK = N_("break or ceremony of a course, no topic")
ASIDE_HEADER = N_("header of the table")
ASIDE_COLUMN_NUMBERS = N_("numbers of the columns")
ASIDE_HIDDEN = N_("hidden in the source")
ASIDE_NOTE = N_("signature or note")
ASIDE_NO_TITLE = N_("no title")

_NO_TITLE = N_("This row has hours and no title: {hours}. They were left out.")
_DATE_NUMBER = N_("The number of this row is a date in the file ({text}); the spreadsheet program may have changed it.")
_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")
_MAX_ASIDE_TEXT = 300


class LineKind(StrEnum):
    HEADING = "heading"
    ENTRY = "entry"
    TOTAL = "total"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan. `printed_total` is in minutes; `path` names the modules that level columns put above it."""

    kind: LineKind
    place: Place
    title: str
    number: str = ""
    level: Level = NO_LEVEL
    path: tuple[tuple[str, str], ...] = ()  # number and title, from the root down
    description: str = ""
    hours: Hours = Hours()
    printed_total: int | None = None
    bold: bool = False
    indent: int = 0
    column: int = 0  # where its title begins
    span: int = 1
    credits_hundredths: int | None = None
    form_of_assessment: str = ""
    outcomes: tuple[str, ...] = ()
    shared_outcomes: tuple[str, ...] = ()  # of a cell merged over several rows: they are the module's
    hours_until: int | None = None  # the row down to which its hours stand for the entries there together


@dataclass(slots=True)
class TableLines:
    """All that the rows of one part of a table say."""

    lines: list[Line] = field(default_factory=list)
    set_aside: list[SetAsideRow] = field(default_factory=list)
    problems: list[DraftProblem] = field(default_factory=list)


def read_lines(table: Table, header: Header, end: int, columns: Columns, unit_minutes: int | None = None) -> TableLines:
    """Read the rows behind `header` up to index `end`, those of one part when several stand side by side.

    Args: `unit_minutes` the academic minutes that a credit or week stands for, where no column prints hours.
    """
    return _LineReader(table, header, columns, unit_minutes).read(table.rows[header.last + 1 : end])


class _LineReader:
    def __init__(self, table: Table, header: Header, columns: Columns, unit_minutes: int | None) -> None:
        self._table = table
        self._header = header
        self._columns = columns
        self._unit_minutes = unit_minutes
        self._found = TableLines()
        self._carried: dict[int, Cell] = {}  # level column → what the last row said in it
        self._last_row = 0  # that gave or lengthened a title
        self._reach: dict[int, int] = {}  # column → the row that a merged cell above reaches
        self._hour_columns = frozenset(column.index for column in columns.hours)
        self._split = frozenset(c.index for c in (*columns.numbers, *columns.hours, *columns.descriptions))

    def read(self, rows: tuple[Row, ...]) -> TableLines:
        self._hours = HourReader(self._columns, rows, self._unit_minutes)
        first_data = True
        for row in map(self._part_of, rows):
            if not row.cells:
                continue
            reason = self._aside_reason(row, first_data)
            if reason:
                self._set_aside(row, reason)
                continue
            first_data = False
            title_cell = self._title_cell(row)
            for part in split_row(row, title_cell, self._split) if title_cell is not None else [row]:
                self._read_row(part)
            self._reach.update({c.column: row.number + c.row_span - 1 for c in row.cells if c.row_span > 1})
        self._found.problems += self._hours.summary(self._table.sheet)
        self._found.lines = _with_contents(self._found.lines)
        return self._found

    def _part_of(self, row: Row) -> Row:
        """The cells of this part; a cell over all parts counts for each."""
        first, last = self._columns.first, self._columns.last
        cells = tuple(
            [c for c in row.cells if first <= c.column <= last or (c.column < first < c.column + c.column_span)]
        )
        return row if len(cells) == len(row.cells) else Row(row.number, cells, row.hidden, row.page, row.box)

    def _aside_reason(self, row: Row, first_data: bool) -> str:
        if row.hidden:
            return ASIDE_HIDDEN
        if is_header_row(row, self._header):
            return ASIDE_HEADER
        if is_column_numbers(row) and (first_data or row.cells[0].kind is CellKind.TEXT):
            return ASIDE_COLUMN_NUMBERS
        return ""

    def _read_row(self, row: Row) -> None:
        title_cell = self._title_cell(row)
        place = self._table.place(row)
        first_text = next((c for c in row.cells if not self._is_hours_column(c) and c.kind is CellKind.TEXT), None)
        words = folded((title_cell or first_text or row.cells[0]).text)
        if first_text is not None and is_total(folded(first_text.text)):
            words = folded(first_text.text)
        if is_note(words, alone=len(row.cells) <= 2):
            self._set_aside(row, ASIDE_NOTE)
        elif is_total(words):
            self._special(row, LineKind.TOTAL, ASIDE_TOTAL)
        elif is_assessment(words):
            self._special(row, LineKind.ASSESSMENT, ASIDE_ASSESSMENT)
        elif is_break(words) or (is_ceremony(words) and self._gives_no_hours(row)):
            self._set_aside(row, ASIDE_BREAK)
        elif title_cell is None and self._found.lines and self._is_beside_title(row):
            self._add_to_title(row, place)
        elif title_cell is not None and self._goes_on(row, title_cell):
            self._lengthen_title(title_cell)
        elif self._is_heading(row, title_cell):
            self._heading(row, place)
        elif is_reserve(words):
            self._set_aside(row, ASIDE_RESERVE)
        elif title_cell is None or not _has_letters(title_cell.text):
            self._without_title(row, place)
        else:
            self._entry(row, title_cell, place)

    def _title_cell(self, row: Row) -> Cell | None:
        """The cell under the title header, or the one that reaches over it."""
        index = self._columns.title.index
        return next((c for c in row.cells if c.column <= index < c.column + c.column_span and c.text), None)

    def _is_hours_column(self, cell: Cell) -> bool:
        return cell.column in self._hour_columns

    def _is_heading(self, row: Row, title_cell: Cell | None) -> bool:
        """A row with one text, unless the table has nothing but titles."""
        cell = self._heading_cell(row)
        if cell is None:
            return False
        others = [c for c in row.cells if c is not cell]
        if cell is title_cell and cell.column_span <= self._columns.title_width:
            return not others and self._columns.has_hours and not cell.label and not self._is_plain_topic(row, cell)
        if any(cell.column == column.index for column in self._columns.descriptions):
            return False
        return all(self._is_level(cell) or self._says_no_hours(c) for c in others) or not others

    def _is_plain_topic(self, row: Row, cell: Cell) -> bool:
        """A title alone in its row that the words, the number or the cells beside it make a topic without hours."""
        if self._carried or any(last >= row.number for last in self._reach.values()):
            return True
        number, title = split_number(shown(cell.text))
        level = level_of(number, title)
        if rank_of(title) == TOPIC_RANK:
            return True
        return len(level.tokens) > 1 and any(line.level.is_above(level) for line in self._found.lines)

    def _goes_on(self, row: Row, cell: Cell) -> bool:
        """A title typed over two rows: the second opens with a small letter and has nothing beside it."""
        before = self._found.lines[-1] if self._found.lines else None
        if before is None or self._last_row != row.number - 1 or len(row.cells) > 1 or cell.label:
            return False
        text = shown(cell.text)
        return text[:1].islower() and rank_of(text) is None and not before.title.endswith((".", ";"))

    def _is_beside_title(self, row: Row) -> bool:
        """The title above is merged down to this row."""
        reaches = self._reach.get(self._columns.title.index, 0) >= row.number
        return reaches and self._found.lines[-1].kind is LineKind.ENTRY

    def _add_to_title(self, row: Row, place: Place) -> None:
        """More hours and contents of the topic whose title is merged over several rows."""
        before, found = self._found.lines[-1], self._hours.read(row, place)
        by_column = {cell.column: cell for cell in row.cells}
        texts = [shown_lines(by_column[c.index].text) for c in self._columns.descriptions if c.index in by_column]
        more = as_kind(found.hours, self._kind(row, texts))
        totals = [total for total in (before.printed_total, found.printed_total) if total is not None]
        self._found.problems += found.problems
        self._found.lines[-1] = replace(
            before,
            hours=before.hours + more,
            printed_total=sum(totals) if totals else None,
            description="\n".join(filter(None, (before.description, *texts))),
        )

    def _kind(self, row: Row, texts: Sequence[str]) -> Role | None:
        """The kind of class that a row names in a column of its own, or as the first words of its contents."""
        by_column = {cell.column: cell for cell in row.cells}
        named = [by_column[c.index].text for c in self._columns.class_kinds if c.index in by_column]
        return next((kind for text in (*named, *texts) if (kind := kind_of(text)) is not None), None)

    def _lengthen_title(self, cell: Cell) -> None:
        before = self._found.lines[-1]
        self._found.lines[-1] = replace(before, title=f"{before.title} {shown(cell.text)}")
        self._last_row += 1  # a third row may follow

    def _heading_cell(self, row: Row) -> Cell | None:
        """The only text of a row, codes in a number column left out."""
        texts = [cell for cell in row.cells if _has_letters(cell.text) and not self._is_code(cell)]
        return texts[0] if len(texts) == 1 else None

    def _is_code(self, cell: Cell) -> bool:
        return any(cell.column == column.index for column in self._columns.numbers) and is_number(cell.text)

    def _is_level(self, cell: Cell) -> bool:
        return any(cell.column == level.index for level in self._columns.levels[:-1])

    def _gives_no_hours(self, row: Row) -> bool:
        """A row without hours in a plan that prints hours."""
        return self._columns.has_hours and not any(self._is_hours_column(c) and c.text.strip("-–— ") for c in row.cells)

    def _says_no_hours(self, cell: Cell) -> bool:
        """Also a heading's own sums may stand in its row."""
        return self._is_hours_column(cell) or is_number(cell.text) or not _has_letters(cell.text)

    def _heading(self, row: Row, place: Place) -> None:
        cell = self._heading_cell(row)
        assert cell is not None
        if self._is_level(cell):  # a module named in a row of its own; the rows below hang under it
            self._carry(cell)
            return
        number = self._number(row, self._columns.title, place)
        number = cell.label if number == shown(cell.text) else number or cell.label
        own_number, title = split_number(shown(cell.text))
        hours = self._hours.read(row, place)
        self._found.lines.append(self._line(LineKind.HEADING, row, cell, number or own_number, title, hours))
        self._last_row = row.number
        self._carried.clear()

    def _entry(self, row: Row, title_cell: Cell, place: Place) -> None:
        number = self._number(row, self._columns.title, place) or title_cell.label
        text, points = title_and_points(title_cell.text)
        own_number, title = split_number(shown(text))
        if number and own_number and own_number.rstrip(".") != number.rstrip("."):
            title = shown(text)
        hours = self._hours.read(row, place)
        self._found.problems += hours.problems
        line = self._line(LineKind.ENTRY, row, title_cell, number or own_number, title, hours)
        description = "\n".join(filter(None, (line.description, shown_lines(points))))
        self._found.lines.append(replace(line, description=description) if points else line)
        self._last_row = row.number

    def _line(self, kind: LineKind, row: Row, cell: Cell, number: str, title: str, hours: CellHours) -> Line:
        by_column = {c.column: c for c in row.cells}
        descriptions = [
            shown_lines(by_column[c.index].text) for c in self._columns.descriptions if c.index in by_column
        ]
        named = self._kind(row, descriptions if cell.row_span > 1 else []) or kind_of_title(title)
        told = [by_column[c.index] for c in self._columns.outcomes if c.index in by_column]
        controls = [shown(by_column[c.index].text) for c in self._columns.controls if c.index in by_column]
        return Line(
            kind=kind,
            place=self._table.place(row),
            title=title,
            number=number.rstrip(".") if "(" in number else number.rstrip(".)"),
            level=level_of(number, title),
            path=self._path(row) if kind is LineKind.ENTRY else (),
            description="\n".join(descriptions) if kind is LineKind.ENTRY else "",
            hours=_as_internship(hours.hours) if is_internship(folded(title)) else as_kind(hours.hours, named),
            printed_total=hours.printed_total,
            bold=cell.bold,
            indent=cell.indent,
            column=cell.column,
            span=cell.column_span if cell.column_span > self._columns.title_width else 1,
            credits_hundredths=self._hours.credits_hundredths(by_column),
            form_of_assessment=", ".join(dict.fromkeys(filter(None, controls))),
            outcomes=tuple(text for c in told if c.row_span == 1 for text in split_outcomes(c.text)),
            shared_outcomes=tuple(text for c in told if c.row_span > 1 for text in split_outcomes(c.text)),
            hours_until=max((row.number + c.row_span - 1 for c in row.cells if self._is_hours_column(c)), default=None),
        )

    def _path(self, row: Row) -> tuple[tuple[str, str], ...]:
        """What the level columns say, a blank one the same as above."""
        by_column = {cell.column: cell for cell in row.cells}
        path = []
        for level in self._columns.levels[:-1]:
            if level.index in by_column:
                self._carry(by_column[level.index])
            cell = self._carried.get(level.index)
            if cell is None or not cell.text.strip():
                continue
            text = shown(cell.text)
            if is_number(text) and not _has_letters(text):
                text = f"{shown(level.path[-1])} {text}" if level.path else text
            number_column = self._columns.number_of(level)
            number = self._carried.get(number_column.index) if number_column else None
            own_number, title = split_number(text)
            path.append((shown(number.text).rstrip(".") if number else own_number, title))
        return tuple(path)

    def _carry(self, cell: Cell) -> None:
        """Keep what a level says for the rows below; what stands deeper is forgotten when it changes."""
        before = self._carried.get(cell.column)
        if before is None or folded(before.text) != folded(cell.text):
            for column in [column for column in self._carried if column > cell.column]:
                del self._carried[column]
        self._carried[cell.column] = cell

    def _number(self, row: Row, level: Column, place: Place) -> str:
        """What the number column of a level says in this row."""
        for other in self._columns.levels[:-1]:
            column = self._columns.number_of(other)
            cell = next((c for c in row.cells if column is not None and c.column == column.index), None)
            if cell is not None:
                self._carried[cell.column] = cell
        column = self._columns.number_of(level)
        cell = next((c for c in row.cells if column is not None and c.column == column.index), None)
        if cell is None:
            return ""
        if cell.kind is CellKind.DATE:
            self._found.problems.append(DraftProblem(place, _DATE_NUMBER, {"text": cell.text}))
        text = shown(cell.text) or cell.label
        return text if is_number(text) or len(text) < 20 else ""

    def _special(self, row: Row, kind: LineKind, reason: str) -> None:
        """A total or an examination: no topic, but its hours are compared with the sums."""
        self._set_aside(row, reason)
        hours = self._hours.read(row, self._table.place(row), quiet=True)
        title = shown(row.cells[0].text)
        total = hours.printed_total if hours.printed_total is not None else hours.hours.total
        self._found.lines.append(Line(kind, self._table.place(row), title, printed_total=total))

    def _without_title(self, row: Row, place: Place) -> None:
        self._set_aside(row, ASIDE_NO_TITLE)
        hours = self._hours.read(row, place, quiet=True)
        if hours.hours.total or hours.printed_total:
            self._found.problems.append(DraftProblem(place, _NO_TITLE, {"hours": _row_text(row)}))

    def _set_aside(self, row: Row, reason: str) -> None:
        place = self._table.place(row)
        self._found.set_aside.append(SetAsideRow(place, _row_text(row), reason, self._as_topic(row, place)))

    def _as_topic(self, row: Row, place: Place) -> DraftTopic | None:
        """What a row would be if a person took it for a topic."""
        cell = self._title_cell(row) or next((c for c in row.cells if _has_letters(c.text)), None)
        if cell is None:
            return None
        number, title = split_number(shown(cell.text))
        hours = self._hours.read(row, place, quiet=True)
        total = hours.hours if hours.hours.total is not None else Hours(unspecified=hours.printed_total)
        return DraftTopic(title, number, total, place)


def _with_contents(lines: list[Line]) -> list[Line]:
    """Join plain rows that follow most topics, the last one too, to the topics: they say what those hold."""
    told = [line for line in lines if line.kind is LineKind.ENTRY or _may_be_contents(line)]
    contents = sum(1 for line in told if line.kind is LineKind.HEADING)
    if all(line.bold == (line.kind is LineKind.ENTRY) for line in told):  # bold modules over plain topics
        return [replace(line, kind=LineKind.ENTRY) if _may_be_contents(line) else line for line in lines]
    if not told or told[-1].kind is LineKind.ENTRY or contents < len(told) / 3:
        return lines
    joined: list[Line] = []
    for line in lines:
        if _may_be_contents(line) and joined and joined[-1].kind is LineKind.ENTRY:
            texts = filter(None, (joined[-1].description, line.title))
            joined[-1] = replace(joined[-1], description="\n".join(texts))
        else:
            joined.append(line)
    return joined


def _may_be_contents(line: Line) -> bool:
    plain = line.span == 1 and not (line.number or line.bold or line.level.rank is not None)
    return line.kind is LineKind.HEADING and plain


def _row_text(row: Row) -> str:
    return " | ".join(shown(cell.text) or cell.label for cell in row.cells)[:_MAX_ASIDE_TEXT]


def _has_letters(text: str) -> bool:
    return _TWO_LETTERS.search(text) is not None and not is_bare_number(text)


def _as_internship(hours: Hours) -> Hours:
    """A placement with nothing but a total is all internship."""
    if hours.unspecified is None or hours.total != hours.unspecified:
        return hours
    return Hours(internship=hours.unspecified)
