"""One stacked bar: how many items have which result."""

from collections.abc import Mapping, Sequence

from assessor.analysis.results import Result
from reports.charts import tokens
from reports.charts.legend import legend_of_results
from reports.charts.scene import Measure, Rect, Scene, Shape, Text, hatch

_HEIGHT = 18.0
_COUNT_SIZE = 8.5
_LEGEND_ABOVE = 8.0
_LEAST_WIDTH = 3.0


def result_bar(
    counts: Mapping[Result, int], labels: Mapping[Result, str], width: float, measure: Measure, alt: str
) -> Scene:
    """The bar over `width`, in the order of severity, with the counts in it and the legend under it.

    Results that do not occur, and items without a target, are left out of the bar; the legend names
    what the bar shows.
    """
    shapes = stacked(counts, 0, 0, width, _HEIGHT, measure, _COUNT_SIZE)
    legend, height = legend_of_results(shown_results([counts]), labels, 0, _HEIGHT + _LEGEND_ABOVE, width, measure)
    return Scene(width, _HEIGHT + _LEGEND_ABOVE + height, tuple(shapes + legend), alt)


def shown_results(rows: Sequence[Mapping[Result, int]]) -> list[Result]:
    """The results that occur in any of the bars, in the order of bars and legends; items without a target have none."""
    return [
        result
        for result in tokens.RESULT_ORDER
        if result is not Result.NO_TARGET and any(counts.get(result) for counts in rows)
    ]


def stacked(
    counts: Mapping[Result, int], x: float, y: float, width: float, height: float, measure: Measure, size: float
) -> list[Shape]:
    """The parts of a stacked bar with their counts, each as wide as its share but never too thin to see."""
    present = shown_results([counts])
    shapes: list[Shape] = []
    for result, left, part in zip(present, *_places(present, counts, x, width), strict=True):
        shapes += _part(result, counts[result], left, y, part, height, measure, size)
    return shapes


def _places(
    present: list[Result], counts: Mapping[Result, int], x: float, width: float
) -> tuple[list[float], list[float]]:
    total = sum(counts[result] for result in present)
    widths = [max(_LEAST_WIDTH, width * counts[result] / total) for result in present]
    squeeze = width / sum(widths) if widths else 1.0
    widths = [part * squeeze for part in widths]
    lefts = [x + sum(widths[:place]) for place in range(len(widths))]
    return lefts, widths


def _part(
    result: Result, count: int, x: float, y: float, width: float, height: float, measure: Measure, size: float
) -> list[Shape]:
    look = tokens.RESULT_FILLS[result]
    key, words = result.value, str(count)
    shapes: list[Shape] = [Rect(x, y, width, height, look.fill, None if look.hatched else look.fill, id=key, tip=words)]
    if look.hatched:
        shapes += hatch(x, y, width, height, tokens.HATCH)
    shapes.append(Rect(x, y, width, height, None, look.edge or tokens.EDGE))
    room = measure(words, size, True)
    if room + 3 > width:
        return shapes
    middle, base = x + width / 2, y + height / 2 + size * 0.35
    if look.hatched:  # a plain ground under the count, so that no stroke crosses it
        shapes.append(Rect(middle - room / 2 - 2, base - size * 0.82, room + 4, size * 1.02, look.fill))
    shapes.append(Text(middle, base, words, size, look.text, bold=True, anchor="middle"))
    return shapes
