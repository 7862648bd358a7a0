"""The window around one assessment: what it says, how it follows, what it keeps."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import update_assessment
from assessor.store import Opening, Store, check_file
from assessor.words import load_words
from tests.ui.accessibility import assert_accessible
from tests.ui.frame.conftest import Chosen, MakeWindow, dialog_of
from ui.editor import Editor
from ui.messages import Bar
from ui.pages import PAGES
from ui.settings import Light, Settings
from ui.window import MainWindow

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _editor(window: MainWindow) -> Editor:
    assert window.desk.editor is not None
    return window.desk.editor


def _press(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_title_frameworks_and_state_are_shown(open_window: MainWindow) -> None:
    assert open_window.windowTitle().endswith("– Customs Training Assessor")
    assert open_window.windowTitle().startswith("Customs training in the Republic of Exempla")
    assert open_window.status.frameworks_text == "EU competency framework, 2014 · WCO PICARD 2019"
    assert open_window.status.saved_text.startswith("All changes saved")


def test_undo_and_redo_are_named_and_followed(open_window: MainWindow, qtbot: QtBot) -> None:
    assert open_window.desk.session is not None
    assert _editor(open_window).run(update_assessment, country="Elsewhere & Co")
    undo = open_window.menus.action("undo")
    qtbot.waitUntil(
        lambda: "Elsewhere" in undo.text() or "Described" in undo.text() or "country" in undo.text().lower()
    )
    name = undo.text()
    _press(open_window, Qt.Key.Key_Z)
    assert open_window.desk.session.assessment.country != "Elsewhere & Co"
    qtbot.waitUntil(lambda: open_window.menus.action("redo").text() == name.replace("Undo", "Redo"))
    _press(open_window, Qt.Key.Key_Y)
    assert open_window.desk.session.assessment.country == "Elsewhere & Co"
    qtbot.waitUntil(lambda: open_window.status.last_text.endswith("(Ctrl+Z)"))


def test_a_change_of_the_title_shows_in_the_title_bar(open_window: MainWindow, qtbot: QtBot) -> None:
    _editor(open_window).run(update_assessment, title="Turania 2026")
    qtbot.waitUntil(lambda: open_window.windowTitle() == "Turania 2026 – Customs Training Assessor")


def test_every_page_opens_by_its_key(open_window: MainWindow) -> None:
    for page in PAGES:
        action = open_window.menus.action(f"go:{page.id}")
        action.trigger()
        assert open_window.frame is not None
        assert open_window.frame.current_id == page.id
        assert page.key in action.shortcut().toString()


def test_language_theme_and_size_change_while_it_runs(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.go("curriculum")
    open_window.set_language("ru")
    qtbot.waitUntil(lambda: open_window.menuBar().actions()[0].text() == "&Файл")
    assert open_window.frame is not None
    assert open_window.frame.current_id == "curriculum"
    assert open_window.status.saved_text.startswith("Все изменения сохранены")
    open_window.set_light(Light.DARK)
    _press(open_window, Qt.Key.Key_Equal)
    qtbot.waitUntil(lambda: open_window.theme.scale == 1.1)
    dark = open_window.theme.tokens.is_dark
    assert dark
    again = Settings(open_window.settings.file)
    assert (again.language, again.light, again.text_percent) == ("ru", Light.DARK, 110)
    _press(open_window, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: open_window.theme.scale == 1.0)


def test_a_second_window_on_the_file_is_read_only_and_says_why(
    open_window: MainWindow, make_window: MakeWindow, chosen: Chosen, tmp_path: Path, qtbot: QtBot
) -> None:
    assert open_window.desk.session is not None
    second = make_window()
    second.commands.files.open_file(open_window.desk.session.store.path)
    (said,) = second.bars.shown()
    assert "in use by" in said
    assert second.status.saved_text == "Read-only"
    assert not second.menus.action("undo").isEnabled()
    chosen.file = tmp_path / "copy.assessment"
    (bar,) = second.bars.findChildren(Bar)
    QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert check_file(chosen.file).faults == ()
    assert "copy.assessment" in second.toast.text


def test_an_error_stays_until_it_is_closed_and_is_said_once(open_window: MainWindow) -> None:
    for _ in range(2):
        assert not _editor(open_window).run(update_assessment, starts="soon")
    (said,) = open_window.bars.shown()
    assert "soon" in said
    open_window.bars.clear_errors()
    assert open_window.bars.shown() == []


def test_a_file_that_went_away_is_said_with_a_way_out(open_window: MainWindow, tmp_path: Path) -> None:
    assert open_window.desk.session is not None
    path = open_window.desk.session.store.path
    path.rename(tmp_path / "elsewhere.assessment")
    assert not _editor(open_window).run(update_assessment, country="X")
    assert open_window.status.saved_text == "The last change is not saved"
    (said,) = open_window.bars.shown()
    assert path.name in said
    (tmp_path / "elsewhere.assessment").rename(path)


def test_the_navigation_is_narrow_where_the_person_wants_it(open_window: MainWindow) -> None:
    assert open_window.frame is not None
    seen = []
    for page in ("curriculum", "overview", "curriculum"):
        open_window.go(page)
        seen.append(open_window.frame.navigation.is_narrow)
        if len(seen) == 1:
            _press(open_window, Qt.Key.Key_B)
            seen.append(open_window.frame.navigation.is_narrow)
    assert seen == [False, True, False, True]
    assert open_window.menus.action("navigation").isChecked()


def test_f6_walks_through_the_panes_and_comes_back(open_window: MainWindow) -> None:
    open_window.go("curriculum")
    assert open_window.frame is not None
    panes = open_window.frame.panes()
    focus = []
    for _ in panes:
        _press(open_window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
        focus.append(QApplication.focusWidget())
    assert len(set(focus)) == len(panes)
    _press(open_window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is focus[-2]


def test_f1_shows_the_keys_and_about_the_licences(open_window: MainWindow) -> None:
    _press(open_window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    keys = dialog_of(open_window)
    assert_accessible(keys, open_window.words)
    keys.close()
    open_window.commands.about()
    assert_accessible(dialog_of(open_window), open_window.words)
    dialog_of(open_window).close()


def test_who_works_here_is_remembered_for_the_assessment(open_window: MainWindow) -> None:
    session = open_window.desk.session
    assert session is not None
    person = session.snapshot.assessors[1]
    open_window.commands.be(person.id)
    assert session.assessor == person
    assert Settings(open_window.settings.file).who(session.assessment.id) == person.id


def test_closing_leaves_nothing_beside_the_file(open_window: MainWindow, sample_file: Path) -> None:
    assert len(list(sample_file.parent.glob("*.lock"))) == 1
    open_window.close()
    assert list(sample_file.parent.glob("*.lock")) == []


def test_closing_the_assessment_leads_to_the_start_with_the_file_in_the_list(
    open_window: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    _press(open_window, Qt.Key.Key_W)
    assert open_window.start is not None
    assert [row.file for row in open_window.start.rows] == [sample_file]
    row = open_window.start.rows[0]
    qtbot.waitUntil(lambda: "252 of 261 topics decided" in row.more)


def test_a_job_shows_its_name_and_the_check_its_finding(open_window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(open_window.jobs.ended):
        open_window.menus.action("check").trigger()
    assert "whole" in open_window.toast.text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_frame_can_be_walked_and_is_named(language: str, make_window: MakeWindow, sample_file: Path) -> None:
    window = make_window(language)
    assert_accessible(window, load_words(language), data=("Customs Training Assessor",))
    window.commands.files.open_file(sample_file)
    assert window.frame is not None
    window.commands.history()
    assert_accessible(window.frame.navigation, load_words(language))
    assert_accessible(window.frame.drawer, load_words(language))


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_the_window_with_each_of_its_pages_can_be_walked(page: str, open_window: MainWindow, qtbot: QtBot) -> None:
    assert open_window.desk.session is not None
    open_window.commands.be(open_window.desk.session.snapshot.assessors[0].id)
    qtbot.waitUntil(lambda: open_window.desk.session is not None and bool(open_window.desk.session.who))
    open_window.go(page)
    qtbot.waitUntil(lambda: not open_window.jobs.is_busy, timeout=20_000)
    assert_accessible(open_window, open_window.words)


def test_a_store_that_was_open_before_the_window_is_taken(window: MainWindow, sample_file: Path) -> None:
    window.desk.take(Store.open(sample_file, opening=Opening("tests", "2026-11-25T08:00:00+00:00", None)))
    assert window.frame is not None
    assert window.settings.recent == (sample_file,)


def test_who_works_here_is_chosen_on_the_page_of_the_team(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.go("assessment")
    session = open_window.desk.session
    assert session is not None
    me = session.assessor
    other = next(person for person in session.snapshot.assessors if me is None or person.id != me.id)
    buttons = open_window.findChildren(QPushButton)
    button = next(button for button in buttons if button.accessibleName() == f"This is me: {other.name}")
    qtbot.waitUntil(button.isVisible)
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.assessor is not None and session.assessor.id == other.id)
    assert open_window.frame is not None
    assert open_window.frame.current_id == "assessment"


def test_a_page_can_ask_for_the_whole_history(open_window: MainWindow) -> None:
    assert open_window.frame is not None
    before = open_window.frame.current_id
    open_window.go("history")
    assert open_window.frame.drawer.isVisible()
    assert open_window.frame.current_id == before
