"""The large buttons of the start page, and the rows of the files opened last."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.icons import icon
from ui.pages.page import label
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

_ICON = 20


class _WithInside(QPushButton):
    """A button with a layout of labels inside; it is as high as they need."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.inside = QHBoxLayout(self)
        self.inside.setContentsMargins(16, 10, 14, 10)
        self.inside.setSpacing(16)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a part in that leaves the mouse to the button."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.inside.addWidget(widget, stretch)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        """As large as what is inside."""
        return self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        """Not lower than what is inside."""
        return self.inside.minimumSize()


def _picture(theme: Theme, name: str, colour: str) -> QLabel:
    picture = QLabel()
    size = theme.pixels(_ICON)
    picture.setPixmap(icon(name, colour).pixmap(size, size))
    return picture


def _two_lines(first: QLabel, right: QLabel, second: QLabel) -> QWidget:
    """A title with something at its right, and a line below."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    row = QHBoxLayout()
    row.addWidget(first, 1)
    row.addWidget(right)
    column.addLayout(row)
    column.addWidget(second)
    return room


class BigChoice(_WithInside):
    """Icon, what it does, more of it, its key."""

    def __init__(self, theme: Theme, icon_name: str, title: str, more: str, key: str = "") -> None:
        super().__init__(f"{title} ({key})" if key else title)
        self.setAccessibleDescription(more)
        self.setProperty("choice", True)
        self.add(_picture(theme, icon_name, theme.tokens.accent))
        at_right = label(key, "key" if key else "")
        self.add(_two_lines(label(title, "subheading"), at_right, label(more, "secondary", wraps=True)), 1)


class RecentRow(_WithInside):
    """One file: name, where it is and how far the work is, when it was changed."""

    forgotten = Signal()

    def __init__(self, theme: Theme, words: Words, file: Path) -> None:
        super().__init__(file.stem)
        self.file = file
        self._words = words
        self._is_there = file.is_file()
        self.setProperty("row", True)
        tokens = theme.tokens
        self.add(
            _picture(
                theme, "file-text" if self._is_there else "unplug", tokens.accent if self._is_there else tokens.text_3
            )
        )
        self._more = ElidedLabel()
        self._more.setProperty("role", "secondary")
        name = ElidedLabel(file.stem)
        name.setProperty("role", "subheading" if self._is_there else "gone")
        changed = label(self._when() if self._is_there else "", "secondary")
        self.add(_two_lines(name, changed, self._more), 1)
        self._say(self._where() if self._is_there else words.text(N_("Not found. Is its disk or stick connected?")))
        self.setToolTip(str(file).replace("&", "&amp;").replace("<", "&lt;"))

    def show_progress(self, progress: str) -> None:
        """How far the work is, read meanwhile."""
        self._say(f"{self._where()} · {progress}")

    @property
    def more(self) -> str:
        """The second line."""
        return self._more.text()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt's spelling
        """What else can be done with the row."""
        menu = QMenu(self)
        forget = menu.addAction(self._words.text(N_("Take out of this list")))
        forget.setShortcut("Delete")
        forget.triggered.connect(self.forgotten)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        """Delete takes the file out of the list; the file itself stays."""
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, more: str) -> None:
        self._more.show_text(more)
        self.setAccessibleDescription(more)

    def _where(self) -> str:
        return self.file.parent.name or str(self.file.parent)

    def _when(self) -> str:
        return self._words.date(datetime.fromtimestamp(self.file.stat().st_mtime, UTC).astimezone().date().isoformat())
