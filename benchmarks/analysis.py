"""The analysis of 200,000 mappings against the barest count of the same columns, round by round.

Run: python benchmarks/analysis.py [rounds]

Limit: numpy bincount on columns in memory: mappings per item and level and per topic, best level per item, levels per
area.
The analysis gives what the rules ask for beyond that: values of six assessors, a hundred judgements, results of every
item, hours with each topic once, shares and indices of forty areas. It stands on columns laid out by item and assessor
(`prepare`), once for a state of the file and for any number of scopes; that and the making of all the item results as
values are shown apart. S and M must keep the ratio or stay under 16 ms.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessor.analysis.analyse import analyse_on
from assessor.analysis.columns import MappingColumns
from assessor.analysis.ground import prepare
from assessor.analysis.scope import scope_for
from assessor.model.assessment import Assessment, Assessor
from assessor.model.curriculum import Curriculum, Hours, Node, NodeKind
from assessor.model.mapping import Aim, Coverage, Judgement
from assessor.model.snapshot import Snapshot
from standards.framework import Framework, FrameworkKind, Item, Level, Provenance, Role, Target
from standards.text import LocalText

SIZES = {"S": (300, 150, 600), "M": (3_000, 500, 10_000), "L": (30_000, 2_000, 200_000)}  # topics, items, mappings
LIMIT = 5.0
LIMIT_MS = 16.0  # for S and M, whichever is the looser
AREAS, ASSESSORS, PROGRAMMES, JUDGEMENTS, LEVELS = 40, 6, 10, 100, 4
TEXT = LocalText(en="text")


@dataclass(frozen=True)
class Sample:
    """An assessment of one size, the same at each run, and the bare columns of the limit."""

    snapshot: Snapshot
    columns: MappingColumns
    topic: NDArray[np.int32]
    item: NDArray[np.int32]
    level: NDArray[np.int32]
    topics: int
    items: int


def make_framework(items: int, chance: np.random.Generator) -> Framework:
    targets = chance.integers(1, LEVELS + 1, items)
    areas = [_item(f"A{area}", None) for area in range(AREAS)]
    judged = [_item(f"I{item}", f"A{item % AREAS}") for item in range(items)]
    asked = {f"I{item}": Target(int(targets[item]), Provenance.RECONSTRUCTED) for item in range(items)}
    return Framework(
        id="list",
        kind=FrameworkKind.COMPETENCIES,
        title=TEXT,
        short_title=TEXT,
        edition="1",
        publisher=TEXT,
        scale=tuple(Level(level, TEXT, TEXT) for level in range(1, LEVELS + 1)),
        items=(*areas, *judged),
        roles=(Role("R", TEXT, TEXT, asked, Provenance.RECONSTRUCTED),),
        languages=("en",),
    )


def _item(code: str, parent: str | None) -> Item:
    is_judged = parent is not None
    return Item(code, parent, "item", is_judged, is_judged, TEXT, TEXT, Provenance.RECONSTRUCTED)


def make_curriculum(topics: int, chance: np.random.Generator) -> Curriculum:
    minutes = chance.integers(1, 8, topics) * 60
    nodes = [Node(f"p{number}", NodeKind.PROGRAMME, None, number, "programme") for number in range(PROGRAMMES)]
    nodes += [
        Node(
            f"t{number}",
            NodeKind.TOPIC,
            f"p{number * PROGRAMMES // topics}",
            number,
            "topic",
            hours=Hours(contact=int(minutes[number]), self_study=60),
        )
        for number in range(topics)
    ]
    return Curriculum(nodes)


def make_sample(size: str) -> Sample:
    topics, items, mappings = SIZES[size]
    chance = np.random.default_rng(1)
    framework = make_framework(items, chance)
    pairs = chance.choice(topics * items, mappings, replace=False)
    topic, item = (pairs // items).astype(np.int32), (pairs % items).astype(np.int32)
    coverage = chance.integers(0, 4, mappings).astype(np.int8)
    level = chance.integers(1, LEVELS + 1, mappings).astype(np.int32)
    columns = MappingColumns(
        framework_id=framework.id,
        topic_ids=tuple(f"t{number}" for number in range(topics)),
        item_codes=tuple(entry.code for entry in framework.items),
        assessor_ids=tuple(f"a{number}" for number in range(ASSESSORS)),
        topic=topic,
        item=(item + AREAS).astype(np.int32),
        assessor=chance.integers(0, ASSESSORS, mappings).astype(np.int16),
        coverage=coverage,
        level=np.where(coverage >= Coverage.L, level, 0).astype(np.int8),
        basis=chance.integers(1, LEVELS + 1, mappings).astype(np.int8),
        row=np.arange(mappings, dtype=np.int32),
    )
    return Sample(make_snapshot(framework, make_curriculum(topics, chance)), columns, topic, item, level, topics, items)


def make_snapshot(framework: Framework, curriculum: Curriculum) -> Snapshot:
    """Everything but the mappings, which the columns hold. Nine of ten programmes aim at the role."""
    judged = framework.judged_items
    return Snapshot(
        assessment=Assessment("a", "benchmark"),
        institutions=(),
        assessors=tuple(Assessor(f"a{number}", number, "name") for number in range(ASSESSORS)),
        persons_met=(),
        frameworks=(framework,),
        curriculum=curriculum,
        outcomes=(),
        sources=(),
        aims=tuple(Aim(f"aim{number}", f"p{number}", framework.id, "R") for number in range(PROGRAMMES - 1)),
        mappings=(),
        evidence=(),
        judgements=tuple(
            Judgement(f"j{n}", framework.id, judged[n].code, None, f"a{n % ASSESSORS}", Coverage.L, 2, "", "reason")
            for n in range(min(JUDGEMENTS, len(judged)))
        ),
        outsides=(),
        set_asides=(),
        completions=(),
        weights=(),
        adoptions=(),
        look_again=frozenset(),
    )


def bare_count(sample: Sample) -> object:
    """The limit."""
    steps = LEVELS + 1
    counts = np.bincount(sample.item * steps + sample.level, minlength=sample.items * steps)
    counts = counts.reshape(sample.items, steps)
    by_topic = np.bincount(sample.topic, minlength=sample.topics)
    best = np.where(counts > 0, np.arange(steps), 0).max(1)
    area = np.arange(sample.items) % AREAS
    by_area = np.stack([np.bincount(area, weights=counts[:, step], minlength=AREAS) for step in range(steps)])
    return counts, by_topic, best, by_area


def measure(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each work, interleaved so that a busy machine slows all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - start) * 1000)
    return times


def run(size: str, rounds: int) -> bool:
    """Measure and print one size; true when the limit is kept."""
    sample = make_sample(size)
    ground = prepare(sample.snapshot, sample.columns)
    scope = scope_for(sample.snapshot, sample.columns.framework_id, "R")
    times = measure(
        {
            "bincount (limit)": lambda: bare_count(sample),
            "analysis": lambda: analyse_on(ground, scope),
            "analysis, all items as values": lambda: list(analyse_on(ground, scope).items),
            "laying out the columns, once": lambda: prepare(sample.snapshot, sample.columns),
        },
        rounds,
    )
    middle = {name: statistics.median(found) for name, found in times.items()}
    limit = middle["bincount (limit)"]
    for name, found in times.items():
        ratio = middle[name] / limit
        print(f"{size} {name:32} {middle[name]:9.3f} ms  {ratio:7.2f} x  ({min(found):.3f} to {max(found):.3f})")
    return middle["analysis"] <= LIMIT * limit or (size != "L" and middle["analysis"] < LIMIT_MS)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    kept = [run(size, rounds) for size in SIZES]
    print(f"limit {LIMIT:g} x (S and M: or under {LIMIT_MS:g} ms): {'kept' if all(kept) else 'MISSED'}")
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
