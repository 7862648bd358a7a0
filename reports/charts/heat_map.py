"""Modules against items: the best coverage of each pair as a letter on its colour, the results under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from reports.charts import tokens
from reports.charts.icons import coverage_shapes, result_shapes
from reports.charts.legend import legend_of_coverage, legend_of_results
from reports.charts.scene import Line, Measure, Scene, Shape, Text, moved_all, shortened, wrapped

MOST_COLUMNS = 45
_CELL_LEAST, _CELL_MOST = 7.0, 15.0
_TITLE_LEAST, _TITLE_GOOD, _TITLE_MOST = 130.0, 230.0, 300.0
_HEAD_MOST = 118.0
_HEAD_SIZE = 7.0
_TITLE_SIZE = 8.0
_LINE = 9.8
_ROW_LEAST = 14.5
_LETTER = 6.5
_GAP = 6.0
_LEGEND_ABOVE = 10.0
_LEGEND_BETWEEN = 5.0
_FEWEST_ROWS = 3
_LEAST_BEGINNING = 6 * _ROW_LEAST  # of a further set of columns on a page that has been begun
_BETWEEN = 20.0  # what may stand between two pictures on a page


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A module: its best coverage for each item that its topics deal with."""

    number: str
    title: str
    hours: str
    cells: Mapping[str, Coverage]


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """An item, with a short title; `result` of the chosen role, None where none is chosen."""

    code: str
    title: str
    area: str
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class HeatWords:
    """The words of the picture."""

    hours: str  # head of the hours column
    result_row: str  # title of the last row
    coverage: Mapping[Coverage, str]
    results: Mapping[Result, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its title broken into lines."""

    row: HeatRow
    lines: Sequence[str]
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the parts of one picture stand."""

    columns: Sequence[HeatColumn]
    words: HeatWords
    measure: Measure
    alt: str
    number_width: float
    title_width: float
    hours_width: float
    cell: float
    head: float

    @property
    def left(self) -> float:
        """Where the matrix begins."""
        return self.number_width + self.title_width + self.hours_width + _GAP

    @property
    def width(self) -> float:
        return self.left + self.cell * len(self.columns)


def heat_map(
    rows: Sequence[HeatRow],
    columns: Sequence[HeatColumn],
    words: HeatWords,
    width: float,
    height: float,
    measure: Measure,
    alt: str,
    first_height: float | None = None,
) -> tuple[Scene, ...]:
    """The matrix in as many pictures as it needs, none wider than `width` or higher than `height`.

    `first_height` is what is left for the first picture; where that is too little for some rows, it is not kept.
    With it the next set of columns too begins where the one before ends, if a few rows find room there.
    Columns are parted between areas when there are more than 45, or more than `width` holds; rows go on in
    the next picture, each with its head. The last picture of a set of columns has the results and the legend.
    """
    scenes: list[Scene] = []
    left = height if first_height is None else first_height  # of the page where the next picture comes
    for part in _parted(columns, width):
        frame = _frame(rows, part, words, width, measure, alt)
        set_rows = [_set_row(row, frame) for row in rows]
        foot = _foot_shapes(frame, rows)
        room = height - frame.head
        first_room = left - frame.head
        if first_height is None or (scenes and first_room < _LEAST_BEGINNING):
            first_room = room
        for place, (chunk, is_last) in enumerate(_pages(set_rows, room, first_room, foot[1])):
            scenes.append(_scene(chunk, frame, foot if is_last else ([], 0.0)))
            goes_on = place == 0 and scenes[-1].height <= left
            left = (left if goes_on else height) - scenes[-1].height - _BETWEEN
    return tuple(scenes)


def _parted(columns: Sequence[HeatColumn], width: float) -> list[list[HeatColumn]]:
    """Columns in parts that fit, whole areas together where an area fits into a part."""
    most = max(1, min(MOST_COLUMNS, int((width - _TITLE_LEAST - 60) / _CELL_LEAST)))
    areas: dict[str, list[HeatColumn]] = {}
    for column in columns:
        areas.setdefault(column.area, []).append(column)
    parts: list[list[HeatColumn]] = [[]]
    for area in areas.values():
        pieces = [area[start : start + most] for start in range(0, len(area), most)]
        for piece in pieces:
            if len(parts[-1]) + len(piece) > most:
                parts.append([])
            parts[-1] += piece
    return [part for part in parts if part]


def _frame(
    rows: Sequence[HeatRow],
    columns: Sequence[HeatColumn],
    words: HeatWords,
    width: float,
    measure: Measure,
    alt: str,
) -> _Frame:
    numbers = max((measure(row.number, _TITLE_SIZE, True) for row in rows), default=0.0)
    hours = [measure(row.hours, _TITLE_SIZE, False) for row in rows]
    hours_width = max([measure(words.hours, _HEAD_SIZE, False), *hours]) + _GAP
    number_width = numbers + _GAP if numbers else 0.0
    fixed = number_width + hours_width + _GAP
    cell = min(_CELL_MOST, max(_CELL_LEAST, (width - fixed - _TITLE_GOOD) / len(columns)))
    room = max(_TITLE_LEAST, width - fixed - cell * len(columns))
    titles = [measure(row.title, _TITLE_SIZE, False) for row in rows]
    needed = max([*titles, measure(words.result_row, _TITLE_SIZE, True), _TITLE_LEAST]) + 1
    heads = [_head_length(column, measure) for column in columns]
    return _Frame(
        columns,
        words,
        measure,
        alt,
        number_width,
        min(room, needed, _TITLE_MOST),
        hours_width,
        cell,
        min(_HEAD_MOST, max(heads)) + 5,
    )


def _head_length(column: HeatColumn, measure: Measure) -> float:
    return measure(column.code, _HEAD_SIZE, True) + 3 + measure(column.title, _HEAD_SIZE, False)


def _set_row(row: HeatRow, frame: _Frame) -> _Row:
    lines = wrapped(row.title, frame.title_width, _TITLE_SIZE, frame.measure)
    return _Row(row, lines, max(_ROW_LEAST, len(lines) * _LINE + 5))


def _pages(rows: Sequence[_Row], room: float, first_room: float, foot: float) -> list[tuple[list[_Row], bool]]:
    """Rows page by page, at least three together; the foot stands with the last rows."""
    pages: list[list[_Row]] = [[]]
    used = 0.0
    for place, row in enumerate(rows):
        below = foot if place == len(rows) - 1 else 0.0
        here = max(room if len(pages) > 1 else first_room, 0.0)
        if len(pages[-1]) >= _FEWEST_ROWS and used + row.height + below > here:
            kept = pages[-1][-(_FEWEST_ROWS - 1) :] if below and len(pages[-1]) >= 2 * _FEWEST_ROWS else []
            del pages[-1][len(pages[-1]) - len(kept) :]
            pages.append(kept)
            used = sum(earlier.height for earlier in kept)
        pages[-1].append(row)
        used += row.height
    return [(page, place == len(pages) - 1) for place, page in enumerate(pages)]


def _scene(rows: Sequence[_Row], frame: _Frame, foot: tuple[list[Shape], float]) -> Scene:
    lower = frame.head + sum(row.height for row in rows)
    shapes = _grid(rows, frame, lower) + _head_shapes(frame)
    y = frame.head
    for row in rows:
        shapes += _row_shapes(row, y, frame)
        y += row.height
    return Scene(frame.width, lower + foot[1], tuple(shapes + moved_all(foot[0], 0, lower)), frame.alt)


def _head_shapes(frame: _Frame) -> list[Shape]:
    """The codes and short titles, upright over their columns, and the head of the hours."""
    base = frame.head - 4
    hours_x = frame.left - _GAP
    shapes: list[Shape] = [Text(hours_x, base, frame.words.hours, _HEAD_SIZE, tokens.TEXT_3, anchor="end")]
    for place, column in enumerate(frame.columns):
        x = frame.left + (place + 0.5) * frame.cell + _HEAD_SIZE * 0.34
        code = frame.measure(column.code, _HEAD_SIZE, True) + 3
        title = shortened(column.title, frame.head - 5 - code, _HEAD_SIZE, frame.measure)
        tip = f"{column.code} {column.title}"
        shapes.append(
            Text(x, base, column.code, _HEAD_SIZE, tokens.TEXT, bold=True, rotation=90, id=column.code, tip=tip)
        )
        shapes.append(Text(x, base - code, title, _HEAD_SIZE, tokens.TEXT_2, rotation=90, id=column.code, tip=tip))
    return shapes


def _grid(rows: Sequence[_Row], frame: _Frame, lower: float) -> list[Shape]:
    """Thin lines between all cells, a stronger one between areas."""
    shapes: list[Shape] = []
    y = frame.head
    for height in [0.0, *(row.height for row in rows)]:
        y += height
        shapes.append(Line(0, y, frame.left, y, tokens.LINE, 0.4))
        shapes.append(Line(frame.left, y, frame.width, y, tokens.LINE, 0.4))
    for place in range(len(frame.columns) + 1):
        x = frame.left + place * frame.cell
        inside = 0 < place < len(frame.columns)
        parts = inside and frame.columns[place - 1].area != frame.columns[place].area
        shapes.append(Line(x, frame.head, x, lower, tokens.CONTROL_EDGE if parts else tokens.LINE, 0.4))
    return shapes


def _row_shapes(row: _Row, y: float, frame: _Frame) -> list[Shape]:
    middle = y + row.height / 2
    first = middle - (len(row.lines) - 1) * _LINE / 2 + _TITLE_SIZE * 0.35
    title_x = frame.number_width
    number_x = title_x - _GAP
    shapes: list[Shape] = [
        Text(number_x, first, row.row.number, _TITLE_SIZE, tokens.TEXT_2, bold=True, anchor="end"),
        *(Text(title_x, first + n * _LINE, line, _TITLE_SIZE, tokens.TEXT) for n, line in enumerate(row.lines)),
        Text(frame.left - _GAP, first, row.row.hours, _TITLE_SIZE, tokens.TEXT_3, anchor="end"),
    ]
    for place, column in enumerate(frame.columns):
        coverage = row.row.cells.get(column.code)
        if coverage is not None:
            x = frame.left + place * frame.cell
            shapes += coverage_shapes(coverage, x, y, frame.cell, row.height, _LETTER)
    return shapes


def _foot_shapes(frame: _Frame, rows: Sequence[HeatRow]) -> tuple[list[Shape], float]:
    """The row of results and the legends, from 0 downwards; and their height."""
    shapes: list[Shape] = []
    y = 0.0
    results = {column.result for column in frame.columns if column.result is not None}
    if results:
        shapes, y = _result_row(frame)
    width, measure, words = frame.width, frame.measure, frame.words
    shown = {coverage for row in rows for coverage in row.cells.values()}
    steps = [step for step in Coverage if step in shown]
    legend, height = legend_of_coverage(steps, words.coverage, 0, y + _LEGEND_ABOVE, width, measure)
    shapes += legend
    y += _LEGEND_ABOVE + height
    if results:
        order = [result for result in tokens.RESULT_ORDER if result in results]
        legend, height = legend_of_results(order, words.results, 0, y + _LEGEND_BETWEEN, width, measure)
        shapes += legend
        y += _LEGEND_BETWEEN + height
    return shapes, y


def _result_row(frame: _Frame) -> tuple[list[Shape], float]:
    room = frame.left - frame.number_width - _GAP
    lines = wrapped(frame.words.result_row, room, _TITLE_SIZE, frame.measure, bold=True)
    height = max(_ROW_LEAST + 3, len(lines) * _LINE + 6)
    first = height / 2 - (len(lines) - 1) * _LINE / 2 + _TITLE_SIZE * 0.35
    shapes: list[Shape] = [
        Text(frame.number_width, first + n * _LINE, line, _TITLE_SIZE, tokens.TEXT, bold=True)
        for n, line in enumerate(lines)
    ]
    size = min(frame.cell - 0.6, 9.0)
    for place, column in enumerate(frame.columns):
        if column.result is not None:
            x = frame.left + (place + 0.5) * frame.cell - size / 2
            shapes += result_shapes(column.result, x, (height - size) / 2, size)
    return shapes, height
