"""Results by area: one row for each area, the best first, so that nobody has to read a radar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessor.analysis.results import Result
from reports.charts import tokens
from reports.charts.legend import legend_of_results
from reports.charts.result_bar import shown_results, stacked
from reports.charts.scene import Line, Measure, Scene, Shape, Text, moved_all, wrapped

_SIZE = 8.5
_LINE = 10.4
_BAR = 12.0
_ROW_GAP = 5.0
_NOTE_SIZE = 7.5
_NOTE_LINE = 9.2
_TITLE_SHARE = 0.36
_VALUE_SHARE = 0.2
_COLUMN_GAP = 10.0
_CODE_GAP = 5.0
_LEGEND_ABOVE = 4.0
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class AreaBar:
    """One area: `value` is printed beside the bar, as a share or, where little is assessed, as counts."""

    code: str
    title: str
    counts: Mapping[Result, int]
    share_met: float | None  # 0 to 1; None where nothing counts or too little is assessed
    value: str
    note: str = ""  # printed small under the bar


def area_bars(rows: Sequence[AreaBar], labels: Mapping[Result, str], width: float, measure: Measure, alt: str) -> Scene:
    """Rows sorted by the share at the target, areas without one last; all bars have the same length."""
    endless = float("inf")
    return area_bars_over_pages(rows, labels, width, measure, alt, endless, endless)[0]


def area_bars_over_pages(
    rows: Sequence[AreaBar],
    labels: Mapping[Result, str],
    width: float,
    measure: Measure,
    alt: str,
    first_height: float,
    height: float,
) -> tuple[Scene, ...]:
    """The same in parts: the first at most `first_height` high, the others `height`; each holds at least one row.

    The legend stands under the last.
    """
    ordered = sorted(rows, key=lambda row: (row.share_met is None, -(row.share_met or 0.0)))
    layout = _layout(rows, width, measure)
    legend, legend_height = legend_of_results(
        shown_results([row.counts for row in rows]), labels, 0, _LEGEND_ABOVE, width, measure
    )
    below = _LEGEND_ABOVE + legend_height
    shown = [_row(row, layout, measure) for row in ordered]
    scenes = []
    for rows_of_part, is_last in _parts(shown, first_height, height, below):
        shapes: list[Shape] = []
        y = 0.0
        for row_shapes, tall in rows_of_part:
            shapes += moved_all(row_shapes, 0, y)
            y += tall
        if is_last:
            shapes += moved_all(legend, 0, y)
            y += below
        scenes.append(Scene(width, y, tuple(shapes), alt))
    return tuple(scenes)


_SetRow = tuple[list[Shape], float]


def _parts(
    rows: Sequence[_SetRow], first_height: float, height: float, below: float
) -> Iterator[tuple[Sequence[_SetRow], bool]]:
    """The rows page by page; what would leave one or two rows to the last page leaves it three."""
    begin, used, room = 0, 0.0, first_height
    for place, (_, tall) in enumerate(rows):
        if place > begin and used + tall + below > room:
            end = place
            if 0 < len(rows) - place < _LEAST_ROWS and place - begin > _LEAST_ROWS:
                end = len(rows) - _LEAST_ROWS
            yield rows[begin:end], False
            begin, room = end, height
            used = sum(tall for _, tall in rows[end:place])
        used += tall
    yield rows[begin:], True


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns stand, the same for all rows."""

    width: float
    title_x: float
    title_room: float
    bar_x: float
    bar_width: float
    value_room: float


def _layout(rows: Sequence[AreaBar], width: float, measure: Measure) -> _Layout:
    codes = max((measure(row.code, _SIZE, True) for row in rows), default=0.0)
    title_x = codes + _CODE_GAP if codes else 0.0
    bar_x = width * _TITLE_SHARE + _COLUMN_GAP
    value_room = min(width * _VALUE_SHARE, max((measure(row.value, _SIZE, True) for row in rows), default=0.0) + 1)
    return _Layout(
        width, title_x, width * _TITLE_SHARE - title_x, bar_x, width - bar_x - _COLUMN_GAP - value_room, value_room
    )


def _row(row: AreaBar, layout: _Layout, measure: Measure) -> tuple[list[Shape], float]:
    """The shapes of a row that begins at y = 0, and its height with the gap under it."""
    titles = wrapped(row.title, layout.title_room, _SIZE, measure)
    values = wrapped(row.value, layout.value_room, _SIZE, measure, bold=True)
    notes = wrapped(row.note, layout.width - layout.bar_x, _NOTE_SIZE, measure) if row.note else []
    first = _BAR / 2 + _SIZE * 0.35
    shapes: list[Shape] = [Text(0, first, row.code, _SIZE, tokens.ACCENT, bold=True)]
    shapes += [Text(layout.title_x, first + n * _LINE, line, _SIZE, tokens.TEXT) for n, line in enumerate(titles)]
    shapes += _bar(row, layout, measure)
    shapes += [
        Text(layout.width, first + n * _LINE, line, _SIZE, tokens.TEXT_2, bold=True, anchor="end")
        for n, line in enumerate(values)
    ]
    top = max(_BAR, len(values) * _LINE)
    shapes += [
        Text(layout.bar_x, top + (n + 0.9) * _NOTE_LINE, line, _NOTE_SIZE, tokens.TEXT_2)
        for n, line in enumerate(notes)
    ]
    height = max(top + len(notes) * _NOTE_LINE, len(titles) * _LINE)
    return shapes, height + _ROW_GAP


def _bar(row: AreaBar, layout: _Layout, measure: Measure) -> list[Shape]:
    """The stacked bar of an area, or a thin line where no item has a target."""
    end = layout.bar_x + layout.bar_width
    parts = stacked(row.counts, layout.bar_x, 0, layout.bar_width, _BAR, measure, 7.5)
    return parts or [Line(layout.bar_x, _BAR / 2, end, _BAR / 2, tokens.RULE)]
