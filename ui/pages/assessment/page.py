"""The assessment page: a plain form; every field writes by itself and follows what others write."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor.analysis.team import WORK_RESTS_ON, Work, work_of_each
from assessor.edits.assessment import add_assessor, add_institution, add_person_met
from assessor.edits.people import order_institutions
from assessor.marks import N_
from assessor.model.assessment import Assessor, Institution, PersonMet
from assessor.this_run import today
from ui.context import Context
from ui.pages.assessment.entries import AssessorEntry, Entries, InstitutionEntry, PersonEntry
from ui.pages.assessment.form import AddRow, group
from ui.pages.assessment.frameworks import Frameworks
from ui.pages.assessment.head import Head
from ui.pages.page import Page
from ui.widgets.scroll import scrolling
from ui.widgets.tab_order import follow_layout


class AssessmentPage(Page):
    """Two columns of groups in one scroll area."""

    shows = frozenset(
        {
            *("assessment", "institution", "assessor", "person_met", "framework_in_use", "adoption", "aim"),
            *("mapping", "judgement", "outside", "set_aside", "completion", "item_weight"),
        }
    )
    keys = (("Ctrl+Enter", N_("Store the field now (it is stored anyway after a moment, and when you leave it)")),)

    def __init__(self, context: Context, parent: QWidget | None = None, *, today: Callable[[], str] = today) -> None:
        """`today` gives the ISO date that an adoption of targets proposes."""
        text = context.words.text
        super().__init__(context, text("Assessment"), parent)
        self.head = Head(context)
        self.frameworks = Frameworks(context, today)
        self.institutions = Entries[Institution](lambda row: InstitutionEntry(context, row, self._move))
        self.team = Entries[Assessor](lambda row: AssessorEntry(context, row, self.who_chosen.emit))
        self.persons = Entries[PersonMet](lambda row: PersonEntry(context, row))
        self.add_institution = AddRow(
            text("Name of another institution"),
            text("Add"),
            lambda name: context.editor.run(add_institution, name=name),
        )
        self.add_assessor = AddRow(
            text("Name of another assessor"), text("Add"), lambda name: context.editor.run(add_assessor, name=name)
        )
        self.add_person = AddRow(
            text("Function and unit of another person"),
            text("Add"),
            lambda function: context.editor.run(add_person_met, function=function),
        )
        self._form = self._lay_out()
        self._form.setEnabled(not context.editor.is_read_only)
        self._targets: dict[str, QWidget] = {
            **self.head.targets,
            "targets": self.frameworks.roles,
            "institutions": self.add_institution.field,
            "assessors": self.add_assessor.field,
        }

    def refresh(self) -> None:
        """Every field shows what is stored, but for one that is being typed in."""
        snapshot = self.context.session.snapshot
        self.head.follow()
        self.frameworks.follow()
        institutions = sorted(snapshot.institutions, key=lambda row: row.position)
        self.institutions.show_rows(institutions)
        for number, row in enumerate(institutions):
            entry = self.institutions.by_id[row.id]
            assert isinstance(entry, InstitutionEntry)
            entry.place(number, len(institutions))
        self._show_team(sorted(snapshot.assessors, key=lambda row: row.position))
        self.persons.show_rows(sorted(snapshot.persons_met, key=lambda row: row.position))
        follow_layout(self._form)

    def show_target(self, target: object) -> None:
        """Go to a field or group by its name, or to a person by the id of its row."""
        widget = self._targets.get(target) or self._first_field_of(target) if isinstance(target, str) else None
        if widget is None:
            return
        self._area.ensureWidgetVisible(widget)
        if widget is self.frameworks.roles:
            self._first_to_adopt().setFocus()
        else:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_field_of(self, row_id: str) -> QWidget | None:
        entry = self.team.by_id.get(row_id) or self.persons.by_id.get(row_id)
        return None if entry is None else entry.fields[0]

    def _first_to_adopt(self) -> QWidget:
        buttons = [row.adopt_button for row in self.frameworks.role_rows if row.is_open]
        return buttons[0] if buttons else self.frameworks.roles

    def _show_team(self, team: Sequence[Assessor]) -> None:
        session = self.context.session
        work = session.derived("work of each", work_of_each, WORK_RESTS_ON)
        me = session.assessor
        self.team.show_rows(team)
        for person in team:
            entry = self.team.by_id[person.id]
            assert isinstance(entry, AssessorEntry)
            is_me = me is not None and me.id == person.id
            entry.show_work(work.get(person.id, Work()), is_me=is_me)

    def _move(self, institution: str, step: int) -> None:
        rows = sorted(self.context.session.snapshot.institutions, key=lambda row: row.position)
        ids = [row.id for row in rows]
        place = ids.index(institution)
        ids.insert(place + step, ids.pop(place))
        self.context.editor.run(order_institutions, institutions=ids)

    def _lay_out(self) -> QWidget:
        text = self.context.words.text
        left = (self.head.system, self.head.mission, self.head.cover, self.head.settings)
        right = (
            self._list_group(text("Team"), self.team, self.add_assessor),
            self._list_group(text("Institutions"), self.institutions, self.add_institution),
            self.frameworks.frameworks,
            self.frameworks.roles,
            self._list_group(text("Persons met"), self.persons, self.add_person),
        )
        form = QWidget()
        form.setObjectName("content")
        columns = QHBoxLayout(form)
        columns.setContentsMargins(0, 0, 4, 0)
        columns.setSpacing(8)
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(8)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._area = scrolling(form)
        self.content.addWidget(self._area, 1)
        return form

    def _list_group(self, title: str, entries: QWidget, add: QWidget) -> QFrame:
        frame, layout = group(title)
        layout.addWidget(entries)
        layout.addWidget(add)
        return frame
