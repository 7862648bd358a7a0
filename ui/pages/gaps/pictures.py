"""Small pictures in the rows: levels against the target, results, and a thin stacked bar."""

import math
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from assessor.analysis.results import ItemResult, Result
from assessor.model.mapping import Coverage
from reports.charts import tokens as paper
from reports.charts.icons import coverage_chip
from reports.charts.level_bar import level_bar
from reports.charts.result_bar import stacked
from reports.charts.scene import Line, Rect, Scene, hatch
from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets.painting import draw_lines, wrapped

_CHIP = 10.0
_THIN = 5.0
ICONS = {
    Result.MET: "check",
    Result.PARTLY: "contrast",
    Result.BELOW_TARGET: "arrow-down",
    Result.NOT_FOUND: "x",
    Result.NOT_ASSESSED: "circle-dashed",
    Result.NO_TARGET: "minus",
}
CHIP_HEIGHT = 22
_CHIP_SIDE, _CHIP_ICON, _CHIP_GAP = 6, 14, 4
_CHIP_FONT = 12


def picture_of(item: ItemResult, levels: int) -> Scene | None:
    """What the documents show against what is asked; None where there is nothing to draw."""
    if not levels:
        return coverage_chip(item.coverage, _CHIP) if item.coverage is not None else None
    target = item.target.level if item.target is not None else None
    if item.result is Result.NOT_ASSESSED:
        return _unknown(target, levels)
    return level_bar(item.documented or 0, target, levels, item.coverage is Coverage.P)


@lru_cache(maxsize=64)
def _unknown(target: int | None, levels: int) -> Scene:
    """As wide as the bar of levels, hatched all over: not assessed is not the same as none."""
    empty = level_bar(0, None, levels)
    boxes = [shape for shape in empty.shapes if isinstance(shape, Rect)]
    first, last = boxes[0], boxes[-1]
    width = last.x + last.width
    strokes = hatch(first.x, first.y, width, first.height, paper.HATCH, 2.8)
    frame = Rect(first.x, first.y, width, first.height, None, paper.EDGE)
    marks = [shape for shape in level_bar(0, target, levels).shapes if isinstance(shape, Line)][-1:] if target else []
    return Scene(empty.width, empty.height, (*strokes, frame, *marks), "")


def thin_bar(counts: Mapping[Result, int], width: float) -> Scene:
    """The stacked bar of the results without its counts; `width` in points."""
    shapes = stacked(counts, 0, 0, width, _THIN, lambda _text, _size, _bold: width, 1.0)
    return Scene(width, _THIN, tuple(shapes), "")


def chip_width(theme: Theme, text: str) -> float:
    """Pixels that the chip of a result takes in one line."""
    room = QFontMetricsF(theme.font(_CHIP_FONT, bold=True)).horizontalAdvance(text)
    return room + _chip_margins(theme)


def chip_height(theme: Theme, text: str, width: float) -> float:
    """Pixels that the chip takes where it has `width` at most: one line, or two."""
    lines = len(_chip_lines(theme, text, width))
    return theme.pixels(CHIP_HEIGHT) + (lines - 1) * QFontMetricsF(theme.font(_CHIP_FONT, bold=True)).height()


def paint_result(painter: QPainter, theme: Theme, result: Result, text: str, rect: QRectF) -> None:
    """Icon and words of a result on its ground; `rect` is the whole room, the chip takes what it needs."""
    px, look = theme.pixels, theme.tokens.results[result]
    lines = _chip_lines(theme, text, rect.width())
    metrics = QFontMetricsF(theme.font(_CHIP_FONT, bold=True))
    needed = max(map(metrics.horizontalAdvance, lines), default=0.0) + _chip_margins(theme)
    chip = QRectF(rect.left(), rect.top(), min(needed, rect.width()), chip_height(theme, text, rect.width()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(look.fill) if look.fill and not look.hatched else Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(look.edge), 1) if look.edge else QPen(Qt.PenStyle.NoPen)
    if look.hatched:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    if result is not Result.NO_TARGET:
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    size = px(_CHIP_ICON)
    mark = QRectF(chip.left() + px(_CHIP_SIDE), chip.center().y() - size / 2, size, size)
    paint_icon(painter, ICONS[result], look.text, mark)
    painter.setFont(theme.font(_CHIP_FONT, bold=result is not Result.NO_TARGET))
    painter.setPen(QColor(look.text))
    left = mark.right() + px(_CHIP_GAP)
    draw_lines(painter, lines, left, chip.center().y() - len(lines) * metrics.height() / 2, metrics)
    painter.restore()


def _chip_lines(theme: Theme, text: str, width: float) -> tuple[str, ...]:
    room = width - _chip_margins(theme)
    return wrapped(text, theme.font(_CHIP_FONT, bold=True), max(theme.pixels(40), math.ceil(room)), 2)


def _chip_margins(theme: Theme) -> int:
    return theme.pixels(2 * _CHIP_SIDE + _CHIP_ICON + _CHIP_GAP)
