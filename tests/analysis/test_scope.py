"""Rule 6: programmes first, roles second."""

import pytest

from assessor.analysis.results import Scope
from assessor.analysis.scope import scope_for
from assessor.errors import UnknownWordError
from assessor.model.mapping import Aim
from tests.analysis.builders import FRAMEWORK, Case, results_of, two


def scope(case: Case, role: str | None = None, programme: str | None = None) -> Scope:
    return scope_for(case.snapshot(), FRAMEWORK, role, programme)


def test_without_aims_all_programmes_count_and_it_is_said() -> None:
    assert scope(two(), "R") == Scope(FRAMEWORK, "R", ("p", "q"), aims_declared=False, is_aim=True)


def test_a_role_takes_only_the_programmes_that_aim_at_it() -> None:
    case = two().aim("p", "R", "S").aim("q", "S")
    assert scope(case, "R") == Scope(FRAMEWORK, "R", ("p",), aims_declared=True, is_aim=True)
    assert scope(case, "S").programme_ids == ("p", "q")


def test_a_role_that_no_programme_aims_at_has_no_results() -> None:
    case = two().aim("p", "R").map("t1", "A1", "F4").complete("p", "q")
    assert scope(case, "S") == Scope(FRAMEWORK, "S", (), aims_declared=True, is_aim=False)
    results = results_of(case, "S")
    assert (len(results.items), results.areas, results.whole.total) == (0, (), 0)
    assert (results.whole.index, results.unmapped_topics, results.to_refine) == (None, (), ())


def test_a_named_programme_stands_alone() -> None:
    case = two().aim("p", "R", "S").aim("q", "S")
    assert scope(case, "S", "q").programme_ids == ("q",)
    assert scope(case, None, "q") == Scope(FRAMEWORK, None, ("q",), aims_declared=True, is_aim=True)
    assert scope(case, None).programme_ids == ("p", "q")
    assert scope(two(), "R", "q").programme_ids == ("q",)


def test_a_named_programme_that_does_not_aim_at_the_role_has_no_results_for_it() -> None:
    assert scope(two().aim("p", "R"), "R", "q") == Scope(FRAMEWORK, "R", (), aims_declared=True, is_aim=False)


def test_aims_in_another_framework_say_nothing_of_this_one() -> None:
    case = two()
    case.aims.append(Aim("a", "p", "other", "R"))
    assert scope(case, "R") == Scope(FRAMEWORK, "R", ("p", "q"), aims_declared=False, is_aim=True)


@pytest.mark.parametrize(
    ("words", "named"),
    [(("none",), "none"), ((FRAMEWORK, "X"), "X"), ((FRAMEWORK, "R", "x"), "“x”")],
)
def test_unknown_words_are_named(words: tuple[str, ...], named: str) -> None:
    with pytest.raises(UnknownWordError, match=named):
        scope_for(two().snapshot(), *words)


def test_results_of_a_programme_take_its_mappings_alone() -> None:
    case = two().aim("p", "R").aim("q", "R").map("t1", "A1", "L1").map("u1", "A1", "F4")
    assert results_of(case, "R", "p").item("A1").documented == 1
    assert results_of(case, "R", "q").item("A1").documented == 4
    assert results_of(case, "R").item("A1").documented == 4
