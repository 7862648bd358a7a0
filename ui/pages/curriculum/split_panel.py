"""A topic is split: two titles, and the hours that the second part takes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from assessor.edits.topic_parts import split_topic
from assessor.edits.typed_numbers import minutes_from_text
from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.model.curriculum import Hours, Node
from ui.context import Context
from ui.pages.curriculum.sections import HOUR_KINDS
from ui.pages.page import label
from ui.widgets.fields import labelled

_MARKS = ("; ", ". ")


class SplitPanel(QWidget):
    """Stands in place of the details until it is answered; Enter splits, Esc leaves all as it was."""

    closed = Signal(bool)  # whether the topic was split

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words = context.words
        self._topic: Node | None = None
        self.first = QLineEdit()
        self.second = QLineEdit()
        self.hours: dict[str, QLineEdit] = {}
        self._hours_grid = QGridLayout()
        self._hours_label = label(words.text(N_("Hours of the second part; the first keeps the rest")), "subheading")
        self._hours_label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(context.theme.pixels(8))
        layout.addWidget(label(words.text(N_("Split the topic")), "heading"))
        hint = N_("Mappings, evidence and outcomes stay with the first part; what is set aside is so in both.")
        layout.addWidget(label(words.text(hint), "secondary", wraps=True))
        for field, name in ((self.first, N_("Title of the first part")), (self.second, N_("Title of the second part"))):
            field.setAccessibleName(words.text(name))
            layout.addWidget(labelled(words.text(name), field))
        layout.addWidget(self._hours_label)
        layout.addLayout(self._hours_grid)
        layout.addLayout(self._buttons())
        layout.addStretch(1)

    def ask(self, topic: Node) -> None:
        """Propose two parts of a topic, to be corrected."""
        self._topic = topic
        first, second = _proposed(topic.title)
        self.first.setText(first)
        self.second.setText(second)
        self._fill_hours(topic.hours)
        self.second.setFocus(Qt.FocusReason.OtherFocusReason)
        self.second.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit(False) if self.cancel.hasFocus() else self._split()
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> QHBoxLayout:
        self.split = QPushButton(self._words.text(N_("Split")))
        self.split.setProperty("primary", True)
        self.split.clicked.connect(self._split)
        self.cancel = QPushButton(self._words.text(N_("Cancel")))
        self.cancel.clicked.connect(lambda: self.closed.emit(False))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.split)
        row.addWidget(self.cancel)
        return row

    def _fill_hours(self, hours: Hours) -> None:
        words = self._words
        while (item := self._hours_grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.hours = {}
        before: QWidget = self.second
        known: Mapping[str, int] = {kind: m for kind in HOUR_KINDS if (m := getattr(hours, kind)) is not None}
        for place, (kind, minutes) in enumerate(known.items()):
            field = QLineEdit("0")
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            name = words.text(N_("{kind}, of {hours}"), kind=words.text(HOUR_KINDS[kind]), hours=words.hours(minutes))
            field.setAccessibleName(name)
            self.hours[kind] = field
            row, column = divmod(place, 2)
            self._hours_grid.addWidget(labelled(name, field), row, column, Qt.AlignmentFlag.AlignBottom)
            QWidget.setTabOrder(before, field)
            before = field
        QWidget.setTabOrder(before, self.split)
        QWidget.setTabOrder(self.split, self.cancel)
        self._hours_label.setVisible(bool(known))

    def _split(self) -> None:
        if self._topic is None:
            return
        try:
            taken = {kind: minutes_from_text(field.text()) or 0 for kind, field in self.hours.items()}
        except AssessorError as error:
            self._context.refuse(error)
            return
        done = self._context.editor.run(
            split_topic,
            topic=self._topic.id,
            first_title=self.first.text(),
            second_title=self.second.text(),
            second_hours=Hours(**taken),
        )
        if done:
            self.closed.emit(True)


def _proposed(title: str) -> tuple[str, str]:
    """The two halves of a title at its first mark between sentences; without one the second is empty."""
    for mark in _MARKS:
        first, found, second = title.partition(mark)
        if found and second.strip():
            return first.strip(), second.strip()[:1].upper() + second.strip()[1:]
    return title, ""
