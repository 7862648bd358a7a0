"""Lexical ranking: BM25 over fields of different weight (BM25F)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

_SATURATION = 1.2  # k1: how soon a repeated word stops to count
_LENGTH = 0.5  # b: how much a long field thins its words


@dataclass(frozen=True, slots=True)
class Field:
    """One text of every document, as stems, and what a word in it weighs."""

    weight: float
    stems: Sequence[Sequence[str]]  # document -> stems


class Ranking:
    """Documents made of weighted fields.

    Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6.
    """

    def __init__(self, fields: Sequence[Field], documents: int) -> None:
        frequencies: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
        for field in fields:
            mean = sum(map(len, field.stems)) / max(documents, 1) or 1.0
            for document, stems in enumerate(field.stems):
                thinning = 1 - _LENGTH + _LENGTH * len(stems) / mean
                for stem, times in Counter(stems).items():
                    frequencies[stem][document] += field.weight * times / thinning
        self._documents = documents
        self._share = {
            stem: {document: value / (_SATURATION + value) for document, value in found.items()}
            for stem, found in frequencies.items()
        }

    def rarity(self, stem: str) -> float:
        """Inverse document frequency; highest for a stem that no document has."""
        found = len(self._share.get(stem, ()))
        return log(1 + (self._documents - found + 0.5) / (found + 0.5))

    def scores(self, query: Mapping[str, float]) -> dict[int, float]:
        """Document -> sum over the stems of the query of weight · rarity · saturated frequency; only those above 0."""
        scores: defaultdict[int, float] = defaultdict(float)
        for stem, weight in query.items():
            rarity = self.rarity(stem)
            for document, share in self._share.get(stem, {}).items():
                scores[document] += weight * rarity * share
        return dict(scores)

    def holds(self, document: int, stem: str) -> bool:
        """Whether a document has a stem in any field."""
        return document in self._share.get(stem, {})
