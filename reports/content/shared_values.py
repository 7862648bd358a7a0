"""Values that several sections of a report are made of: every text is in its language and ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.analysis.results import Result


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it, one line each."""

    label: str
    lines: tuple[str, ...]
    is_state: bool = False  # the state of the report, which stands out


@dataclass(frozen=True, slots=True)
class ResultBar:
    """Counts of results for one stacked bar; `summary` says the same as a sentence."""

    title: str
    counts: Mapping[Result, int]
    summary: str
    has_targets: bool  # False without a role: items are found then, and not at a target


@dataclass(frozen=True, slots=True)
class ProgrammeBar:
    """One programme with a role in the chart of the summary; `share` is None where it may not be shown."""

    title: str
    counts: Mapping[Result, int]
    share: float | None
    value: str
    has_targets: bool
