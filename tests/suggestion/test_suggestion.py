"""Suggestions: what ranks first, why, and when nothing fits."""

import pytest

from assessor.suggestion.engine import Query, Suggester, Suggestions
from assessor.suggestion.text import stems
from standards.framework import FrameworkKind
from standards.pack import bundled_packs, load_pack


@pytest.fixture(scope="module")
def eu() -> Suggester:
    return Suggester(load_pack("eu-customs-cfw"))


def codes(suggestions: Suggestions) -> list[str]:
    return [found.code for found in suggestions.ranked]


@pytest.mark.parametrize(
    ("topic", "code"),
    [
        ("Customs valuation", "OP-03"),
        ("Таможенная стоимость товаров", "OP-03"),
        ("ТАМОЖЕННОЙ СТОИМОСТИ", "OP-03"),  # another case and another ending
        ("Божхона қиймати", "OP-03"),  # Uzbek, through the glossary
        ("Правила происхождения товаров", "OP-04"),
        ("Customs laboratory", "OA-16"),
    ],
)
def test_the_item_of_the_same_subject_stands_first(eu: Suggester, topic: str, code: str) -> None:
    assert codes(eu.suggest(Query(topic)))[0] == code


def test_scores_fall_from_at_most_one_and_stay_above_nothing(eu: Suggester) -> None:
    scores = [found.score for found in eu.suggest(Query("Управление рисками в таможенных органах")).ranked]
    assert len(scores) == 10
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_every_suggestion_says_why_in_at_most_three_reasons(eu: Suggester) -> None:
    query = Query("Методы определения стоимости", module="Таможенные платежи", description="Стоимость сделки")
    for found in eu.suggest(query).ranked:
        assert 1 <= len(found.reasons) <= 3
        assert all(reason.values["words"] for reason in found.reasons)


def test_the_words_of_the_reason_stand_in_the_topic(eu: Suggester) -> None:
    (reason, *_) = eu.suggest(Query("Правила происхождения товаров"), top=1).ranked[0].reasons
    assert reason.template == "same words: {words}"
    assert "происхождения" in str(reason.values["words"])


def test_the_glossary_answers_in_the_language_asked_for(eu: Suggester) -> None:
    (reason,) = eu.suggest(Query("Божхона қиймати"), top=1, language="ru").ranked[0].reasons
    assert reason.values["words"] == "таможенная стоимость"


@pytest.mark.parametrize(
    "topic", ["Философия", "Математический анализ", "Astronomy for everyone", "Религиоведение", "Swimming", "", "!?"]
)
def test_a_subject_outside_the_field_has_no_counterpart(eu: Suggester, topic: str) -> None:
    assert eu.suggest(Query(topic)).no_counterpart


@pytest.mark.parametrize("topic", ["Таможенная стоимость", "Risk management", "Таможенное право"])
def test_a_subject_of_the_field_has_one(eu: Suggester, topic: str) -> None:
    assert not eu.suggest(Query(topic)).no_counterpart


def test_a_title_that_says_nothing_takes_its_module(eu: Suggester) -> None:
    assert stems("Введение. Основные понятия") == ()
    assert codes(eu.suggest(Query("Введение", module="Таможенная стоимость")))[0] == "OP-03"


def test_only_judged_items_of_the_framework_are_suggested() -> None:
    for pack_id in bundled_packs():
        framework = load_pack(pack_id)
        if framework.kind is not FrameworkKind.CHECKLIST:
            judged = {item.code for item in framework.judged_items}
            assert set(codes(Suggester(framework).suggest(Query("Таможенный контроль customs control")))) <= judged


def test_the_same_question_gets_the_same_answer(eu: Suggester) -> None:
    query = Query("Таможенный контроль после выпуска товаров")
    assert eu.suggest(query) == Suggester(load_pack("eu-customs-cfw")).suggest(query)
