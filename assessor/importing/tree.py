"""Lines of a plan → modules and topics: numbers, level words, headings, indents and bold type say what hangs where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from assessor.importing.branch import MAX_DEPTH, Branch, TooDeepError, root_branch
from assessor.importing.draft import DraftProblem, PrintedTotal, SetAsideRow
from assessor.importing.lines import Line, LineKind
from assessor.importing.numbering import TOPIC_RANK
from assessor.importing.sums import compare_totals, settle_hours
from assessor.importing.text import folded
from assessor.marks import N_

ASIDE_EMPTY_HEADING = N_("heading with nothing below it")

_MOSTLY_BOLD = 0.5
_MAX_HEADINGS = 12  # open at a time


@dataclass(slots=True)
class Grown:
    """A tree with what was noticed on the way."""

    root: Branch
    set_aside: list[SetAsideRow] = field(default_factory=list)
    problems: list[DraftProblem] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)


def grow(lines: Sequence[Line]) -> Grown:
    """Build the tree of some lines in their order; totals among them are compared with the sums.

    Raises: TooDeepError.
    """
    return _Grower(lines).grow()


class _Grower:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._entries = [line for line in lines if line.kind is LineKind.ENTRY]
        bold = sum(1 for line in self._entries if line.bold)
        self._bold_is_rare = 0 < bold < _MOSTLY_BOLD * len(self._entries)
        self._grown = Grown(root_branch())
        self._open: list[Branch] = []

    def grow(self) -> Grown:
        placed = [(line, self._place(index, line)) for index, line in enumerate(self._lines)]
        self._clear_empty(self._grown.root)
        self._grown.problems += settle_hours(self._grown.root.children)
        totals, problems = compare_totals(placed)
        self._grown.totals += totals
        self._grown.problems += problems
        return self._grown

    def _place(self, index: int, line: Line) -> Branch | None:
        """Hang a line into the tree; None for those that have no place in it."""
        if line.kind is LineKind.HEADING:
            return self._heading(line)
        if line.kind is LineKind.ENTRY:
            return self._entry(line, self._following(index))
        if line.kind is LineKind.ASSESSMENT:
            for branch in self._open:
                branch.assessment += line.printed_total or 0
        return None

    def _following(self, index: int) -> Iterator[Line]:
        """The entries behind a line, up to the next heading."""
        for position in range(index + 1, len(self._lines)):
            line = self._lines[position]
            if line.kind is LineKind.HEADING:
                return
            if line.kind is LineKind.ENTRY:
                yield line

    def _heading(self, line: Line) -> Branch:
        while self._open and (len(self._open) >= _MAX_HEADINGS or not self._stays_above_heading(self._open[-1], line)):
            self._open.pop()
        branch = Branch(line, is_heading=True)
        self._top.children.append(branch)
        self._open.append(branch)
        return branch

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

    def _entry(self, line: Line, following: Iterator[Line]) -> Branch:
        while self._open and not self._stays_above(self._open[-1], line):
            self._open.pop()
        if len(self._open) >= MAX_DEPTH:
            raise TooDeepError(line)
        parent = self._module_of_path(self._top, line)
        branch = Branch(line)
        parent.children.append(branch)
        if not line.path and self._opens_module(line, following):
            self._open.append(branch)
        return branch

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
        return _sum_fits(line, chain([after], following))

    def _leads_by_type(self, line: Line, after: Line) -> bool:
        return self._bold_is_rare and line.bold and not after.bold

    def _stays_above(self, branch: Branch, line: Line) -> bool:
        """Whether an open module holds the next entry too."""
        above = branch.line
        if above.level.is_above(line.level):
            return True
        if _counts_beside(branch, line):
            return False
        if branch.is_heading:
            return True
        if _are_siblings(above, line) or line.level.is_above(above.level):
            return False
        plain = not (above.level.tokens or line.level.tokens) and above.level.rank is line.level.rank is None
        if plain and ((self._bold_is_rare and above.bold and line.bold) or _are_numbered(branch.children)):
            return False
        if line.indent != above.indent:
            return line.indent > above.indent
        if self._bold_is_rare and above.bold != line.bold:
            return above.bold
        ranked = above.level.rank is not None and line.level.rank is None
        return ranked or not line.level.tokens or not above.level.tokens

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


def _signature(line: Line) -> tuple[object, ...]:
    return (line.level.rank, line.bold, line.indent, line.column, line.span, line.title.isupper())


def _are_siblings(one: Line, other: Line) -> bool:
    """The same depth by number or by word."""
    if one.level.is_group_code and other.level.is_group_code:
        return True
    if one.level.rank is not None and one.level.rank == other.level.rank:
        return True
    unranked = one.level.rank is None and other.level.rank is None
    return unranked and one.level.same_depth(other.level) and one.indent == other.indent and one.bold == other.bold


def _counts_beside(branch: Branch, line: Line) -> bool:
    """3 behind 2, 2.1 and 2.2 stands beside 2."""
    level = branch.line.level
    extends = any(child.line.level.tokens[:-1] == level.tokens for child in branch.children)
    return bool(level.tokens) and level.same_depth(line.level) and extends


def _sum_fits(line: Line, following: Iterable[Line]) -> bool:
    """An unnumbered run whose hours add up to this numbered line hangs below it, or the other way round."""
    total, run, count = line.hours.total, 0, 0
    for after in following:
        if bool(after.level.tokens) == bool(line.level.tokens):
            break
        run += after.hours.total or 0
        count += 1
    return bool(total) and run == total and (bool(line.level.tokens) or count > 1)


def _are_numbered(branches: Sequence[Branch]) -> bool:
    return bool(branches) and all(branch.line.level.tokens for branch in branches)
