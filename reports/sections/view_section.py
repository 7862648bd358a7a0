"""One programme set against one framework: result bar, areas, matrix, gap table, what is not assessed."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.terms import COVERAGES
from assessor.words import Words
from reports.charts.area_bars import AreaBar, area_bars_over_pages
from reports.charts.heat_map import HeatColumn, HeatRow, HeatWords, heat_map
from reports.charts.scene import Scene
from reports.content.result_values import AreaLine, GapLine, ItemList, Matrix, SharedGaps, ViewPart
from reports.content.wording import short_result_texts
from reports.pdf.figure import Figure, FlowingFigure
from reports.pdf.fonts import measure
from reports.pdf.headings import Heading, minor_heading
from reports.pdf.row_table import Cell, Column, RowTable, result_cell
from reports.pdf.text import body, caption, lead_in, note
from reports.pdf.theme import CONTENT_HEIGHT, CONTENT_WIDTH
from reports.sections.pictures import result_scene

_LEAST_ROOM_FOR_AREAS = 90.0
_MOST_AREAS_TOGETHER = 8  # so few bars stay on one page


def view_section(part: ViewPart, number: str, words: Words) -> list[Flowable]:
    """Everything about one view under its heading."""
    story: list[Flowable] = [Heading(number, part.title, 3), lead_in(" ".join(part.notes))]
    story.append(Figure(result_scene(part.bar, words)))
    story += _areas(part, words)
    if part.matrix:
        story += _matrix(part.matrix, part.has_targets, words)
    if part.has_targets:
        story += _gaps(part, words)
    return [*story, *_lists(words.text("Items that are not assessed"), words.text("Reason"), part.unassessed, words)]


def _areas(part: ViewPart, words: Words) -> list[Flowable]:
    labels = short_result_texts(words, has_targets=part.has_targets)
    bars = [
        AreaBar(line.code, line.title, line.counts, line.share, line.at_target, line.remark)
        for line in part.areas
        if line.is_lowest
    ]
    if not bars:
        return []

    def build(first: float, whole: float) -> Sequence[Scene]:
        return area_bars_over_pages(bars, labels, CONTENT_WIDTH, measure, part.bar.summary, first, whole)

    least_room = CONTENT_HEIGHT if len(bars) <= _MOST_AREAS_TOGETHER else _LEAST_ROOM_FOR_AREAS
    figure = FlowingFigure(build, least_room=least_room)
    story: list[Flowable] = [minor_heading(words.text("Results by area")), figure]
    story += [note(_whole_area(line)) for line in part.areas if not line.is_lowest and line.remark]
    if part.areas_not_found:
        areas = "; ".join(part.areas_not_found)
        story.append(
            note(words.text("Areas of which no item was found in the documents received: {areas}.", areas=areas))
        )
    if part.unassessed_areas:
        areas = "; ".join(part.unassessed_areas)
        story.append(note(words.text("Areas of which no item is assessed: {areas}.", areas=areas)))
    return story


def _whole_area(line: AreaLine) -> str:
    """An area that holds others, in one line."""
    return f"{line.code} {line.title}: {line.at_target}; {line.remark}"


def _matrix(matrix: Matrix, has_targets: bool, words: Words) -> list[Flowable]:
    if not matrix.rows or not matrix.columns:
        return []
    if not any(row.cells for row in matrix.rows):
        return [body(words.text("No topic of the modules deals with an item of this standard."))]
    rows = [HeatRow(row.number, row.title, row.hours, row.cells) for row in matrix.rows]
    columns = [HeatColumn(column.code, column.title, column.area, column.result) for column in matrix.columns]
    texts = HeatWords(
        words.text("Hours"),
        words.text("Result"),
        {coverage: words.text(template) for coverage, template in COVERAGES.items()},
        short_result_texts(words, has_targets=has_targets),
    )

    def build(first: float, whole: float) -> Sequence[Scene]:
        return heat_map(rows, columns, texts, CONTENT_WIDTH, whole, measure, matrix.summary, first_height=first)

    return [minor_heading(words.text("Modules and items")), lead_in(matrix.reading), FlowingFigure(build)]


def _gaps(part: ViewPart, words: Words) -> list[Flowable]:
    story: list[Flowable] = [minor_heading(words.text("Gaps"))]
    if not (part.gaps or part.not_found or part.shared):
        return [*story, body(words.text("No gap was found among the items assessed."))]
    if part.shared:
        story.append(body(_told_before(part.shared, bool(part.gaps or part.not_found), words)))
    if part.gaps:
        explained = [part.levels or words.text("The role asks for coverage L of each item.")]
        explained += [words.text("Hours: taught + self-study."), words.text("Numbers are those of the annex.")]
        story += [lead_in(" ".join(explained)), gap_table(part.gaps, bool(part.levels), words)]
    title = words.text("Not found in the documents received")
    return [*story, *_lists(title, words.text("Area"), part.not_found, words)]


def _told_before(shared: SharedGaps, has_others: bool, words: Words) -> str:
    """Which gaps this role has in common with the one before, and whether it has others."""
    values = {"role": shared.role, "items": "; ".join(shared.items)}
    if not shared.items:
        sentence = words.text(
            "All gaps of the role “{role}” are gaps here too, with the same target and result; see there.",
            **values,
        )
    elif shared.without_items:
        sentence = words.text(
            "The gaps of the role “{role}” are gaps here too, with the same target and result (see there), but for "
            "these: {items}.",
            **values,
        )
    else:
        sentence = words.text(
            "Gaps with the same target and result as for the role “{role}” (see there): {items}.", **values
        )
    ending = words.text("This role has no other gaps.")
    if has_others:
        ending = words.text("The other gaps of this role follow.")
    return f"{sentence} {ending}"


def gap_table(gaps: Sequence[GapLine], has_levels: bool, words: Words) -> Flowable:
    """The gaps, the largest first; without levels there is no column of targets, as all ask for the same coverage."""
    columns = [
        Column(words.text("Item"), 20, size=8),
        Column(words.text("Target"), 7, size=8, secondary=True),
        Column(words.text("By the documents"), 10, size=8, secondary=True),
        Column(words.text("Result"), 18, size=8),
        Column(words.text("Topics and hours"), 12, size=8, secondary=True),
        Column(words.text("Evidence"), 33, size=7.5, secondary=True),
    ]
    if not has_levels:
        del columns[1]
    return RowTable(columns, _GapRows(gaps, has_levels), alt=words.text("Gaps"), tight=True)


class _GapRows(Sequence[Sequence[Cell | str]]):
    """The rows of the gap table, made as the table asks for them."""

    def __init__(self, gaps: Sequence[GapLine], has_levels: bool) -> None:
        self._gaps = gaps
        self._has_levels = has_levels

    def __len__(self) -> int:
        return len(self._gaps)

    def __getitem__(self, place: int) -> list[Cell | str]:  # type: ignore[override]  # the table never slices
        gap = self._gaps[place]
        return [
            Cell(gap.title, lead=gap.code),
            *([gap.target] if self._has_levels else []),
            Cell(gap.documented, note="; ".join(gap.marks)),
            result_cell(gap.result, gap.result_text),
            gap.topics,
            Cell("\n".join(gap.evidence), link=gap.annex_key or None),
        ]


def _lists(title: str, head: str, lists: Sequence[ItemList], words: Words) -> list[Flowable]:
    """Items with nothing to say of each, by what they share."""
    if not lists:
        return []
    columns = [Column(head, 30, size=8, secondary=True), Column(words.text("Items"), 70, size=8)]
    rows = [[line.title, "; ".join(line.items)] for line in lists]
    return [caption(title), RowTable(columns, rows, alt=title, tight=True)]
