"""Topics whose text changed after they were mapped: found by a filter, seen beside the old text, confirmed by a key."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor.analysis.open_points import Open, open_points
from assessor.edits.assessment import create_assessment
from assessor.edits.curriculum import bring_in
from assessor.edits.mapping import map_topic, set_aside
from assessor.edits.newer_version import bring_in_newer
from assessor.importing.draft import Draft, DraftProgramme, DraftTopic
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Hours, Source
from assessor.model.mapping import Coverage, Mapping, SetAside
from assessor.model.place import Place
from assessor.store import Opening
from standards.pack import load_pack
from tests.edits.assessed import EU, WHO
from tests.ui.accessibility import assert_accessible
from tests.ui.conftest import Opened
from ui.context import Context
from ui.pages.mapping.page import MappingPage
from ui.pages.mapping.topic_model import Filter


def version(name: str, *titles: str) -> tuple[Draft, bytes]:
    data = f"{name}{titles}".encode()
    topics = tuple(
        DraftTopic(title, str(at + 1), Hours(contact=120), Place(sheet="План", row=at + 2), position=at)
        for at, title in enumerate(titles)
    )
    return Draft(name, sha256(data).hexdigest(), (DraftProgramme("Курс", Place(), topics),), (), ()), data


@pytest.fixture
def context(opened: Opened, tmp_path: Path) -> Context:
    """Three topics, two mapped and one set aside; the newer version changes the first and the last."""
    path = tmp_path / "курс.assessment"
    store = create_assessment(
        path,
        title="Примерия",
        assessors=["Анна Ли"],
        frameworks=[load_pack(EU)],
        opening=Opening("tests", WHO["at"], None),
        **WHO,
    )
    with store:
        bring_in(store, *version("план.xlsx", "Таможенная стоимость", "Транзит товаров", "Физкультура"), **WHO)
        (me,) = store.rows(Assessor)
        first, second, third = (topic.id for topic in store.curriculum().topics)
        for topic, item in ((first, "OP-03"), (first, "OP-06"), (second, "OP-04")):
            map_topic(store, topic=topic, framework=EU, item=item, assessor=me.id, coverage=Coverage.L, level=1, **WHO)
        set_aside(store, topics=[third], assessor=me.id, reason="общее", **WHO)
        draft, data = version("план 2.xlsx", "Таможенная стоимость и риски", "Транзит товаров", "Физкультура и спорт")
        bring_in_newer(store, draft, data, replaces=store.rows(Source)[0].id, delete_gone=False, **WHO)
    return opened(path)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> MappingPage:
    page = MappingPage(context)
    qtbot.addWidget(page)
    page.resize(1084, 590)
    page.show()
    with qtbot.waitSignal(context.jobs.ended):
        page.activate()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def suspects(context: Context) -> list[str]:
    rows: tuple[Mapping | SetAside, ...] = (*context.session.store.rows(Mapping), *context.session.store.rows(SetAside))
    by_id = context.session.curriculum.by_id
    return sorted({by_id[row.topic_id].title for row in rows if row.old_text})


def test_they_have_a_filter_of_their_own_while_there_are_any(page: MappingPage, context: Context, qtbot: QtBot) -> None:
    button = page.topics.filter._buttons[Filter.SUSPECT]  # segments have no name of their own
    assert button.isVisible()
    qtbot.waitUntil(lambda: button.text() == "Changed 2")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [page.model.entry(row).title for row in range(page.model.rowCount())] == [
        "Таможенная стоимость и риски",
        "Физкультура и спорт",
    ]
    page.topics.clear_filter()
    for row in (0, 2):
        page.topics.view.go_to(page.model.entry(row).id)
        QTest.keyClick(page.topics.view, Qt.Key.Key_F9)
        page.refresh()
    assert suspects(context) == []
    assert not button.isVisible()


def test_both_texts_are_shown_and_one_key_confirms(page: MappingPage, context: Context) -> None:
    first = context.session.curriculum.topics[0]
    page.show_target(first.id)
    bar = page.mappings.suspect_bar
    assert bar.isVisible()
    assert (bar.texts.before.toPlainText(), bar.texts.now.toPlainText()) == (
        "Таможенная стоимость",
        "Таможенная стоимость и риски",
    )
    assert "to be confirmed" in page.mappings.blocks[0].head.accessibleName()
    assert_accessible(page, context.words)
    changes = len(context.session.store.history())
    QTest.keyClick(page.topics.view, Qt.Key.Key_F9)
    page.refresh()
    assert suspects(context) == ["Физкультура и спорт"]
    assert len(context.session.store.history()) == changes + 1, "both mappings are one decision"
    assert not bar.isVisible()
    context.editor.undo()
    page.refresh()
    assert suspects(context) == ["Таможенная стоимость и риски", "Физкультура и спорт"]
    assert bar.isVisible()


def test_a_set_aside_is_confirmed_too_and_a_topic_that_stayed_asks_nothing(page: MappingPage, context: Context) -> None:
    _, second, third = context.session.curriculum.topics
    page.show_target(second.id)
    assert not page.mappings.suspect_bar.isVisible()
    QTest.keyClick(page.topics.view, Qt.Key.Key_F9)
    assert len(suspects(context)) == 2
    page.show_target(third.id)
    QTest.mouseClick(page.mappings.suspect_bar.button, Qt.MouseButton.LeftButton)
    page.refresh()
    assert suspects(context) == ["Таможенная стоимость и риски"]


def test_what_waits_is_an_open_point_that_leads_to_the_first(context: Context) -> None:
    points = {point.kind: point for point in open_points(context.session.snapshot, context.session.results)}
    assert points[Open.SUSPECT].count == 2
    assert points[Open.SUSPECT].first == context.session.curriculum.topics[0].id
