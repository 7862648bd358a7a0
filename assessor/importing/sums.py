"""Hours of a grown tree against the numbers that the source prints for modules and totals."""

from collections.abc import Sequence
from dataclasses import replace

from assessor.importing.branch import Branch
from assessor.importing.draft import DraftProblem, PrintedTotal
from assessor.importing.lines import Line, LineKind
from assessor.marks import N_
from assessor.model.curriculum import MINUTES_PER_HOUR, Hours

_MODULE_SUM = N_("“{title}”: its topics add up to {sum} hours, the printed number is {total}.")
_SHARED = N_("The hours of “{title}” stand for {count} topics together; they were counted here.")
_TOTAL_SUM = N_("The total printed here is {total} hours; the topics above add up to {sum}.")


def settle_hours(branches: Sequence[Branch]) -> list[DraftProblem]:
    """Leave modules the hours alone that nothing below them has; tell where the printed number is not the sum."""
    problems: list[DraftProblem] = []
    for branch in branches:
        if branch.children:
            if _shared_by_all(branch):
                first = branch.children[0]
                branch.own_hours, first.line = first.line.hours, replace(first.line, hours=Hours(), printed_total=None)
            deeper = settle_hours(branch.children)
            problems += [*settle_module(branch), *deeper]
    return problems + _shared_in_part(branches)


def settle_module(branch: Branch) -> list[DraftProblem]:
    """The same for one module, what is below it being settled."""
    line = branch.line
    below = sum((child.hours for child in branch.children), Hours())
    branch.own_hours = branch.own_hours if branch.own_hours.total else _unsplit(line.hours, below)
    printed = line.printed_total or line.hours.total
    total = branch.hours.total or 0
    if not printed or printed in (total, total + branch.assessment):
        return []
    values: dict[str, object] = {"title": line.title, "sum": _as_hours(total), "total": _as_hours(printed)}
    return [DraftProblem(line.place, _MODULE_SUM, values)]


def _shared_by_all(branch: Branch) -> bool:
    """The first topic's cell of hours reaches over all others: they are the module's."""
    first, *others = branch.children
    if not others or not first.is_topic or not first.line.hours.total or branch.line.hours.total:
        return False
    return all(o.is_topic and o.line.hours.total is None and _is_reached(first.line, o.line) for o in others)


def _shared_in_part(siblings: Sequence[Branch]) -> list[DraftProblem]:
    """Cells of hours that reach over some more topics without hours."""
    problems = []
    for position, branch in enumerate(siblings):
        line, count = branch.line, 1
        for other in siblings[position + 1 :] if branch.is_topic and line.hours.total else ():
            if not other.is_topic or other.line.hours.total or not _is_reached(line, other.line):
                break
            count += 1
        if count > 1:
            problems.append(DraftProblem(line.place, _SHARED, {"title": line.title, "count": count}))
    return problems


def _is_reached(line: Line, other: Line) -> bool:
    same_table = replace(line.place, row=None) == replace(other.place, row=None)
    return same_table and (line.place.row or 0) <= (other.place.row or 0) <= (line.hours_until or 0)


def _unsplit(printed: Hours, below: Hours) -> Hours:
    """What the source gives to a module and to nothing below: all of it, or the kinds that make up the difference."""
    if not below.total:
        return printed
    kinds = zip(printed.by_kind, below.by_kind, strict=True)
    own = Hours(*(minutes if under is None else None for minutes, under in kinds))
    return own if own.total and (printed.total or 0) == own.total + below.total else Hours()


def compare_totals(placed: Sequence[tuple[Line, Branch | None]]) -> tuple[list[PrintedTotal], list[DraftProblem]]:
    """Every printed total beside the sum that is nearest to it, and those that no sum above them explains.

    Args: all lines in order with what became of them.
    """
    sums, totals, problems = _RunningSums(), [], []
    minutes = sum((b.own_hours if b.children else line.hours).total or 0 for line, b in placed if b is not None)
    examined = sum(line.printed_total or 0 for line, _ in placed if line.kind is LineKind.ASSESSMENT)
    whole = ((minutes, 0), (minutes + examined, examined))
    for line, branch in placed:
        if branch is not None:
            if line.kind is LineKind.HEADING:
                sums.open_heading()
            sums.add((branch.own_hours if branch.children else line.hours).total or 0)
        elif line.kind is LineKind.ASSESSMENT:
            sums.add_assessment(line.printed_total or 0)
        else:
            total = line.printed_total
            if total:
                nearest, assessment = sums.nearest(total, whole)
                totals.append(PrintedTotal(line.place, line.title, total, nearest, assessment))
                if nearest != total:
                    values: dict[str, object] = {"total": _as_hours(total), "sum": _as_hours(nearest)}
                    problems.append(DraftProblem(line.place, _TOTAL_SUM, values))
            sums.close()
    return totals, problems


class _RunningSums:
    """Minutes since the beginning, since the last heading and since the last total, examinations apart."""

    def __init__(self) -> None:
        self._minutes = [0, 0, 0]
        self._assessment = [0, 0, 0]

    def add(self, minutes: int) -> None:
        self._minutes = [sum_ + minutes for sum_ in self._minutes]

    def add_assessment(self, minutes: int) -> None:
        self._assessment = [sum_ + minutes for sum_ in self._assessment]

    def open_heading(self) -> None:
        self._minutes[1] = self._assessment[1] = 0

    def close(self) -> None:
        self._minutes[2] = self._assessment[2] = 0

    def nearest(self, printed: int, whole: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The sum nearest to a printed total, and the minutes of examinations in it; at a tie the whole plan's."""
        running = [(minutes, 0) for minutes in self._minutes]
        running += [(a + b, b) for a, b in zip(self._minutes, self._assessment, strict=True)]
        explained = [pair for pair in (*whole, *running) if pair[0] == printed]
        return explained[0] if explained else min(running, key=lambda pair: abs(pair[0] - printed))


def _as_hours(minutes: int) -> str:
    return f"{minutes / MINUTES_PER_HOUR:g}"
