"""How wide the columns of a table become: their shares, but no narrower than their longest words."""

from collections.abc import Sequence
from itertools import islice

from reports.pdf.cells import HEAD_SIZE, PAD_X, PICTURE_GAP, Cell, Column, GroupRow, Row
from reports.pdf.fonts import BOLD, REGULAR, printable, units_of

_ROWS_LOOKED_AT = 300
_LONGEST_WORD = 22  # letters; what is longer is an address or a mistake, and is broken
_LARGEST_SHARE = 0.4


def column_widths(columns: Sequence[Column], rows: Sequence[Row], width: float) -> list[float]:
    """Widths in points that add up to `width`.

    A column whose share would break a word of its first 300 rows is widened at the cost of the others;
    where that can't be had for all, the shares stand.
    """
    total = sum(column.width for column in columns)
    shares = [width * column.width / total for column in columns]
    least = [min(needed, width * _LARGEST_SHARE) for needed in _least_widths(columns, rows)]
    if sum(least) > width:
        return shares
    return _widened(shares, least, width)


def _widened(shares: list[float], least: list[float], width: float) -> list[float]:
    tight: set[int] = set()
    while True:
        left = width - sum(least[place] for place in tight)
        free = sum(share for place, share in enumerate(shares) if place not in tight)
        widths = [
            least[place] if place in tight else share * left / free  # never all tight: they would not need widening
            for place, share in enumerate(shares)
        ]
        more = {place for place in range(len(shares)) if widths[place] < least[place] - 1e-6}
        if not more or len(tight | more) == len(shares):
            return widths
        tight |= more


def _least_widths(columns: Sequence[Column], rows: Sequence[Row]) -> list[float]:
    """For each column the width of its longest word, in head and first rows, with the padding."""
    least = [_longest(column.title, BOLD, HEAD_SIZE) for column in columns]
    for row in islice(rows, _ROWS_LOOKED_AT):
        if isinstance(row, GroupRow):
            continue
        place = 0
        for cell in row:
            span = 1 if isinstance(cell, str) else cell.span
            if span == 1 and place < len(columns):
                least[place] = max(least[place], _longest_of(cell, columns[place].size))
            place += span
    return [needed + 2 * PAD_X + 0.1 for needed in least]


def _longest_of(cell: Cell | str, size: float) -> float:
    if isinstance(cell, str):
        return _longest(cell, REGULAR, size)
    words = max(_longest(cell.lead, BOLD, size), _longest(cell.text, BOLD if cell.bold else REGULAR, size))
    words = max(words, _longest(cell.note, REGULAR, size))
    return words if cell.picture is None else words + cell.picture.width + (PICTURE_GAP if words else 0.0)


def _longest(text: str, font: str, size: float) -> float:
    units = units_of(font)
    words = printable(text).split(" ")
    return max([units[word] for word in words if len(word) <= _LONGEST_WORD], default=0) * size / 1000
