"""The start: begin, open, the sample, the files opened last, a file dropped on the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor.store import Opening, Store
from assessor.this_run import data_folder
from tests.ui.accessibility import assert_accessible
from tests.ui.frame.conftest import Chosen, MakeWindow, dialog_of
from ui.dialogs.new_assessment import NewAssessmentDialog
from ui.dialogs.settings import SettingsDialog
from ui.files import file_name, with_suffix
from ui.settings import Light
from ui.window import MainWindow


def _drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    handle = window.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, event)


def test_a_new_assessment_is_begun_by_keys_alone(
    window: MainWindow, chosen: Chosen, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen.file = tmp_path / "Turania 2026.assessment"
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window)
    assert isinstance(dialog, NewAssessmentDialog)
    assert not dialog.begin.isEnabled()
    assert dialog.problem.text() == "It needs a title."
    for field, text in (
        (dialog.title, "Turania 2026"),
        (dialog.country, "Turania"),
        (dialog.institution, "State Customs Academy"),
        (dialog.person, "Marta Ozola"),
    ):
        QTest.keyClicks(field, text)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    session = window.desk.session
    assert session is not None
    snapshot = session.snapshot
    assert (snapshot.assessment.title, snapshot.assessment.country) == ("Turania 2026", "Turania")
    assert [framework.id for framework in snapshot.frameworks] == ["eu-customs-cfw", "wco-picard-2019"]
    assert session.assessor is not None
    assert session.assessor.name == "Marta Ozola"
    assert window.settings.name == "Marta Ozola"
    assert chosen.file.is_file()


def test_without_a_framework_nothing_is_begun(window: MainWindow) -> None:
    window.commands.files.new()
    dialog = dialog_of(window)
    assert isinstance(dialog, NewAssessmentDialog)
    dialog.title.setText("X")
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert dialog.problem.text() == "Choose at least one framework."
    assert not dialog.begin.isEnabled()
    dialog.close()


def test_a_name_that_is_taken_is_refused_and_the_file_stays(
    window: MainWindow, chosen: Chosen, sample_file: Path
) -> None:
    before = sample_file.read_bytes()
    chosen.file = sample_file
    window.commands.files.new()
    dialog = dialog_of(window)
    assert isinstance(dialog, NewAssessmentDialog)
    dialog.title.setText("X")
    dialog.accept()
    (said,) = window.bars.shown()
    assert "exists already" in said
    assert sample_file.read_bytes() == before


def test_the_sample_is_made_once_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.action("sample").trigger()
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    file = data_folder() / "sample" / "exempla.assessment"
    assert window.windowTitle().startswith("Customs training in the Republic of Exempla")
    window.commands.files.close()
    made = file.stat().st_mtime_ns
    window.menus.action("sample").trigger()
    assert window.desk.session is not None
    assert file.stat().st_mtime_ns == made


def test_a_file_that_is_none_of_ours_is_refused_on_the_start_page(
    window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    chosen.file = tmp_path / "x.assessment"
    chosen.file.write_bytes(b"%PDF-1.7")
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    (said,) = window.bars.shown()
    assert "x.assessment" in said
    assert window.start is not None


def test_a_missing_recent_file_says_so_and_can_be_taken_out(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.settings.add_recent(tmp_path / "gone.assessment")
    window.rebuild()
    qtbot.waitUntil(lambda: window.start is not None and len(window.start.rows) == 1)
    assert window.start is not None
    row = window.start.rows[0]
    assert row.more.startswith("Not found")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.start is not None and window.start.rows == [])
    assert window.settings.recent == ()


def test_an_assessment_dropped_on_the_window_opens(window: MainWindow, sample_file: Path, qtbot: QtBot) -> None:
    assert window.commands.files.what_drop_does(sample_file) == "Open “exempla.assessment”"
    _drop(window, sample_file)
    qtbot.waitUntil(lambda: window.desk.session is not None)


def test_a_study_plan_dropped_on_the_start_begins_an_assessment_with_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = tmp_path / "План.csv"
    plan.write_text("1;Тема", encoding="utf-8")
    assert window.commands.files.what_drop_does(plan) == "Begin an assessment with “План.csv”"
    _drop(window, plan)
    qtbot.waitUntil(lambda: bool(window.findChildren(NewAssessmentDialog)))
    dialog = dialog_of(window)
    assert isinstance(dialog, NewAssessmentDialog)
    assert dialog.title.text() == "План"
    dialog.close()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_dialogs_can_be_walked_and_are_named(language: str, make_window: MakeWindow) -> None:
    window = make_window(language)
    for show in (window.commands.files.new, window.commands.settings):
        show()
        dialog = dialog_of(window)
        names = ("EU competency framework, 2014", "WCO PICARD 2008", "WCO PICARD 2019")
        assert_accessible(dialog, window.words, data=names)
        dialog.close()
        QApplication.processEvents()


def test_settings_hold_when_applied(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.settings()
    dialog = dialog_of(window)
    assert isinstance(dialog, SettingsDialog)
    dialog.language.choose("ru")
    dialog.light.choose(Light.DARK)
    dialog.size_of_text.choose(120)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.theme.tokens.is_dark and window.theme.scale == 1.2)
    assert window.menuBar().actions()[0].text() == "&Файл"


def test_the_file_of_an_assessment_is_called_after_it(tmp_path: Path) -> None:
    assert file_name("Примерия 2026: оценка/1 ") == "Примерия 2026 оценка 1.assessment"
    assert file_name("…") == "….assessment"
    assert file_name(" . ") == "assessment.assessment"
    assert with_suffix(tmp_path / "x.v2") == tmp_path / "x.v2.assessment"


def test_a_file_in_use_shows_in_the_list_without_being_opened_for_work(
    window: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    window.settings.add_recent(sample_file)
    with Store.open(sample_file, opening=Opening("tests", "2026-11-25T08:00:00+00:00", None)):
        window.rebuild()
        qtbot.waitUntil(lambda: window.start is not None and len(window.start.rows) == 1)
        window.commands.files.read_recent()
        qtbot.waitUntil(lambda: window.start is not None and "topics decided" in window.start.rows[0].more)
