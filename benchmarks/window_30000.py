"""30,000 topics in the window: opened, scrolled, and filtered as one types, against the bare limits.

Run: python -m benchmarks.window_30000 [rounds]

Bare limits, measured in the same run and taking turns with the window:

- a key stroke of the filter: an own list of the rows that hold the letters, a model that is reset, and a repaint;
- opening: reading the bytes of the file.

A jump is a page further in the list until it is painted; every one of them has to stay under 16 ms, a frame. The
window is the real one, on the offscreen platform.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem

from benchmarks.window.files import Size, make_file
from benchmarks.window.opened import HEIGHT, WIDTH, opened, session_of, settle
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.mapping.page import MappingPage
from ui.window import MainWindow

ROUNDS = 5
TYPED = "таможенная с"
FRAME_MS, JUMPS = 16.0, 40
TIMES_THE_LIMIT = 2.0
TIMES_THE_READ = 40.0
SIZE = Size(30_000, 500, 20_000, 60)
_NOWHERE = QModelIndex()


class BareModel(QAbstractListModel):
    """Titles, and an own list of those that are shown."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self.titles = titles
        self.folded = [title.casefold() for title in titles]
        self.shown = list(range(len(titles)))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802  # Qt's spelling
        return len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return None  # the delegate paints

    def type(self, typed: str) -> None:
        """Show what holds the letters."""
        self.beginResetModel()
        self.shown = [place for place, title in enumerate(self.folded) if typed in title]
        self.endResetModel()


class BareDelegate(QStyledItemDelegate):
    """One line of text a row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, BareModel)
        painter.drawText(option.rect, 0, model.titles[model.shown[index.row()]])


def bare_list(titles: list[str]) -> QListView:
    view = QListView()
    view.setModel(BareModel(titles))
    view.setItemDelegate(BareDelegate(view))
    view.setUniformItemSizes(True)
    view.resize(WIDTH, HEIGHT)
    view.show()
    return view


def painted(work: Callable[[], object]) -> float:
    """Milliseconds until what `work` asks for is painted."""
    start = time.perf_counter()
    work()
    for _ in range(3):
        QCoreApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def typed(window: MainWindow, field: QLineEdit, bare: QListView) -> tuple[list[float], list[float]]:
    """The key strokes of TYPED in the window and in the bare list, by turns."""
    model = bare.model()
    assert isinstance(model, BareModel)
    ours, limit = [], []
    for end in range(1, len(TYPED) + 1):
        text = TYPED[:end]
        ours.append(painted(lambda: field.setText(text)))  # noqa: B023  # run at once
        limit.append(painted(lambda: model.type(text)))  # noqa: B023
    settle(window)
    field.clear()
    model.type("")
    settle(window)
    return ours, limit


def jumps(view: QAbstractItemView) -> list[float]:
    """A page further each time."""
    bar = view.verticalScrollBar()
    return [painted(lambda: bar.setValue(bar.value() + bar.pageStep())) for _ in range(JUMPS)]


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    misses = 0

    def say(name: str, value: float, limit: float, found: list[float], unit: str = "ms") -> None:
        nonlocal misses
        misses += value > limit
        mark = "  MISSED" if value > limit else ""
        print(f"{name:44} {value:7.2f} {unit} (limit {limit:g}; {min(found):.2f} to {max(found):.2f}){mark}")

    with TemporaryDirectory() as folder:
        file = Path(folder) / "30000.assessment"
        make_file(file, SIZE)
        reads = [painted(file.read_bytes) for _ in range(5)]
        with opened(file) as window:
            bare = bare_list([topic.title for topic in session_of(window).curriculum.topics])
            opens = []
            for _ in range(rounds):
                window.commands.files.close()
                settle(window)
                opens.append(painted(lambda: window.commands.files.open_file(file)))
                settle(window)
            window.commands.be(session_of(window).snapshot.assessors[0].id)
            settle(window)
            ratio = statistics.median(opens) / statistics.median(reads)
            say("open, to the first paint / read of the file", ratio, TIMES_THE_READ, opens, "x")
            assert window.frame is not None
            for page_id in ("curriculum", "mapping"):
                first = painted(lambda page_id=page_id: window.go(page_id))  # type: ignore[misc]  # bound now
                print(f"{page_id + ': shown for the first time':44} {first:7.2f} ms")
                settle(window)
                page = window.frame.page
                if isinstance(page, CurriculumPage):
                    view: QAbstractItemView = page.tree
                    field = page.tree_pane.search
                else:
                    assert isinstance(page, MappingPage)
                    view, field = page.topics.view, page.topics.find_box
                found = [ms for _ in range(rounds) for ms in jumps(view)]
                say(f"{page_id}: a page further, the slowest", max(found), FRAME_MS, found)
                pairs = [typed(window, field, bare) for _ in range(rounds)]
                ours = [statistics.median(one) for one, _ in pairs]
                limit = [statistics.median(one) for _, one in pairs]
                say(
                    f"{page_id}: a key stroke / bare list",
                    statistics.median(ours) / statistics.median(limit),
                    TIMES_THE_LIMIT,
                    ours,
                    f"x of {statistics.median(limit):.2f} ms",
                )
            bare.close()
    print("kept" if not misses else f"{misses} MISSED")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
