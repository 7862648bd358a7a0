"""Ctrl+K: what is found, how it is chosen by keys, where it leads, and that Esc leaves everything as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from assessor.edits.curriculum import describe_node
from assessor.search.entry import Kind
from assessor.words import load_words
from tests.ui.accessibility import assert_accessible
from tests.ui.palette.support import CTRL, open_palette, palettes, press, shown, write
from ui.actions import action_table
from ui.pages.assessment.page import AssessmentPage
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.gaps.page import GapsPage
from ui.pages.mapping.page import MappingPage
from ui.palette.rows import All, Heading, Line
from ui.window import MainWindow


def test_groups_stand_in_order_with_at_most_four_lines(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "стоим")
    groups = shown(palette)
    assert list(groups)[:3] == ["Topics and modules", "Framework items", "Evidence and notes"]
    assert len(groups["Topics and modules"]) == 5
    assert groups["Topics and modules"][-1] == "Show all 19"
    assert "OP-03 Valuation · Таможенная стоимость" in groups["Framework items"]


def test_the_number_of_a_group_opens_all_of_it(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "стоим")
    for _ in range(4):
        press(palette, Qt.Key.Key_Down)
    assert isinstance(palette.current(), All)
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert len(shown(palette)["Topics and modules"]) == 19
    assert palette.list.currentIndex().row() == 5, "the first line that was not there before"
    write(palette.field, "о")
    assert len(shown(palette)["Topics and modules"]) <= 5, "another search is closed again"


def test_a_click_on_the_number_opens_the_group_too(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "стоим")
    place = palette.list.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(shown(palette)["Topics and modules"]) == 19


def test_enter_goes_to_the_topic_and_ctrl_enter_opens_it_in_mapping(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "12.2")
    line = palette.current()
    assert isinstance(line, Line)
    press(palette, Qt.Key.Key_Return)
    assert not palettes(open_window)
    page = _page(open_window)
    assert isinstance(page, CurriculumPage)
    assert page.tree.current_id() == line.entry.id
    palette = open_palette(open_window, qtbot, "12.2")
    press(palette, Qt.Key.Key_Return, CTRL)
    mapping = _page(open_window)
    assert isinstance(mapping, MappingPage)
    assert mapping.topics.view.current_id() == line.entry.id
    assert _focus_is_in(mapping)


def test_an_item_leads_to_its_result_and_to_the_search_of_mapping(open_window: MainWindow, qtbot: QtBot) -> None:
    press(open_palette(open_window, qtbot, "op-03"), Qt.Key.Key_Return)
    gaps = _page(open_window)
    assert isinstance(gaps, GapsPage)
    row = gaps.middle.table.current()
    assert row is not None
    assert row.code == "OP-03"
    assert open_window.focusWidget() is gaps.middle.table
    press(open_palette(open_window, qtbot, "op-03"), Qt.Key.Key_Return, CTRL)
    mapping = _page(open_window)
    assert isinstance(mapping, MappingPage)
    assert mapping.items.typed == "OP-03"


def test_a_person_leads_to_the_row_of_that_person(open_window: MainWindow, qtbot: QtBot) -> None:
    session = open_window.desk.session
    assert session is not None
    person = session.snapshot.assessors[1]
    press(open_palette(open_window, qtbot, person.name), Qt.Key.Key_Return)
    page = _page(open_window)
    assert isinstance(page, AssessmentPage)
    focus = open_window.focusWidget()
    assert focus is not None
    assert page.team.by_id[person.id].isAncestorOf(focus)


def test_a_quote_leads_to_the_topic_that_it_is_evidence_of(open_window: MainWindow, qtbot: QtBot) -> None:
    session = open_window.desk.session
    assert session is not None
    piece = next(piece for piece in session.snapshot.evidence if piece.mapping_id and len(piece.quote) > 40)
    topic = next(row.topic_id for row in session.snapshot.mappings if row.id == piece.mapping_id)
    palette = open_palette(open_window, qtbot)
    palette.field.setText(piece.quote)
    number = next(
        number
        for number, row in enumerate(palette.model.rows)
        if isinstance(row, Line) and row.entry.kind is Kind.NOTE and row.entry.about.node_id == topic
    )
    palette.list.setCurrentIndex(palette.model.index(number))
    press(palette, Qt.Key.Key_Return)
    page = _page(open_window)
    assert isinstance(page, MappingPage)
    assert page.topics.view.current_id() == topic


def test_commands_alone_after_a_sign_with_their_keys(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, ">")
    assert list(shown(palette)) == ["Commands"]
    working = {spec.id for spec in action_table() if open_window.menus.action(spec.id).isEnabled()} - {"search"}
    lines = [row for row in palette.model.rows if isinstance(row, Line)]
    assert {line.entry.id for line in lines} == working
    assert next(line.keys for line in lines if line.entry.id == "settings") == "Ctrl+,"
    write(palette.field, " hist")
    assert shown(palette) == {"Commands": ["History of changes"]}
    press(palette, Qt.Key.Key_Return)
    assert open_window.frame is not None
    assert open_window.frame.drawer.isVisible()


def test_a_command_is_found_in_english_in_a_russian_window(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.set_language("ru")
    qtbot.waitUntil(lambda: open_window.frame is not None and open_window.frame.context.words.language == "ru")
    for typed in (">history", ">истори"):
        palette = open_palette(open_window, qtbot, typed)
        assert shown(palette) == {"Команды": ["История изменений"]}
        press(palette, Qt.Key.Key_Escape)


def test_without_an_assessment_there_are_only_commands(window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(window, qtbot, "стоим")
    assert shown(palette) == {}
    palette.field.setText("sample")
    assert shown(palette) == {"Commands": ["Look at the sample"]}


def test_nothing_found_says_so_and_can_be_cleared_by_keys(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "xyzxyz")
    texts = [
        label.text() for label in palette.findChildren(QWidget, "") if hasattr(label, "text") and label.isVisible()
    ]
    assert "Nothing found for “xyzxyz” in titles, items, evidence and notes." in texts
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert palette.field.text() == ""
    assert palette.field.hasFocus()


def test_one_letter_is_too_few(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "с")
    assert palette.model.rows == ()
    assert palette.current() is None


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_ctrl_k_opens_from_a_field_and_esc_gives_the_focus_back(
    kind: type[QLineEdit] | type[QPlainTextEdit], open_window: MainWindow, qtbot: QtBot
) -> None:
    field = kind(open_window)
    field.show()
    field.setFocus()
    write(field, "words")
    palette = open_palette(open_window, qtbot, "стоим")
    press(palette, Qt.Key.Key_Escape)
    assert not palettes(open_window)
    qtbot.waitUntil(field.hasFocus)
    assert "words" in (field.text() if isinstance(field, QLineEdit) else field.toPlainText())


def test_a_cyrillic_layout_opens_it_too(open_window: MainWindow, qtbot: QtBot, latin_keys: None) -> None:
    target = QApplication.focusWidget() or open_window
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, ord("Л"), CTRL, "л"))
    (palette,) = palettes(open_window)
    qtbot.waitUntil(palette.field.hasFocus)


def test_arrows_pass_over_headings_and_stay_at_the_ends(open_window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(open_window, qtbot, "стоим")
    press(palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1
    seen = set()
    for _ in palette.model.rows:
        assert not isinstance(palette.current(), Heading)
        seen.add(palette.list.currentIndex().row())
        press(palette, Qt.Key.Key_Down)
    chosen = [number for number, row in enumerate(palette.model.rows) if not isinstance(row, Heading)]
    assert sorted(seen) == chosen
    press(palette, Qt.Key.Key_Home, CTRL)
    assert palette.list.currentIndex().row() == 1
    press(palette, Qt.Key.Key_End, CTRL)
    assert palette.list.currentIndex().row() == chosen[-1]
    press(palette, Qt.Key.Key_PageUp)
    assert palette.list.currentIndex().row() < chosen[-1]


def test_another_window_in_front_closes_it(open_window: MainWindow, qtbot: QtBot) -> None:
    open_palette(open_window, qtbot, "стоим")
    open_window.activateWindow()
    qtbot.waitUntil(lambda: not palettes(open_window))


def test_a_search_knows_of_the_change_made_just_before(open_window: MainWindow, qtbot: QtBot) -> None:
    session, editor = open_window.desk.session, open_window.desk.editor
    assert session is not None
    assert editor is not None
    press(open_palette(open_window, qtbot, "стоим"), Qt.Key.Key_Escape)
    topic = session.curriculum.topics[0].id
    editor.run(describe_node, node=topic, description="Бегемотоведение")
    palette = open_palette(open_window, qtbot, "бегемотоведения")
    line = palette.current()
    assert isinstance(line, Line)
    assert line.entry.id == topic


def test_the_model_keeps_the_contract_of_qt(open_window: MainWindow, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    palette = open_palette(open_window, qtbot, "стоим")
    qtmodeltester.check(palette.model)  # type: ignore[no-untyped-call]
    said = palette.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "12, Таможенная стоимость"
    assert palette.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Topics and modules, 19"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("typed", ["стоим", "xyzxyz", ">"])
def test_it_can_be_walked(language: str, typed: str, window: MainWindow, qtbot: QtBot, sample_file: Path) -> None:
    window.set_language(language)
    window.commands.files.open_file(sample_file)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.context.words.language == language)
    palette = open_palette(window, qtbot, typed)
    assert_accessible(palette, load_words(language))


def _page(window: MainWindow) -> QWidget:
    assert window.frame is not None
    assert window.frame.page is not None
    return window.frame.page


def _focus_is_in(page: QWidget) -> bool:
    focus = page.window().focusWidget()
    return focus is not None and page.isAncestorOf(focus)
