"""Items found by what a person types."""

import pytest

from assessor.suggestion.item_search import ItemSearch
from standards.pack import load_pack


@pytest.fixture(scope="module")
def eu() -> ItemSearch:
    return ItemSearch(load_pack("eu-customs-cfw"))


def codes(search: ItemSearch, text: str) -> list[str]:
    return [found.code for found in search.find(text)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("OP-03", "OP-03"),
        ("op-03", "OP-03"),
        ("ор-03", "OP-03"),  # Cyrillic о and р
        ("valu", "OP-03"),  # the beginning of a word
        ("стоим", "OP-03"),
        ("стоимостью", "OP-03"),  # another form of the word
        ("СТОИМОСТЬ тамож", "OP-03"),  # every word, in any order
    ],
)
def test_the_item_meant_stands_first(eu: ItemSearch, typed: str, code: str) -> None:
    assert codes(eu, typed)[0] == code


def test_the_beginning_of_a_code_finds_all_of_its_family_in_pack_order(eu: ItemSearch) -> None:
    found = codes(eu, "OP-")
    assert found[:3] == ["OP-01", "OP-02", "OP-03"]
    assert all(code.startswith("OP-") for code in found)


def test_a_title_goes_before_a_mere_keyword(eu: ItemSearch) -> None:
    framework = load_pack("eu-customs-cfw")
    in_title = ["risk" in framework.by_code[code].title["en"].lower() for code in codes(eu, "risk")]
    assert in_title == sorted(in_title, reverse=True)
    assert in_title[0]


def test_each_find_says_which_words_answered(eu: ItemSearch) -> None:
    assert "valuation" in eu.find("valu")[0].words


@pytest.mark.parametrize("typed", ["", "   ", "xyzzy", "valuation xyzzy"])
def test_nothing_typed_or_unknown_finds_nothing(eu: ItemSearch, typed: str) -> None:
    assert eu.find(typed) == ()


def test_areas_are_not_offered() -> None:
    framework = load_pack("wco-picard-2019")
    areas = {item.code for item in framework.areas}
    search = ItemSearch(framework)
    assert areas
    assert not areas & {found.code for code in areas for found in search.find(code)}
