"""Ruled tables: the words in the cells of a grid, and rows that no line parts."""

from collections.abc import Iterable, Sequence

from assessor.readers.pdf_geometry import Box, Word, turned
from assessor.readers.pdf_grid import Grid, GridCell
from assessor.readers.pdf_page import Page
from assessor.readers.pdf_rows import Piece, PlacedLine, build_rows, is_numeric
from assessor.readers.pdf_table_part import PartCell, PartRow, TablePart, column_at
from assessor.readers.pdf_text_lines import LineJoiner, line_of, lines_of

_MANY_LINES = 4  # of one row: then no line may part the rows of this table


def read_ruled(page: Page, grid: Grid, words: Sequence[Word], joiner: LineJoiner) -> TablePart | None:
    """The table of a grid with the words inside it; None for a grid without words."""
    by_cell = _words_by_cell(grid, words)
    rows: list[PartRow] = []
    for number in range(len(grid.ys) - 1):
        cells = [cell for cell in grid.cells if cell.row == number]
        if _holds_several_rows(cells, by_cell):
            rows += _rows_inside(grid, cells, by_cell, joiner)
            continue
        found = [_cell(grid, cell, by_cell[cell], joiner) for cell in cells if by_cell.get(cell)]
        box = Box(grid.xs[0], grid.ys[number], grid.xs[-1], grid.ys[number + 1])
        rows.append(PartRow(tuple(found), box))
    return TablePart(page, grid.xs, tuple(rows), ruled=True) if any(row.cells for row in rows) else None


def _words_by_cell(grid: Grid, words: Iterable[Word]) -> dict[GridCell, list[Word]]:
    owners = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    by_cell: dict[GridCell, list[Word]] = {}
    for word in words:
        key = (column_at(grid.ys, word.box.middle), column_at(grid.xs, word.box.centre))
        by_cell.setdefault(owners[key], []).append(word)
    return by_cell


def _cell(grid: Grid, cell: GridCell, words: Sequence[Word], joiner: LineJoiner) -> PartCell:
    """The text of a cell, read along its own direction: narrow headers are often set upright."""
    box = grid.box_of(cell)
    turns = [word.turn for word in words]
    turn = max(set(turns), key=turns.count)
    width = box.height if turn % 2 else box.right - box.left
    lines = lines_of(word._replace(box=turned(word.box, turn)) for word in words)
    bold = sum(1 for line in lines if line.bold) * 2 > len(lines)
    return PartCell(cell.column, joiner.text(lines, width), cell.column_span, cell.row_span, bold)


def _holds_several_rows(cells: Sequence[GridCell], by_cell: dict[GridCell, list[Word]]) -> bool:
    """Whether two or more cells of a row hold columns of numbers at the same heights."""
    if len(cells) < 2 or any(cell.row_span > 1 for cell in cells):
        return False
    columns = []
    for cell in cells:
        lines = lines_of(by_cell.get(cell, ()))
        if len(lines) >= _MANY_LINES and all(is_numeric(line.text) for line in lines):
            columns.append(lines)
    if len(columns) < 2:
        return False
    heights = [{round(line.box.middle / line.box.height) for line in lines} for lines in columns]
    return len(heights[0] & heights[1]) * 2 > len(heights[0])


def _rows_inside(
    grid: Grid, cells: Iterable[GridCell], by_cell: dict[GridCell, list[Word]], joiner: LineJoiner
) -> tuple[PartRow, ...]:
    spans = {cell.column: cell for cell in cells}
    words = [word for cell in spans.values() for word in by_cell.get(cell, ())]
    placed = []
    for line in lines_of(words):
        by_column: dict[int, list[Word]] = {}
        for word in line.words:
            column = max(c for c in spans if c <= column_at(grid.xs, word.box.centre))
            by_column.setdefault(column, []).append(word)
        pieces = [Piece(column, spans[column].column_span, line_of(found)) for column, found in by_column.items()]
        placed.append(PlacedLine(tuple(sorted(pieces)), line.box.middle))
    return build_rows(placed, grid.xs, joiner)
