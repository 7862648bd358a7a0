"""The menu of an item on the Gaps page: by key, most used first, and what it opens."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Doors
from ui.context import Context
from ui.history.records import HistoryOf
from ui.pages.gaps.page import GapsPage


def test_the_menu_of_an_item_repeats_its_commands_with_their_keys(context: Context, doors: Doors, qtbot: QtBot) -> None:
    page = GapsPage(context)
    qtbot.addWidget(page)
    page.resize(1084, 590)
    page.show()
    page.activate()
    QTest.keyClick(page.middle.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.objectName(): action for action in menu.actions() if not action.isSeparator()}
    assert list(actions) == ["judge", "behind", "outside", "history"]
    assert actions["judge"].text() == "Write judgement…\tF2"
    actions["history"].trigger()
    menu.close()
    ((where, of),) = doors.gone
    row = page.middle.table.current()
    assert row is not None
    assert where == "history"
    assert isinstance(of, HistoryOf)
    assert of.name.startswith(row.code)
