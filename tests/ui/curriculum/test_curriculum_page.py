"""The Curriculum page worked by keys and mouse, on a real assessment."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor.analysis.summaries import is_complete
from assessor.edits.tree import rename_node
from assessor.model.curriculum import ChangedBy, Curriculum, Hours, NodeKind, Source
from assessor.model.mapping import Mapping
from tests.ui.accessibility import assert_accessible
from tests.ui.conftest import Doors, Opened
from tests.ui.curriculum.conftest import Shown
from ui.context import Context
from ui.pages.curriculum.models import MIME_NODES, Column
from ui.pages.curriculum.page import CurriculumPage
from ui.widgets.row_menu import by_id

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY = Qt.Key


def curriculum(page: CurriculumPage) -> Curriculum:
    return page.context.session.curriculum


def module(page: CurriculumPage, number: str = "2") -> str:
    return next(n.id for n in curriculum(page).nodes if n.kind is NodeKind.MODULE and n.number == number)


def topics(page: CurriculumPage) -> list[str]:
    return [node.id for node in curriculum(page).children(module(page))]


def chosen(page: CurriculumPage, *nodes: str) -> None:
    page.show_target(nodes[0])
    page.tree.choose(nodes)
    assert page.tree.hasFocus()


def typed(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, KEY.Key_A, CTRL)
    QTest.keyClicks(field, text)


def last_name(page: CurriculumPage) -> str:
    return str(page.context.session.store.history()[0].name)


def test_the_page_begins_at_the_top_and_follows_the_arrows(page: CurriculumPage) -> None:
    programme = curriculum(page).programmes[0]
    assert page.tree.current_id() == programme.id
    page.tree.setFocus()
    QTest.keyClick(page.tree, KEY.Key_Down)
    assert page.tree.current_id() == curriculum(page).nodes[1].id
    assert page.details.names.title.typed() == curriculum(page).nodes[1].title


def test_columns_give_way_to_titles_where_there_is_little_room(page: CurriculumPage, qtbot: QtBot) -> None:
    page.resize(1700, 980)
    qtbot.waitUntil(lambda: not page.tree.isColumnHidden(Column.CHANGED_BY))
    page.tree.resize(430, 400)
    assert page.tree.isColumnHidden(Column.CHANGED_BY)
    assert not page.tree.isColumnHidden(Column.TOTAL)
    assert page.tree.columnWidth(Column.TITLE) >= 180


def test_a_title_is_one_change_when_the_field_is_left(page: CurriculumPage) -> None:
    node = topics(page)[0]
    chosen(page, node)
    QTest.keyClick(page.tree, KEY.Key_F2)
    title = page.details.names.title
    assert title.hasFocus()
    before = len(page.context.session.store.history())
    typed(title, "Logic")
    QTest.keyClick(title, KEY.Key_Tab)
    assert curriculum(page).by_id[node].title == "Logic"
    assert len(page.context.session.store.history()) == before + 1
    page.context.editor.undo()
    assert page.details.names.title.typed() == "Предмет философии и её роль в обществе"


def test_a_text_commits_after_a_rest_and_on_ctrl_enter(page: CurriculumPage, qtbot: QtBot) -> None:
    node = topics(page)[0]
    chosen(page, node)
    description = page.details.names.findChildren(QWidget)
    field = next(w for w in description if w.accessibleName() == "Description, content")
    typed(field, "Content ")
    with qtbot.waitSignal(page.context.editor.changed, timeout=5_000):
        pass
    assert curriculum(page).by_id[node].description == "Content"
    QTest.keyClicks(field, "of it")
    QTest.keyClick(field, KEY.Key_Return, CTRL)
    assert curriculum(page).by_id[node].description == "Content of it"
    assert field.hasFocus()


def test_an_empty_title_is_refused_and_stays_to_be_mended(page: CurriculumPage, doors: Doors) -> None:
    node = topics(page)[0]
    chosen(page, node)
    title = page.details.names.title
    before = curriculum(page).by_id[node].title
    typed(title, " ")
    QTest.keyClick(title, KEY.Key_Return)
    assert "needs a title" in str(doors.refused[0])
    assert curriculum(page).by_id[node].title == before
    assert title.typed() == " "


def test_a_field_that_is_only_visited_changes_nothing(page: CurriculumPage) -> None:
    node, title = topics(page)[0], "Статья\N{NO-BREAK SPACE}VII ГАТТ"
    page.context.editor.run(rename_node, node=node, title=title)
    history = len(page.context.session.store.history())
    chosen(page, node)
    field = page.details.names.title
    field.setFocus()
    QTest.keyClicks(field, " ")
    QTest.keyClick(field, KEY.Key_Tab)
    chosen(page, module(page))
    assert curriculum(page).by_id[node].title == title
    assert len(page.context.session.store.history()) == history


def test_what_was_refused_is_not_refused_again_on_leaving(page: CurriculumPage, doors: Doors) -> None:
    chosen(page, topics(page)[0])
    field = page.details.names.title
    typed(field, " ")
    QTest.keyClick(field, KEY.Key_Return)
    chosen(page, module(page))
    assert len(doors.refused) == 1


def test_hours_are_typed_with_a_comma(page: CurriculumPage, doors: Doors) -> None:
    node = topics(page)[0]
    chosen(page, node)
    field = page.details.hours.hours["contact"]
    typed(field, "5,5")
    QTest.keyClick(field, KEY.Key_Return)
    assert curriculum(page).by_id[node].hours.contact == 330
    typed(field, "five")
    QTest.keyClick(field, KEY.Key_Return)
    assert "no number of hours" in str(doors.refused[0])
    assert curriculum(page).by_id[node].hours.contact == 330


def test_a_module_says_credits_and_who_may_change_it(page: CurriculumPage) -> None:
    node = module(page)
    chosen(page, node)
    typed(page.details.module.credits, "4.5")
    QTest.keyClick(page.details.module.credits, KEY.Key_Return)
    picker = page.details.module.changed_by
    picker.setFocus()
    QTest.keyClick(picker, KEY.Key_Down)
    QTest.keyClick(picker, KEY.Key_Down)
    found = curriculum(page).by_id[node]
    assert (found.credits_hundredths, found.changed_by) == (450, ChangedBy.ACADEMY)


def test_roles_and_completion_of_a_programme_are_ticked(page: CurriculumPage) -> None:
    programme = curriculum(page).programmes[0].id
    chosen(page, programme)
    session = page.context.session
    aims = {aim.role_code for aim in session.snapshot.aims if aim.programme_id == programme}
    first = page.details.programme.ticks()[0]
    first.box.setFocus()
    QTest.keyClick(first.box, KEY.Key_Space)
    now = {aim.role_code for aim in session.snapshot.aims if aim.programme_id == programme}
    assert len(aims ^ now) == 1
    mine = next(row for row in page.details.programme.ticks() if row.box.accessibleName() == _my_name(page))
    others = [
        row
        for row in page.details.programme.ticks()
        if row.box.accessibleName() in {a.name for a in session.snapshot.assessors} - {_my_name(page)}
    ]
    assert others
    assert not any(row.isEnabled() for row in others)
    was_done = any(
        row.programme_id == programme and row.assessor_id == session.who for row in session.snapshot.completions
    )
    QTest.mouseClick(mine.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    is_done = any(
        row.programme_id == programme and row.assessor_id == session.who for row in session.snapshot.completions
    )
    assert is_done is not was_done
    assert isinstance(is_complete(session.snapshot, programme), bool)


def _my_name(page: CurriculumPage) -> str:
    assessor = page.context.session.assessor
    assert assessor is not None
    return assessor.name


def test_outcomes_are_added_corrected_and_removed(page: CurriculumPage) -> None:
    node = topics(page)[0]
    chosen(page, node)
    section = page.details.outcomes
    typed(section.new, "Explain")
    QTest.keyClick(section.new, KEY.Key_Return)
    typed(section.new, "Apply")
    QTest.keyClick(section.new, KEY.Key_Return)
    assert [o.text for o in page.context.session.snapshot.outcomes if o.node_id == node] == ["Explain", "Apply"]
    first, second = section.rows()
    typed(first.text, "Explains")
    QTest.keyClick(first.text, KEY.Key_Return)
    QTest.mouseClick(second.remove, Qt.MouseButton.LeftButton)
    assert [o.text for o in page.context.session.snapshot.outcomes if o.node_id == node] == ["Explains"]
    assert section.new.typed() == ""


def test_nodes_are_added_and_named_at_once(page: CurriculumPage) -> None:
    first = topics(page)[0]
    chosen(page, first)
    QTest.keyClick(page.tree, KEY.Key_Insert)
    title = page.details.names.title
    assert title.hasFocus()
    QTest.keyClicks(title, "Ethics")
    QTest.keyClick(title, KEY.Key_Escape)
    assert page.tree.hasFocus()
    assert curriculum(page).by_id[topics(page)[1]].title == "Ethics"
    QTest.keyClick(page.tree, KEY.Key_Insert, SHIFT)
    new = curriculum(page).by_id[page.tree.current_id()]
    assert new.kind is NodeKind.MODULE
    siblings = [node.id for node in curriculum(page).children(new.parent_id)]
    assert siblings.index(new.id) == siblings.index(module(page)) + 1


def test_alt_arrows_move_and_keep_what_is_chosen(page: CurriculumPage) -> None:
    first, second, third = topics(page)
    chosen(page, first)
    QTest.keyClick(page.tree, KEY.Key_Down, ALT)
    assert topics(page) == [second, first, third]
    assert page.tree.chosen_ids() == [first]
    QTest.keyClick(page.tree, KEY.Key_Left, ALT)
    assert topics(page) == [second, third]
    QTest.keyClick(page.tree, KEY.Key_Right, ALT)
    assert topics(page) == [second, third, first]
    QTest.keyClick(page.tree, KEY.Key_Down, ALT)
    assert topics(page) == [second, third, first]


def test_a_topic_dropped_on_another_stands_in_front_of_it(page: CurriculumPage, qtbot: QtBot) -> None:
    first, second, third = topics(page)
    model = page.tree.curriculum_model
    data = model.mimeData([model.index_of(third)])
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(data, move, -1, 0, model.index_of(first))
    with qtbot.waitSignal(page.context.editor.changed):
        assert not model.dropMimeData(data, move, -1, 0, model.index_of(first))
    assert topics(page) == [third, first, second]
    into_itself = model.mimeData([model.index_of(module(page))])
    assert not model.canDropMimeData(into_itself, move, -1, 0, model.index_of(first))
    assert into_itself.hasFormat(MIME_NODES)
    assert not model.canDropMimeData(QMimeData(), move, -1, 0, model.index_of(first))


def test_a_topic_is_split_beside_the_tree(page: CurriculumPage) -> None:
    first = topics(page)[0]
    whole = curriculum(page).by_id[first].hours
    chosen(page, first)
    QTest.keyClick(page.tree, KEY.Key_F4)
    panel = page.split_panel
    assert panel.second.hasFocus()
    typed(panel.second, "Second half")
    typed(panel.hours["contact"], "1")
    QTest.keyClick(panel.hours["contact"], KEY.Key_Return)
    one, two = (curriculum(page).by_id[node] for node in topics(page)[:2])
    assert two.title == "Second half"
    assert two.hours.contact == 60
    assert one.hours + two.hours == whole
    assert page.tree.hasFocus()
    assert page.details.isVisible()


def test_escape_splits_nothing(page: CurriculumPage) -> None:
    before = curriculum(page).nodes
    chosen(page, topics(page)[0])
    QTest.keyClick(page.tree, KEY.Key_F4)
    QTest.keyClick(page.split_panel.second, KEY.Key_Escape)
    assert curriculum(page).nodes == before
    assert page.details.isVisible()


def test_chosen_topics_are_joined(page: CurriculumPage) -> None:
    first, second, third = topics(page)
    hours = curriculum(page).hours(module(page))
    chosen(page, first)
    QTest.keyClick(page.tree, KEY.Key_Down, SHIFT)
    assert page.tree.chosen_ids() == [first, second]
    QTest.keyClick(page.tree, KEY.Key_F7)
    assert topics(page) == [first, third]
    assert curriculum(page).hours(module(page)) == hours
    assert page.tree.chosen_ids() == [first]


def test_what_hangs_on_a_module_is_said_before_it_is_deleted(page: CurriculumPage) -> None:
    node, nodes = module(page, "6"), curriculum(page).nodes
    mappings = page.context.session.store.rows(Mapping)
    chosen(page, node)
    QTest.keyClick(page.tree, KEY.Key_Delete)
    bar = page.tree_pane.bar
    assert bar.isVisible()
    assert "8 topics" in bar.sentence
    assert "mappings by" in bar.sentence
    QTest.keyClick(bar.delete, KEY.Key_Escape)
    assert not bar.isVisible()
    assert curriculum(page).nodes == nodes
    QTest.keyClick(page.tree, KEY.Key_Delete)
    QTest.mouseClick(bar.delete, Qt.MouseButton.LeftButton)
    assert node not in curriculum(page).by_id
    assert page.tree.current_id() in curriculum(page).by_id
    page.context.editor.undo()
    assert curriculum(page).nodes == nodes
    assert set(page.context.session.store.rows(Mapping)) == set(mappings)


def test_the_filter_shows_the_way_and_enter_goes_there(page: CurriculumPage) -> None:
    everything = sum(1 for _ in page.tree.curriculum_model.rows_in_order())
    page.tree.setFocus()
    QTest.keyClick(page.tree, KEY.Key_F3)
    search = page.tree_pane.search
    assert search.hasFocus()
    QTest.keyClicks(search, "zzz")
    assert page.tree.isHidden() or not page.tree.isVisible()
    search.clear()
    QTest.keyClicks(search, "2.2")
    found = sum(1 for _ in page.tree.curriculum_model.rows_in_order())
    assert 0 < found < everything
    QTest.keyClick(search, KEY.Key_Return)
    assert page.tree.hasFocus()
    search.clear()
    assert sum(1 for _ in page.tree.curriculum_model.rows_in_order()) == everything


def test_a_change_elsewhere_keeps_what_is_chosen_closed_and_typed(page: CurriculumPage) -> None:
    node = topics(page)[1]
    closed = page.tree.curriculum_model.index_of(module(page, "3"))
    page.tree.setExpanded(closed, False)
    chosen(page, node)
    title = page.details.names.title
    typed(title, "Half typ")
    page.tree_pane.commands.move([topics(page)[2]], module(page), topics(page)[0])
    assert page.tree.current_id() == node
    assert not page.tree.isExpanded(page.tree.curriculum_model.index_of(module(page, "3")))
    assert page.tree.isExpanded(page.tree.curriculum_model.index_of(module(page)))


def test_the_context_menu_has_the_commands_with_keys(page: CurriculumPage) -> None:
    chosen(page, topics(page)[0])
    QTest.keyClick(page.tree, KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = page.tree_pane.menu.menu
    assert menu is not None
    actions = [action for action in menu.actions() if not action.isSeparator()]
    texts = {action.objectName(): action.text() for action in actions}
    assert next(iter(texts.values())) == "Map…"
    assert texts["delete"] == "Delete\tDel"
    assert {action.objectName() for action in actions if not action.isEnabled()} == {"join", "in", "up"}
    menu.close()


def test_a_file_is_read_reviewed_and_brought_in(page: CurriculumPage, plan: Path, qtbot: QtBot) -> None:
    before = len(curriculum(page).topics)
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.bring_in([plan])
    panel = page.bring_in_panel
    assert panel.bring_in.text() == "Bring in 5 topics"
    assert len(curriculum(page).topics) == before
    assert panel.panel.below.problems.notes_model.rowCount() == 1
    assert panel.panel.below.set_aside.notes_model.rowCount() >= 1
    panel.panel.below.problems.setCurrentIndex(panel.panel.below.problems.notes_model.index(0))
    assert panel.panel.tree.currentIndex().isValid()
    panel.programme.setEditText("Стоимость и происхождение")
    with qtbot.waitSignal(panel.closed, timeout=20_000):
        QTest.keyClick(panel.bring_in, KEY.Key_Space)
    assert [node.title for node in curriculum(page).programmes][-1] == "Стоимость и происхождение"
    assert len(curriculum(page).topics) == before + 5
    assert curriculum(page).programme_of(page.tree.current_id()).title == "Стоимость и происхождение"
    assert page.tree.hasFocus()
    page.context.editor.undo()
    assert len(curriculum(page).topics) == before


def test_a_file_can_go_into_a_programme_that_is_there(page: CurriculumPage, plan: Path, qtbot: QtBot) -> None:
    programme = curriculum(page).programmes[1]
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.bring_in([plan])
    page.bring_in_panel.programme.setCurrentText(programme.title)
    with qtbot.waitSignal(page.bring_in_panel.closed, timeout=20_000):
        QTest.mouseClick(page.bring_in_panel.bring_in, Qt.MouseButton.LeftButton)
    assert page.tree.current_id() in {node.id for node in curriculum(page).below(programme.id)}


def test_cancel_changes_nothing(page: CurriculumPage, plan: Path, qtbot: QtBot) -> None:
    before = page.context.session.store.path.read_bytes()
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.bring_in([plan])
        QTest.keyClick(page.bring_in_panel.stop, KEY.Key_Escape)
    assert page.tree.isVisible()
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.bring_in([plan])
    QTest.mouseClick(page.bring_in_panel.cancel_button, Qt.MouseButton.LeftButton)
    assert page.tree.isVisible()
    assert page.context.session.store.path.read_bytes() == before


def test_a_file_without_topics_is_refused_in_words(
    page: CurriculumPage, tmp_path: Path, qtbot: QtBot, doors: Doors
) -> None:
    path = tmp_path / "письмо.csv"
    path.write_text("Уважаемые коллеги;\nС приветом;\n", encoding="utf-8")
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.bring_in([path])
    assert "письмо.csv" in str(doors.refused[0])
    assert page.tree.isVisible()


def test_an_empty_assessment_takes_several_files(
    opened: Opened, empty_file: Path, plan: Path, shown: Shown, qtbot: QtBot
) -> None:
    page = shown(opened(empty_file))
    assert page.empty.isVisible()
    other = plan.with_name("Второй план.xlsx")
    book = load_workbook(plan)
    book["План"]["B3"] = "Другая тема"  # the same bytes twice would be refused
    book.save(other)
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.show_target((plan, other))
    assert page.bring_in_panel.programme.currentText() == "План курса"
    with qtbot.waitSignal(page.bring_in_panel.closed, timeout=20_000):
        QTest.keyClick(page.bring_in_panel.bring_in, KEY.Key_Space)
    (programme,) = curriculum(page).programmes
    assert curriculum(page).hours(programme.id) == Hours(contact=1200, practice=1200)
    assert len(page.context.session.store.rows(Source)) == 2
    assert not page.empty.isVisible()


def test_the_window_hands_a_single_file_in(page: CurriculumPage, plan: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        page.show_target(plan)
    assert page.bring_in_panel.bring_in.isVisible()
    assert page.panes()[0] is page.bring_in_panel.panel.source.view


def test_a_read_only_file_is_shown_and_not_edited(
    opened: Opened, sample_file: Path, context: Context, shown: Shown
) -> None:
    page = shown(opened(sample_file))  # the second to open it
    assert page.context.editor.is_read_only
    assert not page.bring_in_button.isEnabled()
    chosen(page, topics(page)[0])
    assert page.details.names.title.isReadOnly()
    assert not by_id(page.tree_pane.commands.all, "delete").is_possible()
    assert context.session.store.read_only_reason is None


def test_screen_readers_and_tab_find_every_control(page: CurriculumPage) -> None:
    chosen(page, topics(page)[0])
    assert_accessible(page, page.context.words)


def test_in_russian_every_control_has_a_russian_name(
    opened: Opened, sample_file: Path, shown: Shown, qtbot: QtBot
) -> None:
    page = shown(opened(sample_file, language="ru"))
    data = {assessor.name for assessor in page.context.session.snapshot.assessors}
    for node in (curriculum(page).programmes[0].id, module(page), topics(page)[0]):
        chosen(page, node)
        qtbot.waitUntil(lambda: all(row.height() > 0 for row in page.details.programme.ticks() if row.isVisible()))
        assert_accessible(page, page.context.words, data=data)
