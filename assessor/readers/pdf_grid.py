"""Ruling lines → the cells of ruled tables, with spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor.readers.pdf_geometry import Box, Edge, clusters

_NEAR = 3.0  # points: lines that are nearer are one, and lines that miss each other by less meet
_SHORTEST = 5.0  # points: anything shorter is a dot, an arrow or a letter
_COVERED = 0.5  # of a side: so much of a line parts two cells
_MAX_LINES = 4_000  # of one direction; drawings have more
_MAX_CELLS = 50_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at row and column from 0, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows part (one more each than there are), and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, cell: GridCell) -> Box:
        right, bottom = cell.column + cell.column_span, cell.row + cell.row_span
        return Box(self.xs[cell.column], self.ys[cell.row], self.xs[right], self.ys[bottom])


def find_grids(across: Iterable[Edge], down: Iterable[Edge]) -> tuple[Grid, ...]:
    """The tables that horizontal and vertical lines make, from the top down; frames of a single column are none."""
    rows, columns = merge_edges(across), merge_edges(down)
    if len(rows) > _MAX_LINES or len(columns) > _MAX_LINES:
        return ()
    grids = [grid for part in _connected(rows, columns) if (grid := _grid(*part)) is not None]
    return tuple(sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])))


def merge_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Edges on nearly the same line that touch → one; what stays short is left out."""
    merged: list[Edge] = []
    lane: list[Edge] = []
    for edge in sorted(edges):
        if lane and edge.at - lane[-1].at >= _NEAR:
            merged += _joined(lane)
            lane = []
        lane.append(edge)
    merged += _joined(lane)
    return [edge for edge in merged if edge.end - edge.start >= _SHORTEST]


def _joined(lane: Sequence[Edge]) -> list[Edge]:
    """The edges of one lane, joined where their ends touch; a lane is as wide as its lines are near, so split first."""
    joined: list[Edge] = []
    for edge in sorted(lane, key=lambda edge: edge.start):
        last = joined[-1] if joined else None
        if last is not None and edge.start - last.end < _NEAR:
            longer = last if last.end - last.start >= edge.end - edge.start else edge
            joined[-1] = Edge(longer.at, last.start, max(last.end, edge.end))
        else:
            joined.append(edge)
    return joined


def _connected(rows: list[Edge], columns: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Sets of lines that hang together by crossings."""
    parents = list(range(len(rows) + len(columns)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    columns_in_order = sorted(enumerate(columns), key=lambda pair: pair[1].at)
    for index, row in enumerate(rows):
        for other, column in columns_in_order:
            if column.at > row.end + _NEAR:
                break
            if column.at >= row.start - _NEAR and column.start - _NEAR <= row.at <= column.end + _NEAR:
                parents[root(index)] = root(len(rows) + other)
    parts: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, row in enumerate(rows):
        parts.setdefault(root(index), ([], []))[0].append(row)
    for index, column in enumerate(columns):
        parts.setdefault(root(len(rows) + index), ([], []))[1].append(column)
    return list(parts.values())


def _grid(rows: list[Edge], columns: list[Edge]) -> Grid | None:
    if len(rows) < 2 or not columns:
        return None
    # a table may be open at its sides: its lines tell how far it goes
    left, right = min(row.start for row in rows), max(row.end for row in rows)
    top, bottom = min(column.start for column in columns), max(column.end for column in columns)
    xs = clusters([*(column.at for column in columns), left, right], _NEAR)
    ys = clusters([*(row.at for row in rows), top, bottom], _NEAR)
    width, height = len(xs) - 1, len(ys) - 1
    if width < 2 or height < 1 or width * height > _MAX_CELLS:
        return None
    is_ruled_right = _walls(columns, xs, ys)
    is_ruled_below = _walls(rows, ys, xs)
    cells = _merge_cells(
        width,
        height,
        parts_right={(row, column) for column, row in is_ruled_right},
        parts_below=is_ruled_below,
    )
    return Grid(tuple(xs), tuple(ys), tuple(cells)) if len(cells) > 1 else None


def _walls(edges: Iterable[Edge], lanes: Sequence[float], steps: Sequence[float]) -> set[tuple[int, int]]:
    """(lane, step) of every piece of a lane that a line covers; lanes are counted by the cell before them."""
    covered: dict[tuple[int, int], float] = {}
    for edge in edges:
        lane = min(range(len(lanes)), key=lambda index: abs(lanes[index] - edge.at))
        for step in range(len(steps) - 1):
            overlap = min(edge.end, steps[step + 1]) - max(edge.start, steps[step])
            if overlap > 0:
                key = (lane - 1, step)
                covered[key] = covered.get(key, 0.0) + overlap
    return {(lane, step) for (lane, step), length in covered.items() if length >= _COVERED * _length(steps, step)}


def _length(steps: Sequence[float], step: int) -> float:
    return steps[step + 1] - steps[step]


def _merge_cells(
    width: int, height: int, parts_right: set[tuple[int, int]], parts_below: set[tuple[int, int]]
) -> list[GridCell]:
    """Grow each cell to the right and then down as long as no line parts it from what it takes in."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < width and (row, right) not in parts_right and (row, right + 1) not in taken:
                right += 1
            below = row
            while below + 1 < height and _is_open_below(below, column, right, parts_right, parts_below, taken):
                below += 1
            taken.update((r, c) for r in range(row, below + 1) for c in range(column, right + 1))
            cells.append(GridCell(row, column, below - row + 1, right - column + 1))
    return cells


def _is_open_below(
    row: int,
    left: int,
    right: int,
    parts_right: set[tuple[int, int]],
    parts_below: set[tuple[int, int]],
    taken: set[tuple[int, int]],
) -> bool:
    """Whether no line stands under the cells `left` to `right` of a row, and none parts the cells below them."""
    columns = range(left, right + 1)
    if any((row, column) in parts_below or (row + 1, column) in taken for column in columns):
        return False
    return not any((row + 1, column) in parts_right for column in range(left, right))
