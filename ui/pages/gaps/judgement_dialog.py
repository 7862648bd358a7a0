"""A judgement over all mappings of an item: coverage, level, what is missing and why."""

from collections.abc import Hashable

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from assessor.analysis.results import ItemResult
from assessor.edits.judgement import judge
from assessor.edits.rules import levels_for
from assessor.marks import N_
from assessor.model.mapping import Coverage, Judgement
from assessor.terms import COVERAGES
from reports.content.wording import coverage_name, level_name
from standards.framework import Framework
from ui.context import Context
from ui.pages.gaps.behind import BehindList, behind_rows
from ui.pages.gaps.item_dialog import ItemDialog
from ui.pages.gaps.sentences import programme_name
from ui.pages.page import label
from ui.widgets.picker import Picker
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.step_buttons import Step, StepButtons

_OWN, _TEAM = "own", "team"
_NO_LEVEL = 0
_BESIDE = 340


class JudgementDialog(ItemDialog):
    """Begins with the judgement that stands there already, if there is one; Save waits for a reason."""

    def __init__(
        self, context: Context, framework: Framework, item: ItemResult, programme: str | None, parent: QWidget
    ) -> None:
        """`programme` is the id of the one that the page shows, None where it shows all."""
        super().__init__(context, context.words.text(N_("Write judgement")), framework, item.code, parent)
        words = self.words
        self._item = item
        self._levels = levels_for(framework, framework.by_code[item.code])
        self._coverage, self._level = Coverage.L, _NO_LEVEL
        self.voice = Segmented(
            words.text(N_("Whose value")),
            [Segment(_OWN, words.text(N_("My own value"))), Segment(_TEAM, words.text(N_("Agreed by the team")))],
        )
        self.programme = Picker(words.text(N_("Programme")))
        programmes = context.session.curriculum.programmes
        offered: list[tuple[str, object]] = [(words.text(N_("All programmes")), None)]
        offered += [(words.text(N_("Only {programme}"), programme=programme_name(p, words)), p.id) for p in programmes]
        self.programme.set_choices(offered)
        self.programme.choose(programme)
        self.coverage = StepButtons(context.theme, words.text(N_("Coverage")), self._coverage_steps())
        self.level = StepButtons(context.theme, words.text(N_("Level")), self._level_steps())
        self.missing = QPlainTextEdit()
        self.missing.setTabChangesFocus(True)
        self.missing.setFixedHeight(context.theme.pixels(52))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(context.theme.pixels(84))
        self._lay_out()
        self.voice.chosen.connect(lambda _voice: self._begin())
        self.programme.picked.connect(lambda _programme: self._begin())
        self.coverage.chosen.connect(self.choose_coverage)
        self.level.chosen.connect(self.choose_level)
        self.reason.textChanged.connect(self._look)
        self._begin()
        self.coverage.button(self._coverage).setFocus()

    def choose_coverage(self, value: Hashable) -> None:
        """As a click on the step."""
        assert isinstance(value, Coverage)
        self._coverage = value
        self.coverage.choose(value)
        self._look()

    def choose_level(self, value: Hashable) -> None:
        """As a click on the step."""
        assert isinstance(value, int)
        self._level = value
        self.level.choose(value)

    def accept(self) -> None:
        """Save; a refusal is shown by the window, and the dialog stays."""
        assessor = self.context.session.assessor
        is_own = self.voice.current() == _OWN
        takes_level = self._levels and self._coverage is not Coverage.N
        done = self.context.editor.run(
            judge,
            framework=self.framework.id,
            item=self.code,
            coverage=self._coverage,
            level=(self._level or None) if takes_level else None,
            missing=self.missing.toPlainText(),
            reason=self.reason.toPlainText(),
            programme=self._programme(),
            assessor=assessor.id if is_own and assessor is not None else None,
        )
        if done:
            super().accept()

    def _lay_out(self) -> None:
        words, theme = self.words, self.context.theme
        self.add(words.text(N_("Whose value")), self.voice)
        self.add(words.text(N_("Counts for")), self.programme)
        self.add(words.text(N_("Coverage")), self.coverage)
        if self._levels:
            self.add(words.text(N_("Level")), self.level)
        self.add(words.text(N_("What is missing")), self.missing)
        self.add(words.text(N_("Reason of the value")), self.reason)
        self.form.setStretchFactor(self.reason, 1)
        self.reason.setPlaceholderText(words.text(N_("These together cover it, but …")))
        beside = QVBoxLayout()
        beside.setSpacing(8)
        rows = behind_rows(self.context.session.snapshot, self.framework, self._item, words)
        heading = words.plural("{count} mapping of the item", "{count} mappings of the item", len(rows))
        beside.addWidget(label(heading, "secondary"))
        self.topics = BehindList(theme, words, grows=False)
        self.topics.setMinimumSize(theme.pixels(_BESIDE), theme.pixels(200))
        self.topics.show_rows(rows)
        beside.addWidget(self.topics, 1)
        if rows:
            self.body.addLayout(beside, 1)
        else:
            self.topics.setParent(self)
            self.topics.hide()
            self.form.addWidget(label(words.text(N_("No topic is mapped to it")), "secondary"))

    def _begin(self) -> None:
        """Show what stands there for this voice and programme; what was typed for another one stays."""
        found = self._standing()
        if found is not None:
            self._coverage, self._level = found.coverage, found.level or _NO_LEVEL
            self.missing.setPlainText(found.missing)
            self.reason.setPlainText(found.reason)
        elif not self.reason.toPlainText():
            self._coverage = self._item.coverage if self._item.coverage is not None else Coverage.L
            self._level = self._item.documented or _NO_LEVEL
        self.coverage.choose(self._coverage)
        self.level.choose(self._level)
        self._look()

    def _standing(self) -> Judgement | None:
        assessor = self.context.session.assessor
        voice = assessor.id if self.voice.current() == _OWN and assessor is not None else None
        key = self.framework.id, self.code, self._programme(), voice
        judgements = self.context.session.snapshot.judgements
        found = (j for j in judgements if (j.framework_id, j.item_code, j.programme_id, j.assessor_id) == key)
        return next(found, None)

    def _programme(self) -> str | None:
        value = self.programme.value()
        return value if isinstance(value, str) else None

    def _look(self) -> None:
        self.level.setEnabled(self._coverage is not Coverage.N)
        self.ok.setEnabled(bool(self.reason.toPlainText().strip()))

    def _coverage_steps(self) -> list[Step]:
        words = self.words
        return [Step(c, words.text(COVERAGES[c]), c.name, coverage_name(c, words)) for c in Coverage]

    def _level_steps(self) -> list[Step]:
        words = self.words
        none = words.text(N_("none"))
        steps = [Step(_NO_LEVEL, none, "–", none)]
        for level in self._levels:
            name = level_name(self.framework, level, words)
            steps.append(Step(level, self.framework.level_label(level, words.language), str(level), name))
        return steps
