"""Habits of hosts that first lost topics or hours: each as small as it shows."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assessor.importing.draft import Draft

Make = Callable[..., Path]
Piece = Callable[..., str]
Understand = Callable[[Path], Draft]
Outline = Callable[[Draft], list[str]]
Rows = list[Sequence[object]]


def texts(draft: Draft) -> list[str]:
    return [problem.template.format(**problem.values) for problem in draft.problems]


def reasons(draft: Draft) -> set[str]:
    return {row.reason for row in draft.set_aside}


def test_a_module_cell_and_an_hours_cell_merged_over_its_topics(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows: Rows = [["Модуль", "Темы", "Часы"], ["Право", "ВТамО", 12], [None, "Киотская конвенция"], [None, "Рамки"]]
    rows += [["Риски", "Профили", 4], [None, "Индикаторы", 6]]
    draft = understand(make_xlsx({"П": rows}, {"П": ["A2:A4", "C2:C4", "A5:A6"]}))
    assert outline(draft) == [
        "# Право [. . . . 12]",
        "  - ВТамО",
        "  - Киотская конвенция",
        "  - Рамки",
        "# Риски",
        "  - Профили [. . . . 4]",
        "  - Индикаторы [. . . . 6]",
    ]
    assert draft.problems == ()


def test_hours_over_some_topics_of_a_flat_list_are_told(make_docx: Make, table: Piece, understand: Understand) -> None:
    rows = [["№", "Тема", "Часы"], ["1", "Этикет", "4"], ["2", "Переписка", "^"], ["3", "Переговоры", "2"]]
    draft = understand(make_docx(table(rows)))
    assert texts(draft) == ["The hours of “Этикет” stand for 2 topics together; they were counted here."]


def test_a_title_typed_over_two_rows(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    rows: Rows = [["№", "Разделы и темы", "Лекции"], ["1", "Раздел I. Дело", 4], ["1.1", "Органы, их задачи", 2]]
    rows += [[None, "и функции в условиях"], [None, "таможенного союза"], ["1.2", "Служба", 2]]
    assert outline(understand(make_xlsx({"П": rows}))) == [
        "# 1 Раздел I. Дело",
        "  - 1.1 Органы, их задачи и функции в условиях таможенного союза [2 . . . .]",
        "  - 1.2 Служба [2 . . . .]",
    ]


@pytest.mark.parametrize("mark", ["1.{}. ", "– "])
def test_topics_listed_in_one_cell(
    make_docx: Make, p: Piece, table: Piece, understand: Understand, outline: Outline, mark: str
) -> None:
    def listed(*lines: str) -> str:
        return "".join(p(mark.format(number) + line) for number, line in enumerate(lines, 1))

    head = ["Раздел", "Темы", "Часы"]
    rows = [
        head,
        ["Право", listed("Источники", "Субъекты"), "12"],
        ["Платежи", listed("Пошлины", "НДС"), p("4") + p("6")],
    ]
    numbers = ("1.1 ", "1.2 ") if "{}" in mark else ("", "")
    assert outline(understand(make_docx(table(rows)))) == [
        "# Право [. . . . 12]",
        f"  - {numbers[0]}Источники",
        f"  - {numbers[1]}Субъекты",
        "# Платежи",
        f"  - {numbers[0]}Пошлины [. . . . 4]",
        f"  - {numbers[1]}НДС [. . . . 6]",
    ]


def test_questions_below_a_title_in_its_cell_describe_it(
    make_docx: Make, p: Piece, table: Piece, understand: Understand, outline: Outline
) -> None:
    cell = p("Органы") + p("1. Система") + p("2. Полномочия")
    draft = understand(make_docx(table([["№", "Тема и вопросы", "Часы"], ["1", cell, "4"]])))
    assert outline(draft) == ["- 1 Органы [. . . . 4]"]
    assert draft.programmes[0].topics[0].description == "1. Система\n2. Полномочия"


def test_rows_beside_a_merged_title_add_their_kind_of_hours(
    make_docx: Make, table: Piece, understand: Understand, outline: Outline
) -> None:
    rows: list[list[object]] = [["Темы", "Содержание", "Часы"], [("Раздел 1. Право", 2), "12"]]
    rows += [
        ["Органы", "Лекция: структура", "2"],
        ["^", "Практические занятия", "2"],
        ["^", "Самостоятельная работа", "2"],
    ]
    rows += [["Служба", "Содержание материала", "6"], ["^", "1. Приём", ""], [("Зачёт", 2), "1"]]
    draft = understand(make_docx(table(rows)))
    assert outline(draft) == ["# Раздел 1. Право", "  - Органы [2 2 2 . .]", "  - Служба [. . . . 6]"]
    assert draft.programmes[0].modules[0].topics[1].description == "Содержание материала\n1. Приём"


def test_the_kind_of_class_stands_in_a_column_or_counts_the_title(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    rows: Rows = [["№", "Тема", "Вид занятия", "Часы"], [1, "Досмотр", "лекция", 2], [None, None, "практика", 4]]
    rows += [[2, "Семинар 1. Осмотр", None, 2], [3, "Практикум", None, 1]]
    assert outline(understand(make_xlsx({"П": rows}, {"П": ["A2:A3", "B2:B3"]}))) == [
        "- 1 Досмотр [2 4 . . .]",
        "- 2 Семинар 1. Осмотр [. 2 . . .]",
        "- 3 Практикум [. . . . 1]",
    ]


def test_topics_without_hours_below_sections_with_hours(
    make_docx: Make, table: Piece, understand: Understand, outline: Outline
) -> None:
    rows = [["Разделы и темы", "Всего", "Лекции"], ["Раздел 1. Право", "18", "18"], ["Тема 1.1. Источники", "", ""]]
    rows += [["Тема 1.2. Нормы", "", ""], ["Раздел 2. Экспертиза", "4", "4"], ["Тема 2.1. Виды", "", ""]]
    assert outline(understand(make_docx(table(rows)))) == [
        "# Раздел 1. Право [18 . . . .]",
        "  - Тема 1.1. Источники",
        "  - Тема 1.2. Нормы",
        "# Раздел 2. Экспертиза [4 . . . .]",
        "  - Тема 2.1. Виды",
    ]


def test_a_work_programme_gives_its_topics_once(
    make_docx: Make, p: Piece, table: Piece, understand: Understand, outline: Outline
) -> None:
    plan = [["№", "Наименование раздела", "Лекц.", "Практ.", "СРС", "Всего"]]
    plan += [["1", "Понятие контроля", "4", "4", "6", "14"], ["2", "Формы контроля", "6", "8", "10", "24"]]
    contents = [["№", "Раздел", "Содержание"], ["1", "Понятие контроля", "Зоны"], ["2", "Формы контроля", "Досмотр"]]
    practice = [["№", "Тематика занятий", "Часы"], ["1", "Зоны: задачи", "4"], ["2", "Досмотр: задачи", "8"]]
    means = [
        ["№ п/п", "Контролируемые темы", "Код", "Наименование оценочного средства"],
        ["1", "Понятие контроля", "ПК-1", "Тест"],
    ]
    books = [["№", "Наименование", "Автор", "Год"], ["1", "Таможенное право", "Иванов", "2020"]]
    form = [["СОГЛАСОВАНО\nПроректор", "УТВЕРЖДАЮ\nРектор"]]
    competences = [["Код", "Содержание"], ["ПК-1", "Способен контролировать"], ["ПК-2", "Способен исчислять"]]
    draft = understand(
        make_docx(
            table(form),
            p("РАБОЧАЯ ПРОГРАММА ДИСЦИПЛИНЫ", bold=True),
            p("«Таможенный контроль»", bold=True),
            p("3. Компетенции", bold=True),
            table(competences),
            p("5.1. Разделы и виды занятий", bold=True),
            table(plan),
            p("5.2. Содержание разделов", bold=True),
            table(contents),
            p("6. Практические занятия", bold=True),
            table(practice),
            p("7. Фонд оценочных средств", bold=True),
            table(means),
            p("8. Литература", bold=True),
            table(books),
            p("9. Вопросы к зачёту", bold=True),
            p("1. Понятие контроля."),
        )
    )
    assert outline(draft) == ["- 1 Понятие контроля [4 4 6 . .]", "- 2 Формы контроля [6 8 10 . .]"]
    assert [topic.description for topic in draft.programmes[0].topics] == ["Зоны", "Досмотр"]
    assert draft.programmes[0].title == "Таможенный контроль"
    (problem,) = texts(draft)
    assert problem.startswith("The 12 hours of this table are hours that the plan above has already; its rows")
    assert "says again what another table of the plan lists" in reasons(draft)


def test_the_same_subjects_in_the_next_semester_are_no_repeat(
    make_xlsx: Make, understand: Understand, outline: Outline
) -> None:
    head: Rows = [["№", "Дисциплина", "Часы"], [1, "Иностранный язык", 36], [2, "Физическая подготовка", 36]]
    rows: Rows = [["1 семестр"], *head, [], ["2 семестр"], *head]
    assert sum("[. . . . 36]" in line for line in outline(understand(make_xlsx({"П": rows})))) == 4


def test_lists_of_books_and_questions_under_headings_are_no_topics(
    make_docx: Make, p: Piece, understand: Understand, outline: Outline
) -> None:
    body = [p("Модуль 1. Право (16 часов)", style="1"), p("Паспорт сделки", style="2"), p("Источники права", style="2")]
    body += [p("Требования к декларации", style="2"), p("Список рекомендуемой литературы", style="1"), p("1. Кодекс.")]
    body += [p("Перечень вопросов к экзамену", style="1"), p("1. Что такое кодекс?")]
    assert outline(understand(make_docx(*body))) == [
        "# Модуль 1. Право [. . . . 16]",
        "  - Паспорт сделки",
        "  - Источники права",
        "  - Требования к декларации",
    ]


def test_a_table_of_contents_is_not_the_outline(
    make_docx: Make, p: Piece, understand: Understand, outline: Outline
) -> None:
    body = [p("1. Право\t3"), p("1.1. Кодекс\t4"), p("1. Право", style="1"), p("1.1. Кодекс", style="2")]
    draft = understand(make_docx(*body))
    assert outline(draft) == ["# 1 Право", "  - 1.1 Кодекс"]
    assert reasons(draft) == {"contents of the paper, with page numbers"}


def test_codes_of_college_plans_nest(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    rows: Rows = [
        ["Индекс", "Наименование", "Всего", "Лекции"],
        ["ОП.00", "Общий цикл", 20],
        ["ОП.01", "Право", 20, 20],
    ]
    rows += [["ПМ.00", "Профессиональные модули", 50], ["ПМ.01", "Операции", 50], ["МДК.01.01", "Оформление", 40, 40]]
    rows += [["УП.01", "Учебная практика", 10]]
    draft = understand(make_xlsx({"П": rows}))
    assert outline(draft) == [
        "# ОП.00 Общий цикл",
        "  - ОП.01 Право [20 . . . .]",
        "# ПМ.00 Профессиональные модули",
        "  # ПМ.01 Операции",
        "    - МДК.01.01 Оформление [40 . . . .]",
        "    - УП.01 Учебная практика [. . . 10 .]",
    ]
    assert draft.problems == ()


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (("Очная форма", "Заочная форма"), "[2 4 . . .]"),
        (("1 семестр", "2 семестр"), "[3 5 . . .]"),
    ],
)
def test_forms_of_study_are_alternatives_and_semesters_add_up(
    make_xlsx: Make, understand: Understand, outline: Outline, groups: tuple[str, str], expected: str
) -> None:
    rows: Rows = [
        ["№", "Тема", groups[0], None, groups[1]],
        [None, None, "Л", "ПЗ", "Л", "ПЗ"],
        [1, "Этика", 2, 4, 1, 1],
    ]
    path = make_xlsx({"П": rows}, {"П": ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]})
    assert outline(understand(path)) == [f"- 1 Этика {expected}"]


def test_hours_in_the_caption_of_a_table_are_the_module_s_own(
    make_docx: Make, p: Piece, table: Piece, understand: Understand, outline: Outline
) -> None:
    body = [p("Модуль 1. Право (16 часов)", bold=True), table([["№", "Тема"], ["1", "Кодекс"], ["2", "Законы"]])]
    body += [p("Модуль 2. Платежи (8 ч.)", bold=True), table([["№", "Тема", "Часы"], ["1", "Пошлины", "6"]])]
    draft = understand(make_docx(*body))
    assert outline(draft) == [
        "# Модуль 1. Право [. . . . 16]",
        "  - 1 Кодекс",
        "  - 2 Законы",
        "# Модуль 2. Платежи",
        "  - 1 Пошлины [. . . . 6]",
    ]
    assert texts(draft) == ["“Модуль 2. Платежи”: its topics add up to 6 hours, the printed number is 8."]


def test_a_title_column_of_two_merged_columns(make_xlsx: Make, understand: Understand, outline: Outline) -> None:
    rows: Rows = [["№", "Разделы (темы)", None, "Лекции"], ["1.", "Основы", None, 4], ["1.1.", "Термины", None, 4]]
    path = make_xlsx({"П": rows}, {"П": ["B1:C1", "B2:C2", "B3:C3"]})
    assert outline(understand(path)) == ["# 1 Основы", "  - 1.1 Термины [4 . . . .]"]


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        (
            ["T/r", "Modullar va mavzular nomi", "Jami", "Ma’ruza", "Amaliy", "Mustaqil ta’lim"],
            [["", "1-modul. Asoslar", "8", "2", "4", "2"], ["1.1", "Organlar", "8", "2", "4", "2"], ["", "Jami", "8"]],
            ["# 1-modul. Asoslar", "  - 1.1 Organlar [2 4 2 . .]"],
        ),
        (
            ["№", "Номгӯи бобҳо ва мавзӯъҳо", "Соатҳо", "Лексия", "Амалӣ"],
            [["", "Боби 1. Ҳуқуқ", "6", "2", "4"], ["1.1", "Кодекс", "6", "2", "4"], ["", "Ҳамагӣ", "6", "2", "4"]],
            ["# Боби 1. Ҳуқуқ", "  - 1.1 Кодекс [2 4 . . .]"],
        ),
        (
            ["Nr.", "Tēma", "Stundu skaits", "Lekcijas", "Praktiskās nodarbības", "Patstāvīgais darbs"],
            [["1.", "Muitas tiesības", "12", "4", "2", "6"], ["", "Kopā", "12", "4", "2", "6"]],
            ["- 1 Muitas tiesības [4 2 6 . .]"],
        ),
        (
            ["№", "Бөлүмдөрдүн жана темалардын аталышы", "Бардыгы", "лекция", "өз алдынча иш"],
            [["", "1-бөлүм. Негиздер", "6", "2", "4"], ["1", "Органдар", "6", "2", "4"], ["", "Бардыгы", "6"]],
            ["# 1-бөлүм. Негиздер", "  - 1 Органдар [2 . 4 . .]"],
        ),
    ],
)
def test_other_languages_in_any_case_and_number(
    make_docx: Make,
    table: Piece,
    understand: Understand,
    outline: Outline,
    head: list[str],
    rows: list[list[str]],
    expected: list[str],
) -> None:
    draft = understand(make_docx(table([head, *rows])))
    assert outline(draft) == expected
    assert draft.problems == ()


@pytest.mark.parametrize(
    ("head", "row", "hours", "told"),
    [
        (["№", "Тема", "Лекции/практика"], ["1", "Зоны", "1,5/-"], "[1.5 . . . .]", 0),
        (["№", "Тема", "Лекции/практика"], ["1", "Зоны", "-/2"], "[. 2 . . .]", 0),
        (["№", "Тема", "Всего", "Аудиторные", "Практика", "СРС"], ["1", "Зоны", "8", "6", "4", "2"], "[2 4 2 . .]", 0),
        (["№", "Тема", "Всего", "Контактные", "Практика"], ["1", "Зоны", "8", "5", "3"], "[5 3 . . .]", 0),
        (["№", "Тема", "Аудиторные", "Практика"], ["1", "Зоны", "6", "4"], "[2 4 . . .]", 1),
    ],
)
def test_strokes_with_dashes_and_contact_hours_beside_practice(
    make_docx: Make,
    table: Piece,
    understand: Understand,
    outline: Outline,
    head: list[str],
    row: list[str],
    hours: str,
    told: int,
) -> None:
    draft = understand(make_docx(table([head, row])))
    assert (outline(draft), len(draft.problems)) == ([f"- 1 Зоны {hours}"], told)


def test_a_control_week_between_modules_holds_nothing(
    make_docx: Make, table: Piece, understand: Understand, outline: Outline
) -> None:
    rows: list[list[object]] = [["Неделя", "Тема", "Часы"], [("Модуль 1. Право", 3)], ["1", "Кодекс", "2"]]
    rows += [[("Рубежный контроль 1", 2), "100"], [("Модуль 2. Платежи", 3)], ["2", "Пошлины", "2"]]
    assert outline(understand(make_docx(table(rows)))) == [
        "# Модуль 1. Право",
        "  - Кодекс [. . . . 2]",
        "# Модуль 2. Платежи",
        "  - Пошлины [. . . . 2]",
    ]


def test_bold_modules_without_numbers_stand_beside_each_other(
    make_docx: Make, p: Piece, table: Piece, understand: Understand, outline: Outline
) -> None:
    rows = [["Тема", "Лекции"], [p("Общая часть", bold=True), "4"], ["Служба", "2"], ["Права", "2"]]
    rows += [[p("Особенная часть", bold=True), "2"], ["Оружие", "2"]]
    draft = understand(make_docx(table(rows)))
    assert outline(draft) == [
        "# Общая часть",
        "  - Служба [2 . . . .]",
        "  - Права [2 . . . .]",
        "# Особенная часть",
        "  - Оружие [2 . . . .]",
    ]
    assert draft.problems == ()
