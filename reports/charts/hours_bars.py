"""Small bars for hours, longest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts import tokens
from reports.charts.scene import Line, Measure, Rect, Scene, Shape, Text, wrapped

_SIZE = 8.5
_LINE = 10.8
_BAR = 8.0
_ROW_GAP = 6.0
_TITLE_SHARE = 0.45
_COLUMN_GAP = 10.0


@dataclass(frozen=True, slots=True)
class HourBar:
    """One bar; `value` is the printed figure."""

    title: str
    minutes: int
    value: str


def hours_bars(rows: Sequence[HourBar], width: float, measure: Measure, alt: str) -> Scene:
    """Bars on one scale that begins at nothing, with their figures at the end."""
    ordered = sorted(rows, key=lambda row: -row.minutes)
    value_room = max((measure(row.value, _SIZE, True) for row in rows), default=0.0) + 6
    x = width * _TITLE_SHARE + _COLUMN_GAP
    longest = max((row.minutes for row in rows), default=0)
    scale = (width - x - value_room) / longest if longest else 0.0
    shapes: list[Shape] = []
    y = 0.0
    for row in ordered:
        lines = wrapped(row.title, width * _TITLE_SHARE, _SIZE, measure)
        base = y + _SIZE
        shapes += [Text(0, base + n * _LINE, line, _SIZE, tokens.TEXT) for n, line in enumerate(lines)]
        length = row.minutes * scale
        shapes.append(Rect(x, y + 1.8, length, _BAR, tokens.ACCENT, id=row.title, tip=row.value))
        shapes.append(Text(x + length + 5, base, row.value, _SIZE, tokens.TEXT_2, bold=True))
        y += len(lines) * _LINE + _ROW_GAP
    height = max(0.0, y - _ROW_GAP)
    shapes.append(Line(x, 0, x, height, tokens.EDGE, 0.6))
    return Scene(width, height, tuple(shapes), alt)
