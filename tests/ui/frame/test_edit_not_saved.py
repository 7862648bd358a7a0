"""An edit that the disk refuses: kept in memory, tried again, made in a copy, or done without; nothing else is lost."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import add_assessor, update_assessment
from assessor.store import Opening, Store, check_file
from tests.ui.accessibility import assert_accessible
from tests.ui.frame.conftest import Chosen, dialog_of
from ui.editor import Editor
from ui.messages import Bar
from ui.window import MainWindow

_NOT_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")


def _editor(window: MainWindow) -> Editor:
    assert window.desk.editor is not None
    return window.desk.editor


def _press(window: MainWindow, text: str) -> None:
    (button,) = [
        button
        for bar in window.bars.findChildren(Bar)
        if bar.is_open
        for button in bar.findChildren(QPushButton)
        if button.text() == text
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _lose_file(window: MainWindow, elsewhere: Path) -> Path:
    """Take the file away, as a stick that is pulled out, and make an edit that can't be written."""
    assert window.desk.session is not None
    path = window.desk.session.store.path
    path.rename(elsewhere)
    assert not _editor(window).run(add_assessor, name="Zarina Q.")
    return path


def _names(file: Path) -> list[str]:
    with Store.open(file, opening=Opening("tests", "2026-11-25T20:00:00+00:00", None), read_only=True) as store:
        return [person.name for person in store.snapshot().assessors]


@_NOT_WINDOWS
def test_what_could_not_be_written_is_written_by_try_again(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window
    path = _lose_file(window, tmp_path / "away")
    (said,) = window.bars.shown()
    assert said.startswith("Not saved: ")
    assert "kept in memory" in said
    qtbot.waitUntil(lambda: window.status.saved_text == "The last change is not saved")
    assert_accessible(window.bars, window.words)

    assert not _editor(window).run(add_assessor, name="Another")  # nothing on top of what may be lost
    assert "Press “Try again” above" in window.bars.shown()[1]
    assert not _editor(window).undo()

    _press(window, "Try again")
    assert _editor(window).kept is not None  # still away
    (tmp_path / "away").rename(path)
    _press(window, "Try again")
    assert _editor(window).kept is None
    assert not any(text.startswith("Not saved: ") for text in window.bars.shown())
    qtbot.waitUntil(lambda: window.status.saved_text.startswith("All changes saved"))
    assert "Zarina Q." in _names(path)
    assert "Another" not in _names(path)


@_NOT_WINDOWS
def test_a_copy_takes_the_kept_edit_and_the_work_goes_on_there(
    open_window: MainWindow, tmp_path: Path, chosen: Chosen
) -> None:
    window = open_window
    _lose_file(window, tmp_path / "away")
    chosen.file = tmp_path / "on another disk.assessment"
    _press(window, "Save a copy as…")
    assert window.desk.session is not None
    assert window.desk.session.store.path.name == "on another disk.assessment"
    assert _editor(window).kept is None
    assert "Zarina Q." in _names(chosen.file)
    assert "your last change is in it" in window.toast.text
    assert check_file(chosen.file).faults == ()


@_NOT_WINDOWS
def test_the_kept_edit_can_be_done_without(open_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window
    path = _lose_file(window, tmp_path / "away")
    (tmp_path / "away").rename(path)
    _press(window, "Do without it")
    qtbot.waitUntil(lambda: window.bars.shown() == [])
    assert _editor(window).run(add_assessor, name="Another")
    assert "Zarina Q." not in _names(path)


@_NOT_WINDOWS
def test_a_kept_edit_outlives_another_language(open_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window
    path = _lose_file(window, tmp_path / "away")
    window.set_language("ru")
    qtbot.waitUntil(lambda: [text[:14] for text in window.bars.shown()] == ["Не сохранено: "])
    (tmp_path / "away").rename(path)
    _press(window, "Повторить")
    assert "Zarina Q." in _names(path)


@_NOT_WINDOWS
def test_a_window_with_a_kept_edit_asks_before_it_closes(open_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window
    path = _lose_file(window, tmp_path / "away")
    assert not window.close()
    _answer(window, "Stay")
    assert window.isVisible()
    assert not window.close()
    _answer(window, "Close without it")
    qtbot.waitUntil(lambda: not window.isVisible())
    (tmp_path / "away").rename(path)
    assert "Zarina Q." not in _names(path)


def _answer(window: MainWindow, wanted: str) -> None:
    question = dialog_of(window)
    assert isinstance(question, QMessageBox)
    (button,) = [button for button in question.buttons() if button.text() == wanted]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_short_lock_of_another_program_only_delays_the_edit(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    assert window.desk.session is not None
    path = window.desk.session.store.path
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM mapping").fetchall()  # a reader keeps the commit waiting
        assert not _editor(window).run(add_assessor, name="Zarina Q.")
        qtbot.waitUntil(lambda: window.status.saved_text == "Saving…")
        assert window.bars.shown() == []
        assert not _editor(window).run(add_assessor, name="Another")
        assert "still being written" in window.bars.shown()[0]
        with qtbot.waitSignal(_editor(window).changed):
            other.execute("COMMIT")
    qtbot.waitUntil(lambda: window.status.saved_text.startswith("All changes saved"))
    assert "Zarina Q." in _names(path)


def test_an_edit_is_not_kept_when_it_is_refused_for_what_it_is(open_window: MainWindow) -> None:
    assert not _editor(open_window).run(update_assessment, title="")
    assert _editor(open_window).kept is None


def test_a_long_write_runs_beside_the_window(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    editor, ended = _editor(window), list[bool]()
    editor.run_long(window.jobs, "Adding", add_assessor, ended.append, name="Zarina Q.")
    assert not editor.run(add_assessor, name="Another")
    assert "still being written" in window.bars.shown()[0]
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [True]
    qtbot.waitUntil(lambda: not window.jobs.is_busy)
    assert window.desk.session is not None
    session = window.desk.session
    assert [person.name for person in session.snapshot.assessors][-1] == "Zarina Q."
    assert session.snapshot.assessors == session.store.snapshot().assessors
    assert editor.undo()


@_NOT_WINDOWS
def test_a_long_write_that_fails_is_kept_too(open_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window
    assert window.desk.session is not None
    path = window.desk.session.store.path
    path.rename(tmp_path / "away")
    ended: list[bool] = []
    _editor(window).run_long(window.jobs, "Adding", add_assessor, ended.append, name="Zarina Q.")
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [False]
    (tmp_path / "away").rename(path)
    _press(window, "Try again")
    assert "Zarina Q." in _names(path)
