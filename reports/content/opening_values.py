"""What the first sections of a report say, as values: every text is in its language and ready to print."""

from dataclasses import dataclass

from reports.content.shared_values import Fact, ProgrammeBar


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
class Summary:
    """The page that stands alone."""

    opening: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    chart_title: str
    bars: tuple[ProgrammeBar, ...]
    strengths_title: str
    strengths: tuple[str, ...]
    gaps_title: str
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
    no_documents: str  # what is said where there are none
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
