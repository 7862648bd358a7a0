"""The rows of the long tables and annexes, as values: every text is in its language and ready to print."""

from dataclasses import dataclass

from reports.content.shared_values import Fact


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
    """What one programme shows of an item, or what several without topics were judged to show."""

    programme: str
    topics: tuple[str, ...]  # module by module
    hours: str
    evidence: str
    judgement: str
    annex_key: str = ""  # of the mappings that hold the strongest evidence, '' without any


@dataclass(frozen=True, slots=True)
class ComparisonItem:
    """One item of the comparative table; the remarks are left for the host to write."""

    code: str
    title: str
    lines: tuple[ComparisonLine, ...]
    others: tuple[str, ...]  # the programmes that show nothing, by their results: not found: Course A; Course B


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    """The comparative table of one framework."""

    title: str
    items: tuple[ComparisonItem, ...]


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
    """What the experts found of one item in one topic; `number` is the reference that the other parts point to."""

    number: int
    code: str
    title: str
    findings: tuple[str, ...]  # of each expert: EM L 2
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappingTopic:
    """The mappings of one topic; `key` is what links name."""

    key: str
    title: str  # with the hours
    lines: tuple[MappingLine, ...]


@dataclass(frozen=True, slots=True)
class MappingGroup:
    """The mappings of one module."""

    title: str
    topics: tuple[MappingTopic, ...]


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
