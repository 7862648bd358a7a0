"""Panes keep the sizes that a person gave them, and get their own back by a double click."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from ui.settings import Settings
from ui.splitters import KeptSplitters
from ui.window import MainWindow


def _shown_splitter(window: MainWindow, qtbot: QtBot) -> QSplitter:
    window.go("mapping")
    assert window.frame is not None
    assert window.frame.page is not None
    splitter = window.frame.page.findChildren(QSplitter)[0]
    kept = window.frame.page.findChildren(KeptSplitters)[0]
    qtbot.waitUntil(lambda: bool(kept._first.get(splitter)))
    return splitter


def test_sizes_outlive_the_page_and_a_double_click_gives_the_first_ones_back(
    open_window: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    window = open_window
    window.resize(1366, 768)
    splitter = _shown_splitter(window, qtbot)
    first = splitter.sizes()
    splitter.moveSplitter(first[0] + 60, 1)
    moved = splitter.sizes()
    assert moved[0] == first[0] + 60

    window.commands.files.close()
    window.commands.files.open_file(sample_file)
    splitter = _shown_splitter(window, qtbot)
    assert abs(splitter.sizes()[0] - moved[0]) <= 2

    QTest.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton)
    assert abs(splitter.sizes()[0] - first[0]) <= 2
    assert not any(window.settings.panes(f"mapping/{number}") for number in range(3))


def test_broken_sizes_are_as_if_never_set(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.set_panes("mapping/0", [340, 420])
    assert Settings(tmp_path / "settings.ini").panes("mapping/0") == [340, 420]
    settings._set("panes/mapping/0", "340 -1 x")
    assert settings.panes("mapping/0") == []
