"""The lists of the form: institutions, team, persons met. Each entry is edited in place."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor.analysis.team import Work
from assessor.edits.people import (
    remove_assessor,
    remove_institution,
    remove_person_met,
    update_assessor,
    update_institution,
    update_person_met,
)
from assessor.marks import N_
from assessor.model.assessment import Assessor, Institution, PersonMet
from ui.context import Context
from ui.history.records import history_of_entry
from ui.messages import run_and_tell
from ui.pages.assessment.form import Field, Pair
from ui.pages.page import label
from ui.widgets.date_field import DateField
from ui.widgets.fields import labelled
from ui.widgets.icon_button import IconButton
from ui.widgets.link_button import LinkButton
from ui.widgets.row_menu import HISTORY, MOVE_DOWN, MOVE_UP, RowCommand, RowMenu, RowSpec, by_id, run_if_possible

_EDIT = RowSpec("edit", N_("Edit"), "pencil")
_THIS_IS_ME = RowSpec("me", N_("This is me"), "user")
Row = TypeVar("Row", Institution, Assessor, PersonMet)


class Entry(QWidget, Generic[Row]):
    """One row of a list. Its buttons, its menu and its keys run the same commands."""

    removal: ClassVar[RowSpec]

    def __init__(self, context: Context, row: Row) -> None:
        super().__init__()
        self.context = context
        self.row: Row = row
        self.fields: list[Field] = []
        self.menu = RowMenu(self, self.commands, context.theme, context.words, takes_keys=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 8)
        self.column.setSpacing(8)
        self.build()

    @abstractmethod
    def build(self) -> None:
        """Lay the entry out."""

    @abstractmethod
    def write(self, **fields: str) -> bool:
        """Edit the row."""

    @abstractmethod
    def take_out(self) -> bool:
        """Remove the row."""

    def can_take_out(self) -> bool:
        """Whether nothing hangs on the row."""
        return True

    def own_commands(self) -> tuple[RowCommand, ...]:
        """What can be done to rows of this kind alone."""
        return ()

    def commands(self) -> tuple[RowCommand, ...]:
        """All that can be done to the row, most used first."""
        return (
            RowCommand(_EDIT, lambda: self.fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason), key="F2"),
            *self.own_commands(),
            RowCommand(self.removal, self.take_out, self.can_take_out, "Del", part=1),
            RowCommand(HISTORY, self._show_history, part=2),
        )

    def follow(self, row: Row) -> None:
        """Show the row as it is now."""
        self.row = row
        for field in self.fields:
            field.follow()

    def field(self, name: str, caption: str, *, is_one_line: bool = True) -> Field:
        """A text of the row."""
        said = f"{caption}: {self.spoken()}"
        made = Field(
            said,
            lambda: str(getattr(self.row, name)),
            lambda typed: self.write(**{name: typed}),
            is_one_line=is_one_line,
        )
        self.fields.append(made)
        return made

    def pair(self, name: str, caption: str, *, is_one_line: bool = True) -> Pair:
        """A text of the row and its other language."""
        other = self.context.words.text("{field}, in the other language", field=caption)
        first = self.field(name, caption, is_one_line=is_one_line)
        return Pair(
            self.context.theme,
            (caption, other),
            (first, self.field(f"{name}_translated", other, is_one_line=is_one_line)),
        )

    def spoken(self) -> str:
        """What the row is called, for screen readers."""
        return str(getattr(self.row, "name", "") or getattr(self.row, "function", ""))

    def tool(self, spec: RowSpec) -> IconButton:
        """A button with a picture for one of the commands."""
        button = IconButton(self.context.theme, spec.icon, self.context.words.text(spec.text), self.spoken())
        self.joined(button, spec)
        return button

    def joined(self, button: QAbstractButton, spec: RowSpec) -> None:
        """Let a button run one of the commands."""
        button.clicked.connect(lambda _checked=False: run_if_possible(by_id(self.commands(), spec.id)))

    def _show_history(self) -> None:
        self.context.go("history", history_of_entry(self.row.id, self.spoken()))


class InstitutionEntry(Entry[Institution]):
    """Name and note in both languages, and its place in the order."""

    removal = RowSpec("remove", N_("Remove the institution"), "trash-2")

    def __init__(self, context: Context, row: Institution, move: Callable[[str, int], None]) -> None:
        self._move = move
        self._above = self._below = 0  # institutions
        super().__init__(context, row)

    def build(self) -> None:
        text = self.context.words.text
        self.up = self.tool(MOVE_UP)
        self.down = self.tool(MOVE_DOWN)
        self.remove = self.tool(self.removal)
        self.number = label("", "subheading")
        line = QHBoxLayout()
        line.addWidget(self.number, 1)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        self.column.addLayout(line)
        self.column.addWidget(self.pair("name", text("Name")))
        self.column.addWidget(self.pair("note", text("Note"), is_one_line=False))

    def write(self, **fields: str) -> bool:
        return self.context.editor.run(update_institution, institution=self.row.id, **fields)

    def own_commands(self) -> tuple[RowCommand, ...]:
        return (
            RowCommand(MOVE_UP, lambda: self._move(self.row.id, -1), lambda: self._above > 0, "Alt+Up"),
            RowCommand(MOVE_DOWN, lambda: self._move(self.row.id, 1), lambda: self._below > 0, "Alt+Down"),
        )

    def place(self, number: int, count: int) -> None:
        """Say the place among the others."""
        self.number.setText(self.context.words.text("Institution {number}", number=number + 1))
        self._above, self._below = number, count - number - 1
        self.up.setEnabled(self._above > 0)
        self.down.setEnabled(self._below > 0)

    def take_out(self) -> bool:
        return run_and_tell(self.context, remove_institution, institution=self.row.id)


class AssessorEntry(Entry[Assessor]):
    """Name and function in both languages, the work done, and whether it is the person here."""

    removal = RowSpec("remove", N_("Remove the assessor"), "trash-2")

    def __init__(self, context: Context, row: Assessor, choose: Callable[[str], None]) -> None:
        self._choose = choose
        self._is_me = self._has_worked = False
        super().__init__(context, row)

    def build(self) -> None:
        text = self.context.words.text
        self.work_label: QLabel = label("", "secondary", wraps=True)
        this_is_me = text(_THIS_IS_ME.text)
        self.me = LinkButton(self.context.theme, this_is_me, f"{this_is_me}: {self.row.name}")
        self.joined(self.me, _THIS_IS_ME)
        self.remove = self.tool(self.removal)
        line = QHBoxLayout()
        line.addWidget(self.work_label, 1)
        line.addWidget(self.me)
        line.addWidget(self.remove)
        self.column.addLayout(line)
        self.column.addWidget(self.pair("name", self.context.words.context("person", "Name")))
        self.column.addWidget(self.pair("function", text("Function")))

    def write(self, **fields: str) -> bool:
        return self.context.editor.run(update_assessor, assessor=self.row.id, **fields)

    def own_commands(self) -> tuple[RowCommand, ...]:
        return (RowCommand(_THIS_IS_ME, lambda: self._choose(self.row.id), lambda: not self._is_me, is_either=True),)

    def show_work(self, work: Work, *, is_me: bool) -> None:
        """Say what this assessor has done; who has done something can't be removed."""
        words = self.context.words
        said = words.plural("{count} topic mapped", "{count} topics mapped", work.mapped_topics)
        if is_me:
            said = " · ".join([words.text("You, on this laptop"), said])
        self.work_label.setText(said)
        self._is_me, self._has_worked = is_me, work.is_any
        self.me.setVisible(not is_me)
        self.remove.setVisible(not work.is_any)

    def can_take_out(self) -> bool:
        return not self._has_worked

    def take_out(self) -> bool:
        return run_and_tell(self.context, remove_assessor, assessor=self.row.id)


class PersonEntry(Entry[PersonMet]):
    """Function and unit in both languages, and the date."""

    removal = RowSpec("remove", N_("Remove the conversation"), "trash-2")

    def build(self) -> None:
        words = self.context.words
        caption = words.text("Date")
        self.date = DateField(f"{caption}: {self.spoken()}", words.language, empty=words.text("not set"))
        self.date.picked.connect(lambda iso: self.write(date=iso))
        self.remove = self.tool(self.removal)
        line = QHBoxLayout()
        line.addWidget(labelled(caption, self.date))
        line.addStretch(1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addWidget(self.pair("function", words.text("Function and unit, without a name")))
        self.follow(self.row)

    def write(self, **fields: str) -> bool:
        return self.context.editor.run(update_person_met, person=self.row.id, **fields)

    def follow(self, row: PersonMet) -> None:
        super().follow(row)
        self.date.show_date(row.date)

    def take_out(self) -> bool:
        return run_and_tell(self.context, remove_person_met, person=self.row.id)


class Entries(QWidget, Generic[Row]):
    """A list of entries that follows its rows; entries that stay keep what is being typed in them."""

    def __init__(self, make: Callable[[Row], Entry[Any]]) -> None:
        super().__init__()
        self._make: Callable[[Row], Entry[Any]] = make
        self._shown: list[str] = []
        self.by_id: dict[str, Entry[Any]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, in this order."""
        ids = [row.id for row in rows]
        for gone in [row_id for row_id in self.by_id if row_id not in ids]:
            entry = self.by_id.pop(gone)
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        for row in rows:
            if row.id in self.by_id:
                self.by_id[row.id].follow(row)
            else:
                self.by_id[row.id] = self._make(row)
        if ids != self._shown:
            self._shown = ids
            for place, row_id in enumerate(ids):
                self._column.insertWidget(place, self.by_id[row_id])
