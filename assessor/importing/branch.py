"""A module or topic while its tree grows, and the draft that becomes of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assessor.importing.draft import DraftModule, DraftTopic
from assessor.importing.lines import Line, LineKind
from assessor.importing.outcomes import without_doubles
from assessor.model.curriculum import Hours
from assessor.model.place import Place

MAX_DEPTH = 50  # a plan has six levels, a web page of lists a dozen


class TooDeepError(Exception):
    """A line hangs deeper than any plan goes."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.title)
        self.line = line


@dataclass(slots=True)
class Branch:
    """A module or topic as it grows."""

    line: Line
    is_heading: bool = False
    children: list["Branch"] = field(default_factory=list)
    own_hours: Hours = Hours()  # of a module: what nothing below it has (see settle_hours)
    assessment: int = 0  # minutes of examinations that stand among what it holds

    @property
    def is_topic(self) -> bool:
        return not self.children and not self.is_heading

    def topics(self) -> "Iterator[Branch]":
        """The topics below, in their order."""
        for child in self.children:
            if child.is_topic:
                yield child
            else:
                yield from child.topics()

    def modules(self) -> "Iterator[Branch]":
        """The modules below, in their order."""
        for child in self.children:
            if child.children:
                yield child
                yield from child.modules()

    @property
    def hours(self) -> Hours:
        """A topic's hours; a module's own and those of everything below."""
        if self.children:
            return sum((child.hours for child in self.children), self.own_hours)
        return self.line.hours


def root_branch(title: str = "", place: Place = Place(), hours: Hours = Hours()) -> Branch:
    """A module that stands for a sheet, a table or a part, to hang branches under."""
    return Branch(Line(LineKind.HEADING, place, title, hours=hours), is_heading=True)


def to_draft(
    branches: Sequence[Branch], language_of: Callable[[str], str] = lambda title: ""
) -> tuple[tuple[DraftTopic, ...], tuple[DraftModule, ...]]:
    """Topics and modules of one parent, each in their order."""
    placed = list(enumerate(branches))
    topics = tuple(to_topic(branch.line, position, language_of) for position, branch in placed if branch.is_topic)
    modules = tuple(_module(branch, position, language_of) for position, branch in placed if not branch.is_topic)
    return topics, modules


def shared_outcomes(branches: Sequence[Branch]) -> tuple[str, ...]:
    """The outcomes that cells over several topics give to their parent."""
    return without_doubles(text for branch in branches for text in branch.line.shared_outcomes)


def to_topic(line: Line, position: int = 0, language_of: Callable[[str], str] = lambda title: "") -> DraftTopic:
    """A line as a topic."""
    return DraftTopic(
        *(line.title, line.number, line.hours, line.place, line.description, position),
        credits_hundredths=line.credits_hundredths,
        form_of_assessment=line.form_of_assessment,
        outcomes=line.outcomes,
        language=language_of(line.title),
    )


def _module(branch: Branch, position: int, language_of: Callable[[str], str]) -> DraftModule:
    topics, modules = to_draft(branch.children, language_of)
    line = branch.line
    return DraftModule(
        title=line.title,
        number=line.number,
        place=line.place,
        topics=topics,
        modules=modules,
        credits_hundredths=line.credits_hundredths,
        form_of_assessment=line.form_of_assessment,
        hours=branch.own_hours,
        position=position,
        outcomes=without_doubles((*line.outcomes, *line.shared_outcomes, *shared_outcomes(branch.children))),
        language=language_of(line.title),
    )
