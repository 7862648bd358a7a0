"""What finds items: suggestions for a topic and the search by words, for each framework that topics are mapped to."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node
from assessor.suggestion.engine import Query, Suggester
from assessor.suggestion.item_search import ItemSearch
from assessor.suggestion.topics import topic_query
from assessor.words import Words
from standards.framework import Framework, FrameworkKind, Item

_EACH = 5  # suggestions of each framework: the best ones of both stand in one list
_OTHER = {"en": "ru", "ru": "en"}


@dataclass(frozen=True)
class Finder:
    """The two ways to find items of one framework."""

    framework: Framework
    suggester: Suggester
    search: ItemSearch


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item as it is offered."""

    framework_id: str
    framework_title: str
    code: str
    title: str
    other_title: str  # in the other language of the pack; '' where it is the same
    why: tuple[str, ...]
    score: float | None  # 0 to 1; None for what was searched for


@dataclass(frozen=True, slots=True)
class Offer:
    """The items offered, best first."""

    rows: tuple[ItemRow, ...]
    nothing_fits: bool = False  # suggestions only: the topic may have no counterpart


def mappable(frameworks: Sequence[Framework]) -> tuple[Framework, ...]:
    """The frameworks that topics are mapped to: all but checklists."""
    return tuple(framework for framework in frameworks if framework.kind is not FrameworkKind.CHECKLIST)


def make_finders(frameworks: Sequence[Framework]) -> tuple[Finder, ...]:
    """Build the finders; reads the glossary the first time, so it belongs into a worker."""
    finders = tuple(Finder(framework, Suggester(framework), ItemSearch(framework)) for framework in frameworks)
    for finder in finders:
        finder.suggester.suggest(Query("warm"), 1)
    return finders


def suggest(finders: Sequence[Finder], curriculum: Curriculum, topic: Node, words: Words) -> Offer:
    """The best items of each framework for a topic, in one list by score."""
    query = topic_query(curriculum, topic)
    answers = [(finder, finder.suggester.suggest(query, _EACH, words.language)) for finder in finders]
    rows = [
        _row(
            finder.framework,
            finder.framework.by_code[found.code],
            words,
            tuple(words.text(reason.template, **reason.values) for reason in found.reasons),
            found.score,
        )
        for finder, answer in answers
        for found in answer.ranked
    ]
    rows.sort(key=lambda row: -(row.score or 0.0))
    return Offer(tuple(rows), bool(answers) and all(answer.no_counterpart for _, answer in answers))


def search(finders: Sequence[Finder], typed: str, words: Words) -> Offer:
    """The items that have every typed word, framework by framework."""
    return Offer(
        tuple(
            _row(
                finder.framework,
                finder.framework.by_code[found.code],
                words,
                (words.text(N_("found: {words}"), words=", ".join(found.words)),) if found.words else (),
                None,
            )
            for finder in finders
            for found in finder.search.find(typed)
        )
    )


def _row(framework: Framework, item: Item, words: Words, why: tuple[str, ...], score: float | None) -> ItemRow:
    title = item.shown_title(words.language)
    other = item.shown_title(_OTHER[words.language])
    short = framework.short_title.in_language(words.language)
    return ItemRow(framework.id, short, item.code, title, "" if other == title else other, why, score)
