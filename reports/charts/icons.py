"""The marks of results and coverage, so that nothing is told by colour alone."""

import math
from functools import lru_cache

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from reports.charts import tokens
from reports.charts.scene import Point, Poly, Rect, Scene, Shape, Text, hatch

_ARC_STEPS = 20


@lru_cache(maxsize=128)
def result_icon(result: Result, size: float = 8.0) -> Scene:
    """A small square with the mark of a result: check, half circle, arrow down, cross, hatch, dash."""
    return Scene(size, size, tuple(result_shapes(result, 0.0, 0.0, size)), "")


def result_shapes(result: Result, x: float, y: float, size: float) -> list[Shape]:
    """The same mark with its upper left corner at (x, y)."""
    look = tokens.RESULT_FILLS[result]
    shapes: list[Shape] = []
    if look.hatched:
        shapes.append(Rect(x, y, size, size, fill=look.fill))
        shapes += hatch(x, y, size, size, tokens.HATCH, size / 3.2)
    if look.fill:
        ground = None if look.hatched else look.fill
        shapes.append(Rect(x, y, size, size, ground, look.edge or look.fill, radius=size * 0.14))
    return shapes + _mark(result, x, y, size, look.text)


def _mark(result: Result, x: float, y: float, size: float, colour: str) -> list[Shape]:
    def at(*points: Point) -> tuple[Point, ...]:
        return tuple((x + across * size, y + down * size) for across, down in points)

    stroke = size * 0.14
    match result:
        case Result.MET:
            return [Poly(at((0.24, 0.53), (0.43, 0.71), (0.77, 0.31)), None, colour, stroke, closed=False)]
        case Result.PARTLY:
            return [
                Poly(at(*_circle(0.5, 0.5, 0.27, 0, 360)), None, colour, size * 0.1),
                Poly(at(*_circle(0.5, 0.5, 0.27, 90, 270)), colour),
            ]
        case Result.BELOW_TARGET:
            return [
                Poly(at((0.5, 0.22), (0.5, 0.76)), None, colour, stroke, closed=False),
                Poly(at((0.27, 0.54), (0.5, 0.77), (0.73, 0.54)), None, colour, stroke, closed=False),
            ]
        case Result.NOT_FOUND:
            return [
                Poly(at((0.3, 0.3), (0.7, 0.7)), None, colour, stroke, closed=False),
                Poly(at((0.7, 0.3), (0.3, 0.7)), None, colour, stroke, closed=False),
            ]
        case Result.NO_TARGET:
            return [Poly(at((0.25, 0.5), (0.75, 0.5)), None, colour, size * 0.1, closed=False)]
        case Result.NOT_ASSESSED:
            return []


def _circle(x: float, y: float, radius: float, start: float, end: float) -> tuple[Point, ...]:
    """Points of an arc; angles in degrees, clockwise from the top of the circle's right side."""
    angles = (math.radians(start + (end - start) * step / _ARC_STEPS) for step in range(_ARC_STEPS + 1))
    return tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles)


@lru_cache(maxsize=64)
def coverage_chip(coverage: Coverage, size: float = 9.0) -> Scene:
    """A small square with the letter of a coverage."""
    return Scene(size, size, tuple(coverage_shapes(coverage, 0.0, 0.0, size, size)), coverage.name)


def coverage_shapes(
    coverage: Coverage, x: float, y: float, width: float, height: float, letter_size: float | None = None
) -> list[Shape]:
    """The letter of a coverage on its ground."""
    look = tokens.COVERAGE_FILLS[coverage]
    size = letter_size or height * 0.72
    middle = y + height / 2 + size * 0.33
    return [
        Rect(x, y, width, height, look.fill, look.edge or look.fill),
        Text(x + width / 2, middle, coverage.name, size, look.text, bold=True, anchor="middle"),
    ]
