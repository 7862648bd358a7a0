"""What an analysis answers: results of items, of areas and of the whole, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
    coverage: Coverage | None  # the agreed value; None while there is none
    documented: int | None  # 0 when nothing is documented; None where the item has no levels or nothing is agreed
    result: Result
    reason: Reason | None  # of not_assessed
    shortfall: int | None  # target − documented, 0 or more; None for not_assessed, no_target and items without levels
    taught_minutes: int  # contact, practice, internship and unsplit hours of the topics at P, L, F, each once
    self_study_minutes: int
    mapping_rows: tuple[int, ...]
    voices: Mapping[str, Value]  # assessor id -> own value, of all who have a say
    consensus: Value | None
    look_again: bool  # a judgement stands here that is older than a mapping
    above_basis: bool  # the documented level is higher than its evidence supports (rule 8)
    on_title: bool  # the documented level rests on titles alone (rule 8)


@dataclass(frozen=True, slots=True)
class AreaResult:
    """An area, or the whole framework (code ''). Shares and index are 0 to 1, None where nothing counts."""

    code: str
    counts: Mapping[Result, int]
    share_met: float | None
    index: float | None  # Σ w·min(1, documented/target) / Σ w; None as well where there are no levels
    weakest: str | None  # code of the item with the lowest documented/target
    mostly_assessed: bool  # at least half of the items with a target are assessed; else show counts, no index


@dataclass(frozen=True)
class Results:
    """All results of one scope."""

    scope: Scope
    items: tuple[ItemResult, ...]  # the judged items, all of them, in pack order
    areas: tuple[AreaResult, ...]  # in pack order
    whole: AreaResult
    levels_on_titles: float | None  # share of the levels of the scope that rest on titles alone, 0 to 1
    levels_total: int  # how many levels that share is of
    unmapped_topics: tuple[str, ...]  # topics of the scope without any item, not set aside
    set_aside_topics: tuple[str, ...]  # outside the scope of the comparison
    to_refine: tuple[int, ...]  # rows of mappings to areas, which count nowhere

    def item(self, code: str) -> ItemResult:
        """The result of one judged item. Raises KeyError for a code that is not judged."""
        return self._by_code[code]

    @property
    def _by_code(self) -> dict[str, ItemResult]:
        return {item.code: item for item in self.items}
