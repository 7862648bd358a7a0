"""What all pages share: a header with title, pickers and actions, and how they follow the assessment."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from assessor.store import Changed
from ui.context import Context

_EDGE = 12
_GAP = 8
_HEADER_HEIGHT = 48


class Page(QWidget):
    """One page. It reads from `context.session`, edits through `context.editor`, and is made anew for a language.

    A subclass fills `self.content` (a QVBoxLayout) and may add pickers and actions to the header in its constructor;
    `refresh` shows the assessment as it is, and is called before the page is shown for the first time and after
    every change that touches `shows`.
    """

    who_chosen = Signal(str)  # id of the assessor who works on this laptop from now on

    shows: frozenset[str] = frozenset()  # names of tables of the store; a change of others leaves the page alone

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.words = context.words
        self._is_stale = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_EDGE, 0, _EDGE, _GAP)
        outer.setSpacing(_GAP)
        self._header = QHBoxLayout()
        self._header.setSpacing(_GAP)
        frame = QWidget()
        frame.setFixedHeight(context.theme.pixels(_HEADER_HEIGHT))
        frame.setLayout(self._header)
        self._header.setContentsMargins(4, 0, 4, 0)
        self.title_label = QLabel(title)
        self.title_label.setProperty("role", "page")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self._header.addWidget(self.title_label)
        self._header.addStretch(1)
        outer.addWidget(frame)
        self.content = QVBoxLayout()
        self.content.setSpacing(_GAP)
        outer.addLayout(self.content, 1)
        context.editor.changed.connect(self._on_changed)

    def add_picker(self, widget: QWidget) -> None:
        """Put a scope picker after the title."""
        self._header.insertWidget(self._header.count() - 1, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put an action at the right of the header; at most one of them is primary."""
        self._header.addWidget(widget)

    def refresh(self) -> None:
        """Show the assessment as it is now. Selection and scroll position stay where they can."""

    def show_target(self, target: object) -> None:
        """Show what another page asked for (an id, a code); None leaves the page as it was."""

    def activate(self) -> None:
        """The page comes to the front: bring it up to date if a change passed it by."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _on_changed(self, changed: Changed) -> None:
        if not changed.tables & self.shows:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True


def card() -> tuple[QFrame, QVBoxLayout]:
    """A card on the grey ground, with its layout."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(_EDGE, _GAP, _EDGE, _EDGE)
    layout.setSpacing(_GAP)
    return frame, layout


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """A label of plain text, whatever a person typed into it; `role` is one of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made
