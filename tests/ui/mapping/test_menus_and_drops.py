"""Context menus of topics, mappings and items by mouse and key, and topics and items dragged onto each other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor.analysis.open_points import ItemAt
from assessor.model.curriculum import Node
from assessor.model.mapping import Mapping, SetAside
from tests.ui.conftest import Doors
from tests.ui.dragged import drag_over, drop
from tests.ui.menus import by_key, choose, opened_menu
from ui.context import Context
from ui.history.records import HistoryOf
from ui.pages.mapping.dragging import item_data, topics_data
from ui.pages.mapping.page import MappingPage
from ui.source_viewer.places import SourceAt
from ui.widgets.row_menu import CORRECT, NO_COUNTERPART, RowTask

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> MappingPage:
    made = MappingPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 590)
    made.show()
    with qtbot.waitSignal(context.jobs.ended):
        made.activate()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def undecided(context: Context) -> Node:
    snapshot = context.session.snapshot
    touched = {row.topic_id for row in snapshot.mappings} | {row.topic_id for row in snapshot.set_asides}
    return next(topic for topic in context.session.curriculum.topics if topic.id not in touched)


def aside(context: Context) -> str:
    me = context.session.assessor
    assert me is not None
    return next(row.topic_id for row in context.session.snapshot.set_asides if row.assessor_id == me.id)


def own(context: Context) -> Mapping:
    me = context.session.assessor
    assert me is not None
    return next(row for row in context.session.snapshot.mappings if row.assessor_id == me.id)


def row_of(page: MappingPage, topic: str) -> QPoint:
    """The middle of a topic's row."""
    page.topics.view.go_to(topic)
    return page.topics.view.visualRect(page.topics.view.currentIndex()).center()


def test_the_menu_of_a_topic_offers_what_can_be_done_with_it(page: MappingPage, context: Context) -> None:
    page.show_target(undecided(context).id)
    offered = by_key(page.topics.view)
    assert list(offered)[:3] == ["map", "no_counterpart", "show_source"]
    assert offered["map"] == "Map…\tF3"
    assert "join" not in offered  # one topic alone
    assert "bring_back" not in offered
    page.show_target(aside(context))
    offered = by_key(page.topics.view)
    assert "bring_back" in offered
    assert "no_counterpart" not in offered


def test_a_right_click_opens_the_menu_of_the_row_under_it(page: MappingPage, context: Context) -> None:
    at = row_of(page, undecided(context).id)
    viewport = page.topics.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = opened_menu()
    assert menu.pos() == viewport.mapToGlobal(at)
    menu.close()


def test_the_text_of_a_topic_is_corrected_in_the_curriculum(page: MappingPage, context: Context, doors: Doors) -> None:
    topic = undecided(context).id
    page.show_target(topic)
    choose(page.topics.view, "correct")
    assert doors.gone == [("curriculum", RowTask((topic,), CORRECT.id))]


def test_its_source_and_its_history_are_shown(page: MappingPage, context: Context, doors: Doors) -> None:
    topic = undecided(context)
    page.show_target(topic.id)
    choose(page.topics.view, "show_source")
    choose(page.topics.view, "history")
    source, (where, of) = doors.gone
    assert source == ("source", SourceAt(topic.source_id or "", topic.place, topic.title))
    assert where == "history"
    assert isinstance(of, HistoryOf)
    assert of.name == f"{topic.number} {topic.title}".strip()


def test_selected_topics_are_joined(page: MappingPage, context: Context) -> None:
    first, second = context.session.curriculum.topics[:2]
    page.topics.view.select_entries([first.id, second.id])
    choose(page.topics.view, "join")
    assert second.id not in context.session.curriculum.by_id
    assert page.topics.view.current_id() == first.id


def test_another_page_may_ask_to_set_topics_aside(page: MappingPage, context: Context) -> None:
    topics = tuple(topic.id for topic in context.session.curriculum.topics[:3])
    page.show_target(RowTask(topics, NO_COUNTERPART.id))
    assert page.topics.view.selected_topics() == list(topics)
    assert page.mappings.bar.reason.isVisible()


def test_a_mapping_is_changed_quoted_commented_and_deleted_from_its_menu(
    page: MappingPage, context: Context, doors: Doors
) -> None:
    mapping = own(context)
    page.show_target(mapping.topic_id)
    page.mappings.open_mapping(mapping.id)
    block = page.mappings.current_block()
    assert block is not None
    assert by_key(block.head) == {
        "change": "Change",
        "evidence": "Evidence…\tCtrl+E",
        "comment": "Comment\tF2",
        "delete": "Delete\tDel",
        "history": "History",
    }
    choose(block.head, "change")
    assert block.coverage.button(mapping.coverage).hasFocus()
    choose(block.head, "comment")
    assert block.comment.hasFocus()
    choose(block.head, "history")
    assert doors.gone[-1][0] == "history"
    QTest.keyClick(block.head, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert block.evidence.form is not None
    block.evidence.form.left.emit()
    choose(block.head, "delete")
    assert mapping.id not in {row.id for row in context.session.snapshot.mappings}


def test_an_item_is_taken_from_its_menu_and_then_changed(page: MappingPage, context: Context, doors: Doors) -> None:
    page.show_target(undecided(context).id)
    row = page.items.current_row()
    assert row is not None
    choose(page.items.list, "take")
    assert page.mappings.current_mapping is not None
    assert page.mappings.current_mapping.item_code == row.code
    assert "change_mapping" in by_key(page.items.list)
    choose(page.items.list, "show_gap")
    assert doors.gone == [("gaps", ItemAt(row.framework_id, row.code, None, None))]


def test_nobody_chosen_leaves_only_what_can_be_looked_at(qtbot: QtBot, show_as: Callable[[str], MappingPage]) -> None:
    page = show_as("nobody")
    assert list(by_key(page.topics.view)) == ["show_source", "correct", "split", "history"]


@pytest.fixture
def show_as(context: Context, qtbot: QtBot) -> Callable[[str], MappingPage]:
    """The page as somebody sees it who is not in the team."""

    def show(who: str) -> MappingPage:
        context.session.who = who
        made = MappingPage(context)
        qtbot.addWidget(made)
        made.show()
        with qtbot.waitSignal(context.jobs.ended):
            made.activate()
        made.show_target(undecided(context).id)
        return made

    return show


def test_a_topic_dropped_on_an_item_is_mapped_to_it(page: MappingPage, context: Context, qtbot: QtBot) -> None:
    topic = undecided(context)
    page.show_target(topic.id)
    index = page.items.model.index(1)
    row, at = page.items.model.item_row(1), page.items.list.visualRect(index).center()
    data = page.model.mimeData([page.topics.view.currentIndex()])
    assert drag_over(page.items.list.viewport(), data, at)
    assert page.drops.on_items.mark.isVisible()
    assert page.drops.on_items.mark.text == f"Map “{topic.number or topic.title}” to {row.code}"
    with qtbot.waitSignal(context.editor.changed):
        assert drop(page.items.list.viewport(), data, at)
    assert not page.drops.on_items.mark.isVisible()
    (mapping,) = [found for found in context.session.snapshot.mappings if found.topic_id == topic.id]
    assert (mapping.framework_id, mapping.item_code) == (row.framework_id, row.code)
    assert not drag_over(page.items.list.viewport(), data, at)  # it is mapped to it already
    context.editor.undo()
    assert topic.id not in {found.topic_id for found in context.session.snapshot.mappings}


def test_an_item_dropped_on_a_topic_maps_that_topic(page: MappingPage, context: Context, qtbot: QtBot) -> None:
    topic = undecided(context)
    row_of(page, topic.id)
    index = page.topics.view.currentIndex()
    QTest.keyClick(page.topics.view, Key.Key_Down)
    assert page.topics.view.current_id() != topic.id
    row = page.items.model.item_row(0)
    at = page.topics.view.visualRect(index).center()
    data = item_data(row.framework_id, row.code)
    with qtbot.waitSignal(context.editor.changed):
        assert drop(page.topics.view.viewport(), data, at)
    assert page.topics.view.current_id() == topic.id
    current = page.mappings.current_mapping
    assert current is not None
    assert (current.topic_id, current.item_code) == (topic.id, row.code)
    assert not current.taken_as_proposed  # it was proposed for another topic


def test_a_heading_takes_no_item_and_several_topics_go_to_no_item(page: MappingPage, context: Context) -> None:
    row = page.items.model.item_row(0)
    heading = next(number for number in range(page.model.rowCount()) if not page.model.entry(number).is_topic)
    at = page.topics.view.visualRect(page.model.index(heading, 0)).center()
    assert not drag_over(page.topics.view.viewport(), item_data(row.framework_id, row.code), at)
    two = topics_data(topic.id for topic in context.session.curriculum.topics[:2])
    assert not drag_over(
        page.items.list.viewport(), two, page.items.list.visualRect(page.items.model.index(0)).center()
    )


def test_a_module_dropped_on_no_counterpart_asks_for_the_reason(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    curriculum = context.session.curriculum
    topic = undecided(context)
    module = curriculum.by_id[topic.parent_id or ""]
    number = len(curriculum.topics_of(module.id))
    page.show_target(module.id)
    bar = page.mappings.bar
    assert drag_over(bar, topics_data([module.id]), bar.rect().center())
    assert page.drops.on_no_counterpart.mark.text == (
        f"No counterpart: {number} topics" if number > 1 else "No counterpart: 1 topic"
    )
    assert drop(bar, topics_data([module.id]), bar.rect().center())
    qtbot.waitUntil(bar.reason.isVisible)
    QTest.keyClicks(bar.reason, "Not about customs")
    QTest.keyClick(bar.reason, Key.Key_Return)
    me = context.session.assessor
    assert me is not None
    found = [row for row in context.session.store.rows(SetAside, topic_id=topic.id) if row.assessor_id == me.id]
    assert [row.reason for row in found] == ["Not about customs"]


def test_text_of_the_source_dropped_on_a_mapping_becomes_its_evidence(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    me = context.session.assessor
    assert me is not None
    mapped = next(row for row in context.session.snapshot.mappings if row.assessor_id == me.id)
    page.show_target(mapped.topic_id)
    block = next(block for block in page.mappings.blocks if block.mapping is not None)
    assert block.mapping is not None
    before = context.session.snapshot.evidence_of.get(block.mapping.id, ())
    text = QMimeData()
    text.setText("  Порядок досмотра ручной клади ")
    with qtbot.waitSignal(context.editor.changed):
        assert drop(block, text, block.rect().center())
    *kept, added = context.session.snapshot.evidence_of[block.mapping.id]
    topic = context.session.curriculum.by_id[mapped.topic_id]
    assert [piece.quote for piece in kept] == [piece.quote for piece in before]
    assert (added.quote, added.place, added.source_id) == (
        "Порядок досмотра ручной клади",
        topic.place,
        topic.source_id,
    )
    empty = QMimeData()
    empty.setText("   ")
    assert not drag_over(block, empty, block.rect().center())


def test_evidence_is_changed_copied_and_taken_away_from_its_row_and_not_the_mapping_around_it(
    page: MappingPage, context: Context
) -> None:
    me = context.session.assessor
    assert me is not None
    pieces = context.session.snapshot.evidence_of
    mapping = next(row for row in context.session.snapshot.mappings if row.assessor_id == me.id and pieces.get(row.id))
    page.show_target(mapping.topic_id)
    page.mappings.open_mapping(mapping.id)
    block = page.mappings.current_block()
    assert block is not None
    change = block.evidence.controls()[0]
    assert by_key(change) == {
        "change": "Change the evidence\tF2",
        "copy": "Copy the quote\tCtrl+C",
        "show_source": "Show in source\tF5",
        "take_away": "Take the evidence away\tDel",
    }
    QTest.keyClick(change, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == pieces[mapping.id][0].quote
    change.setFocus()
    QTest.keyClick(change, Key.Key_F2)
    assert block.evidence.form is not None
    assert block.evidence.form.quote.toPlainText() == pieces[mapping.id][0].quote
    block.evidence.form.left.emit()
    change = block.evidence.controls()[0]
    change.setFocus()
    QTest.keyClick(change, Key.Key_Delete)
    left = context.session.snapshot
    assert mapping.id in {row.id for row in left.mappings}
    assert list(left.evidence_of.get(mapping.id, ())) == list(pieces[mapping.id][1:])
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_text_marked_by_keys_becomes_evidence_of_the_open_mapping(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    mapping = own(context)
    page.show_target(mapping.topic_id)
    page.mappings.open_mapping(mapping.id)
    block = page.mappings.current_block()
    assert block is not None
    assert "quote" not in by_key(block.head)  # nothing is marked
    page.source.take_focus()
    QTest.keyClick(page.source.text, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    marked = page.source.marked_text()
    assert marked
    assert by_key(block.head)["quote"].endswith("\tCtrl+Shift+C")
    page.source.text.setFocus()
    before = len(context.session.snapshot.evidence_of.get(mapping.id, ()))
    with qtbot.waitSignal(context.editor.changed):
        QTest.keyClick(page.source.text, Key.Key_C, CONTROL_SHIFT)
    pieces = context.session.snapshot.evidence_of[mapping.id]
    assert len(pieces) == before + 1
    assert pieces[-1].quote == marked
