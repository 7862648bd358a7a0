"""A host's file is mended before it comes in: columns, rows, hours; nothing of it is stored before the last button."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from assessor.edits.curriculum import remembered_roles
from assessor.importing.roles import Role
from assessor.model.curriculum import NodeKind
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.curriculum.review.file_panel import FilePanel

KEY = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Reviewed = Callable[[Path], FilePanel]


@pytest.fixture
def reviewed(page: CurriculumPage, qtbot: QtBot) -> Reviewed:
    """Reads a file and gives its panel."""

    def review(path: Path) -> FilePanel:
        with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
            page.bring_in([path])
        return page.bring_in_panel.panel

    return review


def book(path: Path, *rows: list[object]) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def key_of(panel: FilePanel, title: str) -> int:
    return next(row.row.key for row in panel.tree.review_model.rows_in_order() if row.row.title == title)


def tree_of(panel: FilePanel) -> list[tuple[int, str, str]]:
    """Depth, title and hours of every row."""
    return [
        (row.row.depth, row.row.title, panel.tree.review_model.cell(row, 1, Qt.ItemDataRole.DisplayRole))
        for row in panel.tree.review_model.rows_in_order()
    ]


def bring_in(page: CurriculumPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.bring_in_panel.closed, timeout=20_000):
        QTest.keyClick(page.bring_in_panel.bring_in, KEY.Key_Space)


def test_rows_are_mended_and_come_in_as_one_change(
    page: CurriculumPage, plan: Path, reviewed: Reviewed, qtbot: QtBot
) -> None:
    panel, before = reviewed(plan), len(page.context.session.store.history())
    panel.tree.choose([key_of(panel, "Преференции")])
    QTest.keyClick(panel.tree, KEY.Key_F2)
    assert panel.editor.title.hasFocus()
    QTest.keyClick(panel.editor.title, KEY.Key_A, CTRL)
    QTest.keyClicks(panel.editor.title, "Tariff preferences")
    QTest.keyClick(panel.editor.title, KEY.Key_Return)
    QTest.keyClick(panel.editor.hours["practice"], KEY.Key_A, CTRL)
    QTest.keyClicks(panel.editor.hours["practice"], "3")
    QTest.keyClick(panel.editor.hours["practice"], KEY.Key_Return)
    QTest.keyClick(panel.editor.title, KEY.Key_Escape)
    assert panel.tree.hasFocus()
    assert (2, "Tariff preferences", "5") in tree_of(panel)
    panel.tree.choose([key_of(panel, "Контроль стоимости")])
    QTest.keyClick(panel.tree, KEY.Key_Right, ALT)  # under the topic above, which becomes a module
    QTest.keyClick(panel.tree, KEY.Key_Left, ALT)
    QTest.keyClick(panel.tree, KEY.Key_Delete)
    assert "Контроль стоимости" not in [title for _, title, _ in tree_of(panel)]
    assert len(page.context.session.store.history()) == before
    bring_in(page, qtbot)
    assert len(page.context.session.store.history()) == before + 1
    titles = [node.title for node in page.context.session.curriculum.nodes]
    assert "Tariff preferences" in titles
    assert "Контроль стоимости" not in titles
    page.context.editor.undo()
    assert "Tariff preferences" not in [node.title for node in page.context.session.curriculum.nodes]


def test_steps_are_taken_back_without_touching_the_assessment(
    page: CurriculumPage, plan: Path, reviewed: Reviewed
) -> None:
    panel, before = reviewed(plan), page.context.session.store.history()
    read = tree_of(panel)
    panel.tree.choose([key_of(panel, "Преференции")])
    QTest.keyClick(panel.tree, KEY.Key_Delete)
    assert tree_of(panel) != read
    QTest.keyClick(panel.tree, KEY.Key_Z, CTRL)
    assert tree_of(panel) == read
    QTest.keyClick(panel.tree, KEY.Key_Z, CTRL | SHIFT)
    assert tree_of(panel) != read
    QTest.keyClick(page.bring_in_panel.cancel_button, KEY.Key_Space)
    assert page.context.session.store.history() == before


def test_a_topic_and_its_line_are_chosen_together(plan: Path, reviewed: Reviewed) -> None:
    panel = reviewed(plan)
    panel.tree.choose([key_of(panel, "Контроль стоимости")])
    view = panel.source.view
    assert view.source_model.line(view.currentIndex().row()).number == 4
    row = next(row for row in range(view.source_model.rowCount()) if view.source_model.line(row).number == 8)
    place = view.visualRect(view.source_model.index(row, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert panel.tree.current_key() == key_of(panel, "Сертификаты происхождения")


def test_a_row_that_was_left_out_is_taken_in(plan: Path, reviewed: Reviewed) -> None:
    panel = reviewed(plan)
    count = panel.below.set_aside.notes_model.rowCount()
    index = next(
        panel.below.set_aside.notes_model.index(row)
        for row in range(count)
        if "Итого" in panel.below.set_aside.notes_model.note_at(panel.below.set_aside.notes_model.index(row)).text
    )
    panel.below.set_aside.setCurrentIndex(index)
    QTest.mouseClick(panel.below.pull_in, Qt.MouseButton.LeftButton)
    assert panel.below.set_aside.notes_model.rowCount() == count - 1
    assert "Итого по разделу" in [title for _, title, _ in tree_of(panel)]
    assert panel.tree.current_key() == key_of(panel, "Итого по разделу")


def test_the_sum_is_held_against_the_total_of_the_source(tmp_path: Path, reviewed: Reviewed) -> None:
    path = book(tmp_path / "p.xlsx", ["№", "Тема", "Всего"], ["1", "Досмотр", 4], ["2", "Осмотр", 6], ["", "Итого", 10])
    panel = reviewed(path)
    assert plain(panel.sum_label.text()) == "Sum of the topics: 10 h. It agrees with the total of the source."
    panel.tree.choose([key_of(panel, "Осмотр")])
    QTest.keyClick(panel.tree, KEY.Key_Delete)
    assert plain(panel.sum_label.text()) == "Sum of the topics: 4 h. The source prints 10 h: 6 h more."


def test_what_a_column_holds_is_said_once_for_all_files_of_a_host(
    page: CurriculumPage, tmp_path: Path, reviewed: Reviewed, qtbot: QtBot
) -> None:
    head: list[object] = ["№", "Тема", "Всего", "Блок Б-7"]
    panel = reviewed(book(tmp_path / "a.xlsx", head, ["1", "Досмотр", 4, 3], ["2", "Осмотр", 6, 5]))
    view = panel.source.view
    assert panel.source.header.role_of(3) is Role.OTHER
    view.setFocus()
    view.setCurrentIndex(view.source_model.index(1, 3))
    QTest.keyClick(view, KEY.Key_F2)
    menu = panel.source.header.menu
    assert menu is not None
    action = next(action for action in menu.actions() if action.text() == "Hours, practice")
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        action.trigger()
    menu.close()
    assert panel.source.header.role_of(3) is Role.PRACTICE
    bring_in(page, qtbot)
    assert remembered_roles(page.context.session.store) == {"блок б-7": Role.PRACTICE}
    again = reviewed(book(tmp_path / "b.xlsx", head, ["1", "Экспорт", 8, 2]))
    assert again.source.header.role_of(3) is Role.PRACTICE


def test_credits_are_counted_as_a_person_says(
    page: CurriculumPage, tmp_path: Path, reviewed: Reviewed, qtbot: QtBot
) -> None:
    path = book(tmp_path / "c.xlsx", ["№", "Дисциплина", "Кредиты"], ["1", "Досмотр", 4], ["2", "Осмотр", 6])
    panel = reviewed(path)
    assert panel.unit.isVisible()
    QTest.keyClicks(panel.unit.field, "36")
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        QTest.keyClick(panel.unit.field, KEY.Key_Return)
    assert (1, "Досмотр", "144") in tree_of(panel)


def test_a_topic_is_split_and_rows_are_dropped_elsewhere(plan: Path, reviewed: Reviewed, qtbot: QtBot) -> None:
    panel = reviewed(plan)
    panel.tree.choose([key_of(panel, "Методы определения стоимости")])
    QTest.keyClick(panel.tree, KEY.Key_F4)
    QTest.keyClicks(panel.split_panel.second, "Reserve method")
    QTest.keyClick(panel.split_panel.second, KEY.Key_Return)
    titles = [title for _, title, _ in tree_of(panel)]
    assert titles.index("Reserve method") == titles.index("Методы определения стоимости") + 1
    section = next(title for title in titles if "Происхождение товаров" in title)
    model = panel.tree.review_model
    data = model.mimeData([model.index_of(key_of(panel, "Reserve method"))])
    with qtbot.waitSignal(model.modelReset):
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(key_of(panel, section)))
    assert [title for _, title, _ in tree_of(panel)][-1] == "Reserve method"


def test_the_source_keeps_qt_contract(plan: Path, reviewed: Reviewed, qtmodeltester: ModelTester) -> None:
    panel = reviewed(plan)
    model = panel.source.view.source_model
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    qtmodeltester.check(panel.tree.review_model)  # type: ignore[no-untyped-call]
    said = model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("sheet “План”, row 3, ")
    assert said.endswith("Методы определения стоимости, a topic")
    kinds = {row.row.kind for row in panel.tree.review_model.rows_in_order()}
    assert kinds == {NodeKind.PROGRAMME, NodeKind.MODULE, NodeKind.TOPIC}
