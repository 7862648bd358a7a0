"""The hands of a person: keys of a layout, the mouse, and what is typed into the dialogs of the system."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

_LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM"
_RUSSIAN = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"


class Hand:
    """Acts on whatever has the focus, or on what is seen under its name."""

    def __init__(self, window: QMainWindow, qtbot: QtBot, *, is_cyrillic: bool) -> None:
        """`is_cyrillic`: the keyboard is set to Russian, so that Ctrl+Z arrives as Ctrl+Я."""
        self.window = window
        self._qtbot = qtbot
        self._cyrillic = dict(zip(_LATIN, _RUSSIAN, strict=True)) if is_cyrillic else {}

    def press(self, keys: str) -> None:
        """Press one combination, as "Ctrl+Z", where the focus is."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stub knows no item access
        letter = self._cyrillic.get(chr(combination.key())) if combination.key() < 0x80 else None
        if letter is None:
            QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            return
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter), combination.keyboardModifiers(), letter.lower())
            if kind is QEvent.Type.ShortcutOverride:
                event.ignore()
            QApplication.sendEvent(self._focus(), event)

    def type(self, text: str) -> None:
        """Type a text where the focus is; letters outside ASCII arrive as an input method gives them."""
        for letter in text:
            _type(self._focus(), letter)

    def click(self, name: str) -> None:
        """Click the button that is called so."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QAbstractButton:
        """The one button that is seen and called so."""
        top = QApplication.activeModalWidget() or self.window
        named = [
            button
            for button in top.findChildren(QAbstractButton)
            if button.isVisible() and name in (button.text().replace("&&", "&"), button.accessibleName())
        ]
        assert len(named) == 1, f"{len(named)} buttons are called “{name}”"
        return named[0]

    def click_row(self, view: QAbstractItemView, row: int, column: int = 0) -> None:
        """Click a row of a list or table."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            view.visualRect(index).center(),
        )

    @contextmanager
    def choosing(self, file: Path) -> Iterator[None]:
        """What happens inside asks for a file: its name is pasted and taken."""
        answer = _Answer(file)
        try:
            yield
        finally:
            answer.stop()
        assert answer.is_given, "nobody asked for a file"

    def _focus(self) -> QWidget:
        """Keys go where the focus is; a platform without windows needs to be told which one is in front."""
        top = QApplication.activeModalWidget() or self.window
        if not top.isActiveWindow():
            top.activateWindow()
        self._qtbot.waitUntil(top.isActiveWindow)
        return QApplication.focusWidget() or top


def _type(widget: QWidget, letter: str) -> None:
    if letter.isascii():
        QTest.keyClicks(widget, letter)
    else:
        press = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, press)


class _Answer(QObject):
    """Watches for the file dialog, which keeps its caller waiting."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self.is_given = False
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        self.stop()
        self.is_given = True
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setCompleter(None)  # type: ignore[arg-type]  # its list would take Enter
        name.selectAll()
        QApplication.clipboard().setText(str(self._file))
        QTest.keyClick(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        default = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
        QTest.mouseClick(default, Qt.MouseButton.LeftButton)
        if dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)  # or the test would wait for ever
            raise AssertionError(f"the dialog did not take {self._file.name}")
