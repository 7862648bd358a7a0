"""The source at the left: a part of it with what each column holds, and the way to its other parts."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor.importing.choices import ColumnKey
from assessor.importing.draft import DraftColumn
from assessor.importing.review import Review
from assessor.importing.roles import Role
from assessor.marks import N_
from assessor.model.place import Place
from ui.context import Context
from ui.pages.curriculum.review.marks import row_marks
from ui.pages.curriculum.review.role_header import RoleHeader
from ui.pages.page import label
from ui.widgets.picker import Picker
from ui.widgets.source.names import part_name
from ui.widgets.source.parts import LineKey, RowMark, SourcePart, find_part
from ui.widgets.source.view import SourceView

_LETTERS = 12


class SourcePane(QFrame):
    """`role_chosen` tells a `ColumnKey` and the role that a person gave it; `place_chosen` the place of a line."""

    role_chosen = Signal(object, object, object)  # ColumnKey, DraftColumn or None, Role
    place_chosen = Signal(object)  # Place

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        words, theme = context.words, context.theme
        self._words = words
        self._parts: tuple[SourcePart, ...] = ()
        self._at = -1
        self._review: Review | None = None
        self._marks: Mapping[LineKey, RowMark] = {}
        self.header = RoleHeader(theme, words)
        self.header.role_chosen.connect(self._on_role)
        self.view = SourceView(theme, words, self.header)
        self.view.row_chosen.connect(self._on_row)
        naming = QShortcut(QKeySequence("F2"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        naming.activated.connect(self._open_menu)
        self.picker = Picker(words.text(N_("Part of the source")), letters=_LETTERS)
        self.picker.picked.connect(self._on_part)
        head = QHBoxLayout()
        head.addWidget(label(words.text(N_("Source")), "subheading"))
        head.addStretch(1)
        head.addWidget(self.picker)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def show_parts(self, parts: tuple[SourcePart, ...], review: Review) -> None:
        """Show another source from its first table on; a source without tables from its beginning."""
        words = self._words
        self._review = review
        self._parts = parts
        self._at = -1
        self.picker.set_choices([(part_name(part, number, words), number) for number, part in enumerate(self._parts)])
        self.picker.setVisible(len(self._parts) > 1)
        tables = [number for number, part in enumerate(self._parts) if not part.is_text]
        self._marks = row_marks(review)
        self._show_part(tables[0] if tables else 0)

    def show_review(self, review: Review) -> None:
        """Show what became of the lines and columns."""
        if review is self._review:
            return
        self._review = review
        self._marks = row_marks(review)
        self._show()

    def show_place(self, place: Place) -> None:
        """Show and select the line of a place, without telling."""
        found = find_part(self._parts, place)
        if found is not None:
            part, row = found
            self._show_part(part)
            self.view.choose_row(row)

    def _show_part(self, number: int) -> None:
        if number == self._at or not 0 <= number < len(self._parts):
            return
        self._at = number
        self.picker.choose(number)
        self._show(self._parts[number])

    def _show(self, other: SourcePart | None = None) -> None:
        """Show what is known of the part, `other` where it is another one."""
        if self._review is None or not 0 <= self._at < len(self._parts):
            return
        columns, part = self._columns(), self._parts[self._at]
        self.header.show_columns(columns)
        count = 0 if part.is_text else part.columns
        is_read = {number for number, column in columns.items() if column.role is not Role.OTHER}
        self.view.delegate.skipped = frozenset(range(count)) - is_read if is_read else frozenset()
        least = {column: self.header.needed(column) for column in range(count)}
        self.view.show_source(part=other, marks=self._marks, least=least)
        self.view.source_model.show_headers(tuple(self.header.sentence(column) for column in range(count)))

    def _columns(self) -> Mapping[int, DraftColumn]:
        """Number of a column from 0 → what it was taken for."""
        part = self._parts[self._at]
        tables = self._review.draft.tables if self._review is not None and not part.is_text else ()
        return {
            column.index - 1: column
            for table in tables
            if (table.sheet, table.table) == (part.sheet, part.table)
            for column in table.columns
        }

    def _on_part(self, number: object) -> None:
        if isinstance(number, int):
            self._show_part(number)
            self.view.setFocus()

    def _open_menu(self) -> None:
        """Offer the roles for the column of the current cell."""
        index = self.view.currentIndex()
        if index.isValid() and not self._parts[self._at].is_text:
            self.header.open_menu(index.column())

    def _on_row(self, row: int) -> None:
        self.place_chosen.emit(self._parts[self._at].lines[row].place)

    def _on_role(self, column: int, role: object) -> None:
        part = self._parts[self._at]
        key = ColumnKey(part.sheet, part.table, column + 1)
        self.role_chosen.emit(key, self._columns().get(column), role)
