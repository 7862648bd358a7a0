"""The hours of one row of a plan: kinds from its columns, and whether they add up to the printed total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.importing.columns import Column, Columns
from assessor.importing.draft import DraftProblem
from assessor.importing.hours import CLOCK_MINUTES_OF_ACADEMIC_HOUR, Amount, points_may_part_thousands, read_amount
from assessor.importing.roles import HOUR_ROLES, Role
from assessor.importing.text import folded, shown
from assessor.marks import N_
from assessor.model.curriculum import MINUTES_PER_HOUR, Hours
from assessor.model.place import Place
from assessor.readers import Cell, CellKind, Row

_NOT_HOURS = N_("“{text}” stands where hours should stand ({column}); it was left out.")
_DATE = N_("A date ({text}) stands where hours should stand ({column}); the spreadsheet program may have changed it.")
_ERROR = N_("The formula in “{column}” ends in an error ({text}); its hours were left out.")
_UNCALCULATED = N_("The file does not hold the result of the formula in “{column}”; its hours are not known.")
_SEVERAL = N_("“{text}” in “{column}” names several numbers; the first one was taken.")
NO_SUM = N_("The hours by kind add up to {sum}, the printed total is {total}; the hours by kind were kept.")
_CLOCK = N_("“{text}” gives minutes; they were counted as academic hours of 45 minutes.")
_POINTS = N_("The numbers of “{column}” may be thousands or decimals (“{text}”); they were read as decimals.")
_CALCULATED = N_("Formulas whose results the file does not hold ({count}) were calculated from the other cells.")
_CONTACT_WITH_PRACTICE = N_("“{contact}” was taken to include “{practice}”. Look whether that is right.")

_UNIT_OPEN = N_(
    "The plan prints no hours but counts in “{column}”. Say how many academic hours one of them stands for; until "
    "then its topics have no hours."
)
_UNIT_COUNTED = N_("The plan prints no hours; one of “{column}” was counted as {hours} academic hours.")

_KINDS = (Role.LECTURE, Role.PRACTICE, Role.SELF_STUDY, Role.INTERNSHIP, Role.EXAM_HOURS)
_BY_KIND = {CellKind.DATE: _DATE, CellKind.ERROR: _ERROR, CellKind.UNCALCULATED: _UNCALCULATED}
_MINUTES = re.compile(r"\b(?:minutes?|mins?|минут\w*|мин)\b")
_MAX_TEXT = 60


@dataclass(frozen=True, slots=True)
class CellHours:
    """The hours of a row; `printed_total` in minutes, None where the row prints none."""

    hours: Hours
    printed_total: int | None
    problems: tuple[DraftProblem, ...]


class HourReader:
    """Reads the hour columns of the rows of one table part."""

    def __init__(self, columns: Columns, rows: Sequence[Row], unit_minutes: int | None = None) -> None:
        """Args: `unit_minutes` the academic minutes of a credit or week, for plans that print no hours."""
        self._columns = columns
        self._unit = unit_column(columns)
        self._unit_minutes = unit_minutes
        self._has_units = False
        self._calculated = 0
        self._counts_practice_as_contact = False
        self._by_index = {column.index: column for column in columns.hours}
        cells = [cell for row in rows for cell in row.cells if cell.column in self._by_index]
        self._by_clock = {column.index for column in columns.hours if _MINUTES.search(folded(column.header))}
        self._doubtful = {
            index: next(cell.text for cell in cells if cell.column == index and "." in cell.text)
            for index in self._by_index
            if points_may_part_thousands([cell for cell in cells if cell.column == index])
        }

    def read(self, row: Row, place: Place, *, quiet: bool = False) -> CellHours:
        """The hours of `row`. Args: `quiet` for totals, whose formulas are not counted."""
        if self._unit is not None:
            return CellHours(self._converted(row), None, ())
        problems: list[DraftProblem] = []
        minutes: dict[Role, int] = {}
        unknown = False
        for cell in row.cells:
            column = self._by_index.get(cell.column)
            if column is None or cell.column_span > 1:
                continue
            if cell.kind is CellKind.CALCULATED and not quiet:
                self._calculated += 1
            amount = read_amount(cell)
            problem = _problem(cell, column, amount, place)
            if problem is not None:
                problems.append(problem)
            unknown = unknown or cell.kind in (CellKind.UNCALCULATED, CellKind.ERROR, CellKind.DATE)
            for role, value in _by_role(column, amount):
                factor = CLOCK_MINUTES_OF_ACADEMIC_HOUR if column.index in self._by_clock else 1
                minutes[role] = minutes.get(role, 0) + round(value / factor)
        hours, total, adds_up = self._put_together(minutes, unknown)
        if not adds_up and total is not None:
            values: dict[str, object] = {"sum": _as_hours(hours.total or 0), "total": _as_hours(total)}
            problems.append(DraftProblem(place, NO_SUM, values))
        return CellHours(hours, total, tuple(problems))

    def _converted(self, row: Row) -> Hours:
        """Hours of a plan that counts in credits or weeks; without a factor nobody knows them."""
        amounts = [read_amount(cell) for cell in row.cells if self._unit and cell.column == self._unit.index]
        amount = next((a for a in amounts if a is not None and a.minutes), None)
        if amount is None:
            return Hours()
        self._has_units = True
        if self._unit_minutes is None:
            return Hours()
        return Hours(unspecified=round(amount.minutes[0] * self._unit_minutes / MINUTES_PER_HOUR))

    def credits_hundredths(self, by_column: dict[int, Cell]) -> int | None:
        """The credits of a row, in hundredths; brackets (credits that do not count) and text give None."""
        column = self._columns.credits
        amount = read_amount(by_column[column.index]) if column is not None and column.index in by_column else None
        if amount is None or not amount.minutes or by_column[column.index].text.startswith("("):  # type: ignore[union-attr]
            return None
        return round(amount.minutes[0] * 100 / MINUTES_PER_HOUR)

    def summary(self, sheet: str) -> list[DraftProblem]:
        """What is to be said once of the whole table part."""
        place = Place(sheet=sheet)
        problems = [
            DraftProblem(place, _POINTS, {"column": self._by_index[index].header, "text": text})
            for index, text in self._doubtful.items()
        ]
        problems += [
            DraftProblem(place, _CLOCK, {"text": shown(self._by_index[i].header)}) for i in sorted(self._by_clock)
        ]
        if self._counts_practice_as_contact:
            names = {role: shown(c.header) for c in self._columns.hours for role in c.roles}
            values: dict[str, object] = {"contact": names[Role.CONTACT], "practice": names[Role.PRACTICE]}
            problems.append(DraftProblem(place, _CONTACT_WITH_PRACTICE, values))
        if self._unit is not None and self._has_units:
            values = {"column": shown(self._unit.header)}
            template = _UNIT_OPEN
            if self._unit_minutes is not None:
                template, values["hours"] = _UNIT_COUNTED, _as_hours(self._unit_minutes)
            problems.append(DraftProblem(place, template, values))
        if self._calculated:
            problems.append(DraftProblem(place, _CALCULATED, {"count": self._calculated}))
        return problems

    def _put_together(self, minutes: dict[Role, int], unknown: bool) -> tuple[Hours, int | None, bool]:
        """Hours, the printed total and whether both agree."""
        contact, total = minutes.get(Role.LECTURE), minutes.get(Role.TOTAL)
        practice = minutes.get(Role.PRACTICE)
        if contact is None and Role.CONTACT in minutes:
            contact = self._beside_practice(minutes)
        known = Hours(
            contact=contact,
            practice=practice,
            self_study=minutes.get(Role.SELF_STUDY),
            internship=minutes.get(Role.INTERNSHIP),
            unspecified=minutes.get(Role.EXAM_HOURS),
        )
        if total is None or known.total == total:
            return known, total, True
        kinds = {role for column in self._columns.hours for role in column.roles if role in (*_KINDS, Role.CONTACT)}
        rest = total - (known.total or 0)
        if known.total is None or (rest > 0 and (len(kinds) == 1 or unknown)):
            return known + Hours(unspecified=rest), total, True  # the source does not split the rest
        return known, total, False

    def _beside_practice(self, minutes: dict[Role, int]) -> int | None:
        """All contact hours without those of practice, which most plans count among them."""
        contact, practice = minutes[Role.CONTACT], minutes.get(Role.PRACTICE)
        if practice is None:
            return contact
        apart = contact + practice + minutes.get(Role.SELF_STUDY, 0)
        if practice > contact or minutes.get(Role.TOTAL) == apart:
            return contact
        self._counts_practice_as_contact = self._counts_practice_as_contact or Role.TOTAL not in minutes
        return contact - practice or None


def unit_column(columns: Columns) -> Column | None:
    """The column of credits or weeks that a plan counts in when it prints no hours."""
    return None if columns.hours else columns.credits or columns.weeks


def _by_role(column: Column, amount: Amount | None) -> list[tuple[Role, int]]:
    if amount is None or not amount.minutes:
        return []
    if len(column.roles) > 1:
        pairs = zip(column.roles, amount.by_position, strict=False)
        return [(role, part) for role, part in pairs if part is not None and role in HOUR_ROLES]
    return [(column.role, amount.sum if amount.adds else amount.minutes[0])]


def _problem(cell: Cell, column: Column, amount: Amount | None, place: Place) -> DraftProblem | None:
    if amount is None:
        template = _BY_KIND.get(cell.kind, _NOT_HOURS)
    elif amount.from_clock:
        template = _CLOCK
    elif len(amount.minutes) > 1 and not amount.adds and len(column.roles) == 1:
        template = _SEVERAL
    else:
        return None
    return DraftProblem(place, template, {"text": shown(cell.text)[:_MAX_TEXT], "column": shown(column.header)})


def _as_hours(minutes: int) -> str:
    return f"{minutes / MINUTES_PER_HOUR:g}"
