"""Messages with something to do: what was done with the way back, reached by keys, and gone when it makes no sense."""

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import update_assessment
from assessor.edits.deleting import delete_nodes
from tests.ui.conftest import Doors
from ui.context import Context
from ui.messages import Offer, Toast, run_and_tell
from ui.pages.mapping.work import Work
from ui.pages.page import card
from ui.theme import Theme
from ui.window import MainWindow


def _undecided(context: Context, number: int) -> list[str]:
    snapshot = context.session.snapshot
    decided = {row.topic_id for row in snapshot.mappings} | {row.topic_id for row in snapshot.set_asides}
    return [topic.id for topic in snapshot.curriculum.topics if topic.id not in decided][:number]


def test_topics_set_aside_are_told_with_the_way_back(context: Context, doors: Doors) -> None:
    topics = _undecided(context, 3)
    before = context.session.snapshot.set_asides
    assert Work(context).set_aside(topics, "")
    assert doors.told == ["Set topics aside as without a counterpart: 3"]
    offer = doors.offers[0]
    assert offer is not None
    assert (offer.text, offer.until_change) == ("Undo", True)
    offer.do()
    assert context.session.snapshot.set_asides == before


def test_one_topic_is_seen_and_not_told(context: Context, doors: Doors) -> None:
    assert Work(context).set_aside(_undecided(context, 1), "")
    assert doors.told == []


def test_a_verb_that_does_nothing_tells_nothing(context: Context, doors: Doors) -> None:
    assert not run_and_tell(context, update_assessment, country=context.session.assessment.country)
    assert not run_and_tell(context, delete_nodes, nodes=["no such node"])
    assert doors.told == []
    assert len(doors.refused) == 1


def test_the_offer_goes_with_the_next_change(open_window: MainWindow) -> None:
    editor, session, frame = open_window.desk.editor, open_window.desk.session, open_window.frame
    assert editor is not None
    assert session is not None
    assert frame is not None
    run_and_tell(frame.context, delete_nodes, nodes=[session.curriculum.topics[0].id])
    assert open_window.toast.text.startswith("Deleted")
    editor.run(update_assessment, country="Elsewhere")
    assert open_window.toast.text == ""
    open_window.tell("Saved a copy", Offer("Open it", lambda: None))
    editor.run(update_assessment, country="Somewhere")
    assert open_window.toast.text == "Saved a copy", "what is offered about something else stays"


def test_f6_comes_to_the_action_and_enter_does_it(open_window: MainWindow, qtbot: QtBot) -> None:
    session, frame = open_window.desk.session, open_window.frame
    assert session is not None
    assert frame is not None
    before = session.curriculum.topics
    run_and_tell(frame.context, delete_nodes, nodes=[before[0].id])
    frame.navigation.focus_current()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Undo"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert session.curriculum.topics == before
    assert open_window.toast.text == ""


def test_a_message_stands_above_what_it_must_keep_free(qtbot: QtBot, theme: Theme) -> None:
    over, _ = card()
    qtbot.addWidget(over)
    over.resize(600, 400)
    free = QWidget(over)
    free.setGeometry(0, 250, 600, 150)
    over.show()
    toast = Toast(over, lambda: free)
    toast.tell("Set aside 12 topics", Offer("Undo", lambda: None))
    assert not toast.geometry().intersects(QRect(free.mapTo(over, QPoint(0, 0)), free.size()))
    assert over.rect().contains(toast.geometry())


def test_a_screen_reader_hears_the_message_and_what_can_be_done(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = list[str]()

    def hear(about: QObject, text: str) -> QAccessibleAnnouncementEvent:
        heard.append(text)
        return QAccessibleAnnouncementEvent(about, text)

    monkeypatch.setattr("ui.messages.QAccessibleAnnouncementEvent", hear)
    over, _ = card()
    qtbot.addWidget(over)
    toast = Toast(over)
    toast.tell("Set aside 12 topics", Offer("Undo", lambda: None))
    toast.tell("No other topic is without a decision.")
    assert heard == ["Set aside 12 topics. Undo", "No other topic is without a decision."]
