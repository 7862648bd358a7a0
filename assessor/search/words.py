"""Typed words against the words of a text: the beginning of a word fits, and so does another form of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.find import fold_code
from assessor.suggestion.text import all_stems
from standards.glossary import fold

SHORTEST = 2  # letters and digits; one alone would find nearly everything

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´′ʹˈ][^\W_]+)*")
_COMMON = 3  # letters that every form of a word begins with, and the shortest stem
_SURE_STEM = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """One word as typed. What has a hyphen or a dot in it ("e-customs", "4.2") is looked for as it stands."""

    code: str  # folded as codes are
    words: str  # folded, parted by one space; '' where it has no letter or digit
    stem: str  # '' for what is no single word, or too short to have other forms

    def is_form(self, word: str) -> bool:
        """Whether a folded word is another form of this one.

        A short stem stands for too many words ("стоим", "стоят"), so that only the last letter may differ then.
        """
        if not self.stem:
            return False
        begins = self.stem[:_COMMON] if len(self.stem) >= _SURE_STEM else self.words[:-1]
        return word.startswith(begins) and all_stems(word) == (self.stem,)


def typed_words(text: str, shortest: int = SHORTEST) -> tuple[Typed, ...]:
    """The words of what a person typed; none while they have fewer than `shortest` letters and digits."""
    found = tuple(Typed(fold_code(word), words_of(word), _stem_of(words_of(word))) for word in text.split())
    found = tuple(word for word in found if word.words)
    return found if sum(len(word.words) for word in found) >= shortest else ()


def words_of(text: str) -> str:
    """The words of a text, folded and parted by one space."""
    return " ".join(_WORD.findall(fold(text)))


def marks(text: str, typed: tuple[Typed, ...]) -> tuple[tuple[int, int], ...]:
    """Where in `text` the typed words answer: start and end of each place, in order."""
    return tuple(_marks(text, typed))


def _marks(text: str, typed: tuple[Typed, ...]) -> Iterator[tuple[int, int]]:
    begun = [part for word in typed for part in word.words.split()]
    for found in _WORD.finditer(text):
        word = fold(found.group())
        longest = max((len(part) for part in begun if word.startswith(part)), default=0)
        if longest and len(word) == len(found.group()):
            yield found.start(), found.start() + longest
        elif longest or any(other.is_form(word) for other in typed):
            yield found.span()


def _stem_of(words: str) -> str:
    stems = all_stems(words)
    return stems[0] if len(stems) == 1 and len(stems[0]) >= _COMMON and words.isalpha() else ""
