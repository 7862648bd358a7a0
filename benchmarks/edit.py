"""One durable, logged edit of an assessment against the bare disk: what a key stroke in the mapping page costs.

Run: python benchmarks/edit.py [rounds] [folder]

The limit is 8 times the overwrite of one 4 KiB page with fdatasync, measured between the edits of the same run, on a
file of middle size (3,000 topics, 10,000 mappings). Peers in the same run: the same edit without a log in plain
SQLite, and the customary save of a small file (write, fsync, rename, fsync of the folder).
The folder must lie on a disk: on one that lives in memory the figures say nothing. Not for Windows (fdatasync).
"""

import os
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from assessor.model.assessment import Assessment, Assessor, FrameworkInUse
from assessor.model.curriculum import Hours, Node, NodeKind
from assessor.model.mapping import Coverage, Mapping
from assessor.store import Opening, Store
from standards.pack import framework_to_json, load_pack

LIMIT = 8.0
TOPICS = 3_000
MAPPINGS = 10_000
WARM_UP = 20
FRAMEWORK = "eu-customs-cfw"
AT = "2026-10-16T09:00:00+05:00"
PAGE = 4096
SMALL_FILE = 60_000
OPENING = Opening("benchmark", AT, None)

Edit = Callable[[], None]


def make_assessment(path: Path) -> list[Mapping]:
    """An assessment of middle size; returns its mappings. The same at each run."""
    chance = random.Random(7)

    def new_id() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    framework = load_pack(FRAMEWORK)
    codes = [item.code for item in framework.judged_items if item.graded]
    assessors = [Assessor(new_id(), position, f"Assessor {position}") for position in (1, 2)]
    programmes = [Node(new_id(), NodeKind.PROGRAMME, None, number, f"Programme {number}") for number in range(10)]
    topics = [
        Node(new_id(), NodeKind.TOPIC, chance.choice(programmes).id, number, f"Тема {number}", hours=Hours(120, 60))
        for number in range(TOPICS)
    ]
    keys = {(chance.choice(topics).id, chance.choice(codes), chance.choice(assessors).id) for _ in range(MAPPINGS)}
    mappings = [
        Mapping(new_id(), topic, framework.id, code, assessor, Coverage.L, chance.randint(1, 4), comment="комментарий")
        for topic, code, assessor in sorted(keys)
    ]
    with Store.create(path, opening=OPENING) as store, store.change("Made", by="", at=AT) as change:
        change.put(Assessment(new_id(), "Benchmark"))
        change.put(FrameworkInUse(framework.id, 1, change.keep_bytes(framework_to_json(framework))))
        change.put_all([*assessors, *programmes, *topics, *mappings])
    return mappings


def logged_edits(store: Store, mappings: list[Mapping]) -> Iterator[Edit]:
    """Ours: the level of one mapping after another, each a named change."""
    levels = cycle((1, 2, 3, 4))
    for mapping in random.Random(8).sample(mappings, len(mappings)):
        changed = replace(mapping, level=next(levels), comment="changed")

        def edit(changed: Mapping = changed) -> None:
            values = {"topic": "1.10 Оценка рисков", "item": changed.item_code}
            with store.change("Mapped {topic} to {item}", values, by="Assessor 1", at=AT) as change:
                change.put(changed)

        yield edit


def unlogged_edits(connection: sqlite3.Connection, mappings: list[Mapping]) -> Iterator[Edit]:
    """The same edit in plain SQLite: no log, no names, no way back."""
    levels = cycle((1, 2, 3, 4))
    for mapping in random.Random(9).sample(mappings, len(mappings)):

        def edit(level: int = next(levels), mapping_id: str = mapping.id) -> None:  # one for each edit
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE mapping SET level = ?, comment = 'changed' WHERE id = ?", [level, mapping_id])
            connection.execute("COMMIT")

        yield edit


def page_overwrites(path: Path) -> Iterator[Edit]:
    """The limit: one page of a file that exists, and the disk is waited for."""
    chance, pages = random.Random(10), 2_000
    path.write_bytes(bytes(PAGE * pages))
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        while True:

            def edit(page: int = chance.randrange(pages), content: bytes = chance.randbytes(PAGE)) -> None:
                os.pwrite(descriptor, content, page * PAGE)
                os.fdatasync(descriptor)

            yield edit
    finally:
        os.close(descriptor)


def atomic_saves(path: Path) -> Iterator[Edit]:
    """A small file written anew and put in place of the old one."""
    chance = random.Random(11)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        while True:

            def edit(content: bytes = chance.randbytes(SMALL_FILE)) -> None:  # one for each edit
                temporary = path.with_suffix(".new")
                with temporary.open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
                os.fsync(folder)

            yield edit
    finally:
        os.close(folder)


def seconds(edit: Edit) -> float:
    start = time.perf_counter()
    edit()
    return time.perf_counter() - start


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of every edit by its name; the kinds take turns, so that a busy moment hits them alike."""
    path, plain = folder / "logged.assessment", folder / "plain.assessment"
    mappings = make_assessment(path)
    plain.write_bytes(path.read_bytes())
    with (
        Store.open(path, opening=OPENING) as store,
        closing(sqlite3.connect(plain, isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA synchronous = FULL")
        kinds = {
            "4 KiB page overwritten, fdatasync (limit)": page_overwrites(folder / "pages"),
            "logged edit (ours)": logged_edits(store, mappings),
            "unlogged edit, plain SQLite": unlogged_edits(connection, mappings),
            "atomic save of a small file": atomic_saves(folder / "small"),
        }
        taken: dict[str, list[float]] = {name: [] for name in kinds}
        for turn in range(WARM_UP + rounds):
            for name, edits in kinds.items():
                took = seconds(next(edits))
                if turn >= WARM_UP:
                    taken[name].append(took)
        for edits in kinds.values():
            edits.close()  # type: ignore[attr-defined]  # they are generators
    return taken


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        taken = measure(Path(folder), rounds)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    limit = medians["4 KiB page overwritten, fdatasync (limit)"]
    for name, median in medians.items():
        print(f"{name:45} {median * 1000:7.3f} ms  {median / limit:5.2f}")
    ratio = medians["logged edit (ours)"] / limit
    print(f"logged edit / page overwrite: {ratio:.2f}, limit {LIMIT:.0f}")
    return 0 if ratio < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
