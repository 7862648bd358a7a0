"""What an analysis answers: results of items, of areas and of the whole, as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assessor.model.mapping import Coverage
from standards.framework import Target


class Result(StrEnum):
    """The result of one item for one scope and role, the first that fits (rule 3)."""

    NO_TARGET = "no_target"
    NOT_ASSESSED = "not_assessed"
    MET = "met"
    BELOW_TARGET = "below_target"
    PARTLY = "partly"
    NOT_FOUND = "not_found"


class Reason(StrEnum):
    """Why an item is not assessed."""

    DIFFER = "differ"  # the assessors differ
    RESTRICTED = "restricted"  # not shown to us
    ELSEWHERE = "elsewhere"  # taught before entry, on the job, by another body
    JUDGEMENT_DUE = "judgement_due"  # pieces at P may add up: an expert has to say
    OPEN = "open"  # the mapping of a programme of the scope is not complete


COUNTED = (Result.MET, Result.BELOW_TARGET, Result.PARTLY, Result.NOT_FOUND)
"""The results that enter shares and the index."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: one framework, a role or none, and the programmes that count."""

    framework_id: str
    role_code: str | None
    programme_ids: tuple[str, ...]
    aims_declared: bool  # False: no programme declares an aim, so all programmes count and the report says so
    is_aim: bool  # False: no programme aims at the role, so there are no results


@dataclass(frozen=True, slots=True)
class Value:
    """Coverage and documented level of one item, as one assessor or the consensus sees it."""

    coverage: Coverage
    documented: int | None  # 0 when nothing is documented, None where the item has no levels
    judgement_id: str | None = None  # the judgement that decides, None when mappings do


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One judged item. `mapping_rows` are positions in Snapshot.mappings, in their order, N included."""

    code: str
    target: Target | None
    coverage: Coverage | None  # the agreed value; None while there is none, or while nobody has said anything
    documented: int | None  # 0 when nothing is documented; None where the item has no levels or the assessors differ
    result: Result
    reason: Reason | None  # of not_assessed
    shortfall: int | None  # target − documented, 0 or more; None for not_assessed, no_target and items without levels
    taught_minutes: int  # contact, practice, internship and unsplit hours of the topics at P, L, F, each once
    self_study_minutes: int
    mapping_rows: tuple[int, ...]
    voices: Mapping[str, Value]  # assessor id -> own value, of all who have a say
    consensus: Value | None
    look_again: bool  # a judgement stands here that is older than a mapping
    above_basis: bool  # the level of the agreed value, as stated, is higher than its evidence supports (rule 8)
    on_title: bool  # the level of the agreed value rests on titles alone (rule 8)


@dataclass(frozen=True, slots=True)
class AreaResult:
    """An area, or the whole framework (code ''). Shares and index are 0 to 1, None where nothing counts."""

    code: str
    counts: Mapping[Result, int]  # all six, adding up to the judged items of the area
    share_met: float | None
    index: float | None  # Σ w·min(1, documented/target) / Σ w over the items with a level as target; without any, None
    weakest: str | None  # code of the item with the lowest documented/target, of those that the index counts
    mostly_assessed: bool  # at least half of the items with a target are assessed; else show counts, no index

    @property
    def total(self) -> int:
        """How many judged items the area has."""
        return sum(self.counts.values())

    @property
    def with_target(self) -> int:
        """How many items the role asks something of; without a role, all."""
        return self.total - self.counts[Result.NO_TARGET]

    @property
    def assessed(self) -> int:
        """How many items enter shares and index."""
        return sum(self.counts[result] for result in COUNTED)


@dataclass(frozen=True)
class Results:
    """All results of one scope. A role that no programme aims at has none: `items` and `areas` are empty then."""

    scope: Scope
    codes: tuple[str, ...]  # of `items`
    items: Sequence[ItemResult]  # the judged items, all of them, in pack order; made when they are first looked at
    areas: Sequence[AreaResult]  # in pack order; made when they are first looked at
    whole: AreaResult
    levels_on_titles: float | None  # share of `levels_total` that rests on titles alone, 0 to 1; None without levels
    levels_total: int  # mappings of the scope at L or F that state a level, whoever made them
    levels_above_basis: int  # how many of them state a level that their evidence does not support
    asks_for_level: tuple[int, ...]  # rows at L or F without a level on items with levels: they count as level 1
    unmapped_topics: tuple[str, ...]  # topics of the scope without any item, not set aside
    set_aside_topics: tuple[str, ...]  # topics of the scope without any item, outside the scope of the comparison
    to_refine: tuple[int, ...]  # rows of mappings to areas, which count nowhere
    numbers: Mapping[Result, tuple[int, ...]]  # result -> positions in `items`; absent ones have none
    waiting: Mapping[Reason, tuple[str, ...]]  # reason -> codes of the items not assessed for it; others are absent
    look_again: tuple[str, ...]  # codes of the items with a judgement that is older than a mapping

    def items_with(self, *wanted: Result) -> list[ItemResult]:
        """The items with one of these results, in pack order; the others are not made."""
        return [self.items[number] for number in sorted(n for result in wanted for n in self.numbers.get(result, ()))]

    def item(self, code: str) -> ItemResult:
        """The result of one judged item. Raises KeyError for a code that is not judged."""
        return self.items[self._position[code]]

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {code: position for position, code in enumerate(self.codes)}
