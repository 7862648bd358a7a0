"""Plans in running text: headings, numbered lists by hand and by Word, bold lines with bullets."""

from collections.abc import Callable
from pathlib import Path

from assessor.importing.draft import Draft

Make = Callable[..., Path]
Paragraph = Callable[..., str]
Understand = Callable[[Path], Draft]
Outline = Callable[[Draft], list[str]]

SECTIONS_AND_POINTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Раздел %1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def aside(draft: Draft) -> list[str]:
    return [row.text for row in draft.set_aside]


def test_sections_and_topics_typed_by_hand_with_hours_and_content(
    make_docx: Make, p: Paragraph, understand: Understand, outline: Outline
) -> None:
    body = [
        p("ПРОГРАММА КУРСА"),
        p("Раздел 1. Основы таможенного дела"),
        p("Тема 1.1. Таможенная политика (4 часа)"),
        p("Понятие, цели. Субъекты."),
        p("Тема 1.2. Органы"),
        p("Раздел 2. Платежи"),
        p("Тема 2.1. Пошлины"),
        p("1. Виды пошлин."),
        p("2. Ставки."),
        p("Литература"),
        p("1. Таможенный кодекс"),
    ]
    draft = understand(make_docx(*body))
    assert outline(draft) == [
        "# Раздел 1. Основы таможенного дела",
        "  - Тема 1.1. Таможенная политика [. . . . 4]",
        "  - Тема 1.2. Органы",
        "# Раздел 2. Платежи",
        "  - Тема 2.1. Пошлины",
    ]
    first, second = draft.programmes[0].modules
    assert first.topics[0].description == "Понятие, цели. Субъекты."
    assert first.topics[0].place.paragraph == 3
    assert second.topics[0].description == "1. Виды пошлин.\n2. Ставки."
    assert aside(draft) == ["ПРОГРАММА КУРСА", "Литература", "1. Таможенный кодекс"]


def test_headings_with_a_title_above_and_a_note_that_is_no_topic(
    make_docx: Make, p: Paragraph, understand: Understand, outline: Outline
) -> None:
    body = [
        p("Таможенный инспектор: базовый курс", style="1"),
        p("Пояснительная записка", style="2"),
        p("Курс знакомит слушателей с профессией."),
        p("Модуль 1. Право", style="2"),
        p("Источники права", style="3"),
        p("Кодекс, законы."),
        p("Органы", style="3"),
        p("Модуль 2. Платежи", style="2"),
        p("Пошлины", style="3"),
    ]
    draft = understand(make_docx(*body))
    assert draft.programmes[0].title == "Таможенный инспектор: базовый курс"
    assert outline(draft) == [
        "# Модуль 1. Право",
        "  - Источники права",
        "  - Органы",
        "# Модуль 2. Платежи",
        "  - Пошлины",
    ]
    assert draft.programmes[0].modules[0].topics[0].description == "Кодекс, законы."
    assert aside(draft) == ["Пояснительная записка", "Курс знакомит слушателей с профессией."]


def test_numbers_typed_by_hand_without_headings(
    make_docx: Make, p: Paragraph, understand: Understand, outline: Outline
) -> None:
    texts = ["1. Основы таможенного дела", "1.1. Политика", "1.2. Органы", "1.2.1. Посты", "2. Платежи", "2.1. Пошлины"]
    draft = understand(make_docx(*map(p, texts), p("Ставки и льготы.")))
    assert outline(draft) == [
        "# 1 Основы таможенного дела",
        "  - 1.1 Политика",
        "  # 1.2 Органы",
        "    - 1.2.1 Посты",
        "# 2 Платежи",
        "  - 2.1 Пошлины",
    ]


def test_numbers_that_word_makes(make_docx: Make, p: Paragraph, understand: Understand, outline: Outline) -> None:
    points = [("Основы", 0), ("Политика", 1), ("Органы", 1), ("Платежи", 0), ("Пошлины", 1)]
    body = [p(text, numbered=(1, level)) for text, level in points]
    assert outline(understand(make_docx(*body, numbering=SECTIONS_AND_POINTS))) == [
        "# Раздел 1. Основы",
        "  - 1.1 Политика",
        "  - 1.2 Органы",
        "# Раздел 2. Платежи",
        "  - 2.1 Пошлины",
    ]


def test_bold_lines_lead_bullets(make_docx: Make, p: Paragraph, understand: Understand, outline: Outline) -> None:
    body = [
        p("Training of recruits"),
        p("Legal knowledge", bold=True),
        p("the relevant laws", numbered=(1, 0)),
        p("powers of officers", numbered=(1, 0)),
        p("Operations", bold=True),
        p("customer service", numbered=(1, 0)),
    ]
    assert outline(understand(make_docx(*body, numbering=BULLETS))) == [
        "# Legal knowledge",
        "  - the relevant laws",
        "  - powers of officers",
        "# Operations",
        "  - customer service",
    ]
