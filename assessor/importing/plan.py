"""One plan that was found in a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assessor.importing.amounts import unit_column
from assessor.importing.choices import header_key
from assessor.importing.class_kinds import as_kind, kinds_in
from assessor.importing.columns import Column, Columns
from assessor.importing.draft import DraftColumn, DraftTable, PrintedTotal
from assessor.importing.header import Header
from assessor.importing.lines import Line, LineKind, TableLines
from assessor.importing.roles import Role
from assessor.importing.text import shown
from assessor.model.curriculum import SourceUnit
from assessor.model.place import Place
from assessor.readers import Table


@dataclass(slots=True)
class Plan:
    """Its lines, and the texts that stand right above it."""

    table: Table
    columns: Columns
    found: TableLines
    captions: list[tuple[Place, str]] = field(default_factory=list)
    header: Header | None = None  # None for a table that goes on with the one before
    totals: list[PrintedTotal] = field(default_factory=list)
    headings: tuple[tuple[int, str, Place], ...] = ()  # heading paragraphs over it: level, text, place

    @property
    def entries(self) -> list[Line]:
        return [line for line in self.found.lines if line.kind is LineKind.ENTRY]

    @property
    def words_above(self) -> list[str]:
        """The captions and the nearest heading."""
        return [text for _, text in self.captions] + [text for _, text, _ in self.headings[-1:]]

    def take_kind_from_words(self) -> None:
        """Under "Практические занятия" all hours that no column splits are practice."""
        kinds = kinds_in(" / ".join(self.words_above))
        if len(kinds) == 1 and not any(column.role is not Role.TOTAL for column in self.columns.hours):
            self.found.lines = [replace(line, hours=as_kind(line.hours, kinds[0])) for line in self.found.lines]

    @property
    def has_hours(self) -> bool:
        return any(line.hours.total for line in self.found.lines)


def draft_tables(plans: Sequence[Plan]) -> tuple[DraftTable, ...]:
    """How the tables of some plans were read, parts that stand side by side together."""
    by_table: dict[tuple[str, int | None], DraftTable] = {}
    for plan in plans:
        key = (plan.table.sheet, plan.table.number)
        before = by_table.get(key)
        first, last = _header_rows(plan)
        if before is None:
            by_table[key] = DraftTable(*key, first, last, _draft_columns(plan.columns))
            continue
        known = {column.index for column in before.columns}
        more = [column for column in _draft_columns(plan.columns) if column.index not in known]
        columns = tuple(sorted((*before.columns, *more), key=lambda column: column.index))
        by_table[key] = DraftTable(*key, before.first_row, before.last_row, columns)
    return tuple(by_table.values())


def unit_of(plans: Sequence[Plan]) -> SourceUnit:
    """What the numbers of the plans count: hours wherever one of them prints hours."""
    columns = [unit_column(plan.columns) for plan in plans]
    if not columns or any(column is None for column in columns):
        return SourceUnit.HOURS
    column = columns[0]
    assert column is not None
    if column.role is Role.WEEKS:
        return SourceUnit.WEEKS
    return SourceUnit.ECTS if "ects" in column.header.casefold() else SourceUnit.CREDITS


def _header_rows(plan: Plan) -> tuple[int, int]:
    header = plan.header
    if header is None or header.first < 0:
        return 0, 0
    return plan.table.rows[header.first].number, plan.table.rows[header.last].number


def _draft_columns(columns: Columns) -> tuple[DraftColumn, ...]:
    read: dict[int, tuple[Column, Role]] = {column.index: (column, Role.OTHER) for column in columns.left_out}
    single = tuple(filter(None, (columns.credits, columns.weeks)))
    kinds = (*columns.controls, *columns.class_kinds, *columns.descriptions, *columns.outcomes)
    for column in (*columns.numbers, *columns.levels, *columns.hours, *single, *kinds):
        read[column.index] = (column, column.role)
    return tuple(
        DraftColumn(
            index, " / ".join(filter(None, map(shown, column.path))), header_key(column.path), role, column.is_chosen
        )
        for index, (column, role) in sorted(read.items())
    )
