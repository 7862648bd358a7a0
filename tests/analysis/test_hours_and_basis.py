"""Rules 7 to 9: hours of items, the basis of levels, topics without items."""

import pytest

from assessor.analysis.columns import BASIS, basis_of, columns_of
from assessor.model.curriculum import Hours, Node, NodeKind
from assessor.model.mapping import Coverage, EvidenceKind
from tests.analysis.builders import FRAMEWORK, Case, item_of, one, results_of, two

TITLE, CONTENT, TASK, EXAM = (
    EvidenceKind.TITLE,
    EvidenceKind.CONTENT,
    EvidenceKind.PRACTICAL_TASK,
    EvidenceKind.EXAMINATION_TASK,
)


def taught(case: Case, code: str = "A1") -> tuple[int, int]:
    item = item_of(case, code)
    return item.taught_minutes, item.self_study_minutes


# hours


def test_each_topic_counts_once_and_in_full_self_study_apart() -> None:
    case = Case().programme("p", "t1", "t2", contact=120, self_study=90)
    case.map("t1", "A1", "P").map("t1", "A1", "L2", by="bob").map("t1", "A1.1", "F1").map("t2", "A1", "L1")
    assert taught(case) == (240, 180)


def test_a_topic_gives_its_hours_to_each_of_its_items() -> None:
    case = one().map("t1", "A1", "L1").map("t1", "A2", "P")
    assert (taught(case, "A1"), taught(case, "A2")) == ((60, 0), (60, 0))


def test_n_gives_no_hours() -> None:
    assert taught(one().map("t1", "A1", "N").map("t2", "A1", "L1")) == (60, 0)
    assert taught(one().map("t1", "A1", "N").map("t1", "A1", "P", by="bob")) == (60, 0), "bob says that it deals"


def test_hours_of_the_scope_only() -> None:
    case = two().map("t1", "A1", "L1").map("u1", "A1", "L1").map("u2", "A1", "P")
    assert item_of(case, "A1", programme="q").taught_minutes == 120
    assert taught(case) == (180, 0)


def test_all_kinds_but_self_study_are_taught_and_unknown_is_none() -> None:
    case = one()
    hours = Hours(contact=10, practice=20, self_study=40, internship=80, unspecified=160)
    case.nodes.append(Node("x", NodeKind.TOPIC, "p-m", 9, "X", hours=hours))
    case.nodes.append(Node("y", NodeKind.TOPIC, "p", 1, "Right under the programme", hours=Hours()))
    assert taught(case.map("x", "A1", "P").map("y", "A1", "P")) == (270, 40)


def test_a_judgement_n_leaves_the_hours_of_the_mappings() -> None:
    assert taught(one().map("t1", "A1", "L1").judge("A1", "N")) == (60, 0)


# basis


def test_basis_of_every_kind() -> None:
    assert {kind.value: level for kind, level in BASIS.items()} == {
        "title": 1,
        "content": 2,
        "outcome": 2,
        "interview": 2,
        "practical_task": 3,
        "observation": 3,
        "examination_task": 4,
    }
    assert set(BASIS) == set(EvidenceKind)
    assert basis_of(()) == 1


def test_the_best_evidence_supports_the_level() -> None:
    columns = columns_of(one().map("t1", "A1", "L3", TITLE, EXAM, CONTENT).map("t2", "A1", "L3").snapshot(), FRAMEWORK)
    assert columns.basis.tolist() == [4, 1]


@pytest.mark.parametrize(
    ("grade", "kinds", "above", "on_title"),
    [
        ("L1", (TITLE,), False, True),
        ("L2", (TITLE,), True, True),
        ("L2", (), True, True),
        ("L2", (CONTENT,), False, False),
        ("L3", (CONTENT,), True, False),
        ("L3", (TASK,), False, False),
        ("L4", (TASK,), True, False),
        ("L4", (EXAM,), False, False),
        ("P4", (TITLE,), False, False),
        ("N", (), False, False),
    ],
)
def test_a_level_above_its_basis_is_marked_and_counts_all_the_same(
    grade: str, kinds: tuple[EvidenceKind, ...], above: bool, on_title: bool
) -> None:
    item = item_of(one().map("t1", "A1", grade, *kinds), "A1")
    assert (item.above_basis, item.on_title) == (above, on_title)
    assert item.documented == (int(grade[1]) if grade[0] == "L" else 0)


def test_only_the_evidence_of_the_highest_level_supports_it() -> None:
    item = item_of(one().map("t1", "A1", "L3", TITLE).map("t2", "A1", "F1", EXAM), "A1")
    assert (item.documented, item.above_basis, item.on_title) == (3, True, True)
    two_proofs = one().map("t1", "A1", "L3", TITLE).map("t2", "A1", "L3", TASK)
    assert not item_of(two_proofs, "A1").above_basis
    team = one().map("t1", "A1", "L3", TITLE).map("t1", "A1", "L3", TASK, by="bob")
    assert not item_of(team, "A1").above_basis, "a colleague of the same value has the proof"


def test_levels_are_capped_only_if_the_assessment_says_so() -> None:
    case = one().map("t1", "A1", "F3", TITLE).map("t2", "A1", "L2", CONTENT).map("t1", "A2", "L4", EXAM)
    assert item_of(case, "A1").documented == 3
    case.caps = True
    item = item_of(case, "A1")
    assert (item.documented, item.shortfall, item.above_basis) == (2, 1, True)
    assert item_of(case, "A2").documented == 4


def test_capping_keeps_the_coverage_and_at_least_level_one() -> None:
    case = one().map("t1", "A1", "F3")
    case.caps = True
    item = item_of(case, "A1")
    assert (item.coverage, item.documented) == (Coverage.F, 1)


def test_a_judgement_rests_on_its_evidence_and_on_what_it_judges_and_is_never_capped() -> None:
    case = one().map("t1", "A1", "P", TASK).judge("A1", "L3")
    case.caps = True
    item = item_of(case, "A1")
    assert (item.documented, item.above_basis, item.on_title) == (3, False, False)
    bare = one().map("t1", "A1", "P", TITLE).judge("A1", "L3")
    bare.caps = True
    item = item_of(bare, "A1")
    assert (item.documented, item.above_basis, item.on_title) == (3, True, True)
    assert not item_of(one().judge("A1", "L4", EXAM), "A1").above_basis
    assert not item_of(one().map("t1", "A1", "P", EXAM, by="bob").judge("A1", "L4", by=None), "A1").above_basis


def test_a_judgement_does_not_rest_on_mappings_outside_the_scope() -> None:
    case = two().map("t1", "A1", "P", EXAM).judge("A1", "L4")
    assert not item_of(case, "A1", programme="p").above_basis
    assert item_of(case, "A1", programme="q").above_basis


def test_share_of_levels_on_titles() -> None:
    case = one().map("t1", "A1", "L3", TITLE).map("t2", "A1", "F2").map("t3", "A1", "L2", CONTENT)
    case.map("t1", "A2", "L1", TITLE, by="bob").map("t2", "A2", "P4", TITLE).map("t3", "A2", "F", TITLE)
    case.map("t1", "V1", "F", TITLE).map("t1", "A", "L3", TITLE)
    results = results_of(case)
    assert results.levels_total == 4, "no level at P, without a level, on items without levels or on areas"
    assert results.levels_on_titles == 0.75
    assert results.levels_above_basis == 2
    assert results_of(one()).levels_on_titles is None


def test_levels_of_the_scope_only() -> None:
    case = two().map("t1", "A1", "L3", TITLE).map("u1", "A1", "L2", CONTENT)
    assert results_of(case, "R", "p").levels_on_titles == 1
    assert results_of(case, "R", "q").levels_on_titles == 0


# both directions


def test_topics_without_items_and_topics_set_aside() -> None:
    case = Case().programme("p", "t1", "t2", "t3", "t4", "t5", "t6").programme("q", "u1")
    case.map("t1", "A1", "P").map("t2", "A1", "N").map("t3", "A", "L1").map("t4", "A1", "F4", fw="other")
    case.set_aside("t5").set_aside("t1")
    results = results_of(case, "R", "p")
    assert results.unmapped_topics == ("t2", "t4", "t6"), "N is no item, another framework is another comparison"
    assert results.set_aside_topics == ("t5",), "a topic with an item is in the comparison"
    assert results.to_refine == (2,)
    assert results_of(case, "R", "q").unmapped_topics == ("u1",)


def test_nothing_at_all() -> None:
    empty = results_of(Case())
    assert [dict(item.voices) for item in empty.items] == [{}, {}, {}, {}], (
        "no programme is complete where there is none"
    )
    assert {item.reason.value if item.reason else "" for item in empty.items} == {"open"}
    assert (empty.unmapped_topics, empty.set_aside_topics, empty.asks_for_level) == ((), (), ())
