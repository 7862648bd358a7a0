"""A part of a page that comes in several sizes; the largest that fits is set."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

_ANY_HEIGHT = 10_000


class LargestFitting(Flowable):
    """Of several stories the first that fits the room left on the page; the last where none does."""

    role = "Div"

    def __init__(self, stories: Sequence[Sequence[Flowable]], *others: Sequence[Sequence[Flowable]]) -> None:
        """`others` are the same sizes in other languages: a size is set only where it fits in every language, so that
        all editions of a report name as much."""
        super().__init__()
        self._stories = stories
        self._editions = (stories, *others)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height + 1  # always handed on to `split`, which puts the chosen story into the flow

    def least_height(self, width: float) -> float:
        return self._height_of(self._stories[-1], width)

    def split(self, width: float, height: float) -> list[Flowable]:
        sizes = zip(*self._editions, strict=True)
        fitting = (size[0] for size in sizes if all(self._height_of(story, width) <= height for story in size))
        return list(next(fitting, self._stories[-1]))

    def _height_of(self, story: Sequence[Flowable], width: float) -> float:
        total = after = 0.0
        for flowable in story:
            total += max(after, flowable.getSpaceBefore()) + flowable.wrapOn(self.canv, width, _ANY_HEIGHT)[1]
            after = flowable.getSpaceAfter()
        return total
