"""From a text in any language of a curriculum to the stems that are compared."""

import re
from functools import cache, lru_cache

import snowballstemmer

from standards.glossary import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CYRILLIC = re.compile("[а-яё]")
_SHORTEST = 2

_WORDS_OF_THE_LANGUAGE = """
    и в во на по с со к ко у о об от до за из при для над под без через между или как а но не что это его ее их
    также других иных другие иные
    the a an and or of in on at to for from by with without into as is are be its their this that other
"""
_WORDS_OF_EVERY_STUDY_PLAN = """
    тема темы раздел модуль занятие занятия лекция лекции семинар практикум дисциплина курс введение основы основа
    основные понятие понятия общие общая общее положения сущность содержание виды вид роль значение особенности
    характеристика обзор часть вопросы
    topic topics module unit lesson lecture seminar course introduction introductory basics basic fundamentals
    overview general concept concepts definition meaning types kinds role roles importance part principles
"""
_STOP_WORDS = frozenset((_WORDS_OF_THE_LANGUAGE + _WORDS_OF_EVERY_STUDY_PLAN).split())


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say something, in their order; repeated words stay repeated."""
    return tuple(stem for _, stem in words_and_stems(text))


def words_and_stems(text: str) -> list[tuple[str, str]]:
    """Each word that says something, folded, with its stem."""
    words = _WORD.findall(fold(text))
    return [(word, _stem(word)) for word in words if len(word) >= _SHORTEST and word not in _STOP_WORDS]


def all_stems(text: str) -> tuple[str, ...]:
    """The stems of every word, for terms of the glossary, where each word counts."""
    return tuple(_stem(word) for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Cyrillic words by the Russian rules, Latin ones by the English; other languages meet themselves again."""
    stem: str = _stemmer("russian" if _CYRILLIC.search(word) else "english").stemWord(word)
    return stem


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(language)
