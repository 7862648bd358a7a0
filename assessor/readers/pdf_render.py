"""A page of a PDF → pixels."""

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_MAX_PIXELS = 25_000_000
_POINTS_PER_INCH = 72
_WHITE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows of pixels from the top without padding: three bytes each (red, green, blue), or one of grey."""

    width: int
    height: int
    scale: float  # pixels to a point
    pixels: bytes


def render_page(document: Any, index: int, dpi: float, *, grey: bool = False) -> Raster | None:
    """Draw the page at `index` from 0, with fewer dots to the inch where it is so large that it would not fit.

    None for a page that pdfium cannot load.
    """
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = dpi / _POINTS_PER_INCH
        scale = min(scale, (_MAX_PIXELS / max(width * height, 1.0)) ** 0.5, _MAX_PIXELS / max(width, height, 1.0))
        size = max(int(width * scale), 1), max(int(height * scale), 1)
        return Raster(*size, scale, _draw(page, *size, grey=grey))
    finally:
        pdfium.FPDF_ClosePage(page)


def _draw(page: Any, width: int, height: int, *, grey: bool) -> bytes:
    kind, depth = (pdfium.FPDFBitmap_Gray, 1) if grey else (pdfium.FPDFBitmap_BGR, 3)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_GRAYSCALE if grey else pdfium.FPDF_REVERSE_BYTE_ORDER)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    row = width * depth
    return data if stride == row else b"".join(data[start : start + row] for start in range(0, len(data), stride))
