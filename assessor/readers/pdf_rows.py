"""Lines in columns without ruling lines between the rows → rows, each with its wrapped lines."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assessor.readers.pdf_geometry import around
from assessor.readers.pdf_table_part import PartCell, PartRow
from assessor.readers.pdf_text_lines import Line, LineJoiner

_DASHES = frozenset("-–—−")
_JUMP = 1.2  # of a distance to the next greater one: so clear a jump parts lines of a row from rows
_MOSTLY = 0.9
_NUMBERS_SHARE = 0.6


class Piece(NamedTuple):
    """What a line holds in one column, or across `span` of them; columns count from 0."""

    column: int
    span: int
    line: Line


class PlacedLine(NamedTuple):
    pieces: tuple[Piece, ...]
    middle: float


def is_numeric(text: str) -> bool:
    """More digits than letters, or a dash for none."""
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    return digits > letters or (not letters and bool(_DASHES.intersection(text)))


def numeric_columns(lines: Sequence[PlacedLine]) -> frozenset[int]:
    """The columns that hold numbers in most of their lines."""
    counts: dict[int, list[bool]] = {}
    for line in lines:
        for piece in line.pieces:
            if piece.span == 1:
                counts.setdefault(piece.column, []).append(is_numeric(piece.line.text))
    return frozenset(column for column, found in counts.items() if sum(found) >= _NUMBERS_SHARE * len(found))


def build_rows(lines: Sequence[PlacedLine], xs: Sequence[float], joiner: LineJoiner) -> tuple[PartRow, ...]:
    """Rows of the lines of one table from the top down.

    Where the distances between lines tell rows from wrapped lines they decide, else the columns with numbers do.
    """
    anchors = numeric_columns(lines)
    groups = _by_distance(lines, anchors) or _by_anchor(lines, anchors)
    return tuple(_row(part, xs, joiner) for group in groups for part in _below_spans(group))


def _is_anchored(line: PlacedLine, anchors: frozenset[int]) -> bool:
    return any(piece.column in anchors and piece.span == 1 and is_numeric(piece.line.text) for piece in line.pieces)


def _by_distance(lines: Sequence[PlacedLine], anchors: frozenset[int]) -> list[list[PlacedLine]] | None:
    """Rows cut at wide distances; None where distances do not tell them."""
    steps = sorted(below.middle - above.middle for above, below in pairwise(lines))
    jumps = [(high / low, (low + high) / 2) for low, high in pairwise(steps) if low > 0]
    if not jumps:
        return None
    for jump, cut in sorted(jumps, reverse=True)[:3]:
        if jump < _JUMP:
            break
        groups = [[lines[0]]]
        for above, below in pairwise(lines):
            if below.middle - above.middle > cut:
                groups.append([])
            groups[-1].append(below)
        anchored = [sum(_is_anchored(line, anchors) for line in group) for group in groups]
        if sum(1 for count in anchored if count <= 1) >= _MOSTLY * len(groups) and max(anchored) <= 2 and any(anchored):
            return groups
    return None


def _by_anchor(lines: Sequence[PlacedLine], anchors: frozenset[int]) -> list[list[PlacedLine]]:
    """A line with a number in a column of numbers opens a row, and so does what looks like a heading."""
    groups: list[list[PlacedLine]] = []
    anchored_before = False
    for line in lines:
        anchored = _is_anchored(line, anchors) if anchors else line.pieces[0].column == 0
        if not groups or anchored or _stands_apart(line, groups[-1][-1], anchors, anchored_before):
            groups.append([])
        groups[-1].append(line)
        anchored_before = anchored_before or anchored
    return groups


def _stands_apart(line: PlacedLine, above: PlacedLine, anchors: frozenset[int], anchored_before: bool) -> bool:
    """Whether a line without a number is no wrapped part of the row above."""
    if not anchored_before and len(line.pieces) > 1:  # the lines of one header
        return False
    first = line.pieces[0]
    if first.span > 1 or (first.column in anchors and anchored_before):
        return True
    over = [piece for piece in above.pieces if piece.column <= first.column < piece.column + piece.span]
    if not over or any(piece.span > 1 for piece in above.pieces):
        return True
    step = line.middle - above.middle
    return step > 1.7 * first.line.box.height or (len(line.pieces) == 1 and first.line.bold != over[0].line.bold)


def _below_spans(group: Sequence[PlacedLine]) -> list[list[PlacedLine]]:
    """A group cell of a header and the cells below it are rows of their own."""
    parts: list[list[PlacedLine]] = [[]]
    wide: list[Piece] = []
    for line in group:
        under = [w for w in wide if sum(1 for p in line.pieces if w.column <= p.column < w.column + w.span) > 1]
        if under:
            parts.append([])
            wide = []
        parts[-1].append(line)
        wide += [piece for piece in line.pieces if piece.span > 1]
    return parts


def _row(group: Sequence[PlacedLine], xs: Sequence[float], joiner: LineJoiner) -> PartRow:
    by_column: dict[int, list[Piece]] = {}
    for line in group:
        for piece in line.pieces:
            by_column.setdefault(piece.column, []).append(piece)
    cells = []
    for column, found in sorted(by_column.items()):
        span = max(piece.span for piece in found)
        lines = [piece.line for piece in found]
        width = xs[column + span] - xs[column]
        bold = sum(1 for line in lines if line.bold) * 2 > len(lines)
        cells.append(PartCell(column, joiner.text(lines, width), span, bold=bold))
    return PartRow(tuple(cells), around(piece.line.box for line in group for piece in line.pieces))
