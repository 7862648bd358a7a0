"""A window as a person has it, and the files that the scenes open."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from assessor.edits.assessment import create_assessment
from assessor.store import Opening
from standards.pack import load_pack
from tests.ui.cut_text.scenes import Files

AT = "2026-11-25T08:00:00+00:00"


@pytest.fixture(autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_DATA_DIR", str(tmp_path_factory.mktemp("person")))


@pytest.fixture
def files(sample_file: Path, tmp_path: Path) -> Files:
    """The sample, an assessment without a curriculum, and a study plan whose printed sum does not fit."""
    return Files(sample_file, _empty(tmp_path / "empty.assessment"), _plan(tmp_path / "План курса.xlsx"))


def _empty(path: Path) -> Path:
    create_assessment(
        path,
        title="Примерия",
        country="Республика Примерия",
        institution="Таможенная академия",
        assessors=["Анна Ли"],
        frameworks=[load_pack("eu-customs-cfw"), load_pack("wco-picard-2019")],
        opening=Opening("tests", AT, None),
        by="Анна Ли",
        at=AT,
    ).close()
    return path


def _plan(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [
        ["№", "Наименование темы", "Всего", "Лекции", "Практика"],
        [1, "Раздел 1. Таможенная стоимость", None, None, None],
        ["1.1", "Методы определения стоимости", 6, 2, 4],
        ["1.2", "Контроль стоимости", 4, 2, 2],
        ["", "Итого по разделу", 12, 4, 6],
    ]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path
