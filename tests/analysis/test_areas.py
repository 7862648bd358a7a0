"""Rule 5: counts, shares, indices and the weakest item of areas and of the whole."""

import pytest

from assessor.analysis.results import AreaResult, Result
from assessor.model.mapping import OutsideReason
from tests.analysis.builders import Case, framework, item, one, results_of, role


def flat(*levels: int, **weights: int) -> Case:
    """Items I0, I1, … in one area, with these targets in role R; weights in thousandths."""
    items = (item("I", None, judged=False), *(item(f"I{number}", "I") for number in range(len(levels))))
    targets = {f"I{number}": level for number, level in enumerate(levels)}
    case = Case(framework=framework(items, (role("R", **targets),))).programme("p", "t")
    for code, thousandths in weights.items():
        case.weigh(code, thousandths)
    return case


def counts(area: AreaResult) -> dict[str, int]:
    return {result.value: count for result, count in area.counts.items() if count}


def test_vector_a() -> None:
    """T = 3,2,4,1; A = 2,2,1,3; w = 1,2,3,1: the index is capped, so that surplus pays for nothing."""
    case = flat(3, 2, 4, 1, I0=1000, I1=2000, I2=3000, I3=1000)
    for code, grade in zip(("I0", "I1", "I2", "I3"), ("L2", "L2", "F1", "F3"), strict=True):
        case.map("t", code, grade)
    results = results_of(case)
    assert [item.shortfall for item in results.items] == [1, 0, 3, 0]
    assert results.whole.index == pytest.approx(0.630952, abs=5e-7)
    assert results.whole.share_met == 0.5
    assert results.whole.weakest == "I2"
    assert counts(results.whole) == {"met": 2, "below_target": 2}


def test_vector_d() -> None:
    """x = 1, 0.5, 0, 1: mean 0.625, with weights 1,1,1,3 it is 0.75, the minimum 0 is the weakest item."""
    grades = {"I0": "L2", "I1": "L1", "I2": "P", "I3": "F2"}
    for weights, index in (({}, 0.625), ({"I3": 3000}, 0.75)):
        case = flat(2, 2, 2, 2, **weights)
        for code, grade in grades.items():
            case.map("t", code, grade)
        assert results_of(case).whole.index == pytest.approx(index)
        assert results_of(case).whole.weakest == "I2"


def test_not_found_counts_as_nothing_and_not_assessed_not_at_all() -> None:
    case = flat(2, 2, 2).map("t", "I0", "L2").complete("p").outside("I2", OutsideReason.RESTRICTED)
    whole = results_of(case).whole
    assert counts(whole) == {"met": 1, "not_found": 1, "not_assessed": 1}
    assert (whole.index, whole.share_met, whole.weakest) == (0.5, 0.5, "I1")
    assert (whole.total, whole.with_target, whole.assessed) == (3, 3, 2)


def test_nothing_counts_while_nothing_is_assessed() -> None:
    whole = results_of(flat(2, 2)).whole
    assert (whole.index, whole.share_met, whole.weakest, whole.mostly_assessed) == (None, None, None, False)


def test_weights_that_add_up_to_nothing_give_no_index() -> None:
    assert results_of(flat(2, I0=0).map("t", "I0", "L2")).whole.index is None


def test_a_weight_of_another_framework_or_of_an_area_changes_nothing() -> None:
    case = flat(2, 2).map("t", "I0", "L2").complete("p").weigh("I", 5000)
    assert results_of(case).whole.index == 0.5


def test_the_weakest_is_the_first_in_pack_order_at_a_tie() -> None:
    case = flat(4, 2, 1).map("t", "I0", "L2").map("t", "I1", "L1").map("t", "I2", "L1")
    assert results_of(case).whole.weakest == "I0"
    assert results_of(flat(1, 1).map("t", "I0", "L2").map("t", "I1", "L1")).whole.weakest == "I1", "ratios go above 1"


def test_counts_instead_of_an_index_while_under_half_is_assessed() -> None:
    case = flat(1, 1, 1, 1, 1)
    for number, expected in enumerate((False, False, False, True)):
        assert results_of(case).whole.mostly_assessed is expected
        case.map("t", f"I{number}", "L1")
    assert results_of(flat(1, 1).map("t", "I0", "L1")).whole.mostly_assessed, "half is enough"


def test_items_without_a_target_do_not_count_as_unassessed() -> None:
    whole = results_of(one().map("t1", "A1", "L1"), role="S").whole
    assert counts(whole) == {"met": 1, "no_target": 3}
    assert whole.mostly_assessed
    assert whole.with_target == 1


def test_areas_take_their_own_items_and_the_whole_all_of_them() -> None:
    case = one().map("t1", "A1", "L1").map("t1", "A2", "L2").map("t1", "B1", "F1").map("t1", "V1", "P").complete("p")
    results = results_of(case)
    assert [area.code for area in results.areas] == ["A", "B", "V"]
    area_a, area_b, _ = results.areas
    assert area_a.index == pytest.approx((1 / 3 + 1) / 2)
    assert (area_a.share_met, area_a.weakest) == (0.5, "A1")
    assert (area_b.index, area_b.share_met) == (1.0, 1.0)
    assert results.whole.index == pytest.approx((1 / 3 + 1 + 1) / 3), "over items, not a mean of areas (0.833)"
    assert results.whole.share_met == 0.5
    assert sum(results.whole.counts.values()) == len(results.items)


def test_items_without_levels_have_no_index_and_are_in_none() -> None:
    results = results_of(one().map("t1", "V1", "F").map("t1", "A1", "L1").map("t1", "A2", "P").complete("p"))
    values = results.areas[2]
    assert (values.index, values.weakest, values.share_met) == (None, None, 1.0)
    assert results.whole.index == pytest.approx((1 / 3) / 3)
    assert results_of(one().map("t1", "V1", "F"), role="T").whole.index is None


def test_nested_areas_count_the_items_below_them() -> None:
    items = (
        item("X", None, judged=False),
        item("XA", "X", judged=False),
        item("XA1", "XA"),
        item("XB", "X", judged=False),
        item("XB1", "XB"),
        item("XB2", "XB"),
    )
    case = Case(framework=framework(items, (role("R", XA1=1, XB1=1, XB2=2),))).programme("p", "t")
    case.map("t", "XA1", "L1").map("t", "XB1", "L1").map("t", "XB2", "L1")
    results = results_of(case)
    assert [(area.code, area.total, area.index) for area in results.areas] == [
        ("X", 3, pytest.approx(2.5 / 3)),
        ("XA", 1, 1.0),
        ("XB", 2, 0.75),
    ]


def test_all_six_results_are_always_there() -> None:
    assert set(results_of(one()).whole.counts) == set(Result)


def test_a_framework_without_areas_has_only_the_whole() -> None:
    case = Case(framework=framework((item("I", None),), (role("R", I=2),))).programme("p", "t").map("t", "I", "L1")
    assert results_of(case).areas == ()
    assert results_of(case).whole.index == 0.5
