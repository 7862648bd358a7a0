"""How well plans are understood: topics, their hours and their modules against trees written by hand.

`python -m benchmarks.import_accuracy` reads every plan of tests/importing/plans that has a .tsv beside it, and those
of ../shared/data/curricula where that folder is; it prints a line for each and ends with 1 at a miss.

Limits, for each file: 98 % of the topics found, 2 % false ones among those that were found, the hours of 98 % of the
topics exact and the module of 95 % right. A topic that was not found has neither hours nor module.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assessor.errors import ImportProblemError
from assessor.importing import DraftModule, DraftProgramme, DraftTopic, read_draft
from assessor.model.curriculum import MINUTES_PER_HOUR

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "tests" / "importing" / "plans"
CURRICULA = ROOT.parent / "shared" / "data" / "curricula"
MIN_FOUND, MAX_FALSE, MIN_HOURS, MIN_MODULES = 0.98, 0.02, 0.98, 0.95
_SAME_HOURS = 0.005  # 30 minutes of the clock are 0.67 academic hours in a tree written by hand
_HOURS = slice(2, 6)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as a tree has it; `hours` are total, contact, practice and self-study, None where nothing is said."""

    module: str  # titles from the root down, joined by " / "
    title: str
    hours: tuple[float | None, ...]
    where: str  # page or sheet, '' where the source has none


@dataclass(frozen=True, slots=True)
class Score:
    """How many topics of a file there are, came out, and came out right."""

    file: str
    expected: int
    came_out: int
    found: int
    hours: int
    modules: int
    places: int

    @property
    def false(self) -> int:
        return self.came_out - self.found

    @property
    def is_met(self) -> bool:
        return (
            self.found >= MIN_FOUND * self.expected
            and self.false <= MAX_FALSE * self.came_out
            and self.hours >= MIN_HOURS * self.expected
            and self.modules >= MIN_MODULES * self.expected
            and self.places == self.found
        )


def find_plans() -> list[tuple[Path, Path]]:
    """The files at hand, each with its tree."""
    ours = [(tree.with_suffix(""), tree) for tree in sorted(PLANS.glob("*.tsv"))]
    of_hosts = [(CURRICULA / tree.stem, tree) for tree in sorted((CURRICULA / "expected").glob("*.tsv"))]
    return ours + of_hosts


def score_plan(path: Path, tree: Path) -> Score:
    """Read a plan as the program does and compare it with its tree."""
    expected = read_tree(tree)
    try:
        draft = read_draft(path)
    except ImportProblemError:
        return compare(path.name, expected, ())
    return compare(path.name, expected, [topic for programme in draft.programmes for topic in _topics(programme)])


def read_tree(tree: Path) -> list[Topic]:
    """A tree as it was written by hand: module, title, four kinds of hours, page or sheet."""
    with tree.open(encoding="utf-8", newline="") as lines:
        rows = [list(row.values()) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [Topic(_plain(row[0]), _plain(row[1]), tuple(map(_number, row[_HOURS])), row[-1]) for row in rows]


def compare(file: str, expected: Sequence[Topic], came_out: Sequence[Topic]) -> Score:
    """Topics are the same by their title; of several with one title the most alike go together."""
    pairs = list(_pairs(expected, came_out))
    return Score(
        file,
        expected=len(expected),
        came_out=len(came_out),
        found=len(pairs),
        hours=sum(_same_hours(one, other) for one, other in pairs),
        modules=sum(one.module == other.module for one, other in pairs),
        places=sum(one.where in ("", other.where) for one, other in pairs),
    )


def _pairs(expected: Sequence[Topic], came_out: Sequence[Topic]) -> Iterator[tuple[Topic, Topic]]:
    left: dict[str, list[Topic]] = defaultdict(list)
    for topic in came_out:
        left[topic.title].append(topic)
    for likeness in (2, 1, 0):  # the exact ones first, so that no other takes their place
        expected, rest = [], expected
        for topic in rest:
            same = next((other for other in left[topic.title] if _likeness(topic, other) >= likeness), None)
            if same is None:
                expected.append(topic)
            else:
                left[topic.title].remove(same)
                yield topic, same


def _likeness(one: Topic, other: Topic) -> int:
    return (one.module == other.module) + _same_hours(one, other)


def _same_hours(one: Topic, other: Topic) -> bool:
    pairs = zip(one.hours, other.hours, strict=True)
    return all(a == b if a is None or b is None else abs(a - b) < _SAME_HOURS for a, b in pairs)


def _topics(parent: DraftProgramme | DraftModule, path: tuple[str, ...] = ()) -> Iterator[Topic]:
    for topic in parent.topics:
        yield Topic(" / ".join(path), _plain(topic.title), _hours(topic), _where(topic))
    for module in parent.modules:
        yield from _topics(module, (*path, _plain(module.title)))


def _hours(topic: DraftTopic) -> tuple[float | None, ...]:
    hours = topic.hours
    kinds = (hours.total, hours.contact, hours.practice, hours.self_study)
    return tuple(None if minutes is None else minutes / MINUTES_PER_HOUR for minutes in kinds)


def _where(topic: DraftTopic) -> str:
    return topic.place.sheet or ("" if topic.place.page is None else str(topic.place.page))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _number(text: str) -> float | None:
    return float(text) if text else None


def main() -> int:
    """Print the figures of every plan."""
    scores = [score_plan(path, tree) for path, tree in find_plans()]
    width = max(len(score.file) for score in scores)
    print(f"{'file':{width}}  topics  found  false  hours   modules")
    for score in scores:
        hours, modules = score.hours / score.expected, score.modules / score.expected
        print(
            f"{score.file:{width}}  {score.expected:6}  {score.found:5}  {score.false:5}  {hours:5.1%}  {modules:7.1%}"
            f"{'' if score.is_met else '  MISSED'}"
        )
    missed = sum(not score.is_met for score in scores)
    print(f"{len(scores)} files, {missed} missed")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
