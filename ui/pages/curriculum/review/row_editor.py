"""Title, number and hours of one row under review, corrected in place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor.edits.typed_numbers import minutes_from_text
from assessor.errors import AssessorError
from assessor.importing.review import ReviewRow
from assessor.importing.review_edits import retitle, set_hours
from assessor.marks import N_
from assessor.model.curriculum import Hours, NodeKind
from ui.context import Context
from ui.pages.curriculum.review.state import FileReview
from ui.pages.curriculum.sections import HOUR_KINDS
from ui.widgets.fields import Commit, LineField, TextField, labelled


class RowEditor(QWidget):
    """Stands under the tree while it is wanted; Esc, or Enter in the title, gives the focus back."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self._context = context
        self._words = words
        self._file: FileReview | None = None
        self._key = -1
        self.title = TextField(words.text(N_("Title, as in the source")), is_one_line=True)
        self.number = LineField(words.text(N_("Number")))
        self.hours = {kind: LineField(words.text(name), is_number=True) for kind, name in HOUR_KINDS.items()}
        self._number_box = labelled(self.number.accessibleName(), self.number)
        self._number_box.setMaximumWidth(context.theme.pixels(90))
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._number_box)
        first.addWidget(labelled(self.title.accessibleName(), self.title), 1)
        self._hours_boxes = [labelled(field.accessibleName(), field) for field in self.hours.values()]
        for box in self._hours_boxes:
            second.addWidget(box, 1, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for row in (first, second):
            row.setSpacing(8)
            layout.addLayout(row)

    def show_row(self, file: FileReview, row: ReviewRow) -> None:
        """Show a row as it is now; another one than before is bound to every field."""
        is_other = file is not self._file or row.key != self._key
        self._file, self._key = file, row.key
        has_hours = row.kind is not NodeKind.PROGRAMME
        self._number_box.setVisible(has_hours)
        for box in self._hours_boxes:
            box.setVisible(has_hours)
        values: list[tuple[TextField | LineField, str, Commit]] = [
            (self.title, row.title, self._retitle),
            (self.number, row.number, self._renumber),
            *((field, self._hours_text(row.hours, kind), self._set_of(kind)) for kind, field in self.hours.items()),
        ]
        for field, text, commit in values:
            if is_other:
                field.session.bind(text, commit)
            else:
                field.session.show(text)

    def commit(self) -> None:
        """Take what was typed and not yet taken."""
        fields: tuple[TextField | LineField, ...] = (self.title, self.number, *self.hours.values())
        for field in fields:
            field.session.commit()

    def begin(self) -> None:
        """Put the cursor into the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _hours_text(self, hours: Hours, kind: str) -> str:
        minutes = getattr(hours, kind)
        return "" if minutes is None else self._words.hours_number(minutes)

    def _retitle(self, text: str) -> bool:
        key = self._key
        if self._file is None or not text.strip():
            return False
        self._file.do(lambda review: retitle(review, key, text))
        return True

    def _renumber(self, text: str) -> bool:
        key = self._key
        if self._file is None:
            return False
        self._file.do(lambda review: retitle(review, key, review.row(key).title, text))
        return True

    def _set_of(self, kind: str) -> Callable[[str], bool]:
        return lambda text: self._set_hours(kind, text)

    def _set_hours(self, kind: str, text: str) -> bool:
        key = self._key
        if self._file is None:
            return False
        try:
            minutes = minutes_from_text(text)
        except AssessorError as error:
            self._context.refuse(error)
            return False
        now = self._file.review.row(key).hours
        hours = Hours(**({name: getattr(now, name) for name in HOUR_KINDS} | {kind: minutes}))
        self._file.do(lambda review: set_hours(review, key, hours))
        return True
