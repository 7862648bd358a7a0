"""Parts of a plain form: groups, texts in two languages, and a row that adds an entry."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.pages.page import card, label
from ui.theme import Theme
from ui.widgets.fields import TextField, labelled

_SIDE_BY_SIDE_FROM = 560  # width of a pair
Stored = Callable[[], str]
Write = Callable[[str], bool]


def group(title: str, remark: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A card with its heading."""
    frame, layout = card()
    layout.addWidget(label(title, "heading", wraps=True))
    if remark:
        layout.addWidget(label(remark, "hint", wraps=True))
    return frame, layout


class Field(TextField):
    """A text of the assessment: it shows what `stored` gives and hands what is typed to `write`."""

    def __init__(self, name: str, stored: Stored, write: Write, *, is_one_line: bool = True) -> None:
        super().__init__(name, is_one_line=is_one_line)
        self._stored = stored
        self._write = write
        self.session.bind(stored(), self._commit)

    def follow(self) -> None:
        """Show what is stored now, unless something else is being typed."""
        self.session.show(self._stored())

    def _commit(self, text: str) -> bool:
        return text.strip() == self._stored() or self._write(text)


class Pair(QWidget):
    """A text and the same in the other language, side by side where there is room."""

    def __init__(self, theme: Theme, captions: tuple[str, str], fields: tuple[Field, Field]) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for caption, field in zip(captions, fields, strict=True):
            self._layout.addWidget(labelled(caption, field), 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        """Choose the direction for the new width."""
        is_wide = event.size().width() >= self._theme.pixels(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._layout.direction():
            self._layout.setDirection(direction)
        super().resizeEvent(event)


class AddRow(QWidget):
    """A field and a button; Enter adds too. What was refused stays in the field, to be mended."""

    def __init__(self, name: str, verb: str, add: Write) -> None:
        super().__init__()
        self._add = add
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.setToolTip(name.replace("&", "&amp;").replace("<", "&lt;"))  # where it has no room
        self.button = QPushButton(verb)
        self.button.setAccessibleName(f"{verb}: {name}")
        self.button.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.field.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        self.field.returnPressed.connect(self.commit)
        self.button.clicked.connect(self.commit)

    def commit(self) -> None:
        """Add what is typed."""
        if self.field.text().strip() and self._add(self.field.text()):
            self.field.clear()
            self.field.setFocus()
