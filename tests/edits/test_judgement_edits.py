"""Judgements: an assessor's own and the team's."""

from typing import Any

import pytest

from assessor.edits.judgement import judge, withdraw_judgement
from assessor.edits.mapping import EvidenceGiven, map_topic
from assessor.errors import NotAllowedError, UnknownWordError
from assessor.model.mapping import Coverage, Evidence, EvidenceKind, Judgement
from tests.edits.assessed import EU, WCO, WHO, Assessed


def judged(a: Assessed, **more: Any) -> Judgement:
    """Judge an item and return the judgement."""
    values = {"framework": EU, "item": "OP-03", "coverage": Coverage.L, "reason": "три темы вместе", **more}
    judge(a.store, assessor=values.pop("assessor", a.assessor), **values, **WHO)
    return a.store.rows(Judgement)[-1]


def test_a_judgement_is_kept_with_its_reason_and_evidence(assessed: Assessed) -> None:
    quote = [EvidenceGiven(EvidenceKind.EXAMINATION_TASK, "Билет 4")]
    judgement = judged(assessed, level=3, missing="процедура обжалования", evidence=quote)
    assert (judgement.level, judgement.missing, judgement.reason) == (3, "процедура обжалования", "три темы вместе")
    assert [piece.judgement_id for piece in assessed.store.rows(Evidence)] == [judgement.id]
    assert assessed.last_name == "Judged OP-03"


def test_own_and_consensus_general_and_of_a_programme_stand_side_by_side(assessed: Assessed) -> None:
    judged(assessed)
    judged(assessed, programme=assessed.programme)
    judged(assessed, assessor=None)
    judged(assessed, assessor=None, coverage=Coverage.F)
    rows = assessed.store.rows(Judgement)
    assert [(row.assessor_id is None, row.programme_id is None) for row in rows] == [
        (False, True),
        (False, False),
        (True, True),
    ]
    assert rows[-1].coverage is Coverage.F
    assert assessed.last_name == "Settled OP-03 together"


def test_judging_the_same_again_confirms_it_after_a_later_mapping(assessed: Assessed) -> None:
    judgement = judged(assessed)
    values: Any = {"framework": EU, "item": "OP-03", "assessor": assessed.assessor, "coverage": Coverage.P}
    map_topic(assessed.store, topic=assessed.topics[0], **values, **WHO)
    assert assessed.store.snapshot().look_again == {judgement.id}
    judged(assessed)
    assert assessed.store.snapshot().look_again == frozenset()


def test_a_judgement_is_taken_back_with_its_evidence_and_only_that(assessed: Assessed) -> None:
    own = judged(assessed, evidence=[EvidenceGiven(EvidenceKind.EXAMINATION_TASK, "Билет 4")])
    settled = judged(assessed, assessor=None)
    withdraw_judgement(assessed.store, judgement=own.id, **WHO)
    assert assessed.store.rows(Judgement) == (settled,)
    assert assessed.store.rows(Evidence) == ()
    assert assessed.last_name == "Took a judgement on OP-03 back"
    withdraw_judgement(assessed.store, judgement=settled.id, **WHO)
    assert assessed.last_name == "Took what was settled on OP-03 back"
    assessed.store.undo(**WHO)
    assert assessed.store.rows(Judgement) == (settled,)


def test_a_judgement_that_is_gone_is_not_taken_back_again(assessed: Assessed) -> None:
    gone = judged(assessed)
    withdraw_judgement(assessed.store, judgement=gone.id, **WHO)
    assessed.unchanged_by(lambda: withdraw_judgement(assessed.store, judgement=gone.id, **WHO), UnknownWordError)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": "  "}, "needs its reason"),
        ({"coverage": Coverage.N, "level": 1}, "Coverage N takes no level"),
        ({"item": "CV-01", "level": 1}, "has no levels"),
        ({"level": 9}, "off the scale"),
        ({"item": "OP-A"}, "is an area and sums up"),
        ({"framework": WCO, "item": "K05"}, "K05.1"),
    ],
)
def test_what_the_rules_refuse_changes_nothing(assessed: Assessed, values: dict[str, Any], words: str) -> None:
    assert words in assessed.unchanged_by(lambda: judged(assessed, **values), NotAllowedError)


@pytest.mark.parametrize("values", [{"item": "X"}, {"programme": "X"}, {"assessor": "X"}])
def test_what_is_not_there_changes_nothing(assessed: Assessed, values: dict[str, Any]) -> None:
    assessed.unchanged_by(lambda: judged(assessed, **values), UnknownWordError)
