"""Where in a table the headers of a plan stand: its first row of header words, the rows that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessor.importing.choices import TableChoices
from assessor.importing.columns import Columns, columns_as_chosen, find_columns
from assessor.importing.header_words import role_of
from assessor.importing.hours import read_amount
from assessor.importing.numbering import is_number
from assessor.importing.roles import HOUR_ROLES, LEVEL_ROLES, TITLE_ROLES, Role
from assessor.importing.text import folded
from assessor.readers import Cell, CellKind, Row, Table

_MAX_HEADER_ROWS = 4
_FEW_CELLS = 5
_MOSTLY = 0.7
_NUMBER_ROLES = (Role.NUMBER, Role.CREDITS, *HOUR_ROLES)
_GROUPS = ("в том числе", "из них", "в т.ч.", "в т. ч.", "of which", "including")


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows `first` to `last` (indices into the rows of the table) and the columns below them."""

    first: int
    last: int
    parts: tuple[Columns, ...]
    texts: tuple[str, ...]  # folded, to know the header again on the next page


def find_headers(table: Table, choices: TableChoices) -> tuple[Header, ...]:
    """Every header of a plan in a table, from the top down; a header repeated on a new page counts once."""
    starts = _starts(table.rows)
    found: list[Header] = []
    for position, (first, last) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(table.rows)
        header = _header(table.rows, first, last, end, choices)
        if header is not None and not _repeats(header, found, table.rows):
            found.append(header)
    return tuple(found)


def chosen_header(table: Table, choices: TableChoices) -> Header | None:
    """The header of a table without header words in which a person named columns; None where nobody did.

    A row that holds a header known from an earlier file, else the row right above the first number of the columns
    that were named.
    """
    rows = table.rows
    last = next((i for i, row in enumerate(rows) if any(choices.knows(cell.text) for cell in row.cells)), None)
    if last is None:
        width = {cell.column for row in rows for cell in row.cells}
        named = {column: role for column in width if (role := choices.role(column, ())) is not None}
        if not named:
            return None
        counted = {column for column, role in named.items() if role in (*HOUR_ROLES, Role.CREDITS, Role.WEEKS)}
        first = next((i for i, r in enumerate(rows) if any(c.column in counted and _is_amount(c) for c in r.cells)), 0)
        last = first - 1
    if last >= 0:
        return _header(rows, last, last, len(rows), choices)
    columns = columns_as_chosen(table, choices)
    return Header(-1, -1, (columns,), ()) if columns is not None else None


def rows_above(rows: Sequence[Row], index: int, floor: int) -> list[Row]:
    """The rows of a single text right above a header."""
    above: list[Row] = []
    while index - len(above) > floor and len(rows[index - len(above) - 1].cells) == 1:
        above.insert(0, rows[index - len(above) - 1])
    return above


def _repeats(header: Header, found: Sequence[Header], rows: Sequence[Row]) -> bool:
    """A header printed again on a new page, and no plan of its own under a heading of its own."""
    same = bool(found) and found[-1].texts == header.texts
    return same and not rows_above(rows, header.first, found[-1].last + 1)


def fits_under(table: Table, columns: Columns) -> bool:
    """Whether the rows of a table read under the columns of the plan before it: hours where hours stand."""
    indices = {column.index for column in columns.hours}
    cells = [cell for row in table.rows for cell in row.cells if cell.column in indices and cell.column_span == 1]
    hours = sum(1 for cell in cells if read_amount(cell) is not None)
    return hours == len(cells) if len(cells) < _FEW_CELLS else hours > _MOSTLY * len(cells)


def is_header_row(row: Row, header: Header) -> bool:
    """True for a row that says again what the header says."""
    return len(row.cells) > 1 and all(folded(cell.text) in header.texts for cell in row.cells)


def is_column_numbers(row: Row) -> bool:
    """True for a row that only counts the columns: 1 2 3 4."""
    if not row.cells[0].text.startswith("1"):
        return False
    texts = [cell.text.strip(" .") for cell in row.cells]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _starts(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First and last index of each run of header rows."""
    starts: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        if _opens_header(rows, index):
            last = _last_row(rows, index)
            floor = starts[-1][1] + 1 if starts else 0
            starts.append((_first_row(rows, index, floor), last))
            index = last
        index += 1
    return starts


def _opens_header(rows: Sequence[Row], index: int) -> bool:
    cells = rows[index].cells
    if any(_is_amount(cell) for cell in cells):
        return False
    roles = [role_of(cell.text) for cell in cells]
    known = [role for role in roles if role is not None]
    if not known or len(known) < len(cells) / 2:
        return False
    if any(role in TITLE_ROLES or role is Role.DESCRIPTION for role in known):
        return len(set(known)) > 1 or (len(cells) == 1 and index == 0 and cells[0].column_span == 1 and len(rows) > 1)
    return sum(1 for role in set(known) if role in _NUMBER_ROLES) > 2


def _is_amount(cell: Cell) -> bool:
    if cell.kind is CellKind.TEXT and not any(map(str.isdigit, cell.text[:2])):
        return False
    amount = read_amount(cell)
    return amount is not None and bool(amount.minutes)


def _last_row(rows: Sequence[Row], first: int) -> int:
    """The last row that the header's cells reach, and rows of lower header words behind it."""
    last = first
    for index in range(first + 1, min(first + _MAX_HEADER_ROWS, len(rows))):
        reach = max(row.number + cell.row_span - 1 for row in rows[first : last + 1] for cell in row.cells)
        if rows[index].number <= reach or _is_lower_header(rows, first, rows[index]):
            last = index
        else:
            break
    return last


def _is_lower_header(rows: Sequence[Row], first: int, row: Row) -> bool:
    """A row of header words under group cells, with nothing under the title, the merge left out."""
    titles = {cell.column for cell in rows[first].cells if role_of(cell.text) in (*TITLE_ROLES, Role.NUMBER)}
    if any(cell.column in titles for cell in row.cells) or len(row.cells) < 2:
        return False
    known = sum(1 for cell in row.cells if role_of(cell.text) or _is_period_number(cell))
    return known > len(row.cells) / 2 and any(role_of(cell.text) for cell in row.cells)


def _is_period_number(cell: Cell) -> bool:
    return is_number(cell.text) and len(cell.text) < 3


def _first_row(rows: Sequence[Row], first: int, floor: int) -> int:
    """Take in rows above that reach down to this one, and rows of group cells: each spans some columns, none all."""
    while first > floor and rows[first - 1].number == rows[first].number - 1:
        above = rows[first - 1].cells
        width = max(cell.column + cell.column_span - 1 for cell in rows[first].cells)
        above = tuple(cell for cell in above if any(sign.isalpha() for sign in cell.text))
        if any(map(_is_amount, above)) or any(cell.column_span >= width for cell in above):
            break
        if any(rows[first - 1].number + cell.row_span > rows[first].number for cell in above):
            first -= 1
            continue
        wide = [cell for cell in above if cell.column_span > 1 or role_of(cell.text) or folded(cell.text) in _GROUPS]
        if len(above) < 2 or len(wide) < len(above):
            break
        first -= 1
    return first


def _header(rows: Sequence[Row], first: int, last: int, end: int, choices: TableChoices) -> Header | None:
    paths = _paths(rows[first : last + 1])
    below: dict[int, list[Cell]] = {column: [] for column in paths}
    for row in rows[last + 1 : end]:
        if not is_column_numbers(row):
            for cell in row.cells:
                if cell.column_span == 1:
                    below.setdefault(cell.column, []).append(cell)
    parts = find_columns({column: paths.get(column, ()) for column in below}, below, choices)
    texts = tuple({folded(text) for path in paths.values() for text in path})
    return Header(first, last, parts, texts) if parts else None


def _paths(rows: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    """The header texts over each column, from the top down; a group whose cells were not merged reaches right."""
    grid: dict[tuple[int, int], Cell] = {}
    for row in rows:
        for cell in row.cells:
            for number in range(row.number, min(row.number + cell.row_span, rows[-1].number + 1)):
                for column in range(cell.column, cell.column + cell.column_span):
                    grid.setdefault((number, column), cell)
    columns = sorted({column for _, column in grid})
    _reach_right(grid, [row.number for row in rows], columns)
    paths = {}
    for column in columns:
        cells = [grid[row.number, column] for row in rows if (row.number, column) in grid]
        texts = [cell.text for position, cell in enumerate(cells) if cell not in cells[:position]]
        paths[column] = tuple(texts)
    return paths


def _reach_right(grid: dict[tuple[int, int], Cell], rows: list[int], columns: list[int]) -> None:
    for upper, lower in pairwise(rows):
        for before, column in pairwise(columns):
            left = grid.get((upper, before))
            stands_alone = (upper, column) not in grid and (lower, column) in grid and (lower, before) in grid
            if left is not None and stands_alone and left.row_span == 1:
                role = role_of(left.text)
                if role not in LEVEL_ROLES and role is not Role.NUMBER:
                    grid[upper, column] = left
