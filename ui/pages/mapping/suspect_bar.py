"""A topic whose text changed after it was mapped: both texts beside each other, and the word that it still holds."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessor.marks import N_
from ui.context import Context
from ui.icons import icon
from ui.pages.page import label
from ui.widgets.compared_texts import ComparedTexts


@dataclass(frozen=True, slots=True)
class Suspect:
    """What the person decided on a text that is another one now."""

    before: str
    now: str
    mappings: tuple[str, ...]  # ids of those that wait to be confirmed
    set_asides: tuple[str, ...]


class SuspectBar(QWidget):
    """Hidden while nothing waits. `confirmed` is the person's will."""

    confirmed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = context.words.text
        self.suspect: Suspect | None = None
        self._can_confirm = False
        self.texts = ComparedTexts(context.theme, context.words)
        self._said = label(text(N_("The text changed after this was decided. Does it still hold?")), "warn", wraps=True)
        name = text(N_("It still holds"))
        self.button = QPushButton(f"{name}  F9")
        self.button.setAccessibleName(name)
        self.button.setIcon(icon("circle-check", context.theme.tokens.text_2))
        self.button.clicked.connect(self.confirmed)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.pixels(4))
        layout.addLayout(head)
        layout.addWidget(self.texts)
        self.hide()

    @property
    def can_confirm(self) -> bool:
        """Whether something waits, and the file can be written."""
        return self.suspect is not None and self._can_confirm

    def show_suspect(self, suspect: Suspect | None, *, is_enabled: bool) -> None:
        """Show what waits; None hides it."""
        self.suspect, self._can_confirm = suspect, is_enabled
        self.button.setEnabled(is_enabled)
        if suspect is not None:
            self.texts.show_texts(suspect.before, suspect.now)
        self.setVisible(suspect is not None)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in the order of reading."""
        return [self.button, *self.texts.controls()]
