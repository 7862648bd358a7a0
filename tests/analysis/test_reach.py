"""Results that a change is said not to reach are those of the state after it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.analysis.analyse import analyse, analyse_on
from assessor.analysis.columns import columns_of
from assessor.analysis.ground import prepare
from assessor.analysis.reach import EVERYWHERE, is_reached, reach_of
from assessor.analysis.scope import scope_for
from assessor.model.curriculum import Curriculum, Hours
from assessor.model.mapping import Coverage, Evidence, EvidenceKind
from tests.analysis.builders import FRAMEWORK, Case, small_framework
from tests.analysis.test_invariants import PROGRAMMES, cases, few


@given(cases(), st.data())
@few
def test_what_is_not_reached_is_as_before(case: Case, data: st.DataObject) -> None:
    old = case.snapshot()
    if not old.mappings:
        return
    mappings, evidence = list(old.mappings), list(old.evidence)
    place = data.draw(st.integers(0, len(mappings) - 1))
    one = mappings[place]
    deed = data.draw(st.sampled_from(["change", "remove", "prove"]))
    touched, tables = {one.id}, {"mapping"}
    if deed == "change":
        mappings[place] = replace(one, coverage=data.draw(st.sampled_from(list(Coverage))), level=None)
    elif deed == "remove":
        del mappings[place]
        evidence = [piece for piece in evidence if piece.mapping_id != one.id]
        touched |= {piece.id for piece in old.evidence if piece.mapping_id == one.id}
        tables = {"mapping", "evidence"}
    else:
        evidence.append(Evidence("new", EvidenceKind.EXAMINATION_TASK, mapping_id=one.id))
        touched, tables = {"new"}, {"evidence"}
    new = old.succeeded(mappings=tuple(mappings), evidence=tuple(evidence))
    for before, after in ((old, new), (new, old)):
        reach = reach_of(before, after, frozenset(touched), frozenset(tables))
        for programme in (None, *PROGRAMMES):
            for role in (None, "R", "S", "T"):
                scopes = [scope_for(state, FRAMEWORK, role, programme) for state in (before, after)]
                if not is_reached(scopes[0], reach):
                    assert analyse(before, scopes[0]) == analyse(after, scopes[1])


@pytest.mark.parametrize("deed", ["rename", "hours", "add", "gone"])
@given(case=cases())
@few
def test_a_topic_reaches_its_own_programme_alone(deed: str, case: Case) -> None:
    old = case.snapshot()
    one = old.curriculum.by_id["u1"]
    nodes = {
        "rename": replace(one, title="Another"),
        "hours": replace(one, hours=Hours(contact=600)),
        "add": replace(one, id="u3", position=9),
        "gone": one,
    }
    rest = [node for node in old.curriculum.nodes if node.id != "u1" or deed in ("add", "gone")]
    new = old.succeeded(curriculum=Curriculum([*rest, nodes[deed]] if deed != "gone" else rest))
    after = old.succeeded(curriculum=Curriculum([*rest, replace(one, id="u3", position=9)])) if deed == "gone" else old
    pairs = [(after, new)] if deed == "gone" else [(old, new)]
    for before, now in pairs:
        touched = frozenset({nodes[deed].id, "u3"})
        reach = reach_of(before, now, touched, frozenset({"node"}))
        assert reach == (frozenset() if deed == "rename" else {(None, "q")})
        for programme in (None, *PROGRAMMES):
            for role in (None, "R", "S"):
                scopes = [scope_for(state, FRAMEWORK, role, programme) for state in (before, now)]
                if not is_reached(scopes[0], reach):
                    assert analyse(before, scopes[0]) == analyse(now, scopes[1])


@given(cases(), st.data())
@few
def test_a_judgement_reaches_its_framework_and_programme_alone(case: Case, data: st.DataObject) -> None:
    old = case.snapshot()
    if not old.judgements:
        return
    judgements, evidence, look_again = list(old.judgements), list(old.evidence), old.look_again
    one = data.draw(st.sampled_from(judgements))
    place = judgements.index(one)
    deed = data.draw(st.sampled_from(["change", "move", "remove", "prove", "age"]))
    match deed:
        case "change":
            judgements[place] = replace(one, coverage=Coverage.P, level=None)
        case "move":
            judgements[place] = replace(one, programme_id=data.draw(st.sampled_from((None, *PROGRAMMES))))
        case "remove":
            del judgements[place]
        case "prove":
            evidence.append(Evidence("new", EvidenceKind.EXAMINATION_TASK, judgement_id=one.id))
        case "age":
            look_again = frozenset({one.id})
    keys = [(row.item_code, row.assessor_id, row.programme_id) for row in judgements]
    if len(keys) > len(set(keys)):  # another one is there already
        return
    new = old.succeeded(judgements=tuple(judgements), evidence=tuple(evidence), look_again=look_again)
    tables = frozenset({"mapping"} if deed == "age" else {"judgement", "evidence"})
    for before, after in ((old, new), (new, old)):
        reach = reach_of(before, after, frozenset({one.id, "new"}), tables)
        assert {framework for framework, _ in reach} <= {FRAMEWORK}
        columns = columns_of(before, FRAMEWORK)
        past = prepare(before, columns)
        assert analyse_on(past, scope_for(before, FRAMEWORK)) == analyse(before, scope_for(before, FRAMEWORK))
        ground = prepare(after, columns, past)
        assert ground.rows is past.rows
        for programme in (None, *PROGRAMMES):
            for role in (None, "R", "S", "T"):
                scopes = [scope_for(state, FRAMEWORK, role, programme) for state in (before, after)]
                assert analyse_on(ground, scopes[1]) == analyse(after, scopes[1])
                if not is_reached(scopes[0], reach):
                    assert analyse(before, scopes[0]) == analyse(after, scopes[1])


def test_what_is_said_of_one_framework_does_not_reach_another() -> None:
    case = Case(assessors=["ann"]).programme("p", "t1", "t2").map("t1", "A1", "L").judge("A2", "L", by="ann")
    case.map("t2", "A1", "P", by="ann")
    mine = case.snapshot()
    (judgement,) = mine.judgements
    other = small_framework("other")
    old = mine.succeeded(
        frameworks=(*mine.frameworks, other),
        mappings=(*mine.mappings, replace(mine.mappings[0], id="m", framework_id="other")),
        judgements=(judgement, replace(judgement, id="j", framework_id="other")),
    )
    mapped = old.succeeded(mappings=(*old.mappings[:-1], replace(old.mappings[-1], coverage=Coverage.F)))
    judged = old.succeeded(judgements=(judgement, replace(old.judgements[1], coverage=Coverage.P, level=None)))
    for new, row, table in ((mapped, "m", "mapping"), (judged, "j", "judgement")):
        reach = reach_of(old, new, frozenset({row}), frozenset({table}))
        scopes = [scope_for(old, framework.id) for framework in old.frameworks]
        assert [is_reached(scope, reach) for scope in scopes] == [False, True]
        assert analyse(old, scopes[0]) == analyse(new, scopes[0])
        assert analyse(old, scopes[1]) != analyse(new, scopes[1])


def test_other_tables_reach_everywhere() -> None:
    snapshot = Case(assessors=["ann"]).programme("p", "t1").snapshot()
    assert reach_of(snapshot, snapshot, frozenset({"x"}), frozenset({"mapping", "aim"})) == EVERYWHERE
    assert is_reached(scope_for(snapshot, FRAMEWORK), EVERYWHERE)


@given(cases(), cases(), st.sampled_from((None, "R", "S")), st.sampled_from((None, *PROGRAMMES)))
@few
def test_results_with_those_of_before_at_hand_are_the_same(
    before: Case, after: Case, role: str | None, programme: str | None
) -> None:
    """Whatever changed between them: the items that are taken over are those that would be made."""
    states = [before.snapshot(), after.snapshot()]
    grounds = [prepare(state, columns_of(state, FRAMEWORK)) for state in states]
    scopes = [scope_for(state, FRAMEWORK, role, programme) for state in states]
    old = analyse_on(grounds[0], scopes[0])
    assert len(tuple(old.items)) == len(old.items)  # made
    assert analyse_on(grounds[1], scopes[1], old) == analyse_on(grounds[1], scopes[1])


@given(cases(), st.data())
@few
def test_a_judgement_or_an_hour_changes_only_its_items(case: Case, data: st.DataObject) -> None:
    old = case.snapshot()
    judgements = list(old.judgements)
    if judgements:
        place = data.draw(st.integers(0, len(judgements) - 1))
        judgements[place] = replace(judgements[place], reason="Another", coverage=Coverage.P, level=None)
    one = old.curriculum.by_id["t1"]
    nodes = [node for node in old.curriculum.nodes if node.id != "t1"]
    new = old.succeeded(
        judgements=tuple(judgements), curriculum=Curriculum([*nodes, replace(one, hours=Hours(contact=600))])
    )
    ground, scope = prepare(new, columns_of(new, FRAMEWORK)), scope_for(new, FRAMEWORK)
    before = analyse(old, scope_for(old, FRAMEWORK))
    assert len(tuple(before.items)) == len(before.items)
    assert analyse_on(ground, scope, before) == analyse_on(ground, scope)
