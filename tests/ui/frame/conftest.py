"""A window of its own for each test: settings, data and log in a folder of the test, files chosen beforehand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from assessor.words import Words
from ui.files import FileAsker
from ui.keys import LatinKeys
from ui.settings import Settings
from ui.theme import Theme
from ui.window import MainWindow


class Chosen(FileAsker):
    """The dialogs of the system, answered beforehand: `file` is what the person chooses, None for Cancel."""

    file: Path | None = None

    def to_open(self, parent: QWidget, words: Words) -> Path | None:
        return self.file

    def to_begin(self, parent: QWidget, words: Words, proposed: str) -> Path | None:
        return self.file

    def to_copy(self, parent: QWidget, words: Words, proposed: str) -> Path | None:
        return self.file

    def plan(self, parent: QWidget, words: Words) -> Path | None:
        return self.file


@pytest.fixture(autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_DATA_DIR", str(tmp_path_factory.mktemp("person")))


@pytest.fixture
def chosen() -> Chosen:
    """What is chosen in the dialogs of the system."""
    return Chosen()


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, theme: Theme, chosen: Chosen, tmp_path: Path) -> MakeWindow:
    """`make_window(language="en")` gives a window that is shown, with its start page."""

    def make(language: str = "en") -> MainWindow:
        window = MainWindow(Settings(tmp_path / "settings" / "settings.ini"), theme, language, chosen)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        return window

    return make


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window on its start page, in English."""
    return make_window()


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


def dialog_of(window: MainWindow) -> QDialog:
    """The dialog that is open over a window."""
    found = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]
