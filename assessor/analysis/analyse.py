"""The one way from a snapshot to results; every figure on screen, paper and command line comes from here."""

import numpy as np

from assessor.analysis.areas import nothing_to_sum_up, sum_up
from assessor.analysis.columns import columns_of
from assessor.analysis.ground import BASIS_STEP, Bools, Ground, prepare
from assessor.analysis.made_when_asked import MadeWhenAsked
from assessor.analysis.results import ItemResult, Reason, Result, Results, Scope, Value
from assessor.analysis.rules import REASONS, RESULTS, Findings, find_results
from assessor.analysis.tally import Tally, tally_of
from assessor.analysis.values import NO_VALUE, Values, find_values
from assessor.model.mapping import Coverage
from assessor.model.snapshot import Snapshot


def analyse(snapshot: Snapshot, scope: Scope) -> Results:
    """The results of one scope. To look at several scopes of one framework, `prepare` once and call `analyse_on`."""
    return analyse_on(prepare(snapshot, columns_of(snapshot, scope.framework_id)), scope)


def analyse_on(ground: Ground, scope: Scope, before: Results | None = None) -> Results:
    """The results of one scope of the ground's framework, by the eleven rules.

    Pure and without a clock: equal snapshots give equal results, in whatever order their rows stand.

    Args:
        before: results of the same role and programme before a change: items that are the same are not made again.
    """
    if not scope.is_aim:
        return _no_results(scope)
    counts = tally_of(ground, scope.programme_ids)
    values = find_values(ground, scope, counts)
    findings = find_results(ground, scope, counts, values)
    areas, whole = sum_up(ground, findings)
    set_aside = frozenset(entry.topic_id for entry in ground.snapshot.set_asides)
    without_item = _topic_ids(ground, counts.topics_in_scope & ~ground.dealt_topics)
    asking = ground.rows.row[ground.rows.asks_for_level & counts.in_scope]
    return Results(
        scope=scope,
        codes=ground.codes,
        items=_items(_ItemMaker(ground, counts, values, findings), before),
        areas=areas,
        whole=whole,
        levels_on_titles=counts.levels_on_titles / counts.levels if counts.levels else None,
        levels_total=counts.levels,
        levels_above_basis=counts.levels_above_basis,
        asks_for_level=tuple(np.sort(asking).tolist()),
        unmapped_topics=tuple(topic for topic in without_item if topic not in set_aside),
        set_aside_topics=tuple(topic for topic in without_item if topic in set_aside),
        to_refine=tuple(ground.area_rows[counts.programmes[ground.area_programmes]].tolist()),
        numbers=_numbers(findings),
        waiting=_waiting(ground, findings),
        look_again=_codes(ground, values.look_again),
    )


class _Items(MadeWhenAsked[ItemResult]):
    """The results of the judged items, with who makes them."""

    def __init__(self, maker: "_ItemMaker", count: int) -> None:
        super().__init__(count, maker.make)
        self.maker = maker


def _items(maker: "_ItemMaker", before: Results | None) -> _Items:
    items = _Items(maker, len(maker.ground.codes))
    if before is not None and isinstance(before.items, _Items):
        items.adopt(before.items, np.flatnonzero(maker.unchanged_since(before.items.maker)).tolist())
    return items


class _ItemMaker:
    """Makes the results of the judged items from the columns."""

    def __init__(self, ground: Ground, counts: Tally, values: Values, findings: Findings) -> None:
        self.ground = ground
        self._counts = counts
        self._values = values
        self._findings = findings

    def unchanged_since(self, before: "_ItemMaker") -> Bools:
        """Marks the items whose results are those that `before` makes for the same role and programme."""
        ground, old = self.ground, before.ground
        nothing = np.zeros(len(ground.codes), dtype=bool)
        if ground.framework is not old.framework or ground.assessor_ids != old.assessor_ids:
            return nothing
        if self._counts is not before._counts and not self._has_rows_of(before):
            return nothing  # items name their mappings by position
        same = ~nothing
        for now, was, names in (
            (self._findings, before._findings, ("result", "reason", "coverage", "documented", "target_level")),
            (self._counts, before._counts, ("taught", "self_study")),
            (self._values, before._values, ("stated", "differs", "look_again")),
        ):
            for name in names:
                same &= getattr(now, name) == getattr(was, name)
        for name in ("coverage", "documented"):
            same &= (getattr(self._values, name) == getattr(before._values, name)).all(axis=1)
        judged, was_judged = self._values.judgements, before._values.judgements
        for item, voice in judged.keys() | was_judged.keys():
            if judged.get((item, voice)) != was_judged.get((item, voice)):
                same[item] = False
        return same

    def _has_rows_of(self, before: "_ItemMaker") -> bool:
        rows, old = self.ground.rows, before.ground.rows
        pairs = (
            (rows.row, old.row),
            (rows.item_starts, old.item_starts),
            (self._counts.in_scope, before._counts.in_scope),
        )
        return all(np.array_equal(*pair) for pair in pairs)

    def make(self, number: int) -> ItemResult:
        ground, counts, values, findings = self.ground, self._counts, self._values, self._findings
        result = RESULTS[findings.result[number]]
        coverage = int(findings.coverage[number])
        documented = int(findings.documented[number])
        target_level = int(findings.target_level[number])
        has_shortfall = target_level > 0 and result not in (Result.NOT_ASSESSED, Result.NO_TARGET)
        is_graded = bool(ground.graded[number])
        level, basis = divmod(int(values.stated[number]), BASIS_STEP)
        is_known = not values.differs[number]
        return ItemResult(
            code=ground.codes[number],
            target=findings.targets[number],
            coverage=None if coverage == NO_VALUE else Coverage(coverage),
            documented=documented if is_graded and is_known else None,
            result=result,
            reason=REASONS[findings.reason[number]] if result is Result.NOT_ASSESSED else None,
            shortfall=max(0, target_level - documented) if has_shortfall else None,
            taught_minutes=int(counts.taught[number]),
            self_study_minutes=int(counts.self_study[number]),
            mapping_rows=self._mapping_rows(number),
            voices=self._voices(number, is_graded),
            consensus=values.consensus.get(number),
            look_again=bool(values.look_again[number]),
            above_basis=is_known and level > basis,
            on_title=is_known and level > 0 and basis == 1,
        )

    def _mapping_rows(self, number: int) -> tuple[int, ...]:
        rows = self.ground.rows
        part = slice(rows.item_starts[number], rows.item_starts[number + 1])
        return tuple(np.sort(rows.row[part][self._counts.in_scope[part]]).tolist())

    def _voices(self, number: int, is_graded: bool) -> dict[str, Value]:
        voices = {}
        for column, assessor in enumerate(self.ground.assessor_ids):
            coverage = int(self._values.coverage[number, column])
            if coverage != NO_VALUE:
                documented = int(self._values.documented[number, column]) if is_graded else None
                judgement = self._values.judgements.get((number, assessor))
                voices[assessor] = Value(Coverage(coverage), documented, judgement.id if judgement else None)
        return voices


def _topic_ids(ground: Ground, chosen: Bools) -> list[str]:
    return [ground.topics.ids[number] for number in np.flatnonzero(chosen)]


def _codes(ground: Ground, chosen: Bools) -> tuple[str, ...]:
    return tuple(ground.codes[number] for number in np.flatnonzero(chosen))


def _numbers(findings: Findings) -> dict[Result, tuple[int, ...]]:
    found = {result: np.flatnonzero(findings.result == place) for place, result in enumerate(RESULTS)}
    return {result: tuple(numbers.tolist()) for result, numbers in found.items() if len(numbers)}


def _waiting(ground: Ground, findings: Findings) -> dict[Reason, tuple[str, ...]]:
    is_waiting = findings.result == RESULTS.index(Result.NOT_ASSESSED)
    codes = {
        reason: _codes(ground, is_waiting & (findings.reason == number))
        for number, reason in enumerate(REASONS)
        if reason is not None
    }
    return {reason: found for reason, found in codes.items() if found}


def _no_results(scope: Scope) -> Results:
    return Results(
        scope=scope,
        codes=(),
        items=(),
        areas=(),
        whole=nothing_to_sum_up(),
        levels_on_titles=None,
        levels_total=0,
        levels_above_basis=0,
        asks_for_level=(),
        unmapped_topics=(),
        set_aside_topics=(),
        to_refine=(),
        numbers={},
        waiting={},
        look_again=(),
    )
