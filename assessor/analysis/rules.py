"""Rules 3 and 4: the result of each judged item, the first that fits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessor.analysis.ground import Bools, Ground, Ints
from assessor.analysis.results import Reason, Result, Scope
from assessor.analysis.tally import Tally
from assessor.analysis.values import Values, complete_programmes
from assessor.model.mapping import Coverage, OutsideReason
from standards.framework import Target

RESULTS = tuple(Result)
"""What the numbers of `Findings.result` mean."""

REASONS = (None, *Reason)
"""What the numbers of `Findings.reason` mean; 0 is no reason."""

_NO_TARGET = -1


@dataclass(frozen=True, eq=False)
class Findings:
    """Arrays [item]: targets and results of every judged item."""

    targets: list[Target | None]
    target_level: Ints  # 0 where the target is coverage L, or none
    coverage: Ints  # the agreed coverage, NO_VALUE while there is none
    documented: Ints
    result: Ints  # position in RESULTS
    reason: Ints  # position in REASONS

    @property
    def ratio(self) -> NDArray[np.float64]:
        """documented / target where the target is a level, else 0. May be above 1."""
        return self.documented / np.maximum(self.target_level, 1) * (self.target_level > 0)


def find_results(ground: Ground, scope: Scope, tally: Tally, values: Values) -> Findings:
    """Apply rules 3 and 4. Without a role every item is held against coverage L, and none is without a target."""
    targets, target_level, no_target = _targets(ground, scope)
    is_complete = bool(scope.programme_ids) and complete_programmes(ground.snapshot.completions).issuperset(
        scope.programme_ids
    )
    coverage = values.agreed_coverage
    nothing = (coverage <= Coverage.N) & ~values.differs  # NO_VALUE too: nobody has said anything
    if is_complete:
        coverage = np.where(nothing, Coverage.N, coverage)
    due = (coverage == Coverage.P) & (tally.pieces >= 2) & ~values.is_judged
    is_open = nothing & ~values.is_judged & (not is_complete)
    restricted, elsewhere = (_outside(ground, reason) for reason in (OutsideReason.RESTRICTED, OutsideReason.ELSEWHERE))
    reason = np.select(
        [no_target, values.differs, restricted, elsewhere, due, is_open],
        [
            0,
            *(
                REASONS.index(r)
                for r in (Reason.DIFFER, Reason.RESTRICTED, Reason.ELSEWHERE, Reason.JUDGEMENT_DUE, Reason.OPEN)
            ),
        ],
    )
    has_level = target_level > 0
    met = np.where(has_level, values.agreed_documented >= target_level, coverage >= Coverage.L)
    below = has_level & (values.agreed_documented >= 1)
    order = (Result.NO_TARGET, Result.NOT_ASSESSED, Result.MET, Result.BELOW_TARGET, Result.PARTLY)
    result = np.select(
        [no_target, reason > 0, met, below, coverage == Coverage.P],
        [RESULTS.index(r) for r in order],
        RESULTS.index(Result.NOT_FOUND),
    )
    return Findings(targets, target_level, coverage, values.agreed_documented, result, reason)


def _targets(ground: Ground, scope: Scope) -> tuple[list[Target | None], Ints, Bools]:
    """Targets, target levels, and which items the role asks nothing of."""
    key = "targets", scope.role_code
    return ground.shared(key, lambda: _find_targets(ground, scope), rests_on_mappings=True)  # as long as the framework


def _find_targets(ground: Ground, scope: Scope) -> tuple[list[Target | None], Ints, Bools]:
    size = len(ground.codes)
    if scope.role_code is None:
        return [None] * size, np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool)
    asked = ground.framework.role_by_code[scope.role_code].targets
    targets = [asked.get(code) for code in ground.codes]
    levels = np.array([_NO_TARGET if target is None else target.level or 0 for target in targets], dtype=np.int64)
    return targets, np.where(ground.graded, np.maximum(levels, 0), 0), levels == _NO_TARGET


def _outside(ground: Ground, reason: OutsideReason) -> Bools:
    """The items that somebody declared not assessed for `reason`."""
    found = np.zeros(len(ground.codes), dtype=bool)
    for outside in ground.snapshot.outsides:
        item = ground.number_of.get(outside.item_code)
        if outside.framework_id == ground.framework.id and outside.reason is reason and item is not None:
            found[item] = True
    return found
