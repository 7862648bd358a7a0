"""The history drawer: by day, newest first, live; and only what undo would take back can be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import update_assessment
from assessor.store import ChangeRecord
from assessor.words import load_words
from ui.context import Context
from ui.history.drawer import HistoryDrawer
from ui.history.models import ChangeRow, DayRow, HistoryModel, change_rows


def _record(number: int, at: str, undoes: str | None = None) -> ChangeRecord:
    return ChangeRecord(number, f"id{number}", at, "Marta Ozola", f"Change {number}", {}, undoes)


def _drawer(context: Context, qtbot: QtBot) -> HistoryDrawer:
    drawer = HistoryDrawer(context)
    qtbot.addWidget(drawer)
    drawer.resize(drawer.width(), 500)
    drawer.open()
    return drawer


def test_rows_stand_by_day_and_know_what_is_taken_back() -> None:
    records = [
        _record(4, "2026-10-17T09:00:00+00:00", "id3"),  # did again what 3 took back
        _record(3, "2026-10-16T12:00:00+00:00", "id2"),
        _record(2, "2026-10-16T11:00:00+00:00"),
        _record(1, "2026-10-16T10:00:00+00:00"),
    ]
    rows = list(change_rows(records, "id2", load_words("en"), {}))
    days = [row.text for row in rows if isinstance(row, DayRow)]
    changes = {row.id: row for row in rows if isinstance(row, ChangeRow)}
    assert [day.replace("\N{NO-BREAK SPACE}", " ") for day in days] == ["17 October 2026", "16 October 2026"]
    assert {name for name, row in changes.items() if row.is_taken_back} == {"id3"}
    assert [name for name, row in changes.items() if row.is_next] == ["id2"]


def test_the_model_keeps_the_contract_of_qt_and_reads_on(qtmodeltester: ModelTester) -> None:
    model = HistoryModel(lambda row: row.name)
    records = [_record(number, "2026-10-16T10:00:00+00:00") for number in range(500, 0, -1)]
    model.show_rows(list(change_rows(records, None, load_words("en"), {})))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Change 500"
    while model.canFetchMore(model.index(-1, 0)):
        model.fetchMore(model.index(-1, 0))
    assert model.rowCount() == 501


def test_the_newest_can_be_taken_back_and_the_drawer_follows(context: Context, qtbot: QtBot) -> None:
    before = context.session.assessment.country
    context.editor.run(update_assessment, country="Elsewhere")
    drawer = _drawer(context, qtbot)
    row = drawer.current()
    assert row is not None
    assert row.is_next
    QTest.mouseClick(drawer.back, Qt.MouseButton.LeftButton)
    assert context.session.assessment.country == before
    newest = drawer.current()
    assert newest is not None
    assert newest.name.startswith("Took back")
    assert not drawer.back.isEnabled()
    assert "Next is:" in drawer.reason.text()


def test_an_older_change_says_what_stands_in_the_way(context: Context, qtbot: QtBot) -> None:
    drawer = _drawer(context, qtbot)
    QTest.keyClick(drawer.view, Qt.Key.Key_Down)
    QTest.keyClick(drawer.view, Qt.Key.Key_Down)
    assert not drawer.back.isEnabled()
    assert "the newest first" in drawer.reason.text()


def test_the_changes_of_one_person_can_be_seen_alone(context: Context, qtbot: QtBot) -> None:
    drawer = _drawer(context, qtbot)
    name = context.session.snapshot.assessors[1].name
    drawer.who.choose(name)
    drawer.refresh()
    rows = [drawer.model.index(number, 0) for number in range(drawer.model.rowCount())]
    said = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert any(name in text for text in said)
    assert not any(context.session.snapshot.assessors[0].name in text for text in said)
