"""Tables of a work programme that say again what its plan says: contents by topic, and one kind of classes apart."""

from collections.abc import Sequence
from dataclasses import replace

from assessor.importing.class_kinds import kinds_in
from assessor.importing.draft import DraftProblem, SetAsideRow
from assessor.importing.lines import Line
from assessor.importing.plan import Plan
from assessor.importing.roles import Role
from assessor.importing.text import folded_title
from assessor.marks import N_
from assessor.model.curriculum import MINUTES_PER_HOUR, Hours

ASIDE_REPEATED = N_("says again what another table of the plan lists")
ASIDE_PASSPORT = N_("a table that names the subject, no topics")

_SPLITS_AGAIN = N_(
    "The {hours} hours of this table are hours that the plan above has already; its rows were left out. "
    "Look whether that is right."
)
_MAY_REPEAT = N_("This table may split hours again that the plan above has already. Look whether they count twice.")


def without_repeats(plans: Sequence[Plan]) -> tuple[list[Plan], list[SetAsideRow], list[DraftProblem]]:
    """The plans that tell something new, the rows of the others and what is to be looked at.

    What a repeated table adds (contents, hours) goes to the topics of the first.
    """
    kept: list[Plan] = []
    set_aside: list[SetAsideRow] = []
    problems: list[DraftProblem] = []
    for plan in plans:
        reason = _reason_to_leave(plan, kept, problems)
        if reason:
            set_aside += [SetAsideRow(line.place, line.title, reason) for line in plan.found.lines]
        else:
            kept.append(plan)
    return kept, set_aside, problems


def _reason_to_leave(plan: Plan, kept: Sequence[Plan], problems: list[DraftProblem]) -> str:
    known = {folded_title(line.title): (other, line) for other in kept for line in other.entries}
    entries = plan.entries
    if not known or not entries:
        return ""
    matches = [known.get(folded_title(line.title)) for line in entries]
    if all(matches) and _adds_to(plan, [match for match in matches if match is not None]):
        return ASIDE_REPEATED
    return ASIDE_REPEATED if _splits_again(plan, kept, problems) else ""


def _adds_to(plan: Plan, matches: Sequence[tuple[Plan, Line]]) -> bool:
    """Give hours or contents to topics that have none; False where both tables have them."""
    has_hours = any(line.hours.total for _, line in matches)
    has_contents = any(line.description for _, line in matches)
    contents = any(line.description for line in plan.entries)
    if (plan.has_hours and has_hours) or not ((has_hours or plan.has_hours) or (contents and not has_contents)):
        return False
    for (other, line), again in zip(matches, plan.entries, strict=True):
        index = next(i for i, each in enumerate(other.found.lines) if each is line)
        other.found.lines[index] = replace(
            line,
            hours=line.hours if line.hours.total is not None else again.hours,
            printed_total=line.printed_total if line.printed_total is not None else again.printed_total,
            description=line.description or again.description,
        )
    return True


def _splits_again(plan: Plan, kept: Sequence[Plan], problems: list[DraftProblem]) -> bool:
    """Whether the hours of a table are those of one kind of classes in the plans before, as the words above it say."""
    minutes = sum(line.hours.total or 0 for line in plan.entries)
    words = [*plan.words_above, *plan.columns.title.path]
    above = sum((line.hours for other in kept for line in other.entries), Hours())
    of_kind = {Role.LECTURE: above.contact, Role.PRACTICE: above.practice, Role.SELF_STUDY: above.self_study}
    given = [of_kind[kind] or 0 for kind in kinds_in(" / ".join(words))]
    if not minutes or not any(given):
        return False
    place = plan.table.place(plan.table.rows[0])
    if minutes in (*given, sum(given)):
        problems.append(DraftProblem(place, _SPLITS_AGAIN, {"hours": f"{minutes / MINUTES_PER_HOUR:g}"}))
        return True
    problems.append(DraftProblem(place, _MAY_REPEAT))
    return False


def without_passports(plans: Sequence[Plan]) -> tuple[list[Plan], list[SetAsideRow]]:
    """Without tables of one row and no hours, which name the subject beside the plan proper."""
    if not any(plan.has_hours and len(plan.entries) > 1 for plan in plans):
        return list(plans), []
    alone = [plan for plan in plans if len(plan.found.lines) == 1 and not plan.has_hours and not _has_twin(plan, plans)]
    rows = [SetAsideRow(line.place, line.title, ASIDE_PASSPORT) for plan in alone for line in plan.found.lines]
    return [plan for plan in plans if plan not in alone], rows


def _has_twin(plan: Plan, plans: Sequence[Plan]) -> bool:
    """Another plan with the same columns: then each is one part of the whole."""
    header = [column.path for column in plan.columns.levels]
    return any(other is not plan and [c.path for c in other.columns.levels] == header for other in plans)
