"""Files dropped on the window: which one, and what is said while it hangs over it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
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


def dropped_file(data: QMimeData) -> Path | None:
    """The one file on this computer that is dropped; None for several, folders and everything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].is_file() else None
