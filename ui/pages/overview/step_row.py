"""The steps of the work side by side, each with its state, what there is, and what is left."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from assessor.analysis.extent import all_topic_counts, total_hours
from assessor.analysis.open_points import Open, OpenPoint
from assessor.analysis.steps import Progress, Step, open_of
from assessor.marks import N_
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from ui.context import Context
from ui.pages.page import label
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_button import LinkButton

TITLES = {
    Step.ASSESSMENT: N_("Assessment"),
    Step.CURRICULUM: N_("Curriculum"),
    Step.MAPPING: N_("Mapping"),
    Step.GAPS: N_("Gaps"),
    Step.REPORT: N_("Report"),
}
_ICONS = {
    Progress.NOT_BEGUN: ("circle", "text_3"),
    Progress.UNDER_WAY: ("circle-dot", "accent"),
    Progress.DONE: ("circle-check", "good"),
}


class StepRow(QFrame):
    """One column a step; its title leads to the page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("card")
        self._words = context.words
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        self.columns = {step: _Column(context, step) for step in Step}
        for place, column in enumerate(self.columns.values()):
            if place:
                line = QFrame()
                line.setFrameShape(QFrame.Shape.VLine)
                line.setFrameShadow(QFrame.Shadow.Plain)
                line.setForegroundRole(self.palette().ColorRole.Mid)
                layout.addWidget(line)
            layout.addLayout(column, 1)

    def show_steps(
        self,
        snapshot: Snapshot,
        points: Sequence[OpenPoint],
        steps: Mapping[Step, Progress],
        seconds_left: Callable[[int], float | None],
    ) -> None:
        """Show how far each step is; `seconds_left` says how long so many topics will take."""
        has = _what_there_is(snapshot, self._words)
        for step, column in self.columns.items():
            column.show_step(
                steps[step], has[step], _what_is_left(step, steps[step], points, self._words, seconds_left)
            )


class _Column(QVBoxLayout):
    def __init__(self, context: Context, step: Step) -> None:
        super().__init__()
        self.setSpacing(2)
        self._words = context.words
        self._title = context.words.text(TITLES[step])
        self.icon = IconLabel(context.theme, *_ICONS[Progress.NOT_BEGUN])
        self.button = LinkButton(context.theme, self._title)
        self.button.clicked.connect(lambda: context.go(step.value, None))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.button)
        head.addStretch(1)
        self.has = label("", "secondary", wraps=True)
        self.left = label("", "secondary", wraps=True)
        self.addLayout(head)
        self.addWidget(self.has)
        self.addStretch(1)
        self.addWidget(self.left)

    def show_step(self, progress: Progress, has: str, left: str) -> None:
        self.icon.show_icon(*_ICONS[progress])
        self.has.setText(has)
        self.left.setText(left)
        self.button.setAccessibleName(f"{self._title}: {has}; {left}")


def _what_there_is(snapshot: Snapshot, words: Words) -> dict[Step, str]:
    curriculum, topics = snapshot.curriculum, all_topic_counts(snapshot)
    hours = total_hours(curriculum).total
    plan = [
        words.plural("{count} programme", "{count} programmes", len(curriculum.programmes)),
        words.plural("{count} topic", "{count} topics", len(curriculum.topics)),
        *([words.hours(hours)] if hours is not None else []),
    ]
    base = [
        words.plural("{count} institution", "{count} institutions", len(snapshot.institutions)),
        words.plural("{count} assessor", "{count} assessors", len(snapshot.assessors)),
        words.plural("{count} framework", "{count} frameworks", len(snapshot.frameworks)),
    ]
    return {
        Step.ASSESSMENT: ", ".join(base),
        Step.CURRICULUM: ", ".join(plan),
        Step.MAPPING: words.text(
            "{decided} of {topics} topics decided",
            decided=words.number(topics.total - topics.undecided),
            topics=words.number(topics.total),
        ),
        Step.GAPS: words.plural("{count} judgement", "{count} judgements", len(snapshot.judgements)),
        Step.REPORT: words.text("English and Russian, PDF and tables"),
    }


def _what_is_left(
    step: Step,
    progress: Progress,
    points: Sequence[OpenPoint],
    words: Words,
    seconds_left: Callable[[int], float | None],
) -> str:
    if progress is Progress.DONE:
        return words.text("Complete")
    if progress is Progress.NOT_BEGUN:
        return words.text("Not begun")
    mine = open_of(step, points)
    undecided = next((point.count for point in mine if point.kind is Open.UNDECIDED), 0)
    if step is Step.MAPPING and undecided:
        to_go = words.plural("{count} topic to go", "{count} topics to go", undecided)
        seconds = seconds_left(undecided)
        if seconds is None:
            return to_go
        return words.text("{to_go}, about {time}", to_go=to_go, time=words.about_time(seconds))
    if step is Step.REPORT and any(point.makes_draft for point in mine):
        return words.text("Draft")
    return words.plural("{count} thing to mend", "{count} things to mend", len(mine))
