"""The Mapping page, by keyboard and mouse, over a real store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import create_assessment
from assessor.edits.mapping import EvidenceGiven, map_topic
from assessor.model.curriculum import Node
from assessor.model.mapping import Confidence, Coverage, Evidence, EvidenceKind, Mapping, SetAside
from assessor.store import Opening, Store
from standards.pack import load_pack
from tests.ui.accessibility import assert_accessible
from tests.ui.conftest import Doors, Opened
from ui.context import Context
from ui.pages.mapping.mapping_block import MappingBlock
from ui.pages.mapping.page import MappingPage
from ui.pages.mapping.topic_model import Filter

EU, WCO = "eu-customs-cfw", "wco-picard-2019"
Key = Qt.Key


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Context], MappingPage]:
    """`show(context)` gives the page as the window shows it, with its finders ready."""

    def show_it(context: Context) -> MappingPage:
        page = MappingPage(context)
        qtbot.addWidget(page)
        page.resize(1084, 590)
        page.show()
        with qtbot.waitSignal(context.jobs.ended):
            page.activate()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show_it


@pytest.fixture
def page(context: Context, show: Callable[[Context], MappingPage]) -> MappingPage:
    return show(context)


def undecided(context: Context) -> Node:
    """A topic that nobody has mapped or set aside."""
    snapshot = context.session.snapshot
    touched = {row.topic_id for row in snapshot.mappings} | {row.topic_id for row in snapshot.set_asides}
    return next(topic for topic in context.session.curriculum.topics if topic.id not in touched)


def mapped(context: Context) -> Mapping:
    """A mapping of the person on this laptop to a graded item, of a topic that a colleague has mapped too."""
    snapshot, me = context.session.snapshot, context.session.assessor
    assert me is not None
    others = {row.topic_id for row in snapshot.mappings if row.assessor_id != me.id}
    return next(
        row
        for row in snapshot.mappings
        if row.assessor_id == me.id and row.framework_id == EU and row.level and row.topic_id in others
    )


def own(context: Context, topic: str) -> list[Mapping]:
    me = context.session.assessor
    assert me is not None
    return list(context.session.store.rows(Mapping, topic_id=topic, assessor_id=me.id))


def focus() -> QWidget:
    """The control that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def type_russian(text: str) -> None:
    """Press the keys of a Cyrillic layout; QTest knows Latin letters only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(focus(), key)


def open_block(page: MappingPage, mapping: Mapping) -> MappingBlock:
    page.show_target(mapping.topic_id)
    page.mappings.open_mapping(mapping.id)
    return next(block for block in page.mappings.blocks if block.mapping == mapping)


def press(qtbot: QtBot, widget: QWidget, name: str) -> None:
    """Click the visible button with this accessible name or text."""
    buttons = [*widget.findChildren(QPushButton), *widget.findChildren(QToolButton)]
    button = next(b for b in buttons if b.isVisible() and name in (b.accessibleName(), b.text()))
    qtbot.waitUntil(lambda: not button.size().isEmpty())  # made just now, and not laid out yet
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_progress_counts_the_topics_of_the_person(page: MappingPage, context: Context) -> None:
    counts = page.model.counts()
    assert counts[Filter.ALL] == len(context.session.curriculum.topics) == 261
    assert page.progress.text == f"{261 - counts[Filter.UNDECIDED]} of 261 topics"


def test_a_programme_narrows_list_and_progress(page: MappingPage, context: Context) -> None:
    programme = context.session.curriculum.programmes[1]
    page.programme.choose(programme.id)
    page.programme.picked.emit(programme.id)
    topics = context.session.curriculum.topics_of(programme.id)
    assert page.model.counts()[Filter.ALL] == len(topics)
    assert page.progress.text.endswith(f"of {len(topics)} topics")
    assert page.topics.view.current_id() == topics[0].id


def test_a_framework_narrows_suggestions_and_decisions(page: MappingPage, context: Context) -> None:
    topic = context.session.curriculum.topics[40]
    page.show_target(topic.id)
    before = page.model.counts()[Filter.UNDECIDED]
    page.framework.choose(WCO)
    page.framework.picked.emit(WCO)
    rows = [page.items.model.item_row(row) for row in range(page.items.model.rowCount())]
    assert {row.framework_id for row in rows} == {WCO}
    assert page.model.counts()[Filter.UNDECIDED] > before


def test_enter_on_a_suggestion_maps_the_topic_with_coverage_l_and_level_1(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    topic = next(t for t in context.session.curriculum.topics if not own(context, t.id))
    page.show_target(topic.id)
    page.framework.choose(EU)
    page.framework.picked.emit(EU)
    row = next(n for n in range(page.items.model.rowCount()) if page.items.model.item_row(n).code.startswith("O"))
    page.items.list.setCurrentIndex(page.items.model.index(row))
    code = page.items.model.item_row(row).code
    with qtbot.waitSignal(context.editor.changed, check_params_cb=lambda what: "mapping" in what.tables):
        QTest.keyClick(page.items.list, Key.Key_Return)
    (mapping,) = own(context, topic.id)
    assert (mapping.item_code, mapping.coverage, mapping.level) == (code, Coverage.L, 1)
    assert mapping.taken_as_proposed
    (evidence,) = context.session.store.rows(Evidence, mapping_id=mapping.id)
    assert (evidence.kind, evidence.quote) == (EvidenceKind.TITLE, topic.title)
    assert page.mappings.current_mapping == mapping
    assert page.model.decision(topic.id).coverage is Coverage.L


def test_f3_finds_an_item_by_word_in_the_other_language_and_enter_takes_it(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    topic = undecided(context)
    page.show_target(topic.id)
    page.topics.take_focus()
    QTest.keyClick(page.topics.view, Key.Key_F3)
    assert QApplication.focusWidget() is page.items.search_box
    type_russian("таможенная стоимость")
    assert page.items.model.item_row(0).code == "OP-03"
    QTest.keyClick(page.items.search_box, Key.Key_Return)
    (mapping,) = own(context, topic.id)
    assert (mapping.framework_id, mapping.item_code, mapping.taken_as_proposed) == (EU, "OP-03", False)


def test_a_letter_in_the_list_begins_the_search(page: MappingPage, qtbot: QtBot) -> None:
    page.topics.take_focus()
    QTest.keyClick(page.topics.view, Key.Key_V)
    QTest.keyClicks(page.items.search_box, "alu")
    assert page.items.typed == "valu"
    assert page.items.model.item_row(0).code == "OP-03"
    QTest.keyClick(page.items.search_box, Key.Key_Escape)
    assert not page.items.typed
    QTest.keyClick(page.items.search_box, Key.Key_Escape)
    assert QApplication.focusWidget() is page.topics.view


def test_an_item_mapped_already_is_opened_and_not_mapped_again(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    mapping = mapped(context)
    page.show_target(mapping.topic_id)
    page.items.search_box.setText(mapping.item_code)
    QTest.keyClick(page.items.search_box, Key.Key_Return)
    assert page.mappings.current_mapping == mapping
    assert context.session.store.row(Mapping, mapping.id) == mapping


def test_coverage_level_and_confidence_are_changed_by_keyboard(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    mapping = mapped(context)
    block = open_block(page, mapping)
    QTest.mouseClick(block.coverage.button(Coverage.N), Qt.MouseButton.LeftButton)
    now = context.session.store.row(Mapping, mapping.id)
    assert now is not None
    assert (now.coverage, now.level) == (Coverage.N, None)
    assert block.level is not None
    assert not block.level.isVisible()
    button = block.coverage.button(Coverage.N)
    button.setFocus()
    QTest.keyClick(button, Key.Key_Right)
    assert QApplication.focusWidget() is block.coverage.button(Coverage.P)
    assert context.session.store.row(Mapping, mapping.id) == now  # arrows only move
    QTest.keyClick(block.coverage.button(Coverage.P), Key.Key_Space)
    QTest.mouseClick(block.level.button(3), Qt.MouseButton.LeftButton)
    QTest.mouseClick(block.confidence.button(Confidence.LOW), Qt.MouseButton.LeftButton)
    last = context.session.store.row(Mapping, mapping.id)
    assert last is not None
    assert (last.coverage, last.level, last.confidence) == (Coverage.P, 3, Confidence.LOW)
    assert last.comment == mapping.comment


def test_items_without_levels_show_none(page: MappingPage, context: Context) -> None:
    me = context.session.assessor
    assert me is not None
    rows = context.session.snapshot.mappings
    mapping = next(row for row in rows if row.framework_id == WCO and row.assessor_id == me.id)
    block = open_block(page, mapping)
    assert block.level is None or not block.level.isVisible()


def test_the_comment_is_kept_when_another_topic_is_shown(page: MappingPage, context: Context, qtbot: QtBot) -> None:
    mapping = mapped(context)
    block = open_block(page, mapping)
    block.comment.setFocus()
    block.comment.selectAll()
    QTest.keyClicks(block.comment, "see topic 9")
    QTest.keyClick(block.comment, Key.Key_F8)
    now = context.session.store.row(Mapping, mapping.id)
    assert now is not None
    assert now.comment == "see topic 9"
    assert page.topics.view.current_id() != mapping.topic_id


def test_evidence_is_added_from_marked_text_changed_and_removed(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    mapping = mapped(context)
    block = open_block(page, mapping)
    before = context.session.store.rows(Evidence, mapping_id=mapping.id)
    page.source.text.find(context.session.curriculum.by_id[mapping.topic_id].title)
    press(qtbot, block, "Add evidence")
    form = block.evidence.form
    assert form is not None
    assert form.quote.toPlainText() == context.session.curriculum.by_id[mapping.topic_id].title
    form.kind.choose(EvidenceKind.PRACTICAL_TASK)
    form.place.setText("page 12")
    QTest.keyClicks(form.translation, "in English")
    QTest.keyClick(form.translation, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    added = context.session.store.rows(Evidence, mapping_id=mapping.id)
    assert len(added) == len(before) + 1
    last = max(added, key=lambda piece: piece.position)
    assert (last.kind, last.place.text, last.translation) == (EvidenceKind.PRACTICAL_TASK, "page 12", "in English")
    press(qtbot, block, f"Change evidence {len(added)}")
    form = block.evidence.form
    assert form is not None
    form.translation.setText("better English")
    press(qtbot, form, "Keep")
    texts = {piece.translation for piece in context.session.store.rows(Evidence, mapping_id=mapping.id)}
    assert "better English" in texts
    press(qtbot, block, f"Take evidence {len(added)} away")
    left = context.session.store.rows(Evidence, mapping_id=mapping.id)
    assert [(p.kind, p.quote, p.place) for p in left] == [(p.kind, p.quote, p.place) for p in before]


def test_escape_leaves_evidence_as_it_was(page: MappingPage, context: Context, qtbot: QtBot) -> None:
    mapping = mapped(context)
    block = open_block(page, mapping)
    changes = len(context.session.store.history())
    press(qtbot, block, "Change evidence 1")
    form = block.evidence.form
    assert form is not None
    form.translation.setText("other")
    QTest.keyClick(form.translation, Key.Key_Escape)
    assert block.evidence.form is None
    assert len(context.session.store.history()) == changes


def test_delete_takes_the_open_mapping_away_and_undo_brings_it_back(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    mapping = mapped(context)
    open_block(page, mapping)
    page.topics.take_focus()
    with qtbot.waitSignal(context.editor.changed):
        QTest.keyClick(page.topics.view, Key.Key_Delete)
    assert context.session.store.row(Mapping, mapping.id) is None
    assert page.topics.view.current_id() == mapping.topic_id
    context.editor.undo()
    assert mapping.id in {block.mapping.id for block in page.mappings.blocks if block.mapping is not None}


def test_several_topics_are_set_aside_with_a_reason_and_brought_back(
    page: MappingPage, context: Context, qtbot: QtBot
) -> None:
    page.topics.filter.choose(Filter.UNDECIDED)
    page.topics.filter.chosen.emit(Filter.UNDECIDED)
    rows = [row for row in range(page.model.rowCount()) if page.model.entry(row).is_topic][:3]
    chooser = page.topics.view.selectionModel()
    page.topics.view.setCurrentIndex(page.model.index(rows[0], 0))
    for row in rows[1:]:
        chooser.select(page.model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    topics = [page.model.entry(row).id for row in rows]
    assert page.topics.view.selected_topics() == topics
    press(qtbot, page.mappings, "No counterpart: 3 topics")
    QTest.keyClicks(page.mappings.bar.reason, "general subject")
    QTest.keyClick(page.mappings.bar.reason, Key.Key_Return)
    found = {row.topic_id: row.reason for row in context.session.store.rows(SetAside)}
    assert {found.get(topic) for topic in topics} == {"general subject"}
    assert page.topics.view.selected_topics() == topics  # still in sight, and still selected
    press(qtbot, page.mappings, "Bring back")
    assert not {row.topic_id for row in context.session.store.rows(SetAside)} & set(topics)


def test_a_mapped_topic_is_not_set_aside_and_the_window_says_why(
    page: MappingPage, context: Context, doors: Doors, qtbot: QtBot
) -> None:
    page.show_target(mapped(context).topic_id)
    press(qtbot, page.mappings, "No counterpart")
    QTest.keyClick(page.mappings.bar.reason, Key.Key_Return)
    assert len(doors.refused) == 1


def test_colleagues_are_read_only(page: MappingPage, context: Context) -> None:
    mapping = mapped(context)
    page.show_target(mapping.topic_id)
    colleagues = page.mappings.colleagues
    assert colleagues
    assert all(row.colleague.mapping is None or row.colleague.mapping != mapping for row in colleagues)
    assert not [button for row in colleagues for button in row.findChildren(QPushButton)]


def test_f8_goes_to_the_next_undecided_and_shift_f8_back(page: MappingPage, qtbot: QtBot) -> None:
    page.topics.take_focus()
    start = page.topics.view.current_id()
    QTest.keyClick(page.topics.view, Key.Key_F8)
    first = page.topics.view.current_id()
    QTest.keyClick(page.topics.view, Key.Key_F8)
    assert not page.model.decision(first).is_decided
    assert page.topics.view.current_id() not in (start, first)
    QTest.keyClick(page.topics.view, Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.topics.view.current_id() == first


def test_each_pane_hands_the_focus_to_what_is_worked_on(page: MappingPage, context: Context) -> None:
    targets = (page.topics.view, open_block(page, mapped(context)).head, page.items.list)
    for pane, target in zip(page.panes(), targets, strict=True):
        page.focus_of(pane).setFocus()
        assert focus() is target
    QTest.keyClick(focus(), Key.Key_Escape)
    assert focus() is page.topics.view


def test_what_is_looked_at_comes_back_on_a_page_made_anew(
    page: MappingPage, context: Context, show: Callable[[Context], MappingPage]
) -> None:
    programme = context.session.curriculum.programmes[2].id
    page.programme.choose(programme)
    page.programme.picked.emit(programme)
    topic = context.session.curriculum.topics_of(programme)[3].id
    page.topics.view.go_to(topic)
    other = show(context)
    other.restore(page.state())
    assert other.state() == (programme, None, topic)


def test_an_edit_from_elsewhere_is_followed_and_the_selection_stays(page: MappingPage, context: Context) -> None:
    me = context.session.assessor
    topic = undecided(context)
    assert me is not None
    page.show_target(topic.id)
    context.editor.run(
        map_topic,
        topic=topic.id,
        framework=EU,
        item="OP-03",
        assessor=me.id,
        coverage=Coverage.P,
        evidence=[EvidenceGiven(EvidenceKind.CONTENT, "Цитата")],
    )
    assert page.topics.view.current_id() == topic.id
    assert [block.mapping.item_code for block in page.mappings.blocks if block.mapping] == ["OP-03"]
    context.editor.undo()
    assert page.mappings.blocks == []
    assert page.topics.view.current_id() == topic.id


def test_without_an_assessor_the_page_says_so_and_shows_the_way(
    sample_file: Path, opened: Opened, doors: Doors, show: Callable[[Context], MappingPage], qtbot: QtBot
) -> None:
    context = opened(sample_file)
    context.session.who = ""
    page = show(context)
    assert context.session.assessor is None
    assert not page.mappings.bar.button.isEnabled()
    QTest.keyClick(page.items.list, Key.Key_Return)
    press(qtbot, page.mappings, "Choose in Assessment")
    assert doors.gone == [("assessment", None)]
    assert not page.mappings.blocks


def test_a_read_only_file_says_why_and_changes_nothing(
    sample_file: Path, opened: Opened, show: Callable[[Context], MappingPage], qtbot: QtBot
) -> None:
    with Store.open(sample_file, opening=Opening("another program", "2026-11-25T08:00:00+00:00", None)):
        context = opened(sample_file)
        page = show(context)
        mapping = mapped(context)
        block = open_block(page, mapping)
        assert not block.coverage.isEnabled()
        assert "another program" in page.mappings.obstacle
        changes = len(context.session.store.history())
        page.topics.take_focus()
        QTest.keyClick(page.topics.view, Key.Key_Delete)
        QTest.keyClick(page.items.list, Key.Key_Return)
        assert len(context.session.store.history()) == changes


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_control_has_a_name_and_tab_goes_through_all(
    sample_file: Path, opened: Opened, show: Callable[[Context], MappingPage], language: str
) -> None:
    context = opened(sample_file, language)
    page = show(context)
    open_block(page, mapped(context))
    assert_accessible(page, context.words, data={person.name for person in context.session.snapshot.assessors})


def test_an_empty_curriculum_leads_to_the_curriculum(
    tmp_path: Path, opened: Opened, doors: Doors, show: Callable[[Context], MappingPage], qtbot: QtBot
) -> None:
    path = tmp_path / "empty.assessment"
    at = "2026-11-25T08:00:00+00:00"
    create_assessment(
        path,
        title="Exempla",
        assessors=["Anna Lee"],
        frameworks=[load_pack(EU)],
        opening=Opening("tests", at, None),
        by="Anna Lee",
        at=at,
    ).close()
    page = show(opened(path))
    press(qtbot, page, "Go to Curriculum")
    assert doors.gone == [("curriculum", None)]
