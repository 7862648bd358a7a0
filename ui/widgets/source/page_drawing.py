"""Pages of a host's PDF as pictures: drawn by a child process, asked for by a thread, the last wish first."""

import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from assessor.errors import AssessorError
from assessor.readers.pictures import PagePictures


class PageDrawing(QObject):
    """Draws the page that is wanted now; what was wanted before and is not drawn yet is dropped."""

    opened = Signal(object, int)  # the file's bytes, how many pages it has
    drawn = Signal(object, int, float, QImage)  # the bytes, page from 1, pixels to the point, picture
    failed = Signal(object, object)  # the bytes, AssessorError

    def __init__(self) -> None:
        super().__init__()
        self._guard = threading.Lock()
        self._wish: tuple[bytes, str, int, float] | None = None
        self._is_running = self._is_closed = False

    def want(self, data: bytes, name: str, page: int, dpi: float) -> None:
        """Draw a page, counted from 1; `name` is that of the file, for sentences."""
        with self._guard:
            self._wish = data, name, page, dpi
            if self._is_running or self._is_closed:
                return
            self._is_running = True
        threading.Thread(target=self._run, name="pages of a source").start()

    def close(self) -> None:
        """Draw no more; the child ends with the page that it is at."""
        with self._guard:
            self._wish, self._is_closed = None, True

    def _run(self) -> None:
        pictures, of = None, b""
        while True:
            with self._guard:
                wish, self._wish = self._wish, None
                if wish is None:
                    self._is_running = False
                    break
            data, name, page, dpi = wish
            try:
                if pictures is None or of is not data:
                    if pictures is not None:
                        pictures.close()
                    pictures, of = PagePictures(data, name), data
                    self.opened.emit(data, pictures.pages)
                picture = pictures.picture(page, dpi)
            except AssessorError as error:
                self.failed.emit(data, error)
                continue
            image = QImage(
                picture.pixels, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
            ).copy()
            self.drawn.emit(data, page, picture.scale, image)
        if pictures is not None:
            pictures.close()
