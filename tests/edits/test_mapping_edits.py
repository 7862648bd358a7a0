"""Mappings, topics set aside and items declared outside: what is written, and what is refused."""

from typing import Any

import pytest

from assessor.edits.assessment import add_framework, new_assessor
from assessor.edits.mapping import (
    EvidenceGiven,
    bring_back,
    declare_outside,
    map_topic,
    set_aside,
    unmap,
    withdraw_outside,
)
from assessor.errors import NotAllowedError, UnknownWordError
from assessor.model.assessment import Assessor
from assessor.model.mapping import (
    Confidence,
    Coverage,
    Evidence,
    EvidenceKind,
    Mapping,
    Outside,
    OutsideReason,
    SetAside,
)
from assessor.model.place import Place
from standards.pack import load_pack
from tests.edits.assessed import EU, WCO, WHO, Assessed


def mapped(a: Assessed, topic: int = 0, item: str = "OP-03", framework: str = EU, **more: Any) -> Mapping:
    """Map a topic and return the mapping."""
    values = {"coverage": Coverage.L, "assessor": a.assessor, **more}
    map_topic(a.store, topic=a.topics[topic], framework=framework, item=item, **values, **WHO)
    return a.store.rows(Mapping)[-1]


def test_a_mapping_holds_what_was_said_and_the_topic_as_evidence(assessed: Assessed) -> None:
    mapping = mapped(assessed, level=2, confidence=Confidence.HIGH)
    assert (mapping.item_code, mapping.coverage, mapping.level) == ("OP-03", Coverage.L, 2)
    (evidence,) = assessed.store.rows(Evidence)
    topic = assessed.store.curriculum().by_id[assessed.topics[0]]
    assert (evidence.kind, evidence.quote) == (EvidenceKind.TITLE, topic.title)
    assert (evidence.source_id, evidence.place) == (topic.source_id, topic.place)
    assert assessed.last_name == "Mapped 1.1 Тема о стоимости 1 to OP-03"


def test_mapping_again_replaces_the_values_and_keeps_id_evidence_and_comment(assessed: Assessed) -> None:
    quote = [EvidenceGiven(EvidenceKind.PRACTICAL_TASK, "Расчёт стоимости", place=Place(page=7))]
    before = mapped(assessed, evidence=quote, comment="см. приложение")
    after = mapped(assessed, coverage=Coverage.F, level=3)
    assert after.id == before.id
    assert (after.coverage, after.level, after.comment) == (Coverage.F, 3, "см. приложение")
    assert [piece.quote for piece in assessed.store.rows(Evidence)] == ["Расчёт стоимости"]


def test_new_evidence_takes_the_place_of_the_old(assessed: Assessed) -> None:
    mapped(assessed)
    mapped(assessed, evidence=[EvidenceGiven(EvidenceKind.INTERVIEW, "Преподаватель: разбираем")])
    (evidence,) = assessed.store.rows(Evidence)
    assert (evidence.kind, evidence.source_id, evidence.place) == (EvidenceKind.INTERVIEW, None, Place())


def test_the_same_mapping_again_leaves_no_trace(assessed: Assessed) -> None:
    mapped(assessed, level=2)
    before = assessed.path.read_bytes()
    mapped(assessed, level=2)
    assert assessed.path.read_bytes() == before
    assert not assessed.store.last_changed


def test_two_assessors_never_overwrite_each_other(assessed: Assessed) -> None:
    mapped(assessed, level=2)
    other = new_assessor(assessed.store, "Пётр Ким")
    mapped(assessed, level=3, assessor=other)
    assert [row.level for row in assessed.store.rows(Mapping)] == [2, 3]
    assert [row.name for row in assessed.store.rows(Assessor)] == ["Анна Ли", "Пётр Ким"]


def test_one_undo_takes_a_new_assessor_back_with_the_mapping(assessed: Assessed) -> None:
    mapped(assessed, assessor=new_assessor(assessed.store, "Пётр Ким"))
    assessed.store.undo(**WHO)
    assert len(assessed.store.rows(Assessor)) == 1
    assert assessed.store.rows(Mapping) == ()


def test_undo_of_a_replacement_brings_the_old_evidence_back(assessed: Assessed) -> None:
    mapped(assessed)
    before = assessed.store.rows(Evidence)
    mapped(assessed, evidence=[EvidenceGiven(EvidenceKind.CONTENT, "новое")])
    assessed.store.undo(**WHO)
    assert assessed.store.rows(Evidence) == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"coverage": Coverage.N, "level": 2}, "Coverage N takes no level"),
        ({"level": 5}, "Level 5 is off the scale of “eu-customs-cfw”, which has 1, 2, 3, 4"),
        ({"level": 0}, "off the scale"),
        ({"level": -1}, "off the scale"),
        ({"item": "CV-01", "level": 1}, "“CV-01” of “eu-customs-cfw” has no levels"),
        ({"item": "K05.1", "framework": WCO, "level": 1}, "has no levels"),
        ({"comment": "a\0b"}, "characters"),
        ({"evidence": [EvidenceGiven(EvidenceKind.CONTENT, "\udcff")]}, "characters"),
    ],
)
def test_what_the_rules_refuse_changes_nothing(assessed: Assessed, values: dict[str, Any], words: str) -> None:
    assert words in assessed.unchanged_by(lambda: mapped(assessed, **values), NotAllowedError)


@pytest.mark.parametrize(
    "values",
    [{"item": "OP-99"}, {"framework": "no-such"}, {"assessor": "no-such"}],
    ids=["item", "framework", "assessor"],
)
def test_what_is_not_there_changes_nothing(assessed: Assessed, values: dict[str, Any]) -> None:
    assessed.unchanged_by(lambda: mapped(assessed, **values), UnknownWordError)


def test_only_topics_are_mapped(assessed: Assessed) -> None:
    def map_the_programme() -> None:
        values: Any = {"framework": EU, "item": "OP-03", "assessor": assessed.assessor, "coverage": Coverage.L}
        map_topic(assessed.store, topic=assessed.programme, **values, **WHO)

    assessed.unchanged_by(map_the_programme, UnknownWordError)


def test_no_topic_is_mapped_to_a_checklist(assessed: Assessed) -> None:
    add_framework(assessed.store, framework=load_pack("training-centre-capability"), **WHO)
    values: Any = {"framework": "training-centre-capability", "item": "CUR-3"}
    assert "checklist" in assessed.unchanged_by(lambda: mapped(assessed, **values), NotAllowedError)


def test_a_level_at_p_is_kept_and_an_area_may_be_mapped(assessed: Assessed) -> None:
    assert mapped(assessed, coverage=Coverage.P, level=2).level == 2
    assert mapped(assessed, item="OP-A").item_code == "OP-A"


def test_unmapping_takes_the_evidence_along(assessed: Assessed) -> None:
    mapped(assessed)
    place: Any = {"topic": assessed.topics[0], "framework": EU, "item": "OP-03", "assessor": assessed.assessor}
    unmap(assessed.store, **place, **WHO)
    assert assessed.store.rows(Mapping) == ()
    assert assessed.store.rows(Evidence) == ()
    sentence = assessed.unchanged_by(lambda: unmap(assessed.store, **place, **WHO), UnknownWordError)
    assert "“Анна Ли” has not mapped" in sentence


def test_topics_are_set_aside_as_one_change(assessed: Assessed) -> None:
    set_aside(assessed.store, topics=assessed.topics, assessor=assessed.assessor, reason="общий предмет", **WHO)
    assert len(assessed.store.rows(SetAside)) == 3
    assert assessed.last_name == "Set topics aside as without a counterpart: 3"
    assessed.store.undo(**WHO)
    assert assessed.store.rows(SetAside) == ()


def test_a_mapped_topic_is_not_set_aside(assessed: Assessed) -> None:
    mapped(assessed)
    sentence = assessed.unchanged_by(
        lambda: set_aside(assessed.store, topics=assessed.topics, assessor=assessed.assessor, **WHO), NotAllowedError
    )
    assert "OP-03" in sentence


def test_a_topic_found_to_have_nothing_may_be_set_aside(assessed: Assessed) -> None:
    mapped(assessed, coverage=Coverage.N)
    set_aside(assessed.store, topics=assessed.topics[:1], assessor=assessed.assessor, **WHO)
    assert assessed.last_name == "Set 1.1 Тема о стоимости 1 aside: no counterpart"


def test_mapping_a_topic_that_was_set_aside_takes_that_back(assessed: Assessed) -> None:
    set_aside(assessed.store, topics=assessed.topics[:1], assessor=assessed.assessor, **WHO)
    mapped(assessed, coverage=Coverage.N)
    assert len(assessed.store.rows(SetAside)) == 1
    mapped(assessed)
    assert assessed.store.rows(SetAside) == ()


def test_an_item_is_declared_outside_once_an_assessor(assessed: Assessed) -> None:
    for reason, note in ((OutsideReason.RESTRICTED, ""), (OutsideReason.ELSEWHERE, "академия МВД")):
        values: Any = {"framework": EU, "item": "OP-03", "assessor": assessed.assessor, "reason": reason, "note": note}
        declare_outside(assessed.store, **values, **WHO)
    (row,) = assessed.store.rows(Outside)
    assert (row.reason, row.note) == (OutsideReason.ELSEWHERE, "академия МВД")


def test_an_area_is_not_declared_outside(assessed: Assessed) -> None:
    values: Any = {"framework": EU, "item": "OP-A", "assessor": assessed.assessor, "reason": OutsideReason.RESTRICTED}
    sentence = assessed.unchanged_by(lambda: declare_outside(assessed.store, **values, **WHO), NotAllowedError)
    assert "“OP-A” is an area" in sentence


def test_what_was_declared_outside_is_taken_back_by_whom_it_was_declared(assessed: Assessed) -> None:
    a = assessed
    item: Any = {"framework": EU, "item": "OP-03", "assessor": a.assessor}
    declare_outside(a.store, **item, reason=OutsideReason.RESTRICTED, **WHO)
    other = new_assessor(a.store, "Болот Асанов")
    declare_outside(a.store, **(item | {"assessor": other}), reason=OutsideReason.ELSEWHERE, **WHO)
    assert withdraw_outside(a.store, **item, **WHO).tables == {"outside"}
    assert [row.assessor_id for row in a.store.rows(Outside)] == [other.id]
    assert a.last_name == "Took back that OP-03 is not assessed"
    assert not withdraw_outside(a.store, **item, **WHO)


def test_topics_set_aside_can_be_brought_back_as_one_change(assessed: Assessed) -> None:
    a = assessed
    set_aside(a.store, topics=a.topics, assessor=a.assessor, reason="общий предмет", **WHO)
    bring_back(a.store, topics=a.topics[:2], assessor=a.assessor, **WHO)
    assert [row.topic_id for row in a.store.rows(SetAside)] == list(a.topics[2:])
    assert a.last_name == "Brought topics back that were set aside: 2"


def test_bringing_back_what_was_not_set_aside_changes_nothing(assessed: Assessed) -> None:
    changes = len(assessed.store.history())
    assert not bring_back(assessed.store, topics=assessed.topics, assessor=assessed.assessor, **WHO)
    assert len(assessed.store.history()) == changes
