"""The curriculum tree: programmes, modules and topics with their hours, and the sources they came from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assessor.model.place import Place

MINUTES_PER_HOUR = 60  # of an academic hour as the source prints it, whatever its real length


class NodeKind(StrEnum):
    PROGRAMME = "programme"
    MODULE = "module"
    TOPIC = "topic"


class ChangedBy(StrEnum):
    """Who may change a module."""

    STATE_STANDARD = "state_standard"
    ORDER = "order"
    ACADEMY = "academy"


@dataclass(frozen=True, slots=True)
class Hours:
    """Academic hours in minutes (60 to the hour) by kind; None: the source says nothing of that kind."""

    contact: int | None = None
    practice: int | None = None
    self_study: int | None = None
    internship: int | None = None
    unspecified: int | None = None  # the source gives a total that it does not split

    @property
    def total(self) -> int | None:
        """All kinds together; None when the source gives no hours at all."""
        known = [minutes for minutes in self.by_kind if minutes is not None]
        return sum(known) if known else None

    @property
    def taught(self) -> int:
        """Everything but self-study, 0 when nothing is known."""
        return (self.contact or 0) + (self.practice or 0) + (self.internship or 0) + (self.unspecified or 0)

    @property
    def by_kind(self) -> tuple[int | None, ...]:
        """Contact, practice, self-study, internship, unspecified."""
        return (self.contact, self.practice, self.self_study, self.internship, self.unspecified)

    def __add__(self, other: "Hours") -> "Hours":
        pairs = zip(self.by_kind, other.by_kind, strict=True)
        return Hours(*(None if a is None and b is None else (a or 0) + (b or 0) for a, b in pairs))


def sum_of(hours: Iterable[Hours]) -> Hours:
    """The sum by kind; a kind that none of them gives stays unknown."""
    columns = zip(*[one.by_kind for one in hours], strict=True)
    known = [[minutes for minutes in column if minutes is not None] for column in columns]
    return Hours(*(sum(column) if column else None for column in known))


@dataclass(frozen=True, slots=True)
class Node:
    """A programme, a module (modules may nest) or a topic. `position` orders the children of one parent."""

    id: str
    kind: NodeKind
    parent_id: str | None  # None for a programme
    position: int
    title: str  # as in the source, without its outline number
    number: str = ""
    description: str = ""
    hours: Hours = Hours()  # a topic's own; a module's: what the source gives to it and not to its topics
    source_id: str | None = None
    place: Place = Place()
    credits_hundredths: int | None = None  # modules and topics
    form_of_assessment: str = ""  # modules and topics
    changed_by: ChangedBy | None = None  # modules
    entry_level: str = ""  # programmes
    exit_level: str = ""  # programmes
    title_translated: str = ""  # a working translation
    entry_level_translated: str = ""
    exit_level_translated: str = ""
    language: str = ""  # of the title and description, a code such as "ru" or "uz_cyrl"; '' where nothing tells


@dataclass(frozen=True, slots=True)
class Outcome:
    """What learners shall be able to do after a programme, module or topic."""

    id: str
    node_id: str
    position: int
    text: str
    translation: str = ""  # a working translation


class SourceUnit(StrEnum):
    """What the numbers of a source count."""

    HOURS = "hours"  # academic hours
    CREDITS = "credits"  # national credits: зачётные единицы, кредиты
    ECTS = "ects"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that the host handed over; its bytes lie in the assessment under `sha256`."""

    id: str
    name: str
    sha256: str
    size: int  # bytes
    received: str = ""  # ISO date
    title: str = ""  # what the document is, where the file name does not say it
    title_translated: str = ""
    unit: SourceUnit = SourceUnit.HOURS
    unit_minutes: int | None = None  # academic minutes that one unit was counted as; None: hours, taken as printed
    replaces_id: str | None = None  # the source that this one is a newer version of


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column of the host's tables holds, as a person said it; it holds for the next file with that header."""

    id: str
    header: str  # folded, rows of the header parted by " / "
    role: str  # a value of `assessor.importing.roles.Role`


class Curriculum:
    """The whole tree in document order."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        children: defaultdict[str | None, list[Node]] = defaultdict(list)
        for node in sorted(nodes, key=lambda node: node.position):
            children[node.parent_id].append(node)
        self._children = dict(children)
        self.by_id = {node.id: node for node in nodes}
        self._topics_of: dict[str, tuple[Node, ...]] = {}  # as far as it was asked for

    @cached_property
    def _order(self) -> tuple[tuple[Node, ...], dict[str, int]]:
        """Every node in document order, and the place of each."""
        children, places = self._children, {}
        nodes: list[Node] = []
        stack = children.get(None, [])[::-1]
        while stack:
            node = stack.pop()
            places[node.id] = len(nodes)
            nodes.append(node)
            if node.id in children:
                stack += children[node.id][::-1]
        return tuple(nodes), places

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node in document order, parents before their children."""
        return self._order[0]

    @cached_property
    def programmes(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.kind is NodeKind.PROGRAMME)

    @cached_property
    def topics(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.kind is NodeKind.TOPIC)

    @cached_property
    def topic_ids(self) -> frozenset[str]:
        return frozenset([topic.id for topic in self.topics])

    @cached_property
    def total_hours(self) -> Hours:
        """The hours of all programmes together, by kind."""
        return sum_of(node.hours for node in self.nodes)

    def children(self, node_id: str | None) -> tuple[Node, ...]:
        """The nodes right under `node_id`; None gives the programmes."""
        return tuple(self._children.get(node_id, ()))

    def below(self, node_id: str) -> tuple[Node, ...]:
        """Every node under `node_id` in document order, without itself."""
        nodes, places = self._order
        return nodes[places[node_id] + 1 : self._end(node_id)]

    def topics_of(self, node_id: str) -> tuple[Node, ...]:
        """The topics under a programme or module; the topic itself for a topic."""
        node = self.by_id[node_id]
        if node.kind is NodeKind.TOPIC:
            return (node,)
        if node_id not in self._topics_of:
            self._topics_of[node_id] = tuple([n for n in self.below(node_id) if n.kind is NodeKind.TOPIC])
        return self._topics_of[node_id]

    def hours(self, node_id: str) -> Hours:
        """The hours of a node: its own and those of everything below it."""
        return sum_of([self.by_id[node_id].hours, *(node.hours for node in self.below(node_id))])

    def path(self, node_id: str) -> tuple[Node, ...]:
        """The nodes from the programme down to `node_id`, itself included."""
        node: Node | None = self.by_id[node_id]
        path = []
        while node is not None:
            path.append(node)
            node = self.by_id[node.parent_id] if node.parent_id is not None else None
        return tuple(reversed(path))

    def programme_of(self, node_id: str) -> Node:
        """The programme that holds `node_id`."""
        return self.path(node_id)[0]

    def _end(self, node_id: str) -> int:
        """The place in document order after everything under a node: that of what follows it, or what it stands in."""
        nodes, places = self._order
        above: str | None = node_id
        while above is not None:
            node = self.by_id[above]
            following = iter(self._children[node.parent_id])
            next(sibling for sibling in following if sibling is node)
            if (sibling := next(following, None)) is not None:
                return places[sibling.id]
            above = node.parent_id
        return len(nodes)
