"""What an import understood of a host's file: a draft tree, what was left out, and what to look at."""

from dataclasses import dataclass, field

from assessor.importing.roles import Role
from assessor.model.curriculum import Hours, SourceUnit
from assessor.model.place import Place


@dataclass(frozen=True, slots=True)
class DraftTopic:
    title: str
    number: str
    hours: Hours
    place: Place
    description: str = ""
    position: int = 0  # among its siblings, topics and modules counted together
    credits_hundredths: int | None = None
    form_of_assessment: str = ""
    outcomes: tuple[str, ...] = ()
    language: str = ""  # a code such as "ru"; '' where nothing tells


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
    outcomes: tuple[str, ...] = ()
    language: str = ""

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
    outcomes: tuple[str, ...] = ()
    language: str = ""

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
    topic: DraftTopic | None = None  # what it would be as a topic; None for text around the plan and whole columns


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """Something that a person should look at; the template is of the catalogue."""

    place: Place
    template: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that the source prints, in minutes, beside the sum of what it should add up."""

    place: Place
    title: str
    printed: int
    sum: int
    assessment: int = 0  # of `sum`: minutes of examinations, which are no topics


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """A column of a table that was read; `role` OTHER for one that was not."""

    index: int
    header: str  # as in the source, rows of the header parted by " / "
    key: str  # how it is known again, see `choices.header_key`
    role: Role
    is_chosen: bool = False  # a person said so


@dataclass(frozen=True, slots=True)
class DraftTable:
    """How one table of the file was read; the rows `first_row` to `last_row` hold its header, 0 where it has none."""

    sheet: str
    table: int | None
    first_row: int
    last_row: int
    columns: tuple[DraftColumn, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft curriculum of one file."""

    file_name: str
    sha256: str
    programmes: tuple[DraftProgramme, ...]
    set_aside: tuple[SetAsideRow, ...]
    problems: tuple[DraftProblem, ...]
    tables: tuple[DraftTable, ...] = ()
    totals: tuple[PrintedTotal, ...] = ()
    unit: SourceUnit = SourceUnit.HOURS
    unit_minutes: int | None = None  # of one unit, where it is no hour and a person said it


def _in_order(topics: tuple[DraftTopic, ...], modules: tuple[DraftModule, ...]) -> tuple[DraftTopic | DraftModule, ...]:
    return tuple(sorted((*topics, *modules), key=lambda node: node.position))  # stable: topics first at a tie
