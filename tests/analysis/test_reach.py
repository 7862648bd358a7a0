"""Results that a change is said not to reach are those of the state after it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.analysis.analyse import analyse, analyse_on
from assessor.analysis.columns import columns_of
from assessor.analysis.ground import prepare
from assessor.analysis.reach import programmes_touched
from assessor.analysis.scope import scope_for
from assessor.model.curriculum import Curriculum, Hours
from assessor.model.mapping import Coverage, Evidence, EvidenceKind
from tests.analysis.builders import FRAMEWORK, Case
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
        reached = programmes_touched(before, after, frozenset(touched), frozenset(tables))
        for programme in (None, *PROGRAMMES):
            for role in (None, "R", "S", "T"):
                scopes = [scope_for(state, FRAMEWORK, role, programme) for state in (before, after)]
                if reached is not None and reached.isdisjoint(scopes[0].programme_ids):
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
        reached = programmes_touched(before, now, touched, frozenset({"node"}))
        assert reached == (frozenset() if deed == "rename" else {"q"})
        for programme in (None, *PROGRAMMES):
            for role in (None, "R", "S"):
                scopes = [scope_for(state, FRAMEWORK, role, programme) for state in (before, now)]
                if reached.isdisjoint(scopes[0].programme_ids):
                    assert analyse(before, scopes[0]) == analyse(now, scopes[1])


def test_other_tables_reach_everywhere() -> None:
    snapshot = Case(assessors=["ann"]).programme("p", "t1").snapshot()
    assert programmes_touched(snapshot, snapshot, frozenset({"x"}), frozenset({"mapping", "aim"})) is None
    assert programmes_touched(snapshot, snapshot, frozenset({"x"}), frozenset({"judgement"})) is None


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
