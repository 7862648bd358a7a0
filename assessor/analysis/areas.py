"""Rule 5: areas and the whole, from the results of their items."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessor.analysis.ground import Bools, Ground, Ints
from assessor.analysis.made_when_asked import MadeWhenAsked
from assessor.analysis.results import COUNTED, AreaResult, Result
from assessor.analysis.rules import RESULTS, Findings

WHOLE = ""
"""The code under which the whole framework stands as an area."""


def sum_up(ground: Ground, findings: Findings) -> tuple[Sequence[AreaResult], AreaResult]:
    """The areas in pack order, and the whole: over items, not a mean of areas.

    index = Σ w · min(1, documented / target) / Σ w over the judged items that are assessed and have a level as their
    target; nothing above a target pays for what is missing elsewhere.
    """
    item, area = ground.ancestry
    codes = [*(above.code for above in ground.framework.areas), WHOLE]
    result = findings.result[item]
    counts = np.bincount(area * len(RESULTS) + result, minlength=len(codes) * len(RESULTS))
    counts = counts.reshape(len(codes), len(RESULTS))
    measured = np.isin(findings.result, [RESULTS.index(r) for r in COUNTED]) & (findings.target_level > 0)
    weights = np.where(measured, ground.weights, 0.0)
    paid = np.bincount(area, weights=(weights * np.minimum(findings.ratio, 1.0))[item], minlength=len(codes))
    asked = np.bincount(area, weights=weights[item], minlength=len(codes))
    weakest = _weakest(findings.ratio, measured, item, area, len(codes))

    def area_result(n: int) -> AreaResult:
        weakest_item = ground.codes[weakest[n]] if weakest[n] >= 0 else None
        return _area(codes[n], counts[n], float(paid[n]), float(asked[n]), weakest_item)

    return MadeWhenAsked(len(codes) - 1, area_result), area_result(len(codes) - 1)


def nothing_to_sum_up() -> AreaResult:
    """The whole of a scope without results."""
    return _area(WHOLE, np.zeros(len(RESULTS), dtype=np.int64), 0.0, 0.0, None)


def _area(code: str, counts: Ints, paid: float, asked: float, weakest: str | None) -> AreaResult:
    by_result = dict(zip(RESULTS, counts.tolist(), strict=True))
    assessed = sum(by_result[result] for result in COUNTED)
    with_target = assessed + by_result[Result.NOT_ASSESSED]
    return AreaResult(
        code=code,
        counts=by_result,
        share_met=by_result[Result.MET] / assessed if assessed else None,
        index=paid / asked if asked else None,
        weakest=weakest,
        mostly_assessed=0 < with_target <= 2 * assessed,
    )


def _weakest(ratio: NDArray[np.float64], measured: Bools, item: Ints, area: Ints, areas: int) -> Ints:
    """The item with the lowest ratio of each area, the first in pack order at a tie; -1 where none is measured."""
    candidates = np.flatnonzero(measured[item])
    strongest_first = candidates[np.argsort(ratio[item[candidates]], kind="stable")][::-1]
    weakest = np.full(areas, -1)
    weakest[area[strongest_first]] = item[strongest_first]  # of several for one area the last written stays
    return weakest
