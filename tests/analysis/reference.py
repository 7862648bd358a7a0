"""The rules again, written plainly from the design, one item at a time: slow, and only there to be compared with."""

from dataclasses import dataclass

from assessor.analysis.columns import BASIS
from assessor.analysis.results import COUNTED, Reason, Result, Scope
from assessor.model.mapping import Coverage, Judgement, Mapping, OutsideReason
from assessor.model.snapshot import Snapshot
from standards.framework import Item

Pair = tuple[Coverage, int]


@dataclass(frozen=True)
class Expected:
    """What the rules give for one item."""

    coverage: Coverage | None
    documented: int | None
    result: Result
    reason: Reason | None
    shortfall: int | None
    taught_minutes: int
    self_study_minutes: int
    mapping_rows: tuple[int, ...]
    voices: dict[str, Pair]


class Reference:
    """The rules over one snapshot and scope."""

    def __init__(self, snapshot: Snapshot, scope: Scope) -> None:
        self.snapshot = snapshot
        self.scope = scope
        self.framework = snapshot.framework_by_id[scope.framework_id]
        curriculum = snapshot.curriculum
        self.topics = {t.id for p in scope.programme_ids for t in curriculum.topics_of(p)}
        self.done = {(c.programme_id, c.assessor_id) for c in snapshot.completions}

    def expected(self, item: Item) -> Expected:
        rows = [
            (row, mapping)
            for row, mapping in enumerate(self.snapshot.mappings)
            if mapping.framework_id == self.framework.id
            and mapping.topic_id in self.topics
            and self.framework.judged_code(mapping.item_code) == item.code
        ]
        mappings = [mapping for _, mapping in rows]
        voices = {
            assessor.id: value
            for assessor in self.snapshot.assessors
            if (value := self.own_value(item, mappings, assessor.id)) is not None
        }
        agreed, differ = self.agreed_value(item, voices)
        result, reason = self.result(item, mappings, agreed, differ)
        if agreed is None and not differ and self.is_complete():
            agreed = (Coverage.N, 0)
        target = self.target_level(item)
        has_shortfall = target is not None and result in COUNTED
        topics = {mapping.topic_id for mapping in mappings if mapping.coverage >= Coverage.P}
        hours = [self.snapshot.curriculum.by_id[topic].hours for topic in topics]
        documented = None if differ or not item.graded else (agreed[1] if agreed else 0)
        return Expected(
            coverage=agreed[0] if agreed else None,
            documented=documented,
            result=result,
            reason=reason,
            shortfall=max(0, (target or 0) - (documented or 0)) if has_shortfall else None,
            taught_minutes=sum(h.taught for h in hours),
            self_study_minutes=sum(h.self_study or 0 for h in hours),
            mapping_rows=tuple(row for row, _ in rows),
            voices=voices,
        )

    def own_value(self, item: Item, mappings: list[Mapping], assessor: str) -> Pair | None:
        judged = self.judged_value(item, assessor)
        if judged is not None:
            return judged
        own = [mapping for mapping in mappings if mapping.assessor_id == assessor]
        if own:
            levels = [self.level_of(item, mapping) for mapping in own]
            return max(mapping.coverage for mapping in own), max(levels)
        programmes = self.scope.programme_ids
        if programmes and all((programme, assessor) in self.done for programme in programmes):
            return Coverage.N, 0
        return None

    def level_of(self, item: Item, mapping: Mapping) -> int:
        if mapping.coverage < Coverage.L or not item.graded:
            return 0
        level = mapping.level or 1
        if self.snapshot.assessment.caps_levels_at_basis:
            kinds = [evidence.kind for evidence in self.snapshot.evidence if evidence.mapping_id == mapping.id]
            level = min(level, max([BASIS[kind] for kind in kinds], default=1))
        return level

    def judged_value(self, item: Item, voice: str | None) -> Pair | None:
        own = [
            judgement
            for judgement in self.snapshot.judgements
            if judgement.framework_id == self.framework.id
            and judgement.item_code == item.code
            and judgement.assessor_id == voice
        ]
        general = [judgement for judgement in own if judgement.programme_id is None]
        values = []
        for programme in self.scope.programme_ids:
            of_programme = [judgement for judgement in own if judgement.programme_id == programme]
            values += [self.value_of(item, judgement) for judgement in (of_programme or general)]
        if not self.scope.programme_ids:
            values = [self.value_of(item, judgement) for judgement in general]
        return (max(c for c, _ in values), max(level for _, level in values)) if values else None

    def value_of(self, item: Item, judgement: Judgement) -> Pair:
        counts = item.graded and judgement.coverage >= Coverage.L
        return judgement.coverage, (judgement.level or 1) if counts else 0

    def agreed_value(self, item: Item, voices: dict[str, Pair]) -> tuple[Pair | None, bool]:
        consensus = self.judged_value(item, None)
        if consensus is not None:
            return consensus, False
        values = set(voices.values())
        if len(values) > 1:
            return None, True
        return (values.pop() if values else None), False

    def result(
        self, item: Item, mappings: list[Mapping], agreed: Pair | None, differ: bool
    ) -> tuple[Result, Reason | None]:
        role = self.framework.role_by_code[self.scope.role_code] if self.scope.role_code else None
        if role is not None and item.code not in role.targets:
            return Result.NO_TARGET, None
        reason = self.reason(item, mappings, agreed, differ)
        if reason is not None:
            return Result.NOT_ASSESSED, reason
        coverage, documented = agreed or (Coverage.N, 0)
        target = self.target_level(item)
        if documented >= target if target is not None else coverage >= Coverage.L:
            return Result.MET, None
        if target is not None and documented >= 1:
            return Result.BELOW_TARGET, None
        return (Result.PARTLY if coverage == Coverage.P else Result.NOT_FOUND), None

    def reason(self, item: Item, mappings: list[Mapping], agreed: Pair | None, differ: bool) -> Reason | None:
        outside = {
            entry.reason
            for entry in self.snapshot.outsides
            if entry.framework_id == self.framework.id and entry.item_code == item.code
        }
        voices = [None, *(assessor.id for assessor in self.snapshot.assessors)]
        is_judged = any(self.judged_value(item, voice) is not None for voice in voices)
        pieces = {(m.topic_id, m.item_code) for m in mappings if m.coverage == Coverage.P}
        coverage = agreed[0] if agreed else Coverage.N
        if differ:
            return Reason.DIFFER
        if OutsideReason.RESTRICTED in outside:
            return Reason.RESTRICTED
        if OutsideReason.ELSEWHERE in outside:
            return Reason.ELSEWHERE
        if len(pieces) >= 2 and coverage == Coverage.P and not is_judged:
            return Reason.JUDGEMENT_DUE
        if coverage == Coverage.N and not is_judged and not self.is_complete():
            return Reason.OPEN
        return None

    def is_complete(self) -> bool:
        programmes = self.scope.programme_ids
        return bool(programmes) and set(programmes) <= {programme for programme, _ in self.done}

    def target_level(self, item: Item) -> int | None:
        """The level asked for, None where the target is coverage L or there is none."""
        if self.scope.role_code is None or not item.graded:
            return None
        target = self.framework.role_by_code[self.scope.role_code].targets.get(item.code)
        return target.level if target else None
