"""The overview of the gaps in the short report."""

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.result_values import GapOverview, GapOverviewLine
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, RowTable, result_cell
from reports.pdf.text import body, note
from reports.sections.fitting import LargestFitting
from reports.sections.pictures import not_found_in_full


def gap_overview_section(
    overview: GapOverview, number: str, words: Words, *others: tuple[GapOverview, Words]
) -> list[Flowable]:
    """The largest gaps with their programme and role, as many as fit one page, in `others` (other languages) too."""
    heading = Heading(number, words.text("Gaps at a glance"))
    if not overview.lines:
        return [heading, body(overview.nothing)]
    sizes = range(len(overview.lines), 0, -1)
    editions = ((overview, words), *others)
    return [heading, LargestFitting(*([_page(texts, count, said) for count in sizes] for texts, said in editions))]


def _page(overview: GapOverview, count: int, words: Words) -> list[Flowable]:
    columns = [
        Column(words.text("Item"), 26),
        Column(words.text("Programme and role"), 31, secondary=True),
        Column(words.text("Target"), 13, secondary=True),
        Column(words.text("Level by the documents"), 11, secondary=True),
        Column(words.text("Result"), 19),
    ]
    rows = [_row(line) for line in overview.lines[:count]]
    table = RowTable(columns, rows, alt=words.text("Gaps at a glance"))
    rest = overview.total - count
    more = words.plural(
        "The full report names {count} more item with a gap.",
        "The full report names {count} more items with a gap.",
        rest,
    )
    meaning = not_found_in_full(words)
    return [table, note(f"{more} {meaning}" if rest else meaning)]


def _row(line: GapOverviewLine) -> list[Cell | str]:
    gap = line.gap
    return [
        Cell(gap.title, lead=gap.code),
        line.programme,
        line.target,
        Cell(line.documented, note="; ".join(gap.marks)),
        result_cell(gap.result, gap.result_text),
    ]
