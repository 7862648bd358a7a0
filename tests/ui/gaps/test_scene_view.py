"""Scenes in the window: colours of the dark theme complete, parts by mouse and keys, figures as a table."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor.analysis.results import Result
from assessor.model.mapping import Coverage
from assessor.words import load_words
from reports.charts import tokens as paper
from reports.charts.area_bars import AreaBar, area_bars
from reports.charts.icons import coverage_chip, result_icon
from reports.charts.level_bar import level_bar
from reports.charts.result_bar import result_bar
from reports.charts.scene import Line, Rect, Scene, Text
from ui.theme import Theme
from ui.tokens import DARK, LIGHT, Tokens
from ui.widgets.scene_colours import PAPER_TO_SCREEN, recoloured
from ui.widgets.scene_painter import ScenePainter
from ui.widgets.scene_table import SceneTable, Table
from ui.widgets.scene_view import SceneView

COUNTS = {
    Result.MET: 30,
    Result.PARTLY: 7,
    Result.BELOW_TARGET: 7,
    Result.NOT_FOUND: 30,
    Result.NOT_ASSESSED: 11,
    Result.NO_TARGET: 3,
}
LABELS = {result: result.value for result in Result}


def letters(text: str, size: float, bold: bool) -> float:
    """A measure that needs no font."""
    return len(text) * size * (0.6 if bold else 0.5)


def bar(width: float, measure: Any) -> Scene:
    """The stacked bar that most tests look at."""
    return result_bar(COUNTS, LABELS, width, measure, "30 at the target, 7 partly")


def scenes() -> Iterator[Scene]:
    """One of every kind that the window paints."""
    yield bar(300, letters)
    yield area_bars([AreaBar("K", "Control", COUNTS, 0.4, "40 %", "note")], LABELS, 300, letters, "")
    yield from (result_icon(result) for result in Result)
    yield from (coverage_chip(coverage) for coverage in Coverage)
    yield from (level_bar(1, 3, 4), level_bar(0, 2, 4, partial=True), level_bar(4, None, 4))


def colours(scene: Scene) -> Iterator[str]:
    """Every colour of a scene."""
    for shape in scene.shapes:
        if isinstance(shape, Line | Text):
            yield shape.colour
        else:
            yield from (colour for colour in (shape.fill, shape.edge) if colour)


def known(tokens: Tokens) -> set[str]:
    """Every colour of a theme."""
    return set(re.findall("#[0-9A-F]{6}", repr(tokens)))


def test_every_colour_of_paper_has_one_of_the_window() -> None:
    named = {name for name, value in vars(paper).items() if isinstance(value, str) and value.startswith("#")}
    assert set(PAPER_TO_SCREEN) == named
    assert all(isinstance(getattr(DARK, token), str) for token in PAPER_TO_SCREEN.values())


def test_a_scene_has_only_colours_of_its_theme() -> None:
    for scene in scenes():
        assert set(colours(recoloured(scene, DARK))) <= known(DARK)


def test_in_the_light_theme_the_picture_is_that_of_paper() -> None:
    for scene in scenes():
        assert recoloured(scene, LIGHT) == scene


@pytest.mark.parametrize("result", [Result.MET, Result.PARTLY, Result.BELOW_TARGET, Result.NOT_FOUND])
def test_what_is_written_on_a_result_takes_the_ink_of_that_result(result: Result) -> None:
    dark = recoloured(result_bar({result: 5}, LABELS, 300, letters, ""), DARK)
    ground = next(shape for shape in dark.shapes if isinstance(shape, Rect))
    count = next(shape for shape in dark.shapes if isinstance(shape, Text))
    assert (ground.fill, count.colour) == (DARK.results[result].fill, DARK.results[result].text)


def test_a_text_is_as_wide_as_it_is_painted(theme: Theme) -> None:
    painter = ScenePainter(theme)
    before = painter.measure("Risk analysis", 8.5, False)
    assert painter.measure("Risk analysis", 8.5, True) > before
    theme.set(scale=1.5)
    assert painter.measure("Risk analysis", 8.5, False) == pytest.approx(before, rel=0.08)


@pytest.fixture
def view(qtbot: Any, theme: Theme) -> SceneView:
    made = SceneView(theme, load_words("en"), "Results")
    qtbot.addWidget(made)
    made.show_scene(
        bar,
        tips={result.value: f"{result.value}: {COUNTS[result]}" for result in Result},
        table=Table(("Result", "Items"), (("at the target", "30"), ("partly", "7"))),
    )
    made.resize(600, 80)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def middle_of(view: SceneView, shape_id: str) -> QPoint:
    """A point of the window inside a part."""
    painter = ScenePainter(view._theme)
    rect = next(s for s in view.scene.shapes if isinstance(s, Rect) and s.id == shape_id)
    return (painter.place(rect).center() + QPointF(3, 3)).toPoint()


def test_the_picture_fills_the_width_and_says_what_it_shows(view: SceneView) -> None:
    painter = ScenePainter(view._theme)
    assert painter.size(view.scene).width() == pytest.approx(view.width() - 6)
    assert view.heightForWidth(600) >= painter.size(view.scene).height()
    assert (view.accessibleName(), view.accessibleDescription()) == ("Results", "30 at the target, 7 partly")


def test_a_click_and_a_tip_are_of_the_part_under_the_pointer(view: SceneView, qtbot: Any) -> None:
    place = middle_of(view, "partly")
    assert view.tip_at(QPointF(place)) == "partly: 7"
    with qtbot.waitSignal(view.clicked, check_params_cb=lambda shape_id: shape_id == "partly"):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    with qtbot.assertNotEmitted(view.clicked):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 75))


def test_arrows_go_over_the_parts_and_enter_chooses(view: SceneView, qtbot: Any) -> None:
    assert view.ids() == ("met", "partly", "below_target", "not_found", "not_assessed")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "partly: 7"
    QTest.keyClick(view, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.clicked, check_params_cb=lambda shape_id: shape_id == "met"):
        QTest.keyClick(view, Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_T, 0x0415])  # the second is Е, on the key T of the Russian layout
def test_t_shows_the_figures_as_a_table_that_can_be_copied(view: SceneView, key: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    table = view.findChild(SceneTable)
    assert table is not None
    assert table.table.rowCount() == 2
    table.copy()
    assert QApplication.clipboard().text() == "Result\tItems\nat the target\t30\npartly\t7"
    table.reject()


def test_another_theme_or_size_keeps_the_picture_whole(view: SceneView, theme: Theme) -> None:
    theme.set(is_dark=True, scale=1.3)
    assert view.grab().size() == view.size()
    assert view.ids()[0] == "met"
    view.show_scene(partial(result_bar, {Result.NOT_FOUND: 2}, LABELS, alt=""))
    assert view.ids() == ("not_found",)
