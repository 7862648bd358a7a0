"""The curriculum edited at any time: nothing on it is lost, and one undo takes each edit back exactly."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from assessor.analysis.hanging import hanging_on
from assessor.analysis.tree_sums import tree_sums
from assessor.edits.assessment import add_assessor
from assessor.edits.curriculum import add_outcomes, bring_in, complete, set_aims
from assessor.edits.deleting import delete_nodes
from assessor.edits.judgement import judge
from assessor.edits.mapping import EvidenceGiven, map_topic, set_aside
from assessor.edits.outcomes import change_outcome, remove_outcome
from assessor.edits.steps import Step, destination
from assessor.edits.topic_parts import join_topics, split_topic
from assessor.edits.tree import add_node, move_nodes, rename_node, set_hours
from assessor.errors import NotAllowedError, UnknownWordError
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Hours, Node, NodeKind, Outcome, Source
from assessor.model.mapping import Coverage, Evidence, EvidenceKind, Judgement, Mapping, SetAside
from assessor.model.snapshot import Snapshot
from assessor.store import Changed
from tests.edits.assessed import EU, WHO, Assessed, draft


def undone_exactly(assessed: Assessed, edit: Callable[[], Changed]) -> Snapshot:
    """Run an edit; returns what it left. One undo must give back every row as it was, and a redo the edit."""
    before = assessed.store.snapshot()
    assert edit()
    after = assessed.store.snapshot()
    assessed.store.undo(**WHO)
    assert same(assessed.store.snapshot(), before)
    assessed.store.redo(**WHO)
    assert same(assessed.store.snapshot(), after)
    return after


def same(one: Snapshot, other: Snapshot) -> bool:
    names = ("outcomes", "sources", "aims", "mappings", "evidence", "judgements", "set_asides", "completions")
    return one.curriculum.nodes == other.curriculum.nodes and all(
        set(getattr(one, name)) == set(getattr(other, name)) for name in names
    )


def titles(assessed: Assessed, parent: str | None) -> list[str]:
    return [node.title for node in assessed.store.curriculum().children(parent)]


def module(assessed: Assessed) -> str:
    return assessed.store.curriculum().children(assessed.programme)[0].id


def added(assessed: Assessed, kind: NodeKind, parent: str | None, title: str, **more: Any) -> str:
    known = set(assessed.store.curriculum().by_id)
    changed = add_node(assessed.store, kind=kind, parent=parent, title=title, **more, **WHO)
    (new,) = changed.row_ids & (set(assessed.store.curriculum().by_id) - known)
    return new


def codes(assessed: Assessed) -> list[str]:
    return [item.code for item in assessed.store.snapshot().framework_by_id[EU].judged_items if item.graded]


def mapped(
    assessed: Assessed, topic: str, code: str, coverage: Coverage, level: int | None = None, **more: Any
) -> None:
    values: Any = {"assessor": assessed.assessor, "level": level} | more
    map_topic(assessed.store, topic=topic, framework=EU, item=code, coverage=coverage, **values, **WHO)


def test_nodes_are_added_in_front_of_a_sibling_or_last(assessed: Assessed) -> None:
    first, second, third = assessed.topics
    undone_exactly(
        assessed,
        lambda: add_node(
            assessed.store, kind=NodeKind.TOPIC, parent=module(assessed), title=" Новая ", before=second, **WHO
        ),
    )
    assert [topic for topic in assessed.topics if topic in (first, second, third)] == [first, second, third]
    assert titles(assessed, module(assessed))[1] == "Новая"
    added(assessed, NodeKind.MODULE, module(assessed), "Раздел", number="2")
    assert titles(assessed, module(assessed))[-1] == "Раздел"
    programme = added(assessed, NodeKind.PROGRAMME, None, "Вторая")
    assert assessed.store.curriculum().programmes[-1].id == programme
    assert assessed.last_name == "Added “Вторая”"


def test_a_node_without_title_or_place_is_refused(assessed: Assessed) -> None:
    topic = assessed.topics[0]
    cases: list[dict[str, Any]] = [
        {"kind": NodeKind.TOPIC, "parent": module(assessed), "title": " "},
        {"kind": NodeKind.TOPIC, "parent": None, "title": "Тема"},
        {"kind": NodeKind.TOPIC, "parent": topic, "title": "Тема"},
        {"kind": NodeKind.PROGRAMME, "parent": assessed.programme, "title": "Тема"},
        {"kind": NodeKind.TOPIC, "parent": "none", "title": "Тема"},
        {"kind": NodeKind.TOPIC, "parent": module(assessed), "title": "Тема", "hours": Hours(contact=-1)},
    ]
    for case in cases:
        assessed.unchanged_by(partial(add_node, assessed.store, **case, **WHO), NotAllowedError)


def test_a_title_number_and_hours_are_corrected(assessed: Assessed) -> None:
    topic = assessed.topics[0]
    undone_exactly(assessed, lambda: rename_node(assessed.store, node=topic, title="Иначе", number="9", **WHO))
    node = assessed.store.curriculum().by_id[topic]
    assert (node.title, node.number) == ("Иначе", "9")
    assert assessed.last_name == "Did again: Renamed “1.1 Тема о стоимости 1” to “9 Иначе”"
    set_hours(assessed.store, node=topic, hours=Hours(practice=90), **WHO)
    assert assessed.store.curriculum().hours(assessed.programme) == Hours(contact=240, practice=90)
    assessed.unchanged_by(lambda: rename_node(assessed.store, node=topic, title="", **WHO), NotAllowedError)
    refused = (topic, Hours(contact=-1)), (assessed.programme, Hours(contact=60))
    for node_id, hours in refused:
        assessed.unchanged_by(partial(set_hours, assessed.store, node=node_id, hours=hours, **WHO), NotAllowedError)


def test_topics_move_up_down_in_and_out(assessed: Assessed) -> None:
    first, second, third = assessed.topics
    steps = [
        (Step.DOWN, [second, first, third]),
        (Step.DOWN, [second, third, first]),
        (Step.DOWN, None),
        (Step.UP, [second, first, third]),
        (Step.OUT, [second, third, first]),
        (Step.OUT, None),
        (Step.IN, [second, third, first]),
    ]
    for step, expected in steps:
        where = destination(assessed.store.curriculum(), [first], step)
        assert (where is None) == (expected is None), step
        if where is not None:
            move_nodes(assessed.store, nodes=[first], parent=where.parent, before=where.before, **WHO)
            assert assessed.topics == expected
    assert assessed.store.curriculum().by_id[first].parent_id == module(assessed)
    assert assessed.last_name == "Moved “1.1 Тема о стоимости 1”"


def test_several_neighbours_move_together_and_strangers_do_not(assessed: Assessed) -> None:
    first, second, third = assessed.topics
    where = destination(assessed.store.curriculum(), [second, third], Step.UP)
    assert where is not None
    undone_exactly(
        assessed,
        lambda: move_nodes(assessed.store, nodes=[third, second], parent=where.parent, before=where.before, **WHO),
    )
    assert assessed.topics == [second, third, first]
    assert destination(assessed.store.curriculum(), [second, first], Step.DOWN) is None
    again = assessed.topics
    assert not move_nodes(assessed.store, nodes=[second], parent=module(assessed), before=second, **WHO)
    assert assessed.topics == again


def test_nothing_moves_into_itself_or_where_it_cannot_stand(assessed: Assessed) -> None:
    inner = added(assessed, NodeKind.MODULE, module(assessed), "Раздел")
    outer = module(assessed)
    refused = [([outer], inner), ([outer], outer), ([assessed.topics[0]], None), ([inner], assessed.topics[0])]
    for nodes, parent in refused:
        assessed.unchanged_by(partial(move_nodes, assessed.store, nodes=nodes, parent=parent, **WHO), NotAllowedError)
    gone: Any = {"nodes": ["none"], "parent": outer}
    assessed.unchanged_by(lambda: move_nodes(assessed.store, **gone, **WHO), UnknownWordError)


def test_a_split_topic_loses_no_hour_and_keeps_its_mappings_with_the_first(assessed: Assessed) -> None:
    topic = assessed.topics[0]
    code = codes(assessed)[0]
    mapped(assessed, topic, code, Coverage.L, 2)
    parts: Any = {"first_title": "Первая", "second_title": "Вторая", "second_hours": Hours(contact=30)}
    undone_exactly(assessed, lambda: split_topic(assessed.store, topic=topic, **parts, **WHO))
    curriculum = assessed.store.curriculum()
    assert [node.title for node in curriculum.topics][:3] == ["Первая", "Вторая", "Тема о стоимости 2"]
    assert [node.hours.contact for node in curriculum.topics] == [90, 30, 120, 120]
    assert curriculum.topics[1].place == curriculum.topics[0].place
    assert [row.topic_id for row in assessed.store.rows(Mapping)] == [topic]
    assert assessed.last_name == "Did again: Split “1.1 Тема о стоимости 1”"


def test_both_parts_of_a_topic_without_counterpart_are_without(assessed: Assessed) -> None:
    topic = assessed.topics[0]
    set_aside(assessed.store, topics=[topic], assessor=assessed.assessor, reason="общий предмет", **WHO)
    parts: Any = {"first_title": "А", "second_title": "Б", "second_hours": Hours()}
    split_topic(assessed.store, topic=topic, **parts, **WHO)
    assert {row.topic_id for row in assessed.store.rows(SetAside)} == set(assessed.topics[:2])


@pytest.mark.parametrize("hours", [Hours(contact=121), Hours(practice=1), Hours(contact=-1)])
def test_a_part_takes_no_more_hours_than_there_are(assessed: Assessed, hours: Hours) -> None:
    parts: Any = {"first_title": "А", "second_title": "Б", "second_hours": hours}
    assessed.unchanged_by(
        lambda: split_topic(assessed.store, topic=assessed.topics[0], **parts, **WHO), NotAllowedError
    )


def test_joined_topics_keep_hours_mappings_evidence_and_outcomes(assessed: Assessed) -> None:
    first, second, third = assessed.topics
    one, two, three = codes(assessed)[:3]
    proof = EvidenceGiven(EvidenceKind.CONTENT, "методы")
    other = EvidenceGiven(EvidenceKind.OUTCOME, "умеет")
    mapped(assessed, first, one, Coverage.L, 3, evidence=[proof], comment="раз")
    mapped(assessed, second, one, Coverage.F, 1, evidence=[other], comment="два")
    mapped(assessed, third, two, Coverage.P, 2)
    mapped(assessed, third, three, Coverage.N)
    for topic in (second, first):
        add_outcomes(assessed.store, node=topic, texts=[topic], **WHO)
    after = undone_exactly(assessed, lambda: join_topics(assessed.store, topics=[third, first, second], **WHO))
    (joined,) = after.curriculum.topics
    assert joined.id == first
    assert joined.title == "Тема о стоимости 1; Тема о стоимости 2; Тема о стоимости 3"
    assert joined.hours == Hours(contact=360)
    found = {row.item_code: (row.topic_id, row.coverage, row.level) for row in after.mappings}
    assert found == {one: (first, 3, 3), two: (first, 1, 2), three: (first, 0, None)}
    kept = next(row for row in after.mappings if row.item_code == one)
    assert [piece.quote for piece in after.evidence_of[kept.id]] == ["методы", "умеет"]
    assert kept.comment == "раз\nдва"
    assert [row.text for row in after.outcomes if row.position == 1] == [first]
    assert {row.node_id for row in after.outcomes} == {first}


def test_a_level_that_does_not_count_is_not_made_to_count_by_a_join(assessed: Assessed) -> None:
    first, second, _ = assessed.topics
    code = codes(assessed)[0]
    mapped(assessed, first, code, Coverage.P, 4)
    mapped(assessed, second, code, Coverage.L, 1)
    join_topics(assessed.store, topics=[first, second], **WHO)
    (mapping,) = assessed.store.rows(Mapping)
    assert (mapping.coverage, mapping.level) == (Coverage.L, 1)


def test_assessors_keep_their_own_mappings_and_equal_evidence_stands_once(assessed: Assessed) -> None:
    add_assessor(assessed.store, name="Бек", **WHO)
    other = next(row.id for row in assessed.store.rows(Assessor) if row.name == "Бек")
    first, second, _ = assessed.topics
    code = codes(assessed)[0]
    quote = [EvidenceGiven(EvidenceKind.INTERVIEW, "сказали")]
    for topic, assessor in ((first, assessed.assessor), (second, assessed.assessor), (second, other)):
        mapped(assessed, topic, code, Coverage.P, assessor=assessor, evidence=quote)
    after = undone_exactly(assessed, lambda: join_topics(assessed.store, topics=[first, second], title="Одна", **WHO))
    assert {(row.topic_id, row.assessor_id) for row in after.mappings} == {(first, assessed.assessor), (first, other)}
    assert len(after.evidence) == 2


def test_a_joined_topic_is_set_aside_only_if_all_parts_were(assessed: Assessed) -> None:
    first, second, third = assessed.topics
    set_aside(assessed.store, topics=[first, second], assessor=assessed.assessor, reason="общий", **WHO)
    join_topics(assessed.store, topics=[first, second], **WHO)
    assert [(row.topic_id, row.reason) for row in assessed.store.rows(SetAside)] == [(first, "общий")]
    join_topics(assessed.store, topics=[first, third], **WHO)
    assert assessed.store.rows(SetAside) == ()


def test_topics_of_two_programmes_or_one_topic_alone_are_not_joined(assessed: Assessed) -> None:
    bring_in(assessed.store, *draft("второй.csv", "Вторая"), **WHO)
    for topics in ([assessed.topics[0], assessed.topics[-1]], [assessed.topics[0]], [assessed.topics[0]] * 2):
        assessed.unchanged_by(partial(join_topics, assessed.store, topics=topics, **WHO), NotAllowedError)


def test_what_is_deleted_is_told_before_and_goes_with_all_that_hangs_on_it(assessed: Assessed) -> None:
    first, second, third = assessed.topics
    one, two = codes(assessed)[:2]
    mapped(assessed, first, one, Coverage.L, 2)
    mapped(assessed, second, two, Coverage.P)
    set_aside(assessed.store, topics=[third], assessor=assessed.assessor, **WHO)
    value: Any = {"framework": EU, "item": one, "coverage": Coverage.F, "level": 2, "reason": "вместе"}
    judge(assessed.store, programme=assessed.programme, assessor=assessed.assessor, **value, **WHO)
    judge(assessed.store, programme=None, assessor=assessed.assessor, **value, **WHO)
    role = assessed.store.snapshot().framework_by_id[EU].roles[0].code
    set_aims(assessed.store, programme=assessed.programme, framework=EU, roles=[role], **WHO)
    add_outcomes(assessed.store, node=first, texts=["знать"], **WHO)
    complete(assessed.store, programme=assessed.programme, assessor=assessed.assessor, **WHO)
    hanging = hanging_on(assessed.store.snapshot(), [assessed.programme, first])
    assert (hanging.programmes, hanging.modules, hanging.topics) == (1, 1, 3)
    assert hanging.mappings == {assessed.assessor: 2}
    assert (hanging.judgements, hanging.set_asides, hanging.outcomes, hanging.aims, hanging.completions) == (1,) * 5
    assert hanging.is_work
    programme = assessed.programme
    after = undone_exactly(assessed, lambda: delete_nodes(assessed.store, nodes=[programme, first], **WHO))
    assert after.curriculum.nodes == ()
    left = (after.mappings, after.evidence, after.set_asides, after.outcomes, after.aims, after.completions)
    assert left == ((),) * 6
    assert [row.programme_id for row in after.judgements] == [None]
    assert assessed.last_name == "Did again: Deleted “Таможенное дело”"


def test_a_deleted_file_can_be_brought_in_again(assessed: Assessed) -> None:
    delete_nodes(assessed.store, nodes=[assessed.topics[0]], **WHO)
    assert len(assessed.store.rows(Source)) == 1
    delete_nodes(assessed.store, nodes=[assessed.programme], **WHO)
    assert assessed.store.rows(Source) == ()
    bring_in(assessed.store, *draft("план.xlsx"), **WHO)
    assert len(assessed.topics) == 3


def test_a_source_that_evidence_quotes_stays(assessed: Assessed) -> None:
    bring_in(assessed.store, *draft("второй.csv", "Вторая"), **WHO)
    old, new = assessed.store.rows(Source)
    quote = [EvidenceGiven(EvidenceKind.CONTENT, "там", source_id=old.id)]
    mapped(assessed, assessed.topics[-1], codes(assessed)[0], Coverage.L, 1, evidence=quote)
    delete_nodes(assessed.store, nodes=[assessed.programme], **WHO)
    assert assessed.store.rows(Source) == (old, new)


def test_many_topics_are_deleted_with_their_rows(assessed: Assessed) -> None:
    bring_in(assessed.store, *draft("большой.csv", "Большая", topics=250), **WHO)
    programme = assessed.store.curriculum().programmes[-1]
    topic = assessed.store.curriculum().topics_of(programme.id)[-1]
    mapped(assessed, topic.id, codes(assessed)[0], Coverage.L, 1)
    mapped(assessed, assessed.topics[0], codes(assessed)[0], Coverage.L, 1)
    delete_nodes(assessed.store, nodes=[programme.id], **WHO)
    assert len(assessed.store.rows(Node)) == 5
    assert [row.topic_id for row in assessed.store.rows(Mapping)] == [assessed.topics[0]]
    assert len(assessed.store.rows(Evidence)) == 1
    assert assessed.store.rows(Judgement) == ()


def test_outcomes_are_corrected_and_removed(assessed: Assessed) -> None:
    add_outcomes(assessed.store, node=assessed.topics[0], texts=["знать", "уметь"], **WHO)
    first, second = assessed.store.rows(Outcome)
    change_outcome(assessed.store, outcome=first.id, text="знает", translation="knows", **WHO)
    undone_exactly(assessed, lambda: remove_outcome(assessed.store, outcome=second.id, **WHO))
    assert [(row.text, row.translation) for row in assessed.store.rows(Outcome)] == [("знает", "knows")]
    assessed.unchanged_by(lambda: change_outcome(assessed.store, outcome=first.id, text="", **WHO), NotAllowedError)
    assessed.unchanged_by(lambda: remove_outcome(assessed.store, outcome=second.id, **WHO), UnknownWordError)


def test_sums_of_one_pass_are_those_of_the_tree(assessed: Assessed) -> None:
    inner = added(assessed, NodeKind.MODULE, module(assessed), "Раздел")
    added(assessed, NodeKind.TOPIC, inner, "Внутри", hours=Hours(practice=30, self_study=60))
    set_hours(assessed.store, node=module(assessed), hours=Hours(internship=120), **WHO)
    first, second, third, last = assessed.topics
    mapped(assessed, first, codes(assessed)[0], Coverage.N)
    mapped(assessed, second, codes(assessed)[0], Coverage.P)
    set_aside(assessed.store, topics=[third], assessor=assessed.assessor, **WHO)
    sums = tree_sums(assessed.store.snapshot())
    curriculum = assessed.store.curriculum()
    assert {node.id: sums[node.id].hours for node in curriculum.nodes} == {
        node.id: curriculum.hours(node.id) for node in curriculum.nodes
    }
    whole = sums[assessed.programme]
    assert (whole.topics, whole.decided) == (4, 2)
    assert [sums[topic].coverage for topic in (first, second, third, last)] == [Coverage.N, Coverage.P, None, None]
    assert [sums[topic].is_set_aside for topic in (first, second, third, last)] == [False, False, True, False]
