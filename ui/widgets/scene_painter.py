"""Paints a scene in the window: sharp at any size of the text, in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from reports.charts.scene import Line, Poly, Rect, Scene, Text
from ui.theme import Theme
from ui.widgets.scene_colours import recoloured

_PIXELS_A_POINT = 1.5  # the text of charts is 8 points, that of the window 12 pixels
_MOST_KNOWN = 20_000


class ScenePainter:
    """Measures and paints by the same fonts, so that lines break where the builder thought."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}
        theme.changed.connect(self._forget)

    @property
    def scale(self) -> float:
        """Pixels a point of a scene."""
        return _PIXELS_A_POINT * self._theme.scale

    def measure(self, text: str, size: float, bold: bool) -> float:
        """Width in points; a `Measure` for the builders. Each text is measured once."""
        key = text, size, bold
        if key not in self._widths:
            if len(self._widths) >= _MOST_KNOWN:
                self._widths.clear()
            font = self._font(size, bold)
            self._widths[key] = self._metrics[font].horizontalAdvance(text) / self.scale
        return self._widths[key]

    def size(self, scene: Scene) -> QSizeF:
        """Width and height in pixels."""
        return QSizeF(scene.width, scene.height) * self.scale

    def paint(self, painter: QPainter, scene: Scene, x: float, y: float) -> None:
        """Paint the scene with its upper left corner at (x, y) pixels."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(round(x), round(y))
        for shape in recoloured(scene, self._theme.tokens).shapes:
            if isinstance(shape, Text):
                self._paint_text(painter, shape)
            elif isinstance(shape, Rect):
                self._paint_rect(painter, shape)
            elif isinstance(shape, Line):
                self._paint_line(painter, shape)
            else:
                self._paint_poly(painter, shape)
        painter.restore()

    def place(self, shape: Rect) -> QRectF:
        """Where a rectangle stands, in whole pixels."""
        left, top = round(shape.x * self.scale), round(shape.y * self.scale)
        right, bottom = round((shape.x + shape.width) * self.scale), round((shape.y + shape.height) * self.scale)
        return QRectF(left, top, right - left, bottom - top)

    def _paint_rect(self, painter: QPainter, shape: Rect) -> None:
        rect = self.place(shape)
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if shape.edge:  # a hairline lies on the pixels inside the rectangle
            pen = self._pen(shape.edge, shape.edge_width)
            painter.setPen(pen)
            half = pen.widthF() / 2
            rect = rect.adjusted(half, half, -half, -half)
        radius = shape.radius * self.scale
        painter.drawRoundedRect(rect, radius, radius)

    def _paint_line(self, painter: QPainter, shape: Line) -> None:
        painter.setPen(self._pen(shape.colour, shape.width))
        ends = [QPointF(x, y) * self.scale for x, y in ((shape.x1, shape.y1), (shape.x2, shape.y2))]
        if shape.x1 == shape.x2:
            ends = [QPointF(round(end.x()), end.y()) for end in ends]
        elif shape.y1 == shape.y2:
            ends = [QPointF(end.x(), round(end.y()) + 0.5) for end in ends]
        painter.drawLine(*ends)

    def _paint_poly(self, painter: QPainter, shape: Poly) -> None:
        points = QPolygonF([QPointF(x, y) * self.scale for x, y in shape.points])
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if shape.edge:
            pen = self._pen(shape.edge, shape.edge_width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
        if shape.closed:
            painter.drawPolygon(points)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)

    def _paint_text(self, painter: QPainter, shape: Text) -> None:
        room = self.measure(shape.text, shape.size, shape.bold) * self.scale
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * room
        painter.setPen(QColor(shape.colour))
        painter.setFont(self._fonts[self._font(shape.size, shape.bold)])
        painter.save()
        painter.translate(shape.x * self.scale, round(shape.y * self.scale))
        painter.rotate(-shape.rotation)
        painter.drawText(QPointF(-shift, 0), shape.text)
        painter.restore()

    def _pen(self, colour: str, points: float) -> QPen:
        return QPen(QColor(colour), max(1.0, points * self.scale))

    def _font(self, size: float, bold: bool) -> tuple[int, bool]:
        """The key of a font, made when it is first wanted."""
        key = max(1, round(size * self.scale)), bold
        if key not in self._fonts:
            font = self._theme.font(bold=bold)
            font.setPixelSize(key[0])
            self._fonts[key] = font
            self._metrics[key] = QFontMetricsF(font)
        return key

    def _forget(self) -> None:
        self._fonts.clear()
        self._metrics.clear()
        self._widths.clear()
