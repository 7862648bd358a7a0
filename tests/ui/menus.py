"""Context menus in tests: opened by keys, read, and chosen from."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget


def opened_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def by_key(widget: QWidget) -> dict[str, str]:
    """Open the menu by Shift+F10: id of a command -> its text, for those that can be chosen; and close it again."""
    QTest.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = opened_menu()
    actions = [action for action in menu.actions() if not action.isSeparator()]
    found = {action.objectName(): action.text() for action in actions if action.isEnabled()}
    menu.close()
    return found


def choose(widget: QWidget, command: str) -> None:
    """Open the menu by the menu key, and choose a command in it."""
    QTest.keyClick(widget, Qt.Key.Key_Menu)
    menu = opened_menu()
    action = next(action for action in menu.actions() if action.objectName() == command)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
