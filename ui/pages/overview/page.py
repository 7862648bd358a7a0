"""The overview: how far the work is, the result so far, what needs attention, and one button that goes on."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessor.analysis.open_points import OpenPoint, open_points
from assessor.analysis.pace import seconds_left
from assessor.analysis.steps import Step, next_step, open_of, progress
from assessor.marks import N_
from assessor.store.tables import TABLES
from assessor.words import Words
from ui.context import Context
from ui.icons import icon
from ui.pages.overview.result_card import ResultCard
from ui.pages.overview.side_cards import ChangesCard, FrameworksCard, TeamCard
from ui.pages.overview.step_row import StepRow
from ui.pages.page import Page, card, label
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.names import chosen
from ui.widgets.open_points import OpenPointsList, follow
from ui.widgets.scroll import scrolling
from ui.widgets.tab_order import follow_layout

_MOST_POINTS = 5
_GO_ON = {
    Step.CURRICULUM: N_("Bring in a curriculum"),
    Step.MAPPING: N_("Continue mapping"),
    Step.GAPS: N_("Settle what is open"),
    Step.ASSESSMENT: N_("Complete the assessment"),
    Step.REPORT: N_("Show the report"),
}


class OverviewPage(Page):
    """Everything is a link to where it is worked on."""

    shows = frozenset(table.name for table in TABLES.values())

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.text("Overview"), parent)
        self.subtitle = ElidedLabel()
        self.subtitle.setProperty("role", "secondary")
        self.add_picker(self.subtitle)
        self.report_button = QPushButton(words.text("Preview the report"))
        self.report_button.clicked.connect(lambda: context.go("report", None))
        self.go_on_button = QPushButton()
        self.go_on_button.setProperty("primary", True)
        self.go_on_button.clicked.connect(self._go_on)
        self.add_action(self.report_button)
        self.add_action(self.go_on_button)
        self.steps = StepRow(context)
        self.result = ResultCard(context)
        self.points = OpenPointsList(context)
        self.more_button = LinkButton(context.theme, "")
        self.more_button.clicked.connect(lambda: context.go("report", None))
        self.side = (FrameworksCard(context), TeamCard(context), ChangesCard(context))
        self._next = Step.MAPPING
        self._all_points: tuple[OpenPoint, ...] = ()
        self._inner = self._lay_out(words)
        context.theme.changed.connect(self._paint)
        self._paint()

    def refresh(self) -> None:
        """Show how far everything is."""
        session, words = self.context.session, self.context.words
        snapshot = session.snapshot
        points = session.derived("open points", lambda snapshot: open_points(snapshot, session.results))
        steps = progress(snapshot, points)
        self._all_points, self._next = points, next_step(steps)
        self.subtitle.show_text(self._about(words))
        self.go_on_button.setText(words.text(_GO_ON[self._next]))
        self.report_button.setVisible(self._next is not Step.REPORT)
        self.steps.show_steps(snapshot, points, steps, self._seconds_left)
        self.result.refresh()
        self.points.show_points(points[:_MOST_POINTS])
        hidden = len(points) - _MOST_POINTS
        self.more_button.setVisible(hidden > 0)
        self.more_button.setText(words.plural("{count} more", "{count} more", max(hidden, 1)))
        self.more_button.setAccessibleName(self.more_button.text())
        for side_card in self.side:
            side_card.refresh()
        follow_layout(self._inner)

    def _seconds_left(self, topics: int) -> float | None:
        """At the pace of the person on this laptop."""
        session = self.context.session
        return seconds_left(session.decisions(), topics)

    def _about(self, words: Words) -> str:
        head, institutions = self.context.session.assessment, self.context.session.snapshot.institutions
        dates = " – ".join(words.date(day) for day in dict.fromkeys((head.starts, head.ends)) if day)
        title = chosen(head.title, head.title_translated, words.language)
        names = [chosen(row.name, row.name_translated, words.language) for row in institutions[:1]]
        return " · ".join(text for text in (title, *names, dates) if text)

    def _go_on(self) -> None:
        mine = open_of(self._next, self._all_points)
        if mine and self._next is not Step.REPORT:
            follow(mine[0], self.context)
        else:
            self.context.go(self._next.value, None)

    def _lay_out(self, words: Words) -> QWidget:
        attention, layout = card()
        layout.addWidget(label(words.text("Needs your attention"), "subheading"))
        layout.addWidget(self.points)
        layout.addWidget(self.more_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.result)
        left.addWidget(attention)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        for side_card in self.side:
            right.addWidget(side_card)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(8)
        columns.addLayout(left, 2)
        columns.addLayout(right, 1)
        inner = QWidget()
        inner.setObjectName("content")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 4, 0)
        outer.setSpacing(8)
        outer.addWidget(self.steps)
        outer.addLayout(columns, 1)
        self.content.addWidget(scrolling(inner), 1)
        return inner

    def _paint(self) -> None:
        tokens = self.context.theme.tokens
        self.go_on_button.setIcon(icon("play", tokens.accent_text))
        self.report_button.setIcon(icon("file-text", tokens.text))
