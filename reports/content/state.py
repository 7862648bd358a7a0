"""Whether the report is a draft and why, the state of the frameworks, and what every page repeats."""

from itertools import groupby

from assessor.analysis.summaries import is_complete, is_working
from assessor.model.curriculum import Node
from reports.content.basis import Basis
from reports.content.opening_values import Running
from reports.content.wording import chosen_title, quoted
from standards.framework import Framework, Role


def draft_reasons(basis: Basis) -> tuple[str, ...]:
    """Why the report is a draft, a sentence each; empty when it is final."""
    words = basis.words
    reasons = []
    if not basis.snapshot.curriculum.programmes:
        reasons.append(words.text("No programme has been brought in yet."))
    for framework, pairs in groupby(working_roles(basis), key=lambda pair: pair[0]):
        roles = [quoted(role.title.in_language(basis.language), words) for _, role in pairs]
        reasons.append(
            words.plural(
                "The targets of the role {roles} ({framework}) are working targets that have not been adopted.",
                "The targets of the roles {roles} ({framework}) are working targets that have not been adopted.",
                len(roles),
                roles=words.joined(roles),
                framework=framework.short_title.in_language(basis.language),
            )
        )
    for programme in _incomplete(basis):
        title = quoted(basis.title(programme), words)
        reasons.append(words.text("The mapping of the programme {programme} is not complete.", programme=title))
    return tuple(reasons)


def draft_summary(basis: Basis) -> tuple[str, ...]:
    """The same in at most three short sentences, for the cover."""
    words, roles, incomplete = basis.words, working_roles(basis), _incomplete(basis)
    sentences = []
    if not basis.snapshot.curriculum.programmes:
        sentences.append(words.text("No programme has been brought in yet."))
    if roles:
        sentences.append(
            words.plural(
                "The targets of {count} role are working targets that have not been adopted.",
                "The targets of {count} roles are working targets that have not been adopted.",
                len(roles),
            )
        )
    if incomplete:
        sentences.append(
            words.plural(
                "The mapping of {count} programme is not complete.",
                "The mapping of {count} programmes is not complete.",
                len(incomplete),
            )
        )
    return tuple(sentences)


def no_aims(basis: Basis) -> str:
    """What is to be known about every figure while no programme aims at a role; '' when one does."""
    if basis.shown_roles or not basis.snapshot.curriculum.programmes:
        return ""
    return basis.words.text(
        "No programme aims at a role, so there are no targets and no gaps: all programmes count, and the results say "
        "only what was found."
    )


def working_roles(basis: Basis) -> tuple[tuple[Framework, Role], ...]:
    """The roles shown that rest on working targets which nobody has adopted."""
    return tuple((f, role) for f, role in basis.shown_roles if is_working(basis.snapshot, f.id, role.code))


def _incomplete(basis: Basis) -> tuple[Node, ...]:
    programmes = basis.snapshot.curriculum.programmes
    return tuple(programme for programme in programmes if not is_complete(basis.snapshot, programme.id))


def framework_state(framework: Framework, basis: Basis) -> str:
    """A framework with its edition and how far it is the publisher's own, for cover and footer."""
    name = framework.short_title.in_language(basis.language)
    if framework.edition not in name:
        name = f"{name}, {framework.edition}"
    headings = len(framework.items)
    if framework.listed_headings == headings:
        return name
    return basis.words.text(
        "{framework}: unofficial working list, {listed} of {headings} headings checked",
        framework=name,
        listed=basis.words.number(framework.listed_headings),
        headings=basis.words.number(headings),
    )


def running(basis: Basis, is_draft: bool) -> Running:
    """Header and footer of every page."""
    words, assessment = basis.words, basis.snapshot.assessment
    state = words.text("Draft") if is_draft else words.text("Final")
    return Running(
        title=chosen_title(assessment.title, assessment.title_translated, basis.language)[0],
        state=f"{state}, {words.date(basis.stated_date)}",
        frameworks=" · ".join(framework_state(framework, basis) for framework in basis.frameworks),
        is_draft=is_draft,
    )
