"""The assessment page: a form that writes by itself, lists, and the targets that are adopted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import update_assessment
from assessor.model.assessment import Adoption, Assessor, FrameworkInUse, Institution, PersonMet
from tests.ui.accessibility import assert_accessible
from tests.ui.conftest import Doors, Opened
from ui.context import Context
from ui.pages.assessment.entries import AssessorEntry, InstitutionEntry, PersonEntry
from ui.pages.assessment.form import Field
from ui.pages.assessment.page import AssessmentPage
from ui.widgets.date_field import DateField

DATE = "2026-11-25"
LEFT = Qt.MouseButton.LeftButton


def page_on(qtbot: QtBot, context: Context) -> AssessmentPage:
    page = AssessmentPage(context, today=lambda: DATE)
    qtbot.addWidget(page)
    page.resize(1084, 590)
    page.show()
    page.activate()
    return page


def to_front(widget: QWidget) -> None:
    """Make its window the active one: without that nothing has the focus."""
    widget.window().activateWindow()
    assert QTest.qWaitForWindowActive(widget.window())


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> AssessmentPage:
    return page_on(qtbot, context)


def field(page: AssessmentPage, name: str) -> Field:
    found = page.head.targets[name]
    assert isinstance(found, Field)
    return found


def type_over(widget: Field, text: str) -> None:
    to_front(widget)
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)


def test_a_field_is_stored_when_it_is_left_as_one_step(page: AssessmentPage, context: Context) -> None:
    before = context.session.assessment.country
    type_over(field(page, "country"), "Exempla")
    assert context.session.assessment.country == before
    field(page, "title").setFocus()
    assert context.session.assessment.country == "Exempla"
    context.editor.undo()
    assert field(page, "country").typed() == before


def test_ctrl_enter_and_a_rest_store_it_too(qtbot: QtBot, page: AssessmentPage, context: Context) -> None:
    type_over(field(page, "contract"), "2026/1")
    QTest.keyClick(field(page, "contract"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert context.session.assessment.contract == "2026/1"
    type_over(field(page, "mandate"), "A new mandate")
    with qtbot.waitSignal(context.editor.changed, timeout=5_000):
        pass
    assert context.session.assessment.mandate == "A new mandate"


def test_what_is_refused_stays_to_be_mended(page: AssessmentPage, context: Context, doors: Doors) -> None:
    title = field(page, "title")
    type_over(title, " ")
    field(page, "country").setFocus()
    assert len(doors.refused) == 1
    assert title.typed() == " "
    type_over(title, "Mended")
    field(page, "country").setFocus()
    assert context.session.assessment.title == "Mended"


def test_a_field_that_is_typed_in_is_left_alone(page: AssessmentPage, context: Context) -> None:
    type_over(field(page, "project"), "half a na")
    context.editor.run(update_assessment, project="from elsewhere", consortium="other")
    assert field(page, "project").typed() == "half a na"
    assert field(page, "consortium").typed() == "other"


def test_dates_that_contradict_are_refused_and_shown_as_they_were(
    page: AssessmentPage, context: Context, doors: Doors
) -> None:
    starts = page.head.targets["starts"]
    assert isinstance(starts, DateField)
    starts.setFocus()
    for _ in range(3):
        QTest.keyClick(starts, Qt.Key.Key_Up)
    assert (len(doors.refused), context.session.assessment.starts) == (1, "2026-10-14")
    assert starts.iso() == "2026-10-14"


def test_the_cap_is_a_setting(page: AssessmentPage, context: Context) -> None:
    QTest.mouseClick(page.head.targets["caps_levels_at_basis"], LEFT)
    assert context.session.assessment.caps_levels_at_basis


def test_institutions_are_added_moved_edited_and_removed(page: AssessmentPage, context: Context) -> None:
    QTest.keyClicks(page.add_institution.field, "Third school")
    QTest.keyClick(page.add_institution.field, Qt.Key.Key_Return)
    assert page.add_institution.field.text() == ""
    rows = context.session.snapshot.institutions
    third = page.institutions.by_id[rows[-1].id]
    assert isinstance(third, InstitutionEntry)
    assert not third.down.isEnabled()
    QTest.mouseClick(third.up, LEFT)
    ordered = sorted(context.session.store.rows(Institution), key=lambda row: row.position)
    assert [row.name for row in ordered][1] == "Third school"
    type_over(third.fields[1], "Tretya shkola")
    third.up.setFocus()
    assert context.session.store.row(Institution, rows[-1].id).name_translated == "Tretya shkola"  # type: ignore[union-attr]
    QTest.mouseClick(third.remove, LEFT)
    assert len(context.session.store.rows(Institution)) == 2
    assert len(page.institutions.by_id) == 2


def test_who_has_found_something_cannot_be_removed(page: AssessmentPage, context: Context) -> None:
    QTest.keyClicks(page.add_assessor.field, "New Expert")
    QTest.mouseClick(page.add_assessor.button, LEFT)
    entries = [page.team.by_id[row.id] for row in context.session.store.rows(Assessor)]
    assert all(isinstance(entry, AssessorEntry) for entry in entries)
    assert [entry.remove.isVisibleTo(entry) for entry in entries] == [False, False, True]  # type: ignore[attr-defined]
    QTest.mouseClick(entries[2].remove, LEFT)  # type: ignore[attr-defined]
    assert len(context.session.store.rows(Assessor)) == 2


def test_i_am_is_told_to_the_window(qtbot: QtBot, page: AssessmentPage, context: Context) -> None:
    other = context.session.snapshot.assessors[1].id
    entry = page.team.by_id[other]
    assert isinstance(entry, AssessorEntry)
    chosen: list[str] = []
    page.who_chosen.connect(chosen.append)
    QTest.mouseClick(entry.me, LEFT)
    assert chosen == [other]


def test_a_person_met_is_noted_dated_and_removed(page: AssessmentPage, context: Context) -> None:
    count = len(context.session.store.rows(PersonMet))
    QTest.keyClicks(page.add_person.field, "Rector")
    QTest.mouseClick(page.add_person.button, LEFT)
    row = context.session.store.rows(PersonMet)[-1]
    entry = page.persons.by_id[row.id]
    assert isinstance(entry, PersonEntry)
    entry.date.show_date("2026-10-13")
    QTest.keyClick(entry.date, Qt.Key.Key_Up)
    assert context.session.store.rows(PersonMet)[-1].date == "2026-10-14"
    QTest.mouseClick(entry.remove, LEFT)
    assert len(context.session.store.rows(PersonMet)) == count


def test_targets_are_adopted_and_taken_back(page: AssessmentPage, context: Context) -> None:
    to_front(page)
    page.show_target("targets")
    row = next(row for row in page.frameworks.role_rows if row.is_open)
    assert row.adopt_button.hasFocus()
    assert row.state_label.text() == "Working targets, not adopted"
    QTest.keyClick(row.adopt_button, Qt.Key.Key_Space)
    assert row.agreed_with.hasFocus()
    QTest.keyClicks(row.agreed_with, "Rector")
    place = page.frameworks.role_rows.index(row)
    QTest.keyClick(row.agreed_with, Qt.Key.Key_Return)
    adoption = context.session.store.rows(Adoption)[-1]
    assert (adoption.agreed_with, adoption.agreed_on) == ("Rector", DATE)
    row = page.frameworks.role_rows[place]
    assert "Rector" in row.state_label.text()
    QTest.mouseClick(row.back_button, LEFT)
    assert len(context.session.store.rows(Adoption)) == 1


def test_an_adoption_needs_somebody_and_keeps_what_was_typed(page: AssessmentPage, doors: Doors) -> None:
    row = next(row for row in page.frameworks.role_rows if row.is_open)
    QTest.mouseClick(row.adopt_button, LEFT)
    QTest.keyClicks(row.translated, "Rektor")
    QTest.mouseClick(row.confirm, LEFT)
    assert len(doors.refused) == 1
    assert row.translated.text() == "Rektor"
    QTest.mouseClick(row.cancel, LEFT)
    assert not row.form.isVisible()


def test_a_bundled_framework_is_added_and_an_unused_one_removed(page: AssessmentPage, context: Context) -> None:
    before = len(context.session.store.rows(FrameworkInUse))
    QTest.mouseClick(page.frameworks.add_button, LEFT)
    assert len(context.session.store.rows(FrameworkInUse)) == before + 1
    names = [button.accessibleName() for button in page.findChildren(type(page.team.by_id[context.session.who].me))]  # type: ignore[attr-defined]
    assert sum(name.startswith("Remove: ") for name in names) == 1


def test_a_link_from_elsewhere_goes_to_its_field(page: AssessmentPage) -> None:
    to_front(page)
    page.show_target("disclaimer_translated")
    assert field(page, "disclaimer_translated").hasFocus()
    page.show_target("institutions")
    assert page.add_institution.field.hasFocus()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_control_has_a_name_and_tab_goes_round(
    qtbot: QtBot, opened: Opened, sample_file: Path, language: str
) -> None:
    context = opened(sample_file, language)
    assert_accessible(page_on(qtbot, context), context.words)
