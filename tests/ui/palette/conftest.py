"""A window with the sample open and somebody at work, and the palette over it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.palette.support import palettes
from ui.keys import LatinKeys
from ui.palette.palette import Palette
from ui.settings import Settings
from ui.theme import Theme
from ui.window import MainWindow

OpenPalette = Callable[[], Palette]


@pytest.fixture(autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_DATA_DIR", str(tmp_path_factory.mktemp("person")))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on its start page."""
    made = MainWindow(Settings(tmp_path / "settings" / "settings.ini"), theme, "en")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    for palette in palettes(made):
        palette.close()


@pytest.fixture
def open_window(window: MainWindow, sample_file: Path) -> MainWindow:
    """A window with a copy of the sample open."""
    window.commands.files.open_file(sample_file)
    return window


@pytest.fixture
def latin_keys(qapp: QApplication) -> Iterator[None]:
    """The filter for keys, as the application has it."""
    keys = LatinKeys()
    qapp.installEventFilter(keys)
    yield
    qapp.removeEventFilter(keys)
