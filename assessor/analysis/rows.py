"""The figures as flat rows with stable names: what JSON, XLSX and later exports are made of."""

from dataclasses import asdict, dataclass

from assessor.analysis.columns import BASIS
from assessor.analysis.results import AreaResult, ItemResult, Result, Results, Value
from assessor.model.curriculum import MINUTES_PER_HOUR
from assessor.model.mapping import Coverage, Evidence
from assessor.model.snapshot import Snapshot
from standards.framework import Item, Target

COVERAGE_TARGET = "L"
"""How the target of an item without levels is written."""

QUOTE_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class GapRow:
    """One judged item in one scope. Hours are academic hours, self-study apart; they do not add up over items."""

    code: str
    title: str
    target: int | str | None  # a level, COVERAGE_TARGET, or None
    documented: int | None
    coverage: str | None  # N, P, L, F, or None while there is no agreed value
    result: str
    reason: str | None
    shortfall: int | None
    hours: int | float
    self_study_hours: int | float
    above_basis: bool
    on_title: bool
    look_again: bool
    is_consensus: bool


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area in one scope."""

    code: str
    title: str
    index: float | None
    share_met: float | None
    weakest: str | None
    mostly_assessed: bool
    counts: dict[str, int]  # result -> judged items


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One mapping behind an item."""

    id: str  # of the topic
    title: str
    coverage: str
    level: int | None
    assessor: str
    evidence: str  # the quotes in one line
    kind: str | None  # the strongest kind of evidence, None without evidence
    item: str  # the code as mapped: the judged item or one below it
    programme: str  # id


def gap_rows(snapshot: Snapshot, results: Results, language: str = "en") -> tuple[GapRow, ...]:
    """One row a judged item, in pack order."""
    items = snapshot.framework_by_id[results.scope.framework_id].by_code
    return tuple(_gap_row(item, items[item.code], language) for item in results.items)


def area_rows(snapshot: Snapshot, results: Results, language: str = "en") -> tuple[AreaRow, ...]:
    """One row an area, in pack order."""
    items = snapshot.framework_by_id[results.scope.framework_id].by_code
    return tuple(
        AreaRow(
            code=area.code,
            title=items[area.code].shown_title(language),
            index=area.index,
            share_met=area.share_met,
            weakest=area.weakest,
            mostly_assessed=area.mostly_assessed,
            counts=_counts(area),
        )
        for area in results.areas
    )


def mapping_rows(snapshot: Snapshot, item: ItemResult) -> tuple[MappingRow, ...]:
    """One row a mapping of the item in the scope, N included, in the order in which they were made."""
    return tuple(_mapping_row(snapshot, row) for row in item.mapping_rows)


def gaps_json(snapshot: Snapshot, results: Results, language: str = "en") -> dict[str, object]:
    """The answer of `gaps --json`; keys may be added to it, never renamed. Equal results give equal answers."""
    scope, whole = results.scope, results.whole
    gaps = gap_rows(snapshot, results, language)
    return {
        "framework": scope.framework_id,
        "role": scope.role_code,
        "programmes": list(scope.programme_ids),
        "aims_declared": scope.aims_declared,
        "is_aim": scope.is_aim,
        "items": [_item_json(snapshot, item, row) for item, row in zip(results.items, gaps, strict=True)],
        "areas": [asdict(area) for area in area_rows(snapshot, results, language)],
        "index": whole.index,
        "share_met": whole.share_met,
        "weakest": whole.weakest,
        "mostly_assessed": whole.mostly_assessed,
        "counts": _counts(whole),
        "levels_on_titles": results.levels_on_titles,
        "levels": results.levels_total,
        "levels_above_basis": results.levels_above_basis,
        "unmapped_topics": list(results.unmapped_topics),
        "set_aside_topics": list(results.set_aside_topics),
        "asks_for_level": [asdict(_mapping_row(snapshot, row)) for row in results.asks_for_level],
        "to_refine": [asdict(_mapping_row(snapshot, row)) for row in results.to_refine],
    }


def academic_hours(minutes: int) -> int | float:
    """Hours for people and files: whole, or with at most two decimals."""
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return hours if rest == 0 else round(minutes / MINUTES_PER_HOUR, 2)


def _gap_row(result: ItemResult, item: Item, language: str) -> GapRow:
    return GapRow(
        code=result.code,
        title=item.shown_title(language),
        target=_target(result.target, item),
        documented=result.documented,
        coverage=_letter(result.coverage),
        result=result.result.value,
        reason=result.reason.value if result.reason else None,
        shortfall=result.shortfall,
        hours=academic_hours(result.taught_minutes),
        self_study_hours=academic_hours(result.self_study_minutes),
        above_basis=result.above_basis,
        on_title=result.on_title,
        look_again=result.look_again,
        is_consensus=result.consensus is not None,
    )


def _item_json(snapshot: Snapshot, item: ItemResult, row: GapRow) -> dict[str, object]:
    names = snapshot.assessor_by_id
    return {
        **asdict(row),
        "values": [_value_json(value, names[voice].name) for voice, value in item.voices.items()],
        "consensus": _value_json(item.consensus, None) if item.consensus else None,
        "topics": [asdict(mapping) for mapping in mapping_rows(snapshot, item)],
    }


def _value_json(value: Value, assessor: str | None) -> dict[str, object]:
    return {
        "assessor": assessor,
        "coverage": value.coverage.name,
        "documented": value.documented,
        "is_judgement": value.judgement_id is not None,
    }


def _mapping_row(snapshot: Snapshot, row: int) -> MappingRow:
    mapping = snapshot.mappings[row]
    topic = snapshot.curriculum.by_id[mapping.topic_id]
    evidence = snapshot.evidence_of.get(mapping.id, ())
    return MappingRow(
        id=topic.id,
        title=topic.title,
        coverage=mapping.coverage.name,
        level=mapping.level,
        assessor=snapshot.assessor_by_id[mapping.assessor_id].name,
        evidence=QUOTE_SEPARATOR.join(piece.quote for piece in evidence if piece.quote),
        kind=_strongest(evidence),
        item=mapping.item_code,
        programme=snapshot.curriculum.programme_of(topic.id).id,
    )


def _strongest(evidence: tuple[Evidence, ...]) -> str | None:
    """The kind that supports the highest level, the first of several."""
    return max(evidence, key=lambda piece: BASIS[piece.kind]).kind.value if evidence else None


def _target(target: Target | None, item: Item) -> int | str | None:
    if target is None:
        return None
    return target.level if item.graded and target.level else COVERAGE_TARGET


def _letter(coverage: Coverage | None) -> str | None:
    return None if coverage is None else coverage.name


def _counts(area: AreaResult) -> dict[str, int]:
    return {result.value: area.counts[result] for result in Result}
