"""The colours of results and coverage and of the paper, as hex: the light tokens, and the only place of them here."""

from dataclasses import dataclass

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage

SURFACE = "#FFFFFF"
RAISED = "#EDF0F3"
RAISED_SOFT = "#F6F8FA"
LINE = "#D3D9E0"
RULE = "#B7C1CC"
CONTROL_EDGE = "#7B8794"
TEXT = "#1A2530"
TEXT_2 = "#465362"
TEXT_3 = "#5E6B78"
ACCENT = "#1C5FA6"
GOOD = "#1B6E53"
WARN = "#8A5200"
BAD = "#A12A1C"
BAND = "#123A66"
BAND_TEXT = "#FFFFFF"
EDGE = "#5E6B78"
HATCH = "#7B8794"
DRAFT_MARK = "#F0F3F6"
ALERT = "#BF5212"


@dataclass(frozen=True, slots=True)
class Fill:
    """The ground of a mark and what is written on it; `edge` where the ground is under 3:1 against white."""

    fill: str | None
    text: str
    edge: str | None = None
    hatched: bool = False


RESULT_FILLS = {
    Result.MET: Fill("#D3EDE4", "#0F4A38", EDGE),
    Result.PARTLY: Fill("#EDB13F", "#2E1F00", EDGE),
    Result.BELOW_TARGET: Fill("#BF5212", "#FFFFFF"),
    Result.NOT_FOUND: Fill("#7A1712", "#FFFFFF"),
    Result.NOT_ASSESSED: Fill(SURFACE, TEXT_2, EDGE, hatched=True),
    Result.NO_TARGET: Fill(None, TEXT_3),
}

COVERAGE_FILLS = {
    Coverage.N: Fill("#F0F2F4", TEXT_3, EDGE),
    Coverage.P: Fill("#D2E3F3", "#12324F", EDGE),
    Coverage.L: Fill("#74ABDB", "#0A2036", EDGE),
    Coverage.F: Fill("#1B4F8F", "#FFFFFF"),
}

RESULT_ORDER = (
    Result.MET,
    Result.PARTLY,
    Result.BELOW_TARGET,
    Result.NOT_FOUND,
    Result.NOT_ASSESSED,
    Result.NO_TARGET,
)
"""From the lightest to the heaviest, then what is not known: the order of bars and legends."""
