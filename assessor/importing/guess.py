"""Columns of a table that has no header words, by what stands in them."""

from collections.abc import Callable, Sequence

from assessor.importing.columns import Column, Columns
from assessor.importing.hours import read_amount
from assessor.importing.numbering import is_number
from assessor.importing.roles import Role
from assessor.readers import Cell, Table

_MOSTLY = 0.7
_MIN_ROWS = 2
_MIN_TITLE_LETTERS = 6
_LONG_TEXT = 80  # a mean length that only descriptions reach


def guess_columns(table: Table) -> Columns | None:
    """The columns of a plan, or None where no column of texts stands beside one of numbers or hours."""
    by_column: dict[int, list[Cell]] = {}
    for row in table.rows:
        for cell in row.cells:
            by_column.setdefault(cell.column, []).append(cell)
    filled = {c: cells for c, cells in by_column.items() if len(cells) >= _MOSTLY * len(table.rows)}
    texts = [c for c, cells in filled.items() if _mean_letters(cells) >= _MIN_TITLE_LETTERS]
    if len(table.rows) < _MIN_ROWS or not texts:
        return None
    title = next((c for c in sorted(texts) if _mean_letters(filled[c]) < _LONG_TEXT), min(texts))
    numbers = [c for c, cells in filled.items() if c < title and _share(cells, _is_numbered) > _MOSTLY]
    hours = [c for c, cells in by_column.items() if c > title and _share(cells, _is_amount) > _MOSTLY]
    if not numbers and not hours:
        return None
    descriptions = [c for c in texts if c > title and _mean_letters(filled[c]) >= _LONG_TEXT]
    total = hours[:1] if len(hours) == 1 or _first_is_sum(table, hours) else []
    used = {title, *numbers, *descriptions, *total}
    return Columns(
        first=min(by_column),
        last=max(by_column),
        levels=(_column(title, Role.TITLE),),
        numbers=tuple(_column(c, Role.NUMBER) for c in numbers[-1:]),
        descriptions=tuple(_column(c, Role.DESCRIPTION) for c in descriptions[:1]),
        outcomes=(),
        hours=tuple(_column(c, Role.TOTAL) for c in total),
        credits=None,
        weeks=None,
        controls=(),
        class_kinds=(),
        left_out=tuple(_column(c, Role.OTHER) for c in sorted(by_column) if c not in used),
    )


def _column(index: int, role: Role) -> Column:
    return Column(index, (role,), (str(index),))


def _mean_letters(cells: Sequence[Cell]) -> float:
    return sum(sum(1 for sign in cell.text if sign.isalpha()) for cell in cells) / len(cells)


def _share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    return sum(1 for cell in cells if fits(cell)) / len(cells)


def _is_numbered(cell: Cell) -> bool:
    return is_number(cell.text)


def _is_amount(cell: Cell) -> bool:
    amount = read_amount(cell)
    return amount is not None and bool(amount.minutes)


def _first_is_sum(table: Table, hours: Sequence[int]) -> bool:
    """Whether the first of several columns of hours is the sum of the others, in every row."""
    for row in table.rows:
        amounts = {cell.column: read_amount(cell) for cell in row.cells if cell.column in hours}
        minutes = {column: amount.sum for column, amount in amounts.items() if amount is not None}
        if len(hours) < 2 or minutes.get(hours[0], 0) != sum(minutes.get(column, 0) for column in hours[1:]):
            return False
    return True
