"""The finder finds what is planted, and says nothing where all is well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.cut_text.finder import faults
from tools.pseudo import LONGER_BY, pseudo, pseudo_words
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

TEXT = "Level by the documents"


def _label() -> QWidget:
    return QLabel(TEXT)


def _wrapping() -> QWidget:
    label = QLabel(f"{TEXT}, {TEXT}, {TEXT}")
    label.setWordWrap(True)
    label.setFixedHeight(label.fontMetrics().height())
    return label


def _button() -> QWidget:
    return QPushButton(TEXT)


def _tool_button() -> QWidget:
    button = QToolButton()
    button.setText(TEXT)
    return button


def _box() -> QWidget:
    return QCheckBox(TEXT)


def _picker() -> QWidget:
    picker = QComboBox()
    picker.addItem(TEXT)
    return picker


def _hint() -> QWidget:
    field = QLineEdit()
    field.setPlaceholderText(TEXT)
    return field


def _header() -> QWidget:
    table = QTableView()
    model = QStandardItemModel(1, 1, table)
    model.setHorizontalHeaderLabels([TEXT])
    table.setModel(model)
    table.setColumnWidth(0, 60)
    return table


def _cells() -> QWidget:
    view = QListView()
    view.setModel(QStringListModel([TEXT], view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


class _Painter(QWidget):
    """As a delegate that has no regard for its room."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        painter = QPainter(self)
        painter.drawText(QRect(0, 0, 1000, 20), 0, TEXT)


class _Elider(QWidget):
    """As a delegate that cuts and says the rest nowhere."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        QPainter(self).drawText(QRect(0, 0, 100, 20), 0, "Level…")


class _Twice(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        painter = QPainter(self)
        painter.drawText(QRect(0, 0, 60, 20), 0, "one")
        painter.drawText(QRect(4, 2, 60, 20), 0, "other")


def _shown(qtbot: QtBot, widget: QWidget, width: int) -> QWidget:
    room = QWidget()
    qtbot.addWidget(room)
    layout = QVBoxLayout(room)
    layout.addWidget(widget)
    widget.setFixedWidth(width)
    widget.setMinimumHeight(widget.minimumSizeHint().height() if widget.minimumSizeHint().isValid() else 24)
    room.show()
    QApplication.processEvents()
    return room


@pytest.mark.parametrize(
    "make",
    [_label, _wrapping, _button, _tool_button, _box, _picker, _hint, _header, _cells, _Painter, _Elider, _Twice],
)
def test_planted_text_without_room_is_found(make: Callable[[], QWidget], qtbot: QtBot, theme: Theme) -> None:
    assert faults(_shown(qtbot, make(), 60))


@pytest.mark.parametrize("make", [_label, _button, _tool_button, _box, _picker, _hint, _cells, _Painter])
def test_the_same_with_room_is_well(make: Callable[[], QWidget], qtbot: QtBot, theme: Theme) -> None:
    assert faults(_shown(qtbot, make(), 400)) == []


def test_a_text_may_be_cut_where_its_tooltip_holds_it(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(TEXT)
    room = _shown(qtbot, label, 60)
    assert faults(room) == []
    label.setToolTip("")
    assert faults(room)


def test_widgets_over_each_other_or_outside_are_found(qtbot: QtBot, theme: Theme) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    first, second = QLabel("one"), QLabel("two")
    layout.addWidget(first)
    layout.addWidget(second)
    row.resize(200, 40)
    row.show()
    QApplication.processEvents()
    assert faults(row) == []
    second.move(first.pos())
    assert any("over each other" in fault for fault in faults(row))
    second.move(190, 10)
    assert any("leaves its parent" in fault for fault in faults(row))


def test_scrolling_sideways_is_found_where_it_is_not_allowed(qtbot: QtBot, theme: Theme) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    wide = QWidget()
    wide.setMinimumWidth(900)
    area.setWidget(wide)
    area.resize(300, 200)
    area.show()
    QApplication.processEvents()
    assert any("sideways" in fault for fault in faults(area))
    assert faults(area, sideways=True) == []


def test_the_language_that_nobody_speaks_is_longer_and_keeps_its_fields() -> None:
    words = pseudo_words()
    assert words.text("Set {count} topics aside", count=3) == "[Šét 3 tópíçš ášídé~ ~ ~ ]"
    assert words.text("&File") == "[&Fílé]"
    assert words.plural("{count} topic", "{count} topics", 1) == "[1 tópíç~ ~]"
    sentence = "Nothing to map: bring in a curriculum first."
    assert len(pseudo(sentence)) == round(len(sentence) * (1 + LONGER_BY))
