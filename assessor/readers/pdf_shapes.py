"""What is drawn on a page besides text: ruling lines, also as thin rectangles, and how far pictures cover it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from assessor.readers.pdf_geometry import Box, Edge, Matrix, turned

_MAX_DEPTH = 8  # of forms inside forms
_MAX_OBJECTS = 100_000
_MAX_SEGMENTS = 200_000
_THIN = 3.0  # points: a rectangle or line that is no thicker is a ruling line
_STRAIGHT = 1.0  # points that a ruling line may lean


@dataclass(slots=True)
class PageShapes:
    """Ruling lines in reading coordinates, not merged yet, and the boxes of pictures as shown."""

    across: list[Edge] = field(default_factory=list)  # horizontal
    down: list[Edge] = field(default_factory=list)  # vertical
    pictures: list[Box] = field(default_factory=list)


def read_shapes(page: Any, to_shown: Matrix, turns: int) -> PageShapes:
    """Walk the objects of a loaded page, forms included; `to_shown` and `turns` as for `read_words`."""
    return _ShapeReader(turns).read(page, to_shown)


class _ShapeReader:
    def __init__(self, turns: int) -> None:
        self._turns = turns
        self._found = PageShapes()
        self._objects = 0
        self._segments = 0
        self._matrix = pdfium.FS_MATRIX()
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()

    def read(self, page: Any, to_shown: Matrix) -> PageShapes:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), to_shown, 0)
        return self._found

    def _object(self, thing: Any, matrix: Matrix, depth: int) -> None:
        self._objects += 1
        if self._objects > _MAX_OBJECTS or not thing:
            return
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, self._own_matrix(thing).then(matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = self._numbers
            if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
                self._found.pictures.append(matrix.box(left.value, top.value, right.value, bottom.value))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = self._own_matrix(thing).then(matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._object(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _own_matrix(self, thing: Any) -> Matrix:
        m = self._matrix
        pdfium.FPDFPageObj_GetMatrix(thing, m)
        return Matrix(m.a, m.b, m.c, m.d, m.e, m.f)

    def _path(self, thing: Any, matrix: Matrix) -> None:
        pdfium.FPDFPath_GetDrawMode(thing, self._fill, self._stroke)
        stroked = bool(self._stroke.value)
        if not stroked and not self._fill.value:  # only a clipping path
            return
        for points in self._strokes(thing, matrix):
            xs, ys = zip(*points, strict=True)
            box = Box(min(xs), min(ys), max(xs), max(ys))
            if min(box.right - box.left, box.height) <= _THIN:
                self._rule(box)
            elif stroked:  # a filled area alone is shading: its rim may stand anywhere
                for (x, y), (other_x, other_y) in pairwise(points):
                    side = Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))
                    if min(side.right - side.left, side.height) <= _STRAIGHT:
                        self._rule(side)

    def _strokes(self, thing: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The runs of straight segments of a path, closed ones with their first point again."""
        x, y = self._numbers[:2]
        points: list[tuple[float, float]] = []
        for index in range(pdfium.FPDFPath_CountSegments(thing)):
            self._segments += 1
            if self._segments > _MAX_SEGMENTS:
                return
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind != pdfium.FPDF_SEGMENT_LINETO and len(points) > 1:
                yield points
            if kind != pdfium.FPDF_SEGMENT_LINETO:  # a curve is no ruling line; the next run begins at its end
                points = []
            points.append(matrix.apply(x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                yield [*points, points[0]]
                points = points[:1]
        if len(points) > 1:
            yield points

    def _rule(self, shown: Box) -> None:
        """A thin box → a line along its longer side; a dot may be a part of either."""
        box = turned(shown, self._turns)
        width, height = box.right - box.left, box.height
        if width >= height or width > _THIN:
            self._found.across.append(Edge(box.middle, box.left, box.right))
        if height >= width or height > _THIN:
            self._found.down.append(Edge(box.centre, box.top, box.bottom))
        if width <= _THIN and height <= _THIN and width != height:
            longer = self._found.down if width > height else self._found.across
            longer.append(
                Edge(box.centre, box.top, box.bottom) if width > height else Edge(box.middle, box.left, box.right)
            )
