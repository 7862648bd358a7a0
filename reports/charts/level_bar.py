"""The level bar: what the documents show against what the role asks for, as a small picture in a table."""

from functools import lru_cache

from reports.charts import tokens
from reports.charts.scene import Line, Rect, Scene, Shape, hatch

_STEP = 9.0
_GAP = 1.5
_HEIGHT = 7.5
_OVER = 2.0  # how far the stroke of the target stands out above and below


@lru_cache(maxsize=512)
def level_bar(documented: int, target: int | None, levels: int, partial: bool = False) -> Scene:
    """One box a level: filled = by the documents, outlined = missing up to the target, upright stroke = target.

    `partial`: covered in part only, so the first box is hatched where no level is documented.
    Levels above both stay empty, so that bars of one framework have one width.
    """
    shapes: list[Shape] = []
    for level in range(1, levels + 1):
        shapes += _box(level, documented, target or 0, partial)
    if target:
        x = target * (_STEP + _GAP) - _GAP / 2
        shapes.append(Line(x, 0, x, _HEIGHT + 2 * _OVER, tokens.TEXT, 1.4))
    return Scene(levels * (_STEP + _GAP), _HEIGHT + 2 * _OVER, tuple(shapes), "")


def _box(level: int, documented: int, target: int, partial: bool) -> list[Shape]:
    x = (level - 1) * (_STEP + _GAP)
    if level <= documented:
        return [Rect(x, _OVER, _STEP, _HEIGHT, tokens.ACCENT, tokens.ACCENT)]
    if level > target:
        return [Rect(x, _OVER, _STEP, _HEIGHT, tokens.RAISED)]
    shapes: list[Shape] = [Rect(x, _OVER, _STEP, _HEIGHT, tokens.SURFACE)]
    if partial and level == 1:
        shapes += hatch(x, _OVER, _STEP, _HEIGHT, tokens.ACCENT, 2.8)
    return [*shapes, Rect(x, _OVER, _STEP, _HEIGHT, None, tokens.EDGE)]
