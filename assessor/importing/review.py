"""A draft while a person mends it: rows in document order, and what can be done to them. Nothing here is stored.

A review never changes; every deed gives the next one, so that undo is to go back to the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic, SetAsideRow
from assessor.model.curriculum import Hours, NodeKind, sum_of
from assessor.model.place import Place


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A programme (depth 0), module or topic; what stands below it follows with a greater depth."""

    key: int
    kind: NodeKind
    depth: int
    title: str
    place: Place
    number: str = ""
    hours: Hours = Hours()  # a topic's own; a module's: those that nothing below it has
    description: str = ""
    credits_hundredths: int | None = None
    form_of_assessment: str = ""
    outcomes: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Review:
    """The rows of one file, and what of it is no part of the tree."""

    draft: Draft  # as it was understood
    original: tuple[ReviewRow, ...]  # the rows as they were understood
    rows: tuple[ReviewRow, ...]
    set_aside: tuple[SetAsideRow, ...]
    next_key: int

    @cached_property
    def by_key(self) -> dict[int, int]:
        """Key → index of its row."""
        return {row.key: index for index, row in enumerate(self.rows)}

    def row(self, key: int) -> ReviewRow:
        """Raises: KeyError."""
        return self.rows[self.by_key[key]]

    def below(self, key: int) -> Sequence[ReviewRow]:
        """The rows below one, in document order."""
        start = self.by_key[key]
        return self.rows[start + 1 : end_of(self.rows, start)]

    def parent(self, key: int) -> ReviewRow | None:
        """What a row stands under; None for a programme."""
        above = self.parents[key]
        return None if above is None else self.row(above)

    @cached_property
    def parents(self) -> dict[int, int | None]:
        """Key → key of what a row stands under; None for a programme."""
        above: list[ReviewRow] = []
        found: dict[int, int | None] = {}
        for row in self.rows:
            while above and above[-1].depth >= row.depth:
                above.pop()
            found[row.key] = above[-1].key if above else None
            above.append(row)
        return found

    @cached_property
    def hours(self) -> dict[int, Hours]:
        """Key → the hours of a row with everything below it."""
        found = {row.key: row.hours for row in self.rows}
        for row in reversed(self.rows):
            parent = self.parents[row.key]
            if parent is not None:
                found[parent] = found[parent] + found[row.key]
        return found

    @property
    def total_hours(self) -> Hours:
        """Of all programmes together."""
        return sum_of(self.hours[row.key] for row in self.rows if row.depth == 0)

    @property
    def topics(self) -> tuple[ReviewRow, ...]:
        return tuple(row for row in self.rows if row.kind is NodeKind.TOPIC)

    def to_draft(self) -> Draft:
        """What would be brought in."""
        programmes = tuple(_programme(self, row) for row in self.rows if row.depth == 0)
        return replace(self.draft, programmes=programmes, set_aside=self.set_aside)


def begin(draft: Draft) -> Review:
    """The review of a draft as it was understood."""
    rows = tuple(_flattened(draft))
    return Review(draft, rows, rows, draft.set_aside, len(rows))


def _flattened(draft: Draft) -> Iterator[ReviewRow]:
    keys = count()
    for programme in draft.programmes:
        yield ReviewRow(
            *(next(keys), NodeKind.PROGRAMME, 0, programme.title, programme.place),
            outcomes=programme.outcomes,
            language=programme.language,
        )
        yield from _flattened_children(programme, 1, keys)


def _flattened_children(parent: DraftProgramme | DraftModule, depth: int, keys: Iterator[int]) -> Iterator[ReviewRow]:
    for child in parent.in_order:
        if isinstance(child, DraftTopic):
            yield topic_row(child, depth, next(keys))
            continue
        yield ReviewRow(
            *(next(keys), NodeKind.MODULE, depth, child.title, child.place, child.number, child.hours, ""),
            credits_hundredths=child.credits_hundredths,
            form_of_assessment=child.form_of_assessment,
            outcomes=child.outcomes,
            language=child.language,
        )
        yield from _flattened_children(child, depth + 1, keys)


def topic_row(topic: DraftTopic, depth: int, key: int) -> ReviewRow:
    """A topic of a draft as a row."""
    return ReviewRow(
        *(key, NodeKind.TOPIC, depth, topic.title, topic.place, topic.number, topic.hours, topic.description),
        credits_hundredths=topic.credits_hundredths,
        form_of_assessment=topic.form_of_assessment,
        outcomes=topic.outcomes,
        language=topic.language,
    )


def _programme(review: Review, row: ReviewRow) -> DraftProgramme:
    topics, modules = _children(review, row)
    return DraftProgramme(row.title, row.place, topics, modules, row.outcomes, row.language)


def _children(review: Review, parent: ReviewRow) -> tuple[tuple[DraftTopic, ...], tuple[DraftModule, ...]]:
    children = [row for row in review.below(parent.key) if row.depth == parent.depth + 1]
    placed = list(enumerate(children))
    topics = tuple(draft_topic(row, position) for position, row in placed if row.kind is NodeKind.TOPIC)
    modules = tuple(_module(review, row, position) for position, row in placed if row.kind is NodeKind.MODULE)
    return topics, modules


def draft_topic(row: ReviewRow, position: int = 0) -> DraftTopic:
    """A row as a topic of a draft."""
    return DraftTopic(
        *(row.title, row.number, row.hours, row.place, row.description, position),
        *(row.credits_hundredths, row.form_of_assessment, row.outcomes, row.language),
    )


def _module(review: Review, row: ReviewRow, position: int) -> DraftModule:
    topics, modules = _children(review, row)
    return DraftModule(
        *(row.title, row.number, row.place, topics, modules, row.credits_hundredths, row.form_of_assessment),
        *(row.hours, position, row.outcomes, row.language),
    )


def end_of(rows: Sequence[ReviewRow], start: int) -> int:
    """The index behind the last row below `start`."""
    depth = rows[start].depth
    return next((i for i in range(start + 1, len(rows)) if rows[i].depth <= depth), len(rows))
