"""Boxes, words and ruling lines of a page, in points from the top left corner of the page as it is read."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Word(NamedTuple):
    """A run of signs without a space; `turn` counts quarter turns against the reading direction of the page."""

    text: str
    box: Box
    bold: bool = False
    turn: int = 0


class Edge(NamedTuple):
    """A ruling line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: "Matrix") -> "Matrix":
        """This matrix first, `after` next."""
        return Matrix(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            *after.apply(self.e, self.f),
        )

    def box(self, x: float, y: float, other_x: float, other_y: float) -> Box:
        """The upright box around two opposite corners."""
        x, y = self.apply(x, y)
        other_x, other_y = self.apply(other_x, other_y)
        return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))

    def quarter(self, x: float, y: float) -> int | None:
        """Quarter turns (clockwise, 0 to 3) from the x axis of the direction (x, y); None for a slanted one."""
        x, y = self.a * x + self.c * y, self.b * x + self.d * y
        if abs(x) > 5 * abs(y):
            return 0 if x > 0 else 2
        if abs(y) > 5 * abs(x):
            return 1 if y > 0 else 3
        return None


def turned(box: Box, turns: int) -> Box:
    """The box after `turns` quarter turns counter-clockwise about the corner, as text so turned is read upright."""
    for _ in range(turns % 4):
        box = Box(box.top, -box.right, box.bottom, -box.left)
    return box


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all; there must be one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def median(values: Sequence[float]) -> float:
    """The upper middle value; 0 for none."""
    return sorted(values)[len(values) // 2] if values else 0.0


def clusters(values: Iterable[float], tolerance: float) -> list[float]:
    """The means of runs of values whose neighbours are nearer than `tolerance`, rising."""
    runs: list[list[float]] = []
    for value in sorted(values):
        if runs and value - runs[-1][-1] < tolerance:
            runs[-1].append(value)
        else:
            runs.append([value])
    return [sum(run) / len(run) for run in runs]
