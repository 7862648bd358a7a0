"""The check of a file after it was opened: silent on a sound file, loud on a hurt one, out of the way of edits."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.file_check import checking
from ui.jobs import StoppedError
from ui.window import MainWindow


def _check_now(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.jobs.ended):
        window.file_check._quiet.setInterval(0)
        window.file_check.start()


def test_a_sound_file_is_checked_without_a_word(open_window: MainWindow, qtbot: QtBot) -> None:
    _check_now(open_window, qtbot)
    assert (open_window.bars.shown(), open_window.toast.text) == ([], "")


def test_a_hurt_file_is_told_of(window: MainWindow, sample_file: Path, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(sample_file)) as other, other:
        other.execute("UPDATE node SET title = 'by another program' WHERE id = (SELECT id FROM node LIMIT 1)")
    window.commands.files.open_file(sample_file)
    assert window.bars.shown() == []
    _check_now(window, qtbot)
    assert len(window.bars.shown()) >= 1


def test_a_check_ends_soon_when_it_is_stopped(sample_file: Path) -> None:
    def stop(_what: str, _done: int, _of: int | None) -> None:
        raise StoppedError

    try:
        checking(sample_file)(stop)
    except StoppedError:
        return
    raise AssertionError("it went on to the end")
