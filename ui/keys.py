"""Ctrl and Alt with a letter, whatever the keyboard layout: on Ctrl+Я the command of Ctrl+Z runs.

Qt matches shortcuts by the character, so that they can fail on a Cyrillic layout. One filter on the application looks
at keys that no shortcut took, finds the Latin key in the same place, and runs what hangs on it.
"""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

_RUSSIAN = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.`"
_KAZAKH = "ӘІҢҒҮҰҚӨҺ"  # on the row of digits
_DIGITS = "2345890-="
_BY_PLACE = dict(zip(_RUSSIAN + _KAZAKH, _LATIN + _DIGITS, strict=True))
_CYRILLIC_OF = dict(zip(_LATIN, _RUSSIAN, strict=True))
_VIRTUAL_KEYS = frozenset(range(ord("0"), ord("9") + 1)) | frozenset(range(ord("A"), ord("Z") + 1))
_LAST_LATIN = 0x24F
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def latin_key(event: QKeyEvent) -> str | None:
    """The Latin character in the place of the key; None where the key is Latin, or has no such place.

    Windows says which key was pressed whatever the layout; elsewhere the places of the Cyrillic layouts tell.
    """
    key = event.key()
    if key <= _LAST_LATIN or key > 0x10FFFF:  # a Latin character, or a key without one
        return None
    if event.nativeVirtualKey() in _VIRTUAL_KEYS:
        return chr(event.nativeVirtualKey())
    return _BY_PLACE.get(chr(key).upper())


class LatinKeys(QObject):
    """The filter; one for the application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        """Run the command of the Latin key; and let Ctrl+Z of a field that has nothing to undo reach the window."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_spent_undo(watched, event):
            event.ignore()
            return True
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.modifiers() & _COMMANDING or not isinstance(watched, QWidget):
            return False
        letter = latin_key(event)
        if letter is not None:
            return _run(watched, event, letter)
        return _open_menu(watched.window(), event, _CYRILLIC_OF.get(_character(event)))


def _run(widget: QWidget, event: QKeyEvent, letter: str) -> bool:
    """What Qt would have done with the Latin key: the field first, then the shortcuts, then whoever has the focus."""
    latin = QKeyEvent(QEvent.Type.ShortcutOverride, ord(letter), event.modifiers())
    latin.ignore()
    QApplication.sendEvent(widget, latin)
    if not latin.isAccepted():
        sequence = QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(ord(letter))))
        window = widget.window()
        if _trigger(window, widget, sequence) or _open_menu(window, event, letter):
            return True
    press = QKeyEvent(QEvent.Type.KeyPress, ord(letter), event.modifiers(), "")
    QApplication.sendEvent(widget, press)
    return True


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _trigger(window: QWidget, focus: QWidget, sequence: QKeySequence) -> bool:
    for action in window.findChildren(QAction):
        if action.isEnabled() and sequence in action.shortcuts():
            action.trigger()
            return True
    for shortcut in window.findChildren(QShortcut):
        keys: list[QKeySequence] = shortcut.keys()
        if shortcut.isEnabled() and sequence in keys and _reaches(shortcut, focus):
            shortcut.activated.emit()
            return True
    return False


def _reaches(shortcut: QShortcut, focus: QWidget) -> bool:
    """Whether a shortcut counts for the widget with the focus."""
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not owner.isVisible():
        return False
    match shortcut.context():
        case Qt.ShortcutContext.WidgetShortcut:
            return owner is focus
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return owner is focus or owner.isAncestorOf(focus)
        case _:
            return True


def _open_menu(window: QWidget, event: QKeyEvent, letter: str | None) -> bool:
    """Alt and the marked letter of a menu, in the other layout."""
    if letter is None or event.modifiers() != Qt.KeyboardModifier.AltModifier or not isinstance(window, QMainWindow):
        return False
    bar = window.menuBar()
    for action in bar.actions():
        mark = QKeySequence.mnemonic(action.text())
        if mark == QKeySequence(QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key(ord(letter)))):
            bar.setActiveAction(action)
            return True
    return False


def _character(event: QKeyEvent) -> str:
    return chr(event.key()) if 0 < event.key() <= _LAST_LATIN else ""


def _is_spent_undo(watched: QObject, event: QEvent) -> bool:
    """Whether a field without typing to take back would swallow Ctrl+Z or Ctrl+Y."""
    if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not watched.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
