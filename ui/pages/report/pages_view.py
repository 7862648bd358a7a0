"""The pages of the report under each other, at any zoom; only those in sight are rendered."""

from bisect import bisect_right
from itertools import accumulate
from math import sqrt

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from assessor.words import Words
from ui.pages.report.rendering import PageRenderer, PageSize, PdfPages
from ui.theme import Theme
from ui.tokens import LIGHT

_GAP = 12
_PIXELS_PER_POINT = 96 / 72  # at 100 %
_SMALLEST, _LARGEST = 0.25, 4.0
_ZOOM_STEP = 1.2
_KEPT_BESIDE = 2  # pages above and below those in sight whose pictures are kept
_MOST_PIXELS = 30_000_000  # of one picture


class PagesView(QAbstractScrollArea):
    """`zoom` is None for the width of the pane, else a factor of the size on paper."""

    page_changed = Signal(int)  # 0 the first
    zoom_changed = Signal()
    shown = Signal(int)  # the picture of a page has come

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.zoom: float | None = None
        self.page = 0
        self._pages: PdfPages | None = None
        self._scales: list[float] = []  # of each page, logical pixels to the point
        self._tops: list[int] = []  # of each page, and the end of the last
        self._pictures: dict[int, tuple[float, QPixmap]] = {}  # page -> device pixels to the point, picture
        open_pages: list[PdfPages] = []  # outlives the widget, so that the document is closed after it
        self._open_pages = open_pages
        self.destroyed.connect(lambda: _close(open_pages))
        self._renderer = PageRenderer()
        self._renderer.rendered.connect(self._on_rendered)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that stays while pages change
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self._say_where()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._scales)

    @property
    def pages(self) -> PdfPages | None:
        """The document that is shown."""
        return self._pages

    def show_pages(self, pages: PdfPages) -> None:
        """Show a new document at the place where the old one stood."""
        page, part = self._place()
        _close(self._open_pages)
        self._open_pages[:] = [pages]
        self._pages = pages
        self._lay_out()
        self._go_to(min(page, self.count - 1), part if page < self.count else 0.0)
        self._pictures = {number: (0.0, old) for number, (_, old) in self._pictures.items() if number < self.count}
        self._ask_for_pictures()
        self._tell_page()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the pane."""
        if 0 <= page < self.count:
            self._go_to(page, 0.0)

    def set_zoom(self, zoom: float | None) -> None:
        """None fits the width of the pane."""
        page, part = self._place()
        self.zoom = None if zoom is None else min(_LARGEST, max(_SMALLEST, zoom))
        self._lay_out()
        self._go_to(page, part)
        self._ask_for_pictures()
        self.viewport().update()
        self.zoom_changed.emit()

    def zoom_by(self, steps: float) -> None:
        """Larger for positive steps."""
        self.set_zoom(self.factor() * _ZOOM_STEP**steps)

    def factor(self) -> float:
        """The size of the present page on the screen as a factor of its size on paper."""
        return self._scales[self.page] / _PIXELS_PER_POINT if self._scales else 1.0

    def is_sharp(self, page: int) -> bool:
        """Whether the picture of a page is that of the present document at the present zoom."""
        return page in self._pictures and self._pictures[page][0] == self._device_scale(page)

    def is_drawn(self) -> bool:
        """Whether every page in sight is sharp."""
        return all(self.is_sharp(page) for page in self._in_sight())

    def _lay_out(self) -> None:
        sizes = self._pages.sizes if self._pages is not None else ()
        self._scales = [self._scale_of(size) for size in sizes]
        heights = [round(size[1] * scale) for size, scale in zip(sizes, self._scales, strict=True)]
        self._tops = list(accumulate((height + _GAP for height in heights), initial=_GAP))
        widest = max((round(size[0] * scale) for size, scale in zip(sizes, self._scales, strict=True)), default=0)
        pane = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, self._tops[-1] - pane.height()))
        vertical.setPageStep(pane.height())
        vertical.setSingleStep(self._theme.pixels(40))
        horizontal.setRange(0, max(0, widest + 2 * _GAP - pane.width()))
        horizontal.setPageStep(pane.width())

    def _scale_of(self, size: PageSize) -> float:
        if self.zoom is not None:
            return self.zoom * _PIXELS_PER_POINT
        return max(1, self.viewport().width() - 2 * _GAP) / size[0]

    def _place(self) -> tuple[int, float]:
        """The page at the top of the pane, and which part of it lies above."""
        if not self._scales:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        page = min(max(0, bisect_right(self._tops, top) - 1), self.count - 1)
        return page, (top - self._tops[page]) / (self._tops[page + 1] - self._tops[page])

    def _go_to(self, page: int, part: float) -> None:
        if not self._scales:
            return
        height = self._tops[page + 1] - self._tops[page]
        margin = _GAP // 2 if part == 0.0 else 0
        self.verticalScrollBar().setValue(round(self._tops[page] + part * height) - margin)

    def _on_scrolled(self) -> None:
        self._ask_for_pictures()
        self._tell_page()
        self.viewport().update()

    def _tell_page(self) -> None:
        """The present page is the one that fills the upper third of the pane."""
        third = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = min(max(0, bisect_right(self._tops, third) - 1), max(0, self.count - 1))
        is_at_end = self.verticalScrollBar().value() == self.verticalScrollBar().maximum() > 0
        page = self.count - 1 if is_at_end and self.count else page
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)
        self._say_where()

    def _say_where(self) -> None:
        name = self._words.text("Preview of the report")
        if self.count:
            where = self._words.text("page {page} of {pages}", page=self.page + 1, pages=self.count)
            name = f"{name}, {where}"
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def _in_sight(self) -> range:
        if not self._scales:
            return range(0)
        top = self.verticalScrollBar().value()
        first = min(max(0, bisect_right(self._tops, top) - 1), self.count - 1)
        last = min(max(0, bisect_right(self._tops, top + self.viewport().height()) - 1), self.count - 1)
        return range(first, last + 1)

    def _device_scale(self, page: int) -> float:
        assert self._pages is not None
        width, height = self._pages.sizes[page]
        wanted = self._scales[page] * self.devicePixelRatioF()
        return min(wanted, sqrt(_MOST_PIXELS / (width * height)))

    def _ask_for_pictures(self) -> None:
        if self._pages is None:
            return
        sight = self._in_sight()
        near = range(sight.start - _KEPT_BESIDE, sight.stop + _KEPT_BESIDE)
        self._pictures = {number: kept for number, kept in self._pictures.items() if number in near}
        beside = [number for number in (sight.stop, sight.start - 1) if 0 <= number < self.count]
        wanted = [number for number in (*sight, *beside) if not self.is_sharp(number)]
        self._renderer.want(self._pages, [(number, self._device_scale(number)) for number in wanted])

    @Slot(object, int, float, QImage)
    def _on_rendered(self, pages: PdfPages, number: int, scale: float, picture: QImage) -> None:
        if pages is not self._pages or number >= self.count or scale != self._device_scale(number):
            return  # of a document or zoom that is gone
        self._pictures[number] = (scale, QPixmap.fromImage(picture))
        self.viewport().update()
        self.shown.emit(number)

    def _page_rect(self, number: int) -> QRect:
        assert self._pages is not None
        width = round(self._pages.sizes[number][0] * self._scales[number])
        left = max(_GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        top = self._tops[number] - self.verticalScrollBar().value()
        return QRect(left, top, width, self._tops[number + 1] - self._tops[number] - _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling, as all that follow
        """White paper on the ground; a page whose picture has not come yet shows its number."""
        painter = QPainter(self.viewport())
        tokens = self._theme.tokens
        painter.fillRect(event.rect(), QColor(tokens.raised))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._in_sight():
            rect = self._page_rect(number)
            painter.fillRect(rect, QColor(LIGHT.surface))  # paper is white in both themes
            if number in self._pictures:
                picture = self._pictures[number][1]
                painter.drawPixmap(QRectF(rect), picture, QRectF(picture.rect()))
            else:
                painter.setPen(QColor(LIGHT.text_3))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            painter.setPen(QColor(tokens.line))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        page, part = self._place()
        self._lay_out()
        self._go_to(page, part)
        self._ask_for_pictures()
        self._tell_page()
        super().resizeEvent(event)
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl and the wheel zoom about the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._zoom_about(event.position(), event.angleDelta().y() / 120)
        event.accept()

    def _zoom_about(self, point: QPointF, steps: float) -> None:
        if not self._scales or not steps:
            return
        at = self.verticalScrollBar().value() + round(point.y())
        page = min(max(0, bisect_right(self._tops, at) - 1), self.count - 1)
        part = (at - self._tops[page]) / (self._tops[page + 1] - self._tops[page])
        self.zoom_by(steps)
        height = self._tops[page + 1] - self._tops[page]
        self.verticalScrollBar().setValue(round(self._tops[page] + part * height - point.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Page up and down go by page, Home and End to the ends, + and - zoom."""
        key = event.key()
        if key == Qt.Key.Key_PageDown:
            self.go_to(min(self.page + 1, self.count - 1))
        elif key == Qt.Key.Key_PageUp:
            self.go_to(max(self.page - 1, 0))
        elif key == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:  # noqa: N802
        super().focusInEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:  # noqa: N802
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()


def _close(open_pages: list[PdfPages]) -> None:
    for pages in open_pages:
        pages.close()
