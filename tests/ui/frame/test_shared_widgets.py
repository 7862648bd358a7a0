"""The small widgets that pages share."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assessor.words import load_words
from tests.ui.accessibility import assert_accessible
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.picker import Picker
from ui.widgets.segmented import Segment, Segmented


def test_picker_keeps_its_value_when_the_choices_change(qtbot: QtBot) -> None:
    picker = Picker("Programme")
    qtbot.addWidget(picker)
    picker.set_choices([("A", 1), ("B", 2)])
    picker.choose(2)
    picker.set_choices([("C", 3), ("B <b>", 2)])
    assert (picker.value(), picker.currentText()) == (2, "B <b>")
    assert picker.toolTip() == "B &lt;b>"
    picker.set_choices([("C", 3)])
    assert picker.value() == 3


def test_picker_tells_only_what_a_person_picked(qtbot: QtBot) -> None:
    picker, told = Picker("Programme"), list[object]()
    qtbot.addWidget(picker)
    picker.picked.connect(told.append)
    picker.set_choices([("A", 1), ("B", 2)])
    picker.choose(2)
    assert told == []
    QTest.keyClick(picker, Qt.Key.Key_Up)
    assert told == [1]


def test_segments_are_walked_with_the_arrows(qtbot: QtBot) -> None:
    row = Segmented("Topics", [Segment("all", "All 3"), Segment("open", "Undecided 1")])
    qtbot.addWidget(row)
    told = list[str]()
    row.chosen.connect(told.append)
    row.show_texts([Segment("all", "All 4"), Segment("open", "Undecided 2")])
    assert row.current() == "all"
    row.show()
    row.activateWindow()
    assert QTest.qWaitForWindowActive(row)
    first = row.findChildren(QWidget)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (row.current(), told) == ("open", ["open"])


def test_an_empty_pane_offers_its_one_action(qtbot: QtBot, theme: Theme) -> None:
    done = list[str]()
    pane = EmptyState(theme, "book-open", "No curriculum yet.", "Bring in a file", lambda: done.append("x"))
    qtbot.addWidget(pane)
    assert pane.button is not None
    QTest.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    assert done == ["x"]


def test_shared_widgets_can_be_reached_and_are_named(qtbot: QtBot, theme: Theme) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    layout = QHBoxLayout(room)
    picker = Picker("Programme")
    picker.set_choices([("A", 1)])
    layout.addWidget(picker)
    layout.addWidget(Segmented("Topics", [Segment("all", "All 3"), Segment("open", "Undecided 1")]))
    layout.addWidget(EmptyState(theme, "search", "Nothing found.", "Clear", lambda: None))
    assert_accessible(room, load_words("en"))
