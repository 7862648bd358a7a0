"""Institutions and programmes in figures."""

from collections import Counter

from assessor.analysis.extent import total_hours
from assessor.analysis.summaries import is_complete
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Hours, Node, NodeKind
from assessor.terms import CHANGED_BY
from reports.content.basis import Basis
from reports.content.opening_values import ProgrammeLine, Training
from reports.content.shared_values import Fact
from reports.content.wording import hours_cell

_KINDS = (N_("Contact"), N_("Practice"), N_("Self-study"), N_("Internship"), N_("Not split"))
"""The kinds of hours in the order of Hours.by_kind."""


def training(basis: Basis) -> Training:
    """The section on the training system."""
    curriculum = basis.snapshot.curriculum
    return Training(
        institutions=tuple(
            Fact(basis.chosen(i.name, i.name_translated), tuple(basis.chosen(i.note, i.note_translated).splitlines()))
            for i in basis.snapshot.institutions
        ),
        kinds=tuple(basis.words.text(_KINDS[place]) for place in _given_kinds(basis)),
        programmes=tuple(_programme(programme, basis) for programme in curriculum.programmes),
        changeable=tuple(_changeable(curriculum, basis)),
    )


def modules_of(curriculum: Curriculum, programme: Node) -> tuple[Node, ...]:
    """The modules of a programme in document order, nested ones too."""
    return tuple(node for node in curriculum.below(programme.id) if node.kind is NodeKind.MODULE)


def _given_kinds(basis: Basis) -> list[int]:
    """Which kinds of hours the documents give for any programme, as positions in Hours.by_kind."""
    given = total_hours(basis.snapshot.curriculum).by_kind
    return [place for place, minutes in enumerate(given) if minutes is not None]


def _hours(hours: Hours, basis: Basis) -> tuple[str, ...]:
    """The hours of the kinds given and all together as texts for table cells."""
    minutes = (*(hours.by_kind[place] for place in _given_kinds(basis)), hours.total)
    return tuple(hours_cell(each, basis.words) for each in minutes)


def role_titles(programme: Node, basis: Basis) -> tuple[str, ...]:
    """The roles that a programme aims at, with their codes."""
    return tuple(
        f"{role.title.in_language(basis.language)} ({role.code})"
        for framework in basis.frameworks
        for role in basis.aimed_roles(framework, programme)
    )


def completeness(programme: Node, basis: Basis) -> str:
    """Whether the mapping of a programme is complete."""
    if is_complete(basis.snapshot, programme.id):
        return basis.words.text("complete")
    return basis.words.text("not complete")


def _programme(programme: Node, basis: Basis) -> ProgrammeLine:
    curriculum = basis.snapshot.curriculum
    return ProgrammeLine(
        title=basis.title(programme),
        modules=len(modules_of(curriculum, programme)),
        topics=len(curriculum.topics_of(programme.id)),
        hours=_hours(curriculum.hours(programme.id), basis),
        aims=role_titles(programme, basis),
        state=completeness(programme, basis),
    )


def _changeable(curriculum: Curriculum, basis: Basis) -> list[str]:
    """How many modules may be changed by whom, for the modules of which it is known."""
    known = Counter(node.changed_by for node in curriculum.nodes if node.kind is NodeKind.MODULE and node.changed_by)
    return [
        basis.words.text("{who}: {modules}", who=basis.words.text(CHANGED_BY[who]), modules=_modules(known[who], basis))
        for who in CHANGED_BY
        if known[who]
    ]


def _modules(count: int, basis: Basis) -> str:
    return basis.words.plural("{count} module", "{count} modules", count)
