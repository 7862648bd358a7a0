"""Outline numbers ("1.2", "II.", "Б1.О.01", "Тема 3.") and the rank of the words that name a level."""

import re
from dataclasses import dataclass

from assessor.importing.text import folded

# Words that open a heading and the level they name: the lower, the nearer to the root.
_RANK_WORDS: tuple[tuple[int, str], ...] = (
    (
        0,
        (
            r"(?:\d+|[ivx]+)[ -]?(?:й|ый|ой|st|nd|rd|th)? (?:курс|year|год обучения)|курс \d+|year \d+"
            r"|(?:перв|втор|трет|четверт|пят|шест)\w+ курс|курс [ivx]+"
        ),
    ),
    (
        1,
        (
            r"(?:\d+|[ivx]+)[ -]?(?:й|ый|ой|st|nd|rd|th)? (?:семестр|semester|term|trimester)|(?:семестр"
            r"|semester|term|trimester) (?:\d+|[ivx]+)|(?:перв|втор|first|second|third"
            r"|fourth)\w* (?:семестр|semester|term)"
        ),
    ),
    (
        2,
        (r"(?:блок|цикл|block|cycle|blok|kurs)\b|\w+ (?:цикл|блок)\b"),
    ),
    (3, r"(?:part|часть)\b|(?:обязательная|базовая|вариативная) часть"),
    (4, r"(?:модул\w*|module|modul\w*)\b(?! ?№? *$)"),
    (
        5,
        r"(?:раздел|section|chapter|глава|unit|бөлім|бөлүм|фасли?|боби?|бахши?|bob|bo['‘ʻ’]lim|бўлим|bölüm|bap|bölmə|fəsil)\b",
    ),
    (6, r"(?:подраздел|subsection)\b"),
    (7, r"(?:тема|topic|theme|занятие|lesson|lecture|лекция|тақырып|мавзӯъ?и?|мавзу|mavzu|tema|mowzuk|mövzu)\b"),
)
TOPIC_RANK = 7
_RANKS = tuple((rank, re.compile(pattern)) for rank, pattern in _RANK_WORDS)
_NUMBER_BEFORE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})(?:\s*[.)]\s*|\s+)(?=\S)")
_ROMAN_BEFORE = re.compile(r"(?P<number>[IVX]{1,5})(?:[.)]\s*)(?=\S)")
_NUMBER_ALONE = re.compile(r"(?:№ ?)?(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})[.)]*")
_ROMAN_ALONE = re.compile(r"(?P<number>[IVX]{1,5})[.)]*")
_CODE_PART = r"(?:[^\W\d_]{1,5}\d*|\d+[^\W\d_]{0,3})"
_CODE = re.compile(rf"{_CODE_PART}(?:[.\-/ ]{_CODE_PART}){{0,6}}\.?")
_NUMBER_AFTER_WORD = re.compile(r"[^\W\d_]+\.?\s*№?\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,5}|[IVX]{1,5})\b")
_MAX_CODE = 24
_ZEROS = frozenset({"0", "00", "000"})
_NUMBER_BEFORE_WORD = re.compile(r"(?P<number>\d{1,3}|[ivx]+)(?: ?- ?| )(?=[^\W\d_]{3})")  # "1-modul", "2-бөлім"
_PROFESSIONAL_MODULE = "пм"  # Russian college plans: what belongs to ПМ.01 is numbered МДК.01.01, УП.01, ПП.01
_OF_PROFESSIONAL_MODULE = (("мдк",), ("уп",), ("пп",))


@dataclass(frozen=True, slots=True)
class Level:
    """What the number and the first words of a line say of its level.

    `tokens` are the parts of its number ("1.2" gives ("1", "2")); `rank` is of the word before it, if any.
    """

    tokens: tuple[str, ...] = ()
    rank: int | None = None

    @property
    def is_roman(self) -> bool:
        """Roman numerals head what Arabic ones count."""
        return len(self.tokens) == 1 and _ROMAN_ALONE.fullmatch(self.tokens[0]) is not None

    @property
    def is_group_code(self) -> bool:
        """A code such as ОП.00 heads the codes behind it up to the next one of its kind."""
        return len(self.tokens) > 1 and self.tokens[-1] in _ZEROS and not self.tokens[0].isdigit()

    def same_depth(self, other: "Level") -> bool:
        """Both are numbered in the same way, with as many parts."""
        return bool(self.tokens) and len(self.tokens) == len(other.tokens) and self.is_roman == other.is_roman

    def is_above(self, other: "Level") -> bool:
        """True when `other` hangs below this one, by its number or by its word."""
        if self.is_roman and other.tokens and not other.is_roman:
            return True
        if self.is_group_code and other.tokens:
            return not other.is_group_code
        if self.tokens[:1] == (_PROFESSIONAL_MODULE,) and other.tokens[:1] != self.tokens[:1]:
            return other.tokens[:1] in _OF_PROFESSIONAL_MODULE and other.tokens[1:2] == self.tokens[1:2]
        if self.tokens and len(other.tokens) > len(self.tokens) and other.tokens[: len(self.tokens)] == self.tokens:
            return other.rank is None or self.rank is None or other.rank >= self.rank
        return self.rank is not None and other.rank is not None and self.rank < other.rank


NO_LEVEL = Level()


def rank_of(title: str) -> int | None:
    """The rank of the level word that opens a title ("Раздел 1. …" 4, "Module 2: …" 3); None without one."""
    start = folded(title)[:60]
    found = next((rank for rank, pattern in _RANKS if pattern.match(start)), None)
    if found is None and (number := _NUMBER_BEFORE_WORD.match(start)):
        rest = start[number.end() :]
        found = next((rank for rank, pattern in _RANKS if pattern.match(rest)), None)
    return found


def level_of(number: str, title: str) -> Level:
    """The level of a line, by its number column and its title."""
    rank = rank_of(title)
    tokens = tokens_of(number)
    if not tokens and rank is not None:
        match = _NUMBER_AFTER_WORD.match(title) or _NUMBER_BEFORE_WORD.match(folded(title))
        tokens = tokens_of(match["number"].upper()) if match else ()
    return Level(tokens, rank)


def tokens_of(number: str) -> tuple[str, ...]:
    """The parts of an outline number or code; () for anything else."""
    text = " ".join(number.split()).strip("№ ")
    if match := _NUMBER_ALONE.fullmatch(text):
        return tuple(match["number"].split("."))
    if match := _ROMAN_ALONE.fullmatch(text):
        return (match["number"],)
    if (
        len(text) <= _MAX_CODE
        and any(sign.isdigit() for sign in text)
        and _CODE.fullmatch(text)
        and rank_of(text) is None
    ):
        return tuple(re.split(r"[.\-/ ]", text.strip(".").casefold()))
    return ()


def is_number(text: str) -> bool:
    """True for what stands in a number column: 1, 1.2., II, Б1.О.01."""
    return bool(tokens_of(text))


def is_bare_number(text: str) -> bool:
    """True for digits, points and Roman numerals alone, where a code ("PE 2") may be a title."""
    bare = " ".join(text.split()).strip("№ ")
    return _NUMBER_ALONE.fullmatch(bare) is not None or _ROMAN_ALONE.fullmatch(bare) is not None


def split_number(title: str) -> tuple[str, str]:
    """A title parted from the outline number typed before it: "1.2. Таможенные платежи" gives ("1.2", "Таможенные …").

    A number with its level word ("Тема 1.") is a part of the title and stays there.
    """
    match = _NUMBER_BEFORE.match(title) or _ROMAN_BEFORE.match(title)
    if match is None:
        return "", title
    rest = title[match.end() :]
    # "2 курс", "1-й семестр", "3D …", "24 часа": the digits belong to the words
    single = "." not in title[: match.end()] and ")" not in title[: match.end()]
    if (single and not (rest[:1].isupper() or rest[:1] in '«“"')) or rank_of(title) is not None:
        return "", title
    return match["number"], rest
