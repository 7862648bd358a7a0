"""The table flowable: nothing lost, heads repeated, rows whole, odd cells."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from assessor.analysis.results import Result
from reports.charts.level_bar import level_bar
from reports.pdf.cells import NORMAL
from reports.pdf.columns import column_widths
from reports.pdf.fonts import printable
from reports.pdf.row_table import Cell, Column, GroupRow, Row, RowTable, result_cell
from reports.pdf.text import body
from tests.reports.pdf.conftest import Write

COLUMNS = [Column("Item", 3), Column("Level", 1, "right"), Column("Evidence", 4)]


class Rows(Sequence[Row]):
    """Rows made when they are asked for, as a report reads them from its values."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> Row:  # type: ignore[override]  # slices are not asked for
        if index >= self._count:
            raise IndexError(index)
        return [Cell(f"title{index}", lead=f"OP-{index}"), str(index), f"quote{index} " + "слово " * (index % 9)]


def test_all_rows_are_found_and_the_head_stands_on_each_page(write: Write) -> None:
    texts = write([RowTable(COLUMNS, Rows(300))])
    assert len(texts) > 5
    for text in texts:
        assert text.count("Item Level Evidence") == 1
    whole = " ".join(texts)
    for index in range(300):
        assert f"OP-{index} title{index} {index} quote{index}" in whole
    assert whole.count("слово") == sum(index % 9 for index in range(300))


def test_rows_are_not_broken_over_pages(write: Write) -> None:
    rows = [[f"begin{index}", "1", "слово " * 120 + f"end{index}"] for index in range(40)]
    for text in write([RowTable(COLUMNS, rows)]):
        assert re.findall(r"begin(\d+)", text) == re.findall(r"end(\d+)", text)


def test_a_row_taller_than_a_page_is_broken_and_loses_nothing(write: Write) -> None:
    words = [f"word{index}" for index in range(3000)]
    texts = write(
        [body("before"), RowTable(COLUMNS, [["a", "1", "b"], ["tall", "2", " ".join(words)], ["c", "3", "d"]])]
    )
    assert len(texts) > 3
    assert "before Item Level Evidence a 1 b tall 2 word0 " in texts[0]
    assert re.findall(r"word\d+", " ".join(texts)) == words
    assert " c 3 d" in texts[-1]


def test_a_word_of_5000_letters_is_broken_and_loses_none(write: Write) -> None:
    texts = write([RowTable(COLUMNS, [["ж" * 5000, "1", Cell("щ" * 5000, lead="ю" * 500, note="ъ" * 500)]])])
    whole = "".join(texts)
    assert [whole.count(letter) for letter in "жщюъ"] == [5000, 5000, 500, 500]


def test_a_group_row_stays_with_the_row_after_it(write: Write) -> None:
    rows: list[Row] = []
    for index in range(150):
        rows += [GroupRow(f"group{index}"), [f"first{index}", "1", ""], [f"second{index}", "1", ""]]
    for text in write([RowTable(COLUMNS, rows)]):
        assert set(re.findall(r"group(\d+)", text)) <= set(re.findall(r"first(\d+)", text))


@pytest.mark.parametrize("count", [0, 1, 2, 90])
def test_nothing_but_group_rows_ends(write: Write, count: int) -> None:
    texts = write([RowTable(COLUMNS, [GroupRow(f"group{index}") for index in range(count)])])
    assert len(re.findall(r"group\d+", " ".join(texts))) == count


def test_a_group_row_before_a_row_as_high_as_a_page(write: Write) -> None:
    for words in range(900, 1400, 20):
        texts = write([RowTable(COLUMNS, [GroupRow("group"), ["tall", "1", "слово " * words]])])
        assert " ".join(texts).count("слово") == words


def test_a_group_that_goes_on_over_a_page_is_named_again(write: Write) -> None:
    rows: list[Row] = [GroupRow("module", beside="told once")]
    for topic in range(12):
        rows += [GroupRow(f"topic{topic}", minor=True), *([f"item{topic}", "1", ""] for _ in range(topic * 3))]
    texts = write([RowTable(COLUMNS, rows, tight=True, continued="continued")])
    assert len(texts) > 2
    for text in texts[1:]:
        topics = re.findall(r"topic(\d+)", text)
        items = re.findall(r"item(\d+)", text)
        assert "module (continued)" in text
        assert (f"topic{items[0]} (continued)" in text) == (f"topic{items[0]} item" not in text)
        assert topics[0] <= items[0]
    whole = " ".join(texts)
    assert len(re.findall("item", whole)) == sum(topic * 3 for topic in range(12))
    assert whole.count("told once") == 1


def test_group_rows_taller_than_a_page_are_broken_and_said_again_in_two_lines(write: Write) -> None:
    outer, inner = ([f"{name}{index}" for index in range(3000)] for name in ("outer", "inner"))
    tall = [f"word{index}" for index in range(3000)]
    rows: list[Row] = [GroupRow(" ".join(outer)), GroupRow(" ".join(inner), minor=True), ["a", "1", " ".join(tall)]]
    rows += [[f"item{index}", "1", ""] for index in range(80)]
    texts = write([body("before"), RowTable(COLUMNS, rows, tight=True, continued="continued")])
    whole = " ".join(texts)
    assert re.findall(r"word\d+", whole) == tall
    assert set(outer) <= set(re.findall(r"outer\d+", whole))
    assert set(inner) <= set(re.findall(r"inner\d+", whole))
    assert len(re.findall(r"item\d+", whole)) == 80
    assert texts[-1].count("… (continued)") == 2
    assert "outer0 " in texts[-1]
    assert "inner0 " in texts[-1]


def test_a_cell_over_several_columns_takes_their_room(write: Write) -> None:
    words = " ".join(f"word{index}" for index in range(16))
    assert f"{words} end" in write([RowTable(COLUMNS, [[Cell(words, span=2), "end"], ["a", "1", "b"]])])[0]
    with pytest.raises(ValueError, match="row 0 has 4 cells for 3 columns"):
        write([RowTable(COLUMNS, [[Cell("x", span=3), "y"]])])


def test_a_lead_before_several_paragraphs_loses_none(write: Write) -> None:
    cell = Cell("first\nsecond слово " + "слово " * 30 + "\nlast", lead="Programme:")
    text = write([RowTable(COLUMNS, [[cell, "1", "b"]])])[0]
    assert "Programme: first" in text
    assert text.count("слово") == 31
    assert "last" in text


def test_a_tight_table_takes_less_room(write: Write) -> None:
    assert len(write([RowTable(COLUMNS, Rows(300), tight=True)])) < len(write([RowTable(COLUMNS, Rows(300))]))


def test_odd_cells_are_printed_as_they_are_or_named(write: Write) -> None:
    odd = ["<b>x</b>", "&amp;", "(скобки) \\ )", "😀", "\0", "\ud800", "سلام", "", "a\nb", "x\u00ady"]
    text = " ".join(
        write([RowTable(COLUMNS, [[words, Cell(words, bold=True), Cell(words, note=words)] for words in odd])])
    )
    for printed in ("<b>x</b>", "&amp;", "(скобки) \\ )", "[U+1F600]", "[U+0000]", "[U+D800]", "[U+0633]", "xy"):
        assert text.count(printed) >= 4, printed
    assert "a b a b a b a b" in text


def test_many_letters_need_more_than_one_subset_of_the_font(write: Write) -> None:
    letters = [chr(code) for code in (*range(0xC0, 0x250), *range(0x400, 0x4FF), *range(0x1E00, 0x1F00))]
    printed = "".join(letter for letter in letters if letter.isalpha() and printable(letter) == letter)
    assert len(printed) > 500
    rows = [[f"{printed[start : start + 8]} слово", "1", "word"] for start in range(0, len(printed), 8)]
    text = " ".join(write([RowTable(COLUMNS, rows)]))
    assert [row[0] for row in rows if row[0] not in text] == []


def test_a_row_with_another_number_of_cells_is_a_bug(write: Write) -> None:
    with pytest.raises(ValueError, match="row 1 has 2 cells for 3 columns"):
        write([RowTable(COLUMNS, [["a", "b", "c"], ["a", "b"]])])


def test_pictures_and_links(write: Write, tmp_path: Path) -> None:
    rows: list[Row] = [
        GroupRow("Operational", key="area OP"),
        [result_cell(Result.MET, "at the target"), Cell("2", picture=level_bar(2, 3, 4)), Cell("see", link="area OP")],
    ]
    assert "at the target 2 see" in write([RowTable(COLUMNS, rows)])[0]
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    assert b"/Link" in (tmp_path / "report.pdf").read_bytes()
    document.close()


def test_numbers_end_at_the_right_edge_of_their_column(write: Write, tmp_path: Path) -> None:
    write([RowTable(COLUMNS, [["a", "77", ""], ["a", "77846", ""], ["a", Cell("778", bold=True), ""]])])
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    page = document[0].get_textpage()
    text = page.get_text_range()
    rights = [page.get_charbox(match.end() - 1)[2] for match in re.finditer(r"77\d*", text)]
    assert len(rights) == 3
    assert max(rights) - min(rights) < 1
    document.close()


def test_lines_keep_their_distance(write: Write, tmp_path: Path) -> None:
    write([RowTable(COLUMNS, [["слово " * 20, "1", ""]])])
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    page = document[0].get_textpage()
    text = page.get_text_range()
    bases = sorted({round(page.get_charbox(match.start())[1], 1) for match in re.finditer("в", text)})
    steps = [after - before for before, after in pairwise(bases)]
    assert all(step == pytest.approx(8.5 * NORMAL.leading, abs=0.15) for step in steps)
    document.close()


def test_no_word_is_broken_that_could_stand_whole(write: Write) -> None:
    columns = [Column("Item", 20), Column("Level", 1), Column("Result", 1), Column("Evidence", 20)]
    rows: list[Row] = [
        ["Анализ", "1 ознакомительный", result_cell(Result.NOT_FOUND, "в представленных"), "слово " * 40]
    ]
    text = write([RowTable(columns, rows)])[0]
    assert "1 ознакомительный" in text
    assert "в представленных" in text


def test_shares_stand_where_not_all_words_fit() -> None:
    columns = [Column("x", 1), Column("y", 3), Column("z", 6)]
    assert column_widths(columns, [["a", "b", "c"]], 200) == [20, 60, 120]
    assert column_widths(columns, [["щ" * 20] * 3], 60) == [6, 18, 36]
    widths = column_widths(columns, [["щ" * 6, "b", "c"]], 200)
    assert widths[0] > 40
    assert widths[2] == pytest.approx(2 * widths[1])
    assert sum(widths) == pytest.approx(200)


def test_first_lines_of_a_row_share_a_base_line(write: Write, tmp_path: Path) -> None:
    columns = [Column("a", 1), Column("b", 1, size=8), Column("c", 1, size=7)]
    write([RowTable(columns, [["xxx", "xxx", Cell("xxx", lead="xxx")]])])
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    page = document[0].get_textpage()
    bases = {round(page.get_charbox(m.start())[1], 1) for m in re.finditer("xxx", page.get_text_range())}
    assert len(bases) == 1
    document.close()
