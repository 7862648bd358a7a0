"""What one unit of the source is worth, where it counts in credits or weeks and prints no hours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor.edits.typed_numbers import minutes_from_text
from assessor.errors import AssessorError
from assessor.importing.draft import Draft
from assessor.marks import N_
from assessor.model.curriculum import SourceUnit
from ui.context import Context
from ui.pages.page import label
from ui.widgets.fields import LineField

_COUNTS = {
    SourceUnit.CREDITS: N_("The source counts in credits. Academic hours of one credit:"),
    SourceUnit.ECTS: N_("The source counts in ECTS credits. Academic hours of one credit:"),
    SourceUnit.WEEKS: N_("The source counts in weeks. Academic hours of one week:"),
}


class UnitRow(QWidget):
    """Hidden where the source counts in hours. `chosen` tells minutes of one unit, None for nothing said."""

    chosen = Signal(object)  # int or None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._text = label("", "secondary", wraps=True)
        self.field = LineField("", is_number=True)
        self.field.setMaximumWidth(context.theme.pixels(80))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.field)

    def show_draft(self, draft: Draft) -> None:
        """Show the unit of a draft, and what it was counted as."""
        self.setVisible(draft.unit in _COUNTS)
        if draft.unit not in _COUNTS:
            return
        told = self._words.text(_COUNTS[draft.unit])
        self._text.setText(told)
        self.field.setAccessibleName(told)
        minutes = draft.unit_minutes
        self.field.session.bind("" if minutes is None else self._words.hours_number(minutes), self._commit)

    def _commit(self, text: str) -> bool:
        try:
            minutes = minutes_from_text(text)
        except AssessorError as error:
            self._context.refuse(error)
            return False
        self.chosen.emit(minutes or None)
        return True
