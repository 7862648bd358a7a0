"""Typed words against the words of a text: the beginning of a word fits, and so does another form of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.find import fold_code
from assessor.suggestion.text import all_stems
from standards.glossary import fold

SHORTEST = 2  # letters and digits; one alone would find nearly everything

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´′ʹˈ][^\W_]+)*")
_SHORTEST_STEM = 4  # letters
_COMMON = 3  # letters that every form of a word begins with


@dataclass(frozen=True, slots=True)
class Typed:
    """One word as typed. What has a hyphen or a dot in it ("e-customs", "4.2") is looked for as it stands."""

    code: str  # folded as codes are
    words: str  # folded, parted by one space; '' where it has no letter or digit
    stem: str  # '' for what is no single word, or too short to have other forms

    @property
    def stem_begins(self) -> str:
        """What every word with the stem begins with."""
        return self.stem[:_COMMON]


def typed_words(text: str) -> tuple[Typed, ...]:
    """The words of what a person typed; none while it is shorter than a search."""
    found = tuple(Typed(fold_code(word), words_of(word), _stem_of(words_of(word))) for word in text.split())
    found = tuple(word for word in found if word.words)
    return found if sum(len(word.words) for word in found) >= SHORTEST else ()


def words_of(text: str) -> str:
    """The words of a text, folded and parted by one space."""
    return " ".join(_WORD.findall(fold(text)))


def has_stem(word: str, stem: str) -> bool:
    """Whether a folded word is a form of the word with this stem."""
    return all_stems(word) == (stem,)


def marks(text: str, typed: tuple[Typed, ...]) -> tuple[tuple[int, int], ...]:
    """Where in `text` the typed words answer: start and end of each place, in order."""
    return tuple(_marks(text, typed))


def _marks(text: str, typed: tuple[Typed, ...]) -> Iterator[tuple[int, int]]:
    begun = [part for word in typed for part in word.words.split()]
    stems = [word.stem for word in typed if word.stem]
    for found in _WORD.finditer(text):
        word = fold(found.group())
        longest = max((len(part) for part in begun if word.startswith(part)), default=0)
        if longest and len(word) == len(found.group()):
            yield found.start(), found.start() + longest
        elif longest or any(has_stem(word, stem) for stem in stems):
            yield found.span()


def _stem_of(words: str) -> str:
    """The stem, if it is long enough to stand for the word, or all of it but a last letter ("виза", "визы")."""
    stems = all_stems(words)
    if len(stems) != 1 or not words.isalpha() or len(stems[0]) < min(_SHORTEST_STEM, len(words) - 1):
        return ""
    return stems[0]
