"""The glossary as a bridge: the same concept in other words and other languages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assessor.suggestion.text import all_stems, stems
from standards.glossary import Concept, load_glossary

_HEADINGS = ("structure", "unit")  # kinds of concepts that are words of study plans, not subjects
_GENERAL = "general_subject"
_LONGEST_ABBREVIATION = 3  # letters; such a short form counts only where it stands alone
_BRIDGED = ("en", "ru")  # the languages that items have texts in


@dataclass(frozen=True, slots=True)
class Crossing:
    """A concept found in a text."""

    concept: Concept
    expansion: frozenset[str]  # stems of its terms in the languages of the items
    doubt: int  # how many concepts the same words stand for, 1 or more

    @property
    def is_outside(self) -> bool:
        """A general subject that no framework of the field knows."""
        return self.concept.kind == _GENERAL and not self.concept.themes


def crossings(text: str) -> list[Crossing]:
    """The concepts whose terms stand in `text`, the longest term first at each place."""
    terms = _terms()
    longest = max(map(len, terms))
    words = all_stems(text)
    found: list[Crossing] = []
    position = 0
    while position < len(words):
        for length in range(min(longest, len(words) - position), 0, -1):
            term = words[position : position + length]
            if term in terms and (length > 1 or len(words) == 1 or len(term[0]) > _LONGEST_ABBREVIATION):
                ids = terms[term]
                found += [Crossing(_concepts()[id_], _expansion(id_), len(ids)) for id_ in ids]
                position += length
                break
        else:
            position += 1
    return found


@cache
def _concepts() -> Mapping[str, Concept]:
    """Id -> concept, of those that name subjects."""
    return {concept.id: concept for concept in load_glossary() if concept.kind not in _HEADINGS}


@cache
def _terms() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Stems of a term -> the ids of the concepts that it names."""
    found: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for concept in _concepts().values():
        for names in concept.terms.values():
            for name in names:
                found[all_stems(name)][concept.id] = None
    found.pop((), None)
    return {term: tuple(ids) for term, ids in found.items()}


@cache
def _expansion(concept_id: str) -> frozenset[str]:
    terms = _concepts()[concept_id].terms
    return frozenset(stem for language in _BRIDGED for name in terms.get(language, ()) for stem in stems(name))
