"""What somebody said of an item: a line for each value, a block for each judgement and declaration."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor.analysis.results import Value
from assessor.model.mapping import Judgement, Outside
from assessor.terms import OUTSIDE_REASONS
from reports.content.wording import initials
from standards.framework import Framework
from ui.context import Context
from ui.pages.gaps.sentences import assessor_name, judgement_text, programme_name, value_text
from ui.pages.page import label
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.marks import InitialsMark


class Statement(QFrame):
    """`back` takes it back; the page shows it only for what is one's own or the team's."""

    def __init__(self, context: Context, who: str | None, title: str, lines: list[str], about: str) -> None:
        super().__init__()
        take_back = context.words.text("Withdraw")
        self.back = LinkButton(context.theme, take_back, f"{take_back}: {about}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_mark(context, who), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(title, "subheading", wraps=True), 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        for line in lines:
            layout.addWidget(label(line, "secondary", wraps=True))


def value_row(context: Context, framework: Framework, who: str | None, value: Value) -> QWidget:
    """Initials, name and value: Dr Marsk: L largely, 2 Trained · by judgement."""
    words = context.words
    name = assessor_name(context.session.snapshot, who, words)
    from_where = words.text("by judgement") if value.judgement_id else words.text("from the mappings")
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(_mark(context, who))
    layout.addWidget(label(f"{name}: {value_text(framework, value, words)} · {from_where}", "secondary", wraps=True), 1)
    return row


def judgement_statement(
    context: Context, framework: Framework, judgement: Judgement, programmes: Collection[str]
) -> Statement:
    """Who judged what, for which programme, with reason and what is missing; `programmes` are those of the view."""
    words, snapshot = context.words, context.session.snapshot
    name = assessor_name(snapshot, judgement.assessor_id, words)
    title = words.text("Judgement: {value}", value=judgement_text(framework, judgement, words))
    programme = snapshot.curriculum.by_id.get(judgement.programme_id or "")
    scope = programme_name(programme, words) if programme else words.text("all programmes")
    lines = [f"{name} · {scope}", judgement.reason]
    if programme is not None and programme.id not in programmes:
        lines.insert(1, words.text("Does not count in this view: it is about another programme."))
    if judgement.missing:
        lines.append(words.text("Missing: {missing}", missing=judgement.missing))
    if judgement.id in snapshot.look_again:
        lines.append(words.text("Look again: a mapping was changed after the judgement."))
    return Statement(context, judgement.assessor_id, title, lines, f"{title}, {name}, {scope}")


def outside_statement(context: Context, outside: Outside) -> Statement:
    """Who declared the item not assessed, and why."""
    words = context.words
    name = assessor_name(context.session.snapshot, outside.assessor_id, words)
    title = words.text("Declared not assessed")
    lines = [f"{name} · {words.text(OUTSIDE_REASONS[outside.reason])}"]
    if outside.note:
        lines.append(outside.note)
    return Statement(context, outside.assessor_id, title, lines, f"{title}, {name}")


def _mark(context: Context, who: str | None) -> QWidget:
    """The initials of an assessor in their colour, or the sign of the team."""
    if who is None:
        sign = IconLabel(context.theme, "users", "accent", 20)
        sign.setFixedWidth(context.theme.pixels(24))
        return sign
    snapshot = context.session.snapshot
    assessors = snapshot.assessors
    letters = initials({row.id: assessor_name(snapshot, row.id, context.words) for row in assessors})
    place = [assessor.id for assessor in assessors].index(who)
    return InitialsMark(context.theme, letters[who], place)
