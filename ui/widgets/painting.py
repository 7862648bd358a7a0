"""What delegates share: wrapped lines of plain text, the chip of a coverage, tooltips of plain text."""

from functools import lru_cache
from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from assessor.model.mapping import Coverage
from ui.theme import Theme

MARK = 20
_RADIUS = 4


@lru_cache(maxsize=4096)
def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The lines of `text` at `width` pixels, at most `most`; the last one ends in … where more would follow."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    ends: list[tuple[int, int]] = []
    while len(ends) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [text[start : start + length].rstrip() for start, length in ends]
    if len(lines) <= most:
        return tuple(lines)
    rest = text[ends[most - 1][0] :]
    metrics = QFontMetricsF(font)
    return (*lines[: most - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))


def draw_lines(painter: QPainter, lines: tuple[str, ...], left: float, top: float, metrics: QFontMetricsF) -> None:
    """Draw lines under each other with the painter's font and pen."""
    for number, line in enumerate(lines):
        painter.drawText(QRectF(left, top + number * metrics.height(), 1e5, metrics.height()), 0, line)


def draw_chip(painter: QPainter, theme: Theme, coverage: Coverage, rect: QRectF) -> None:
    """The letter of a coverage on its ground."""
    fill = theme.tokens.coverages[coverage]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill.fill or theme.tokens.surface))
    painter.setPen(QPen(QColor(fill.edge), 1) if fill.edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setFont(theme.font(11, bold=True))
    painter.setPen(QColor(fill.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, coverage.name)
    painter.restore()


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is, whatever a person typed, and wraps it."""
    return f"<qt>{escape(text)}</qt>" if text else ""
