"""The overview: how far the work is, and where every line leads."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assessor.analysis.open_points import ItemAt
from assessor.analysis.pace import seconds_left
from assessor.analysis.results import Result
from assessor.analysis.steps import Step
from assessor.analysis.summaries import undecided_topics
from assessor.edits.assessment import create_assessment, update_assessment
from assessor.edits.mapping import bring_back, set_aside
from assessor.store import Opening
from standards.pack import load_pack
from tests.ui.accessibility import assert_accessible
from tests.ui.conftest import Doors, Opened
from ui.context import Context
from ui.pages.overview.page import OverviewPage
from ui.pages.overview.side_cards import ChangesCard

LEFT = Qt.MouseButton.LeftButton


def page_on(qtbot: QtBot, context: Context) -> OverviewPage:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1084, 590)
    page.show()
    page.activate()
    return page


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OverviewPage:
    return page_on(qtbot, context)


def test_steps_say_what_there_is_and_what_is_left(page: OverviewPage, context: Context) -> None:
    mapping = page.steps.columns[Step.MAPPING]
    seconds = seconds_left(context.session.decisions(), 9)
    assert seconds is not None
    time = context.words.about_time(seconds)
    assert (mapping.has.text(), mapping.left.text()) == ("252 of 261 topics decided", f"9 topics to go, about {time}")
    assert page.steps.columns[Step.REPORT].left.text() == "Draft"
    assert mapping.button.accessibleName() == f"Mapping: 252 of 261 topics decided; {mapping.left.text()}"


def test_steps_and_button_lead_to_their_pages(page: OverviewPage, doors: Doors) -> None:
    QTest.mouseClick(page.steps.columns[Step.GAPS].button, LEFT)
    assert page.go_on_button.text() == "Continue mapping"
    QTest.mouseClick(page.go_on_button, LEFT)
    (gaps, mapping) = doors.gone
    assert gaps == ("gaps", None)
    assert mapping[0] == "mapping"
    assert mapping[1] in page.context.session.curriculum.by_id


def test_the_overview_follows_the_work(page: OverviewPage, context: Context) -> None:
    topics = undecided_topics(context.session.snapshot)
    context.editor.run(set_aside, topics=topics, assessor=context.session.who, reason="general subject")
    assert page.steps.columns[Step.MAPPING].has.text() == "261 of 261 topics decided"
    assert page.steps.columns[Step.MAPPING].left.text() == "2 things to mend"
    context.editor.run(update_assessment, title="Another")
    assert page.subtitle.text().startswith("Another · ")
    texts = [found.text() for found in page.side[2].findChildren(QLabel)]
    assert "Described the assessment" in texts


def test_figures_are_those_of_the_analysis_and_say_their_basis(page: OverviewPage, context: Context) -> None:
    role = page.result.picker.value()
    results = context.session.results(role.framework_id, role.role_code)  # type: ignore[attr-defined]
    whole = results.whole
    assert whole.index is not None
    (index, _), (number, caption), *others = page.result.figures
    assert index.text() == context.words.percent(whole.index)
    assert number.text() == f"{whole.counts[Result.MET]} of {whole.assessed}"
    assert caption.text().startswith("assessed items at the target")
    shown = [int(value.text()) for value, _ in others]
    assert shown == [whole.counts[result] for result in (Result.BELOW_TARGET, Result.NOT_FOUND)]
    assert "working targets" in page.result.state_label.text()


def test_the_result_says_how_many_topics_of_the_role_wait_for_a_decision(page: OverviewPage, context: Context) -> None:
    role = page.result.picker.value()
    scope = context.session.results(role.framework_id, role.role_code).scope  # type: ignore[attr-defined]
    of_scope = {t.id for p in scope.programme_ids for t in context.session.curriculum.topics_of(p)}
    waiting = [topic for topic in undecided_topics(context.session.snapshot) if topic in of_scope]
    said = page.result.state_label.text()
    assert ("undecided" in said) == bool(waiting)
    topic = next(t for t in of_scope if t in context.session.snapshot.topics_set_aside)
    for row in [row for row in context.session.snapshot.set_asides if row.topic_id == topic]:
        context.editor.run(bring_back, topics=[topic], assessor=row.assessor_id)
    assert page.result.state_label.text().startswith(f"Not final: {len(waiting) + 1} topic")


def test_the_last_changes_lead_to_all_of_them(page: OverviewPage, doors: Doors) -> None:
    changes = page.side[2]
    assert isinstance(changes, ChangesCard)
    QTest.mouseClick(changes.history_button, LEFT)
    assert doors.gone == [("history", None)]


def test_another_role_has_other_figures(page: OverviewPage) -> None:
    before = [number.text() for number, _ in page.result.figures]
    page.result.picker.setFocus()
    QTest.keyClick(page.result.picker, Qt.Key.Key_End)
    assert [number.text() for number, _ in page.result.figures] != before


def test_a_gap_leads_to_its_item(page: OverviewPage, doors: Doors) -> None:
    QTest.mouseClick(page.result.gaps.buttons[0], LEFT)
    ((name, place),) = doors.gone
    assert name == "gaps"
    assert isinstance(place, ItemAt)


def test_at_most_five_points_and_the_rest_stands_in_the_report(page: OverviewPage, doors: Doors) -> None:
    assert len(page.points.buttons) == 5
    assert page.more_button.text() == "2 more"
    QTest.mouseClick(page.more_button, LEFT)
    assert doors.gone == [("report", None)]


def test_a_new_assessment_says_where_to_begin(qtbot: QtBot, opened: Opened, doors: Doors, tmp_path: Path) -> None:
    at = "2026-11-25T08:00:00+00:00"
    path = tmp_path / "new.assessment"
    frameworks = [load_pack("eu-customs-cfw")]
    opening = Opening("tests", at, None)
    create_assessment(path, title="New", frameworks=frameworks, opening=opening, by="", at=at).close()
    page = page_on(qtbot, opened(path))
    assert page.go_on_button.text() == "Bring in a curriculum"
    assert page.result.empty.isVisible()
    assert page.steps.columns[Step.MAPPING].left.text() == "Not begun"
    QTest.mouseClick(page.go_on_button, LEFT)
    assert doors.gone == [("curriculum", None)]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_control_has_a_name_and_tab_goes_round(
    qtbot: QtBot, opened: Opened, sample_file: Path, language: str
) -> None:
    context = opened(sample_file, language)
    page = page_on(qtbot, context)
    page.resize(1084, 1200)  # nothing scrolls while Tab goes round, so places can be compared
    assert_accessible(page, context.words)
