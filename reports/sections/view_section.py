"""One programme set against one framework: result bar, areas, matrix, gap table, what is not assessed."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.terms import COVERAGES, SHORT_RESULTS
from assessor.words import Words
from reports.charts.area_bars import AreaBar, area_bars
from reports.charts.heat_map import HeatColumn, HeatRow, HeatWords, heat_map
from reports.charts.scene import Scene
from reports.content.result_values import AreaLine, GapLine, ItemList, Matrix, ViewPart
from reports.pdf.figure import Figure, FlowingFigure
from reports.pdf.fonts import measure
from reports.pdf.headings import Heading, minor_heading
from reports.pdf.row_table import Cell, Column, RowTable, result_cell
from reports.pdf.text import body, caption, lead_in, note, secondary
from reports.pdf.theme import CONTENT_WIDTH
from reports.sections.pictures import not_found_in_full, result_scene


def view_section(part: ViewPart, number: str, words: Words) -> list[Flowable]:
    """Everything about one view under its heading."""
    story: list[Flowable] = [Heading(number, part.title, 3), *(secondary(sentence) for sentence in part.notes)]
    story += [Figure(result_scene(part.bar, words)), note(part.bar.summary)]
    story += _areas(part, words)
    if part.matrix:
        story += _matrix(part.matrix, words)
    if part.has_targets:
        story += _gaps(part, words)
    story += _lists(words.text("Not found in the documents received, by area"), part.not_found, words)
    return [*story, *_lists(words.text("Items that are not assessed"), part.unassessed, words)]


def _areas(part: ViewPart, words: Words) -> list[Flowable]:
    if not part.areas:
        return []
    labels = {result: words.text(template) for result, template in SHORT_RESULTS.items()}
    bars = [
        AreaBar(line.code, line.title, line.counts, line.share, line.at_target) for line in part.areas if line.is_lowest
    ]
    scene = area_bars(bars, labels, CONTENT_WIDTH, measure, part.bar.summary)
    story = [minor_heading(words.text("Results by area")), Figure(scene)]
    return [*story, _area_table(part.areas, words)] if part.has_levels and _has_index(part.areas) else story


def _has_index(lines: Sequence[AreaLine]) -> bool:
    return any(line.index for line in lines)


def _area_table(lines: Sequence[AreaLine], words: Words) -> Flowable:
    columns = [
        Column(words.text("Area"), 40),
        Column(words.text("At the target"), 16, align="right"),
        Column(words.text("Index"), 10, align="right"),
        Column(words.text("Weakest item"), 34, secondary=True),
    ]
    rows: list[list[Cell | str]] = [
        [Cell(line.title, lead=line.code), line.at_target, line.index or "–", line.weakest] for line in lines
    ]
    return RowTable(columns, rows, alt=words.text("Results by area"))


def _matrix(matrix: Matrix, words: Words) -> list[Flowable]:
    if not matrix.rows or not matrix.columns:
        return []
    rows = [HeatRow(row.number, row.title, row.hours, row.cells) for row in matrix.rows]
    columns = [HeatColumn(column.code, column.title, column.area, column.result) for column in matrix.columns]
    texts = HeatWords(
        words.text("Hours"),
        words.text("Result"),
        {coverage: words.text(template) for coverage, template in COVERAGES.items()},
        {result: words.text(template) for result, template in SHORT_RESULTS.items()},
    )

    def build(first: float, whole: float) -> Sequence[Scene]:
        return heat_map(rows, columns, texts, CONTENT_WIDTH, whole, measure, matrix.summary, first_height=first)

    return [minor_heading(words.text("Modules and items")), lead_in(matrix.reading), FlowingFigure(build)]


def _gaps(part: ViewPart, words: Words) -> list[Flowable]:
    story: list[Flowable] = [minor_heading(words.text("Gaps"))]
    if not part.gaps and not part.not_found:
        return [*story, body(words.text("No gap was found among the items assessed."))]
    if part.gaps:
        story += [lead_in(not_found_in_full(words)), gap_table(part.gaps, part.has_levels, words)]
    return story


def gap_table(gaps: Sequence[GapLine], has_levels: bool, words: Words) -> Flowable:
    """The gaps, the largest first; without levels the two columns of levels become one of coverage."""
    columns = [
        Column(words.text("Item"), 25),
        Column(words.text("Target"), 11, secondary=True),
        Column(
            words.text("Level by the documents") if has_levels else words.text("By the documents"), 12, secondary=True
        ),
        Column(words.text("Result"), 18),
        Column(words.text("Topics and hours"), 13, secondary=True),
        Column(words.text("Evidence"), 27, size=8, secondary=True),
    ]
    return RowTable(columns, _GapRows(gaps), alt=words.text("Gaps"))


class _GapRows(Sequence[Sequence[Cell | str]]):
    """The rows of the gap table, made as the table asks for them."""

    def __init__(self, gaps: Sequence[GapLine]) -> None:
        self._gaps = gaps

    def __len__(self) -> int:
        return len(self._gaps)

    def __getitem__(self, place: int) -> list[Cell | str]:  # type: ignore[override]  # the table never slices
        gap = self._gaps[place]
        return [
            Cell(gap.title, lead=gap.code),
            gap.target,
            Cell(gap.documented, note="; ".join(gap.marks)),
            result_cell(gap.result, gap.result_text),
            gap.topics,
            Cell("\n".join(gap.evidence), link=gap.annex_key or None),
        ]


def _lists(title: str, lists: Sequence[ItemList], words: Words) -> list[Flowable]:
    """Items with nothing to say of each, by what they share."""
    if not lists:
        return []
    columns = [Column(words.text("Area or reason"), 30, secondary=True), Column(words.text("Items"), 70)]
    rows = [[line.title, "; ".join(line.items)] for line in lists]
    return [caption(title), RowTable(columns, rows, alt=title)]
