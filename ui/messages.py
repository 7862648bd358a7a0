"""What the window says: errors that stay until they are closed, why a file is read-only, and messages that go away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.context import Context
from ui.editor import Verb
from ui.icons import icon
from ui.pages.page import label
from ui.theme import Theme

TOAST_SECONDS = 8
_TOAST_MARGIN = 16
_WIDEST_TOAST = 640
_ICON = 16


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about a message."""

    text: str  # ready to show
    do: Callable[[], object]
    until_change: bool = False  # it is about the last change: after another one it is gone


class Bar(QFrame):
    """A bar over the content: an icon, a sentence, what can be done, and a button that closes it."""

    def __init__(
        self, theme: Theme, words: Words, kind: str, text: str, offers: tuple[Offer, ...], *, can_close: bool
    ) -> None:
        """`kind` is "error" or "note", as the style sheet knows them."""
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("kind", kind)
        self.text = text
        self.is_open = True
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        colour = theme.tokens.bad if kind == "error" else theme.tokens.text_2
        picture = QLabel()
        size = theme.pixels(_ICON)
        picture.setPixmap(icon("circle-alert" if kind == "error" else "lock", colour).pixmap(size, size))
        row.addWidget(picture)
        said = label(text, wraps=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row.addWidget(said, 1)
        for offer in offers:
            button = QPushButton(offer.text)
            button.clicked.connect(lambda _checked=False, do=offer.do: do())
            row.addWidget(button)
        if can_close:
            close = QToolButton()
            close.setIcon(icon("x", theme.tokens.text_2))
            close.setIconSize(QSize(size, size))
            name = words.text(N_("Close this message"))
            close.setAccessibleName(name)
            close.setToolTip(name)
            close.clicked.connect(self.leave)
            row.addWidget(close)

    def leave(self) -> None:
        """Take the bar away."""
        self.is_open = False
        self.hide()
        self.deleteLater()


class Bars(QWidget):
    """The bars over the content, the newest below. Nobody hears the same thing twice at once."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def refuse(self, text: str, *offers: Offer, can_close: bool = True) -> Bar:
        """Show an error until it is closed: by the person, or by whoever keeps the bar."""
        return self._add("error", text, offers, can_close=can_close)

    def note(self, text: str, *offers: Offer) -> None:
        """Show why a file is read-only; it stays as long as the file is open."""
        self._add("note", text, offers, can_close=False)

    def shown(self) -> list[str]:
        """The texts of the bars, from above."""
        return [bar.text for bar in self._bars()]

    def clear_errors(self) -> None:
        """Take the errors away: what they were about is over."""
        for bar in self._bars():
            if bar.property("kind") == "error":
                bar.leave()

    def _bars(self) -> list[Bar]:
        bars = self.findChildren(Bar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [bar for bar in bars if bar.is_open]

    def _add(self, kind: str, text: str, offers: tuple[Offer, ...], *, can_close: bool) -> Bar:
        announce(self, text, is_urgent=kind == "error")
        bar = next((bar for bar in self._bars() if bar.text == text), None)
        if bar is None:
            bar = Bar(self._theme, self._words, kind, text, offers, can_close=can_close)
            self._column.addWidget(bar)
        return bar


class Toast(QFrame):
    """A message at the bottom centre of a widget, for 8 seconds, with at most one thing to do; longer under the mouse
    or while it has the focus."""

    def __init__(self, over: QWidget, kept_free: Callable[[], QWidget | None] = lambda: None) -> None:
        """`kept_free` gives what it never stands over: where a person decides."""
        super().__init__(over)
        self._kept_free = kept_free
        self._offer: Offer | None = None
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        self._said = label("", wraps=True)
        row.addWidget(self._said, 1)
        self._button = QPushButton()
        self._button.setProperty("flat", True)
        self._button.clicked.connect(self._on_pressed)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_SECONDS * 1000)
        self._timer.timeout.connect(self._on_time)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, '' while it is away."""
        return "" if self.isHidden() else self._said.text()

    def tell(self, text: str, offer: Offer | None = None) -> None:
        """Say something in place of what was said before."""
        self._said.setText(text)
        self._offer = offer
        self._button.setVisible(offer is not None)
        self._button.setText(offer.text if offer else "")
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{text}. {offer.text}" if offer else text)

    def follow_change(self) -> None:
        """The assessment changed: what was offered about the change before makes no sense any more."""
        if self._offer is not None and self._offer.until_change:
            self.hide()

    def pane(self) -> QWidget | None:
        """What F6 comes to: the button, while there is one to press."""
        return self._button if self._offer is not None and self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        """Stay at the bottom centre."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        room = over.width() - 2 * _TOAST_MARGIN
        self.setMaximumWidth(min(room, _WIDEST_TOAST))
        self._said.setMinimumWidth(min(self._said.fontMetrics().horizontalAdvance(self._said.text()) + 4, room // 2))
        self.adjustSize()
        place = QRect(QPoint(0, 0), self.size())
        place.moveTo((over.width() - self.width()) // 2, over.height() - self.height() - _TOAST_MARGIN)
        free = self._kept_free()
        if free is not None and free.isVisible():
            taken = QRect(free.mapTo(over, QPoint(0, 0)), free.size())
            if place.intersects(taken) and taken.top() >= place.height() + 2 * _TOAST_MARGIN:
                place.moveBottom(taken.top() - _TOAST_MARGIN)
        self.move(place.topLeft())

    def _on_time(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _on_pressed(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer.do()


def run_and_tell(context: Context, verb: Verb, **arguments: Any) -> bool:
    """Run a verb whose effect is easily overlooked or regretted, and tell what it did with the way back."""
    is_done = context.editor.run(verb, **arguments)
    if is_done:
        _tell_change(context)
    return is_done


def run_long_and_tell(
    context: Context, name: str, verb: Verb, done: Callable[[bool], None], /, **arguments: Any
) -> None:
    """Run a verb that writes much beside the window, as a job called `name`, and tell what it did with the way back;
    `done` is told whether the file has changed."""

    def end(is_done: bool) -> None:  # called back
        done(is_done)
        if is_done:
            _tell_change(context)

    context.editor.run_long(context.jobs, name, verb, end, **arguments)


def _tell_change(context: Context) -> None:
    change = context.editor.undoable()
    if change is not None:
        undo = Offer(context.words.text(N_("Undo")), context.editor.undo, until_change=True)
        context.tell(context.words.message(change.name), undo)


def announce(about: QObject, text: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say something at once."""
    event = QAccessibleAnnouncementEvent(about, text)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
