"""Pages that are pictures, read by the Tesseract of this computer; without one only what is said of that is tested."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.errors import ImportProblemError
from assessor.importing import read_draft
from assessor.importing.draft import Draft
from assessor.readers.child import read_document
from assessor.readers.pdf_geometry import Box
from assessor.readers.pdf_montage import cut_cells
from assessor.readers.pdf_render import Raster
from assessor.readers.tesseract import ENVIRONMENT_NAME, RecognisedWord, find_tesseract
from tests.importing.test_pdf_plans import PLANS
from tests.readers import pdf_pages

Outline = Callable[[Draft], list[str]]
INSTALLED = find_tesseract()
needs_tesseract = pytest.mark.skipif(
    INSTALLED is None or not INSTALLED.knows_russian, reason="no Tesseract with Russian data"
)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("assessor.readers.tesseract.sys.platform", "linux")
    monkeypatch.delenv(ENVIRONMENT_NAME, raising=False)


@needs_tesseract
@pytest.mark.parametrize("name", ["ruled, with a merged header and merged module rows", "headers that stand upright"])
def test_a_scanned_plan_becomes_the_same_tree(name: str, tmp_path: Path, outline: Outline) -> None:
    make, tree = PLANS[name]
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_pages.scanned(make(), dpi=200))
    draft = read_draft(path, recognise=True)
    assert outline(draft) == tree
    assert draft.problems[0].template.startswith("The text of these pages was recognised from their pictures")


@needs_tesseract
def test_a_scan_without_ruling_lines_and_a_garbage_page_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    open_table = pdf_pages.plan_table(pdf_pages.PLAIN_ROWS, (40, 300, 60, 60, 70), rules=False)
    pages = (pdf_pages.broken_text(pdf_pages.open_plan()), pdf_pages.scanned(pdf_pages.story(open_table), dpi=150))
    path.write_bytes(pdf_pages.bound(*pages))
    document = read_document(path, lambda where: None, recognise=True)
    assert [len(table.rows) for table in document.tables] == [6, 3]
    assert [cell.text for cell in document.tables[0].rows[1].cells][2:] == ["6", "4", "2"]
    assert document.notes[0].values["pages"] == "1–2"


@needs_tesseract
def test_what_tesseract_offers_is_said_where_nobody_asked_for_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_pages.scanned(pdf_pages.ruled_plan()))
    with pytest.raises(ImportProblemError, match="Have the text recognised by Tesseract, which is on this computer"):
        read_draft(path)


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_the_sentence_says_what_is_missing_even_if_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_pages.scanned(pdf_pages.ruled_plan()))
    with pytest.raises(ImportProblemError, match="needs Tesseract with its Russian data on this computer"):
        read_document(path, lambda where: None, recognise=True)


def test_a_program_of_the_environment_that_fails_or_hangs_is_no_tesseract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_tesseract: None
) -> None:
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    for body in ("exit 3", "exec sleep 60", 'echo "tesseract 5.3.0"; echo fra'):
        program = tmp_path / "mine"
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr("assessor.readers.tesseract._ANSWER_SECONDS", 0.3)
        monkeypatch.setenv(ENVIRONMENT_NAME, str(program))
        assert find_tesseract() is None
    program.write_text('#!/bin/sh\necho "tesseract 5.3.0"; echo eng; echo kaz\n')
    found = find_tesseract()
    assert found is not None
    assert (found.version, found.languages, found.knows_russian) == ("5.3.0", ("eng", "kaz"), False)


def test_a_word_of_the_montage_is_found_again_where_it_stood() -> None:
    """A picture of 400 × 300 pixels with one mark in a cell, and one that stands upright in another."""
    rows = [bytearray(b"\xff" * 400) for _ in range(300)]
    for y in range(50, 60):
        rows[y][40:80] = b"\x00" * 40
    for y in range(100, 250):
        rows[y][300:310] = b"\x00" * 10
    pixels = b"".join(rows)
    raster = Raster(400, 300, 1.0, pixels)
    dark = pixels.translate(bytes([1]) + bytes(255))
    cells = [Box(20, 20, 120, 90), Box(280, 80, 330, 280), Box(200, 20, 260, 90)]
    rest, montage = cut_cells(raster, dark, cells, [Box(10, 10, 350, 290)])
    assert 0 not in rest.raster.pixels
    assert len(montage.pieces) == 2
    for (top, area, is_upright), expected in zip(
        montage.pieces, (Box(40, 50, 80, 60), Box(300, 100, 310, 250)), strict=True
    ):
        width, height = area.right - area.left, area.bottom - area.top
        if is_upright:
            width, height = height, width
        drawn = Box(24, top, 24 + width, top + height)
        start = (top * montage.raster.width) + 24
        assert montage.raster.pixels[start : start + width] == bytes(width)
        assert montage.in_source(RecognisedWord("x", drawn, drawn, 90.0)).box == expected


def test_a_cover_with_text_before_scanned_pages_is_refused_with_the_pages_that_were_not_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    cover = pdf_pages.drawn(lambda canvas: canvas.drawString(60, 700, "Уважаемые коллеги! Направляем учебный план."))
    path.write_bytes(pdf_pages.bound(cover, pdf_pages.scanned(pdf_pages.ruled_plan())))
    with pytest.raises(ImportProblemError, match="the text of these pages could not be read: 2"):
        read_draft(path)
