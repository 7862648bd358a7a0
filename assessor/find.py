"""From the words of a person to the values of an assessment: topics, programmes, items, roles, assessors …"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from assessor.errors import UnknownWordError
from assessor.marks import N_
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Curriculum, Node
from standards.framework import Framework, Item, Role
from standards.glossary import fold

T = TypeVar("T")

SHORT_ID = 8
"""So many characters of an id stand for the whole where only one begins with them."""

_LOOK_ALIKES = str.maketrans("АВСЕНІЈКМОРЅТУХ‐‑–—", "ABCEHIJKMOPSTYX----")
_MOST_NEAR = 3
_MOST_NAMED = 8
_NEAR_CUTOFF = 0.6


def fold_code(code: str) -> str:
    """A code for comparing: capitals, Cyrillic letters that look Latin as Latin ones, dashes as hyphens."""
    return unicodedata.normalize("NFC", code).strip().upper().translate(_LOOK_ALIKES)


def find_topic(curriculum: Curriculum, word: str) -> Node:
    """The topic with this id (or the beginning of it), number or title.

    Raises: UnknownWordError when none or several fit.
    """
    return _find_node(word, curriculum.topics, _TOPIC)


def find_programme(curriculum: Curriculum, word: str) -> Node:
    """The programme with this id (or the beginning of it) or title.

    Raises: UnknownWordError when none or several fit.
    """
    return _find_node(word, curriculum.programmes, _PROGRAMME)


def find_item(framework: Framework, word: str) -> Item:
    """The item with this code. Raises: UnknownWordError."""
    found = _by_code(framework.items, lambda item: item.code, word)
    if found is None:
        near = _near_codes(word, [item.code for item in framework.items])
        raise _ITEM.unknown(near, framework=framework.id, word=word)
    return found


def find_role(framework: Framework, word: str) -> Role:
    """The role with this code. Raises: UnknownWordError."""
    found = _by_code(framework.roles, lambda role: role.code, word)
    if found is None:
        codes = [role.code for role in framework.roles]
        near = codes if len(codes) <= _MOST_NAMED else _near_codes(word, codes)
        raise _ROLE.unknown(near, framework=framework.id, word=word)
    return found


def find_framework(frameworks: Sequence[Framework], word: str) -> Framework:
    """The framework of the assessment with this id. Raises: UnknownWordError."""
    found = _by_code(frameworks, lambda framework: framework.id, word)
    if found is None:
        raise UnknownWordError(
            N_("This assessment has no framework “{word}”. It has: {known}. Nothing was changed."),
            word=word,
            known=", ".join(framework.id for framework in frameworks) or "–",
        )
    return found


def find_assessor(assessors: Iterable[Assessor], word: str) -> Assessor | None:
    """The assessor of this name, whatever the case; None for a new name."""
    return next((assessor for assessor in assessors if fold(assessor.name) == fold(word)), None)


def _find_node(word: str, nodes: Sequence[Node], sentences: "_Sentences") -> Node:
    folded = fold(word)
    ways: tuple[Callable[[Node], bool], ...] = (
        lambda node: node.id == folded,
        lambda node: node.title == word,
        lambda node: fold(node.title) == folded,
        lambda node: node.number != "" and fold(node.number).rstrip(".") == folded.rstrip("."),
        lambda node: fold(f"{node.number} {node.title}") == folded,
        lambda node: len(folded) >= SHORT_ID and node.id.startswith(folded),
    )
    for fits in ways:
        found = [node for node in nodes if fits(node)] if folded else []
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownWordError(sentences.several, word=word, number=len(found), ids=_some_ids(found))
    titles = {fold(node.title): node.title for node in nodes}
    near = [titles[title] for title in get_close_matches(folded, titles, _MOST_NEAR, _NEAR_CUTOFF)]
    raise sentences.unknown(near, word=word)


def _some_ids(nodes: Sequence[Node]) -> str:
    named = [f"{node.id[:SHORT_ID]} ({node.number} {node.title})".replace("( ", "(") for node in nodes[:_MOST_NAMED]]
    return ", ".join([*named, "…"] if len(nodes) > _MOST_NAMED else named)


def _by_code(values: Iterable[T], code: Callable[[T], str], word: str) -> T | None:
    return next((value for value in values if fold_code(code(value)) == fold_code(word)), None)


def _near_codes(word: str, codes: Sequence[str]) -> list[str]:
    folded = {fold_code(code): code for code in codes}
    return [folded[code] for code in get_close_matches(fold_code(word), folded, _MOST_NEAR, _NEAR_CUTOFF)]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What is said when a word fits nothing, nothing but something comes near, or more than one."""

    none: str
    near: str
    several: str = ""

    def unknown(self, near: Sequence[str], **values: object) -> UnknownWordError:
        if not near:
            return UnknownWordError(self.none, **values)
        return UnknownWordError(self.near, near="; ".join(near), **values)


_TOPIC = _Sentences(
    N_("There is no topic “{word}”. Nothing was changed."),
    N_("There is no topic “{word}”; near it: {near}. Nothing was changed."),
    N_("“{word}” fits {number} topics. Give the id of the one: {ids}. Nothing was changed."),
)
_PROGRAMME = _Sentences(
    N_("There is no programme “{word}”. Nothing was changed."),
    N_("There is no programme “{word}”; near it: {near}. Nothing was changed."),
    N_("“{word}” fits {number} programmes. Give the id of the one: {ids}. Nothing was changed."),
)
_ITEM = _Sentences(
    N_("“{framework}” has no item “{word}”. Nothing was changed."),
    N_("“{framework}” has no item “{word}”; near it: {near}. Nothing was changed."),
)
_ROLE = _Sentences(
    N_("“{framework}” has no role “{word}”. Nothing was changed."),
    N_("“{framework}” has no role “{word}”; near it: {near}. Nothing was changed."),
)
