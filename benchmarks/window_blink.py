"""How long the window stands still while long work goes on: the longest gap between two turns of its event loop.

Run: python -m benchmarks.window_blink

While a workbook of 5,000 rows is read, reviewed and brought in, and while the full report of the sample is built for
the preview. Limit 100 ms each.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

from assessor.sample.build import build_sample
from benchmarks.window.files import OPENING
from benchmarks.window.opened import opened, settle
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.report.building import State
from ui.pages.report.page import ReportPage
from ui.window import MainWindow

LIMIT_MS = 100.0
TOPICS, OF_A_MODULE = 5_000, 50
_PATIENCE_MS = 120_000


def workbook(path: Path) -> Path:
    """A plan of 5,000 topics in modules of fifty."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["№", "Наименование темы", "Всего", "Лекции", "Практика", "Самостоятельная работа"])
    for module in range(TOPICS // OF_A_MODULE):
        sheet.append([module + 1, f"Раздел {module + 1}. Таможенные процедуры", None, None, None, None])
        for topic in range(OF_A_MODULE):
            sheet.append(
                [f"{module + 1}.{topic + 1}", f"Тема {module + 1}.{topic + 1}: досмотр и контроль товаров", 5, 2, 2, 1]
            )
    book.save(path)
    return path


class Gaps:
    """Turns the event loop, and notes the longest time that one turn took."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.what = ""

    def until(self, what: str, is_done: "object") -> None:
        """Turn until `is_done()`; `what` is the step that a long turn is told of."""
        assert callable(is_done)
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not is_done():
            if deadline.hasExpired():
                raise TimeoutError(what)
            begin = time.perf_counter()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            self.note(what, (time.perf_counter() - begin) * 1000)

    def at_once(self, what: str, act: "object") -> None:
        """Something that a person does, in one turn."""
        assert callable(act)
        begin = time.perf_counter()
        act()
        self.note(what, (time.perf_counter() - begin) * 1000)

    def note(self, what: str, took: float) -> None:
        """One turn."""
        if took > self.longest:
            self.longest, self.what = took, what


def importing(window: MainWindow, plan: Path) -> Gaps:
    gaps = Gaps()
    window.go("curriculum")
    settle(window)
    page = window.frame.page if window.frame is not None else None
    assert isinstance(page, CurriculumPage)
    panel = page.bring_in_panel
    gaps.at_once("begin to read", lambda: page.bring_in([plan]))
    gaps.until("read and show the review", lambda: not panel.is_reading and not window.jobs.is_busy)
    source = panel.panel.source.view
    gaps.until("show the source", lambda: source.source_model.rowCount() > 0 and not source.is_fitting)
    gaps.at_once("press bring in", panel.bring_in.click)
    gaps.until("write and show the tree", lambda: panel.isHidden() and not window.jobs.is_busy)
    return gaps


def reporting(window: MainWindow) -> Gaps:
    gaps = Gaps()
    gaps.at_once("open the page of the report", lambda: window.go("report"))
    page = window.frame.page if window.frame is not None else None
    assert isinstance(page, ReportPage)
    gaps.until("build and show the report", lambda: page.builder.state is State.CURRENT and not window.jobs.is_busy)
    return gaps


def main() -> int:
    misses = 0
    with TemporaryDirectory() as folder:
        file = Path(folder) / "exempla.assessment"
        build_sample(file, opening=OPENING)
        plan = workbook(Path(folder) / "plan.xlsx")
        with opened(file) as window:
            for name, gaps in (("report", reporting(window)), ("import", importing(window, plan))):
                is_missed = gaps.longest > LIMIT_MS
                misses += is_missed
                mark = "  MISSED" if is_missed else ""
                print(f"{name:8} longest turn {gaps.longest:6.1f} ms: {gaps.what} (limit {LIMIT_MS:g}){mark}")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
