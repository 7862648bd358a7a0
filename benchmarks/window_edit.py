"""How soon every page follows a change, on 3,000 topics, 500 items and 10,000 mappings.

Run: python -m benchmarks.window_edit [rounds]

The time goes from the call of the edit to the last paint: the file is written and synced, the values are derived, the
page, the counts around it and the line at the bottom are shown. The limit is 50 ms for the median of every page and
edit. The window is the real one, on the offscreen platform.
"""

import gc
import statistics
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from assessor.edits.judgement import judge
from assessor.edits.mapping import map_topic
from assessor.edits.tree import add_node, rename_node, set_hours
from assessor.model.curriculum import Hours, NodeKind
from assessor.model.mapping import Coverage
from benchmarks.window.files import SIZES, make_file
from benchmarks.window.opened import Paints, editor_of, milliseconds, opened, session_of, settle
from ui.pages import PAGES
from ui.window import MainWindow

LIMIT_MS = 50.0
ROUNDS = 7
HISTORY = "history"

Edit = Callable[[], object]


def edits(window: MainWindow) -> dict[str, Edit]:
    """Typical edits, each another change at every call; they touch what the pages show."""
    session, run = session_of(window), editor_of(window).run
    topic = session.curriculum.topics[0]
    me = session.snapshot.assessors[0].id
    mapped = next(mapping for mapping in session.snapshot.mappings if mapping.assessor_id == me)
    framework = session.snapshot.frameworks[0]
    steps = count(1)

    def change_mapping() -> object:
        step = next(steps)
        key = {"topic": mapped.topic_id, "framework": mapped.framework_id, "item": mapped.item_code}
        return run(map_topic, **key, assessor=me, coverage=Coverage.L, level=1 + step % 4)

    def add_mapping() -> object:
        item = framework.judged_items[next(steps)].code
        return run(map_topic, topic=topic.id, framework=framework.id, item=item, assessor=me, coverage=Coverage.P)

    def add_topic() -> object:
        title = f"New topic {next(steps)}"
        return run(add_node, kind=NodeKind.TOPIC, parent=topic.parent_id, title=title)

    def write_judgement() -> object:
        item, level = framework.judged_items[0].code, 1 + next(steps) % 4
        return run(
            judge, framework=framework.id, item=item, assessor=me, coverage=Coverage.L, level=level, reason="seen"
        )

    return {
        "mapping changed": change_mapping,
        "topic mapped": add_mapping,
        "topic renamed": lambda: run(rename_node, node=topic.id, title=f"Title {next(steps)}"),
        "hours changed": lambda: run(set_hours, node=topic.id, hours=Hours(contact=60 * (1 + next(steps) % 9))),
        "topic added": add_topic,
        "judgement written": write_judgement,
        "change undone": editor_of(window).undo,
    }


def pages(window: MainWindow) -> Iterator[str]:
    """Show one page after another; the history stands beside the overview."""
    assert window.frame is not None
    for page in PAGES:
        window.go(page.id)
        settle(window)
        yield page.id
    window.go(PAGES[0].id)
    window.frame.show_drawer(is_open=True)
    settle(window)
    yield HISTORY


def measure(window: MainWindow, rounds: int, paints: Paints) -> dict[tuple[str, str], list[float]]:
    """Milliseconds of each page and edit; the edits take turns."""
    works = edits(window)
    taken: dict[tuple[str, str], list[float]] = {}
    for page in pages(window):
        for turn in range(rounds + 1):  # the first one warms up
            for name, work in works.items():
                gc.collect()
                before = paints.count
                took = milliseconds(work)
                if paints.count == before:
                    raise RuntimeError(f"{page}: nothing was painted after “{name}”")
                if turn:
                    taken.setdefault((page, name), []).append(took)
                settle(window)
    return taken


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with TemporaryDirectory() as folder:
        file = Path(folder) / "M.assessment"
        make_file(file, SIZES["M"])
        with opened(file) as window:
            paints = Paints()
            window.installEventFilter(paints)
            taken = measure(window, rounds, paints)
    misses = 0
    for (page, name), found in taken.items():
        middle = statistics.median(found)
        is_missed = middle > LIMIT_MS
        misses += is_missed
        mark = "  MISSED" if is_missed else ""
        print(f"{page:10} {name:18} {middle:7.1f} ms  ({min(found):.1f} to {max(found):.1f}){mark}")
    print(f"limit {LIMIT_MS:g} ms: {'kept' if not misses else f'{misses} MISSED'}")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
