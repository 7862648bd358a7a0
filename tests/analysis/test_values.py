"""Rules 1 and 2: own values, who has a say, the agreed value."""

from itertools import permutations

from assessor.analysis.results import Reason, Result, Value
from assessor.model.mapping import Coverage, EvidenceKind
from tests.analysis.builders import Case, item_of, one, results_of, two


def own(case: Case, code: str = "A1", by: str = "ann", programme: str | None = None) -> tuple[str, int | None]:
    value = item_of(case, code, programme=programme).voices[by]
    return value.coverage.name, value.documented


# an assessor's own value


def test_best_coverage_and_highest_level_of_the_mappings_count() -> None:
    assert own(one().map("t1", "A1", "L3").map("t2", "A1", "F1").map("t3", "A1", "N")) == ("F", 3)


def test_a_level_at_p_is_kept_and_never_counts() -> None:
    case = one().map("t1", "A1", "P4").map("t2", "A1", "L1")
    assert own(case) == ("L", 1)
    assert own(one().map("t1", "A1", "P4")) == ("P", 0)
    assert case.snapshot().mappings[0].level == 4


def test_largely_without_a_level_counts_as_one_and_asks_for_it() -> None:
    case = one().map("t1", "A1", "L").map("t2", "A2", "F2").map("t3", "V1", "F")
    assert own(case) == ("L", 1)
    assert results_of(case).asks_for_level == (0,), "an item without levels asks for none"


def test_a_level_documents_every_level_below() -> None:
    assert item_of(one().map("t1", "B1", "L4"), "B1").result is Result.MET


def test_a_judgement_replaces_the_mappings_up_and_down() -> None:
    assert own(one().map("t1", "A1", "L1").judge("A1", "F3")) == ("F", 3)
    assert own(one().map("t1", "A1", "F4").judge("A1", "P")) == ("P", 0)
    assert own(one().map("t1", "A1", "F4").judge("A1", "N")) == ("N", 0)
    assert own(one().judge("A1", "P4")) == ("P", 0)
    assert own(one().judge("A1", "L")) == ("L", 1)


def test_a_judgement_is_named_as_what_decides() -> None:
    case = one().map("t1", "A1", "L1").judge("A1", "F3")
    assert item_of(case, "A1").voices["ann"] == Value(Coverage.F, 3, case.judgements[0].id)


def test_a_judgement_replaces_only_the_mappings_of_its_own_assessor() -> None:
    case = one().map("t1", "A1", "L1").map("t1", "A1", "L2", by="bob").judge("A1", "F3", by="ann")
    assert own(case, by="bob") == ("L", 2)


def test_a_judgement_of_a_programme_counts_where_that_programme_is_in_scope() -> None:
    case = two().map("t1", "A1", "L1").map("u1", "A1", "L1").judge("A1", "F4", of="p")
    assert own(case, programme="p") == ("F", 4)
    assert own(case, programme="q") == ("L", 1)
    assert own(case) == ("F", 4), "it replaces the mappings of the item in the whole scope"


def test_the_judgement_of_a_programme_goes_before_the_general_one_there() -> None:
    case = two().judge("A1", "F4").judge("A1", "L2", of="p")
    assert own(case, programme="p") == ("L", 2)
    assert own(case, programme="q") == ("F", 4)
    assert own(case) == ("F", 4), "q still has the general one"
    assert own(case.judge("A1", "P", of="q")) == ("L", 2), "each programme has its own"


def test_judgements_of_several_programmes_give_the_best_of_them() -> None:
    case = two().judge("A1", "F1", of="p").judge("A1", "L3", of="q")
    assert own(case) == ("F", 3)
    assert item_of(case, "A1").voices["ann"].judgement_id == case.judgements[1].id


def test_a_mapping_made_later_only_marks_the_judgement() -> None:
    case = one().judge("A1", "L2").map("t1", "A1", "F4")
    case.look_again.add(case.judgements[0].id)
    item = item_of(case, "A1")
    assert (item.coverage, item.documented, item.look_again) == (Coverage.L, 2, True)
    assert not item_of(one().judge("A1", "L2"), "A1").look_again


def test_the_mark_holds_only_where_the_judgement_counts() -> None:
    case = two().judge("A1", "L2", of="p")
    case.look_again.add(case.judgements[0].id)
    assert item_of(case, "A1", programme="p").look_again
    assert not item_of(case, "A1", programme="q").look_again


def test_a_mapping_outside_the_scope_is_not_seen() -> None:
    case = two().map("t1", "A1", "F4").map("u1", "A1", "P")
    item = item_of(case, "A1", programme="q")
    assert (item.coverage, item.mapping_rows) == (Coverage.P, (1,))


def test_the_order_of_mappings_does_not_matter() -> None:
    case = one().map("t1", "A1", "L3").map("t2", "A1", "F1").map("t3", "A1", "P").map("t1", "A1", "L3", by="bob")
    found = set()
    for order in permutations(case.mappings):
        case.mappings = list(order)
        item = item_of(case, "A1")
        found.add((item.coverage, item.documented, item.result, item.taught_minutes, *sorted(item.voices)))
    assert len(found) == 1


# who has a say


def test_mapping_and_judging_give_a_say_and_nothing_else_does() -> None:
    case = one().map("t1", "A1", "N").map("t2", "A2", "L1", by="bob")
    item = item_of(case, "A1")
    assert item.voices == {"ann": Value(Coverage.N, 0)}
    assert set(item_of(one().judge("A1", "L1", by="bob"), "A1").voices) == {"bob"}


def test_declaring_all_programmes_of_the_scope_complete_gives_a_say_with_nothing_found() -> None:
    case = two().map("t1", "A1", "L2").complete("p", "q", by="bob")
    assert item_of(case, "A1").voices == {"ann": Value(Coverage.L, 2), "bob": Value(Coverage.N, 0)}
    assert item_of(case, "A1").reason is Reason.DIFFER
    half = two().map("t1", "A1", "L2").complete("p", by="bob")
    assert set(item_of(half, "A1").voices) == {"ann"}
    assert set(item_of(half, "A1", programme="p").voices) == {"ann", "bob"}


def test_a_mapping_elsewhere_gives_no_say_here() -> None:
    assert item_of(two().map("t1", "A1", "L2"), "A1", programme="q").voices == {}


def test_a_judgement_of_a_programme_gives_no_say_elsewhere() -> None:
    assert item_of(two().judge("A1", "L2", of="p"), "A1", programme="q").voices == {}


# the agreed value


def test_the_only_one_who_has_a_say_is_right() -> None:
    item = item_of(one().map("t1", "A1", "L2", by="bob"), "A1")
    assert (item.coverage, item.documented) == (Coverage.L, 2)


def test_the_same_value_of_all_is_agreed() -> None:
    item = item_of(one().map("t1", "A1", "L2").map("t2", "A1", "L2", by="bob"), "A1")
    assert (item.coverage, item.documented, item.reason) == (Coverage.L, 2, None)


def test_another_coverage_or_another_level_is_a_difference() -> None:
    for theirs in ("F2", "L1", "P", "N"):
        item = item_of(one().map("t1", "A1", "L2").map("t1", "A1", theirs, by="bob"), "A1")
        assert (item.result, item.reason) == (Result.NOT_ASSESSED, Reason.DIFFER)
        assert (item.coverage, item.documented, item.shortfall) == (None, None, None)


def test_levels_at_p_make_no_difference() -> None:
    item = item_of(one().map("t1", "A1", "P1").map("t1", "A1", "P4", by="bob"), "A1")
    assert (item.coverage, item.result) == (Coverage.P, Result.PARTLY)


def test_levels_on_an_item_without_levels_make_no_difference() -> None:
    item = item_of(one().map("t1", "V1", "L1").map("t1", "V1", "L3", by="bob"), "V1")
    assert (item.coverage, item.documented, item.result) == (Coverage.L, None, Result.MET)


def test_the_consensus_settles_differences_and_overrules_agreement() -> None:
    split = one().map("t1", "A1", "L1").map("t1", "A1", "F4", by="bob")
    item = item_of(split.judge("A1", "L3", by=None), "A1")
    assert (item.coverage, item.documented, item.result) == (Coverage.L, 3, Result.MET)
    assert item.consensus == Value(Coverage.L, 3, split.judgements[0].id)
    assert item.voices["ann"].documented == 1, "the own values stay"
    agreed = one().map("t1", "A1", "L1").map("t1", "A1", "L1", by="bob").judge("A1", "N", by=None)
    assert item_of(agreed, "A1").result is Result.NOT_FOUND


def test_a_consensus_of_another_programme_does_not_count() -> None:
    case = two().map("u1", "A1", "L1").map("u1", "A1", "F4", by="bob").judge("A1", "L3", by=None, of="p")
    assert item_of(case, "A1", programme="q").reason is Reason.DIFFER
    assert item_of(case, "A1").documented == 3


def test_a_judgement_can_bring_agreement() -> None:
    case = one().map("t1", "A1", "L1").map("t1", "A1", "L3", by="bob").judge("A1", "L3", by="ann")
    assert item_of(case, "A1").result is Result.MET


def test_without_assessors_nothing_is_said() -> None:
    case = one()
    case.assessors = []
    assert {item.reason for item in results_of(case).items} == {Reason.OPEN}


def test_confidence_and_evidence_change_no_value() -> None:
    plain = item_of(one().map("t1", "A1", "L3"), "A1")
    proven = item_of(one().map("t1", "A1", "L3", EvidenceKind.EXAMINATION_TASK), "A1")
    assert plain.documented == proven.documented == 3
