"""Odd cells, doubles, cut numbers, hidden parts and missing headers: told with their place, never mended in silence."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assessor.importing.assemble import NoTopicError
from assessor.importing.draft import Draft

Make = Callable[..., Path]
Understand = Callable[[Path], Draft]
Outline = Callable[[Draft], list[str]]


def texts(draft: Draft) -> list[str]:
    return [problem.template.format(**problem.values) for problem in draft.problems]


def aside(draft: Draft) -> list[tuple[str, str]]:
    return [(row.reason, row.text) for row in draft.set_aside]


def test_case_56_every_odd_cell_is_told_with_its_place(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows: list[Sequence[object]] = [
        ["№", "Тема", "Всего", "Лекции", "Практика"],
        [1, "Один", "36/18", "18", "18"],
        [2, "Два", "18+18", "18 ч.", "18 ч."],
        [3, "Три", datetime.datetime(2026, 4, 2), 2, 2],  # noqa: DTZ001  # as a spreadsheet keeps it
        [4, "Четыре", "=VLOOKUP(1,A1:B2,2)", 2, 2],
        [5, "Пять", 6, 2, 2],
        [6, "Шесть", "примерно 4", 2, 2],
        [7, "Семь", 4, 2, "=C8-D8"],
        [8, "Восемь", 8, 2, "=VLOOKUP(1,A1:B2,2)"],
        [None, None, 5],
    ]
    draft = understand(make_xlsx({"П": rows}))
    assert outline(draft)[6:] == ["- 7 Семь [2 2 . . .]", "- 8 Восемь [2 . . . 6]"]
    assert outline(draft)[1] == "- 2 Два [18 18 . . .]"
    assert [(problem.place.row, problem.template.split("{")[0]) for problem in draft.problems] == [
        (2, "“"),
        (4, "A date ("),
        (5, "The file does not hold the result of the formula in “"),
        (6, "The hours by kind add up to "),
        (7, "“"),
        (9, "The file does not hold the result of the formula in “"),
        (10, "This row has hours and no title: "),
        (None, "Formulas whose results the file does not hold ("),
    ]


def test_case_62_a_table_without_header_is_read_by_what_it_holds_and_says_so(
    tmp_path: Path, understand: Understand, outline: Outline
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "1;Таможенные платежи;4;2;2\n2;Валютный контроль;6;4;2\n3;Происхождение товаров;4;2;2\n", encoding="utf-8"
    )
    draft = understand(path)
    assert outline(draft)[0] == "- 1 Таможенные платежи [. . . . 4]"
    assert texts(draft)[0].startswith("No header row was found")


def test_case_62_rows_with_too_many_or_too_few_cells_shift_nothing(
    tmp_path: Path, understand: Understand, outline: Outline
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("№;Тема;Часы\n1;Право;4;лишнее\n2;Платежи\n3;Контроль;6\n", encoding="utf-8")
    assert outline(understand(path)) == ["- 1 Право [. . . . 4]", "- 2 Платежи", "- 3 Контроль [. . . . 6]"]


def test_case_63_doubles_and_look_alikes_are_told_and_kept(tmp_path: Path, understand: Understand) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("№;Тема\n1;Стоимость\n2; стоимость \n3;Cтоимость\n3;Платежи\n", encoding="utf-8")  # 3: a Latin C
    draft = understand(path)
    assert len(draft.programmes[0].topics) == 4
    assert [problem.place.row for problem in draft.problems] == [3, 4, 4, 5]


def test_case_65_a_number_cut_short_by_the_spreadsheet_is_told(make_xlsx: Make, understand: Understand) -> None:
    rows: list[Sequence[object]] = [["№", "Тема", "Часы"]]
    rows += [[float(f"1.{i}"), f"Вопрос {i}", 2] for i in range(1, 10)]
    rows += [[1.1, "Вопрос десятый", 2], [datetime.datetime(2026, 2, 1), "Вопрос одиннадцатый", 2]]  # noqa: DTZ001
    problems = {p.place.row: p.values for p in understand(make_xlsx({"П": rows})).problems}
    assert problems[11] == {"number": "1.1", "before": "1.9", "meant": "1.10"}
    assert problems[12] == {"text": "2026-02-01"}


def test_case_66_invisible_and_reversing_signs_hide_no_double(tmp_path: Path, understand: Understand) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Тема\nТамо\u00adженная сто\u200bимость\n\u202eТаможенная стоимость\nИтоги 🎓\n", encoding="utf-8")
    draft = understand(path)
    titles = [topic.title for topic in draft.programmes[0].topics]
    assert titles == ["Таможенная стоимость", "Таможенная стоимость", "Итоги 🎓"]
    assert [problem.place.row for problem in draft.problems] == [3]


def test_a_sheet_of_counts_is_no_plan(make_xlsx: Make, understand: Understand) -> None:
    with pytest.raises(NoTopicError):
        understand(make_xlsx({"Свод": [["Курс", "Дисциплин"], ["1-й курс", 7], ["2-й курс", 9]]}))


def test_minutes_of_the_clock_become_academic_hours_and_are_told(
    tmp_path: Path, understand: Understand, outline: Outline
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Week,Topic,Minutes\n1,Law,90\n2,Duties,180\n")
    draft = understand(path)
    assert outline(draft) == ["- Law [. . . . 2]", "- Duties [. . . . 4]"]
    assert texts(draft) == ["“Minutes” gives minutes; they were counted as academic hours of 45 minutes."]


def test_case_56_hidden_rows_columns_and_sheets_are_left_out_and_told(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows = [["№", "Тема", "Часы", "Лекции"], [1, "Право", 4, 2], [2, "Черновик", 4, 2], [3, "Платежи", 4, 4]]
    path = make_xlsx({"План": rows, "Старый": rows})
    book = load_workbook(path)
    book["План"].row_dimensions[3].hidden = True
    book["План"].column_dimensions["D"].hidden = True
    book["Старый"].sheet_state = "hidden"
    book.save(path)
    draft = understand(path)
    assert outline(draft) == ["- 1 Право [. . . . 4]", "- 3 Платежи [. . . . 4]"]
    assert [reason for reason, _ in aside(draft)] == ["hidden sheet"] * 4 + ["hidden in the source"]
    assert texts(draft) == ["Hidden columns or texts (1) were left out."]


def test_case_67_the_same_bytes_give_the_same_draft(make_xlsx: Make, understand: Understand) -> None:
    path = make_xlsx({"П": [["№", "Тема", "Часы"], [1, "Право", 4]]})
    assert understand(path) == understand(path)
