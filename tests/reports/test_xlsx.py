"""The workbook, read again by another library."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from assessor.analysis.rows import academic_hours
from assessor.model.snapshot import Snapshot
from assessor.words import load_words
from reports.content.basis import Basis
from reports.workbook import MOST_LETTERS, Sheet, clean, fitting, sheet_name, write_workbook
from reports.xlsx import write_xlsx
from tests.analysis.builders import Case
from tests.reports.conftest import DATE

WORDS = load_words("en")


def reopened(snapshot: Snapshot, folder: Path, language: str = "en") -> Workbook:
    path = folder / "out.xlsx"
    write_xlsx(snapshot, language=language, path=path, stated_date=DATE)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def book(sample: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The sample in English."""
    return reopened(sample, tmp_path_factory.mktemp("book"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_three_sheets_with_frozen_heads_and_filters(small: Snapshot, tmp_path: Path, language: str) -> None:
    book = reopened(small, tmp_path, language)
    assert len(book.sheetnames) == 3
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])


def test_every_mapping_is_a_row_with_numbers_as_numbers(english: Basis, book: Workbook) -> None:
    rows = list(book["Mappings"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(english.snapshot.mappings)
    for row, mapping in zip(rows, english.mappings_in_order, strict=True):
        topic = english.snapshot.curriculum.by_id[mapping.topic_id]
        assert row[0] == english.references[mapping.id]
        assert row[4] == academic_hours(topic.hours.taught)
        assert (row[7], row[9], row[10]) == (mapping.item_code, mapping.coverage.name, mapping.level)
        assert isinstance(row[0], int)


def test_gaps_hold_every_item_that_a_role_asks_for(english: Basis, book: Workbook) -> None:
    rows = list(book["Gaps"].iter_rows(min_row=2, values_only=True))
    views = [view for view in english.views if view.role]
    of_programmes = sum(view.results.whole.with_target for view in views)
    of_roles = [english.results(framework, role, None) for framework, role in english.shown_roles]
    together = sum(r.whole.with_target for r in of_roles if len(r.scope.programme_ids) > 1)
    assert len(rows) == of_programmes + together


def test_the_comparison_holds_every_topic_of_every_item_and_programme(english: Basis, book: Workbook) -> None:
    rows = list(book["Comparative table"].iter_rows(min_row=2, values_only=True))
    pairs = {(row[0], row[1], row[3]) for row in rows}
    items = sum(len(framework.judged_items) for framework in english.frameworks)
    assert len(pairs) == items * len(english.snapshot.curriculum.programmes)


def test_what_looks_like_a_formula_stays_text(marked_up: Snapshot, tmp_path: Path) -> None:
    sheet = reopened(marked_up, tmp_path)["Mappings"]
    quotes = [cell for row in sheet.iter_rows(min_row=2) for cell in row if str(cell.value).startswith("=SUM")]
    assert quotes
    assert all(cell.data_type == "s" for cell in quotes)
    assert any(cell.value == "=Bob()" and cell.data_type == "s" for row in sheet.iter_rows() for cell in row)


def test_letters_that_a_workbook_cannot_hold_are_left_out(small: Snapshot, tmp_path: Path) -> None:
    evidence = tuple(replace(piece, quote="a\x00b\x1bc\ud800d\uffffe_x0041_") for piece in small.evidence)
    sheet = reopened(replace(small, evidence=evidence), tmp_path)["Mappings"]
    assert sheet.cell(2, 14).value == "abcde_x0041_"
    assert clean("tab\tline\nend") == "tab\tline\nend"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    rows = [("x" * MOST_LETTERS, 1), ("y" * (MOST_LETTERS + 1), 2.5)]
    write_workbook([Sheet("Long", (("Text", 10), ("Number", 5)), rows)], path, title="", stated_date=DATE, words=WORDS)
    sheet = openpyxl.load_workbook(path)["Long"]
    whole, cut = str(sheet["A2"].value), str(sheet["A3"].value)
    assert whole == "x" * MOST_LETTERS
    assert len(cut) == MOST_LETTERS
    assert cut.endswith("letters]")
    assert (sheet["B2"].value, sheet["B3"].value) == (1, 2.5)
    assert fitting("short", WORDS) == "short"


def test_names_of_sheets_are_legal() -> None:
    assert sheet_name("a[b]:c*?/\\d") == "a b  c    d"
    assert len(sheet_name("x" * 40)) == 31
    assert sheet_name("'quoted'") == "quoted"


def test_same_assessment_same_bytes(small: Snapshot, tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (first, second):
        write_xlsx(small, language="ru", path=path, stated_date=DATE)
    assert first.read_bytes() == second.read_bytes()


def test_a_sheet_of_gaps_without_rows_says_why(small: Snapshot, tmp_path: Path) -> None:
    sheet = reopened(replace(small, aims=()), tmp_path)["Gaps"]
    ((reason, *others),) = sheet.iter_rows(min_row=2, values_only=True)
    assert str(reason).startswith("No programme aims at a role")
    assert not any(others)
    empty = reopened(Case().snapshot(), tmp_path)["Gaps"]
    assert str(empty["A2"].value).startswith("No programme has been brought in yet")
