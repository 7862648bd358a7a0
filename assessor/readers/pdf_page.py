"""One page of a PDF as it was read: its text, ruling lines and state, and the way back to the page as shown."""

import ctypes
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pypdfium2.raw as pdfium

from assessor.readers.pdf_geometry import Box, Edge, Matrix, Word, turned
from assessor.readers.pdf_shapes import PageShapes, read_shapes
from assessor.readers.pdf_words import PageText, read_words

_FINE = 100  # device units to a point
_LARGEST_DEVICE = 2**30
_PICTURE_SHARE = 0.8  # of the page
_GARBAGE_SHARE = 0.4  # of its characters; Turkmen reaches 0.08 by its own letters, broken layers 0.75
_FEW_CHARACTERS = 20  # a stamp or page number on a picture makes no text page

ShownBox = tuple[int, int, int, int]


class PageState(StrEnum):
    TEXT = "text"
    SCAN = "scan"  # a picture instead of text
    GARBAGE = "garbage"  # the text layer holds other signs than the eye sees
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Page:
    """A page in reading coordinates: points, y downwards, turned so that its text runs from left to right."""

    number: int  # from 1
    state: PageState
    words: tuple[Word, ...]
    across: tuple[Edge, ...]
    down: tuple[Edge, ...]
    area: Box  # of the whole page
    turns: int = 0
    is_recognised: bool = False  # its words were read from its picture

    def shown(self, box: Box) -> ShownBox:
        """Left, top, right and bottom in whole points from the top left corner of the page as it is shown."""
        left, top, right, bottom = turned(box, -self.turns)
        return round(left), round(top), round(right), round(bottom)


def read_page(document: Any, index: int) -> Page:
    """Read the page at `index` from 0 of a loaded document."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:  # damaged: said as a page without content
        return Page(index + 1, PageState.EMPTY, (), (), (), Box(0, 0, 0, 0))
    try:
        to_shown, area = page_frame(page)
        text = read_words(page, to_shown)
        shapes = read_shapes(page, to_shown, text.turns)
    finally:
        pdfium.FPDF_ClosePage(page)
    state = _state(text, shapes, area)
    if state is not PageState.TEXT:
        return Page(index + 1, state, (), (), (), area)
    area = turned(area, text.turns)
    return Page(index + 1, state, text.words, tuple(shapes.across), tuple(shapes.down), area, text.turns)


def page_frame(page: Any) -> tuple[Matrix, Box]:
    """The way from a loaded page's own space to points from its top left corner as shown, and its area there."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    fine = min(_FINE, _LARGEST_DEVICE / max(width, height, 1.0))
    x, y = ctypes.c_int(), ctypes.c_int()
    points = []
    unit = max(width, height, 1.0)
    for corner in ((0.0, 0.0), (unit, 0.0), (0.0, unit)):
        size = max(round(width * fine), 1), max(round(height * fine), 1)
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *corner, x, y)
        points.append((x.value / fine, y.value / fine))
    (e, f), (right_x, right_y), (up_x, up_y) = points
    a, b, c, d = ((value) / unit for value in (right_x - e, right_y - f, up_x - e, up_y - f))
    return Matrix(a, b, c, d, e, f), Box(0.0, 0.0, width, height)


def _state(text: PageText, shapes: PageShapes, area: Box) -> PageState:
    if text.odd_share > _GARBAGE_SHARE:
        return PageState.GARBAGE
    if text.characters < _FEW_CHARACTERS and _picture_share(shapes, area) > _PICTURE_SHARE:
        return PageState.SCAN
    return PageState.TEXT if text.words else PageState.EMPTY


def _picture_share(shapes: PageShapes, area: Box) -> float:
    """How much of the page pictures cover; scanners cut a page into strips, so their areas are summed."""
    whole = (area.right - area.left) * area.height
    covered = 0.0
    for box in shapes.pictures:
        width = min(box.right, area.right) - max(box.left, area.left)
        height = min(box.bottom, area.bottom) - max(box.top, area.top)
        covered += max(width, 0.0) * max(height, 0.0)
    return covered / whole if whole else 0.0
