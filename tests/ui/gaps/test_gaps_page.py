"""The Gaps page: what it shows is what the analysis answers, and what it edits is in the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from assessor.analysis.open_points import ItemAt
from assessor.analysis.results import Result
from assessor.edits.assessment import create_assessment
from assessor.edits.mapping import declare_outside
from assessor.model.mapping import Coverage, Judgement, Outside, OutsideReason
from assessor.store import Opening
from reports.content.wording import full_title
from standards.pack import load_pack
from tests.ui.accessibility import assert_accessible
from ui.context import Context
from ui.pages.gaps.judgement_dialog import JudgementDialog
from ui.pages.gaps.outside_dialog import OutsideDialog
from ui.pages.gaps.page import GapsPage
from ui.pages.gaps.roles import Kind
from ui.pages.gaps.rows import Column
from ui.widgets.link_button import LinkButton

EU, WCO = "eu-customs-cfw", "wco-picard-2019"
KEY = Qt.Key


@pytest.fixture(autouse=True)
def _no_dialog_stays() -> Iterator[None]:
    """An open dialog would take the keys of the tests that follow."""
    yield
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()


@pytest.fixture
def page(qtbot: Any, context: Context) -> GapsPage:
    return shown(qtbot, context)


def shown(qtbot: Any, context: Context) -> GapsPage:
    """The page at the smallest size, active."""
    made = GapsPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 590)
    made.show()
    made.activateWindow()
    made.activate()
    return made


def items(page: GapsPage) -> list[str]:
    """The codes of the items in the table."""
    return [row.code for row in page.middle.table.gaps.rows if row.item is not None]


def current(page: GapsPage) -> str:
    """The code of the row of the keyboard."""
    row = page.middle.table.current()
    return row.code if row else ""


def texts(page: GapsPage) -> str:
    """All that the pane of the item says."""
    QApplication.processEvents()  # what was added to a layout comes with the next event
    labels = page.details.findChildren(QAbstractButton) + page.details.findChildren(type(page.title_label))
    return "\n".join(label.text() for label in labels if label.isVisible())


def dialog_of(page: GapsPage, kind: type[Any]) -> Any:
    """The dialog that is open."""
    return next(d for d in page.findChildren(kind) if d.isVisible())


def take_back(page: GapsPage) -> list[LinkButton]:
    """The buttons that take something back."""
    QApplication.processEvents()
    return [b for b in page.details.findChildren(LinkButton) if b.isVisible() and b.text() == "Withdraw"]


def test_the_models_keep_qts_contract(page: GapsPage, qtmodeltester: Any) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    for model in (page.middle.table.gaps, page.roles_model, page.areas.areas, page.details.topics.behind):
        qtmodeltester.check(model)


def test_it_begins_with_the_first_role_that_a_programme_aims_at(page: GapsPage) -> None:
    rows = [page.roles_model.row(number) for number in range(page.roles_model.rowCount())]
    aims = [row.code for row in rows if row is not None and row.kind is Kind.AIM]
    assert aims == ["CLM-OFF", "CTL-LNM", "CTL-OFF", "AUD-OFF", "ENF-OFF"]
    assert page.roles.current() == rows[0]
    assert rows[-1] is not None
    assert rows[-1].kind is Kind.OTHERS


def test_every_item_of_the_view_stands_with_its_result(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    results = context.session.results(EU, "CTL-OFF", None)
    assert items(page) == [item.code for item in results.items]
    row = page.middle.table.current()
    assert row is not None
    assert (row.code, row.item) == ("OP-06", results.item("OP-06"))
    assert page.roles.current().code == "CTL-OFF"  # type: ignore[union-attr]
    index = page.middle.table.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "OP-06 Risk Analysis, target 2 Trained, by the documents 1 Awareness, below the target by 1 step, "
        + context.words.hours(results.item("OP-06").taught_minutes)
    )


def test_a_role_says_its_share_with_its_basis_and_its_index(page: GapsPage, context: Context) -> None:
    whole = context.session.results(EU, "CTL-OFF", None).whole
    index = page.roles_model.index(page.roles_model.number_of("CTL-OFF"))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert whole.share_met is not None
    assert whole.index is not None
    basis = f"{whole.counts[Result.MET]} of {whole.assessed} at the target"
    assert said == f"Customs Officer – Control, {whole.share_met:.0%}, {basis}, index {whole.index:.0%}".replace(
        "%", "\N{NO-BREAK SPACE}%"
    )


def test_no_percentage_where_there_are_no_levels(page: GapsPage) -> None:
    page.show_target(ItemAt(WCO, "K08.2", None, "OM"))
    models = (page.roles_model, page.areas.areas, page.middle.table.gaps)
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for model in models for n in range(3)]
    assert not any("%" in sentence for sentence in said)


def test_roles_that_are_no_aim_open_by_enter_and_have_no_results(page: GapsPage, doors: Any) -> None:
    count = page.roles_model.rowCount()
    page.roles.setCurrentIndex(page.roles_model.index(count - 1))
    QTest.keyClick(page.roles, KEY.Key_Return)
    assert page.roles_model.rowCount() > count
    QTest.keyClick(page.roles, KEY.Key_Down)
    row = page.roles.current()
    assert row is not None
    assert row.kind is Kind.OTHER
    assert not page.middle.has_results
    page.middle.aiming.emit()
    assert doors.gone == [("curriculum", None)]


def test_a_programme_leaves_only_the_roles_that_it_aims_at(page: GapsPage, context: Context) -> None:
    programme = context.session.curriculum.programmes[1].id
    page.programme.choose(programme)
    page.programme.picked.emit(programme)
    assert page.roles_model.number_of("CTL-OFF") == 0
    assert page.roles_model.number_of("CLM-OFF") == -1
    expected = context.session.results(EU, "CTL-OFF", programme)
    assert [row.item for row in page.middle.table.gaps.rows if row.item] == list(expected.items)


def test_the_filter_counts_and_shows_and_the_bar_leads_to_a_result(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    counts = context.session.results(EU, "CTL-OFF", None).whole.counts
    page.middle.filter.choose("gaps")
    page.middle.filter.chosen.emit("gaps")
    assert len(items(page)) == sum(counts[r] for r in (Result.BELOW_TARGET, Result.PARTLY, Result.NOT_FOUND))
    page.middle.bar.clicked.emit("not_assessed")
    assert len(items(page)) == counts[Result.NOT_ASSESSED]
    assert current(page) == items(page)[0]


def test_heads_sort_without_areas_and_a_third_click_brings_them_back(page: GapsPage) -> None:
    table = page.middle.table
    before = [row.code for row in table.gaps.rows]
    head = table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(Column.HOURS) + 10, 10)
    clicks = []
    for _ in range(3):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        clicks.append([row.item.taught_minutes for row in table.gaps.rows if row.item])
    assert clicks[0] == sorted(clicks[0])
    assert clicks[1] == sorted(clicks[0], reverse=True)
    assert [row.code for row in table.gaps.rows] == before


def test_an_area_leads_to_its_items(page: GapsPage) -> None:
    shares = [page.areas.areas.row(n).area for n in range(page.areas.areas.rowCount())]  # type: ignore[union-attr]
    known = [area.share_met for area in shares if area.share_met is not None and area.mostly_assessed]
    assert known == sorted(known, reverse=True)
    page.areas.setCurrentIndex(page.areas.areas.index(1))
    QTest.keyClick(page.areas, KEY.Key_Return)
    assert current(page) == shares[1].code


def test_enter_goes_to_the_rows_behind_and_from_there_to_mapping(page: GapsPage, context: Context, doors: Any) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    page.middle.table.setFocus()
    QTest.keyClick(page.middle.table, KEY.Key_Return)
    topics = page.details.topics
    assert QApplication.focusWidget() is topics
    snapshot = context.session.snapshot
    mappings = [snapshot.mappings[row] for row in context.session.results(EU, "CTL-OFF").item("OP-06").mapping_rows]
    rows = [topics.behind.row(number) for number in range(topics.behind.rowCount())]
    assert [(row.topic_id, row.coverage) for row in rows if row] == [(m.topic_id, m.coverage) for m in mappings]
    assert rows[1] is not None
    assert rows[1].title == full_title(snapshot.curriculum.by_id[mappings[1].topic_id], "en")
    QTest.keyClick(topics, KEY.Key_Down)
    QTest.keyClick(topics, KEY.Key_Return)
    assert doors.gone == [("mapping", mappings[1].topic_id)]
    QTest.keyClick(topics, KEY.Key_Escape)
    assert QApplication.focusWidget() is page.middle.table


def test_f8_goes_round_the_items_that_need_a_decision(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    results = context.session.results(EU, "CTL-OFF", None)
    waiting = [i.code for i in results.items if i.result is Result.NOT_ASSESSED or i.look_again]
    page.middle.table.setFocus()
    seen = []
    for _ in range(len(waiting) + 1):
        QTest.keyClick(page.middle.table, KEY.Key_F8)
        seen.append(current(page))
    assert set(seen) == set(waiting)
    assert seen[0] == seen[-1]


def test_a_judgement_is_written_over_its_mappings_and_taken_back(page: GapsPage, context: Context) -> None:
    programme = context.session.curriculum.programmes[0].id
    page.show_target(ItemAt(EU, "OP-12", programme, "CTL-OFF"))
    before = context.session.snapshot.judgements
    page.middle.table.setFocus()
    QTest.keyClick(page.middle.table, KEY.Key_F2)
    dialog: JudgementDialog = dialog_of(page, JudgementDialog)
    item = context.session.results(EU, "CTL-OFF", programme).item("OP-12")
    assert dialog.topics.behind.rowCount() == len(item.mapping_rows)
    assert (dialog.programme.value(), dialog.ok.isEnabled()) == (programme, False)
    QTest.mouseClick(dialog.coverage.button(Coverage.L), Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.level.button(3), Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.missing, "appeals")
    QTest.keyClicks(dialog.reason, "Together they cover it.")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    (made,) = set(context.session.store.rows(Judgement)) - set(before)
    assert (made.item_code, made.programme_id, made.level, made.missing) == ("OP-12", programme, 3, "appeals")
    assert made.assessor_id == context.session.assessor.id  # type: ignore[union-attr]
    assert current(page) == "OP-12"
    assert "Together they cover it." in texts(page)
    assert "Missing: appeals" in texts(page)
    (button,) = take_back(page)
    button.click()
    assert context.session.snapshot.judgements == before
    assert take_back(page) == []


def test_the_dialog_begins_with_the_judgement_that_stands_there(page: GapsPage, context: Context) -> None:
    own = context.session.assessor
    standing = next(j for j in context.session.snapshot.judgements if own and j.assessor_id == own.id)
    page.show_target(ItemAt(standing.framework_id, standing.item_code, standing.programme_id, "CTL-OFF"))
    page.details.judging.emit(standing.item_code)
    dialog: JudgementDialog = dialog_of(page, JudgementDialog)
    assert dialog.reason.toPlainText() == standing.reason
    assert dialog.coverage.button(standing.coverage).isChecked()
    assert dialog.level.button(standing.level).isChecked()
    dialog.voice.choose("team")
    dialog.voice.chosen.emit("team")
    dialog.accept()
    agreed = context.session.snapshot.judgements[-1]
    assert (agreed.assessor_id, agreed.item_code, agreed.reason) == (None, standing.item_code, standing.reason)


def test_coverage_n_and_items_without_levels_take_no_level(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-12", None, "CTL-OFF"))
    page.details.judging.emit("OP-12")
    dialog: JudgementDialog = dialog_of(page, JudgementDialog)
    dialog.choose_level(2)
    dialog.choose_coverage(Coverage.N)
    assert not dialog.level.isEnabled()
    dialog.reason.setPlainText("Not in any topic.")
    dialog.accept()
    assert context.session.snapshot.judgements[-1].level is None
    page.show_target(ItemAt(WCO, "K08.2", None, "OM"))
    page.details.judging.emit("K08.2")
    assert not dialog_of(page, JudgementDialog).level.isVisible()


def test_an_item_is_declared_outside_and_that_is_taken_back(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-12", None, "CTL-OFF"))
    page.details.leaving_out.emit("OP-12")
    dialog: OutsideDialog = dialog_of(page, OutsideDialog)
    dialog.reasons[OutsideReason.ELSEWHERE].click()
    QTest.keyClicks(dialog.note, "before entry")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    made = next(row for row in context.session.store.rows(Outside) if row.item_code == "OP-12")
    assert (made.reason, made.note) == (OutsideReason.ELSEWHERE, "before entry")
    row = page.middle.table.current()
    assert row is not None
    assert (row.result, row.reason) == ("not assessed", "taught elsewhere")
    assert "before entry" in texts(page)
    page.details.leaving_out.emit("OP-12")
    again: OutsideDialog = dialog_of(page, OutsideDialog)
    QTest.mouseClick(again.ok, Qt.MouseButton.LeftButton)  # the same again changes nothing, and closes
    assert not again.isVisible()
    (button,) = take_back(page)
    button.click()
    assert not any(row.item_code == "OP-12" for row in context.session.store.rows(Outside))


def test_what_a_colleague_said_cannot_be_taken_back(page: GapsPage, context: Context) -> None:
    colleague = context.session.snapshot.assessors[1]
    page.show_target(ItemAt(EU, "OP-12", None, "CTL-OFF"))
    context.editor.run(
        declare_outside,
        framework=EU,
        item="OP-12",
        assessor=colleague.id,
        reason=OutsideReason.RESTRICTED,
    )
    assert "Declared not assessed" in texts(page)
    assert take_back(page) == []


def test_an_edit_elsewhere_keeps_the_item_and_where_the_table_stands(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-12", None, "CTL-OFF"))
    bar = page.middle.table.verticalScrollBar()
    bar.setValue(place := bar.maximum() // 4)  # away from the chosen item
    values: Any = {"framework": EU, "item": "CV-01", "assessor": context.session.assessor.id}  # type: ignore[union-attr]
    context.editor.run(declare_outside, reason=OutsideReason.RESTRICTED, **values)
    assert (current(page), bar.value()) == ("OP-12", place)
    assert page.middle.table.gaps.rows[1].reason == "restricted"


def test_state_comes_back_after_a_change_of_language(qtbot: Any, opened: Any, sample_file: Path) -> None:
    context = opened(sample_file)
    page = shown(qtbot, context)
    page.show_target(ItemAt(WCO, "K08.2", None, "SM"))
    page.middle.filter.choose("gaps")
    page.middle.filter.chosen.emit("gaps")
    chosen = current(page)
    other = GapsPage(context)
    qtbot.addWidget(other)
    other.restore(page.state())
    assert (current(other), other.state()) == (chosen, page.state())


def test_nothing_can_be_judged_while_nobody_is_chosen(qtbot: Any, context: Context) -> None:
    context.session.who = ""
    page = shown(qtbot, context)
    page.details.judging.emit("OP-12")
    page.details.leaving_out.emit("OP-12")
    assert page.findChildren(JudgementDialog) + page.findChildren(OutsideDialog) == []
    assert "Say who you are" in texts(page)


def test_before_the_first_mapping_it_says_what_will_be_here(qtbot: Any, opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "new.assessment"
    opening = Opening("tests", "2026-11-25T08:00:00+00:00", backups=None)
    who = {"by": "", "at": "2026-11-25T08:00:00+00:00"}
    create_assessment(path, title="T", assessors=["A"], frameworks=[load_pack(EU)], opening=opening, **who).close()
    empty = shown(qtbot, opened(path))
    assert not empty.middle.isVisible()
    assert not empty.framework.isVisible()


def test_a_long_title_wraps_and_rows_grow(page: GapsPage, context: Context) -> None:
    table = page.middle.table
    number = table.gaps.number_of("OP-12")
    wide = table.rowHeight(number)
    page.resize(1000, 590)
    QApplication.processEvents()
    assert table.rowHeight(number) >= wide
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_control_has_a_name_and_tab_passes_all(qtbot: Any, opened: Any, sample_file: Path, language: str) -> None:
    context = opened(sample_file, language)
    page = GapsPage(context)
    qtbot.addWidget(page)
    page.resize(1084, 1600)
    page.show()
    page.activate()
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    assert_accessible(page, context.words)
    page.details.judging.emit("OP-06")
    assert_accessible(dialog_of(page, JudgementDialog), context.words)
