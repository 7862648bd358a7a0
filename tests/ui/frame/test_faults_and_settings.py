"""What goes wrong on the laptop: settings that can't be kept, a log that can't be written, a bug."""

import logging
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from assessor.words import load_words
from tests.ui.accessibility import assert_accessible
from ui.crash import CrashDialog, CrashGuard
from ui.log import LogFiles
from ui.messages import Offer, Toast
from ui.pages.page import card
from ui.settings import Light, Settings
from ui.theme import Theme


def test_settings_come_back(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.ini"
    settings = Settings(file)
    assert (settings.language, settings.light, settings.text_percent) == ("", Light.SYSTEM, 100)
    settings.language, settings.light, settings.text_percent = "ru", Light.DARK, 120
    settings.name, settings.geometry = "Мария", QByteArray(b"\0\1\2")
    settings.set_who("a", "b")
    settings.set_narrow("mapping", False)
    for number in range(12):
        settings.add_recent(tmp_path / f"файл {number}.assessment")
    again = Settings(file)
    assert (again.language, again.light, again.text_percent, again.name) == ("ru", Light.DARK, 120, "Мария")
    assert (again.who("a"), again.is_narrow("mapping"), again.is_narrow("gaps")) == ("b", False, None)
    assert bytes(again.geometry.data()) == b"\0\1\2"
    assert len(again.recent) == 8
    assert again.recent[0].name == "файл 11.assessment"
    assert again.problem == ""


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\0\0[[[", b"[General]\nlanguage=xx\nlight=7\ntext_percent=9999\nrecent=[1, {\n", b""]
)
def test_a_broken_settings_file_gives_the_defaults(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(content)
    settings = Settings(file)
    assert (settings.language, settings.light, settings.text_percent) == ("", Light.SYSTEM, 100)
    assert settings.recent == ()
    assert settings.is_narrow("mapping") is None


def test_settings_that_cannot_be_kept_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    settings = Settings(tmp_path / "taken" / "settings.ini")
    assert settings.problem
    settings.language = "ru"  # no exception: the work goes on


def test_the_log_is_written_and_ends(tmp_path: Path) -> None:
    log = LogFiles(tmp_path / "log")
    logging.getLogger("assessor.test").info("opened Примерия")
    log.close()
    assert "opened Примерия" in (tmp_path / "log" / "assessor.log").read_text(encoding="utf-8")
    assert log.problem == ""


def test_a_log_folder_that_is_taken_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"")
    log = LogFiles(tmp_path / "log")
    assert log.problem
    log.close()


def test_a_bug_is_logged_and_told_once_and_work_goes_on(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, theme: Theme
) -> None:
    guard = CrashGuard(lambda: load_words("en"))
    guard.install()
    try:
        for _ in range(2):
            try:
                raise ZeroDivisionError("a bug of ours")
            except ZeroDivisionError:
                sys.excepthook(*sys.exc_info())
        assert [record.levelname for record in caplog.records] == ["CRITICAL", "CRITICAL"]
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        dialog.copy()
        assert "ZeroDivisionError: a bug of ours" in QApplication.clipboard().text()
        dialog.accept()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    finally:
        guard.remove()
    caplog.clear()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_crash_dialog_can_be_walked(language: str, qtbot: QtBot, theme: Theme) -> None:
    dialog = CrashDialog(load_words(language), "Traceback …")
    qtbot.addWidget(dialog)
    assert_accessible(dialog, load_words(language))


def test_a_message_stands_at_the_bottom_and_its_action_closes_it(qtbot: QtBot, theme: Theme) -> None:
    over, _ = card()
    qtbot.addWidget(over)
    over.resize(600, 400)
    over.show()
    toast, done = Toast(over), list[str]()
    toast.tell("Set aside 12 topics", Offer("Undo", lambda: done.append("undone")))
    assert toast.text == "Set aside 12 topics"
    assert toast.geometry().bottom() < over.height()
    assert abs(toast.geometry().center().x() - over.rect().center().x()) <= 1
    button = toast.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (toast.text, done) == ("", ["undone"])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_settings_file_that_is_write_protected_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[General]\nlanguage=ru\n", encoding="utf-8")
    file.chmod(0o400)
    settings = Settings(file)
    assert settings.language == "ru"
    assert settings.problem
