"""A newer version of a host's file, in the window: what it changes is seen before it comes in; mappings stay."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor.edits.mapping import map_topic
from assessor.importing.newer import Fate
from assessor.model.curriculum import Node, Source
from assessor.model.mapping import Coverage, Mapping
from tests.ui.conftest import Opened
from tests.ui.curriculum.conftest import Shown
from ui.context import Context
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.curriculum.review.file_panel import FilePanel
from ui.pages.curriculum.review.version_row import VersionRow

EU = "eu-customs-cfw"


@pytest.fixture
def newer(plan: Path, tmp_path: Path) -> Path:
    """The plan a year later: one title changed, one topic gone, one new, the hours of one changed."""
    book: Workbook = load_workbook(plan)
    sheet = book["План"]
    sheet["B4"] = "Контроль стоимости и ценовые риски"
    sheet["B3"].value, sheet["C3"].value, sheet["E3"].value = "Методы определения стоимости", 8, 6
    sheet["B8"] = "Сертификаты происхождения СТ-1"
    sheet["B9"] = "Блокчейн в логистике"
    path = tmp_path / "План курса 2027.xlsx"
    book.save(path)
    return path


@pytest.fixture
def assessed(opened: Opened, empty_file: Path) -> Context:
    return opened(empty_file)


def read(page: CurriculumPage, path: Path, qtbot: QtBot) -> None:
    page.bring_in([path])
    panel = page.bring_in_panel
    qtbot.waitUntil(lambda: not panel.is_reading and not page.context.jobs.is_busy, timeout=20_000)


def bring_in(page: CurriculumPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.bring_in_panel.closed, timeout=20_000):
        QTest.keyClick(page.bring_in_panel.bring_in, Qt.Key.Key_Space)


def topics(context: Context) -> dict[str, Node]:
    return {node.title: node for node in context.session.curriculum.topics}


def map_all(context: Context) -> None:
    me = context.session.assessor
    assert me is not None
    for topic in context.session.curriculum.topics:
        context.editor.run(
            map_topic, topic=topic.id, framework=EU, item="OP-03", assessor=me.id, coverage=Coverage.L, level=1
        )


def fates(panel: FilePanel) -> dict[str, str]:
    rows = panel.tree.review_model.rows_in_order()
    return {row.row.title: panel.tree.review_model.fate_text(row) for row in rows if row.fate is not None}


@pytest.fixture
def page(assessed: Context, shown: Shown, plan: Path, qtbot: QtBot) -> CurriculumPage:
    """The page with the first plan, every topic mapped."""
    page = shown(assessed)
    read(page, plan, qtbot)
    assert not page.bring_in_panel.version.isVisible(), "nothing is here that it could be a newer version of"
    bring_in(page, qtbot)
    map_all(assessed)
    return page


def version(page: CurriculumPage) -> VersionRow:
    return page.bring_in_panel.version


def test_it_is_recognised_and_says_what_it_changes(page: CurriculumPage, newer: Path, qtbot: QtBot) -> None:
    read(page, newer, qtbot)
    panel = page.bring_in_panel
    row = version(page)
    assert row.picker.currentText() == "a newer version of “План курса.xlsx”"
    assert row.comparison is not None
    assert [row.comparison.count(fate) for fate in Fate] == [1, 3, 1, 1]
    assert fates(panel.panel) == {
        "Методы определения стоимости": "changed",
        "Контроль стоимости и ценовые риски": "changed",
        "Правила происхождения": "",
        "Сертификаты происхождения СТ-1": "changed",
        "Блокчейн в логистике": "new",
    }
    gone = panel.panel.below.gone
    assert gone.isVisible()
    assert gone.notes_model.note_at(gone.notes_model.index(0)).text.endswith("Преференции")
    assert row.delete_gone.text() == "Delete the 1 topic that is gone, with its mappings (1)"
    assert not panel.programme.isVisible(), "it has its programme"


def test_old_and_new_text_stand_beside_each_other(page: CurriculumPage, newer: Path, qtbot: QtBot) -> None:
    read(page, newer, qtbot)
    panel = page.bring_in_panel.panel
    rows = {row.row.title: row.row.key for row in panel.tree.review_model.rows_in_order()}
    panel.tree.choose([rows["Контроль стоимости и ценовые риски"]])
    texts = panel.change_strip.texts
    assert texts.isVisible()
    assert texts.before.toPlainText() == "Контроль стоимости"
    assert texts.now.toPlainText() == "Контроль стоимости и ценовые риски"
    assert texts.before.extraSelections() == []
    (mark,) = texts.now.extraSelections()
    assert mark.cursor.selectedText() == "и ценовые риски"
    panel.tree.choose([rows["Методы определения стоимости"]])
    assert panel.change_strip.isVisible()
    assert not texts.isVisible(), "only its hours are others"
    panel.tree.choose([rows["Блокчейн в логистике"]])
    assert not panel.change_strip.isVisible()


def test_mappings_stay_and_those_of_changed_texts_wait(page: CurriculumPage, newer: Path, qtbot: QtBot) -> None:
    before = topics(page.context)
    read(page, newer, qtbot)
    version(page).delete_gone.click()
    changes = len(page.context.session.store.history())
    bring_in(page, qtbot)
    after, store = topics(page.context), page.context.session.store
    assert len(store.history()) == changes + 1
    assert after["Контроль стоимости и ценовые риски"].id == before["Контроль стоимости"].id
    assert "Преференции" not in after
    suspect = {row.topic_id for row in store.rows(Mapping) if row.old_text}
    assert suspect == {before["Контроль стоимости"].id, before["Сертификаты происхождения"].id}
    assert len(store.rows(Mapping)) == 4
    page.context.editor.undo()
    assert topics(page.context) == before
    assert len(store.rows(Mapping)) == 5


def test_the_comparison_follows_what_is_mended(page: CurriculumPage, newer: Path, qtbot: QtBot) -> None:
    read(page, newer, qtbot)
    panel = page.bring_in_panel
    rows = {row.row.title: row.row.key for row in panel.panel.tree.review_model.rows_in_order()}
    panel.panel.tree.choose([rows["Блокчейн в логистике"]])
    QTest.keyClick(panel.panel.tree, Qt.Key.Key_Delete)
    assert not panel.bring_in.isEnabled(), "what is shown is not yet compared"
    qtbot.waitUntil(panel.bring_in.isEnabled)
    comparison = version(page).comparison
    assert comparison is not None
    assert comparison.count(Fate.NEW) == 0


def test_it_may_be_a_new_curriculum_all_the_same(page: CurriculumPage, newer: Path, qtbot: QtBot) -> None:
    read(page, newer, qtbot)
    row, panel = version(page), page.bring_in_panel
    row.picker.setFocus()
    QTest.keyClick(row.picker, Qt.Key.Key_Home)
    assert row.replaces is None
    assert fates(panel.panel) == {}
    assert panel.programme.isVisible()
    bring_in(page, qtbot)
    assert len(page.context.session.curriculum.programmes) == 2
    assert [source.replaces_id for source in page.context.session.store.rows(Source)] == [None, None]
