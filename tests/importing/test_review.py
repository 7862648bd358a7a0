"""Mending a draft before it comes in: every deed, its limits, and that no hour and no row is ever lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.importing.checksum import checksum
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic, PrintedTotal, SetAsideRow
from assessor.importing.review import Review, begin
from assessor.importing.review_edits import (
    indent,
    merge,
    move,
    move_beside,
    outdent,
    pull_in,
    put_aside,
    retitle,
    set_hours,
    set_kind,
    split,
)
from assessor.model.curriculum import Hours, NodeKind
from assessor.model.place import Place

HOUR = 60


def _place(row: int) -> Place:
    return Place(sheet="План", row=row)


def _topic(title: str, row: int, hours: int = 1, position: int = 0) -> DraftTopic:
    return DraftTopic(title, "", Hours(contact=hours * HOUR), _place(row), position=position)


def _draft() -> Draft:
    """Row by row: module A with a1, a2 and module B in it with b1; module C with c1."""
    inner = DraftModule("B", "1.1", _place(4), (_topic("b1", 5),), position=2)
    first = DraftModule("A", "1", _place(1), (_topic("a1", 2, 2), _topic("a2", 3, 4, 1)), (inner,))
    second = DraftModule("C", "2", _place(7), (_topic("c1", 8, 8),), position=1)
    programme = DraftProgramme("P", Place(), (), (first, second), ("умеет",), "ru")
    aside = SetAsideRow(_place(6), "Зачёт 2", "examination or test, no topic", _topic("Зачёт", 6, 2))
    totals = (PrintedTotal(_place(9), "Итого", 17 * HOUR, 17 * HOUR, 2 * HOUR),)
    return Draft(
        "plan.xlsx", "0" * 64, (programme,), (aside, SetAsideRow(_place(0), "Утверждаю", "text")), (), totals=totals
    )


def _lines(review: Review) -> list[str]:
    return ["  " * row.depth + row.title for row in review.rows]


def _key(review: Review, title: str) -> int:
    return next(row.key for row in review.rows if row.title == title)


@pytest.fixture
def review() -> Review:
    return begin(_draft())


def test_a_review_that_nobody_touched_is_the_draft(review: Review) -> None:
    assert review.to_draft() == _draft()
    assert _lines(review) == ["P", "  A", "    a1", "    a2", "    B", "      b1", "  C", "    c1"]
    parent = review.parent(_key(review, "b1"))
    assert parent is not None
    assert parent.title == "B"
    assert review.hours[_key(review, "A")].total == 7 * HOUR


def test_a_row_is_named_anew_and_never_emptied(review: Review) -> None:
    after = retitle(review, _key(review, "a1"), " Стоимость ", "1.1")
    assert (after.row(2).title, after.row(2).number) == ("Стоимость", "1.1")
    assert retitle(review, 2, "  ").row(2).title == "a1"
    assert _lines(review)[2] == "    a1", "the review before is as it was"


def test_hours_are_those_of_topics_and_modules(review: Review) -> None:
    assert set_hours(review, 2, Hours(practice=HOUR)).row(2).hours == Hours(practice=HOUR)
    assert set_hours(review, 0, Hours(practice=HOUR)) == review, "a programme has none of its own"


def test_a_row_goes_under_the_one_above(review: Review) -> None:
    after = indent(review, [_key(review, "a2")])
    assert _lines(after)[1:4] == ["  A", "    a1", "      a2"]
    assert after.row(_key(after, "a1")).kind is NodeKind.MODULE
    assert indent(review, [_key(review, "a1")]) == review, "nothing stands above a first child"
    assert _lines(indent(review, [_key(review, "C")]))[-2:] == ["    C", "      c1"]


def test_a_row_leaves_its_module_and_the_others_stay(review: Review) -> None:
    after = outdent(review, [_key(review, "a1"), _key(review, "a2")])
    assert _lines(after) == ["P", "  A", "    B", "      b1", "  a1", "  a2", "  C", "    c1"]
    assert outdent(review, [_key(review, "A")]) == review, "it stands under the programme already"


def test_rows_move_into_another_module(review: Review) -> None:
    after = move(review, [_key(review, "B"), _key(review, "b1")], _key(review, "C"), _key(review, "c1"))
    assert _lines(after) == ["P", "  A", "    a1", "    a2", "  C", "    B", "      b1", "    c1"]
    assert move(review, [_key(review, "A")], _key(review, "B")) == review, "nothing moves into itself"
    assert move(review, [0], _key(review, "B")) == review


def test_rows_move_up_and_down_among_their_siblings(review: Review) -> None:
    down = move_beside(review, [_key(review, "a1"), _key(review, "a2")], down=True)
    assert _lines(down)[1:6] == ["  A", "    B", "      b1", "    a1", "    a2"]
    assert move_beside(down, [_key(review, "a1"), _key(review, "a2")], down=False) == review
    assert move_beside(review, [_key(review, "A")], down=False) == review


def test_topics_are_joined_and_a_topic_is_cut(review: Review) -> None:
    joined = merge(review, [_key(review, "a2"), _key(review, "a1")])
    assert joined.row(2).title == "a1; a2"
    assert joined.row(2).hours == Hours(contact=6 * HOUR)
    cut = split(joined, 2, "a1", "a2", Hours(contact=4 * HOUR))
    assert [(row.title, row.hours.contact) for row in cut.topics[:2]] == [("a1", 2 * HOUR), ("a2", 4 * HOUR)]
    assert merge(review, [2]) == review
    assert split(review, 2, "a1", " ", Hours()) == review
    assert split(review, 2, "a1", "x", Hours(practice=1)) == review, "it has no practice to give"


def test_a_module_without_contents_may_be_a_topic(review: Review) -> None:
    lonely = put_aside(review, [_key(review, "c1")])
    assert set_kind(lonely, _key(lonely, "C"), NodeKind.TOPIC).row(6).kind is NodeKind.TOPIC
    assert set_kind(review, _key(review, "C"), NodeKind.TOPIC) == review, "it has a topic"


def test_rows_are_set_aside_and_pulled_in_where_they_stood(review: Review) -> None:
    without = put_aside(review, [_key(review, "B")])
    assert _lines(without) == ["P", "  A", "    a1", "    a2", "  C", "    c1"]
    assert [row.text for row in without.set_aside] == ["Зачёт 2", "Утверждаю", "1.1 B", "b1"]
    again = pull_in(without, without.set_aside[-1])
    assert _lines(again) == ["P", "  A", "    a1", "    a2", "    b1", "  C", "    c1"]
    assert again.topics[2].hours == Hours(contact=HOUR)
    exam = pull_in(review, review.set_aside[0])
    assert _lines(exam)[5:8] == ["      b1", "      Зачёт", "  C"]
    assert pull_in(review, review.set_aside[1]) == review, "text around the plan is no row"


def test_the_sum_agrees_with_the_printed_total_or_tells_the_difference(review: Review) -> None:
    found = checksum(review)
    assert found is not None
    assert (found.sum, found.printed, found.assessment, found.difference) == (15 * HOUR, 17 * HOUR, 2 * HOUR, 0)
    less = checksum(put_aside(review, [_key(review, "c1")]))
    assert less is not None
    assert less.difference == 8 * HOUR


def test_totals_of_the_modules_alone_are_added_up(
    make_xlsx: Callable[..., Path], understand: Callable[[Path], Draft]
) -> None:
    rows = [
        ["№", "Тема", "Часы"],
        ["Раздел 1"], [1, "Транзит", 4], [2, "Склады", 2], ["", "Итого по разделу", 6],
        ["Раздел 2"], [3, "Право", 3], ["", "Итого по разделу", 5],
    ]  # fmt: skip
    found = checksum(begin(understand(make_xlsx({"План": rows}, {"План": ["A2:C2", "A6:C6"]}))))
    assert found is not None
    assert (found.sum, found.printed, found.difference) == (9 * HOUR, 11 * HOUR, 2 * HOUR)


def test_no_total_no_checksum(make_xlsx: Callable[..., Path], understand: Callable[[Path], Draft]) -> None:
    draft = understand(make_xlsx({"План": [["№", "Тема", "Часы"], [1, "Транзит", 4], [2, "Склады", 2]]}))
    assert checksum(begin(draft)) is None


_DEEDS: dict[str, Callable[[Review, list[int]], Review]] = {
    "indent": indent,
    "outdent": outdent,
    "up": lambda review, keys: move_beside(review, keys, down=False),
    "down": lambda review, keys: move_beside(review, keys, down=True),
    "move": lambda review, keys: move(review, keys[:-1], keys[-1]),
    "merge": merge,
    "split": lambda review, keys: split(review, keys[0], "x", "y", Hours(contact=HOUR // 2)),
    "aside": lambda review, keys: put_aside(review, keys[:1]),
}


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(_DEEDS)), st.lists(st.integers(0, 20), min_size=2, max_size=4)), max_size=12
    )
)
def test_whatever_is_done_the_tree_stands_and_no_hour_is_lost(deeds: list[tuple[str, list[int]]]) -> None:
    review = begin(_draft())
    all_minutes = 15 * HOUR + 2 * HOUR
    for name, numbers in deeds:
        keys = [review.rows[number % len(review.rows)].key for number in numbers]
        review = _DEEDS[name](review, keys)
        assert review.rows[0].kind is NodeKind.PROGRAMME
        assert len({row.key for row in review.rows}) == len(review.rows)
        for above, row in zip(review.rows, review.rows[1:], strict=False):
            assert 0 < row.depth <= above.depth + 1
            assert row.depth <= above.depth or above.kind is not NodeKind.TOPIC
        minutes = sum(row.hours.total or 0 for row in review.rows)
        aside = sum(row.topic.hours.total or 0 for row in review.set_aside if row.topic)
        assert minutes + aside == all_minutes
        assert begin(review.to_draft()).to_draft() == review.to_draft()
