"""Plans in tables, each from a different habit: headers, levels, block headings, totals and hours."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assessor.importing.draft import Draft

Make = Callable[..., Path]
Understand = Callable[[Path], Draft]
Outline = Callable[[Draft], list[str]]


def texts(draft: Draft) -> list[str]:
    return [problem.template.format(**problem.values) for problem in draft.problems]


def aside(draft: Draft) -> list[tuple[str, str]]:
    return [(row.reason, row.text) for row in draft.set_aside]


def test_two_header_rows_block_headings_column_numbers_and_totals(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows: list[Sequence[object]] = [
        ["Учебный план курса"],
        ["№", "Наименование дисциплин", "Количество часов", None, None, None, "Форма контроля"],
        [None, None, "Всего", "из них"],
        [None, None, None, "лекции", "практ. занятия", "СРС"],
        [1, 2, 3, 4, 5, 6, 7],
        ["Общепрофессиональные дисциплины"],
        [1, "Правоведение", 36, 10, 10, 16, "зачет"],
        [2, "Экономика", 40, 20, "-", 20, "экзамен"],
        ["Итого по блоку", None, 76, 30, 10, 36],
        ["Специальные дисциплины"],
        [3, "Таможенное право", "72", 36, 18, 18, "экзамен"],
        [4, "Учебная практика", 72, None, None, None, "отчет"],
        ["ИТОГО:", None, 220, 66, 28, 54],
        ["Начальник отдела", "__________"],
    ]
    merges = ["C2:F2", "D3:F3", "A2:A4", "B2:B4", "C3:C4", "G2:G4", "A6:G6", "A10:G10"]
    draft = understand(make_xlsx({"План": rows}, {"План": merges}))
    assert outline(draft) == [
        "# Общепрофессиональные дисциплины",
        "  - 1 Правоведение [10 10 16 . .]",
        "  - 2 Экономика [20 . 20 . .]",
        "# Специальные дисциплины",
        "  - 3 Таможенное право [36 18 18 . .]",
        "  - 4 Учебная практика [. . . 72 .]",
    ]
    assert [(reason, text.split(" | ")[0]) for reason, text in aside(draft)] == [
        ("numbers of the columns", "1"),
        ("a total", "Итого по блоку"),
        ("a total", "ИТОГО:"),
        ("signature or note", "Начальник отдела"),
        ("heading of the sheet or table", "Учебный план курса"),
    ]
    assert draft.problems == ()
    assert draft.programmes[0].modules[1].topics[0].place.row == 11


def test_a_total_that_is_not_the_sum_is_told(make_xlsx: Make, understand: Understand) -> None:
    rows = [["№", "Тема", "Часы"], [1, "Пошлины", 4], [2, "Налоги", 4], [None, "Итого", 10]]
    (problem,) = understand(make_xlsx({"П": rows})).problems
    assert (problem.values, problem.place.row) == ({"total": "10", "sum": "8"}, 4)


@pytest.mark.parametrize(
    ("second", "merges"),
    [
        ([None, None, "план", "факт", "план", "факт"], ["C1:D1", "E1:F1", "A1:A2", "B1:B2"]),
        (None, ["C1:D1", "E1:F1"]),
    ],
)
def test_paired_columns_planned_and_taught_count_once(
    make_xlsx: Make, understand: Understand, outline: Outline, second: list[object] | None, merges: list[str]
) -> None:
    rows: list[Sequence[object]] = [["№", "Тема", "Лекции", None, "Практические занятия", None]]
    rows += [second] if second else []
    rows += [[1, "Понятие таможенного дела", 4, 4, 2, 2], [2, "Таможенные органы", 6, 4, 2, 0]]
    assert outline(understand(make_xlsx({"Л": rows}, {"Л": merges}))) == [
        "- 1 Понятие таможенного дела [4 2 . . .]",
        "- 2 Таможенные органы [6 2 . . .]",
    ]


def test_semesters_side_by_side_over_sheets_by_year(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    head = ["Course Code", "Descriptive Title", "Units"] * 2
    first = [
        ["FIRST SEMESTER", None, None, "SECOND SEMESTER"],
        head,
        ["CA 101", "Fundamentals of Customs", 3, "CA 102", "Tariff Management", "3"],
        ["GE 1", "Ethics", 3, "PE 2", "Fitness Exercises", "(2)"],
        [None, "Total", 6, None, "Total", 3],
    ]
    second = [
        ["FIRST SEMESTER", None, None, "SECOND SEMESTER"],
        head,
        ["CA 201", "Warehousing", 3, "CA 202", "Valuation", 3],
    ]
    merges = ["A1:C1", "D1:F1"]
    path = make_xlsx({"First Year": first, "Second Year": second}, {"First Year": merges, "Second Year": merges})
    assert outline(understand(path)) == [
        "# First Year",
        "  # FIRST SEMESTER",
        "    - CA 101 Fundamentals of Customs",
        "    - GE 1 Ethics",
        "  # SECOND SEMESTER",
        "    - CA 102 Tariff Management",
        "    - PE 2 Fitness Exercises",
        "# Second Year",
        "  # FIRST SEMESTER",
        "    - CA 201 Warehousing",
        "  # SECOND SEMESTER",
        "    - CA 202 Valuation",
    ]


def test_nested_numbers_in_one_column_keep_the_order_of_the_source(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows = [
        ["№", "Наименование разделов и тем", "Всего", "Лекции", "Практические"],
        ["1", "Основы таможенного дела", 20, 12, 8],
        ["1.1", "Таможенная политика", 8, 4, 4],
        ["1.1.1", "Понятие", 4, 2, 2],
        ["1.1.2", "Цели", 4, 2, 2],
        ["1.2", "Таможенные органы", 12, 8, 4],
        ["2", "Заключение", 2, 2, None],
        ["3", "Таможенные платежи", 12, 4, 8],
        ["3.1", "Пошлины", 10, 4, 6],
        [None, "Итого", 32, 18, 14],
    ]
    draft = understand(make_xlsx({"П": rows}))
    assert outline(draft) == [
        "# 1 Основы таможенного дела",
        "  # 1.1 Таможенная политика",
        "    - 1.1.1 Понятие [2 2 . . .]",
        "    - 1.1.2 Цели [2 2 . . .]",
        "  - 1.2 Таможенные органы [8 4 . . .]",
        "- 2 Заключение [2 . . . .]",
        "# 3 Таможенные платежи",
        "  - 3.1 Пошлины [4 6 . . .]",
    ]
    assert texts(draft) == ["“Таможенные платежи”: its topics add up to 10 hours, the printed number is 12."]


def test_hours_that_only_sections_print_stay_with_the_sections(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows = [
        ["№", "Наименование разделов и тем", "Всего", "Лекции", "Практические", "СРС"],
        ["1", "Основы таможенного дела", 20, 12, 8],
        ["1.1", "Таможенная политика"],
        ["1.2", "Таможенные органы"],
        ["2", "Таможенные платежи", 18, 4, 8, 6],  # self-study is given to the section as a whole
        ["2.1", "Пошлины", 6, 2, 4],
        ["2.2", "Сборы", 6, 2, 4],
        ["3", "Валютный контроль", 12, 4, 8],  # the number is compared, and never added
        ["3.1", "Валюта", 8, 4, 4],
        ["3.2", "Надзор"],
        [None, "Итого", 46, 20, 20, 6],
    ]
    draft = understand(make_xlsx({"П": rows}))
    assert outline(draft) == [
        "# 1 Основы таможенного дела [12 8 . . .]",
        "  - 1.1 Таможенная политика",
        "  - 1.2 Таможенные органы",
        "# 2 Таможенные платежи [. . 6 . .]",
        "  - 2.1 Пошлины [2 4 . . .]",
        "  - 2.2 Сборы [2 4 . . .]",
        "# 3 Валютный контроль",
        "  - 3.1 Валюта [4 4 . . .]",
        "  - 3.2 Надзор",
    ]
    assert texts(draft) == ["“Валютный контроль”: its topics add up to 8 hours, the printed number is 12."]


def test_a_plan_of_the_russian_planning_system(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    rows: list[Sequence[object]] = [
        [
            *("-", "-", "Форма контроля", None, "з.е.", None, "Итого акад.часов", None, None, None, None),
            *("Курс 1", None, None, None, None, None, "Закрепленная кафедра", None),
        ],
        [
            *("Индекс", "Наименование", "Экза мен", "Зачет", "Экспертное", "Факт"),
            *("Экспертное", "По плану", "Конт. раб.", "СР", "Контроль"),
            *("Сем. 1", None, None, "Сем. 2", None, None, "Код", "Наименование"),
        ],
        [*[None] * 11, "Лек", "Пр", "СР", "Лек", "Пр", "СР"],
        ["Блок 1.Дисциплины (модули)", None, None, None, 9, 9, 324, 324],
        ["Б1.О", "Обязательная часть", None, None, 6, 6, 216, 216],
        ["Б1.О.01", "История", 1, None, 4, 4, 144, 144, 54, 54, 36, 18, 36, 54, None, None, None, 12, "Истории"],
        ["Б1.О.02", "Философия", None, "2", 2, 2, 72, 72, 36, 36, None, None, None, None, 18, 18, 36, 12, "Истории"],
        ["Б1.В", "Часть, формируемая участниками образовательных отношений", None, None, 3, 3, 108, 108],
        ["Б1.В.01", "Таможенное право", 2, None, 3, 3, 108, 108, 54, 18, 36, None, None, None, 18, 36, 18, 5, "Права"],
    ]
    merges = ["C1:D1", "E1:F1", "G1:K1", "L1:Q1", "R1:S1", "L2:N2", "O2:Q2"]
    draft = understand(make_xlsx({"План": rows}, {"План": merges}))
    assert outline(draft) == [
        "# Блок 1.Дисциплины (модули)",
        "  # Б1.О Обязательная часть",
        "    - Б1.О.01 История [18 36 54 . 36]",  # the examination's hours are of no kind
        "    - Б1.О.02 Философия [18 18 36 . .]",
        "  # Б1.В Часть, формируемая участниками образовательных отношений",
        "    - Б1.В.01 Таможенное право [18 36 18 . 36]",
    ]
    assert draft.programmes[0].modules[0].modules[0].credits_hundredths == 600
    assert draft.problems == ()


def test_hours_by_semester_add_up_where_there_is_no_sum(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows: list[Sequence[object]] = [
        ["№", "Дисциплина", "Семестр 1", None, "Семестр 2", None],
        [None, None, "Лекции", "Практика", "Лекции", "Практика"],
        [1, "Право", 18, 18],
        [2, "Экономика", 10, 10, 8, 8],
    ]
    path = make_xlsx({"П": rows}, {"П": ["C1:D1", "E1:F1", "A1:A2", "B1:B2"]})
    assert outline(understand(path)) == ["- 1 Право [18 18 . . .]", "- 2 Экономика [18 18 . . .]"]


@pytest.mark.parametrize("split", [True, False])
def test_plans_and_headings_by_semester_on_one_sheet(
    make_xlsx: Make, understand: Understand, outline: Outline, split: bool
) -> None:
    head: list[Sequence[object]] = [["№", "Дисциплина", "Часы"]]
    one: list[Sequence[object]] = [[1, "Право", 36], [2, "Экономика", 36]]
    two: list[Sequence[object]] = [[1, "Платежи", 36]]
    if split:
        rows = [["1 семестр"], *head, *one, [], ["2 семестр"], *head, *two]
    else:
        rows = [*head, ["1 семестр"], *one, ["2 семестр"], *two]
    assert outline(understand(make_xlsx({"Лист1": rows}))) == [
        "# 1 семестр",
        "  - 1 Право [. . . . 36]",
        "  - 2 Экономика [. . . . 36]",
        "# 2 семестр",
        "  - 1 Платежи [. . . . 36]",
    ]


def test_years_and_semesters_nest_by_their_words(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    rows: list[Sequence[object]] = [["№", "Дисциплина", "Часы"], ["1 курс"], ["1 семестр"], [1, "Право", 36]]
    rows += [["2 семестр"], [2, "Платежи", 36], ["2 курс"], ["3 семестр"], [3, "Контроль", 36]]
    assert outline(understand(make_xlsx({"П": rows}))) == [
        "# 1 курс",
        "  # 1 семестр",
        "    - 1 Право [. . . . 36]",
        "  # 2 семестр",
        "    - 2 Платежи [. . . . 36]",
        "# 2 курс",
        "  # 3 семестр",
        "    - 3 Контроль [. . . . 36]",
    ]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (["№", "Тақырыптар", "Дәріс", "Практикалық сабақтар", "СӨЖ", "Барлығы"], "Кеден ісі"),
        (["№", "Mavzular nomi", "Ma'ruza", "Amaliy mashg'ulot", "Mustaqil ta'lim", "Jami"], "Bojxona ishi"),
        (["№", "Темалар", "Лекция", "Практикалык сабактар", "Өз алдынча иш", "Бардыгы"], "Бажы иши"),
        (["№", "Мавзӯъҳо", "Лексия", "Машғулияти амалӣ", "Кори мустақилона", "Ҳамагӣ"], "Кори гумрук"),
        (["No.", "Topic", "Lectures", "Seminars", "Self-study", "Total hours"], "Customs value"),
    ],
)
def test_headers_in_the_languages_of_the_region(
    make_xlsx: Make, understand: Understand, outline: Outline, header: list[str], title: str
) -> None:
    rows = [header, [1, title, 2, 2, 4, 8], [2, f"{title} 2", 4, 2, 4, 10], [None, header[-1], 6, 4, 8, 18]]
    draft = understand(make_xlsx({"Лист1": rows}))
    assert outline(draft) == [f"- 1 {title} [2 2 4 . .]", f"- 2 {title} 2 [4 2 4 . .]"]


def test_a_column_that_names_the_module_once_or_in_each_row(
    make_docx: Make, table: Callable[..., str], understand: Understand, outline: Outline
) -> None:
    rows = [["Модуль", "Тема", "Часы"], ["Право", "Источники", "4"], ["^", "Органы", "2"]]
    rows += [["Платежи", "Пошлины", "4"], ["", "НДС", "2"], ["Право", "Споры", "2"]]
    assert outline(understand(make_docx(table(rows)))) == [
        "# Право",
        "  - Источники [. . . . 4]",
        "  - Органы [. . . . 2]",
        "  - Споры [. . . . 2]",
        "# Платежи",
        "  - Пошлины [. . . . 4]",
        "  - НДС [. . . . 2]",
    ]


def test_bold_rows_lead_the_unnumbered_rows_below_them(
    make_docx: Make, p: Callable[..., str], table: Callable[..., str], understand: Understand, outline: Outline
) -> None:
    rows = [["№", "Тема", "Часы"], [p("1", bold=True), p("Право", bold=True), "6"], ["", "Источники", "4"]]
    rows += [["", "Органы", "2"], [p("2", bold=True), p("Платежи", bold=True), "4"], ["", "Пошлины", "4"]]
    assert outline(understand(make_docx(table(rows)))) == [
        "# 1 Право",
        "  - Источники [. . . . 4]",
        "  - Органы [. . . . 2]",
        "# 2 Платежи",
        "  - Пошлины [. . . . 4]",
    ]


def test_sections_with_their_own_sums_and_a_content_column(
    make_docx: Make, table: Callable[..., str], understand: Understand, outline: Outline
) -> None:
    rows = [
        ["Наименование разделов и тем", "Содержание учебного материала", "Объем часов", "Уровень освоения"],
        ["Раздел 1. Право", "", "20", ""],
        ["Тема 1.1. Источники", "Кодекс. Законы.", "10", "1"],
        ["Тема 1.2. Органы", "ФТС", "10", "2"],
        ["Раздел 2. Платежи", "", "6", ""],
        ["Тема 2.1. Пошлины", "Ставки", "6", "2"],
        ["Дифференцированный зачет", "", "2", ""],
        ["Всего:", "", "28", ""],
    ]
    draft = understand(make_docx(table(rows)))
    assert outline(draft) == [
        "# Раздел 1. Право",
        "  - Тема 1.1. Источники [. . . . 10]",
        "  - Тема 1.2. Органы [. . . . 10]",
        "# Раздел 2. Платежи",
        "  - Тема 2.1. Пошлины [. . . . 6]",
    ]
    assert draft.programmes[0].modules[0].topics[0].description == "Кодекс. Законы."
    assert draft.problems == ()  # 28 hours are explained by the test's two


def test_a_table_goes_on_without_a_header_and_repeats_it_on_a_new_page(
    make_docx: Make, p: Callable[..., str], table: Callable[..., str], understand: Understand, outline: Outline
) -> None:
    head = ["№", "Тема", "Часы"]
    first = table([head, ["1", "Источники", "4"], head, ["2", "Органы", "2"]])
    draft = understand(make_docx(first, p("Продолжение таблицы"), table([["3", "Пошлины", "4"]])))
    assert outline(draft) == [
        "- 1 Источники [. . . . 4]",
        "- 2 Органы [. . . . 2]",
        "- 3 Пошлины [. . . . 4]",
    ]
    assert ("header of the table", "№ | Тема | Часы") in aside(draft)
    assert ("text outside the plan", "Продолжение таблицы") in aside(draft)


@pytest.mark.parametrize(
    ("style", "bold", "titles"),
    [
        ("2", False, ("Право", "Платежи")),
        ("", True, ("Правовые основы", "Таможенные платежи")),
        ("", False, ("Модуль 1. Право", "Модуль 2. Платежи")),
    ],
)
def test_a_table_per_module_under_headings_of_three_kinds(
    make_docx: Make,
    p: Callable[..., str],
    table: Callable[..., str],
    understand: Understand,
    outline: Outline,
    style: str,
    bold: bool,
    titles: tuple[str, str],
) -> None:
    head = ["№", "Тема", "Часы"]
    body = [p("Учебно-тематический план", style="1" if style else "")]
    for title in titles:
        body += [p(title, style=style, bold=bold), table([head, ["1", f"{title}: основы", "4"]])]
    draft = understand(make_docx(*body))
    expected = [[f"# {title}", f"  - 1 {title}: основы [. . . . 4]"] for title in titles]
    assert outline(draft) == [*expected[0], *expected[1]]
    assert [topic.place.table for module in draft.programmes[0].modules for topic in module.topics] == [1, 2]


def test_a_heading_over_all_tables_names_the_programme(
    make_docx: Make, p: Callable[..., str], table: Callable[..., str], understand: Understand
) -> None:
    head = ["№", "Тема", "Часы"]
    body = [p("Инспектор: базовый курс", style="1")]
    for title in ("Право", "Платежи"):
        body += [p(title, style="2"), table([head, ["1", f"{title}: основы", "4"]])]
    (programme,) = understand(make_docx(*body)).programmes
    assert programme.title == "Инспектор: базовый курс"
    assert [module.title for module in programme.modules] == ["Право", "Платежи"]


def test_two_roles_in_one_header_cell(tmp_path: Path, understand: Understand, outline: Outline) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Тема;Часы (лек/прак)\nПраво;2/4\nПлатежи;4/4\n", encoding="utf-8")
    assert outline(understand(path)) == ["- Право [2 4 . . .]", "- Платежи [4 4 . . .]"]


def test_numbers_of_modules_and_topics_each_have_their_column(
    tmp_path: Path, understand: Understand, outline: Outline
) -> None:
    path = tmp_path / "plan.csv"
    lines = ["Module No,Module,Topic No,Topic,Hours", "1,Customs law,1.1,Sources,2", "1,Customs law,1.2,Bodies,2"]
    path.write_text("\n".join([*lines, "2,Duties,2.1,Rates,4"]))
    assert outline(understand(path)) == [
        "# 1 Customs law",
        "  - 1.1 Sources [. . . . 2]",
        "  - 1.2 Bodies [. . . . 2]",
        "# 2 Duties",
        "  - 2.1 Rates [. . . . 4]",
    ]


def test_rows_of_contents_below_each_topic_describe_it(
    make_docx: Make, table: Callable[..., str], understand: Understand, outline: Outline
) -> None:
    rows = [["№", "Наименование тем", "Лекции", "Практика"], ["1", "Тема 1. Право", "2", "2"]]
    rows += [["", "Понятие. Источники.", "", ""], ["2", "Тема 2. Платежи", "4", "2"], ["", "Виды. Ставки.", "", ""]]
    draft = understand(make_docx(table(rows)))
    assert outline(draft) == ["- 1 Тема 1. Право [2 2 . . .]", "- 2 Тема 2. Платежи [4 2 . . .]"]
    assert [topic.description for topic in draft.programmes[0].topics] == ["Понятие. Источники.", "Виды. Ставки."]


def test_roman_numerals_lead_arabic_ones(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    rows = [["№", "Тема", "Всего"], ["I", "Право", 8], [1, "Источники", 4], [2, "Органы", 4]]
    rows += [["II", "Платежи", 4], [1, "Пошлины", 4]]
    draft = understand(make_xlsx({"П": rows}))
    assert outline(draft) == [
        "# I Право",
        "  - 1 Источники [. . . . 4]",
        "  - 2 Органы [. . . . 4]",
        "# II Платежи",
        "  - 1 Пошлины [. . . . 4]",
    ]
    assert draft.problems == ()


def test_a_title_column_without_a_header_word_is_found_by_its_texts(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    blank = [["№", None, "Всего", "Лекции"], [1, "Источники права", 4, 4], [2, "Органы управления", 4, 4]]
    assert outline(understand(make_xlsx({"П": blank}))) == [
        "- 1 Источники права [4 . . . .]",
        "- 2 Органы управления [4 . . . .]",
    ]
    odd = [["Модуль", "Что изучаем", "Часы"], ["Право", "Источники права", 4], ["Право", "Органы управления", 4]]
    assert outline(understand(make_xlsx({"П": odd}))) == [
        "# Право",
        "  - Источники права [. . . . 4]",
        "  - Органы управления [. . . . 4]",
    ]


def test_years_and_semesters_in_columns_are_levels(tmp_path: Path, understand: Understand, outline: Outline) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Курс,Семестр,Дисциплина,Часы\n1,1,Право,36\n1,2,Платежи,36\n2,3,Контроль,36\n", encoding="utf-8")
    assert outline(understand(path)) == [
        "# Курс 1",
        "  # Семестр 1",
        "    - Право [. . . . 36]",
        "  # Семестр 2",
        "    - Платежи [. . . . 36]",
        "# Курс 2",
        "  # Семестр 3",
        "    - Контроль [. . . . 36]",
    ]
