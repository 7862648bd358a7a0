"""The bundled themes."""

import pytest

from standards.pack import load_pack
from standards.themes import Theme, load_themes

THEMES = {theme.id: theme for theme in load_themes()}


def test_themes_are_complete_in_both_languages() -> None:
    assert len(THEMES) == len(load_themes()) == 19
    for theme in THEMES.values():
        assert set(theme.title) == set(theme.summary) == set(theme.keywords) == {"en", "ru"}
        assert all(len(set(words)) == len(words) for words in theme.keywords.values())


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_theme_names_items_in_pack_order(theme: Theme) -> None:
    assert {"eu-customs-cfw", "wco-picard-2019"} <= set(theme.items)
    for pack_id, codes in theme.items.items():
        known = list(load_pack(pack_id).by_code)
        assert list(codes) == sorted(set(codes), key=known.index)


@pytest.mark.parametrize(
    ("theme_id", "pack_id", "codes"),
    [
        ("ethics-integrity", "eu-customs-cfw", "OA-02 OA-19 PR-03 CV-05 CV-06"),
        ("ethics-integrity", "wco-picard-2019", "K12.4"),
        ("risk-management", "eu-customs-cfw", "OP-07 OA-03 OA-04 OA-08"),
        ("risk-management", "wco-picard-2019", "K09.1"),
        ("e-customs", "eu-customs-cfw", "OP-12 OP-14"),
        ("e-customs", "wco-picard-2019", "K04.5"),
        ("e-customs", "wto-tfa", "10.6"),
        ("origin-preferences", "eu-customs-cfw", "OP-02 OP-10 OA-06"),
        ("origin-preferences", "wco-picard-2019", "K05.1 K08.4"),
    ],
)
def test_added_items(theme_id: str, pack_id: str, codes: str) -> None:
    assert set(codes.split()) <= set(THEMES[theme_id].items[pack_id])


@pytest.mark.parametrize("code", ["OP-08", "OP-18", "OP-19", "K04.5", "K06.5", "K12.1", "K12.2", "K13.1", "K13.3"])
def test_no_technical_item_is_left_without_a_theme(code: str) -> None:
    assert any(code in codes for theme in THEMES.values() for codes in theme.items.values())


@pytest.mark.parametrize(
    ("theme_id", "language", "word"),
    [
        ("ethics-integrity", "en", "whistle-blowing"),
        ("ethics-integrity", "ru", "декларирование доходов и имущества"),
        ("origin-preferences", "en", "Form A"),
        ("origin-preferences", "ru", "конвенции в основе ВСП+"),
    ],
)
def test_added_words(theme_id: str, language: str, word: str) -> None:
    assert word in THEMES[theme_id].keywords[language]
