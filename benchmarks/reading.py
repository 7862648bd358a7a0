"""Bringing in 5,000 rows, validated, against a bare pass over the same file in the same run.

Limits: xlsx at most 1.6 times an openpyxl read-only pass, csv at most 6 times csv.reader to a list.
`python benchmarks/reading.py` prints medians, ratios and whether each limit is kept; it ends with 1 at a miss.
"""

import csv
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

from assessor.importing import Draft, DraftModule, DraftProgramme, read_draft

ROWS = 5_000
ROUNDS = 5
TOPICS_A_MODULE = 20
HEADER = ("№", "Наименование разделов и тем", "Всего часов", "Лекции", "Практические занятия", "СРС", "Форма контроля")
LIMITS = {"xlsx": 1.6, "csv": 6.0}


def rows() -> list[tuple[object, ...]]:
    """A plan of modules with their sums and topics below."""
    plan: list[tuple[object, ...]] = [HEADER]
    module = 0
    while len(plan) < ROWS + 1:
        module += 1
        total = 8 * TOPICS_A_MODULE
        plan.append((f"{module}", f"Раздел таможенного дела {module}", total, total // 4, total // 4, total // 2, None))
        for topic in range(1, TOPICS_A_MODULE + 1):
            title = f"Таможенные операции и платежи, вопрос {module}-{topic}"
            plan.append((f"{module}.{topic}", title, 8, 2, 2, 4, "зачет"))
    return plan[: ROWS + 1]


def write_files(folder: Path) -> dict[str, Path]:
    paths = {"xlsx": folder / "plan.xlsx", "csv": folder / "plan.csv"}
    book = Workbook(write_only=True)
    sheet = book.create_sheet("План")
    for row in rows():
        sheet.append(row)
    book.save(paths["xlsx"])
    with paths["csv"].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows())
    return paths


def bare_xlsx(path: Path) -> None:
    book = load_workbook(path, read_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        tuple(row)
    book.close()


def bare_csv(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        list(csv.reader(file, delimiter=";"))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def count_topics(parent: DraftProgramme | DraftModule) -> int:
    return len(parent.topics) + sum(map(count_topics, parent.modules))


def check(draft: Draft) -> None:
    """A quick import of the wrong thing is no import."""
    topics = sum(map(count_topics, draft.programmes))
    expected = sum(1 for row in rows() if "." in str(row[0]))
    if topics != expected or len(draft.problems) > 1:  # the last module may be cut short
        raise SystemExit(f"{topics} topics instead of {expected}, {len(draft.problems)} problems")


def main() -> int:
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for kind, path in write_files(Path(folder)).items():
            bare = {"xlsx": bare_xlsx, "csv": bare_csv}[kind]
            check(read_draft(path))  # also the warm-up round
            bare(path)
            pairs = [(seconds(lambda: bare(path)), seconds(lambda: read_draft(path))) for _ in range(ROUNDS)]  # noqa: B023
            limit = statistics.median(pair[0] for pair in pairs)
            ours = statistics.median(pair[1] for pair in pairs)
            ratios = sorted(pair[1] / pair[0] for pair in pairs)
            verdict = "kept" if ours / limit <= LIMITS[kind] else "MISSED"
            missed = missed or verdict == "MISSED"
            print(
                f"{kind}: bare {limit * 1000:.0f} ms, import {ours * 1000:.0f} ms, ratio {ours / limit:.2f} "
                f"({ratios[0]:.2f} to {ratios[-1]:.2f}), limit {LIMITS[kind]}: {verdict}"
            )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
