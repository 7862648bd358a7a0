"""A draft while a person mends it: rows in document order, and what can be done to them. Nothing here is stored.

A review never changes; every deed gives the next one, so that undo is to go back to the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic, SetAsideRow
from assessor.model.curriculum import Hours, NodeKind
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
        index = self.by_key[key]
        depth = self.rows[index].depth
        return next((row for row in reversed(self.rows[:index]) if row.depth < depth), None)

    def hours_of(self, key: int) -> Hours:
        """A row's hours with everything below it."""
        return sum((row.hours for row in self.below(key)), self.row(key).hours)

    @property
    def topics(self) -> tuple[ReviewRow, ...]:
        return tuple(row for row in self.rows if row.kind is NodeKind.TOPIC)

    def to_draft(self) -> Draft:
        """What would be brought in."""
        programmes = tuple(_programme(self, row) for row in self.rows if row.depth == 0)
        return replace(self.draft, programmes=programmes, set_aside=self.set_aside)


def begin(draft: Draft) -> Review:
    """The review of a draft as it was understood."""
    rows = tuple(replace(row, key=key) for key, row in enumerate(_flattened(draft)))
    return Review(draft, rows, draft.set_aside, len(rows))


def _flattened(draft: Draft) -> Iterator[ReviewRow]:
    for programme in draft.programmes:
        yield ReviewRow(
            *(0, NodeKind.PROGRAMME, 0, programme.title, programme.place),
            outcomes=programme.outcomes,
            language=programme.language,
        )
        yield from _flattened_children(programme, 1)


def _flattened_children(parent: DraftProgramme | DraftModule, depth: int) -> Iterator[ReviewRow]:
    for child in parent.in_order:
        if isinstance(child, DraftTopic):
            yield topic_row(child, depth)
            continue
        yield ReviewRow(
            *(0, NodeKind.MODULE, depth, child.title, child.place, child.number, child.hours, ""),
            credits_hundredths=child.credits_hundredths,
            form_of_assessment=child.form_of_assessment,
            outcomes=child.outcomes,
            language=child.language,
        )
        yield from _flattened_children(child, depth + 1)


def topic_row(topic: DraftTopic, depth: int) -> ReviewRow:
    """A topic of a draft as a row; its key is still to be given."""
    return ReviewRow(
        *(0, NodeKind.TOPIC, depth, topic.title, topic.place, topic.number, topic.hours, topic.description),
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
