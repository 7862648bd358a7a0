"""The Gaps page: what it shows is what the analysis answers, and what it edits is in the file."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from assessor.analysis.open_points import ItemAt
from assessor.analysis.results import Result
from assessor.edits.assessment import create_assessment
from assessor.model.mapping import Coverage, Judgement, Outside, OutsideReason
from assessor.store import Opening
from standards.pack import load_pack
from tests.ui.accessibility import assert_accessible
from ui.context import Context
from ui.pages.gaps.dialogs import JudgementDialog, OutsideDialog
from ui.pages.gaps.page import GapsPage, View

EU = "eu-customs-cfw"


@pytest.fixture
def page(qtbot: Any, context: Context) -> GapsPage:
    made = GapsPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 590)
    made.show()
    made.activate()
    return made


def _items(page: GapsPage) -> list[str]:
    rows = (page.model.row(number) for number in range(page.model.rowCount()))
    return [row.code for row in rows if row is not None and row.item is not None]


def _answer(kind: type[QDialog], fill: Any) -> None:
    """Fill in and accept the dialog that opens next."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        fill(dialog)
        dialog.accept()

    QTimer.singleShot(0, act)


def test_the_model_keeps_qts_contract(page: GapsPage, qtmodeltester: Any) -> None:
    qtmodeltester.check(page.model)


def test_every_item_of_the_view_stands_with_its_result(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    results = context.session.results(EU, "CTL-OFF", None)
    assert _items(page) == [item.code for item in results.items]
    row = page.model.row(page.table.currentIndex().row())
    assert row is not None
    assert (row.code, row.item) == ("OP-06", results.item("OP-06"))
    assert page.details.topics.count() == len(results.item("OP-06").mapping_rows)


def test_the_filter_shows_only_gaps_and_counts_them(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    page.filter.choose("gaps")
    page.filter.chosen.emit("gaps")
    counts = context.session.results(EU, "CTL-OFF", None).whole.counts
    gaps = sum(counts[result] for result in (Result.BELOW_TARGET, Result.PARTLY, Result.NOT_FOUND))
    assert len(_items(page)) == gaps


def test_enter_on_a_topic_leads_to_mapping(page: GapsPage, context: Context, doors: Any) -> None:
    page.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    page.details.topics.setFocus()
    page.details.topics.setCurrentRow(0)
    QTest.keyClick(page.details.topics, Qt.Key.Key_Return)
    mapping = context.session.snapshot.mappings[context.session.results(EU, "CTL-OFF").item("OP-06").mapping_rows[0]]
    assert doors.gone == [("mapping", mapping.topic_id)]


def test_a_judgement_is_written_for_the_programme_and_taken_back(page: GapsPage, context: Context) -> None:
    programme = context.session.curriculum.programmes[0].id
    page.show_target(ItemAt(EU, "OP-12", programme, "CTL-OFF"))
    assert page.view.value() == View("CTL-OFF", programme)
    before = context.session.snapshot.judgements

    def fill(dialog: JudgementDialog) -> None:
        assert not dialog.ok.isEnabled()
        dialog.coverage.choose(Coverage.L)
        dialog.level.choose(3)
        dialog.missing.setText("appeals")
        dialog.reason.setPlainText("Together they cover it.")
        assert dialog.ok.isEnabled()

    _answer(JudgementDialog, fill)
    page.details.judging.emit("OP-12")
    (made,) = set(context.session.store.rows(Judgement)) - set(before)
    assert (made.item_code, made.programme_id, made.level, made.missing) == ("OP-12", programme, 3, "appeals")
    assert made.assessor_id == context.session.assessor.id  # type: ignore[union-attr]
    assert page.model.row(page.table.currentIndex().row()).code == "OP-12"  # type: ignore[union-attr]
    context.editor.undo()
    assert context.session.snapshot.judgements == before


def test_an_item_is_declared_not_assessed(page: GapsPage, context: Context) -> None:
    page.show_target(ItemAt(EU, "OP-12", None, "CTL-OFF"))

    def fill(dialog: OutsideDialog) -> None:
        dialog.reason.choose(OutsideReason.ELSEWHERE)
        dialog.note.setText("before entry")

    _answer(OutsideDialog, fill)
    page.details.leaving_out.emit("OP-12")
    made = next(row for row in context.session.store.rows(Outside) if row.item_code == "OP-12")
    assert (made.reason, made.note) == (OutsideReason.ELSEWHERE, "before entry")
    assert context.session.results(EU, "CTL-OFF").item("OP-12").result is Result.NOT_ASSESSED


def test_before_the_first_mapping_it_says_what_will_be_here(qtbot: Any, opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "new.assessment"
    opening = Opening("tests", "2026-11-25T08:00:00+00:00", backups=None)
    who = {"by": "", "at": "2026-11-25T08:00:00+00:00"}
    create_assessment(path, title="T", assessor="A", frameworks=[load_pack(EU)], opening=opening, **who).close()
    empty = GapsPage(opened(path))
    qtbot.addWidget(empty)
    empty.show()
    empty.activate()
    assert not empty.table.isVisible()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_control_has_a_name_and_tab_passes_all(qtbot: Any, opened: Any, sample_file: Path, language: str) -> None:
    context = opened(sample_file, language)
    made = GapsPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 590)
    made.show()
    made.activate()
    made.show_target(ItemAt(EU, "OP-06", None, "CTL-OFF"))
    assert_accessible(made, context.words)
