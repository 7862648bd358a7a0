"""The right end of the menu row: the search box gives way to an icon, and no menu is ever hidden."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.palette.support import palettes, settle
from ui.corner import Corner
from ui.window import MainWindow


def _corner(window: MainWindow) -> Corner:
    corner = window.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
    assert isinstance(corner, Corner)
    return corner


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("percent", [100, 150])
def test_the_box_becomes_an_icon_where_it_has_no_room(
    language: str, percent: int, window: MainWindow, sample_file: Path
) -> None:
    window.set_text_percent(percent)
    window.set_language(language)
    window.commands.files.open_file(sample_file)
    settle()
    forms = []
    for width in (2400, 1280, 800 if percent == 100 else 1024):
        window.resize(width, 640)
        settle()
        corner, bar = _corner(window), window.menuBar()
        assert corner.search_box.isVisible() != corner.search_icon.isVisible()
        assert all(not bar.actionGeometry(action).isEmpty() for action in bar.actions()), f"a menu is gone at {width}"
        last = bar.actionGeometry(bar.actions()[-1])
        assert last.right() < corner.x()
        forms.append(corner.search_box.isVisible())
    assert forms == sorted(forms, reverse=True)
    assert forms[0]
    assert not forms[-1]


def test_the_box_opens_the_palette_by_mouse_and_by_key(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.resize(1366, 768)
    box = _corner(open_window).search_box
    assert box.accessibleName() == "Search topics, items, evidence, commands (Ctrl+K)"
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    (palette,) = palettes(open_window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    (palette,) = palettes(open_window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(box.hasFocus)
