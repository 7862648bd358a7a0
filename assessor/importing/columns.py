"""The columns of one plan: which holds what, from header cells over one to three rows and from what stands below."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assessor.importing.choices import TableChoices
from assessor.importing.header_words import names_classes, role_of, roles_of
from assessor.importing.hours import read_amount
from assessor.importing.numbering import is_number
from assessor.importing.roles import HOUR_ROLES, LEVEL_ROLES, TITLE_ROLES, Role
from assessor.importing.text import folded, shown
from assessor.readers import Cell, Table

_KINDS = (Role.LECTURE, Role.PRACTICE, Role.SELF_STUDY, Role.INTERNSHIP, Role.EXAM_HOURS)
_CONTEXT_WINS = (Role.CREDITS, Role.CONTROL, Role.OTHER, Role.CONTACT, *_KINDS)  # over "всего" below it
_PERIODS = (Role.SEMESTER, Role.YEAR)
_FORM_OF_STUDY = re.compile(
    r"(?:очно-?заочн|очн|заочн|вечерн|дневн|дистанционн)\w*(?: форма| обучени|$)|форма обучения"
    r"|(?:full|part)-?time|distance"
)
_MOSTLY = 0.6
_TITLE_LENGTH = 8  # mean letters of a column of titles, at least


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `roles` has several where the header parts them by a stroke ("лекции/практика")."""

    index: int
    roles: tuple[Role, ...]
    path: tuple[str, ...]  # header cells from the top down
    period: str = ""  # the semester or year that its header names
    is_chosen: bool = False  # a person said what it holds

    @property
    def role(self) -> Role:
        return self.roles[0]

    @property
    def header(self) -> str:
        return " / ".join(self.path)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that an import reads, of a table or of one of its side-by-side parts."""

    first: int
    last: int
    levels: tuple[Column, ...]  # from the root down; the last holds the title of a topic
    numbers: tuple[Column, ...]
    descriptions: tuple[Column, ...]
    outcomes: tuple[Column, ...]
    hours: tuple[Column, ...]
    credits: Column | None
    weeks: Column | None
    controls: tuple[Column, ...]
    class_kinds: tuple[Column, ...]
    left_out: tuple[Column, ...]
    caption: str = ""  # the header above all columns of a side-by-side part
    title_width: int = 1  # columns that the header of the title spans, merged below as well

    @property
    def title(self) -> Column:
        return self.levels[-1]

    @property
    def has_hours(self) -> bool:
        return bool(self.hours)

    def number_of(self, level: Column) -> Column | None:
        """The number column that belongs to a level: the nearest before it, else for the title any."""
        others = [other.index for other in self.levels if other.index < level.index]
        before = [n for n in self.numbers if max(others, default=0) < n.index < level.index]
        if before:
            return before[-1]
        return self.numbers[-1] if level is self.title and len(self.levels) == 1 and self.numbers else None


def find_columns(
    paths: dict[int, tuple[str, ...]], below: dict[int, list[Cell]], choices: TableChoices
) -> tuple[Columns, ...]:
    """The parts of a table, from left to right; () when nothing in it can be a title.

    Args: `paths` the header texts over each column, from the top down; `below` the cells under them.
    """
    columns = [_column(index, path, below.get(index, []), choices) for index, path in sorted(paths.items())]
    parts = []
    for part in _side_by_side(columns):
        found = _sort_out(part, below)
        if found is not None:
            parts.append(found)
    return tuple(parts)


def columns_as_chosen(table: Table, choices: TableChoices) -> Columns | None:
    """The columns of a table without header words of which a person named the title; None where nobody did."""
    below: dict[int, list[Cell]] = {}
    for row in table.rows:
        for cell in row.cells:
            below.setdefault(cell.column, []).append(cell)
    columns = [Column(i, (choices.role(i, ()) or Role.OTHER,), (str(i),), is_chosen=True) for i in sorted(below)]
    return _sort_out(columns, below) if any(column.role in TITLE_ROLES for column in columns) else None


def _column(index: int, path: tuple[str, ...], below: Sequence[Cell], choices: TableChoices) -> Column:
    chosen = choices.role(index, path)
    if chosen is not None:
        return Column(index, (chosen,), path, is_chosen=True)
    roles = [role_of(text) for text in path]
    period = next((text for text, role in zip(path, roles, strict=True) if role in _PERIODS), "")
    several = roles_of(path[-1]) if path else ()
    role = _joined_role(roles)
    if (
        role is Role.CONTROL
        and any(r in (Role.TOTAL, Role.CONTACT) for r in roles[:-1])
        and _share_of_hours(below) > _MOSTLY
    ):
        role = Role.EXAM_HOURS
    if role is Role.OTHER and path and names_classes(path[-1]) and _share_of_hours(below) > _MOSTLY:
        role = Role.PRACTICE  # classes beside lectures
    if role in TITLE_ROLES and "unit" in folded(path[-1]) and _share_of_hours(below) > _MOSTLY:
        role = Role.CREDITS
    return Column(index, several if several and role in (*HOUR_ROLES, Role.CREDITS) else (role,), path, period)


def _joined_role(roles: Sequence[Role | None]) -> Role:
    """The role of the lowest header cell that has one, seen in the light of those above it."""
    if Role.TAUGHT in roles:
        return Role.TAUGHT
    known = [role for role in roles if role is not None]
    if not known:
        return Role.OTHER
    leaf, above = known[-1], known[:-1]
    if Role.OTHER in above:
        return Role.OTHER
    if leaf in (Role.TOTAL, *_PERIODS):
        context = [role for role in above if role in _CONTEXT_WINS or (role is Role.TOTAL and leaf in _PERIODS)]
        return context[-1] if context else leaf
    return leaf


def _side_by_side(columns: list[Column]) -> list[list[Column]]:
    """Cut a table in which the same titles stand side by side ("First semester | Second semester")."""
    titles = [column for column in columns if column.role in TITLE_ROLES]
    if not titles:
        return [columns]
    same = [column for column in titles if folded(column.path[-1]) == folded(titles[0].path[-1])]
    if len(same) < 2 or (
        same[0].path[:1] == same[1].path[:1] and len(same[0].path) == 1 and same[1].index == same[0].index + 1
    ):
        return [columns]
    offset = same[0].index - columns[0].index
    starts = [column.index - offset for column in same]
    return [
        [column for column in columns if start <= column.index and (end is None or column.index < end)]
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def _sort_out(columns: list[Column], below: dict[int, list[Cell]]) -> Columns | None:
    by_role = {role: [c for c in columns if c.role is role] for role in Role}
    levels = [c for role in LEVEL_ROLES for c in by_role[role] if _can_be_level(c, columns, below.get(c.index, []))]
    counted = [c for c in columns if c.role in TITLE_ROLES and c not in levels and _counts(below.get(c.index, []))]
    descriptions = by_role[Role.DESCRIPTION]
    if not any(level.role in TITLE_ROLES for level in levels):
        guessed = descriptions[:1] or _longest_text(columns, below)
        levels, descriptions = [*levels, *guessed], descriptions[1:]
        if not guessed:
            return None
    levels = _distinct(levels)
    if _says_the_same(below.get(levels[-1].index, [])):
        levels += _longest_text(columns, below)
    numbers = [c for c in by_role[Role.NUMBER] if c.index not in {level.index for level in levels}]
    numbers = sorted((*numbers, *counted), key=lambda column: column.index)
    hours = _hours(columns)
    credits_column = next(iter(by_role[Role.CREDITS]), None)
    weeks = next(iter(by_role[Role.WEEKS]), None)
    kinds = (*by_role[Role.CONTROL], *by_role[Role.CLASS_KIND], *by_role[Role.OUTCOME])
    used = {c.index for c in (*levels, *numbers, *descriptions, *hours, *kinds)}
    used |= {column.index for column in (credits_column, weeks) if column is not None}
    return Columns(
        first=columns[0].index,
        last=columns[-1].index,
        levels=tuple(levels),
        numbers=tuple(numbers),
        descriptions=tuple(descriptions),
        outcomes=tuple(by_role[Role.OUTCOME]),
        hours=tuple(hours),
        credits=credits_column,
        weeks=weeks,
        controls=tuple(by_role[Role.CONTROL]),
        class_kinds=tuple(by_role[Role.CLASS_KIND]),
        left_out=tuple(c for c in columns if c.index not in used and below.get(c.index)),
        caption=_common_caption(columns),
        title_width=_width(levels[-1], columns, below),
    )


def _width(title: Column, columns: list[Column], below: dict[int, list[Cell]]) -> int:
    width = 1
    for column in columns:
        if column.index == title.index + width and column.path == title.path and not below.get(column.index):
            width += 1
    return width


def _can_be_level(column: Column, columns: list[Column], below: Sequence[Cell]) -> bool:
    """A semester or year is a level only where it leads the row; a title is no column of numbers."""
    if column.is_chosen:
        return True
    if column.role in _PERIODS:
        titles = [c.index for c in columns if c.role in TITLE_ROLES]
        return bool(below) and len(column.path) == 1 and any(column.index < index for index in titles)
    has_deeper = any(c.role in TITLE_ROLES and c.index > column.index for c in columns)
    return not below or _share_of_hours(below) < _MOSTLY or (has_deeper and _repeats(below))


def _counts(cells: Sequence[Cell]) -> bool:
    """True for a column that numbers its rows under a word for titles: "Session" over 1.1, 1.2."""
    numbered = [cell.text for cell in cells if is_number(cell.text)]
    return len(numbered) > _MOSTLY * len(cells) and len(set(numbered)) == len(numbered)


def _repeats(cells: Sequence[Cell]) -> bool:
    """True for a column of module numbers: 1 1 1 2 2."""
    values = [cell.text for cell in cells]
    runs = [value for value, _ in groupby(values)]
    return all(is_number(value) for value in values) and len(runs) == len(set(runs)) < len(values)


def _says_the_same(cells: Sequence[Cell]) -> bool:
    """True for a column that names modules: hardly any value stands once."""
    return len(cells) > 1 and len({folded(cell.text) for cell in cells}) < (1 - _MOSTLY) * len(cells) + 1


def _longest_text(columns: list[Column], below: dict[int, list[Cell]]) -> list[Column]:
    """For a header without a word for the title: the column of the longest texts that has no role."""
    lengths = {
        column: sum(len(cell.text) for cell in below.get(column.index, ())) / max(len(below.get(column.index, ())), 1)
        for column in columns
        if column.role is Role.OTHER and not any(role_of(text) for text in column.path) and below.get(column.index)
    }
    best = max(lengths, key=lambda column: lengths[column], default=None)
    beside = any(column.role in (*HOUR_ROLES, *TITLE_ROLES) for column in columns)
    return [best] if best is not None and beside and lengths[best] > _TITLE_LENGTH else []


def _distinct(columns: Iterable[Column]) -> list[Column]:
    """Without columns that repeat the header of one before: printed pairs repeat each value."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for column in columns:
        key = tuple(map(folded, column.path))
        if column.is_chosen or key not in seen:
            seen.add(key)
            kept.append(column)
    return kept


def _hours(columns: list[Column]) -> list[Column]:
    """The columns of hours to read: sums before their parts by semester, each printed pair once."""
    candidates = _distinct(column for column in columns if column.role in HOUR_ROLES)
    forms = list(dict.fromkeys(column.path[0] for column in candidates if _is_form_of_study(column)))
    candidates = [c for c in candidates if not _is_form_of_study(c) or c.path[0] == forms[0]]
    kept: list[Column] = []
    for role in HOUR_ROLES:
        of_role = [column for column in candidates if column.role is role]
        if chosen := [column for column in of_role if column.is_chosen]:
            kept += chosen
            continue
        overall = [column for column in of_role if not column.period]
        of_role = overall or of_role
        if role is Role.TOTAL and overall:
            of_role = [column for column in overall if "план" in folded(column.header)][:1] or overall[:1]
        kept += of_role
    kinds = {role for column in kept for role in column.roles}
    if Role.PRACTICE not in kinds and kinds & {Role.LECTURE, Role.CONTACT}:  # "теория | практика" of a short course
        kept = [column if column.is_chosen else _as_practice(column) for column in kept]
    return sorted(kept, key=lambda column: column.index)


def _is_form_of_study(column: Column) -> bool:
    """Under "Очная форма | Заочная форма" the same plan stands twice; only the first counts."""
    return len(column.path) > 1 and _FORM_OF_STUDY.match(folded(column.path[0])) is not None


def _as_practice(column: Column) -> Column:
    lessons = "стажировк" not in folded(column.header)
    roles = tuple(Role.PRACTICE if role is Role.INTERNSHIP and lessons else role for role in column.roles)
    return Column(column.index, roles, column.path, column.period)


def _common_caption(columns: list[Column]) -> str:
    """The header cell over all columns of a part."""
    tops = {column.path[0] for column in columns if column.path}
    return shown(tops.pop()) if len(tops) == 1 and all(len(column.path) > 1 for column in columns) else ""


def _share_of_hours(cells: Sequence[Cell]) -> float:
    """The share of cells that read as numbers."""
    return sum(1 for cell in cells if (amount := read_amount(cell)) and amount.minutes) / len(cells) if cells else 0.0
