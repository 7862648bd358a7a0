"""Learning outcomes: lists of them in a cell, and sections of a document that give them."""

import re
from collections.abc import Iterable, Sequence

from assessor.importing.text import folded, shown
from assessor.readers import Paragraph

_BULLET = re.compile(r"^(?:[-–—•·*▪●◦]|\(?\d{1,2}[.)]|[a-zа-я]\))\s+", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:\d[\d.]* )?(?:(?:планируемые|ожидаемые|требуемые|образовательные) )?результаты "
    r"(?:обучения|освоения|изучения)\b.{0,80}"
    r"|(?:\d[\d.]* )?(?:expected |intended )?learning outcomes?\b.{0,60}"
    r"|(?:после|по|в результате) \w+(?: \w+){0,6} (?:слушател|обучающ|курсант|студент|выпускник)\w+"
    r"(?: \w+){0,3} (?:долж\w+|смо\w+|уме\w+|буд\w+).{0,60}"
    r"|(?:слушател|обучающ|курсант|студент|выпускник)\w+ (?:долж\w+|смо\w+|буд\w+).{0,60}"
    r"|(?:up)?on (?:successful )?completion\b.{0,80}\b(?:will|shall|should)\b.{0,40}"
)
_SUBHEADING = re.compile(r"(?:долж\w+ )?(?:знать|уметь|владеть|иметь навыки|иметь представление|knowledge|skills)[:.]?")
_SHORTEST = 8  # letters


def split_outcomes(text: str) -> tuple[str, ...]:
    """The outcomes that a cell lists, one a line or parted by semicolons, without bullets and numbers."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        return tuple(filter(_is_outcome, map(_plain, lines[0].split(";"))))
    joined: list[str] = []
    for line in lines:
        is_lower = shown(line)[:1].islower() and not _BULLET.match(line.strip())
        if joined and is_lower and joined[-1][-1:] not in (".", ";"):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return tuple(filter(_is_outcome, (_plain(line) for line in joined)))


def opens_outcomes(text: str) -> bool:
    """Whether a heading or sentence is followed by learning outcomes."""
    return _HEADING.fullmatch(folded(text).rstrip(" .:")) is not None


def take_outcomes(paragraphs: Sequence[Paragraph]) -> tuple[tuple[str, ...], frozenset[int]]:
    """The outcomes of the sections among some paragraphs, and the numbers of the paragraphs that they take.

    A section ends with the next heading, with bold type, or with a paragraph that is no point of a list behind one.
    """
    outcomes: list[str] = []
    taken: set[int] = set()
    is_open = seen_point = False
    for paragraph in paragraphs:
        text = shown(paragraph.text)
        if opens_outcomes(text):
            is_open, seen_point = True, False
            taken.add(paragraph.number)
            continue
        if not is_open or paragraph.hidden or not text:
            continue
        if _SUBHEADING.fullmatch(folded(text)):
            taken.add(paragraph.number)
            continue
        is_point = bool(paragraph.label) or _BULLET.match(text) is not None
        if paragraph.heading is not None or paragraph.bold or (seen_point and not is_point):
            is_open = False
            continue
        seen_point = seen_point or is_point
        taken.add(paragraph.number)
        outcomes += split_outcomes(paragraph.text)
    return tuple(outcomes), frozenset(taken)


def without_doubles(outcomes: Iterable[str]) -> tuple[str, ...]:
    """Each outcome once, in order."""
    return tuple({folded(outcome): outcome for outcome in reversed(tuple(outcomes))}.values())[::-1]


def _plain(line: str) -> str:
    return _BULLET.sub("", shown(line)).rstrip(" ;")


def _is_outcome(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) >= _SHORTEST and not _SUBHEADING.fullmatch(folded(text))
