"""A picture as a scene of primitives: built once, painted on paper, in the window or as SVG.

Coordinates are points; x grows to the right and y downwards from the upper left corner of the scene.
A builder measures text by the `Measure` that it is given, so that every painter breaks lines alike.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

Measure = Callable[[str, float, bool], float]
"""Width in points of (text, size, bold)."""

_BLANKS = re.compile("[ \t\r\n]+")

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, with rounded corners where `radius` is given."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    edge_width: float = 0.5
    radius: float = 0.0
    id: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 0.5
    id: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Poly:
    """A polygon, or an open polyline with round joins when `closed` is false."""

    points: tuple[Point, ...]
    fill: str | None = None
    edge: str | None = None
    edge_width: float = 0.5
    closed: bool = True
    id: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; (x, y) is its base line at the anchor, `rotation` in degrees anticlockwise around it."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    rotation: int = 0
    id: str = ""
    tip: str = ""


Shape = Rect | Line | Poly | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished picture; `alt` says in words what it shows, for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape, `dx` to the right and `dy` down."""
    if isinstance(shape, Line):
        return replace(shape, x1=shape.x1 + dx, y1=shape.y1 + dy, x2=shape.x2 + dx, y2=shape.y2 + dy)
    if isinstance(shape, Poly):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def moved_all(shapes: Iterable[Shape], dx: float, dy: float) -> list[Shape]:
    """The same shapes, moved together."""
    return [moved(shape, dx, dy) for shape in shapes]


def hatch(x: float, y: float, width: float, height: float, colour: str, step: float = 3.75) -> list[Shape]:
    """Strokes at 45° that fill a rectangle to its edges; `step` is their distance along the axes."""
    strokes: list[Shape] = []
    offset = step
    while offset < width + height:
        x1, y1 = x + max(0.0, offset - height), y + min(offset, height)
        x2, y2 = x + min(offset, width), y + max(0.0, offset - width)
        strokes.append(Line(x1, y1, x2, y2, colour, 0.5))
        offset += step
    return strokes


def wrapped(text: str, width: float, size: float, measure: Measure, bold: bool = False) -> list[str]:
    """Break `text` into lines of at most `width` points; a longer word is broken inside. At least one line.

    Only at plain blanks: a no-break space holds a number and its unit together.
    """
    lines: list[str] = []
    line = ""
    for word in _BLANKS.split(text.strip()):
        candidate = f"{line} {word}" if line else word
        if measure(candidate, size, bold) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        pieces = _pieces(word, width, size, measure, bold)
        lines.extend(pieces[:-1])
        line = pieces[-1]
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: float, size: float, measure: Measure, bold: bool) -> list[str]:
    pieces: list[str] = []
    begin = 0
    while begin < len(word):
        piece = _fitting(word[begin:], lambda text: measure(text, size, bold) <= width)
        pieces.append(piece)
        begin += len(piece)
    return pieces or [word]


def _fitting(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits, of at least one letter; long texts are not measured whole."""
    high = 16
    while high < len(text) and fits(text[:high]):
        high *= 2
    low, high = 1, min(high, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return text[:low]


def shortened(text: str, width: float, size: float, measure: Measure, bold: bool = False) -> str:
    """`text` if it fits into `width`, else its beginning with an ellipsis."""
    if measure(text, size, bold) <= width:
        return text
    kept = _fitting(text, lambda beginning: measure(f"{beginning.rstrip()}…", size, bold) <= width)
    return f"{kept.rstrip()}…"


def in_lines(text: str, most: int, width: float, size: float, measure: Measure, bold: bool = False) -> list[str]:
    """As `wrapped`, but of at most `most` lines; the last one ends with an ellipsis where there would be more."""
    lines = wrapped(text, width, size, measure, bold)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 : most + 1]), width, size, measure, bold)]
