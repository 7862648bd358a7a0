"""Columns that a person names, plans in credits or weeks, outcomes, languages and printed totals."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.importing.choices import Choices, ColumnKey, header_key
from assessor.importing.draft import Draft, DraftTopic
from assessor.importing.language import LanguageGuess
from assessor.importing.outcomes import split_outcomes
from assessor.importing.reading import understand
from assessor.importing.roles import Role
from assessor.model.curriculum import Hours, SourceUnit
from assessor.readers.child import read_document


def _read(path: Path, choices: Choices) -> Draft:
    return understand(read_document(path, lambda where: None), path.name, choices)


def _topics(draft: Draft) -> list[DraftTopic]:
    (programme,) = draft.programmes
    return [*programme.topics, *(topic for module in programme.modules for topic in module.topics)]


_ODD = [
    ["№", "Что изучают", "Объём А", "Объём Б"],
    [1, "Таможенный контроль товаров", 4, 2],
    [2, "Таможенная стоимость", 6, 4],
]


def test_a_column_whose_header_says_nothing_is_named_by_a_person(make_xlsx: Callable[..., Path]) -> None:
    path = make_xlsx({"План": _ODD})
    chosen = {ColumnKey("План", None, 3): Role.LECTURE, ColumnKey("План", None, 4): Role.PRACTICE}
    draft = _read(path, Choices(by_column=chosen))
    assert [(t.title, t.hours) for t in _topics(draft)] == [
        ("Таможенный контроль товаров", Hours(contact=240, practice=120)),
        ("Таможенная стоимость", Hours(contact=360, practice=240)),
    ]
    (table,) = draft.tables
    assert (table.sheet, table.first_row, table.last_row) == ("План", 1, 1)
    assert [(c.index, c.role, c.is_chosen) for c in table.columns if c.is_chosen] == [
        (3, Role.LECTURE, True),
        (4, Role.PRACTICE, True),
    ]


def test_what_was_said_of_a_header_holds_for_the_next_file(make_xlsx: Callable[..., Path]) -> None:
    by_header = {header_key(("Объём А",)): Role.SELF_STUDY, header_key(("ОБЪЁМ  Б",)): Role.OTHER}
    draft = _read(make_xlsx({"Другой": _ODD}, name="next.xlsx"), Choices(by_header=by_header))
    assert [t.hours for t in _topics(draft)] == [Hours(self_study=240), Hours(self_study=360)]


def test_a_column_goes_before_a_header(make_xlsx: Callable[..., Path]) -> None:
    choices = Choices({header_key(("Объём А",)): Role.LECTURE}, {ColumnKey("План", None, 3): Role.OTHER})
    assert [t.hours.contact for t in _topics(_read(make_xlsx({"План": _ODD}), choices))] == [None, None]


def test_a_table_without_header_words_becomes_a_plan_when_its_title_is_named(make_xlsx: Callable[..., Path]) -> None:
    rows = [["Риск-анализ", "да"], ["Профили риска", "нет"]]
    chosen = Choices(by_column={ColumnKey("План", None, 1): Role.TITLE})
    assert [t.title for t in _topics(_read(make_xlsx({"План": rows}), chosen))] == ["Риск-анализ", "Профили риска"]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Кредиты ECTS", SourceUnit.ECTS),
        ("Зачётные единицы", SourceUnit.CREDITS),
        ("Количество недель", SourceUnit.WEEKS),
    ],
)
def test_a_plan_without_hours_keeps_its_unit_until_a_factor_is_stated(
    make_xlsx: Callable[..., Path], header: str, unit: SourceUnit
) -> None:
    path = make_xlsx({"План": [["№", "Наименование дисциплины", header], [1, "Логистика", 3], [2, "Право", "1,5"]]})
    open_draft = _read(path, Choices())
    assert (open_draft.unit, open_draft.unit_minutes) == (unit, None)
    assert [t.hours for t in _topics(open_draft)] == [Hours(), Hours()]
    assert any("how many academic hours" in problem.template for problem in open_draft.problems)
    stated = _read(path, Choices(unit_minutes=36 * 60))
    assert (stated.unit, stated.unit_minutes) == (unit, 36 * 60)
    assert [t.hours for t in _topics(stated)] == [Hours(unspecified=108 * 60), Hours(unspecified=54 * 60)]


def test_hours_are_hours_also_beside_credits(make_xlsx: Callable[..., Path]) -> None:
    rows = [["№", "Дисциплина", "ECTS", "Всего часов", "Форма контроля"], [1, "Логистика", 3, 90, "экзамен"]]
    draft = _read(make_xlsx({"План": rows}), Choices(unit_minutes=60))
    (topic,) = _topics(draft)
    assert (draft.unit, draft.unit_minutes) == (SourceUnit.HOURS, None)
    assert (topic.hours, topic.credits_hundredths, topic.form_of_assessment) == (
        Hours(unspecified=90 * 60),
        300,
        "экзамен",
    )


def test_outcomes_are_outcomes_and_no_topics(make_xlsx: Callable[..., Path]) -> None:
    rows = [
        ["№", "Тема", "Часы", "Результаты обучения"],
        ["Раздел 1. Стоимость"],
        [1, "Методы определения стоимости", 4, "- называет шесть методов;\n- применяет первый метод"],
        [2, "Контроль стоимости", 6, "выявляет занижение стоимости; назначает проверку"],
    ]
    draft = _read(make_xlsx({"План": rows}), Choices())
    assert [t.outcomes for t in _topics(draft)] == [
        ("называет шесть методов", "применяет первый метод"),
        ("выявляет занижение стоимости", "назначает проверку"),
    ]


def test_outcomes_in_a_cell_over_several_topics_are_the_modules(make_xlsx: Callable[..., Path]) -> None:
    rows = [
        ["№", "Тема", "Часы", "Результаты обучения"],
        ["Раздел 1. Стоимость"],
        [1, "Методы определения стоимости", 4, "применяет методы оценки"],
        [2, "Контроль стоимости", 6, None],
    ]
    draft = _read(make_xlsx({"План": rows}, {"План": ["A2:D2", "D3:D4"]}), Choices())
    (module,) = draft.programmes[0].modules
    assert module.outcomes == ("применяет методы оценки",)
    assert [t.outcomes for t in module.topics] == [(), ()]


def test_a_section_of_outcomes_belongs_to_the_programme(
    make_docx: Callable[..., Path], p: Callable[..., str], table: Callable[..., str]
) -> None:
    body = (
        p("Программа повышения квалификации"),
        p("В результате обучения слушатели должны:"),
        p("знать:"),
        p("- порядок таможенного транзита;"),
        p("уметь:"),
        p("- оформлять транзитную декларацию."),
        p("Учебно-тематический план"),
        table([["№", "Тема", "Часы"], ["1", "Транзит", "4"], ["2", "Гарантии", "2"]]),
    )
    draft = _read(make_docx(*body), Choices())
    assert draft.programmes[0].outcomes == ("порядок таможенного транзита", "оформлять транзитную декларацию.")
    assert not any("транзитную декларацию" in row.text for row in draft.set_aside)


def test_outcomes_of_an_outline_are_no_topics(make_docx: Callable[..., Path], p: Callable[..., str]) -> None:
    body = (
        p("Ожидаемые результаты обучения", style="1"),
        p("1. Применяет систему управления рисками"),
        p("2. Составляет профиль риска"),
        p("Содержание", style="1"),
        p("Раздел 1. Риски", style="2"),
        p("Тема 1.1. Профили риска"),
        p("Тема 1.2. Критерии риска"),
    )
    draft = _read(make_docx(*body), Choices())
    assert draft.programmes[0].outcomes == ("Применяет систему управления рисками", "Составляет профиль риска")
    assert "Применяет систему управления рисками" not in {t.title for t in _topics(draft)}


def test_printed_totals_stand_beside_their_sums(make_xlsx: Callable[..., Path]) -> None:
    rows = [["№", "Тема", "Часы"], [1, "Транзит", 4], [2, "Гарантии", 2], ["", "Итого", 6], [3, "Склады", 5]]
    rows.append(["", "Всего", 12])
    draft = _read(make_xlsx({"План": rows}), Choices())
    assert [(t.title, t.printed // 60, t.sum // 60) for t in draft.totals] == [("Итого", 6, 6), ("Всего", 12, 11)]
    aside = next(row for row in draft.set_aside if "Всего" in row.text)
    assert aside.topic is not None
    assert (aside.topic.title, aside.topic.hours.total) == ("Всего", 12 * 60)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Таможенный контроль товаров и транспортных средств", "ru"),
        ("Тауарларды кедендік бақылау және тәуекелдер", "kk"),
        ("Бажы көзөмөлү жана тобокелдиктерди башкаруу боюнча", "ky"),
        ("Назорати гумрукӣ ва идоракунии хавфҳо", "tg"),
        ("Божхона назорати ва хавфларни бошқариш бўйича", "uz_cyrl"),
        ("Bojxona nazorati va xavflarni boshqarish bo'yicha", "uz"),
        ("Gümrük gözegçiligi we töwekgelçilikleri dolandyrmak boýunça", "tk"),
        ("Gömrük nəzarəti və risklərin idarə edilməsi üzrə", "az"),
        ("Customs control of goods and risk management", "en"),
        ("1846", ""),
    ],
)
def test_languages_are_told_apart(title: str, language: str) -> None:
    assert LanguageGuess([title])(title) == language


def test_an_unclear_title_is_of_the_language_of_its_file() -> None:
    kazakh = ["Кедендік құн", "Тауарлар және көлік", "Тәуекелдерді басқару жүйесі", "Кеден одағы"]
    assert LanguageGuess(kazakh)("Кеден одағы") == "kk"
    assert LanguageGuess(kazakh)("Транзит") == "kk"
    assert LanguageGuess(["Транзит", "Оценка стоимости и платежи"])("Транзит") == "ru"


def test_a_cell_of_outcomes_is_cut_into_its_points() -> None:
    assert split_outcomes("1) знает порядок\nввоза товаров\n2) умеет считать пошлину;") == (
        "знает порядок ввоза товаров",
        "умеет считать пошлину",
    )
    assert split_outcomes("—") == ()
