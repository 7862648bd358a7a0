"""Rules 3 and 4: the result, the first that fits, with its reason."""

import pytest

from assessor.analysis.results import Reason, Result
from assessor.model.mapping import Coverage, OutsideReason
from tests.analysis.builders import Case, item_of, one, results_of, two


def shown(case: Case, code: str = "A1", role: str | None = "R") -> tuple[Result, Reason | None, int | None]:
    item = item_of(case, code, role)
    return item.result, item.reason, item.shortfall


def test_no_target_goes_before_everything() -> None:
    case = one().map("t1", "A2", "L1").map("t1", "A2", "F2", by="bob").outside("A2", OutsideReason.RESTRICTED)
    assert shown(case, "A2", role="S") == (Result.NO_TARGET, None, None)
    assert item_of(case, "A2", "S").target is None


@pytest.mark.parametrize(
    ("grade", "result", "shortfall"),
    [
        ("L3", Result.MET, 0),
        ("F4", Result.MET, 0),
        ("L2", Result.BELOW_TARGET, 1),
        ("L", Result.BELOW_TARGET, 2),
        ("P3", Result.PARTLY, 3),
    ],
)
def test_results_against_target_three(grade: str, result: Result, shortfall: int) -> None:
    assert shown(one().map("t1", "A1", grade)) == (result, None, shortfall)


def test_nothing_found_counts_once_all_programmes_are_complete() -> None:
    assert shown(one().complete("p")) == (Result.NOT_FOUND, None, 3)
    assert item_of(one().complete("p"), "A1").documented == 0
    assert shown(one().map("t1", "A1", "N").complete("p")) == (Result.NOT_FOUND, None, 3)


def test_open_while_a_programme_of_the_scope_is_not_complete() -> None:
    assert shown(one()) == (Result.NOT_ASSESSED, Reason.OPEN, None)
    assert shown(one().map("t1", "A1", "N")) == (Result.NOT_ASSESSED, Reason.OPEN, None)
    assert shown(two().complete("p")) == (Result.NOT_ASSESSED, Reason.OPEN, None)
    assert item_of(two().complete("p"), "A1", programme="p").result is Result.NOT_FOUND


def test_programmes_may_be_completed_by_different_assessors() -> None:
    case = two().complete("p", by="ann").complete("q", by="bob")
    item = item_of(case, "A1")
    assert (item.result, item.coverage, item.documented, item.voices) == (Result.NOT_FOUND, Coverage.N, 0, {})


def test_something_found_is_not_open() -> None:
    assert shown(one().map("t1", "A1", "L3"))[0] is Result.MET
    assert shown(one().map("t1", "A1", "P"))[0] is Result.PARTLY


def test_a_judgement_n_decides_at_once() -> None:
    assert shown(one().judge("A1", "N")) == (Result.NOT_FOUND, None, 3)
    assert shown(one().judge("A1", "N", by=None)) == (Result.NOT_FOUND, None, 3)
    both = one().judge("A1", "N").map("t1", "A1", "N", by="bob")
    assert shown(both) == (Result.NOT_FOUND, None, 3)


def test_an_open_item_has_nothing_documented() -> None:
    item = item_of(one(), "A1")
    assert (item.coverage, item.documented) == (None, 0)


@pytest.mark.parametrize("reason", list(OutsideReason))
def test_declared_outside(reason: OutsideReason) -> None:
    case = one().outside("A1", reason).map("t1", "A1", "F4").complete("p")
    assert shown(case) == (Result.NOT_ASSESSED, Reason(reason.value), None)
    assert item_of(case, "A1").documented == 4, "what was found stays visible"


def test_reasons_stand_in_their_order() -> None:
    case = one().outside("A1", OutsideReason.ELSEWHERE)
    assert shown(case)[1] is Reason.ELSEWHERE, "before open"
    case.map("t1", "A1", "P").map("t2", "A1", "P")
    assert shown(case)[1] is Reason.ELSEWHERE, "before judgement_due"
    case.outside("A1", OutsideReason.RESTRICTED)
    assert shown(case)[1] is Reason.RESTRICTED, "restricted before elsewhere"
    case.map("t1", "A1", "L1", by="bob")
    assert shown(case)[1] is Reason.DIFFER, "a difference before all"


def test_pieces_at_p_ask_for_a_judgement() -> None:
    pieces = one().map("t1", "A1", "P").map("t2", "A1", "P")
    assert shown(pieces) == (Result.NOT_ASSESSED, Reason.JUDGEMENT_DUE, None)
    assert shown(one().map("t1", "A1", "P").map("t2", "A1", "N"))[0] is Result.PARTLY
    assert shown(one().map("t1", "A1", "P").map("t2", "A1", "P").map("t3", "A1", "L1"))[0] is Result.BELOW_TARGET
    assert shown(pieces.judge("A1", "P")) == (Result.PARTLY, None, 3)


def test_a_consensus_ends_the_waiting_for_a_judgement() -> None:
    assert shown(one().map("t1", "A1", "P").map("t2", "A1", "P").judge("A1", "P", by=None))[0] is Result.PARTLY


def test_one_piece_seen_by_two_assessors_is_one_piece() -> None:
    case = one().map("t1", "A1", "P").map("t1", "A1", "P", by="bob")
    assert shown(case)[0] is Result.PARTLY
    assert shown(case.map("t2", "A1", "P", by="bob"))[1] is Reason.JUDGEMENT_DUE


def test_pieces_of_two_assessors_add_up_and_so_do_pieces_below_the_item() -> None:
    assert shown(one().map("t1", "A1", "P").map("t2", "A1", "P", by="bob"))[1] is Reason.JUDGEMENT_DUE
    assert shown(one().map("t1", "A1.1", "P").map("t1", "A1.2", "P"))[1] is Reason.JUDGEMENT_DUE


def test_pieces_count_in_the_scope_only() -> None:
    case = two().map("t1", "A1", "P").map("u1", "A1", "P")
    assert shown(case)[1] is Reason.JUDGEMENT_DUE
    assert item_of(case, "A1", programme="p").result is Result.PARTLY


@pytest.mark.parametrize(
    ("grade", "result"), [("F", Result.MET), ("L1", Result.MET), ("P", Result.PARTLY), ("N", Result.NOT_FOUND)]
)
def test_items_without_levels_are_met_from_l(grade: str, result: Result) -> None:
    item = item_of(one().map("t1", "V1", grade).complete("p"), "V1")
    assert (item.result, item.documented, item.shortfall) == (result, None, None)


def test_without_a_role_the_result_tells_only_found_or_not() -> None:
    case = one().map("t1", "A1", "L1").map("t1", "A2", "P").map("t1", "V1", "F").complete("p")
    results = results_of(case, role=None)
    assert [item.result for item in results.items] == [Result.MET, Result.PARTLY, Result.NOT_FOUND, Result.MET]
    assert {(item.target, item.shortfall) for item in results.items} == {(None, None)}
    assert results.whole.counts[Result.NO_TARGET] == 0
    assert (results.whole.index, results.whole.weakest, results.whole.share_met) == (None, None, 0.5)
    assert results_of(one(), role=None).item("A1").reason is Reason.OPEN


def test_a_mapping_below_a_judged_item_counts_for_it_and_one_to_an_area_counts_nowhere() -> None:
    case = one().map("t1", "A1.1", "L3").map("t2", "A", "F4").map("t3", "A1", "N")
    results = results_of(case)
    assert (results.item("A1").documented, results.item("A1").mapping_rows) == (3, (0, 2))
    assert (results.item("A2").coverage, results.item("A2").mapping_rows) == (None, ())
    assert results.to_refine == (1,)


def test_mappings_of_another_framework_are_not_seen() -> None:
    case = one().map("t1", "A1", "L3").map("t1", "A1", "F4", fw="other").map("t1", "A", "L3", fw="other")
    assert results_of(case).item("A1").documented == 3
    assert results_of(case).to_refine == ()


def test_positions_are_those_of_the_snapshot() -> None:
    case = one().map("t1", "A1", "F4", fw="other").map("t2", "A1", "P").map("t1", "A1", "L3")
    assert results_of(case).item("A1").mapping_rows == (1, 2)
