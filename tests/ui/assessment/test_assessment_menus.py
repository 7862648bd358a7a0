"""Menus and keys of colleagues, institutions, conversations and roles: the same commands as their buttons."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor.analysis.open_points import ItemAt
from assessor.edits.assessment import add_assessor, add_institution
from assessor.model.assessment import Adoption, Assessor, Institution, PersonMet
from tests.ui.conftest import Doors
from tests.ui.menus import by_key, choose
from ui.context import Context
from ui.history.records import HistoryOf
from ui.pages.assessment.entries import AssessorEntry, Entry, InstitutionEntry
from ui.pages.assessment.page import AssessmentPage

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> AssessmentPage:
    made = AssessmentPage(context, today=lambda: "2026-11-25")
    qtbot.addWidget(made)
    made.resize(1084, 590)
    made.show()
    made.activate()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def institutions(context: Context) -> list[str]:
    return [row.name for row in sorted(context.session.store.rows(Institution), key=lambda row: row.position)]


def test_an_institution_is_moved_edited_and_removed_by_its_menu_and_keys(
    page: AssessmentPage, context: Context, doors: Doors
) -> None:
    context.editor.run(add_institution, name="Third school")
    last = institutions(context)[-1]
    entry = page.institutions.by_id[context.session.store.rows(Institution)[-1].id]
    assert isinstance(entry, InstitutionEntry)
    assert by_key(entry.up) == {
        "edit": "Edit\tF2",
        "up": "Move up\tAlt+Up",
        "remove": "Remove the institution\tDel",
        "history": "History",
    }
    choose(entry.up, "up")
    assert institutions(context).index(last) == len(institutions(context)) - 2
    entry.fields[0].setFocus()
    QTest.keyClick(entry.fields[0], Qt.Key.Key_Down, ALT)
    assert institutions(context)[-1] == last
    QTest.keyClick(entry.fields[0], Qt.Key.Key_Delete)  # a letter, not the row
    assert "Third school" in institutions(context)
    entry.remove.setFocus()
    QTest.keyClick(entry.remove, Qt.Key.Key_F2)
    assert entry.fields[0].hasFocus()
    entry.remove.setFocus()
    QTest.keyClick(entry.remove, Qt.Key.Key_Delete)
    assert last not in institutions(context)
    assert doors.offers[-1] is not None  # the way back


def test_of_a_colleague_only_what_can_be_done_is_offered(page: AssessmentPage, context: Context, doors: Doors) -> None:
    context.editor.run(add_assessor, name="New Expert")
    me, colleague, new = (page.team.by_id[row.id] for row in context.session.store.rows(Assessor))
    assert list(by_key(me.fields[0])) == ["edit", "history"]
    assert list(by_key(colleague.fields[0])) == ["edit", "me", "history"]
    assert isinstance(new, AssessorEntry)
    chosen: list[str] = []
    page.who_chosen.connect(chosen.append)
    choose(new.me, "me")
    assert chosen == [new.row.id]
    choose(new.me, "history")
    assert doors.gone[-1] == ("history", HistoryOf("New Expert", ((("id", new.row.id),),)))
    choose(new.me, "remove")
    assert new.row.id not in {row.id for row in context.session.store.rows(Assessor)}


def test_a_conversation_is_removed_from_its_menu_and_its_history_remains(
    page: AssessmentPage, context: Context, doors: Doors
) -> None:
    entry: Entry[Any] = next(iter(page.persons.by_id.values()))
    choose(entry.fields[0], "remove")
    assert entry.row.id not in {row.id for row in context.session.store.rows(PersonMet)}
    context.editor.undo()
    back = page.persons.by_id[entry.row.id]
    choose(back.fields[0], "history")
    ((_where, of),) = doors.gone
    assert isinstance(of, HistoryOf)
    assert len(context.session.store.history_about(*map(dict, of.rows))) >= 2  # removed, and taken back


def test_the_targets_of_a_role_are_adopted_and_taken_back_from_its_menu(
    page: AssessmentPage, context: Context, doors: Doors
) -> None:
    place, row = next((n, row) for n, row in enumerate(page.frameworks.role_rows) if row.is_open)
    assert by_key(row.adopt_button) == {"adopt": "Adopt…\tF2", "show_gap": "Show in Gaps", "history": "History"}
    choose(row.adopt_button, "show_gap")
    choose(row.adopt_button, "adopt")
    assert row.agreed_with.hasFocus()
    QTest.keyClicks(row.agreed_with, "Rector")
    QTest.keyClick(row.agreed_with, Qt.Key.Key_Return)
    adoption = context.session.store.rows(Adoption)[-1]
    assert doors.gone == [("gaps", ItemAt(adoption.framework_id, "", None, adoption.role_code))]
    row = page.frameworks.role_rows[place]
    assert list(by_key(row.adopt_button)) == ["adopt", "take_back", "show_gap", "history"]
    choose(row.adopt_button, "history")
    of = doors.gone[-1][1]
    assert isinstance(of, HistoryOf)
    newest = context.session.store.history_about(*map(dict, of.rows))[0]
    assert adoption.role_code in context.words.message(newest.name)
    choose(row.adopt_button, "take_back")
    assert adoption.id not in {kept.id for kept in context.session.store.rows(Adoption)}
