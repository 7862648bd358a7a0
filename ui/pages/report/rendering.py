"""Pages of a PDF as pictures, made off the GUI thread; PDFium bears one caller at a time."""

import threading
from collections.abc import Sequence

import pypdfium2
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

_PDFIUM = threading.Lock()

PageSize = tuple[float, float]
"""Width and height in points."""


class PdfPages:
    """One document in memory. Any thread may call it."""

    def __init__(self, data: bytes) -> None:
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes: tuple[PageSize, ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )
        self._is_open = True

    def render(self, number: int, scale: float) -> QImage | None:
        """The page `number` (0 the first) at `scale` pixels to the point; None after `close`."""
        with _PDFIUM:
            if not self._is_open:
                return None
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            picture = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            page.close()
        return picture

    def close(self) -> None:
        """Give the memory back; pictures asked for later are None."""
        with _PDFIUM:
            if self._is_open:
                self._document.close()
            self._is_open = False


class PageRenderer(QObject):
    """Renders the pages that are wanted now, the first wanted first. Its thread ends when nothing is wanted."""

    rendered = Signal(object, int, float, QImage)  # PdfPages, page, pixels to the point, picture

    def __init__(self) -> None:
        super().__init__()
        self._guard = threading.Lock()
        self._wanted: list[tuple[PdfPages, int, float]] = []
        self._is_running = False

    def want(self, pages: PdfPages, wanted: Sequence[tuple[int, float]]) -> None:
        """Render these (page, pixels to the point); what was wanted before and is not among them is dropped."""
        with self._guard:
            self._wanted = [(pages, number, scale) for number, scale in wanted]
            if self._is_running or not self._wanted:
                return
            self._is_running = True
        threading.Thread(target=self._run, name="pages of the report").start()

    def _run(self) -> None:
        while True:
            with self._guard:
                if not self._wanted:
                    self._is_running = False
                    return
                pages, number, scale = self._wanted.pop(0)
            picture = pages.render(number, scale)
            if picture is not None:
                self.rendered.emit(pages, number, scale, picture)
