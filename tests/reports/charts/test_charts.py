"""Pictures as scenes: what they show, that it fits, and that no fill stands for itself alone."""

import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from reports.charts import tokens
from reports.charts.area_bars import AreaBar, area_bars, area_bars_over_pages
from reports.charts.heat_map import MOST_COLUMNS, HeatColumn, HeatRow, HeatWords, heat_map
from reports.charts.hours_bars import HourBar, hours_bars
from reports.charts.icons import coverage_chip, result_icon
from reports.charts.level_bar import level_bar
from reports.charts.result_bar import result_bar
from reports.charts.scene import Line, Poly, Rect, Scene, Text, hatch, in_lines, shortened, wrapped
from reports.pdf.document import write_document
from reports.pdf.figure import figures
from reports.pdf.fonts import measure
from reports.pdf.furniture import Furniture

WIDTH, HEIGHT = 480.0, 660.0
LABELS = {result: f"word {result.value}" for result in Result}
COUNTS = {Result.MET: 29, Result.PARTLY: 4, Result.BELOW_TARGET: 11, Result.NOT_FOUND: 5, Result.NOT_ASSESSED: 3}
WORDS = HeatWords("h", "Result, Customs Officer", {step: f"cover {step.name}" for step in Coverage}, LABELS)


def texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Text)]


def assert_inside(scene: Scene) -> None:
    """Nothing stands out of the picture."""
    slack = 1.5
    for shape in scene.shapes:
        for x, y in _corners(shape):
            assert -slack <= x <= scene.width + slack, shape
            assert -slack <= y <= scene.height + slack, shape


def _corners(shape: Rect | Line | Poly | Text) -> list[tuple[float, float]]:
    if isinstance(shape, Line):
        return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
    if isinstance(shape, Poly):
        return list(shape.points)
    if isinstance(shape, Rect):
        return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    length = measure(shape.text, shape.size, shape.bold)
    if shape.rotation == 90:
        return [(shape.x, shape.y), (shape.x, shape.y - length)]
    left = shape.x - {"start": 0.0, "middle": length / 2, "end": length}[shape.anchor]
    return [(left, shape.y), (left + length, shape.y)]


def matrix(columns: int, rows: int, areas: int = 3) -> tuple[list[HeatRow], list[HeatColumn]]:
    chance = random.Random(1)
    heads = [
        HeatColumn(f"OP-{n:02d}", f"short title {n}", f"A{n * areas // columns}", list(Result)[n % 6])
        for n in range(columns)
    ]
    lines = []
    for n in range(rows):
        cells = {head.code: chance.choice(list(Coverage)) for head in heads if chance.random() < 0.1}
        lines.append(HeatRow(str(n + 1), f"Дисциплина {n + 1} " + "таможенный контроль " * (n % 9), str(10 + n), cells))
    return lines, heads


def test_result_bar_shows_each_count_once_and_names_it() -> None:
    scene = result_bar(COUNTS, LABELS, WIDTH, measure, "29 of 52 at the target")
    assert texts(scene)[:5] == ["29", "4", "11", "5", "3"]
    assert texts(scene)[5:] == [LABELS[result] for result in COUNTS]
    assert scene.alt == "29 of 52 at the target"
    assert_inside(scene)


def test_result_bar_is_as_wide_as_asked_and_its_parts_are_shares() -> None:
    scene = result_bar(COUNTS, LABELS, WIDTH, measure, "")
    parts = {shape.id: shape for shape in scene.shapes if isinstance(shape, Rect) and shape.id}
    assert sum(part.width for part in parts.values()) == pytest.approx(WIDTH)
    assert parts["met"].width / parts["not_found"].width == pytest.approx(29 / 5)


@pytest.mark.parametrize("counts", [{}, {Result.MET: 0}, {Result.NO_TARGET: 7}])
def test_result_bar_without_items_is_empty(counts: dict[Result, int]) -> None:
    assert texts(result_bar(counts, LABELS, WIDTH, measure, "")) == []


def test_a_single_item_among_thousands_is_still_seen() -> None:
    scene = result_bar({Result.MET: 5000, Result.NOT_FOUND: 1}, LABELS, WIDTH, measure, "")
    part = next(shape for shape in scene.shapes if isinstance(shape, Rect) and shape.id == "not_found")
    assert part.width > 2


def test_area_bars_are_sorted_and_print_all_titles() -> None:
    rows = [
        AreaBar("A", "Operational", COUNTS, 0.3, "30 %"),
        AreaBar("B", "Little assessed " * 12, COUNTS, None, "3 of 14 assessed"),
        AreaBar("C", "Management", COUNTS, 0.8, "80 %"),
        AreaBar("D", "No target", {Result.NO_TARGET: 4}, None, "no target"),
    ]
    scene = area_bars(rows, LABELS, WIDTH, measure, "areas")
    assert [text for text in texts(scene) if text in "ABCD"] == ["C", "A", "B", "D"]
    assert " ".join(texts(scene)).count("Little assessed") == 12
    assert_inside(scene)


def test_area_bars_go_on_over_pages_and_leave_no_single_row() -> None:
    rows = [AreaBar(f"K{n:02d}", f"Area {n}", COUNTS, None, "29 of 49", "index 50 %") for n in range(23)]
    for first in (60.0, 200.0, 590.0):
        scenes = area_bars_over_pages(rows, LABELS, WIDTH, measure, "areas", first, 640.0)
        codes = [[text for text in texts(scene) if text.startswith("K")] for scene in scenes]
        assert [code for part in codes for code in part] == [row.code for row in rows]
        assert len(codes[-1]) >= 3
        assert [LABELS[Result.MET] in texts(scene) for scene in scenes] == [False] * (len(scenes) - 1) + [True]
        for scene in scenes:
            assert_inside(scene)
            assert scene.height <= 640.0


def test_level_bar_tells_documented_missing_target_and_partial() -> None:
    def fills(scene: Scene) -> list[str | None]:
        return [shape.fill for shape in scene.shapes if isinstance(shape, Rect) and shape.fill]

    assert fills(level_bar(1, 3, 4)) == [tokens.ACCENT, tokens.SURFACE, tokens.SURFACE, tokens.RAISED]
    strokes = [shape for shape in level_bar(1, 3, 4).shapes if isinstance(shape, Line)]
    assert [stroke.colour for stroke in strokes] == [tokens.TEXT]
    assert len([s for s in level_bar(0, 2, 4, partial=True).shapes if isinstance(s, Line)]) > 2
    assert not [s for s in level_bar(2, None, 4).shapes if isinstance(s, Line)]
    assert level_bar(0, None, 4).width == level_bar(4, 4, 4).width


def test_hours_bars_are_on_one_scale() -> None:
    scene = hours_bars([HourBar("a", 60, "1 h"), HourBar("b", 240, "4 h"), HourBar("c", 0, "0 h")], WIDTH, measure, "h")
    lengths = {shape.id: shape.width for shape in scene.shapes if isinstance(shape, Rect)}
    assert lengths["b"] == pytest.approx(4 * lengths["a"])
    assert lengths["c"] == 0
    assert_inside(scene)
    assert hours_bars([], WIDTH, measure, "h").height == 0


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (5, 60), (38, 15), (45, 30), (120, 70)])
def test_heat_map_fits_and_shows_every_cell_once(columns: int, rows: int) -> None:
    lines, heads = matrix(columns, rows)
    scenes = heat_map(lines, heads, WORDS, WIDTH, HEIGHT, measure, "alt")
    for scene in scenes:
        assert scene.width <= WIDTH + 0.5
        assert scene.height <= HEIGHT + 0.5
        assert_inside(scene)
    marks = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, Text) and shape.size == 6.5]
    legends = sum(text.startswith("cover ") for scene in scenes for text in texts(scene))
    assert len(marks) == sum(len(line.cells) for line in lines) + legends
    heads_shown = {shape.id for scene in scenes for shape in scene.shapes if isinstance(shape, Text) and shape.rotation}
    assert heads_shown == {head.code for head in heads}
    for scene in scenes:
        assert len({s.id for s in scene.shapes if isinstance(s, Text) and s.rotation}) <= MOST_COLUMNS


@pytest.mark.parametrize("first", [200.0, 400.0, 640.0])
def test_heat_map_begins_and_goes_on_in_what_is_left_of_a_page(first: float) -> None:
    lines, heads = matrix(60, 25)
    scenes = heat_map(lines, heads, WORDS, WIDTH, HEIGHT, measure, "alt", first_height=first)
    marks = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, Text) and shape.size == 6.5]
    legends = sum(text.startswith("cover ") for scene in scenes for text in texts(scene))
    assert len(marks) == sum(len(line.cells) for line in lines) + legends
    assert all(scene.height <= HEIGHT + 0.5 for scene in scenes)
    apart = heat_map(lines, heads, WORDS, WIDTH, HEIGHT, measure, "alt")
    assert pages_for(scenes, first) <= pages_for(apart, HEIGHT)


def pages_for(scenes: Sequence[Scene], first: float) -> int:
    """How many pages pictures take, one after the other, with what is left of a first one."""
    left, pages = first, 1
    for scene in scenes:
        if scene.height > left:
            left, pages = HEIGHT, pages + 1
        left -= scene.height + 14
    return pages


def test_heat_map_prints_module_titles_whole() -> None:
    lines, heads = matrix(35, 20)
    scenes = heat_map(lines, heads, WORDS, WIDTH, HEIGHT, measure, "alt")
    printed = " ".join(text for scene in scenes for text in texts(scene))
    assert printed.count("таможенный контроль") == sum(n % 9 for n in range(20))


def test_heat_map_parts_columns_between_areas() -> None:
    lines, heads = matrix(60, 3, areas=3)
    scenes = heat_map(lines, heads, WORDS, 720, HEIGHT, measure, "alt")
    area_of = {head.code: head.area for head in heads}
    shown = [{area_of[s.id] for s in scene.shapes if isinstance(s, Text) and s.rotation} for scene in scenes]
    assert shown == [{"A0", "A1"}, {"A2"}]


def test_heat_map_without_results_has_no_result_row() -> None:
    lines, heads = matrix(10, 3)
    plain = [HeatColumn(head.code, head.title, head.area) for head in heads]
    (scene,) = heat_map(lines, plain, WORDS, WIDTH, HEIGHT, measure, "alt")
    assert "Result, Customs Officer" not in texts(scene)
    assert not any(text.startswith("word") for text in texts(scene))


def test_heat_map_of_nothing() -> None:
    lines, heads = matrix(4, 2)
    assert heat_map(lines, [], WORDS, WIDTH, HEIGHT, measure, "alt") == ()
    assert len(heat_map([], heads, WORDS, WIDTH, HEIGHT, measure, "alt")) == 1


@pytest.mark.parametrize("result", list(Result))
def test_icons_stay_in_their_square_and_differ_without_colour(result: Result) -> None:
    assert_inside(result_icon(result, 8))
    shapes = {other: str([type(s) for s in result_icon(other, 8).shapes]) for other in Result}
    points = {other: [s.points for s in result_icon(other, 8).shapes if isinstance(s, Poly)] for other in Result}
    assert sum((shapes[other], points[other]) == (shapes[result], points[result]) for other in Result) == 1


def test_coverage_chip_has_its_letter() -> None:
    assert [texts(coverage_chip(step)) for step in Coverage] == [["N"], ["P"], ["L"], ["F"]]


def test_hatch_stays_inside_its_rectangle_at_45_degrees() -> None:
    for shape in hatch(10, 20, 30, 8, "#000000"):
        assert isinstance(shape, Line)
        assert min(shape.x1, shape.x2) >= 10
        assert max(shape.x1, shape.x2) <= 40
        assert min(shape.y1, shape.y2) >= 20
        assert max(shape.y1, shape.y2) <= 28
        assert shape.x2 - shape.x1 == pytest.approx(shape.y1 - shape.y2)


def test_wrapping_loses_nothing_and_keeps_to_the_width() -> None:
    for text in ("", "one", "таможенный контроль " * 20, "ж" * 500, "a " + "ж" * 100 + " b"):
        lines = wrapped(text, 60, 8, measure)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(measure(line, 8) <= 60 for line in lines)
        assert len(lines) >= 1


def test_shortening_ends_with_an_ellipsis_and_fits() -> None:
    assert shortened("Tariff", 100, 8, measure) == "Tariff"
    short = shortened("Free circulation and end use", 50, 8, measure)
    assert short.endswith("…")
    assert measure(short, 8) <= 50


def test_a_picture_on_paper_has_its_words_and_its_colours(tmp_path: Path) -> None:
    lines, heads = matrix(20, 14)
    path = tmp_path / "picture.pdf"
    furniture = Furniture("T", "S", "F", "en", "A", "2026-10-16")
    scenes = [result_bar(COUNTS, LABELS, WIDTH, measure, ""), *heat_map(lines, heads, WORDS, WIDTH, 600, measure, "")]
    write_document(path, figures(scenes, "Figure 1"), furniture)
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_range()
    for words in ("29", "word met", "OP-03", "short title 3", "Дисциплина 2", "Result, Customs Officer", "Figure 1"):
        assert words in text
    picture = document[0].render(scale=2).to_pil().convert("RGB")
    colours = {f"#{red:02X}{green:02X}{blue:02X}" for _, (red, green, blue) in picture.getcolors(1_000_000)}
    assert {"#D3EDE4", "#EDB13F", "#BF5212", "#7A1712", "#1B4F8F", "#74ABDB"} <= colours
    document.close()


def test_a_long_word_is_measured_in_a_few_steps() -> None:
    word = "ж" * 30_000
    measured = 0

    def counting(text: str, size: float, bold: bool) -> float:
        nonlocal measured
        measured += len(text)
        return measure(text, size, bold)

    assert shortened(word, 200, 8, counting).endswith("ж…")
    assert measured < 3 * len(word)
    measured = 0
    assert "".join(wrapped(word, 200, 8, counting)) == word
    assert measured < 20 * len(word)


def test_what_is_shortened_is_as_long_as_it_can_be() -> None:
    text = "one two three four five six seven eight"
    for width in range(10, 160):
        short = shortened(text, width, 8, measure)
        if short != text:
            kept = len(short) - 1
            longer = text[: kept + 1].rstrip()
            longer = longer if len(longer) > kept else text[: kept + 2]
            assert kept == 1 or measure(short, 8, False) <= width
            assert measure(f"{longer}…", 8, False) > width


@pytest.mark.parametrize("text", ["слово " * 300, "ж" * 3_000])
def test_text_in_a_few_lines_ends_with_an_ellipsis(text: str) -> None:
    lines = in_lines(text, 3, 200, 8, measure)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(measure(line, 8, False) <= 200 for line in lines)
    assert in_lines("a few words", 3, 200, 8, measure) == ["a few words"]
