"""Text files: every encoding of the region, every separator, and the dirt in them."""

import pytest

from assessor.readers.delimited import find_separator, read_delimited
from assessor.readers.document import Note, Table
from assessor.readers.encoding import decode_text

PLAN = "N;Тема занятия;Часы\n1;Таможенные платежи и «сборы»;4,5\n2;Валютный контроль;6\n"


def read(data: bytes) -> tuple[Table, tuple[Note, ...]]:
    return read_delimited(data, "plan.csv", lambda where: None)


def grid(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1251", b""),
        ("koi8-r", b""),
        ("cp866", b""),
    ],
)
@pytest.mark.parametrize("capitals", [False, True])
def test_case_58_encodings_are_recognised(encoding: str, mark: bytes, capitals: bool) -> None:
    text = PLAN.replace("«", "").replace("»", "")
    text = text.upper() if capitals else text
    decoded = decode_text(mark + text.encode(encoding))
    assert decoded.text == text
    assert decoded.broken_lines == ()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_case_58_one_line_is_enough(encoding: str) -> None:
    line = "Организация таможенного контроля товаров и транспортных средств"
    assert decode_text(line.encode(encoding)).text == line


def test_case_58_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding() -> None:
    data = ("Таможенное право\n" * 20).encode() + b"\xff\xd0\n" + ("Платежи\n" * 20).encode()
    decoded = decode_text(data)
    assert decoded.text.startswith("Таможенное право\n")
    assert decoded.broken_lines == (21,)


def test_case_58_a_long_file_is_judged_by_its_beginning() -> None:
    text = "Таможенное дело и право\r\n" * 5_000
    assert decode_text(text.encode("koi8-r")).text == text
    assert decode_text(text.encode("utf-8")).text == text


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_case_59_separators_and_line_ends(separator: str, line_end: str) -> None:
    rows = [["N", "Тема", "Часы"], ["1", 'Право, или "закон"; основы', "4,5"], ["2", "Платежи", "6"]]
    lines = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    table, notes = read(line_end.join([*lines, ""]).encode("cp1251"))
    assert grid(table) == [(number, row) for number, row in enumerate(rows, 1)]
    assert notes == ()


def test_case_59_decimal_commas_do_not_part_cells() -> None:
    assert find_separator("Тема;Часы\nПраво;4,5\nПлатежи;2,5\n") == ";"


def test_a_single_column_with_a_comma_here_and_there_stays_whole() -> None:
    table, _ = read("Topic\nSources of law, and bodies\nRates\nOrigin\n".encode("ascii"))
    assert [row.cells[0].text for row in table.rows] == ["Topic", "Sources of law, and bodies", "Rates", "Origin"]


def test_rows_are_numbered_by_the_line_they_begin_on() -> None:
    table, _ = read('N;Тема\n\n1;"Право:\nисточники"\n2;Платежи\n'.encode())
    assert [(row.number, row.cells[1].text) for row in table.rows] == [
        (1, "Тема"),
        (3, "Право:\nисточники"),
        (5, "Платежи"),
    ]


def test_case_60_a_quotation_mark_inside_a_field_is_text_and_told() -> None:
    table, notes = read('N;Тема\n1;Курс "Право"\n2;"Право" и порядок\n3;Итог\n'.encode())
    assert [row.cells[1].text for row in table.rows] == ["Тема", 'Курс "Право"', "Право и порядок", "Итог"]
    assert [note.row for note in notes] == [3]


def test_case_61_zero_bytes_and_control_signs_are_taken_out_and_told() -> None:
    lines = ["N;Тема", *(f"{n};Таможенное право" for n in range(1, 40))]
    lines[3] = "3;Тамо\x00женное\x07 право"
    table, notes = read("\n".join(lines).encode())
    assert table.rows[3].cells[1].text == "Таможенное право"
    assert [note.row for note in notes] == [4]
