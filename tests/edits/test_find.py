"""From the words of a person to the values of an assessment."""

from collections.abc import Sequence

import pytest

from assessor.errors import UnknownWordError
from assessor.find import find_assessor, find_framework, find_item, find_programme, find_role, find_topic
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Curriculum, Node, NodeKind
from standards.pack import load_pack

EU = load_pack("eu-customs-cfw")
WCO = load_pack("wco-picard-2019")


def curriculum(topics: Sequence[tuple[str, str]]) -> Curriculum:
    programme = Node("f0000000-1", NodeKind.PROGRAMME, None, 1, "Таможенное дело")
    nodes = [
        Node(f"{place}0000000-aaaa", NodeKind.TOPIC, programme.id, place, title, number)
        for place, (number, title) in enumerate(topics, start=1)
    ]
    return Curriculum([programme, *nodes])


TREE = curriculum([("1.1", "Таможенная стоимость"), ("1.2", "Приём пищи"), ("2.1", "Введение"), ("3.1", "Введение")])


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("10000000-aaaa", "10000000-aaaa"),
        ("10000000", "10000000-aaaa"),
        ("1.1", "10000000-aaaa"),
        ("1.1.", "10000000-aaaa"),
        ("Таможенная стоимость", "10000000-aaaa"),
        ("  таможенная   СТОИМОСТЬ ", "10000000-aaaa"),
        ("1.1 Таможенная стоимость", "10000000-aaaa"),
        ("Прием пищи", "20000000-aaaa"),
        ("3.1", "40000000-aaaa"),
    ],
)
def test_a_topic_is_found_by_id_number_or_title(word: str, id_: str) -> None:
    assert find_topic(TREE, word).id == id_


def test_what_fits_several_topics_names_their_ids() -> None:
    with pytest.raises(UnknownWordError) as refused:
        find_topic(TREE, "введение")
    assert "“введение” fits 2 topics" in str(refused.value)
    assert "30000000 (2.1 Введение), 40000000 (3.1 Введение)" in str(refused.value)


def test_what_fits_nothing_names_what_comes_near() -> None:
    with pytest.raises(UnknownWordError) as refused:
        find_topic(TREE, "Таможеная стоимость")
    assert "near it: Таможенная стоимость" in str(refused.value)


@pytest.mark.parametrize("word", ["", "9.9", "Таможенное дело", "%", "f0000000-1"])
def test_what_is_no_topic_is_refused(word: str) -> None:
    with pytest.raises(UnknownWordError):
        find_topic(TREE, word)


def test_a_programme_is_found_by_title_or_id() -> None:
    assert find_programme(TREE, "таможенное дело") == find_programme(TREE, "f0000000-1")
    with pytest.raises(UnknownWordError):
        find_programme(TREE, "Таможенная стоимость")


@pytest.mark.parametrize("word", ["OP-03", "op-03", " OP-03 ", "ОР-03", "OP–03"])  # the fourth is Cyrillic
def test_an_item_is_found_whatever_the_case_and_the_alphabet(word: str) -> None:
    assert find_item(EU, word).code == "OP-03"


def test_an_unknown_item_or_role_names_near_ones() -> None:
    with pytest.raises(UnknownWordError) as refused:
        find_item(EU, "OP-3")
    assert "OP-03" in str(refused.value)
    with pytest.raises(UnknownWordError) as refused:
        find_role(WCO, "zzz")
    assert "near it: OM; SM" in str(refused.value)
    with pytest.raises(UnknownWordError, match="has no role “zzz”"):
        find_role(EU, "zzz")


def test_a_role_and_a_framework_are_found() -> None:
    code = EU.roles[0].code
    assert find_role(EU, code.lower()).code == code
    assert find_framework([EU], "EU-Customs-CFW") is EU
    with pytest.raises(UnknownWordError) as refused:
        find_framework([EU], "wco")
    assert "It has: eu-customs-cfw" in str(refused.value)


def test_an_assessor_is_found_by_name_or_is_new() -> None:
    known = [Assessor("1", 1, "Пётр Ким")]
    assert find_assessor(known, "петр  ким") == known[0]
    assert find_assessor(known, "Анна") is None
