"""What an import understood of a host's file: a draft tree, what was left out, and what to look at."""

from dataclasses import dataclass, field

from assessor.model.curriculum import Hours
from assessor.model.place import Place


@dataclass(frozen=True, slots=True)
class DraftTopic:
    title: str
    number: str
    hours: Hours
    place: Place
    description: str = ""
    position: int = 0  # among its siblings, topics and modules counted together


@dataclass(frozen=True, slots=True)
class DraftModule:
    """A module; `modules` nest. `hours` are what the source gives to it and does not split over what it holds."""

    title: str
    number: str
    place: Place
    topics: tuple[DraftTopic, ...] = ()
    modules: tuple["DraftModule", ...] = ()
    credits_hundredths: int | None = None
    form_of_assessment: str = ""
    hours: Hours = Hours()
    position: int = 0

    @property
    def in_order(self) -> "tuple[DraftTopic | DraftModule, ...]":
        """The children in the order of the source."""
        return _in_order(self.topics, self.modules)


@dataclass(frozen=True, slots=True)
class DraftProgramme:
    """A programme. `title` is '' where the source has no programme level: the caller names it after the file."""

    title: str
    place: Place
    topics: tuple[DraftTopic, ...] = ()
    modules: tuple[DraftModule, ...] = ()

    @property
    def in_order(self) -> tuple[DraftTopic | DraftModule, ...]:
        """The children in the order of the source."""
        return _in_order(self.topics, self.modules)


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A row or paragraph of the source that is no part of the tree, and why ("total", "page heading" …)."""

    place: Place
    text: str
    reason: str  # a template of the catalogue


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """Something that a person should look at; the template is of the catalogue."""

    place: Place
    template: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft curriculum of one file."""

    file_name: str
    sha256: str
    programmes: tuple[DraftProgramme, ...]
    set_aside: tuple[SetAsideRow, ...]
    problems: tuple[DraftProblem, ...]


def _in_order(topics: tuple[DraftTopic, ...], modules: tuple[DraftModule, ...]) -> tuple[DraftTopic | DraftModule, ...]:
    return tuple(sorted((*topics, *modules), key=lambda node: node.position))  # stable: topics first at a tie
