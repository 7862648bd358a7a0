"""What the pages hold, one behind the other → the blocks of a document: tables and paragraphs cut by a page joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessor.readers.document import Cell, Paragraph, Row, Table
from assessor.readers.pdf_geometry import clusters
from assessor.readers.pdf_prose import Headings, Passage, goes_on, paragraphs_of
from assessor.readers.pdf_table_part import PartCell, PartRow, TablePart
from assessor.readers.pdf_text_lines import LineJoiner

_SAME_RULE = 8.0  # points: columns that part so near on two pages part at one place
_SAME_SPACE = 30.0  # the same, where only spaces part them

Item = TablePart | Passage


@dataclass(slots=True)
class _LongTable:
    parts: list[TablePart]


def join_pages(pages: Sequence[Sequence[Item]], joiner: LineJoiner) -> tuple[Table | Paragraph, ...]:
    """The blocks of a document; `pages` without running headers and page numbers."""
    runs: list[_LongTable | list[Passage]] = []
    for items in pages:
        for position, item in enumerate(items):
            last = runs[-1] if runs else None
            if isinstance(item, Passage):
                if not isinstance(last, list):
                    runs.append(last := [])
                _add_passage(last, item)
            elif position == 0 and isinstance(last, _LongTable) and _fits(last.parts[-1], item):
                last.parts.append(item)
            else:
                runs.append(_LongTable([item]))
    headings = Headings([passage for run in runs if isinstance(run, list) for passage in run])
    blocks: list[Table | Paragraph] = []
    tables = paragraphs = 0
    for run in runs:
        if isinstance(run, _LongTable):
            tables += 1
            blocks.append(_table(run.parts, tables, joiner))
        else:
            blocks += paragraphs_of(run, paragraphs + 1, headings, joiner)
            paragraphs += len(run)
    return tuple(blocks)


def _add_passage(run: list[Passage], passage: Passage) -> None:
    """Add a paragraph, or go on with the last one where a column or page cut it."""
    before = run[-1] if run else None
    is_cut = before is not None and before.cut_at is not None and before.cut_at == passage.opens_after
    if before is None or not is_cut or not goes_on(before, passage):
        run.append(passage)
        return
    if before.page is passage.page:
        before.lines_of_page += len(passage.lines)
    before.lines += passage.lines
    before.cut_at = passage.cut_at


def _fits(before: TablePart, after: TablePart) -> bool:
    """Whether a table at the top of a page has the columns of the one that ended the page before."""
    if before.page.number == after.page.number or before.ruled is not after.ruled:
        return False
    if not before.ruled:
        same = len(before.xs) == len(after.xs)
        pairs = zip(before.xs[1:-1], after.xs[1:-1], strict=False)
        return same and all(abs(one - other) < _SAME_SPACE for one, other in pairs)
    few, many = sorted((before.xs, after.xs), key=len)
    ends = abs(few[0] - many[0]) < _SAME_RULE and abs(few[-1] - many[-1]) < _SAME_RULE
    return ends and all(any(abs(x - other) < _SAME_RULE for other in many) for x in few)


def _table(parts: Sequence[TablePart], number: int, joiner: LineJoiner) -> Table:
    """One table; its rows are counted over all pages, and a row that a page cut is one."""
    if len({len(part.xs) for part in parts}) == 1:
        xs = list(parts[0].xs)
        columns = [list(range(len(xs)))] * len(parts)
    else:
        xs = clusters([x for part in parts for x in part.xs], _SAME_RULE)
        columns = [[_nearest(xs, x) for x in part.xs] for part in parts]
    rows: list[Row] = []
    row_number = 0
    for part, places in zip(parts, columns, strict=True):
        first = row_number
        for row in part.rows:
            row_number += 1
            if rows and row_number == first + 1 and part is not parts[0] and _goes_on(rows[-1], row, places):
                rows[-1] = _joined(rows[-1], row, places, joiner)
            elif row.cells:
                cells = tuple([_cell(cell, places) for cell in row.cells])
                rows.append(Row(row_number, cells, page=part.page.number, box=part.page.shown(row.box)))
    return Table(tuple(rows), number=number)


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))


def _cell(cell: PartCell, places: Sequence[int]) -> Cell:
    first = places[cell.column]
    span = max(places[cell.column + cell.column_span] - first, 1)
    return Cell(first + 1, cell.text, cell.row_span, span, bold=cell.bold)


def _goes_on(last: Row, row: PartRow, places: Sequence[int]) -> bool:
    """Whether the first row of a page is the rest of the last one: no number, and text from amid a sentence."""
    if not row.cells or not last.cells:
        return False
    first = _cell(row.cells[0], places)
    filled = {cell.column: cell for cell in last.cells}
    inner = first.column > last.cells[0].column and len(row.cells) < len(last.cells)
    return inner and all(_cell(cell, places).column in filled for cell in row.cells) and first.text[:1].islower()


def _joined(last: Row, row: PartRow, places: Sequence[int], joiner: LineJoiner) -> Row:
    more = {_cell(cell, places).column: cell.text for cell in row.cells}
    cells = [
        Cell(
            cell.column,
            joiner.joined(cell.text, more[cell.column]) if cell.column in more else cell.text,
            cell.row_span,
            cell.column_span,
            bold=cell.bold,
        )
        for cell in last.cells
    ]
    return Row(last.number, tuple(cells), page=last.page, box=last.box)
