"""The result so far for one role: figures with their basis, strengths beside gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from assessor.analysis.highlights import Highlight, highlights
from assessor.analysis.open_points import ItemAt
from assessor.analysis.results import Result, Results
from assessor.analysis.summaries import aimed_roles, is_working, scope_topic_counts
from assessor.model.snapshot import Snapshot
from assessor.terms import SHORT_RESULTS
from standards.framework import Framework, FrameworkKind
from ui.context import Context
from ui.pages.page import label
from ui.widgets.empty_state import EmptyState
from ui.widgets.link_button import LinkButton
from ui.widgets.picker import Picker
from ui.widgets.results_bar import show_results_bar
from ui.widgets.scene_view import SceneView

_NAMED = 3
_FIGURES = 4


@dataclass(frozen=True, slots=True)
class RoleKey:
    """A role of a framework that some programme aims at."""

    framework_id: str
    role_code: str


class ResultCard(QFrame):
    """While nothing can be shown it says why, with the way out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("card")
        self._context = context
        self._shown: tuple[object, ...] | None = None  # what the figures are of
        words = context.words
        self.picker = Picker(words.text("Role"), letters=24)
        self.picker.picked.connect(lambda _role: self.refresh())
        self.state_label = label("", "warn", wraps=True)
        self.heading = label(words.text("Result so far"), "subheading")
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addWidget(self.picker, 1)
        self.figures = [(label("", "figure"), label("", "secondary", wraps=True)) for _ in range(_FIGURES)]
        figures = QGridLayout()
        figures.setHorizontalSpacing(16)
        figures.setVerticalSpacing(0)
        for place, (number, text) in enumerate(self.figures):
            figures.addWidget(number, 0, place)
            figures.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
            figures.setColumnStretch(place, 1)
        self.bar = SceneView(context.theme, words, words.text("Results of the items"))
        self.bar.clicked.connect(self._lead_to)
        self._named = QHBoxLayout()
        self._named.setSpacing(16)
        self.strengths, self.gaps = _NamedItems(context), _NamedItems(context)
        for title, items in (
            (words.text("Strengths"), self.strengths),
            (words.text("Largest gaps"), self.gaps),
        ):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(label(title, "subheading"))
            side.addLayout(items)
            side.addStretch(1)
            self._named.addLayout(side, 1)
        self._body = QFrame()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(head)
        body.addWidget(self.state_label)
        body.addLayout(figures)
        body.addWidget(self.bar)
        body.addLayout(self._named)
        body.addStretch(1)
        self.empty = EmptyState(
            context.theme,
            "target",
            words.text("Shows after the first mapping. Not assessed is not the same as not found."),
            words.text("Go to Mapping"),
            lambda: context.go("mapping", None),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._body)
        layout.addWidget(self.empty)

    def refresh(self) -> None:
        """Show the chosen role as it is now."""
        snapshot = self._context.session.snapshot
        roles = _roles(snapshot)
        self.picker.set_choices([(self._role_name(snapshot, role), role) for role in roles])
        shown = bool(roles and snapshot.mappings)
        self._body.setVisible(shown)
        self.empty.setVisible(not shown)
        if shown:
            role = self.picker.value()
            assert isinstance(role, RoleKey)
            self._show(snapshot, role)

    def _show(self, snapshot: Snapshot, role: RoleKey) -> None:
        words = self._context.words
        framework = snapshot.framework_by_id[role.framework_id]
        results = self._context.session.results(role.framework_id, role.role_code)
        whole, named = results.whole, highlights([results], most=_NAMED, least=_NAMED)
        codes = [entry.item.code for entry in (*named.strengths, *named.gaps)]
        undecided = scope_topic_counts(snapshot, results.scope).undecided
        shown = role, framework, is_working(snapshot, framework.id, role.role_code), whole, codes, undecided
        if shown == self._shown:
            return
        self._shown = shown
        states = []
        if is_open := self._what_is_open(undecided, whole.counts[Result.NOT_ASSESSED]):
            states.append(words.text("Not final: {what}.", what=", ".join(is_open)))
        if is_working(snapshot, framework.id, role.role_code):
            states.append(words.text("The targets are working targets that are not adopted."))
        self.state_label.setText(" ".join(states))
        self.state_label.setVisible(bool(states))
        for (number, text), (value, caption) in zip(self.figures, self._figures(results), strict=True):
            number.setText(value)
            text.setText(caption)
        show_results_bar(self.bar, whole.counts, words, has_targets=True)
        self.strengths.show_named(named.strengths, framework, role)
        self.gaps.show_named(named.gaps, framework, role)

    def _what_is_open(self, topics: int, items: int) -> list[str]:
        words, said = self._context.words, []
        if topics:
            said.append(words.plural("{count} topic undecided", "{count} topics undecided", topics))
        if items:
            said.append(words.plural("{count} item not assessed", "{count} items not assessed", items))
        return said

    def _figures(self, results: Results) -> list[tuple[str, str]]:
        """Numbers with what they are and what they rest on; no share where under half is assessed."""
        words, whole = self._context.words, results.whole
        of = words.text(
            "{met} of {assessed}", met=words.number(whole.counts[Result.MET]), assessed=words.number(whole.assessed)
        )
        share = ""
        if whole.mostly_assessed and whole.share_met is not None:
            share = f" · {words.percent(whole.share_met)}"
        index = []
        if whole.mostly_assessed and whole.index is not None:
            index.append((words.percent(whole.index), words.text("index, capped and weighted")))
        others = (Result.BELOW_TARGET, Result.NOT_FOUND, Result.PARTLY)
        found = [
            *index,
            (of, words.text("assessed items at the target") + share),
            *((words.number(whole.counts[result]), words.text(SHORT_RESULTS[result])) for result in others),
        ]
        return found[:_FIGURES]

    def _lead_to(self, _result: str) -> None:
        role = self.picker.value()
        if isinstance(role, RoleKey):
            self._context.go("gaps", ItemAt(role.framework_id, "", None, role.role_code))

    def _role_name(self, snapshot: Snapshot, role: RoleKey) -> str:
        framework = snapshot.framework_by_id[role.framework_id]
        language = self._context.words.language
        title = framework.role_by_code[role.role_code].title.in_language(language)
        return f"{title} · {framework.short_title.in_language(language)}"


class _NamedItems(QGridLayout):
    """Codes that lead to the gaps, with their titles. Lines are used again, so that a change paints little."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._places: list[ItemAt] = []
        self.buttons: list[LinkButton] = []
        self._titles: list[QLabel] = []
        self.setVerticalSpacing(0)
        self.setHorizontalSpacing(4)
        self.setColumnStretch(1, 1)
        for row in range(_NAMED):
            button, title = LinkButton(context.theme, ""), label("", wraps=True)
            title.setContentsMargins(0, context.theme.pixels(4), 0, context.theme.pixels(4))
            button.clicked.connect(lambda _checked=False, row=row: self._follow(row))
            self.buttons.append(button)
            self._titles.append(title)
            self.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            self.addWidget(title, row, 1)
        self._none = label(context.words.text("None so far."), "secondary")
        self.addWidget(self._none, _NAMED, 0, 1, 2)

    def show_named(self, named: Sequence[Highlight], framework: Framework, role: RoleKey) -> None:
        """Show these, at most as many as there are lines."""
        self._places = [ItemAt(framework.id, entry.item.code, None, role.role_code) for entry in named]
        for row, (button, text) in enumerate(zip(self.buttons, self._titles, strict=True)):
            is_shown = row < len(named)
            if is_shown:
                code = named[row].item.code
                title = framework.by_code[code].shown_title(self._context.words.language)
                button.setText(code)
                button.setAccessibleName(f"{code} {title}")
                text.setText(title)
            button.setVisible(is_shown)
            text.setVisible(is_shown)
        self._none.setVisible(not named)

    def _follow(self, row: int) -> None:
        self._context.go("gaps", self._places[row])


def _roles(snapshot: Snapshot) -> list[RoleKey]:
    """Roles aimed at, those of frameworks with levels first."""
    frameworks = [f for f in snapshot.frameworks if f.kind is not FrameworkKind.CHECKLIST]
    return [
        RoleKey(framework.id, role)
        for framework in sorted(frameworks, key=lambda framework: not framework.scale)
        for role in aimed_roles(snapshot, framework.id)
    ]
