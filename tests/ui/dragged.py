"""Something dragged over a widget and dropped there, as Qt hands it on."""

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

_COPY, _LEFT, _NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag_over(target: QObject, data: QMimeData, at: QPoint) -> bool:
    """Come in and hang there; whether a drop would be taken."""
    come = QDragEnterEvent(at, _COPY, data, _LEFT, _NO_KEYS)
    QCoreApplication.sendEvent(target, come)
    hang = QDragMoveEvent(at, _COPY, data, _LEFT, _NO_KEYS)
    hang.setAccepted(come.isAccepted())  # as Qt begins it
    QCoreApplication.sendEvent(target, hang)
    return hang.isAccepted()


def drop(target: QObject, data: QMimeData, at: QPoint) -> bool:
    """Come in, hang there, and be dropped; whether it was taken."""
    drag_over(target, data, at)
    event = QDropEvent(QPointF(at), _COPY, data, _LEFT, _NO_KEYS)
    event.ignore()
    QCoreApplication.sendEvent(target, event)
    return event.isAccepted()
