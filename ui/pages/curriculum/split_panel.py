"""A topic is split: two titles, and the hours that the second part takes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from assessor.edits.typed_numbers import minutes_from_text
from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.model.curriculum import Hours
from ui.context import Context
from ui.pages.curriculum.sections import HOUR_KINDS
from ui.pages.page import label
from ui.widgets.fields import labelled

_MARKS = ("; ", ". ")
Split = Callable[[str, str, Hours], bool]
"""Takes both titles and the hours of the second part; true when it was done."""


class SplitPanel(QWidget):
    """Stands in place of the details until it is answered; Enter splits, Esc leaves all as it was."""

    closed = Signal(bool)  # whether the topic was split

    def __init__(self, context: Context, hint: str = "", parent: QWidget | None = None) -> None:
        """`hint` says what stays with which part, ready to show."""
        super().__init__(parent)
        self._context = context
        self._words = words = context.words
        self._do: Split | None = None
        self.first = QLineEdit()
        self.second = QLineEdit()
        self.hours: dict[str, QLineEdit] = {}
        self._hours_grid = QGridLayout()
        self._hours_label = label(words.text(N_("Hours of the second part; the first keeps the rest")), "subheading")
        self._hours_label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(context.theme.pixels(8))
        layout.addWidget(label(words.text(N_("Split the topic")), "heading"))
        if hint:
            layout.addWidget(label(hint, "secondary", wraps=True))
        for field, name in ((self.first, N_("Title of the first part")), (self.second, N_("Title of the second part"))):
            field.setAccessibleName(words.text(name))
            layout.addWidget(labelled(words.text(name), field))
        layout.addWidget(self._hours_label)
        layout.addLayout(self._hours_grid)
        layout.addLayout(self._buttons())
        layout.addStretch(1)

    def ask(self, title: str, hours: Hours, split: Split) -> None:
        """Propose two parts of a topic with this title and these hours, to be corrected."""
        self._do = split
        first, second = _proposed(title)
        self.first.setText(first)
        self.second.setText(second)
        self._fill_hours(hours)
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
        if self._do is None:
            return
        try:
            taken = {kind: minutes_from_text(field.text()) or 0 for kind, field in self.hours.items()}
        except AssessorError as error:
            self._context.refuse(error)
            return
        if self._do(self.first.text(), self.second.text(), Hours(**taken)):
            self.closed.emit(True)


def _proposed(title: str) -> tuple[str, str]:
    """The two halves of a title at its first mark between sentences; without one the second is empty."""
    for mark in _MARKS:
        first, found, second = title.partition(mark)
        if found and second.strip():
            return first.strip(), second.strip()[:1].upper() + second.strip()[1:]
    return title, ""
