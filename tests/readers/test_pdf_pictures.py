"""Pictures of pages through the real child: what is on them, how large they may be, and what hostile pages do."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from assessor.errors import ImportProblemError
from assessor.readers.child import read_document
from assessor.readers.pictures import PagePicture, PagePictures, page_picture
from tests.readers import pdf_pages, pdf_raw


def red_corner(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 742, 100, 100, stroke=0, fill=1)


def colour(picture: PagePicture, x: float, y: float) -> tuple[int, ...]:
    """The colour at a point of the page, as a place would name it."""
    at = 3 * (int(y * picture.scale) * picture.width + int(x * picture.scale))
    return tuple(picture.pixels[at : at + 3])


def test_pages_are_drawn_as_they_are_shown_and_points_find_their_pixels(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    upright = pdf_pages.drawn(red_corner)
    path.write_bytes(pdf_pages.bound(upright, pdf_pages.turned_pages(upright, 90)))
    with PagePictures(path) as pictures:
        assert pictures.pages == 2
        first, second, small = pictures.picture(1), pictures.picture(2), pictures.picture(1, dpi=36)
    assert (first.width, first.height, len(first.pixels)) == (826, 1169, 3 * 826 * 1169)
    assert (second.width, second.height) == (1169, 826)
    assert (small.width, small.height, small.scale) == (297, 421, 0.5)
    assert colour(first, 50, 50) == (255, 0, 0) != colour(first, 550, 50) == (255, 255, 255)
    assert colour(second, 800, 50) == (255, 0, 0) != colour(second, 50, 50)


@pytest.mark.parametrize("degrees", [0, 90, 270])
def test_the_box_of_a_row_lies_on_its_ruling_lines_in_the_picture(tmp_path: Path, degrees: int) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_pages.turned_pages(pdf_pages.ruled_plan(), degrees))
    (table,) = read_document(path, lambda where: None).tables
    picture = page_picture(path, 1, dpi=144)
    for row in (table.rows[3], table.rows[-1]):  # no cell of theirs reaches into another row
        left, top, right, bottom = row.box or (0, 0, 0, 0)
        for x, y in ((left, (top + bottom) / 2), (right, (top + bottom) / 2), ((left + right) / 2, top)):
            shades = [min(colour(picture, x + dx, y + dy)) for dx in (-1, -0.5, 0, 0.5) for dy in (-1, -0.5, 0, 0.5)]
            assert min(shades) < 128


def test_a_page_of_kilometres_has_no_more_pixels_than_fit() -> None:
    picture = page_picture(pdf_raw.huge_page(), 1)
    assert picture.width * picture.height <= 25_000_000
    assert len(picture.pixels) == 3 * picture.width * picture.height


def test_a_missing_page_and_a_bad_file_are_refused_and_the_next_picture_comes(tmp_path: Path) -> None:
    with PagePictures(pdf_pages.drawn(red_corner), "plan.pdf") as pictures:
        with pytest.raises(ImportProblemError, match=r"“plan.pdf” has no page 7"):
            pictures.picture(7)
        assert pictures.picture(1).width == 826
    with pytest.raises(ImportProblemError, match="is locked by a password"):
        page_picture(pdf_pages.locked(pdf_pages.drawn(red_corner)), 1, file="plan.pdf")
    with pytest.raises(ImportProblemError, match="damaged or cut-off PDF"):
        page_picture(b"%PDF-1.7 and nothing else", 1, file="plan.pdf")
    with pytest.raises(ImportProblemError, match="There is no file"):
        page_picture(tmp_path / "нет.pdf", 1)


def test_a_bomb_on_one_page_ends_the_child_and_the_others_are_shown_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assessor.readers.parent._MEMORY_BYTES", 200 * 2**20)
    with PagePictures(pdf_pages.bound(pdf_pages.drawn(red_corner), pdf_raw.flate_bomb(150)), "plan.pdf") as pictures:
        with pytest.raises(ImportProblemError, match="more memory than a study plan needs"):
            pictures.picture(2)
        assert pictures.picture(1).width == 826
