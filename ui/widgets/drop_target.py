"""Where something dragged may be dropped: a dashed edge, and a word of what will happen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import Theme
from ui.widgets.painting import wrapped

_EDGE, _INSIDE, _RADIUS = 2, 8, 4
_MOST_LINES = 3


@dataclass(frozen=True)
class Drop:
    """What a drop at some place would do: where its edge stands in the widget, what is said of it, and the deed."""

    rect: QRect
    text: str
    do: Callable[[], object]


class DropTarget(QObject):
    """Takes drops for a widget, in place of what Qt would do with them there."""

    def __init__(
        self, widget: QWidget, theme: Theme, takes: str, offer: Callable[[QMimeData, QPoint], Drop | None]
    ) -> None:
        """`takes` is the MIME type taken; `offer` says what a drop at a place of the widget would do, or None."""
        super().__init__(widget)
        self._widget = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self._takes = takes
        self._offer = offer
        self.mark = DropMark(self._widget, theme)
        self._widget.setAcceptDrops(True)
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if event.type() is QEvent.Type.DragLeave:
            self.mark.hide()
        if isinstance(event, QDropEvent):  # entering and moving too
            if not event.mimeData().hasFormat(self._takes):
                event.ignore()  # whoever stands around it may take it: the window takes files
                return True
            return self._hover(event) if isinstance(event, QDragMoveEvent) else self._drop(event)
        return super().eventFilter(watched, event)

    def _hover(self, event: QDragMoveEvent) -> bool:
        drop = self._offer(event.mimeData(), event.position().toPoint())
        if drop is None:
            self.mark.hide()
            event.setAccepted(event.type() is QEvent.Type.DragEnter)  # it may still reach a place that takes it
            return True
        self.mark.show_at(drop.rect, drop.text)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.mark.hide()
        drop = self._offer(event.mimeData(), event.position().toPoint())
        if drop is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            QTimer.singleShot(0, self, drop.do)  # when the drag has ended
        return True


class DropMark(QWidget):
    """The edge and the word, over the place."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, rect: QRect, text: str) -> None:
        """Stand there and say what will happen; low places give the words a second line."""
        self.text = text
        self.setAccessibleName(text)
        height = len(self._lines(rect.width())) * self._line_height() + self._theme.pixels(_INSIDE)
        place = QRect(rect.left(), rect.top(), rect.width(), max(rect.height(), round(height)))
        over = self.parentWidget()
        if over is not None and place.bottom() > over.height():
            place.moveBottom(over.height() - 1)
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.selection_soft))
        painter.setPen(QPen(QColor(tokens.accent), _EDGE, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), _RADIUS, _RADIUS)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._theme.font(bold=True))
        text = "\n".join(self._lines(self.width()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _lines(self, width: int) -> tuple[str, ...]:
        room = width - 2 * self._theme.pixels(_INSIDE)
        return wrapped(self.text, self._theme.font(bold=True), room, _MOST_LINES)

    def _line_height(self) -> int:
        return self.fontMetrics().height()
