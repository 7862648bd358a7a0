"""Everything about each programme: its facts, then its views."""

from assessor.model.curriculum import Node
from reports.content.basis import Basis, View
from reports.content.result_values import ProgrammePart, ViewPart
from reports.content.shared_values import Fact
from reports.content.training import completeness, role_titles
from reports.content.views import view_part


def programmes(basis: Basis) -> tuple[ProgrammePart, ...]:
    """The parts of the programmes in document order."""
    return tuple(
        ProgrammePart(
            title=basis.title(programme),
            facts=tuple(fact for fact in _facts(programme, basis) if any(fact.lines)),
            views=_views(programme, basis),
        )
        for programme in basis.snapshot.curriculum.programmes
    )


def _views(programme: Node, basis: Basis) -> tuple[ViewPart, ...]:
    """The views of a programme; the matrix stands with the first of each framework, and so do gaps that roles share."""
    parts: list[ViewPart] = []
    first: View | None = None
    for view in basis.views_of(programme):
        if first is None or first.framework is not view.framework:
            first = view
            parts.append(view_part(view, basis))
        else:
            parts.append(view_part(view, basis, with_matrix=False, before=first))
    return tuple(parts)


def _facts(programme: Node, basis: Basis) -> list[Fact]:
    words = basis.words
    outcomes = [outcome for outcome in basis.snapshot.outcomes if outcome.node_id == programme.id]
    return [
        Fact(words.text("Entry level"), (basis.chosen(programme.entry_level, programme.entry_level_translated),)),
        Fact(words.text("Exit level"), (basis.chosen(programme.exit_level, programme.exit_level_translated),)),
        Fact(words.text("Aims"), role_titles(programme, basis)),
        Fact(words.text("Learning outcomes"), tuple(basis.chosen(o.text, o.translation) for o in outcomes)),
        Fact(words.text("Mapping"), (completeness(programme, basis),)),
    ]
