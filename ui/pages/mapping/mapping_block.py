"""One mapping of the person's own: a line with its values, opened to change coverage, level, confidence, evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from assessor.analysis.columns import basis_of
from assessor.edits.mapping import EvidenceGiven
from assessor.edits.rules import levels_for
from assessor.marks import N_
from assessor.model.curriculum import Node, Source
from assessor.model.mapping import Coverage, Evidence, EvidenceKind, Mapping
from assessor.terms import CONFIDENCES
from assessor.words import NO_BREAK_SPACE, Words
from standards.framework import Framework
from ui.context import Context
from ui.icons import icon
from ui.pages.mapping.evidence_list import EvidenceList, given
from ui.pages.mapping.sentences import coverage_text, mapping_values
from ui.pages.page import label
from ui.widgets.fields import TextField
from ui.widgets.marks import CoverageChip
from ui.widgets.painting import plain_tip
from ui.widgets.step_buttons import Step, StepButtons

_ABOVE = 5  # brings the first line of the title to the middle of the buttons beside it
FIRST_LEVEL = 1
"""The level of a mapping just made: its first evidence is the title of the topic, which supports level 1."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a block shows of one mapping."""

    mapping: Mapping
    framework: Framework
    topic: Node
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A mapping as it shall be; `evidence` None keeps what it has."""

    mapping: Mapping
    evidence: list[EvidenceGiven] | None = None


class MappingBlock(QFrame):
    """Closed it is one line. `asked` wants it to be the current one, `edited` and `removed` are the person's will."""

    asked = Signal(str)  # id of the mapping
    edited = Signal(object)  # Edited
    removed = Signal(object)  # Mapping
    rebuilt = Signal()  # other controls stand here

    def __init__(self, context: Context, marked_text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._shown: Shown | None = None
        self._shown_closed: tuple[Shown, bool] | None = None
        text = self._words.text
        self.head = QToolButton()
        self.head.clicked.connect(self._ask)
        self._code = label("", "code")
        self._title = label("", "subheading", wraps=True)
        self._values = label("", "secondary", wraps=True)
        self._chip = CoverageChip(context.theme, Coverage.N)
        self._remove = QToolButton()
        self._remove.setIcon(icon("trash-2", context.theme.tokens.text_2))
        self._remove.setToolTip(plain_tip(text(N_("Take this mapping away (Delete)"))))
        self._remove.clicked.connect(self.remove)
        self.coverage = StepButtons(context.theme, text(N_("Coverage")), _coverage_steps(self._words))
        self.coverage.chosen.connect(self._on_coverage)
        self.confidence = StepButtons(context.theme, text(N_("Confidence")), _confidence_steps(self._words))
        self.confidence.chosen.connect(lambda value: self._edit(confidence=value))
        self.level: StepButtons | None = None  # made for the scale of the framework
        self._level_caption = label(text(N_("Level")), "secondary")
        self._hint = label("", "warn", wraps=True)
        self.comment = TextField(text(N_("Comment")))
        self.comment.setPlaceholderText(text(N_("Comment")))
        self.evidence = EvidenceList(context, marked_text)
        self.evidence.changed.connect(self._on_evidence)
        self.evidence.rebuilt.connect(self.rebuilt)
        self._body = QWidget()
        self._lay_out()

    @property
    def mapping(self) -> Mapping | None:
        return self._shown.mapping if self._shown else None

    def show_mapping(self, shown: Shown, *, is_current: bool, is_enabled: bool) -> None:
        """Show a mapping; only the current one is opened, and shown anew where it is shown already."""
        if not is_current and (shown, is_enabled) == self._shown_closed:
            return
        self._shown_closed = None if is_current else (shown, is_enabled)
        is_another = self._shown is None or self._shown.mapping.id != shown.mapping.id
        self._shown = shown
        mapping, item = shown.mapping, shown.framework.by_code[shown.mapping.item_code]
        title = item.shown_title(self._words.language)
        values = mapping_values(self._words, shown.framework, mapping)
        self._code.setText(item.code)
        self._title.setText(title)
        self._values.setText(values)
        self._values.setVisible(not is_current)
        self._chip.show_coverage(mapping.coverage)
        self.head.setAccessibleName(f"{item.code} {title}, {values}")
        self.head.setIcon(icon("chevron-down" if is_current else "chevron-right", self._context.theme.tokens.text_2))
        self._remove.setAccessibleName(self._words.text(N_("Take the mapping to {item} away"), item=item.code))
        self._remove.setEnabled(is_enabled)
        self._body.setVisible(is_current)
        if is_current:
            self._show_body(shown, is_enabled=is_enabled, is_another=is_another)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in the order of reading."""
        steps = [step for step in (self.coverage, self.level, self.confidence) if step is not None]
        buttons = [button for step in steps for button in step.controls()]
        return [self.head, self._remove, *buttons, *self.evidence.controls(), self.comment]

    def commit(self) -> None:
        """Keep what is being typed, before something else is shown."""
        if self._body.isVisibleTo(self):
            self.comment.session.commit()
            self.evidence.commit()

    def first_step(self) -> QWidget:
        """What is changed first: the step of the coverage that is chosen."""
        mapping = self._shown.mapping if self._shown is not None else None
        return self.coverage.button(mapping.coverage if mapping is not None else Coverage.N)

    def quote(self, text: str) -> None:
        """Ask for a text of the source to become evidence of the mapping."""
        if self._shown is None or not text.strip():
            return
        topic = self._shown.topic
        piece = EvidenceGiven(EvidenceKind.CONTENT, quote=text.strip(), place=topic.place, source_id=topic.source_id)
        self.edited.emit(Edited(self._shown.mapping, [*map(given, self._shown.evidence), piece]))

    def remove(self) -> None:
        """Ask for the mapping to be taken away."""
        if self._shown is not None:
            self.removed.emit(self._shown.mapping)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        if not self._body.isVisibleTo(self):
            self._ask()
        super().mousePressEvent(event)

    def _show_body(self, shown: Shown, *, is_enabled: bool, is_another: bool) -> None:
        mapping = shown.mapping
        self.coverage.choose(mapping.coverage)
        self.confidence.choose(mapping.confidence)
        self._show_level(shown, is_another=is_another)
        if is_another:
            self.comment.session.bind(mapping.comment, self._keep_comment)
        else:
            self.comment.session.show(mapping.comment)
        self.comment.setReadOnly(not is_enabled)
        for control in (self.coverage, self.confidence, self.level):
            if control is not None:
                control.setEnabled(is_enabled)
        default = EvidenceGiven(EvidenceKind.CONTENT, place=shown.topic.place, source_id=shown.topic.source_id)
        self.evidence.show_evidence(shown.evidence, shown.sources, default, is_enabled=is_enabled)
        self._hint.setText(level_hint(self._words, shown))
        self._hint.setVisible(bool(self._hint.text()))

    def _show_level(self, shown: Shown, *, is_another: bool) -> None:
        levels = levels_for(shown.framework, shown.framework.by_code[shown.mapping.item_code])
        is_asked = bool(levels) and shown.mapping.coverage > Coverage.N
        if levels and (self.level is None or is_another):
            if self.level is not None:
                self.level.deleteLater()
            steps = _level_steps(self._words, shown.framework, levels)
            self.level = StepButtons(self._context.theme, self._words.text(N_("Level")), steps)
            self.level.chosen.connect(lambda level: self._edit(level=level, taken_as_proposed=False))
            self._grid.addWidget(self.level, 1, 1, Qt.AlignmentFlag.AlignLeft)
        self._level_caption.setVisible(is_asked)
        if self.level is not None:
            self.level.setVisible(is_asked)
            self.level.choose(shown.mapping.level)

    def _on_coverage(self, coverage: Coverage) -> None:
        """N takes no level; from N up a graded item begins with the first again."""
        if self._shown is None or coverage is self._shown.mapping.coverage:
            return
        level = self._shown.mapping.level
        if coverage is Coverage.N:
            level = None
        elif level is None and self._shown.mapping.coverage is Coverage.N:
            level = first_level(self._shown.framework, self._shown.mapping.item_code)
        self._edit(coverage=coverage, level=level, taken_as_proposed=False)

    def _on_evidence(self, evidence: list[EvidenceGiven]) -> None:
        if self._shown is not None:
            self.edited.emit(Edited(self._shown.mapping, evidence))

    def _keep_comment(self, comment: str) -> bool:
        """True when the file has taken it, and the page has shown it again."""
        self._edit(comment=comment)
        return self._shown is not None and self._shown.mapping.comment == comment.strip()

    def _edit(self, **fields: object) -> None:
        if self._shown is not None:
            self.edited.emit(Edited(replace(self._shown.mapping, **fields)))  # type: ignore[arg-type]  # fields by name

    def _ask(self) -> None:
        if self._shown is not None:
            self.asked.emit(self._shown.mapping.id)

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        line = QHBoxLayout()
        line.setSpacing(px(8))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.head, 0, top)
        line.addWidget(self._code, 0, top)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.setContentsMargins(0, px(_ABOVE), 0, 0)
        titles.addWidget(self._title)
        titles.addWidget(self._values)
        titles.addStretch(1)
        self._code.setContentsMargins(0, px(_ABOVE), 0, 0)
        line.addLayout(titles, 1)
        line.addWidget(self._chip)
        line.addWidget(self._remove, 0, top)
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(px(8), 0, 0, px(4))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        rows = (
            (label(self._words.text(N_("Coverage")), "secondary"), self.coverage),
            (self._level_caption, None),
            (label(self._words.text(N_("Confidence")), "secondary"), self.confidence),
        )
        for row, (caption, field) in enumerate(rows):
            self._grid.addWidget(caption, row, 0)
            if field is not None:
                self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
        for row, wide in enumerate((self._hint, self.evidence, self.comment), len(rows)):
            self._grid.addWidget(wide, row, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(4), px(4), px(8), px(4))
        layout.setSpacing(px(4))
        layout.addLayout(line)
        layout.addWidget(self._body)


def first_level(framework: Framework, code: str) -> int | None:
    """The level that a new mapping of an item begins with; None where the item has none."""
    return FIRST_LEVEL if levels_for(framework, framework.by_code[code]) else None


def level_hint(words: Words, shown: Shown) -> str:
    """What is wrong with the level: none given, or higher than its evidence supports."""
    mapping = shown.mapping
    if mapping.coverage < Coverage.L or not levels_for(shown.framework, shown.framework.by_code[mapping.item_code]):
        return ""
    if mapping.level is None:
        return words.text(N_("Choose a level: without one it counts as level 1."))
    basis = basis_of(shown.evidence)
    if mapping.level <= basis:
        return ""
    return words.text(
        N_("The evidence supports level {basis}: give stronger evidence for level {level}."),
        basis=basis,
        level=mapping.level,
    )


def _coverage_steps(words: Words) -> list[Step]:
    return [Step(coverage, text := coverage_text(words, coverage), coverage.name, text) for coverage in Coverage]


def _confidence_steps(words: Words) -> list[Step]:
    named = [(confidence, words.text(name)) for confidence, name in CONFIDENCES.items()]
    steps = [Step(confidence, name, name[0], name) for confidence, name in named]
    return [Step(None, "–", "–", words.text(N_("not said"))), *steps]


def _level_steps(words: Words, framework: Framework, levels: Sequence[int]) -> list[Step]:
    names = [(level, framework.level_label(level, words.language)) for level in levels]
    return [Step(level, text := f"{level}{NO_BREAK_SPACE}{name}", str(level), text) for level, name in names]
