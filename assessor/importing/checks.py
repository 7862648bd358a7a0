"""What a person should look at in a draft: doubles, letters of another alphabet, numbers cut short."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from assessor.importing.draft import DraftModule, DraftProblem, DraftProgramme, DraftTopic
from assessor.importing.text import folded, folded_title, masked_words
from assessor.marks import N_
from assessor.model.place import Place

_DOUBLED_TITLE = N_("The title “{title}” stands here and before ({count} times in all); both were kept.")
_DOUBLED_NUMBER = N_("The number {number} stands here and before, with another title; both were kept.")
_MASKED = N_("“{word}” mixes Latin and Cyrillic letters that look alike; the title was kept as it is.")
_CUT_NUMBER = N_("The number {number} follows {before}; the spreadsheet program may have cut {meant} short.")

Node = DraftTopic | DraftModule


def find_doubts(programme: DraftProgramme) -> tuple[DraftProblem, ...]:
    """Probable doubles and slips, in the order of the source; nothing is mended here."""
    return tuple(sorted(_doubts(programme), key=lambda problem: _order(problem.place)))


def _doubts(programme: DraftProgramme) -> Iterator[DraftProblem]:
    yield from _masked_words(programme)
    yield from _doubled_topics(programme)
    for siblings in _families(programme):
        yield from _doubled_numbers(siblings)
        yield from _cut_numbers(siblings)


def _masked_words(programme: DraftProgramme) -> Iterator[DraftProblem]:
    for node in _nodes(programme):
        for word in masked_words(node.title):
            yield DraftProblem(node.place, _MASKED, {"word": word})


def _doubled_topics(programme: DraftProgramme) -> Iterator[DraftProblem]:
    by_title: defaultdict[str, list[DraftTopic]] = defaultdict(list)
    for node in _nodes(programme):
        if isinstance(node, DraftTopic):
            by_title[folded_title(node.title)].append(node)
    for topics in by_title.values():
        for topic in topics[1:]:
            yield DraftProblem(topic.place, _DOUBLED_TITLE, {"title": topic.title, "count": len(topics)})


def _doubled_numbers(siblings: list[Node]) -> Iterator[DraftProblem]:
    seen: dict[str, str] = {}
    for node in siblings:
        number = folded_title(node.number)
        if not number:
            continue
        if number in seen and seen[number] != folded(node.title):
            yield DraftProblem(node.place, _DOUBLED_NUMBER, {"number": node.number})
        seen.setdefault(number, folded(node.title))


def _cut_numbers(siblings: list[Node]) -> Iterator[DraftProblem]:
    """1.9 and then 1.1: a spreadsheet takes 1.10 for the number 1.1."""
    for before, node in pairwise(siblings):
        head, _, last = before.number.rpartition(".")
        if last.endswith("9") and head and last.isdigit():
            meant = f"{head}.{int(last) + 1}"
            if meant.endswith("0") and node.number == meant[:-1]:
                values: dict[str, object] = {"number": node.number, "before": before.number, "meant": meant}
                yield DraftProblem(node.place, _CUT_NUMBER, values)


def _nodes(parent: DraftProgramme | DraftModule) -> Iterator[Node]:
    for siblings in _families(parent):
        yield from siblings


def _families(parent: DraftProgramme | DraftModule) -> Iterator[list[Node]]:
    """The children of each parent, in their order; without recursion, however deep the tree."""
    waiting: list[DraftProgramme | DraftModule] = [parent]
    while waiting:
        node = waiting.pop(0)
        yield list(node.in_order)
        waiting.extend(node.modules)


def _order(place: Place) -> tuple[int, int, int]:
    return (place.table or 0, place.row or 0, place.paragraph or 0)
