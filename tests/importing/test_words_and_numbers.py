"""The small rules: hours as people write them, outline numbers, roles of headers, text for comparing."""

import pytest

from assessor.importing.header_words import role_of, roles_of
from assessor.importing.hours import Amount, points_may_part_thousands, read_amount
from assessor.importing.numbering import Level, level_of, rank_of, split_number, tokens_of
from assessor.importing.programme_title import find_programme_title, is_document_name
from assessor.importing.roles import Role
from assessor.importing.text import folded_title, masked_words
from assessor.importing.title_hours import split_title_hours
from assessor.model.curriculum import Hours
from assessor.readers import Cell, CellKind


@pytest.mark.parametrize(
    ("text", "minutes", "adds"),
    [
        ("36", (2160,), False),
        ("4,5", (270,), False),
        ("0.5", (30,), False),
        ("1 846", (110760,), False),
        ("1\u00a0846", (110760,), False),
        ("36/18", (2160, 1080), False),
        ("18+18", (1080, 1080), True),
        ("18 + 18 ч.", (1080, 1080), True),
        ("2 ч.", (120,), False),
        ("4 ак. ч.", (240,), False),
        ("12 hours", (720,), False),
        ("(2)", (120,), False),
        ("90 мин", (120,), False),
        ("-", (), False),
        ("—", (), False),
        ("0", (0,), False),
    ],
)
def test_hours_as_people_write_them(text: str, minutes: tuple[int, ...], adds: bool) -> None:
    assert read_amount(Cell(1, text)) == Amount(minutes, adds, from_clock="мин" in text)


@pytest.mark.parametrize("text", ["зачет", "примерно 4", "1 сем", "2026-04-02", "4-6", "12:30"])
def test_what_is_no_hours(text: str) -> None:
    assert read_amount(Cell(1, text)) is None


def test_numbers_and_dates_of_a_spreadsheet() -> None:
    assert read_amount(Cell(1, "1.25", kind=CellKind.NUMBER, number=1.25)) == Amount((75,))
    assert read_amount(Cell(1, "-3", kind=CellKind.NUMBER, number=-3.0)) is None
    assert read_amount(Cell(1, "2026-04-02", kind=CellKind.DATE)) is None


def test_a_column_of_three_digits_behind_the_point_is_doubtful() -> None:
    assert points_may_part_thousands([Cell(1, "1.846"), Cell(1, "36")])
    assert not points_may_part_thousands([Cell(1, "1.846"), Cell(1, "4.5")])
    assert not points_may_part_thousands([Cell(1, "36")])


def test_hours_behind_a_title() -> None:
    assert split_title_hours("Таможенная стоимость (4 ч.)") == ("Таможенная стоимость", Hours(unspecified=240))
    assert split_title_hours("Origin of goods – 2 hours") == ("Origin of goods", Hours(unspecified=120))
    assert split_title_hours("Круглосуточно (24)") == ("Круглосуточно (24)", Hours())
    kinds = "Методы (лекция – 2 ч., практика – 4 ч., СРС – 6 ч.)"
    assert split_title_hours(kinds) == ("Методы", Hours(contact=120, practice=240, self_study=360))
    half_said = "Методы (лекция – 2 ч., остальное – 4 ч.)"
    assert split_title_hours(half_said) == (half_said, Hours())


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1. Право", "1", "Право"),
        ("1.2. Таможенные платежи", "1.2", "Таможенные платежи"),
        ("1.2 Таможенные платежи", "1.2", "Таможенные платежи"),
        ("3) споры", "3", "споры"),
        ("II. Право", "II", "Право"),
        ("Тема 1. Право", "", "Тема 1. Право"),
        ("2 курс", "", "2 курс"),
        ("1-й семестр", "", "1-й семестр"),
        ("24 часа на посту", "", "24 часа на посту"),
        ("3D-сканирование", "", "3D-сканирование"),
    ],
)
def test_a_number_typed_before_a_title(text: str, number: str, title: str) -> None:
    assert split_number(text) == (number, title)


def test_tokens_of_numbers_and_codes() -> None:
    assert tokens_of("1.2.") == ("1", "2")
    assert tokens_of("№ 4") == ("4",)
    assert tokens_of("IV") == ("IV",)
    assert tokens_of("Б1.О.01") == ("б1", "о", "01")
    assert tokens_of("CA 101") == ("ca", "101")
    assert tokens_of("1 семестр") == tokens_of("Право") == tokens_of("") == ()


def test_levels_by_number_and_by_word() -> None:
    assert level_of("", "Раздел 1. Право").is_above(level_of("1.1", "Источники"))
    assert level_of("", "Раздел 1. Право").is_above(level_of("", "Тема 1. Источники"))
    assert not level_of("1", "Право").is_above(level_of("10", "Платежи"))
    assert not level_of("", "Раздел 1").is_above(level_of("", "Раздел 2"))
    assert level_of("", "Module 2: Duties") == Level(("2",), 4)
    assert [rank_of(text) for text in ("1-й курс", "2 семестр", "Блок 1", "Тема 1", "Право")] == [0, 1, 2, 7, None]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("№ п/п", Role.NUMBER),
        ("Индекс", Role.NUMBER),
        ("Наименование разделов и тем", Role.TITLE),
        ("Наименование дисциплины", Role.DISCIPLINE),
        ("Наименование кафедры", Role.OTHER),
        ("Тема", Role.TOPIC),
        ("Тема 1", None),
        ("Раздел 1", None),
        ("з.е.", Role.CREDITS),
        ("Трудоемкость, ч", Role.TOTAL),
        ("Лек-\nции", Role.LECTURE),
        ("самостоятельная\nработа", Role.SELF_STUDY),
        ("СР", Role.SELF_STUDY),
        ("Лабораторные работы", Role.PRACTICE),
        ("Сем. 1", Role.SEMESTER),
        ("Форма контроля", Role.CONTROL),
        ("Факт", Role.TAUGHT),
        ("Unit", Role.SECTION),
        ("Units", Role.CREDITS),
        ("Преподаватель", Role.OTHER),
        ("Ma'ruza", Role.LECTURE),
        ("Дәріс", Role.LECTURE),
        ("", None),
        ("Правоведение", None),
    ],
)
def test_roles_of_headers(header: str, role: Role | None) -> None:
    assert role_of(header) is role


def test_two_roles_of_one_header() -> None:
    assert roles_of("лекции/практические") == (Role.LECTURE, Role.PRACTICE)
    assert roles_of("№ п/п") == roles_of("Раздел/тема") == ()


def test_look_alike_letters() -> None:
    assert masked_words("Oбщие положения ТК РК") == ("Oбщие",)
    assert masked_words("IT-технологии и WTO, e-таможня") == ()
    assert folded_title("«Cтоимость  товаров»") == folded_title("стоимость товаров")  # the first with a Latin C


def test_names_of_programmes_and_of_papers() -> None:
    assert find_programme_title(["Министерство", "38.05.02 Таможенное дело"]) == "38.05.02 Таможенное дело"
    assert find_programme_title(["программы «Таможенный инспектор»"]) == "Таможенный инспектор"
    assert find_programme_title(["Training programme: Customs valuation"]) == "Customs valuation"
    assert find_programme_title(["программы повышения квалификации должностных лиц"]) == ""
    assert is_document_name("УЧЕБНО-ТЕМАТИЧЕСКИЙ ПЛАН")
    assert not is_document_name("Таможенное дело")
