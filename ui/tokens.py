"""The colours of the window, light and dark: the only place where one is written; paper shares the light ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from reports.charts import tokens as paper
from reports.charts.tokens import Fill


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Every text colour has at least 4.5:1 on the grounds that it stands on (a test)."""

    is_dark: bool
    ground: str
    surface: str
    raised: str
    line: str
    control_edge: str
    text: str
    text_2: str
    text_3: str  # hints; not on a selection
    accent: str
    accent_text: str
    selection: str
    selection_soft: str
    good: str
    warn: str
    bad: str
    evidence: str
    evidence_text: str
    edge: str  # around fills under 3:1
    hatch: str
    assessors: tuple[str, str, str]
    results: Mapping[Result, Fill]
    coverages: Mapping[Coverage, Fill]


LIGHT = Tokens(
    is_dark=False,
    ground="#F3F5F7",
    surface=paper.SURFACE,
    raised=paper.RAISED,
    line=paper.LINE,
    control_edge=paper.CONTROL_EDGE,
    text=paper.TEXT,
    text_2=paper.TEXT_2,
    text_3=paper.TEXT_3,
    accent=paper.ACCENT,
    accent_text="#FFFFFF",
    selection="#D6E6F7",
    selection_soft="#E2EDF8",
    good=paper.GOOD,
    warn=paper.WARN,
    bad=paper.BAD,
    evidence="#FFF2B8",
    evidence_text=paper.TEXT,
    edge=paper.EDGE,
    hatch=paper.HATCH,
    assessors=("#6A4C93", "#1F7A6D", "#A34A00"),
    results=paper.RESULT_FILLS,
    coverages=paper.COVERAGE_FILLS,
)

_DARK_EDGE = "#94A0AD"

DARK = Tokens(
    is_dark=True,
    ground="#14181D",
    surface="#1B2027",
    raised="#232A33",
    line="#343D49",
    control_edge="#76828F",
    text="#E7EBF0",
    text_2="#B4BECA",
    text_3="#94A0AD",
    accent="#74B4F5",
    accent_text="#0B1B2B",
    selection="#23415F",
    selection_soft="#1D3550",
    good="#7FD1B3",
    warn="#F0B95B",
    bad="#FF9B8A",
    evidence="#4D4416",
    evidence_text="#E7EBF0",
    edge=_DARK_EDGE,
    hatch="#76828F",
    assessors=("#B99AE3", "#6CCBBB", "#F0A35E"),
    results={
        Result.MET: Fill("#23483F", "#C9F0E2", _DARK_EDGE),
        Result.PARTLY: Fill("#785D1B", "#FFFFFF", _DARK_EDGE),
        Result.BELOW_TARGET: Fill("#E08A3C", "#1D0E02"),
        Result.NOT_FOUND: Fill("#FFC9BE", "#3A0A05"),
        Result.NOT_ASSESSED: Fill("#1B2027", "#B4BECA", _DARK_EDGE, hatched=True),
        Result.NO_TARGET: Fill(None, "#94A0AD"),
    },
    coverages={
        Coverage.N: Fill("#232A33", "#94A0AD", _DARK_EDGE),
        Coverage.P: Fill("#26425F", "#E7EBF0", _DARK_EDGE),
        Coverage.L: Fill("#4484C4", "#07131F", _DARK_EDGE),
        Coverage.F: Fill("#B3D8F9", "#0B1B2B"),
    },
)
