"""One page of a host's PDF as it looks, as wide as the pane, with a place marked on it."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.model.place import PageBox, Place
from assessor.words import Words
from ui.icons import icon
from ui.pages.page import label
from ui.theme import Theme
from ui.widgets.painting import plain_tip
from ui.widgets.source.page_drawing import PageDrawing

_POINTS_PER_INCH = 72
_RESIZE_MS = 120
_MARK_EDGE = 2
_PAPER_WIDTH = 595.0  # points of A4, until the page has said its own
_AROUND_MARK = 40


class PageView(QWidget):
    """Pages are turned by the buttons, Page Up and Page Down."""

    page_changed = Signal(int)  # from 1

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._data, self._name = b"", ""
        self.page, self.pages = 0, 0
        self._width = _PAPER_WIDTH
        self._marked: tuple[int, PageBox] | None = None
        self._drawing = drawing = PageDrawing()
        self._drawing.opened.connect(self._on_opened)
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.failed.connect(self._on_failed)
        self.destroyed.connect(lambda: drawing.close())  # noqa: PLW0108  # it lives until the widget is gone
        self._back = self._button("chevron-left", words.text(N_("Page before")), -1)
        self._on = self._button("chevron-right", words.text(N_("Next page")), 1)
        self._where = label("", "secondary")
        self._said = label("", "warn", wraps=True)
        self._said.hide()
        self.paper = _Paper(theme)
        self.area = QScrollArea()
        self.area.setWidget(self.paper)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that stays
        self.area.setAccessibleName(words.text(N_("Page of the source")))
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(_RESIZE_MS)
        self._fitting.timeout.connect(self._ask)
        self._lay_out()

    def show_file(self, data: bytes, name: str) -> None:
        """Another file, from its first page; `name` is shown in sentences."""
        self._data, self._name = data, name
        self.pages = 0
        self._marked = None
        self._said.hide()
        self.paper.show_picture(QImage(), 1.0)
        self.go_to(1)

    def show_place(self, place: Place) -> None:
        """Show the page of a place, with its box marked where it has one."""
        self._marked = (place.page, place.box) if place.page is not None and place.box is not None else None
        if place.page is not None and place.page != self.page:
            self.go_to(place.page)
        else:
            self._mark()

    def go_to(self, page: int) -> None:
        """Show a page, counted from 1."""
        if self._data and page >= 1 and (not self.pages or page <= self.pages):
            is_other, self.page = page != self.page, page
            self._say_where()
            self._ask()
            if is_other:
                self.page_changed.emit(page)

    @property
    def is_drawn(self) -> bool:
        """Whether the page that is asked for is shown."""
        return self.paper.page == self.page and not self.paper.picture.isNull()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(self.page + steps[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._fitting.start()

    def _ask(self) -> None:
        if self._data and self.isVisibleTo(self.window()):
            room = max(self.area.viewport().width(), 100) * self.devicePixelRatioF()
            dpi = room / self._width * _POINTS_PER_INCH
            self._drawing.want(self._data, self._name, self.page, dpi)

    def _on_opened(self, data: object, pages: int) -> None:
        if data is self._data:
            self.pages = pages
            self._say_where()

    def _on_drawn(self, data: object, page: int, scale: float, image: QImage) -> None:
        if data is not self._data or page != self.page:
            return
        width = image.width() / scale
        if abs(width - self._width) > 1:  # pages of another size: draw it again as wide as the pane
            self._width = width
            self._fitting.start()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.paper.page = page
        self.paper.show_picture(image, scale / self.devicePixelRatioF())
        self._mark()

    def _on_failed(self, data: object, error: object) -> None:
        if data is self._data and isinstance(error, AssessorError):
            self._said.setText(self._words.error(error))
            self._said.show()

    def _mark(self) -> None:
        box = self._marked[1] if self._marked is not None and self._marked[0] == self.paper.page else None
        self.paper.mark(box)
        if box is not None:
            place = self.paper.box_of(box).toRect()
            self.area.ensureVisible(place.left(), place.center().y(), _AROUND_MARK, _AROUND_MARK)

    def _say_where(self) -> None:
        number, of = self._words.number(self.page), self._words.number(self.pages)
        known = self._words.text(N_("Page {page} of {pages}"), page=number, pages=of)
        self._where.setText(known if self.pages else self._words.text(N_("Page {page}"), page=number))
        self._back.setEnabled(self.page > 1)
        self._on.setEnabled(bool(self.pages) and self.page < self.pages)

    def _button(self, icon_name: str, name: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name, self._theme.tokens.text_2))
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.clicked.connect(lambda: self.go_to(self.page + step))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._where)
        head.addWidget(self._on)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._said)
        layout.addWidget(self.area, 1)


class _Paper(QWidget):
    """The picture with the mark over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.picture = QImage()
        self.page = 0
        self._scale = 1.0  # logical pixels to the point
        self._box: PageBox | None = None

    def show_picture(self, picture: QImage, scale: float) -> None:
        self.picture, self._scale = picture, scale
        self.resize(self.sizeHint())
        self.update()

    def mark(self, box: PageBox | None) -> None:
        self._box = box
        self.update()

    def box_of(self, box: PageBox) -> QRectF:
        """A box of the page in pixels here."""
        left, top, right, bottom = (edge * self._scale for edge in box)
        return QRectF(left, top, right - left, bottom - top)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        size = self.picture.deviceIndependentSize()
        return QSize(ceil(size.width()), ceil(size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        painter = QPainter(self)
        painter.drawImage(0, 0, self.picture)
        if self._box is not None:
            accent = QColor(self._theme.tokens.accent)
            painter.setPen(QPen(accent, _MARK_EDGE))
            accent.setAlphaF(0.12)
            painter.setBrush(accent)
            painter.drawRect(self.box_of(self._box).adjusted(-_MARK_EDGE, -_MARK_EDGE, _MARK_EDGE, _MARK_EDGE))
