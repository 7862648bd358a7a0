"""Relations between the items of two frameworks, and what follows from two of them in a row.

Requirements are taken as non-empty sets, so that one of five relations holds between any two (the calculus RCC-5).
A crosswalk proposes an item, never a value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from standards.text import LocalText


class Relation(StrEnum):
    """How the scope of the first item stands to that of the second."""

    EQUAL = "equal"
    SUBSET = "subset"  # the first is a part of the second
    SUPERSET = "superset"  # the first covers the second and more
    INTERSECTS = "intersects"  # they overlap, and neither contains the other
    NONE = "none"  # they have nothing in common

    @property
    def reversed(self) -> "Relation":
        """The relation of the second item to the first."""
        return {Relation.SUBSET: Relation.SUPERSET, Relation.SUPERSET: Relation.SUBSET}.get(self, self)


class Confidence(StrEnum):
    """How sure the author of a link is; it filters and shades, and changes no figure."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Link:
    """One relation, with the reason for it and who says so."""

    from_code: str
    to_code: str
    relation: Relation
    rationale: LocalText
    confidence: Confidence
    source: str

    @property
    def reversed(self) -> "Link":
        """The same link, seen from the other framework."""
        return Link(self.to_code, self.from_code, self.relation.reversed, self.rationale, self.confidence, self.source)


@dataclass(frozen=True)
class Crosswalk:
    """The links from one framework to another. A pair that is not listed is unknown, not unrelated."""

    from_id: str
    to_id: str
    links: tuple[Link, ...]

    def reversed(self) -> "Crosswalk":
        """The same crosswalk, seen from the other framework."""
        return Crosswalk(self.to_id, self.from_id, tuple(link.reversed for link in self.links))

    @cached_property
    def by_from(self) -> Mapping[str, tuple[Link, ...]]:
        """Item code of the first framework -> its links, in the order of the crosswalk."""
        links: dict[str, tuple[Link, ...]] = {}
        for link in self.links:
            links[link.from_code] = (*links.get(link.from_code, ()), link)
        return links

    def relation(self, from_code: str, to_code: str) -> Relation | None:
        """The relation of a pair, or None where it is unknown."""
        return next((link.relation for link in self.by_from.get(from_code, ()) if link.to_code == to_code), None)


_E, _SUB, _SUP, _INT, _NO = Relation
ANYTHING = frozenset(Relation)
_COMPOSED = {
    _SUB: {
        _SUB: {_SUB},
        _SUP: ANYTHING,
        _INT: {_SUB, _INT, _NO},
        _NO: {_NO},
    },
    _SUP: {
        _SUB: ANYTHING - {_NO},
        _SUP: {_SUP},
        _INT: {_SUP, _INT},
        _NO: {_SUP, _INT, _NO},
    },
    _INT: {
        _SUB: {_SUB, _INT},
        _SUP: {_SUP, _INT, _NO},
        _INT: ANYTHING,
        _NO: {_SUP, _INT, _NO},
    },
    _NO: {
        _SUB: {_SUB, _INT, _NO},
        _SUP: {_NO},
        _INT: {_SUB, _INT, _NO},
        _NO: ANYTHING,
    },
}


def compose(first: Relation, second: Relation) -> frozenset[Relation]:
    """What A may be to C, where A is `first` to B and B is `second` to C; all five mean that nothing follows.

    Source: methods.md, section 6; the 25 cells hold over all subsets of a set of six.
    """
    if first is Relation.EQUAL:
        return frozenset({second})
    if second is Relation.EQUAL:
        return frozenset({first})
    return frozenset(_COMPOSED[first][second])


def infer(first: Crosswalk, second: Crosswalk) -> dict[tuple[str, str], frozenset[Relation]]:
    """Return what follows for pairs of the outer frameworks when `second` begins where `first` ends.

    Several ways between a pair narrow the answer down; an empty one is a contradiction between the links and worth
    showing. Pairs about which nothing follows are left out.
    Raises: ValueError when the crosswalks do not meet in one framework.
    """
    if first.to_id != second.from_id:
        raise ValueError(f"{first.to_id} is not {second.from_id}")
    possible: dict[tuple[str, str], frozenset[Relation]] = {}
    for link in first.links:
        for onward in second.by_from.get(link.to_code, ()):
            pair = (link.from_code, onward.to_code)
            possible[pair] = possible.get(pair, ANYTHING) & compose(link.relation, onward.relation)
    return {pair: relations for pair, relations in possible.items() if relations != ANYTHING}


def bundled_crosswalks() -> tuple[tuple[str, str], ...]:
    """The pairs of framework ids that have a bundled crosswalk, as they are written; each serves both ways."""
    return tuple(sorted((first, second) for first, second in _names()))


@cache
def load_crosswalk(from_id: str, to_id: str) -> Crosswalk:
    """Return the bundled crosswalk between two frameworks, whichever way round it is written.

    Raises: KeyError where there is none: all pairs of these frameworks are unknown.
    """
    pairs = set(_names())
    if (from_id, to_id) in pairs:
        return _read(_folder() / f"{from_id}--{to_id}.json")
    if (to_id, from_id) in pairs:
        return load_crosswalk(to_id, from_id).reversed()
    raise KeyError((from_id, to_id))


class _LinkEntry(
    msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"from_code": "from", "to_code": "to"}
):
    from_code: str
    to_code: str
    relation: Relation
    confidence: Confidence
    rationale: dict[str, str]
    source: str = ""  # empty: the source of the file


class _CrosswalkFile(
    msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"from_id": "from", "to_id": "to"}
):
    from_id: str
    to_id: str
    source: str
    links: tuple[_LinkEntry, ...]


def _folder() -> Traversable:
    return files("standards") / "packs" / "crosswalks"


def _names() -> Iterator[tuple[str, str]]:
    for entry in _folder().iterdir():
        if entry.name.endswith(".json"):
            first, second = entry.name.removesuffix(".json").split("--")
            yield first, second


def _read(path: Traversable) -> Crosswalk:
    file = msgspec.json.decode(path.read_bytes(), type=_CrosswalkFile)
    links = tuple(
        Link(
            link.from_code,
            link.to_code,
            link.relation,
            LocalText(link.rationale),
            link.confidence,
            link.source or file.source,
        )
        for link in file.links
    )
    return Crosswalk(file.from_id, file.to_id, links)
