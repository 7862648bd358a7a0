"""Legends: the mark and the words of each result or coverage, in rows as wide as the picture."""

from collections.abc import Mapping, Sequence

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from reports.charts import tokens
from reports.charts.icons import coverage_shapes, result_shapes
from reports.charts.scene import Measure, Shape, Text, moved_all

SIZE = 8.0
MARK = 8.0
_GAP = 4.0
_BETWEEN = 18.0
_ROW = 13.0

_Entry = tuple[list[Shape], str]


def legend_of_results(
    results: Sequence[Result], words: Mapping[Result, str], x: float, y: float, width: float, measure: Measure
) -> tuple[list[Shape], float]:
    """Marks of results with their words from (x, y) on; and the height that they take."""
    return _legend([(result_shapes(result, 0, 0, MARK), words[result]) for result in results], x, y, width, measure)


def legend_of_coverage(
    steps: Sequence[Coverage], words: Mapping[Coverage, str], x: float, y: float, width: float, measure: Measure
) -> tuple[list[Shape], float]:
    """Letters of coverage with their words from (x, y) on; and the height that they take."""
    entries: list[_Entry] = [(coverage_shapes(step, 0, 0, MARK, MARK, 6.5), words[step]) for step in steps]
    return _legend(entries, x, y, width, measure)


def _legend(entries: Sequence[_Entry], x: float, y: float, width: float, measure: Measure) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    across, down = 0.0, 0.0
    for mark, text in entries:
        needed = MARK + _GAP + measure(text, SIZE, False)
        if across and across + needed > width:
            across, down = 0.0, down + _ROW
        shapes += moved_all(mark, x + across, y + down)
        shapes.append(Text(x + across + MARK + _GAP, y + down + MARK - 1.3, text, SIZE, tokens.TEXT_2))
        across += needed + _BETWEEN
    return shapes, down + MARK if entries else 0.0
