"""Rules 1 and 2: each assessor's own value of an item, and the value that they agree on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from assessor.analysis.columns import basis_of
from assessor.analysis.ground import BASIS_STEP, Bools, Ground, Ints
from assessor.analysis.results import Scope, Value
from assessor.analysis.tally import Tally
from assessor.model.mapping import Completion, Coverage, Judgement

NO_VALUE = -1
"""In an array of coverages: nobody has said anything, or the assessors differ."""

_STEP = 1 << 16  # coverage and documented level as one number that tells whether two values are the same


@dataclass(frozen=True, eq=False)
class Values:
    """Arrays [item, assessor] or [item]. `documented` is 0 on items without levels."""

    coverage: Ints  # [item, assessor] own coverage, NO_VALUE without a say
    documented: Ints  # [item, assessor] own documented level
    judgements: Mapping[tuple[int, str | None], Judgement]  # (item, assessor or None for the consensus) -> deciding one
    consensus: Mapping[int, Value]
    agreed_coverage: Ints  # [item] NO_VALUE where nobody has a say or the assessors differ
    agreed_documented: Ints  # [item]
    differs: Bools  # [item] no consensus, and those who have a say have different values
    is_judged: Bools  # [item] a judgement of anybody, or the consensus, counts in the scope
    look_again: Bools  # [item] one of these judgements is older than a mapping of its item
    stated: Ints  # [item] the stated level behind the agreed value with the basis it rests on, as BASIS_STEP


class _Verdict(NamedTuple):
    """What the judgements of one voice on one item come to."""

    coverage: Coverage
    documented: int
    deciding: Judgement


@dataclass(frozen=True, eq=False)
class _Everywhere:
    """The verdicts of the judgements that count in every scope alike: those for all programmes, with none beside them.

    Arrays hold one entry for each of an assessor; those of the team stand in `consensus`.
    """

    item: Ints
    assessor: Ints
    coverage: Ints
    documented: Ints
    basis: Ints  # the highest level that the judgement's own evidence supports
    consensus: Mapping[int, _Verdict]
    deciding: Mapping[tuple[int, str | None], Judgement]
    look_again: Bools  # [item]
    others: tuple[tuple[int, str | None], ...]  # what depends on the scope


def find_values(ground: Ground, scope: Scope, tally: Tally) -> Values:
    """Own and agreed values of every judged item; they are the same for all roles."""
    return ground.shared(scope.programme_ids, lambda: _find_values(ground, scope, tally))


def _find_values(ground: Ground, scope: Scope, tally: Tally) -> Values:
    coverage, documented, stated = tally.coverage.copy(), tally.counted // BASIS_STEP, tally.stated.copy()
    everywhere = _everywhere(ground)
    verdicts, look_again = _verdicts(ground, scope, everywhere)
    is_judged = np.zeros(len(ground.codes), dtype=bool)
    is_judged[[item for item, _ in everywhere.deciding]] = True
    place: tuple[Ints, Ints] | tuple[int, int] = everywhere.item, everywhere.assessor
    coverage[place], documented[place] = everywhere.coverage, everywhere.documented
    rests_on = everywhere.documented * BASIS_STEP + np.maximum(everywhere.basis, tally.basis[place])
    stated[place] = np.where(everywhere.documented > 0, rests_on, 0)
    consensus = dict(everywhere.consensus)
    column = {assessor: number for number, assessor in enumerate(ground.assessor_ids)}
    for (item, voice), verdict in verdicts.items():
        is_judged[item] = True
        if voice is None:
            consensus[item] = verdict
            continue
        place = item, column[voice]
        coverage[place], documented[place] = verdict.coverage, verdict.documented
        stated[place] = _rests_on(ground, verdict, int(tally.basis[place]))
    finished = np.array([_has_finished(ground, scope, assessor) for assessor in ground.assessor_ids], dtype=bool)
    coverage[(coverage == NO_VALUE) & finished] = Coverage.N  # declared complete: has a say, and found nothing

    agreed_coverage, agreed_documented, differs = _agree(coverage, documented)
    agreed_stated = stated.max(axis=1, initial=0)
    for item, verdict in consensus.items():
        agreed_coverage[item], agreed_documented[item], differs[item] = verdict.coverage, verdict.documented, False
        agreed_stated[item] = _rests_on(ground, verdict, int(tally.basis[item].max(initial=0)))
    return Values(
        coverage=coverage,
        documented=documented,
        judgements={**everywhere.deciding, **{key: verdict.deciding for key, verdict in verdicts.items()}},
        consensus={item: _value(ground, item, verdict) for item, verdict in consensus.items()},
        agreed_coverage=agreed_coverage,
        agreed_documented=agreed_documented,
        differs=differs,
        is_judged=is_judged,
        look_again=look_again,
        stated=agreed_stated,
    )


@lru_cache(maxsize=2)  # laid out once for all scopes of a ground
def _everywhere(ground: Ground) -> _Everywhere:
    graded, older = ground.graded.tolist(), ground.snapshot.look_again
    column = {assessor: number for number, assessor in enumerate(ground.assessor_ids)}
    rows: list[tuple[int, int, int, int, int]] = []
    consensus: dict[int, _Verdict] = {}
    deciding: dict[tuple[int, str | None], Judgement] = {}
    others: list[tuple[int, str | None]] = []
    look_again = np.zeros(len(ground.codes), dtype=bool)
    for (item, voice), by_programme in ground.judgements.items():
        if by_programme.keys() != {None}:
            others.append((item, voice))
            continue
        verdict = _verdict([by_programme[None]], graded[item])
        deciding[item, voice] = verdict.deciding
        look_again[item] |= verdict.deciding.id in older
        if voice is None:
            consensus[item] = verdict
        else:
            basis = basis_of(ground.snapshot.evidence_of.get(verdict.deciding.id, ()))
            rows.append((item, column[voice], verdict.coverage, verdict.documented, basis))
    items, assessors, coverages, levels, bases = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    return _Everywhere(items, assessors, coverages, levels, bases, consensus, deciding, look_again, tuple(others))


def complete_programmes(completions: Iterable[Completion]) -> frozenset[str]:
    """The programmes whose mapping somebody has declared finished."""
    return frozenset(completion.programme_id for completion in completions)


def _agree(coverage: Ints, documented: Ints) -> tuple[Ints, Ints, Bools]:
    """The common value of those who have a say, and where they have none because they differ."""
    if coverage.shape[1] == 0:
        nothing = np.full(len(coverage), NO_VALUE)
        return nothing, np.zeros_like(nothing), np.zeros(len(coverage), dtype=bool)
    value = coverage * _STEP + documented
    highest = value.max(axis=1)  # NO_VALUE sorts below every value
    lowest = np.where(coverage == NO_VALUE, np.iinfo(np.int64).max, value).min(axis=1)
    nobody = highest < 0
    differs = ~nobody & (lowest != highest)
    unknown = nobody | differs
    agreed_coverage, agreed_documented = np.divmod(highest, _STEP)
    return np.where(unknown, NO_VALUE, agreed_coverage), np.where(unknown, 0, agreed_documented), differs


def _verdicts(
    ground: Ground, scope: Scope, everywhere: _Everywhere
) -> tuple[dict[tuple[int, str | None], _Verdict], Bools]:
    """What the other judgements that count in the scope come to, by item and voice; and where any wants another look.

    The assessor's judgement of a programme goes before the one for every programme, in that programme. In a scope of
    several programmes the best of what is left counts, as it does for mappings: the scope trains what one of its
    programmes trains.
    """
    look_again = everywhere.look_again.copy()
    older = ground.snapshot.look_again
    verdicts = {}
    for item, voice in everywhere.others:
        counting = _counting(ground.judgements[item, voice], scope)
        if counting:
            verdicts[item, voice] = _verdict(counting, bool(ground.graded[item]))
            look_again[item] |= not older.isdisjoint([judgement.id for judgement in counting])
    return verdicts, look_again


def _counting(by_programme: Mapping[str | None, Judgement], scope: Scope) -> list[Judgement]:
    general = by_programme.get(None)
    counting = [by_programme[programme] for programme in scope.programme_ids if programme in by_programme]
    if general is not None and (not counting or len(counting) < len(scope.programme_ids)):
        counting.append(general)
    return counting


def _verdict(judgements: Sequence[Judgement], is_graded: bool) -> _Verdict:
    coverage, documented, deciding = Coverage.N, -1, judgements[0]
    for judgement in judgements:
        level = documented_level(judgement.coverage, judgement.level, is_graded)
        coverage = max(coverage, judgement.coverage)
        if (level, judgement.coverage) > (documented, deciding.coverage):
            documented, deciding = level, judgement
    return _Verdict(coverage, documented, deciding)


def documented_level(coverage: Coverage, level: int | None, is_graded: bool) -> int:
    """What one mapping or judgement documents: nothing below L, and level 1 where it states none."""
    return (level or 1) if is_graded and coverage >= Coverage.L else 0


def _rests_on(ground: Ground, verdict: _Verdict, basis_of_mappings: int) -> int:
    """Level and basis of a judgement: it rests on its own evidence and on the mappings that it judges.

    Its level is marked above its basis like any other, but no setting caps it: a judgement goes up or down for a
    written reason.
    """
    own = basis_of(ground.snapshot.evidence_of.get(verdict.deciding.id, ()))
    return verdict.documented * BASIS_STEP + max(own, basis_of_mappings) if verdict.documented else 0


def _has_finished(ground: Ground, scope: Scope, assessor_id: str) -> bool:
    own = complete_programmes(c for c in ground.snapshot.completions if c.assessor_id == assessor_id)
    return bool(scope.programme_ids) and own.issuperset(scope.programme_ids)


def _value(ground: Ground, item: int, verdict: _Verdict) -> Value:
    documented = verdict.documented if ground.graded[item] else None
    return Value(verdict.coverage, documented, verdict.deciding.id)
