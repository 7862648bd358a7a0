"""Every command of the table runs by its key, on a Latin and on a Cyrillic layout."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from assessor.words import load_words
from ui.actions import MENUS, action_table
from ui.keys import latin_key
from ui.window import MainWindow

_RUSSIAN_OF = dict(zip("QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", strict=True))


def _combination(key: str) -> tuple[str, Qt.KeyboardModifier]:
    combination = QKeySequence(key)[0]  # type: ignore[index]  # the stub knows no item access
    return chr(combination.key()) if combination.key() < 0x110000 else "", combination.keyboardModifiers()


def test_case_ctrl_and_a_cyrillic_letter_runs_every_command(open_window: MainWindow, latin_keys: None) -> None:
    ran = list[str]()
    for action in open_window.findChildren(QAction):
        action.triggered.disconnect()
        action.triggered.connect(partial(_note, ran, action.objectName()))
        action.setEnabled(True)
    expected = list[str]()
    for spec in action_table():
        for latin, modifiers in map(_combination, spec.keys):
            cyrillic = _RUSSIAN_OF.get(latin.upper())
            if cyrillic is not None:
                target = QApplication.focusWidget() or open_window
                event = QKeyEvent(QEvent.Type.KeyPress, ord(cyrillic), modifiers, cyrillic.lower())
                QApplication.sendEvent(target, event)
                expected.append(spec.id)
    assert ran == expected
    assert {"undo", "settings", "go:report"} <= set(ran)


def test_no_key_is_given_twice() -> None:
    keys = [key for spec in action_table() for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_every_command_of_the_table_is_in_a_menu_and_has_a_handler(window: MainWindow) -> None:
    handlers = window.commands.handlers()
    assert set(handlers) == {spec.id for spec in action_table()}
    assert all(spec.menu in MENUS for spec in action_table())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_marked_letters_of_the_menus_are_unique(language: str) -> None:
    titles = [load_words(language).text(menu) for menu in MENUS]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(letters) == len(set(letters))


def test_the_key_that_windows_names_counts_before_the_place() -> None:
    pressed = QKeyEvent(QEvent.Type.KeyPress, 0x4D8, Qt.KeyboardModifier.ControlModifier, 0, ord("2"), 0, "ә")
    assert latin_key(pressed) == "2"
    latin = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "a")
    assert latin_key(latin) is None


def test_ctrl_ya_in_a_field_takes_back_the_typing_first(open_window: MainWindow, latin_keys: None) -> None:
    field = QLineEdit(open_window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    changes = len(_history(open_window))
    for _ in range(2):
        event = QKeyEvent(QEvent.Type.KeyPress, ord("Я"), Qt.KeyboardModifier.ControlModifier, "я")
        QApplication.sendEvent(field, event)
    assert field.text() == ""
    assert len(_history(open_window)) == changes + 1, "a field with nothing to take back leaves Ctrl+Z to the window"


def test_alt_and_a_cyrillic_letter_opens_the_menu(window: MainWindow, latin_keys: None) -> None:
    target = QApplication.focusWidget() or window
    event = QKeyEvent(QEvent.Type.KeyPress, ord("А"), Qt.KeyboardModifier.AltModifier, "а")
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu is window.menuBar().actions()[0].menu()
    menu.close()


def _note(ran: list[str], name: str, *_checked: bool) -> None:
    ran.append(name)


def _history(window: MainWindow) -> tuple[object, ...]:
    assert window.desk.session is not None
    return window.desk.session.store.history()
