"""The Curriculum page on the sample, shown and ready for keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import create_assessment
from assessor.store import Opening
from standards.pack import load_pack
from ui.context import Context
from ui.pages.curriculum.page import CurriculumPage

Shown = Callable[[Context], CurriculumPage]
AT = "2026-11-25T08:00:00+00:00"


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """`shown(context)` makes the page, shows it and makes its window the active one."""

    def show(context: Context) -> CurriculumPage:
        page = CurriculumPage(context)
        qtbot.addWidget(page)
        page.resize(1084, 590)
        page.show()
        page.activate()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
        return page

    return show


@pytest.fixture
def page(context: Context, shown: Shown) -> CurriculumPage:
    """The page on a copy of the sample."""
    return shown(context)


@pytest.fixture
def empty_file(tmp_path: Path) -> Path:
    """An assessment without a curriculum."""
    path = tmp_path / "leer.assessment"
    opening = Opening("tests", AT, None)
    frameworks = [load_pack("eu-customs-cfw")]
    create_assessment(
        path, title="Примерия", assessors=["Анна Ли"], frameworks=frameworks, opening=opening, by="Анна Ли", at=AT
    ).close()
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A study plan with two sections, five topics and totals, of which one does not fit."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "План"
    rows: list[list[object]] = [
        ["№", "Наименование темы", "Всего", "Лекции", "Практика"],
        [1, "Раздел 1. Таможенная стоимость", None, None, None],
        ["1.1", "Методы определения стоимости", 6, 2, 4],
        ["1.2", "Контроль стоимости", 4, 2, 2],
        ["", "Итого по разделу", 12, 4, 6],
        [2, "Раздел 2. Происхождение товаров", None, None, None],
        ["2.1", "Правила происхождения", 4, 2, 2],
        ["2.2", "Сертификаты происхождения", 4, 2, 2],
        ["2.3", "Преференции", 2, 2, None],
    ]
    for row in rows:
        sheet.append(row)
    path = tmp_path / "План курса.xlsx"
    book.save(path)
    return path
