"""PDFs as hosts hand them over: what the reader finds in them, and where."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from assessor.errors import ImportProblemError
from assessor.readers import Document
from assessor.readers.child import read_document
from tests.readers import pdf_pages

Read = Callable[[bytes], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: bytes) -> Document:
        path = tmp_path / "plan.pdf"
        path.write_bytes(data)
        return read_document(path, lambda where: None)

    return read


def test_cells_of_a_ruled_table_have_spans_and_a_box_on_their_page(read: Read) -> None:
    document = read(pdf_pages.ruled_plan())
    (table,) = document.tables
    assert [(c.column, c.text, c.row_span, c.column_span) for c in table.rows[0].cells] == [
        (1, "№", 2, 1),
        (2, "Наименование темы", 2, 1),
        (3, "Всего часов", 2, 1),
        (4, "В том числе", 1, 2),
        (6, "Форма контроля", 2, 1),
    ]
    assert [cell.column_span for cell in table.rows[2].cells] == [6]
    boxes = [row.box for row in table.rows]
    assert all(row.page == 1 for row in table.rows)
    assert all(above and below and above[3] <= below[1] + 1 for above, below in pairwise(boxes))
    assert table.place(table.rows[0]).box == boxes[0]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_reads_the_same_and_its_boxes_are_turned_with_it(read: Read, degrees: int) -> None:
    upright = read(pdf_pages.ruled_plan())
    turned = read(pdf_pages.turned_pages(pdf_pages.ruled_plan(), degrees))
    texts = [[cell.text for row in document.tables[0].rows for cell in row.cells] for document in (upright, turned)]
    assert texts[0] == texts[1]
    width, height = pdf_pages.A4
    left, top, right, bottom = upright.tables[0].rows[3].box or (0, 0, 0, 0)
    expected = {
        90: (height - bottom, left, height - top, right),
        180: (width - right, height - bottom, width - left, height - top),
        270: (top, width - right, bottom, width - left),
    }[degrees]
    found = turned.tables[0].rows[3].box or (0, 0, 0, 0)
    assert all(abs(one - other) <= 1 for one, other in zip(found, expected, strict=True))


def test_text_that_is_printed_sideways_is_read_and_marked_where_it_stands(read: Read) -> None:
    (table,) = read(pdf_pages.landscape_plan()).tables
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Таможенное законодательство", "6", "4", "2"]
    left, top, right, bottom = table.rows[1].box or (0, 0, 0, 0)
    assert right - left < 30 < 400 < bottom - top


def test_a_header_that_stands_upright_in_its_cell_is_read_along_it(read: Read) -> None:
    (table,) = read(pdf_pages.upright_headers()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["№", "Тема", "Всего часов", "Лекции", "Практика"]


def test_a_table_over_several_pages_is_one_and_running_lines_are_set_aside(read: Read) -> None:
    document = read(pdf_pages.long_plan())
    (table,) = document.tables
    assert not document.paragraphs
    assert [row.number for row in table.rows] == list(range(1, len(table.rows) + 1))
    assert {row.page for row in table.rows} == {1, 2, 3, 4, 5}
    (note,) = document.notes
    assert note.values == {"text": "Таможенная академия. Рабочая программа", "count": 5}


def test_a_cut_word_is_mended_and_a_word_with_a_hyphen_keeps_it(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        lines = (
            "Слушатели изучают научно-технический и тамо-",
            "женный контроль, также научно-",
            "технический надзор над перевозками грузов и",
            "багажа в Санкт-",
            "Петербурге и областях.",
        )
        for number, line in enumerate(lines):
            canvas.drawString(60, 700 - 14 * number, line)

    (paragraph,) = read(pdf_pages.drawn(draw)).paragraphs
    assert paragraph.text == (
        "Слушатели изучают научно-технический и таможенный контроль, также научно-технический надзор над перевозками "
        "грузов и багажа в Санкт-Петербурге и областях."
    )


def test_larger_type_is_a_heading_and_bold_type_one_below_it(read: Read) -> None:
    paragraphs = read(pdf_pages.prose_plan()).paragraphs
    assert [(p.heading, p.bold) for p in paragraphs if p.bold] == [(1, True), (2, True), (2, True)]
    assert paragraphs[2].text.endswith("при перемещении товаров через таможенную границу")


def test_two_columns_are_read_one_behind_the_other(read: Read) -> None:
    texts = [paragraph.text[:9] for paragraph in read(pdf_pages.two_columns()).paragraphs]
    assert texts == [
        *("Программа", "Раздел 1.", "Тема 1.1.", "Слушатели", "Источники", "Тема 1.2.", "Слушатели"),
        *("Раздел 2.", "Тема 2.1.", "Слушатели", "Тема 2.2.", "Слушатели"),
    ]


def test_each_page_without_text_is_said_with_its_number(read: Read) -> None:
    plan = pdf_pages.ruled_plan()
    topic = pdf_pages.drawn(lambda canvas: canvas.drawString(60, 700, "Тема 1. Право перемещения товаров"))
    blank = pdf_pages.drawn(lambda canvas: None)
    pages = (topic, pdf_pages.scanned(plan), pdf_pages.scanned(plan), topic, pdf_pages.broken_text(plan), blank)
    document = read(pdf_pages.bound(*pages))
    assert [paragraph.page for paragraph in document.paragraphs] == [1, 4]
    told = [(note.template.split(" on ")[0].split(":")[0], note.values["pages"], note.page) for note in document.notes]
    assert told == [
        ("Only pictures, no text,", "2–3", 2),
        ("The text of these pages is kept in signs that mean nothing", "5", 5),
        ("Nothing stands", "6", 6),
    ]


def test_locked_damaged_and_textless_files_get_their_sentence(read: Read) -> None:
    plan = pdf_pages.ruled_plan()
    for data, words in (
        (pdf_pages.locked(plan), "is locked by a password"),
        (plan[: len(plan) // 3], "damaged or cut-off PDF"),
        (pdf_pages.scanned(plan), "holds no text, only pictures of pages"),
        (pdf_pages.broken_text(plan), "holds no text, only pictures of pages"),
        (pdf_pages.drawn(lambda canvas: None), "has only empty pages"),
    ):
        with pytest.raises(ImportProblemError, match=words):
            read(data)
    assert read(pdf_pages.locked(plan, user="")).tables
