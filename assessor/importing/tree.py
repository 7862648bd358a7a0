"""Lines of a plan → modules and topics: numbers, level words, headings, indents and bold type say what hangs where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from assessor.importing.draft import DraftModule, DraftProblem, DraftTopic, SetAsideRow
from assessor.importing.lines import Line, LineKind
from assessor.importing.numbering import TOPIC_RANK
from assessor.importing.text import folded
from assessor.marks import N_
from assessor.model.curriculum import MINUTES_PER_HOUR
from assessor.model.place import Place

ASIDE_EMPTY_HEADING = N_("heading with nothing below it")

_MODULE_SUM = N_("“{title}”: its topics add up to {sum} hours, the printed number is {total}.")
_MODULE_ONLY = N_("“{title}” prints {total} hours that are not split over its topics; they were left out.")
_TOTAL_SUM = N_("The total printed here is {total} hours; the topics above add up to {sum}.")
_MOSTLY_BOLD = 0.5
_MAX_DEPTH = 12


@dataclass(slots=True)
class Branch:
    """A module or topic as it grows."""

    line: Line
    is_heading: bool = False
    children: list["Branch"] = field(default_factory=list)

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

    @property
    def minutes(self) -> int:
        """The hours of all topics below, or its own."""
        if self.children:
            return sum(child.minutes for child in self.children)
        return self.line.hours.total or 0


@dataclass(slots=True)
class Grown:
    """A tree with what was noticed on the way."""

    root: Branch
    set_aside: list[SetAsideRow] = field(default_factory=list)
    problems: list[DraftProblem] = field(default_factory=list)


def grow(lines: Sequence[Line]) -> Grown:
    """Build the tree of some lines in their order; totals among them are compared with the sums."""
    return _Grower(lines).grow()


def root_branch(title: str = "", place: Place = Place()) -> Branch:
    """A module that stands for a sheet, a table or a part, to hang branches under."""
    return Branch(Line(LineKind.HEADING, place, title), is_heading=True)


def to_draft(branches: Sequence[Branch]) -> tuple[tuple[DraftTopic, ...], tuple[DraftModule, ...]]:
    """Topics and modules of one parent, each in their order."""
    placed = list(enumerate(branches))
    topics = tuple(_topic(branch.line, position) for position, branch in placed if branch.is_topic)
    modules = tuple(_module(branch, position) for position, branch in placed if not branch.is_topic)
    return topics, modules


def _topic(line: Line, position: int) -> DraftTopic:
    return DraftTopic(line.title, line.number, line.hours, line.place, line.description, position)


def _module(branch: Branch, position: int) -> DraftModule:
    topics, modules = to_draft(branch.children)
    line = branch.line
    return DraftModule(
        title=line.title,
        number=line.number,
        place=line.place,
        topics=topics,
        modules=modules,
        credits_hundredths=line.credits_hundredths,
        form_of_assessment=line.form_of_assessment,
        position=position,
    )


class _Grower:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._entries = [line for line in lines if line.kind is LineKind.ENTRY]
        bold = sum(1 for line in self._entries if line.bold)
        self._bold_is_rare = 0 < bold < _MOSTLY_BOLD * len(self._entries)
        self._grown = Grown(root_branch())
        self._open: list[Branch] = []
        self._sums = _RunningSums()

    def grow(self) -> Grown:
        for index, line in enumerate(self._lines):
            match line.kind:
                case LineKind.HEADING:
                    self._heading(line)
                case LineKind.ENTRY:
                    self._entry(line, self._following(index))
                case _:
                    self._compare(line)
        self._clear_empty(self._grown.root)
        for branch in self._grown.root.children:
            self._check_sums(branch)
        return self._grown

    def _following(self, index: int) -> Iterator[Line]:
        """The entries behind a line, up to the next heading."""
        for position in range(index + 1, len(self._lines)):
            line = self._lines[position]
            if line.kind is LineKind.HEADING:
                return
            if line.kind is LineKind.ENTRY:
                yield line

    def _heading(self, line: Line) -> None:
        while self._open and (len(self._open) >= _MAX_DEPTH or not self._stays_above_heading(self._open[-1], line)):
            self._open.pop()
        branch = Branch(line, is_heading=True)
        self._top.children.append(branch)
        self._open.append(branch)
        self._sums.open_heading()

    @property
    def _top(self) -> Branch:
        return self._open[-1] if self._open else self._grown.root

    def _stays_above_heading(self, branch: Branch, line: Line) -> bool:
        above = branch.line
        if above.level.is_above(line.level):
            return True
        if line.level.is_above(above.level) or not branch.is_heading:
            return False
        if None not in (above.level.rank, line.level.rank) or above.level.same_depth(line.level):
            return False
        if any(_signature(other.line) == _signature(line) for other in self._open):
            return False
        return not branch.children  # another look: below a heading that stands empty, else beside it

    def _entry(self, line: Line, following: Iterator[Line]) -> None:
        while self._open and not self._stays_above(self._open[-1], line):
            self._open.pop()
        parent = self._module_of_path(self._top, line)
        branch = Branch(line)
        parent.children.append(branch)
        self._sums.add(line)
        if not line.path and self._opens_module(line, following):
            self._sums.take_back(line)
            self._open.append(branch)

    def _module_of_path(self, parent: Branch, line: Line) -> Branch:
        """The module that the level columns name, made when it is new; the same name goes on where it stood last."""
        for number, title in line.path:
            last = next((c for c in reversed(parent.children) if folded(c.line.title) == folded(title)), None)
            if last is None or not last.is_heading:
                last = Branch(Line(LineKind.HEADING, line.place, title, number), is_heading=True)
                parent.children.append(last)
            parent = last
        return parent

    def _opens_module(self, line: Line, following: Iterator[Line]) -> bool:
        after = next(following, None)
        if after is None or (line.level.rank == TOPIC_RANK and not line.level.tokens):
            return False
        if line.level.is_above(after.level):
            return True
        if _are_siblings(line, after):
            return False
        if after.indent > line.indent or self._leads_by_type(line, after):
            return True
        if line.level.rank is not None and line.level.rank < TOPIC_RANK and after.level.rank is None:
            return not after.level.tokens or len(after.level.tokens) >= len(line.level.tokens)
        return bool(line.level.tokens) and _sum_fits(line, chain([after], following))

    def _leads_by_type(self, line: Line, after: Line) -> bool:
        return self._bold_is_rare and line.bold and not after.bold

    def _stays_above(self, branch: Branch, line: Line) -> bool:
        """Whether an open module holds the next entry too."""
        above = branch.line
        if branch.is_heading or above.level.is_above(line.level):
            return True
        if _are_siblings(above, line) or line.level.is_above(above.level):
            return False
        if line.indent != above.indent:
            return line.indent > above.indent
        if self._bold_is_rare and above.bold != line.bold:
            return above.bold
        ranked = above.level.rank is not None and line.level.rank is None
        return ranked or not line.level.tokens or not above.level.tokens

    def _compare(self, line: Line) -> None:
        if line.kind is LineKind.ASSESSMENT:
            self._sums.add_assessment(line.printed_total or 0)
        elif line.printed_total and not self._sums.explain(line.printed_total):
            values: dict[str, object] = {
                "total": _as_hours(line.printed_total),
                "sum": _as_hours(self._sums.nearest(line.printed_total)),
            }
            self._grown.problems.append(DraftProblem(line.place, _TOTAL_SUM, values))
        if line.kind is LineKind.TOTAL:
            self._sums.close()

    def _clear_empty(self, branch: Branch) -> None:
        """A heading with nothing below is a topic if it has hours or a number, else it is set aside."""
        kept = []
        for child in branch.children:
            self._clear_empty(child)
            line = child.line
            if child.is_heading and not child.children:
                if line.hours.total is None and not line.number:
                    self._grown.set_aside.append(SetAsideRow(line.place, line.title, ASIDE_EMPTY_HEADING))
                    continue
                child.is_heading = False
            kept.append(child)
        branch.children[:] = kept

    def _check_sums(self, branch: Branch) -> None:
        printed = branch.line.printed_total or branch.line.hours.total
        if branch.children and printed and branch.minutes != printed:
            template = _MODULE_SUM if branch.minutes else _MODULE_ONLY
            values: dict[str, object] = {
                "title": branch.line.title,
                "sum": _as_hours(branch.minutes),
                "total": _as_hours(printed),
            }
            self._grown.problems.append(DraftProblem(branch.line.place, template, values))
        for child in branch.children:
            self._check_sums(child)


class _RunningSums:
    """Minutes since the beginning, since the last heading and since the last total, examinations apart."""

    def __init__(self) -> None:
        self._minutes = [0, 0, 0]
        self._assessment = [0, 0, 0]

    def add(self, line: Line) -> None:
        self._minutes = [sum_ + (line.hours.total or 0) for sum_ in self._minutes]

    def take_back(self, line: Line) -> None:
        """The hours of a module are those of its topics."""
        self._minutes = [sum_ - (line.hours.total or 0) for sum_ in self._minutes]

    def add_assessment(self, minutes: int) -> None:
        self._assessment = [sum_ + minutes for sum_ in self._assessment]

    def open_heading(self) -> None:
        self._minutes[1] = self._assessment[1] = 0

    def close(self) -> None:
        self._minutes[2] = self._assessment[2] = 0

    def explain(self, printed: int) -> bool:
        return printed in self._sums()

    def nearest(self, printed: int) -> int:
        return min(self._sums(), key=lambda sum_: abs(sum_ - printed))

    def _sums(self) -> list[int]:
        return [*self._minutes, *(a + b for a, b in zip(self._minutes, self._assessment, strict=True))]


def _signature(line: Line) -> tuple[object, ...]:
    return (line.level.rank, line.bold, line.indent, line.column, line.span, line.title.isupper())


def _are_siblings(one: Line, other: Line) -> bool:
    """The same depth by number or by word."""
    if one.level.rank is not None and one.level.rank == other.level.rank:
        return True
    unranked = one.level.rank is None and other.level.rank is None
    return unranked and one.level.same_depth(other.level) and one.indent == other.indent and one.bold == other.bold


def _sum_fits(line: Line, following: Iterable[Line]) -> bool:
    """An unnumbered run whose hours add up to this numbered line hangs below it."""
    total, run = line.hours.total, 0
    for after in following:
        if after.level.tokens:
            break
        run += after.hours.total or 0
    return bool(total) and run == total


def _as_hours(minutes: int) -> str:
    return f"{minutes / MINUTES_PER_HOUR:g}"
