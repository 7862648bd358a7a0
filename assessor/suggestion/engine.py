"""Suggestions of items for a topic: lexical ranking over the items' texts in every language, bridged by the glossary.

The weights were tried on hand-labelled topics (benchmarks/suggestion.py); differences under 0.02 there mean nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assessor.marks import N_
from assessor.suggestion.bridge import Crossing, crossings
from assessor.suggestion.ranking import Field, Ranking
from assessor.suggestion.text import stems, words_and_stems
from standards.framework import Framework, Item
from standards.text import LocalText

_TITLE, _KEYWORDS, _SUMMARY, _DESCRIPTORS, _AREA = 2.0, 2.0, 0.6, 0.2, 0.3  # what a word of an item weighs
_DESCRIPTION, _MODULE, _GLOSSARY = 0.5, 0.3, 0.3  # what a word weighs beside one of the topic's title
_TELLING = 6  # so many of the rarest words of a title make a full score; a long text need not match in all of them
_NOTHING_FITS = 0.4  # best score below which a topic has no counterpart …
_NOTHING_FITS_IN_THE_FIELD = 0.15  # … and the same for one that names a concept of the field
_MOST_SHOWN = 4  # words in one reason


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: a topic in its surroundings, in any language."""

    title: str
    module: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class SuggestionReason:
    """Why an item is suggested: a template of the catalogue and its values."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One item that may fit, with a score from 0 to 1."""

    code: str
    score: float
    reasons: tuple[SuggestionReason, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The items that may fit a topic, best first; `no_counterpart` says that none fits well."""

    no_counterpart: bool
    ranked: tuple[Suggestion, ...]


class Suggester:
    """Suggests items of one framework."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._items = framework.judged_items
        texts = [_ItemTexts(framework, item) for item in self._items]
        self._ranking = Ranking(
            [
                Field(_TITLE, [text.title for text in texts]),
                Field(_KEYWORDS, [text.keywords for text in texts]),
                Field(_SUMMARY, [text.summary for text in texts]),
                Field(_DESCRIPTORS, [text.descriptors for text in texts]),
                Field(_AREA, [text.area for text in texts]),
            ],
            len(texts),
        )

    def suggest(self, query: Query, top: int = 10, language: str = "en") -> Suggestions:
        """The `top` items that fit `query` best; ties stand in pack order. Terms of the glossary are in `language`."""
        asked = _Asked(query)
        full = sum(sorted(map(self._ranking.rarity, set(asked.title)), reverse=True)[:_TELLING])
        scores = self._ranking.scores(asked.weights) if full else {}
        order = sorted(scores, key=lambda document: (-scores[document], document))
        best = scores[order[0]] / full if order else 0.0
        ranked = [
            Suggestion(
                self._items[document].code, min(1.0, scores[document] / full), self._reasons(document, asked, language)
            )
            for document in order[:top]
        ]
        return Suggestions(_nothing_fits(asked.crossings, best), tuple(ranked))

    def _reasons(self, document: int, asked: "_Asked", language: str) -> tuple[SuggestionReason, ...]:
        def shared(text: str) -> str:
            words = [word for word, stem in words_and_stems(text) if self._ranking.holds(document, stem)]
            return ", ".join(list(dict.fromkeys(words))[:_MOST_SHOWN])

        known = set(asked.title) | set(asked.description)
        terms = [
            crossing.concept.terms[language][0]
            for crossing in asked.crossings
            if any(self._ranking.holds(document, stem) for stem in crossing.expansion - known)
        ]
        found = (
            (N_("same words: {words}"), shared(f"{asked.query.title} {asked.query.description}")),
            (N_("by the glossary: {words}"), ", ".join(list(dict.fromkeys(terms))[:_MOST_SHOWN])),
            (N_("same words in the module: {words}"), shared(asked.query.module)),
        )
        return tuple(SuggestionReason(template, {"words": words}) for template, words in found if words)


class _Asked:
    """A query as weighted stems."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.title = stems(query.title) or stems(query.module)  # "Introduction" says nothing without its module
        self.description = stems(query.description)
        self.crossings = crossings(f"{query.title} {query.description}".strip())

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Stem -> weight: the highest of the places where it stands."""
        weights = dict.fromkeys(self.title, 1.0)
        for crossing in self.crossings:
            _raise(weights, crossing.expansion, _GLOSSARY / crossing.doubt)
        _raise(weights, self.description, _DESCRIPTION)
        _raise(weights, stems(self.query.module), _MODULE)
        return weights


class _ItemTexts:
    """The texts of one item in all its languages, as stems."""

    def __init__(self, framework: Framework, item: Item) -> None:
        self.title = [*_in_all(item.title), *_in_all(item.alternative_title)]
        self.keywords = list(_keywords(item))
        self.summary = list(_in_all(item.summary))
        self.descriptors = [stem for text in item.level_descriptors.values() for stem in _in_all(text)]
        above = [framework.by_code[code] for code in framework.ancestors(item.code)]
        self.area = [stem for area in above for stem in (*_in_all(area.title), *_keywords(area))]


def _in_all(text: LocalText) -> Iterator[str]:
    for version in text.values():
        yield from stems(version)


def _keywords(item: Item) -> Iterator[str]:
    for words in item.keywords.values():
        for word in words:
            yield from stems(word)


def _raise(weights: dict[str, float], found: Iterable[str], weight: float) -> None:
    for stem in found:
        weights[stem] = max(weights.get(stem, 0.0), weight)


def _nothing_fits(found: Sequence[Crossing], best: float) -> bool:
    """Whether a topic has no counterpart: only general subjects in it, or too low a best score."""
    in_the_field = [crossing for crossing in found if not crossing.is_outside]
    if found and not in_the_field:
        return True
    return best < (_NOTHING_FITS_IN_THE_FIELD if in_the_field else _NOTHING_FITS)
