"""The cards at the right: frameworks with their provenance, the team, the last changes."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

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
    """A card of lines in a grid. Lines are used again, so that a change paints little."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.head = QHBoxLayout()
        self.head.addWidget(label(title, "subheading"), 1)
        column.addLayout(self.head)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        column.addLayout(self.grid)

    def clear(self) -> None:
        """Take all lines away, where other ones are needed."""
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class FrameworksCard(SideCard):
    """Each framework says how much of it is the publisher's own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.words.text("Frameworks"))
        self.grid.setVerticalSpacing(2)
        self._shown: list[str] | None = None

    def refresh(self) -> None:
        words, frameworks = self.context.words, self.context.session.snapshot.frameworks
        ids = [framework.id for framework in frameworks]
        if ids == self._shown:
            return
        self._shown = ids
        self.clear()
        for number, framework in enumerate(frameworks):
            name = framework_name(framework, words.language)
            checked = words.text(
                "{listed} of {headings} headings seen in a public official text",
                listed=words.number(framework.listed_headings),
                headings=words.number(len(framework.items)),
            )
            is_whole = framework.listed_headings == len(framework.items)
            self.grid.addWidget(label(name, wraps=True), 2 * number, 0)
            self.grid.addWidget(label(checked, "secondary" if is_whole else "warn", wraps=True), 2 * number + 1, 0)
        if not frameworks:
            self.grid.addWidget(label(words.text("No framework yet."), "secondary"), 0, 0)


class TeamCard(SideCard):
    """Each assessor with the topics that they mapped, of all."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.words.text("Team"))
        self.grid.setColumnStretch(1, 2)
        self.grid.setColumnStretch(2, 1)
        self._people: list[tuple[str, str]] | None = None  # id and shown name of each
        self._counts: list[tuple[QLabel, QProgressBar]] = []

    def refresh(self) -> None:
        session, words = self.context.session, self.context.words
        work = session.derived("work of each", work_of_each, WORK_RESTS_ON)
        people = self._team()
        if people != self._people:
            self._people = people
            self._make_lines(people)
        topics = len(session.curriculum.topics)
        for (person_id, name), (counted, bar) in zip(people, self._counts, strict=True):
            mapped = work.get(person_id, Work()).mapped_topics
            counted.setText(words.plural("{count} topic mapped", "{count} topics mapped", mapped))
            bar.setRange(0, max(1, topics))
            bar.setValue(mapped)
            bar.setAccessibleName(f"{name}: {counted.text()}")

    def _team(self) -> list[tuple[str, str]]:
        session, words = self.context.session, self.context.words
        me, team = session.assessor, []
        for person in sorted(session.snapshot.assessors, key=lambda person: person.position):
            name = chosen(person.name, person.name_translated, words.language)
            is_me = me is not None and me.id == person.id
            team.append((person.id, words.text("{name} (you)", name=name) if is_me else name))
        return team

    def _make_lines(self, people: list[tuple[str, str]]) -> None:
        self.clear()
        self._counts = []
        snapshot, language = self.context.session.snapshot, self.context.words.language
        letters = initials({a.id: chosen(a.name, a.name_translated, language) for a in snapshot.assessors})
        for number, (person_id, name) in enumerate(people):
            counted, bar = label("", "secondary", wraps=True), QProgressBar()
            bar.setTextVisible(False)
            mark = InitialsMark(self.context.theme, letters[person_id], number)
            self.grid.addWidget(mark, 2 * number, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self.grid.addWidget(label(name, wraps=True), 2 * number, 1, 1, 2)
            self.grid.addWidget(counted, 2 * number + 1, 1)
            self.grid.addWidget(bar, 2 * number + 1, 2)
            self._counts.append((counted, bar))
        if not people:
            self.grid.addWidget(label(self.context.words.text("Nobody yet."), "secondary"), 0, 0)


class ChangesCard(SideCard):
    """The last changes, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.words.text("Last changes"))
        history = context.words.text("History")
        self.history_button = LinkButton(context.theme, history)
        self.history_button.setToolTip("Ctrl+H")
        self.history_button.clicked.connect(lambda: context.go("history", None))
        self.head.addWidget(self.history_button)
        self.grid.setColumnStretch(1, 1)
        self._lines = [(label("", "hint"), label("", "secondary"), label("", wraps=True)) for _ in range(_CHANGES)]
        for number, (day, time, name) in enumerate(self._lines):
            self.grid.addWidget(day, 2 * number, 0, 1, 2)
            self.grid.addWidget(time, 2 * number + 1, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(name, 2 * number + 1, 1)

    def refresh(self) -> None:
        store, words = self.context.session.store, self.context.words
        records = self.context.session.derived("last changes", lambda _snapshot: store.history()[:_CHANGES])
        day = ""
        for number, (day_label, time_label, name_label) in enumerate(self._lines):
            record = records[number] if number < len(records) else None
            for shown in (time_label, name_label):
                shown.setVisible(record is not None)
            if record is None:
                day_label.setVisible(False)
                continue
            when = _local(record)
            is_other_day, day = when.date().isoformat() != day, when.date().isoformat()
            day_label.setVisible(is_other_day)
            day_label.setText(words.date(day))
            time_label.setText(when.strftime("%H:%M"))
            name_label.setText(words.message(record.name))


def _local(record: ChangeRecord) -> datetime:
    """The time where the person is."""
    return datetime.fromisoformat(record.at).astimezone()
