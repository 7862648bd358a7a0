"""The table flowable of the report against the bare canvas: CPU time for 3,000 rows of 6 wrapped cells.

Run: python benchmarks/gap_table.py [rounds]

The limit is 1.5 times a canvas that draws the same words with drawString, unwrapped and unmeasured.
A platypus Table of Paragraphs, the customary way, is shown for comparison, with fewer rows.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, SimpleDocTemplate

from reports.pdf import cells, fonts, theme
from reports.pdf.document import write_document
from reports.pdf.fonts import REGULAR, register_fonts
from reports.pdf.furniture import Furniture
from reports.pdf.row_table import Column, RowTable
from reports.pdf.text import body

LIMIT = 1.5
ROWS = 3_000
ROWS_OF_PARAGRAPHS = 200
HEADS = ("Item", "Target", "By the documents", "Result", "Topics and hours", "Evidence")
WIDTHS = (22.0, 12.0, 13.0, 14.0, 17.0, 22.0)
WORDS = (
    *("таможенная", "стоимость", "товаров", "при", "ввозе", "метод", "определения", "контроль", "уровень", "риска"),
    *("officer", "valuation", "origin", "procedure", "below", "the", "target", "practical", "task", "examination"),
)


def make_rows(count: int) -> list[tuple[str, ...]]:
    """Rows of six cells with 2 to 12 words each, the same at each run; every row has words of its own."""
    chance = random.Random(7)
    lengths = (6, 2, 2, 4, 5, 12)
    return [
        tuple(" ".join([f"{row}.{cell}", *chance.choices(WORDS, k=length)]) for cell, length in enumerate(lengths))
        for row in range(count)
    ]


def bare_canvas(rows: list[tuple[str, ...]]) -> None:
    """The limit: one drawString a cell, 45 rows a page."""
    canvas = Canvas(BytesIO(), pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT), invariant=1)
    for start in range(0, len(rows), 45):
        canvas.setFont(REGULAR, theme.CELL_SIZE)
        for place, row in enumerate(rows[start : start + 45]):
            for column, words in enumerate(row):
                canvas.drawString(theme.MARGIN_LEFT + column * 28 * mm, 780 - place * 16, words)
        canvas.showPage()
    canvas.save()


def row_table(rows: list[tuple[str, ...]]) -> None:
    """Ours, from cold: wrapped, measured, with head, rules, header and footer, written to disk."""
    cells._set_plain.cache_clear()
    fonts.units_of.cache_clear()
    furniture = Furniture("Gaps", "Draft", "Standards", "en", "Assessor", "2026-10-16")
    columns = [Column(title, width) for title, width in zip(HEADS, WIDTHS, strict=True)]
    with TemporaryDirectory() as folder:
        write_document(Path(folder) / "gaps.pdf", [RowTable(columns, rows)], furniture)


def table_of_paragraphs(rows: list[tuple[str, ...]]) -> None:
    """The customary way."""
    paragraphs = [[body(words) for words in row] for row in rows]
    widths = [theme.CONTENT_WIDTH * width / sum(WIDTHS) for width in WIDTHS]
    SimpleDocTemplate(BytesIO()).build([LongTable(paragraphs, widths, repeatRows=1)])


def cpu_seconds(work: Callable[[list[tuple[str, ...]]], None], rows: list[tuple[str, ...]]) -> float:
    start = time.process_time()
    work(rows)
    return time.process_time() - start


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    register_fonts()
    rows = make_rows(ROWS)
    ratios, against_paragraphs = [], []
    for number in range(rounds):
        bare = cpu_seconds(bare_canvas, rows)
        ours = cpu_seconds(row_table, rows)
        few = cpu_seconds(table_of_paragraphs, rows[:ROWS_OF_PARAGRAPHS])
        ratios.append(ours / bare)
        against_paragraphs.append(few / ROWS_OF_PARAGRAPHS * ROWS / bare)
        print(f"round {number + 1}: bare canvas {bare:.2f} s, row table {ours:.2f} s, ratio {ratios[-1]:.2f}")
    ratio = statistics.median(ratios)
    print(f"Table of Paragraphs, reckoned from {ROWS_OF_PARAGRAPHS} rows: {statistics.median(against_paragraphs):.1f}")
    print(f"row table / bare canvas: {ratio:.2f}, limit {LIMIT}")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
