"""Paints a scene on a canvas of ReportLab."""

from functools import lru_cache

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from reports.charts.scene import Line, Poly, Rect, Scene, Text
from reports.pdf.fonts import BOLD, REGULAR, printable, width_of


@lru_cache(maxsize=256)
def colour_of(token: str) -> Color:
    """The colour of a token."""
    return HexColor(token)


def paint_scene(canvas: Canvas, scene: Scene, x: float, top: float) -> None:
    """Paint the scene with its upper left corner at (x, top) of the present coordinates."""
    canvas.saveState()
    canvas.translate(x, top)
    for shape in scene.shapes:
        if isinstance(shape, Text):
            _paint_text(canvas, shape)
        elif isinstance(shape, Rect):
            _paint_rect(canvas, shape)
        elif isinstance(shape, Line):
            canvas.setStrokeColor(colour_of(shape.colour))
            canvas.setLineWidth(shape.width)
            canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
        else:
            _paint_poly(canvas, shape)
    canvas.restoreState()


def _prepare(canvas: Canvas, shape: Rect | Poly) -> tuple[int, int]:
    """Set fill and stroke; tell whether there is each."""
    if shape.fill:
        canvas.setFillColor(colour_of(shape.fill))
    if shape.edge:
        canvas.setStrokeColor(colour_of(shape.edge))
        canvas.setLineWidth(shape.edge_width)
    return int(bool(shape.fill)), int(bool(shape.edge))


def _paint_rect(canvas: Canvas, shape: Rect) -> None:
    fill, stroke = _prepare(canvas, shape)
    y = -shape.y - shape.height
    if shape.radius:
        canvas.roundRect(shape.x, y, shape.width, shape.height, shape.radius, stroke=stroke, fill=fill)
    else:
        canvas.rect(shape.x, y, shape.width, shape.height, stroke=stroke, fill=fill)


def _paint_poly(canvas: Canvas, shape: Poly) -> None:
    fill, stroke = _prepare(canvas, shape)
    path = canvas.beginPath()
    path.moveTo(shape.points[0][0], -shape.points[0][1])
    for x, y in shape.points[1:]:
        path.lineTo(x, -y)
    if shape.closed:
        path.close()
    else:
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=stroke, fill=fill)
    if not shape.closed:
        canvas.setLineCap(0)
        canvas.setLineJoin(0)


def _paint_text(canvas: Canvas, shape: Text) -> None:
    words = printable(shape.text)
    font = BOLD if shape.bold else REGULAR
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * width_of(words, font, shape.size)
    canvas.setFont(font, shape.size)
    canvas.setFillColor(colour_of(shape.colour))
    if not shape.rotation:
        canvas.drawString(shape.x - shift, -shape.y, words)
        return
    canvas.saveState()
    canvas.translate(shape.x, -shape.y)
    canvas.rotate(shape.rotation)
    canvas.drawString(-shift, 0, words)
    canvas.restoreState()
