"""What a report says of results, as values: every text is in its language and ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from reports.content.shared_values import Fact, ProgrammeBar, ResultBar


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area with its counts; share and index are '' where they may not be shown."""

    code: str
    title: str
    is_lowest: bool  # holds items itself
    counts: Mapping[Result, int]
    share: float | None  # at the target, 0 to 1; None where it may not be shown
    at_target: str
    remark: str  # index and weakest item, '' where they may not be shown


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A module with the best coverage that its topics give each item."""

    number: str
    title: str
    hours: str
    cells: Mapping[str, Coverage]  # item code -> coverage; items that no topic of the module deals with are absent


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """An item, its area and its result."""

    code: str
    title: str
    area: str
    result: Result | None  # None for an area


@dataclass(frozen=True, slots=True)
class Matrix:
    """Modules against items; `summary` says as a sentence what the picture shows."""

    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    reading: str  # how to read it
    summary: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """An item that is below the target, partly covered or not found."""

    code: str
    title: str
    target: str  # the number of the level, '' where the standard has no levels
    documented: str  # the number of the level, or the coverage
    result: Result
    result_text: str
    topics: str
    evidence: tuple[str, ...]
    marks: tuple[str, ...]  # what must be said of the documented level: above its evidence, older than a mapping
    annex_key: str  # of the mappings that hold the strongest evidence, '' without any


@dataclass(frozen=True, slots=True)
class GapOverviewLine:
    """A gap in the short report, with the programme and role that it is a gap of."""

    gap: GapLine
    programme: str
    target: str  # in words
    documented: str


@dataclass(frozen=True, slots=True)
class GapOverview:
    """The largest gaps, and how many items have one."""

    lines: tuple[GapOverviewLine, ...]
    total: int
    nothing: str  # what is said where there are no lines


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items that share a reason or an area, with nothing more to say of each. The title may be ''."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedGaps:
    """The gaps with the same target and result as for a role of the same programme that was told of before."""

    role: str
    items: tuple[str, ...]
    without_items: bool  # all gaps of `role` but the items; False: the items alone


@dataclass(frozen=True, slots=True)
class ViewPart:
    """One programme (or the programmes of a role) set against one framework, with a role or without."""

    title: str
    notes: tuple[str, ...]
    bar: ResultBar
    levels: str  # what the numbers of the levels mean, '' where the standard has none
    areas: tuple[AreaLine, ...]
    areas_not_found: tuple[str, ...]  # of which no item was found, with the number of their items; not among `areas`
    unassessed_areas: tuple[str, ...]  # of which no item is assessed; not among `areas`
    matrix: Matrix | None  # None where the part before shows the same modules against the same standard
    has_targets: bool  # False without a role: then nothing is a gap
    gaps: tuple[GapLine, ...]
    not_found: tuple[ItemList, ...]  # by area
    shared: SharedGaps | None  # those told in the part of another role
    unassessed: tuple[ItemList, ...]  # by reason


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """Everything about one programme."""

    title: str
    facts: tuple[Fact, ...]
    views: tuple[ViewPart, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role that programmes aim at, over these programmes together."""

    role: str
    framework: str
    programmes: tuple[str, ...]
    bar: ProgrammeBar
    at_target: str
    index: str
    is_working: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Results by role, and the roles that are no aim."""

    lines: tuple[RoleLine, ...]
    no_aim: tuple[tuple[str, tuple[str, ...]], ...]  # framework, its roles that no programme aims at
    notes: tuple[str, ...]
