"""Which strengths and gaps a summary names, when not all of them have room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assessor.analysis.results import ItemResult, Results
from assessor.analysis.summaries import gap_order, strengths


@dataclass(frozen=True, slots=True)
class Highlight:
    """An item worth naming, and the position of the results that it comes from."""

    item: ItemResult
    position: int


@dataclass(frozen=True, slots=True)
class Highlights:
    """The items to name, each code once on a side. Strengths get as much room as gaps."""

    strengths: tuple[Highlight, ...]
    gaps: tuple[Highlight, ...]


def highlights(results: Sequence[Results], most: int = 5, least: int = 3) -> Highlights:
    """The strengths and gaps to name of several results of one framework, in turn from each of them.

    Gaps of items that are at the target in other results come last. The longer side is cut to the length of the shorter
    one, but neither under `least` nor over `most`.
    """
    best, worst = _in_turn(results, strengths), _in_turn(results, gap_order)
    met = {entry.item.code for entry in best}
    worst.sort(key=lambda entry: entry.item.code in met)
    room = min(most, max(least, min(len(best), len(worst))))
    return Highlights(tuple(best[:room]), tuple(worst[:room]))


def _in_turn(results: Sequence[Results], ranked: Callable[[Results], tuple[ItemResult, ...]]) -> list[Highlight]:
    """The first of each, then the second of each, and so on; each code once."""
    found: dict[str, Highlight] = {}
    for rank in zip_longest(*(ranked(result) for result in results)):
        for position, item in enumerate(rank):
            if item is not None:
                found.setdefault(item.code, Highlight(item, position))
    return list(found.values())
