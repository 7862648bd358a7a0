"""What tests of the palette do and read."""

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.palette.palette import Palette
from ui.palette.rows import All, Heading, Line
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def palettes(window: MainWindow) -> list[Palette]:
    """The palettes that are seen."""
    return [palette for palette in window.findChildren(Palette) if palette.isVisible()]


def open_palette(window: MainWindow, qtbot: QtBot, typed: str = "") -> Palette:
    """Ctrl+K wherever the focus is, and then some letters."""
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CTRL)
    (palette,) = palettes(window)
    qtbot.waitUntil(palette.field.hasFocus)
    write(palette.field, typed)
    return palette


def write(field: QWidget, typed: str) -> None:
    """Key by key; QTest knows Latin letters only."""
    for letter in typed:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier(0), letter))


def settle() -> None:
    """Let what waits for the event loop be done: the window made anew, layouts, paint."""
    for _ in range(5):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def press(palette: Palette, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key in the field."""
    QTest.keyClick(palette.field, key, modifiers)


def shown(palette: Palette) -> dict[str, list[str]]:
    """Heading -> code and text of each line under it."""
    found: dict[str, list[str]] = {}
    for row in palette.model.rows:
        if isinstance(row, Heading):
            found[row.text] = []
        elif isinstance(row, Line):
            found[list(found)[-1]].append(f"{row.code} {row.text}".strip())
        else:
            assert isinstance(row, All)
            found[list(found)[-1]].append(row.text)
    return found
