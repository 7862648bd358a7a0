"""Results by role over the programmes that aim at it, and the roles that no programme aims at."""

from reports.content.basis import Basis, View
from reports.content.result_values import RoleLine, Roles
from reports.content.state import working_roles
from reports.content.views import at_target_text, programme_bar, shown_index
from reports.content.wording import narrow_title
from standards.framework import Framework, Role


def roles(basis: Basis) -> Roles:
    """The section on roles."""
    return Roles(
        lines=tuple(_line(framework, role, basis) for framework, role in basis.shown_roles),
        no_aim=tuple(
            (framework.short_title.in_language(basis.language), names)
            for framework in basis.frameworks
            if (names := _without_aim(framework, basis))
        ),
        notes=tuple(_notes(basis)),
    )


def _line(framework: Framework, role: Role, basis: Basis) -> RoleLine:
    results = basis.results(framework, role, None)
    view = View(framework, role, None, results)
    by_id = basis.snapshot.curriculum.by_id
    return RoleLine(
        role=f"{role.title.in_language(basis.language)} ({role.code})",
        framework=framework.short_title.in_language(basis.language),
        programmes=tuple(narrow_title(by_id[programme], basis.language) for programme in results.scope.programme_ids),
        bar=programme_bar(view, basis),
        at_target=at_target_text(results.whole, basis),
        index=shown_index(results.whole, basis),
        is_working=(framework, role) in working_roles(basis),
    )


def _without_aim(framework: Framework, basis: Basis) -> tuple[str, ...]:
    """The roles that no programme aims at; none while no aims are declared at all, for then all programmes count."""
    if not basis.snapshot.aims:
        return ()
    aimed = basis.aimed_roles(framework)
    return tuple(
        f"{role.title.in_language(basis.language)} ({role.code})"
        for role in framework.roles
        if role not in aimed and not role.hidden
    )


def _notes(basis: Basis) -> list[str]:
    words = basis.words
    if not basis.shown_roles:
        return [
            words.text(
                "No programme declares yet which roles it trains. Until then there are no results by role, and the "
                "results of the programmes say only whether an item was found."
            )
        ]
    return [
        words.text(
            "A role takes the programmes that aim at it, and the best of what they show for each item. A graduate of "
            "one of them has not necessarily met what another one teaches."
        )
    ]
