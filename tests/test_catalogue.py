"""Every word that a person sees is in the catalogue, complete in every language."""

from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from assessor.words import LANGUAGES, load_words
from tools.catalogue import LOCALE, extracted

TRANSLATED = [language for language in LANGUAGES if language != "en"]


def _read(language: str) -> Catalog:
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _keys(catalogue: Catalog) -> set[tuple[object, object]]:
    return {(message.id, message.context) for message in catalogue if message.id}


def _texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (str(message.string or ""),)


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_holds_exactly_the_messages_of_the_code(language: str) -> None:
    ours, theirs = _keys(extracted()), _keys(_read(language))
    assert sorted(map(str, ours - theirs)) == []
    assert sorted(map(str, theirs - ours)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_sure(language: str) -> None:
    catalogue = _read(language)
    assert [m.id for m in catalogue if m.id and (not all(_texts(m)) or m.fuzzy)] == []
    assert [
        m.id for m in catalogue if m.id and isinstance(m.id, tuple) and len(_texts(m)) != catalogue.num_plurals
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_fill_in_the_same_values(language: str) -> None:
    wrong = []
    for message in _read(language):
        if not message.id:
            continue
        fields = _fields(message.id[-1] if isinstance(message.id, tuple) else str(message.id))
        wrong += [(message.id, text) for text in _texts(message) if _fields(text) != fields]
    assert wrong == []


def test_the_program_says_it_in_russian() -> None:
    words = load_words("ru")
    assert words.text("not assessed") == "не оценено"
    assert words.date("2026-10-16") == "16\N{NO-BREAK SPACE}октября\N{NO-BREAK SPACE}2026\N{NO-BREAK SPACE}г."
    assert words.number(1846) == "1\N{NO-BREAK SPACE}846"
    assert words.number(0.81, 2) == "0,81"
    assert words.hours(90) == "1,5\N{NO-BREAK SPACE}ч"


def test_an_unknown_language_falls_back_to_english() -> None:
    assert load_words("xx").text("not assessed") == "not assessed"
