"""Fields that are edited in place: they commit when left, on Ctrl+Enter, or after 1.5 s of rest."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.pages.page import label

REST_MS = 1_500
_MARGIN = 6  # of the text in a field that grows
_BORDER = 2  # as wide as the focus ring
_SNUG = "QPlainTextEdit { min-height: 0px; padding: 0px; }"  # its height follows its lines
Commit = Callable[[str], bool]
"""Takes the text that was typed; true when it was accepted."""


class _Typed(Protocol):
    def typed(self) -> str: ...

    def put(self, text: str) -> None: ...

    def hasFocus(self) -> bool: ...  # noqa: N802  # Qt's spelling


class FieldSession(QObject):
    """One field's way from typing to one edit. A text that is refused stays, to be mended."""

    def __init__(self, field: QPlainTextEdit | QLineEdit, as_typed: _Typed, *, rests: bool = True) -> None:
        """Without `rests` a pause commits nothing."""
        super().__init__(field)
        self._field = as_typed
        self._commit: Commit = lambda _text: False
        self._stored = ""  # as the file has it
        self._shown = ""  # as the field shows it
        self._refused: str | None = None
        self._is_committing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.commit)
        field.textChanged.connect(self._on_typing)
        field.installEventFilter(self)
        self._rests = rests

    def bind(self, text: str, commit: Commit) -> None:
        """Show what is stored, for another owner; `commit` is asked from now on."""
        self._commit = commit
        self._stored = text
        self._refused = None
        if self._field.typed() != text:
            self._field.put(text)
        self._shown = self._field.typed()  # a field may show a no-break space as a space: that is no typing
        self._timer.stop()

    def show(self, text: str) -> None:
        """Show what is stored now, unless a person is typing something else."""
        if self.is_dirty and not self._is_committing:
            return
        if text == self._stored and not self.is_dirty:
            return
        if self._field.hasFocus() and self._field.typed().strip() == text.strip():
            self._stored, self._shown = text, self._field.typed()  # a blank stays under the cursor
            return
        self.bind(text, self._commit)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not stored."""
        return self._field.typed() != self._shown

    def commit(self, *, again: bool = False) -> None:
        """Store what was typed, as one edit. What was refused is not asked for twice, but for `again`."""
        self._timer.stop()
        text = self._field.typed()
        if not self.is_dirty or self._is_committing or (text == self._refused and not again):
            return
        if text.strip() == self._shown.strip():  # blanks around a text are not stored
            self.bind(self._stored, self._commit)
            return
        self._is_committing = True
        accepted = self._commit(text)
        self._is_committing = False
        self._refused = None if accepted else text
        if accepted and self._field.typed() == text:
            self._shown = text

    def _on_typing(self) -> None:
        if self._rests and self.is_dirty:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_enter(event):
            takes_breaks = isinstance(watched, TextField) and not watched.is_one_line
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not takes_breaks:
                self.commit(again=True)
                return True
        return False


class TextField(QPlainTextEdit):
    """Text that wraps and grows with what is in it; one line of text wraps too but takes no line break."""

    def __init__(self, name: str, *, is_one_line: bool = False, rests: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(_SNUG)
        self.document().setDocumentMargin(_MARGIN)
        self.is_one_line = is_one_line
        self.session = FieldSession(self, self, rests=rests)
        self.textChanged.connect(self._fit)

    def typed(self) -> str:
        """What stands in the field."""
        text = self.toPlainText()
        return text.replace("\n", " ") if self.is_one_line else text

    def put(self, text: str) -> None:
        """Show a text without telling that it was typed."""
        self.setPlainText(text)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's spelling
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))  # a plain text document counts in lines
        height = lines * self.fontMetrics().lineSpacing() + 2 * _MARGIN + 2 * _BORDER
        if height != self.height():
            self.setFixedHeight(height)


class LineField(QLineEdit):
    """A short text: a number, hours."""

    def __init__(self, name: str, *, is_number: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        if is_number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.session = FieldSession(self, self)

    def typed(self) -> str:
        """What stands in the field."""
        return self.text()

    def put(self, text: str) -> None:
        """Show a text without telling that it was typed."""
        self.setText(text)


class CheckRow(QWidget):
    """A box to tick whose text wraps."""

    ticked = Signal(bool)  # by a person

    def __init__(self, text: str, *, is_ticked: bool, is_enabled: bool = True) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setChecked(is_ticked)
        self.setEnabled(is_enabled)
        self._label = label(text, wraps=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        self.box.clicked.connect(self.ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        """The text is as good to press as the box."""
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


def labelled(text: str, field: QWidget) -> QWidget:
    """A field under its label."""
    caption: QLabel = label(text, "secondary", wraps=True)
    caption.setBuddy(field)
    box = QWidget()
    layout = _column(box)
    layout.addWidget(caption)
    layout.addWidget(field)
    return box


def _column(box: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    return layout


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
