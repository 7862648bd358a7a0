"""The parts of a report as values: every text is in the report's language and ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it, one line each."""

    label: str
    lines: tuple[str, ...]
    is_state: bool = False  # the state of the report, which stands out


@dataclass(frozen=True, slots=True)
class Running:
    """What every page repeats."""

    title: str
    state: str  # Draft, 16 October 2026
    frameworks: str  # the editions used, each with its state
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    project: str
    title: str
    other_title: str  # the same in the other language of the report, '' where there is none
    institutions: str
    facts: tuple[Fact, ...]
    disclaimer: str  # of the funder, '' unless the assessment carries one


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with what it is a figure of and what it rests on."""

    value: str
    label: str
    basis: str


@dataclass(frozen=True, slots=True)
class ResultBar:
    """Counts of results for one stacked bar; `summary` says the same as a sentence."""

    title: str
    counts: Mapping[Result, int]
    summary: str


@dataclass(frozen=True, slots=True)
class ProgrammeBar:
    """One programme with a role in the chart of the summary; `share` is None where it may not be shown."""

    title: str
    counts: Mapping[Result, int]
    share: float | None
    value: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The page that stands alone."""

    opening: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    chart_title: str
    bars: tuple[ProgrammeBar, ...]
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkLine:
    """A framework in use with its edition and how far it is the publisher's own."""

    title: str
    edition: str
    headings: str
    targets: str
    translation: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A file that the host handed over."""

    title: str
    letter: str  # how the tables call it
    file_name: str  # '' where it is the title
    received: str
    size: str
    topics: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Method:
    """Mandate and method."""

    mandate: tuple[str, ...]
    frameworks: tuple[FrameworkLine, ...]
    documents: tuple[DocumentLine, ...]
    persons: tuple[str, ...]
    rules: tuple[str, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme in the table of programmes; hours by kind as texts, a dash where the source gives none."""

    title: str
    modules: int
    topics: int
    hours: tuple[str, ...]  # of the kinds in Training.kinds, then all together
    aims: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Training:
    """Institutions and programmes in figures."""

    institutions: tuple[Fact, ...]
    kinds: tuple[str, ...]  # the kinds of hours that the documents give
    programmes: tuple[ProgrammeLine, ...]
    changeable: tuple[str, ...]  # who may change how many modules


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area with its counts; share and index are '' where they may not be shown."""

    code: str
    title: str
    is_lowest: bool  # holds items itself
    counts: Mapping[Result, int]
    share: float | None  # at the target, 0 to 1; None where it may not be shown
    at_target: str
    index: str  # '' where it may not be shown
    weakest: str


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
    target: str
    documented: str
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


@dataclass(frozen=True, slots=True)
class GapOverview:
    """The largest gaps, and how many items have one."""

    lines: tuple[GapOverviewLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items that share a reason or an area, with nothing more to say of each."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViewPart:
    """One programme (or the programmes of a role) set against one framework, with a role or without."""

    title: str
    notes: tuple[str, ...]
    bar: ResultBar
    has_levels: bool
    areas: tuple[AreaLine, ...]
    matrix: Matrix | None  # None where the part before shows the same modules against the same standard
    has_targets: bool  # False without a role: then nothing is a gap
    gaps: tuple[GapLine, ...]
    not_found: tuple[ItemList, ...]  # by area: what is not found at all, of a standard without levels
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


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """An assessor's value over all mappings of an item, or the consensus."""

    item: str
    programme: str
    voice: str
    value: str
    missing: str
    reason: str
    evidence: tuple[str, ...]
    look_again: bool  # a finding of the item was made after it


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One item and programme of the comparative table; the remark is left for the host to write."""

    code: str
    item: str
    programme: str
    topics: tuple[str, ...]
    hours: str
    evidence: tuple[str, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    """The comparative table of one framework."""

    title: str
    lines: tuple[ComparisonLine, ...]


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic outside the comparison or without a decision."""

    topic: str
    module: str  # the titles from the programme down to the module
    hours: str
    reason: str
    voice: str


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics without a counterpart, and those that nobody has decided on."""

    set_aside: tuple[TopicLine, ...]
    undecided: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class OutsideLine:
    """An item declared not assessed, the reason with its note, and who declared it."""

    item: str
    reason: str
    voice: str


@dataclass(frozen=True, slots=True)
class RefineLine:
    """A mapping to an area, which counts nowhere until it names an item."""

    topic: str
    area: str
    voice: str


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """An item on which the experts differ, with the value of each."""

    item: str
    programme: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unassessed:
    """What the assessment does not answer, and why."""

    outside: tuple[OutsideLine, ...]
    differences: tuple[DifferenceLine, ...]
    to_refine: tuple[RefineLine, ...]


@dataclass(frozen=True, slots=True)
class MappingLine:
    """One mapping with its evidence; `number` is the reference that the other parts point to."""

    number: int
    topic: str  # '' when it is the topic of the line above
    hours: str
    item: str
    coverage: Coverage
    level: str
    evidence: tuple[str, ...]
    voice: str
    is_proposal: bool  # taken as the program proposed it


@dataclass(frozen=True, slots=True)
class MappingGroup:
    """The mappings of one module; `key` is what links name."""

    key: str
    title: str
    lines: tuple[MappingLine, ...]


@dataclass(frozen=True, slots=True)
class ProvenanceLine:
    """What stands behind a framework: counts by provenance, notes and sources."""

    title: str
    publisher: str
    counts: tuple[tuple[str, str, str], ...]  # provenance, headings, targets of the roles shown
    notes: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """Numbered references, standards and their sources, words, software."""

    mappings: tuple[MappingGroup, ...]
    legend: tuple[str, ...]
    standards: tuple[ProvenanceLine, ...]
    terms: tuple[tuple[str, str], ...]
    software: tuple[Fact, ...]
