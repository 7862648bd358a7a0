"""Results by area: one row for each area, the best first, so that nobody has to read a radar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.analysis.results import Result
from reports.charts import tokens
from reports.charts.legend import legend_of_results
from reports.charts.result_bar import shown_results, stacked
from reports.charts.scene import Line, Measure, Scene, Shape, Text, wrapped

_SIZE = 8.5
_LINE = 10.8
_BAR = 12.0
_ROW_GAP = 7.0
_TITLE_SHARE = 0.36
_VALUE_SHARE = 0.2
_COLUMN_GAP = 10.0
_CODE_GAP = 5.0
_LEGEND_ABOVE = 4.0


@dataclass(frozen=True, slots=True)
class AreaBar:
    """One area: `value` is printed beside the bar, as a share or, where little is assessed, as counts."""

    code: str
    title: str
    counts: Mapping[Result, int]
    share_met: float | None  # 0 to 1; None where nothing counts or too little is assessed
    value: str


def area_bars(rows: Sequence[AreaBar], labels: Mapping[Result, str], width: float, measure: Measure, alt: str) -> Scene:
    """Rows sorted by the share at the target, areas without one last; all bars have the same length."""
    ordered = sorted(rows, key=lambda row: (row.share_met is None, -(row.share_met or 0.0)))
    codes = max((measure(row.code, _SIZE, True) for row in rows), default=0.0)
    title_x = codes + _CODE_GAP if codes else 0.0
    bar_x = width * _TITLE_SHARE + _COLUMN_GAP
    value_room = min(width * _VALUE_SHARE, max((measure(row.value, _SIZE, True) for row in rows), default=0.0) + 1)
    bar_width = width - bar_x - _COLUMN_GAP - value_room
    shapes: list[Shape] = []
    y = 0.0
    for row in ordered:
        lines = wrapped(row.title, width * _TITLE_SHARE - title_x, _SIZE, measure)
        values = wrapped(row.value, value_room, _SIZE, measure, bold=True)
        height = max(_BAR, max(len(lines), len(values)) * _LINE)
        first = y + _BAR / 2 + _SIZE * 0.35
        shapes.append(Text(0, first, row.code, _SIZE, tokens.ACCENT, bold=True))
        shapes += [Text(title_x, first + n * _LINE, line, _SIZE, tokens.TEXT) for n, line in enumerate(lines)]
        shapes += _bar(row, bar_x, y, bar_width, measure)
        shapes += [
            Text(width, first + n * _LINE, line, _SIZE, tokens.TEXT_2, bold=True, anchor="end")
            for n, line in enumerate(values)
        ]
        y += height + _ROW_GAP
    shown = shown_results([row.counts for row in rows])
    legend, legend_height = legend_of_results(shown, labels, 0, y + _LEGEND_ABOVE, width, measure)
    return Scene(width, y + _LEGEND_ABOVE + legend_height, tuple(shapes + legend), alt)


def _bar(row: AreaBar, x: float, y: float, width: float, measure: Measure) -> list[Shape]:
    """The stacked bar of an area, or a thin line where no item has a target."""
    parts = stacked(row.counts, x, y, width, _BAR, measure, 7.5)
    return parts or [Line(x, y + _BAR / 2, x + width, y + _BAR / 2, tokens.RULE)]
