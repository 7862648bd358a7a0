"""Finding items by what a person types: a code, the beginning of a word or another form of it, in any language."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.find import fold_code
from assessor.suggestion.text import stems, words_and_stems
from standards.framework import Framework, Item
from standards.glossary import fold

_CODE, _TITLE, _KEYWORD, _AREA = 4, 3, 2, 1
"""Where a typed word was found, the best place last to be given up: a code before a title before its surroundings."""

_SHORTEST_STEM = 4  # letters; the stem of a shorter word is too common to stand for it


@dataclass(frozen=True, slots=True)
class Found:
    """An item that has every typed word, with the words of the item that answered."""

    code: str
    words: tuple[str, ...]


class ItemSearch:
    """The items of one framework that a topic may be mapped to and that have a result: judged ones and their parts."""

    def __init__(self, framework: Framework) -> None:
        self._entries = [
            _Entry(framework, item) for item in framework.items if framework.judged_code(item.code) is not None
        ]

    def find(self, text: str) -> tuple[Found, ...]:
        """The items that have every word of `text` in their code, titles, keywords or area; best first, then in order.

        A word fits a word that begins with it, or that has its stem. Nothing typed finds nothing.
        """
        typed = [_Typed(word) for word in text.split()]
        if not typed:
            return ()
        ranked = []
        for position, entry in enumerate(self._entries):
            hits = [entry.hit(word) for word in typed]
            if all(place for place, _ in hits):
                words = tuple(dict.fromkeys(word for _, word in hits if word))
                ranked.append((-sum(place for place, _ in hits), position, Found(entry.code, words)))
        return tuple(found for _, _, found in sorted(ranked, key=lambda row: row[:2]))


class _Typed:
    """One word as typed."""

    def __init__(self, word: str) -> None:
        self.folded = fold(word)
        self.code = fold_code(word)
        found = stems(word)
        self.stem = found[0] if len(found) == 1 and len(found[0]) >= _SHORTEST_STEM else ""


class _Entry:
    """The words of one item, by where they stand."""

    def __init__(self, framework: Framework, item: Item) -> None:
        self.code = item.code
        self._folded_code = fold_code(item.code)
        above = [framework.by_code[code] for code in framework.ancestors(item.code)]
        self._places = (
            (_TITLE, _words(_titles(item))),
            (_KEYWORD, _words(_keywords(item))),
            (_AREA, _words(title for area in above for title in _titles(area))),
        )

    def hit(self, typed: _Typed) -> tuple[int, str]:
        """The best place where a typed word was found, and the word that it found there; 0 for nowhere."""
        if self._folded_code.startswith(typed.code):
            return _CODE, ""
        for place, words in self._places:
            for word, stem in words:
                if word.startswith(typed.folded) or (typed.stem and stem == typed.stem):
                    return place, word
        return 0, ""


def _titles(item: Item) -> Iterator[str]:
    yield from item.title.values()
    yield from item.alternative_title.values()


def _keywords(item: Item) -> Iterator[str]:
    for words in item.keywords.values():
        yield from words


def _words(texts: Iterator[str]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pair for text in texts for pair in words_and_stems(text)))
