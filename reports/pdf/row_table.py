"""The flowable for tables of any length: rows by index, laid out once, drawn with one text object a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable

from reports.charts import tokens
from reports.charts.scene import shortened, wrapped
from reports.pdf.cells import (
    HEAD_SIZE,
    NORMAL,
    PAD_X,
    TIGHT,
    Cell,
    Column,
    GroupRow,
    Row,
    SetCell,
    Stroke,
    result_cell,
    set_cell,
)
from reports.pdf.columns import column_widths
from reports.pdf.fonts import measure, printable
from reports.pdf.page_text import PageText
from reports.pdf.paint import colour_of, paint_scene
from reports.pdf.text import MOST_LETTERS, cut, page_height
from reports.pdf.theme import CELL_SIZE

__all__ = ["Cell", "Column", "GroupRow", "Row", "RowTable", "result_cell"]

_LEAST_LINES_OF_A_BROKEN_ROW = 3
_LINES_SAID_AGAIN = 2
_DESCENT = 0.3


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row laid out: its cells, its height, and whether it is a group row."""

    cells: tuple[SetCell, ...]
    height: float
    group: bool = False
    tinted: bool = False
    key: str | None = None


class RowTable(Flowable):
    """A table with a head that repeats on each page.

    `rows` is read by index, when a row's page is laid out, so any Sequence will do. A row stays on one page
    unless it is taller than a page; a group row stays with the row after it. A tight table has less white.
    With `continued` the group that goes on over a page is named again there, with that word after it.
    """

    role = "Table"

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], *, alt: str = "", tight: bool = False, continued: str = ""
    ) -> None:
        """`alt` says what the table holds, for those who cannot see it."""
        super().__init__()
        self.alt = alt
        self.spaceBefore = 4
        self.spaceAfter = 9
        self._columns = tuple(columns)
        self._rows = rows
        self._spacing = TIGHT if tight else NORMAL
        self._continued = continued
        self._edges: list[float] = []
        self._first = 0
        self._rest_of_row: _SetRow | None = None
        self._above: tuple[_SetRow, ...] = ()
        self._set: list[_SetRow] = []
        self._too_tall: _SetRow | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out rows until `height` is used up; a height above it says that there are more."""
        self.width = width
        self._measure_columns(width)
        self._set, self._too_tall = [], None
        used = self._height_of_top()
        for index in range(self._first, len(self._rows)):
            row = self._row_at(index)
            if used + row.height > height:
                self._too_tall = row
                return width, height + 1
            self._set.append(row)
            used += row.height
        self.height = used
        return width, used

    def _height_of_top(self) -> float:
        """Height of the head and of the groups that are named again."""
        return self._head.height + sum(row.height for row in self._above)

    def _measure_columns(self, width: float) -> None:
        if self._edges and self._edges[-1] == width:
            return
        edges = [0.0, *accumulate(column_widths(self._columns, self._rows, width))]
        edges[-1] = width
        self._edges = edges
        heads = tuple(replace(column, size=HEAD_SIZE) for column in self._columns)
        cells = tuple(
            set_cell(column.title, column, left, right, self._spacing, head=True)
            for column, left, right in zip(heads, edges, edges[1:], strict=False)
        )
        self._head = _SetRow(cells, max(cell.height for cell in cells))
        self._above = tuple(map(self._set_group, self._groups_going_on()))

    def _groups_going_on(self) -> list[GroupRow]:
        """The group rows, the outer one first, of the first row where this is the rest of a table."""
        begins = self._rows[self._first] if self._continued and self._first < len(self._rows) else None
        groups: list[GroupRow] = []
        if begins is None or (isinstance(begins, GroupRow) and not begins.minor):
            return groups
        for index in range(self._first - 1, -1, -1):
            row = self._rows[index]
            if not isinstance(row, GroupRow) or (row.minor and (groups or isinstance(begins, GroupRow))):
                continue
            groups.insert(0, GroupRow(self._said_again(row.text), minor=row.minor))
            if not row.minor:
                break
        return groups

    def _said_again(self, text: str) -> str:
        """The words of a group on a further page, in two lines at most, so that they never take the whole page."""
        room = self._edges[-1] - 2 * PAD_X - 0.1
        ending = f" ({self._continued})"
        lines = wrapped(printable(f"{cut(text, MOST_LETTERS)}{ending}"), room, CELL_SIZE, measure, bold=True)
        if len(lines) <= _LINES_SAID_AGAIN:
            return f"{text}{ending}"
        room_for_last = room - measure(printable(ending), CELL_SIZE, True)
        last = shortened(" ".join(lines[1:]), room_for_last, CELL_SIZE, measure, bold=True)
        return f"{lines[0]}\n{last}{ending}"

    def _set_group(self, row: GroupRow) -> _SetRow:
        colour = tokens.TEXT if row.minor else tokens.TEXT_2
        cell = (
            Cell(row.beside, lead=row.text, colour=colour) if row.beside else Cell(row.text, bold=True, colour=colour)
        )
        set_text = set_cell(cell, _GROUP_COLUMN, 0.0, self._edges[-1], self._spacing)
        return _SetRow((set_text,), set_text.height, group=True, tinted=not row.minor, key=row.key)

    def _row_at(self, index: int) -> _SetRow:
        if index == self._first and self._rest_of_row is not None:
            return self._rest_of_row
        row = self._rows[index]
        if isinstance(row, GroupRow):
            return self._set_group(row)
        spans = [1 if isinstance(cell, str) else cell.span for cell in row]
        if sum(spans) != len(self._columns):
            raise ValueError(f"row {index} has {sum(spans)} cells for {len(self._columns)} columns")
        ends = list(accumulate(spans))
        starts = [0, *ends[:-1]]
        edges, columns = self._edges, self._columns
        cells = tuple(
            set_cell(cell, columns[start], edges[start], edges[end], self._spacing)
            for cell, start, end in zip(row, starts, ends, strict=True)
        )
        return _SetRow(cells, max([cell.height for cell in cells]))

    def least_height(self, width: float) -> float:
        """Height of the head and of the first row that is no group row."""
        self._measure_columns(width)
        height = self._height_of_top()
        for index in range(self._first, len(self._rows)):
            row = self._row_at(index)
            height += row.height
            if not row.group:
                break
        return height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit as one part, and a table that goes on with the others."""
        rows = list(self._set)
        fewest = 1 if height >= page_height(self.canv) - 1 else 0  # on a page of its own a group row may stand alone
        while len(rows) > fewest and rows[-1].group:
            rows.pop()
        first, rest_of_row = self._first + len(rows), None
        if self._too_tall is not None and len(rows) == len(self._set):
            used = self._height_of_top() + sum(row.height for row in rows)
            pieces = self._broken(self._too_tall, height - used)
            if pieces:
                rows.append(pieces[0])
                rest_of_row = pieces[1]
        if not rows:
            return []
        return [_Part(self, (*self._above, *rows), width), self._rest(first, rest_of_row)]

    def _rest(self, first: int, rest_of_row: _SetRow | None) -> "RowTable":
        rest = RowTable(self._columns, self._rows, alt=self.alt, continued=self._continued)
        rest._spacing, rest._edges, rest._head = self._spacing, self._edges, self._head
        rest._first, rest._rest_of_row = first, rest_of_row
        rest._above = tuple(map(rest._set_group, rest._groups_going_on()))
        return rest

    def _broken(self, row: _SetRow, room: float) -> tuple[_SetRow, _SetRow] | None:
        """A row taller than a page in two: what fits into `room`, and the rest. None for every other row."""
        pad_y = self._spacing.pad_y
        whole_page = page_height(self.canv) - self._height_of_top()
        if row.height <= whole_page or room < _LEAST_LINES_OF_A_BROKEN_ROW * CELL_SIZE * 1.5 + 2 * pad_y:
            return None
        cut = [_cut(cell, room - pad_y, pad_y) for cell in row.cells]
        rest = tuple(below for _, below in cut)
        return (
            replace(row, cells=tuple(above for above, _ in cut), height=room),
            replace(row, cells=rest, height=max(cell.height for cell in rest), key=None),
        )

    def draw(self) -> None:
        self._draw_rows(self.canv, (*self._above, *self._set), self.height)

    def _draw_rows(self, canvas: Any, rows: Sequence[_SetRow], height: float) -> None:
        self._draw_ground(canvas, rows, height)
        text = PageText(canvas)
        top = height
        for row in (self._head, *rows):
            for cell in row.cells:
                text.add(cell.strokes, top)
            top -= row.height
        canvas.drawText(text)
        self._draw_extras(canvas, rows, height)

    def _draw_ground(self, canvas: Any, rows: Sequence[_SetRow], height: float) -> None:
        """Tints of head and group rows, and the rules, all in one path."""
        width = self.width
        top = height - self._head.height
        canvas.setFillColor(colour_of(tokens.RAISED))
        canvas.rect(0, top, width, self._head.height, stroke=0, fill=1)
        canvas.setFillColor(colour_of(tokens.RAISED_SOFT))
        rules = canvas.beginPath()
        rules.moveTo(0, top)
        rules.lineTo(width, top)
        for row in rows:
            top -= row.height
            if row.tinted:
                canvas.rect(0, top, width, row.height, stroke=0, fill=1)
            rules.moveTo(0, top)
            rules.lineTo(width, top)
        canvas.setStrokeColor(colour_of(tokens.RULE))
        canvas.setLineWidth(0.5)
        canvas.drawPath(rules, stroke=1, fill=0)

    def _draw_extras(self, canvas: Any, rows: Sequence[_SetRow], height: float) -> None:
        """Pictures, links and the places that links name."""
        top = height - self._head.height
        for row in rows:
            if row.key:
                canvas.bookmarkHorizontal(row.key, 0, top)
            for cell in row.cells:
                if cell.picture:
                    x, y, scene = cell.picture
                    paint_scene(canvas, scene, x, top - y)
                if cell.link:
                    left, right, key, words = cell.link
                    canvas.linkRect(words, key, (left, top - row.height, right, top), relative=1, Border="[0 0 0]")
            top -= row.height


class _Part(Flowable):
    """The rows of a table that stand on one page."""

    role = "Table"

    def __init__(self, table: RowTable, rows: Sequence[_SetRow], width: float) -> None:
        super().__init__()
        self._table = table
        self._part = rows
        self.width = width
        self.height = table._head.height + sum(row.height for row in rows)
        self.spaceBefore = table.spaceBefore
        self.spaceAfter = table.spaceAfter

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self._table._draw_rows(self.canv, self._part, self.height)


_GROUP_COLUMN = Column("", 1.0)


def _cut(cell: SetCell, depth: float, pad_y: float) -> tuple[SetCell, SetCell]:
    """The lines of a cell above `depth`, and those below it moved up to begin a new page."""
    above: list[Stroke] = [stroke for stroke in cell.strokes if stroke.y + _DESCENT * stroke.size <= depth]
    below: list[Stroke] = [stroke for stroke in cell.strokes if stroke.y + _DESCENT * stroke.size > depth]
    up = below[0].y - pad_y - below[0].size if below else 0.0
    moved = tuple(stroke._replace(y=stroke.y - up) for stroke in below)
    rest_height = cell.height - up if below else 2 * pad_y
    return cell._replace(strokes=tuple(above)), SetCell(moved, rest_height, None, cell.link)
