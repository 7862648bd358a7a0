"""Random assessments: the columns against a plain reading of the rules, and what must hold whatever is said."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.analysis.analyse import analyse, analyse_on
from assessor.analysis.columns import MappingColumns, columns_of
from assessor.analysis.ground import prepare
from assessor.analysis.results import COUNTED, AreaResult, ItemResult, Result, Results
from assessor.analysis.scope import scope_for
from assessor.model.curriculum import Curriculum
from assessor.model.mapping import Coverage, EvidenceKind, OutsideReason
from assessor.model.snapshot import Snapshot
from tests.analysis.builders import FRAMEWORK, Case
from tests.analysis.reference import Reference

CODES = ("A", "A1", "A1.1", "A1.2", "A2", "B1", "V1")
JUDGED = ("A1", "A2", "B1", "V1")
TOPICS = ("t1", "t2", "u1", "u2", "w1")
PROGRAMMES = ("p", "q", "w")
VOICES = ("ann", "bob", "cem")
GRADES = ("N", "P", "P2", "L", "L1", "L2", "L3", "L4", "F", "F1", "F3", "F4")

grades = st.sampled_from(GRADES)
kinds = st.lists(st.sampled_from(list(EvidenceKind)), max_size=2)
mapped = st.dictionaries(
    st.tuples(st.sampled_from(TOPICS), st.sampled_from(CODES), st.sampled_from(VOICES)),
    st.tuples(grades, kinds),
    max_size=25,
)
judged = st.dictionaries(
    st.tuples(st.sampled_from(JUDGED), st.sampled_from((None, *VOICES)), st.sampled_from((None, None, *PROGRAMMES))),
    grades,
    max_size=4,
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case = Case(assessors=list(VOICES), caps=draw(st.booleans()))
    case.programme("p", "t1", "t2", contact=90, self_study=30).programme("q", "u1", "u2").programme("w", "w1")
    for (topic, code, voice), (grade, evidence) in draw(mapped).items():
        case.map(topic, code, grade, *evidence, by=voice)
    for (code, judge, programme), grade in draw(judged).items():
        case.judge(code, grade, by=judge, of=programme)
    for completed, voice in draw(st.sets(st.tuples(st.sampled_from(PROGRAMMES), st.sampled_from(VOICES)))):
        case.complete(completed, by=voice)
    for aiming, role in draw(st.sets(st.tuples(st.sampled_from(PROGRAMMES), st.sampled_from("RST")), max_size=4)):
        case.aim(aiming, role)
    for code, reason in draw(
        st.dictionaries(st.sampled_from(JUDGED), st.sampled_from(list(OutsideReason)), max_size=1)
    ).items():
        case.outside(code, reason)
    for code, weight in draw(st.dictionaries(st.sampled_from(JUDGED), st.integers(0, 5000), max_size=2)).items():
        case.weigh(code, weight)
    return case


scopes = st.tuples(st.sampled_from((None, "R", "R", "S", "T")), st.sampled_from((None, None, *PROGRAMMES)))
few = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def results_of(snapshot: Snapshot, scope: tuple[str | None, str | None]) -> Results:
    return analyse(snapshot, scope_for(snapshot, FRAMEWORK, *scope))


@given(cases(), scopes)
@few
def test_the_columns_agree_with_a_plain_reading_of_the_rules(case: Case, scope: tuple[str | None, str | None]) -> None:
    snapshot = case.snapshot()
    results = results_of(snapshot, scope)
    if not results.scope.is_aim:
        assert not results.items
        return
    reference = Reference(snapshot, results.scope)
    for item in results.items:
        expected = reference.expected(reference.framework.by_code[item.code])
        for name in (
            "coverage",
            "documented",
            "result",
            "reason",
            "shortfall",
            "taught_minutes",
            "self_study_minutes",
            "mapping_rows",
        ):
            assert getattr(item, name) == getattr(expected, name), (item.code, name)
        own = {voice: (value.coverage, value.documented or 0) for voice, value in item.voices.items()}
        assert own == expected.voices
    check_areas(snapshot, results)


def check_areas(snapshot: Snapshot, results: Results) -> None:
    framework = snapshot.framework_by_id[FRAMEWORK]
    weights = {weight.item_code: weight.weight_thousandths / 1000 for weight in snapshot.weights}
    for area in (*results.areas, results.whole):
        below = [item for item in results.items if area.code in ("", *framework.ancestors(item.code))]
        assert {r: n for r, n in area.counts.items() if n} == {
            r: n for r in Result if (n := sum(item.result is r for item in below))
        }
        check_area(area, [item for item in below if item.result in COUNTED], weights)


def check_area(area: AreaResult, counted: list[ItemResult], weights: dict[str, float]) -> None:
    met = sum(item.result is Result.MET for item in counted)
    assert area.share_met == (met / len(counted) if counted else None)
    ratios = {
        item.code: (item.documented or 0) / item.target.level
        for item in counted
        if item.target is not None and item.target.level
    }
    total = sum(weights.get(code, 1) for code in ratios)
    index = sum(weights.get(code, 1) * min(1, ratio) for code, ratio in ratios.items()) / total if total else None
    assert area.index == (None if index is None else pytest.approx(index))
    assert area.weakest == (min(ratios, key=lambda code: ratios[code]) if ratios else None)


@given(cases(), scopes)
@few
def test_counts_add_up_and_indices_stay_between_0_and_1(case: Case, scope: tuple[str | None, str | None]) -> None:
    results = results_of(case.snapshot(), scope)
    assert sum(results.whole.counts.values()) == len(results.items)
    for area in (*results.areas, results.whole):
        assert area.index is None or 0 <= area.index <= 1
        assert area.share_met is None or 0 <= area.share_met <= 1


@given(cases(), scopes, st.randoms(use_true_random=False))
@few
def test_the_order_of_rows_is_irrelevant(
    case: Case, scope: tuple[str | None, str | None], random: st.DataObject
) -> None:
    before = case.snapshot()
    order = list(range(len(before.mappings)))
    random.shuffle(order)  # type: ignore[attr-defined]
    after = replace(before, mappings=tuple(before.mappings[row] for row in order))
    one, other = results_of(before, scope), results_of(after, scope)
    assert (one.areas, one.whole, one.levels_on_titles) == (other.areas, other.whole, other.levels_on_titles)
    for mine, theirs in zip(one.items, other.items, strict=True):
        assert replace(mine, mapping_rows=()) == replace(theirs, mapping_rows=())
        assert set(mine.mapping_rows) == {order[row] for row in theirs.mapping_rows}


@given(cases(), scopes, st.sampled_from(TOPICS), st.sampled_from(CODES), st.sampled_from(VOICES))
@few
def test_an_n_never_raises_a_value(
    case: Case, scope: tuple[str | None, str | None], topic: str, code: str, voice: str
) -> None:
    if any((m.topic_id, m.item_code, m.assessor_id) == (topic, code, voice) for m in case.mappings):
        return
    before = results_of(case.snapshot(), scope)
    after = results_of(case.map(topic, code, "N", by=voice).snapshot(), scope)
    for was, now in zip(before.items, after.items, strict=True):
        assert (now.coverage or Coverage.N) <= (was.coverage or Coverage.N)
        assert (now.documented or 0) <= (was.documented or 0)
        assert (now.taught_minutes, now.self_study_minutes) == (was.taught_minutes, was.self_study_minutes)


@given(st.lists(st.integers(1, 4), min_size=3, max_size=3))
@few
def test_surplus_pays_for_nothing(levels: list[int]) -> None:
    """A level above its target gives no more than the target itself, whatever stands beside it."""
    targets = {"A1": 3, "A2": 2, "B1": 1}
    given_levels = dict(zip(targets, levels, strict=True))
    index = index_of(given_levels)
    assert index == index_of({code: min(level, targets[code]) for code, level in given_levels.items()})
    assert (index == 1) == all(level >= targets[code] for code, level in given_levels.items())


def index_of(levels: dict[str, int]) -> float | None:
    case = Case().programme("p", "t1")
    for code, level in levels.items():
        case.map("t1", code, f"L{level}")
    return results_of(case.snapshot(), ("R", None)).whole.index


@given(cases(), scopes)
@few
def test_columns_with_other_tables_in_another_order_give_the_same(
    case: Case, scope: tuple[str | None, str | None]
) -> None:
    """As a store may give them: tables in its own order, with ids that nothing names."""
    snapshot = case.snapshot()
    columns = columns_of(snapshot, FRAMEWORK)
    turned = turn(columns)
    chosen = scope_for(snapshot, FRAMEWORK, *scope)
    empty = replace(snapshot, mappings=())
    assert analyse_on(prepare(empty, turned), chosen) == analyse_on(prepare(snapshot, columns), chosen)


def turn(columns: MappingColumns) -> MappingColumns:
    return replace(
        columns,
        topic_ids=(*columns.topic_ids[::-1], "p", "p-m"),
        item_codes=columns.item_codes[::-1],
        assessor_ids=columns.assessor_ids[::-1],
        topic=(len(columns.topic_ids) - 1 - columns.topic).astype(np.int32),
        item=(len(columns.item_codes) - 1 - columns.item).astype(np.int32),
        assessor=(len(columns.assessor_ids) - 1 - columns.assessor).astype(np.int16),
    )


def test_the_order_of_the_curriculum_rows_is_irrelevant() -> None:
    case = Case().programme("p", "t1", "t2").programme("q", "u1").map("u1", "A1", "L2").map("t1", "A1", "P")
    snapshot = case.snapshot()
    turned = replace(snapshot, curriculum=Curriculum(tuple(reversed(case.nodes))))
    assert results_of(turned, ("R", None)) == results_of(snapshot, ("R", None))


def test_a_column_that_names_what_is_no_topic_is_refused() -> None:
    snapshot = Case().programme("p", "t1").map("t1", "A1", "L2").snapshot()
    columns = replace(columns_of(snapshot, FRAMEWORK), topic_ids=("p-m",))
    with pytest.raises(KeyError, match="p-m"):
        prepare(snapshot, columns)


@given(cases(), scopes, st.booleans())
@few
def test_the_short_lists_say_what_the_items_say(case: Case, scope: tuple[str | None, str | None], old: bool) -> None:
    if old:
        case.look_again.update(judgement.id for judgement in case.judgements)
    results = results_of(case.snapshot(), scope)
    waiting = {code: reason for reason, codes in results.waiting.items() for code in codes}
    assert waiting == {item.code: item.reason for item in results.items if item.reason is not None}
    assert list(results.look_again) == [item.code for item in results.items if item.look_again]
