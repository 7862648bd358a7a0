"""Files dropped anywhere on the window, on every page and over fields too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.dragged import drag_over, drop
from ui.drop import DropCover
from ui.pages import PAGES
from ui.window import MainWindow


def _files(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    data.setText("\n".join(map(str, files)))  # as file managers do
    return data


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "План.csv"
    file.write_text("Тема;Часы\n1 Таможенная стоимость;6\n2 Страна происхождения;4\n", encoding="utf-8")
    return file


def _places(window: MainWindow) -> list[QPoint]:
    """The middle of the window, and of every field in it."""
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    seen: list[QWidget] = [
        window,
        *(field for field in fields if field.isVisible() and field.visibleRegion().rectCount()),
    ]
    return [widget.mapTo(window, widget.visibleRegion().boundingRect().center()) for widget in seen]


def test_every_page_says_what_a_file_would_do_wherever_it_hangs(open_window: MainWindow, plan: Path) -> None:
    cover = open_window.findChildren(DropCover)[-1]  # that of the start page goes soon
    for page in PAGES:
        open_window.go(page.id)
        for place in _places(open_window):
            assert drag_over(open_window.windowHandle(), _files(plan), place)
            assert cover.isVisible()
            assert cover.text() == "Bring in “План.csv”"
            cover.hide()


def test_a_file_over_a_field_is_brought_in_and_leaves_the_field_alone(
    open_window: MainWindow, plan: Path, qtbot: QtBot
) -> None:
    open_window.go("assessment")
    field = next(field for field in open_window.findChildren(QPlainTextEdit) if field.isVisible())
    before = field.toPlainText()
    with qtbot.waitSignal(open_window.jobs.ended, timeout=20_000):
        assert drop(open_window.windowHandle(), _files(plan), field.mapTo(open_window, field.rect().center()))
        qtbot.waitUntil(lambda: open_window.jobs.is_busy)
    assert field.toPlainText() == before
    assert open_window.frame is not None
    assert open_window.frame.current_id == "curriculum"


def test_several_files_come_in_together_but_not_with_an_assessment(
    open_window: MainWindow, plan: Path, sample_file: Path
) -> None:
    other = plan.with_name("Второй.csv")
    other.write_bytes(plan.read_bytes())
    middle = open_window.rect().center()
    cover = open_window.findChildren(DropCover)[-1]  # that of the start page goes soon
    assert drag_over(open_window.windowHandle(), _files(plan, other), middle)
    assert cover.text() == "Bring in 2 files"
    assert not drag_over(open_window.windowHandle(), _files(plan, sample_file), middle)
    assert not drag_over(open_window.windowHandle(), _files(plan.parent), middle)
