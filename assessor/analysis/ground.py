"""What every analysis of one framework stands on, laid out once so that each scope is counted in a few passes."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from assessor.analysis.columns import MappingColumns
from assessor.model.curriculum import Curriculum, NodeKind
from assessor.model.mapping import Coverage, Judgement
from assessor.model.snapshot import Snapshot
from standards.framework import Framework

BASIS_STEP = 8
"""A level and its basis as one number that sorts by level, then by basis: level * BASIS_STEP + basis."""

T = TypeVar("T")
Bools = NDArray[np.bool_]
Ints = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class TopicTable:
    """The topics in document order. Minutes are 0 where the source gives none."""

    ids: tuple[str, ...]
    programme: Ints  # position of the topic's programme in Curriculum.programmes
    taught: Ints  # minutes of contact, practice, internship, and hours that the source does not split
    self_study: Ints


@dataclass(frozen=True, eq=False)
class Rows:
    """The mappings that count for a judged item, ordered by item and assessor; one entry a mapping."""

    row: Ints  # position in Snapshot.mappings
    programme: Ints  # position of the topic's programme in Curriculum.programmes
    coverage: Ints
    stated: Ints  # level and basis as stated, 0 below L and on items without levels; no level counts as level 1
    counted: Ints  # the same as it counts: capped at the basis if the assessment says so
    basis: Ints  # 0 for N
    has_level: Bools  # a level stands at L or F on an item with levels
    on_title: Bools  # it does, and rests on a title or on nothing
    above_basis: Bools  # it does, and is higher than its evidence supports
    asks_for_level: Bools  # L or F without a level, on an item with levels
    is_piece: Bools  # at P, and the one that stands for its topic and item, whoever made them
    taught: Ints  # minutes of the topic at one of its mappings at P, L or F to the judged item, else 0
    self_study: Ints
    cells: Ints  # item * assessors + assessor, for the pairs that have mappings, ascending
    cell_starts: Ints  # where the mappings of each of `cells` begin
    item_starts: Ints  # where the mappings of each judged item begin; one more entry closes the last


@dataclass(frozen=True, eq=False)
class Ground:
    """A snapshot and the mappings of one framework, joined with the items, topics and assessors they name."""

    snapshot: Snapshot
    columns: MappingColumns
    framework: Framework
    assessor_ids: tuple[str, ...]
    topics: TopicTable
    rows: Rows
    area_rows: Ints  # positions in Snapshot.mappings of the mappings to areas, which count nowhere
    area_programmes: Ints  # the programmes of their topics
    dealt_topics: Bools  # of TopicTable: has a mapping at P, L or F, or any to an area
    of_mappings: dict[object, Any] = field(default_factory=dict)  # what `shared` keeps
    of_all: dict[object, Any] = field(default_factory=dict)

    def shared(self, key: object, make: Callable[[], T], *, rests_on_mappings: bool = False) -> T:
        """What is the same for several scopes, made by the first that asks for `key`.

        With `rests_on_mappings` it is true as long as the mappings, their topics and the assessors are.
        """
        kept = self.of_mappings if rests_on_mappings else self.of_all
        if key not in kept:
            kept[key] = make()
        found: T = kept[key]
        return found

    def is_laid_out_for(self, snapshot: Snapshot, columns: MappingColumns) -> bool:
        """Whether `at` may be asked for: columns, topics, assessors and the cap of levels are the same."""
        mine = self.snapshot
        return (
            columns is self.columns
            and snapshot.curriculum is mine.curriculum
            and snapshot.framework_by_id[columns.framework_id] is self.framework
            and snapshot.assessors == mine.assessors
            and snapshot.assessment.caps_levels_at_basis == mine.assessment.caps_levels_at_basis
        )

    def at(self, snapshot: Snapshot) -> "Ground":
        """The same mappings at another moment."""
        after = replace(self, snapshot=snapshot, of_all={})
        after.__dict__.update({name: self.__dict__[name] for name in _OF_FRAMEWORK if name in self.__dict__})
        return after

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The judged items in pack order; a number of an item is a position here."""
        return tuple(item.code for item in self.framework.judged_items)

    @cached_property
    def number_of(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(self.codes)}

    @cached_property
    def graded(self) -> Bools:
        return np.array([item.graded for item in self.framework.judged_items], dtype=bool)

    @cached_property
    def judgements(self) -> dict[tuple[int, str | None], dict[str | None, Judgement]]:
        """(judged item, assessor or None for the team) -> programme or None for all -> what was judged."""
        said: defaultdict[tuple[int, str | None], dict[str | None, Judgement]] = defaultdict(dict)
        for judgement in self.snapshot.judgements:
            item = self.number_of.get(judgement.item_code)
            if judgement.framework_id == self.framework.id and item is not None:
                said[item, judgement.assessor_id][judgement.programme_id] = judgement
        return dict(said)

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Weights of the judged items in the index; 1 unless this assessment says otherwise."""
        weights = np.ones(len(self.codes))
        for weight in self.snapshot.weights:
            if weight.framework_id == self.framework.id and weight.item_code in self.number_of:
                weights[self.number_of[weight.item_code]] = weight.weight_thousandths / 1000
        return weights

    @cached_property
    def ancestry(self) -> tuple[Ints, Ints]:
        """Pairs (item, area above it), items in pack order; the whole framework stands behind the last area."""
        number = {area.code: position for position, area in enumerate(self.framework.areas)}
        pairs = [
            (item, area)
            for item, code in enumerate(self.codes)
            for area in (*(number[above] for above in self.framework.ancestors(code)), len(number))
        ]
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]


_OF_FRAMEWORK = ("codes", "number_of", "graded", "ancestry")


def prepare(snapshot: Snapshot, columns: MappingColumns, before: Ground | None = None) -> Ground:
    """Join the columns with the rest of the snapshot, whose own mappings are not read.

    Args:
        before: the ground of an earlier snapshot; what is the same is not laid out anew.

    Raises: KeyError when a column names a topic, item or assessor that the snapshot does not have.
    """
    if before is not None and before.is_laid_out_for(snapshot, columns):
        return before.at(snapshot)
    framework = snapshot.framework_by_id[columns.framework_id]
    topics = _topic_table(snapshot.curriculum)
    assessor_ids = tuple(assessor.id for assessor in snapshot.assessors)
    topic = _numbers_in(topics.ids, columns.topic_ids, columns.topic)
    assessor = _numbers_in(assessor_ids, columns.assessor_ids, columns.assessor)
    item = _judged_numbers(framework, columns.item_codes)[columns.item]
    to_item = item >= 0
    dealt_topics = np.zeros(len(topics.ids), dtype=bool)
    dealt_topics[topic[(columns.coverage >= Coverage.P) | ~to_item]] = True
    return Ground(
        snapshot=snapshot,
        columns=columns,
        framework=framework,
        assessor_ids=assessor_ids,
        topics=topics,
        rows=_lay_out(
            snapshot, framework, columns, topics, topic, item * max(1, len(assessor_ids)) + assessor, to_item
        ),
        area_rows=columns.row[~to_item],
        area_programmes=topics.programme[topic[~to_item]],
        dealt_topics=dealt_topics,
    )


@lru_cache(maxsize=2)  # the tree stays while mappings change
def _topic_table(curriculum: Curriculum) -> TopicTable:
    ids: list[str] = []
    programmes: list[int] = []
    taught: list[int] = []
    self_study: list[int] = []
    programme = -1
    for node in curriculum.nodes:
        if node.kind is NodeKind.TOPIC:
            ids.append(node.id)
            programmes.append(programme)
            taught.append(node.hours.taught)
            self_study.append(node.hours.self_study or 0)
        elif node.kind is NodeKind.PROGRAMME:
            programme += 1
    return TopicTable(tuple(ids), *(np.array(column, dtype=np.int64) for column in (programmes, taught, self_study)))


def _numbers_in(ids: tuple[str, ...], table: tuple[str, ...], column: Ints) -> Ints:
    """The entries of `column`, which count into `table`, as positions in `ids`."""
    if ids == table:
        return column.astype(np.int64)
    position = {name: number for number, name in enumerate(ids)}
    numbers = np.array([position.get(name, -1) for name in table], dtype=np.int64)[column]
    if (numbers < 0).any():
        raise KeyError(table[column[np.argmin(numbers)]])
    return numbers


def _judged_numbers(framework: Framework, codes: tuple[str, ...]) -> Ints:
    """For each code the number of the judged item that a mapping to it counts for, -1 for an area."""
    number = {item.code: position for position, item in enumerate(framework.judged_items)}
    judged = [framework.judged_code(code) for code in codes]
    return np.array([-1 if code is None else number[code] for code in judged], dtype=np.int64)


def _lay_out(
    snapshot: Snapshot,
    framework: Framework,
    columns: MappingColumns,
    topics: TopicTable,
    topic: Ints,
    cell: Ints,
    to_item: Bools,
) -> Rows:
    assessors = max(1, len(snapshot.assessors))
    chosen = np.flatnonzero(to_item)
    chosen = chosen[np.argsort(cell[chosen])]
    topic, cell = topic[chosen], cell[chosen]
    item, coverage, level, basis = (
        cell // assessors,
        *(a[chosen] for a in (columns.coverage, columns.level, columns.basis)),
    )
    judged = framework.judged_items
    graded = np.array([item.graded for item in judged], dtype=bool)[item]
    largely = coverage >= Coverage.L
    deals = coverage >= Coverage.P
    graded_largely = graded & largely
    stated_level = np.where(graded_largely, np.maximum(level, 1), 0)
    counted_level = np.minimum(stated_level, basis) if snapshot.assessment.caps_levels_at_basis else stated_level
    has_level = graded_largely & (level > 0)
    # a topic counts once for an item, whoever mapped it and to whichever item below: all its mappings are in the same
    # scopes, so that any of them can stand for it
    stands_for_topic = _one_of_each(item * len(topics.ids) + topic, deals)
    cell_starts = np.flatnonzero(np.diff(cell, prepend=-1))
    return Rows(
        row=columns.row[chosen],
        programme=topics.programme[topic],
        coverage=coverage,
        stated=_level_and_basis(stated_level, basis),
        counted=_level_and_basis(counted_level, basis),
        basis=np.where(deals, basis, 0).astype(np.int8),
        has_level=has_level,
        on_title=has_level & (basis == 1),
        above_basis=has_level & (level > basis),
        asks_for_level=graded_largely & (level == 0),
        is_piece=_one_of_each(columns.item[chosen].astype(np.int64) * len(topics.ids) + topic, coverage == Coverage.P),
        taught=np.where(stands_for_topic, topics.taught[topic], 0),
        self_study=np.where(stands_for_topic, topics.self_study[topic], 0),
        cells=cell[cell_starts],
        cell_starts=cell_starts,
        item_starts=np.searchsorted(item, np.arange(len(judged) + 1)),
    )


def _level_and_basis(level: Ints, basis: Ints) -> Ints:
    return np.where(level > 0, level.astype(np.int16) * BASIS_STEP + basis, 0).astype(np.int16)


def _one_of_each(pair: Ints, among: Bools) -> Bools:
    """Marks one entry of `among` for each value of `pair` that occurs there; values are 0 or more."""
    one = np.zeros(len(pair), dtype=bool)
    candidates = np.flatnonzero(among)
    in_order = candidates[np.argsort(pair[candidates])]
    one[in_order] = np.diff(pair[in_order], prepend=-1) != 0
    return one
