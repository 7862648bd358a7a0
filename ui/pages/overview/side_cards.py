"""The cards at the right: frameworks with their provenance, the team, the last changes."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from assessor.analysis.team import WORK_RESTS_ON, Work, work_of_each
from assessor.store import ChangeRecord
from reports.content.wording import initials
from ui.context import Context
from ui.pages.page import card, label
from ui.widgets.link_button import LinkButton
from ui.widgets.marks import InitialsMark
from ui.widgets.names import chosen, framework_name

_CHANGES = 6


class SideCard(QWidget):
    """A card whose lines are made anew when what they say changes."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        self._shown: object = None
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.head = QHBoxLayout()
        self.head.addWidget(label(title, "subheading"), 1)
        column.addLayout(self.head)
        self._column = column
        self._lines: QWidget | None = None

    def begin(self, shown: object) -> QGridLayout | None:
        """The grid to fill anew; None when the same is shown already."""
        if shown == self._shown:
            return None
        self._shown = shown
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QFrame()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._column.addWidget(self._lines)
        return grid


class FrameworksCard(SideCard):
    """Each framework says how much of it is the publisher's own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.words.text("Frameworks"))

    def refresh(self) -> None:
        words, frameworks = self.context.words, self.context.session.snapshot.frameworks
        grid = self.begin([framework.id for framework in frameworks])
        if grid is None:
            return
        grid.setVerticalSpacing(2)
        for number, framework in enumerate(frameworks):
            name = framework_name(framework, words.language)
            checked = words.text(
                "{listed} of {headings} headings seen in a public official text",
                listed=words.number(framework.listed_headings),
                headings=words.number(len(framework.items)),
            )
            is_whole = framework.listed_headings == len(framework.items)
            grid.addWidget(label(name, wraps=True), 2 * number, 0)
            grid.addWidget(label(checked, "secondary" if is_whole else "warn", wraps=True), 2 * number + 1, 0)
        if not frameworks:
            grid.addWidget(label(words.text("No framework yet."), "secondary"), 0, 0)


class TeamCard(SideCard):
    """Each assessor with the topics that they mapped, of all."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.words.text("Team"))

    def refresh(self) -> None:
        session, words = self.context.session, self.context.words
        snapshot = session.snapshot
        work = session.derived("work of each", work_of_each, WORK_RESTS_ON)
        me = session.assessor
        people = [
            (
                chosen(person.name, person.name_translated, words.language),
                person.id,
                me is not None and me.id == person.id,
                work.get(person.id, Work()).mapped_topics,
            )
            for person in sorted(snapshot.assessors, key=lambda person: person.position)
        ]
        topics = len(snapshot.curriculum.topics)
        grid = self.begin((people, topics))
        if grid is None:
            return
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        letters = initials({person_id: name for name, person_id, *_ in people})
        for number, (name, person_id, is_me, mapped) in enumerate(people):
            shown = words.text("{name} (you)", name=name) if is_me else name
            counted = words.plural("{count} topic mapped", "{count} topics mapped", mapped)
            bar = QProgressBar()
            bar.setRange(0, max(1, topics))
            bar.setValue(mapped)
            bar.setTextVisible(False)
            bar.setAccessibleName(f"{shown}: {counted}")
            mark = InitialsMark(self.context.theme, letters[person_id], number)
            grid.addWidget(mark, 2 * number, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(shown, wraps=True), 2 * number, 1, 1, 2)
            grid.addWidget(label(counted, "secondary", wraps=True), 2 * number + 1, 1)
            grid.addWidget(bar, 2 * number + 1, 2)
        if not people:
            grid.addWidget(label(words.text("Nobody yet."), "secondary"), 0, 0)


class ChangesCard(SideCard):
    """The last changes, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.words.text("Last changes"))
        history = context.words.text("History")
        self.history_button = LinkButton(context.theme, history)
        self.history_button.setToolTip("Ctrl+H")
        self.history_button.clicked.connect(lambda: context.go("history", None))
        self.head.addWidget(self.history_button)

    def refresh(self) -> None:
        store = self.context.session.store
        records = self.context.session.derived("last changes", lambda _snapshot: store.history()[:_CHANGES])
        grid = self.begin([record.id for record in records])
        if grid is None:
            return
        grid.setColumnStretch(1, 1)
        words, day, row = self.context.words, "", 0
        for record in records:
            when = _local(record)
            if when.date().isoformat() != day:
                day = when.date().isoformat()
                grid.addWidget(label(words.date(day), "hint"), row, 0, 1, 2)
                row += 1
            grid.addWidget(label(when.strftime("%H:%M"), "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words.message(record.name), wraps=True), row, 1)
            row += 1


def _local(record: ChangeRecord) -> datetime:
    """The time where the person is."""
    return datetime.fromisoformat(record.at).astimezone()
