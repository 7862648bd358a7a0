"""Wording that every part of a report shares."""

import pytest

from assessor.model.curriculum import Node, NodeKind
from assessor.model.mapping import Evidence, EvidenceKind
from assessor.model.place import Place
from assessor.words import load_words
from reports.content.wording import (
    chosen_title,
    date_range,
    evidence_text,
    full_title,
    hours_sum,
    hours_sum_text,
    initials,
    narrow_title,
    number_ranges,
    reference_text,
    shortened,
)

ENGLISH, RUSSIAN = load_words("en"), load_words("ru")


@pytest.mark.parametrize("texts", [("Course", "Курс"), ("Курс", "Course")])
def test_the_title_in_the_language_of_the_report_comes_first_however_it_was_typed(texts: tuple[str, str]) -> None:
    assert chosen_title(*texts, "en") == ("Course", "Курс")
    assert chosen_title(*texts, "ru") == ("Курс", "Course")


def test_a_title_without_translation_stands_in_both_languages() -> None:
    assert chosen_title("Курс", "", "en") == ("Курс", "")
    assert chosen_title("", "", "ru") == ("", "")


def test_a_title_in_another_language_keeps_its_translation_in_brackets() -> None:
    node = Node("m", NodeKind.MODULE, None, 0, "Курс", number="2", title_translated="Course")
    assert full_title(node, "en") == "2 Курс [Course]"
    assert full_title(node, "ru") == "2 Курс"
    assert narrow_title(node, "en") == "Course"


def test_initials_tell_assessors_apart_and_leave_titles_out() -> None:
    names = {"a": "Dr Anna Berg", "b": "Alma Bond", "c": "д-р Элин Марск", "d": "x"}
    assert initials(names) == {"a": "AB", "b": "AB2", "c": "ЭМ", "d": "4"}


@pytest.mark.parametrize(
    ("starts", "ends", "text"),
    [
        ("2026-10-12", "2026-10-14", "12–14 October 2026"),
        ("2026-09-30", "2026-10-02", "30 September 2026 – 2 October 2026"),
        ("2026-10-12", "2026-10-12", "12 October 2026"),
        ("", "2026-10-12", "12 October 2026"),
        ("", "", ""),
    ],
)
def test_dates_of_a_mission(starts: str, ends: str, text: str) -> None:
    assert date_range(starts, ends, ENGLISH).replace("\N{NO-BREAK SPACE}", " ") == text


def test_evidence_keeps_the_quote_and_translates_it_only_into_the_language_of_the_report() -> None:
    evidence = Evidence(
        "e", EvidenceKind.CONTENT, source_id="s", place=Place(page=4), quote="Досмотр", translation="Inspection"
    )
    assert evidence_text(evidence, {"s": "D1"}, ENGLISH) == "content, D1, page 4: “Досмотр” [Inspection]"
    assert "[" not in evidence_text(evidence, {"s": "D1"}, RUSSIAN)


def test_numbers_in_a_row_become_a_range() -> None:
    assert number_ranges([7, 3, 9, 8, 8, 12, 13]) == "3, 7–9, 12, 13"
    assert number_ranges([]) == ""
    assert reference_text([4, 5, 6], RUSSIAN) == "№\u00a04–6"


def test_hours_with_self_study_are_a_sum_that_stays_on_its_line() -> None:
    assert hours_sum(40 * 60, 20 * 60, ENGLISH) == "40\u00a0+\u00a020"
    assert hours_sum_text(90, None, RUSSIAN) == "1,5\u00a0ч"


def test_a_long_text_is_cut_at_a_word_and_says_so() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two, three", 10) == "one two…"
    assert shortened("x" * 50, 10) == "xxxxxxxxxx…"
