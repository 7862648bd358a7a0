"""Files dropped on the window: which ones, and what is said while it hangs over it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

_EDGE = 12


class DropCover(QLabel):
    """A dashed edge over the content with a word of what will happen."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("dropCover")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, text: str) -> None:
        """Cover the content and say what happens."""
        over = self.parentWidget()
        assert over is not None
        self.setText(text)
        self.setGeometry(over.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self.show()
        self.raise_()


class FileDrops(QObject):
    """Hands files to the window wherever they hang over it: a field below them would take their names as text.

    It watches the native window, where a drag arrives before Qt looks for a widget under it.
    """

    hung = Signal(object)  # the files' QDropEvent, when they come and while they move
    left = Signal()
    dropped = Signal(object)  # QDropEvent

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if event.type() is QEvent.Type.DragLeave:
            self.left.emit()
        elif isinstance(event, QDropEvent) and dropped_files(event.mimeData()):  # coming and moving are drops too
            event.ignore()
            (self.hung if isinstance(event, QDragMoveEvent) else self.dropped).emit(event)
            return True
        return False


def dropped_files(data: QMimeData) -> list[Path]:
    """The files on this computer that are dropped; none where folders or anything else are among them."""
    files = [Path(url.toLocalFile()) for url in data.urls()]
    return files if all(url.isLocalFile() for url in data.urls()) and all(file.is_file() for file in files) else []
