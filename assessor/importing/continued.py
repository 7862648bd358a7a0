"""Plans that a page or a hand cut into several tables: their rows grow into one tree."""

from collections.abc import Sequence

from assessor.importing.lines import Line, LineKind
from assessor.importing.numbering import Level
from assessor.importing.plan import Plan


def runs_of(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The plans in their order, those that go on with the one before beside it."""
    runs: list[list[Plan]] = []
    for plan in plans:
        if runs and _goes_on(runs[-1][-1], plan):
            runs[-1].append(plan)
        else:
            runs.append([plan])
    return runs


def lines_of(run: Sequence[Plan]) -> list[Line]:
    return [line for plan in run for line in plan.found.lines]


def _goes_on(before: Plan, plan: Plan) -> bool:
    """Whether a table has the columns of the one before, no title of its own, and counts on from its last row."""
    if plan.captions or plan.headings != before.headings or plan.table is before.table:
        return False
    if plan.header is None or plan.header.first < 0:  # no header of its own
        return True
    if before.header is None or plan.table.sheet != before.table.sheet:
        return False
    if not _same_columns(before, plan) or plan.found.lines[0].kind is not LineKind.ENTRY:
        return False
    return _page_after(before, plan) or _counts_on(before.entries[-1].level, plan.found.lines[0].level)


def _same_columns(before: Plan, plan: Plan) -> bool:
    paths = [[column.path for column in (*each.columns.levels, *each.columns.hours)] for each in (before, plan)]
    return paths[0] == paths[1]


def _page_after(before: Plan, plan: Plan) -> bool:
    last, first = before.table.rows[-1].page, plan.table.rows[0].page
    return last is not None and first == last + 1 and plan.table.rows[0].box is not None


def _counts_on(last: Level, first: Level) -> bool:
    """4.6 and 4.7; 1 behind 4 begins anew."""
    if last.rank != first.rank or not last.same_depth(first) or last.tokens[:-1] != first.tokens[:-1]:
        return False
    one, other = last.tokens[-1], first.tokens[-1]
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1
