"""The face prints every letter of the region, and says what it cannot print."""

import unicodedata
from typing import Any

import pytest

from reports.charts.scene import wrapped
from reports.pdf.fonts import BOLD, REGULAR, measure, printable, width_of
from reports.pdf.text import body

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "ru": CYRILLIC,
    "kk": CYRILLIC + "әғқңөұүһі",
    "kk-Latn": LATIN + "äğıñöşūü",
    "ky": CYRILLIC + "ңөү",
    "tg": CYRILLIC + "ғӣқӯҳҷ",
    "uz": LATIN + "ʻʼ‘’",
    "uz-Cyrl": CYRILLIC + "ўқғҳ",
    "tk": LATIN + "çäžňöşüý",
    "az": LATIN + "çəğıöşü",
}
SIGNS = "✓≥≤→■–—…«»„“”’№§%‰°±×−·•€₸₽/"


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_the_region_is_printed_as_it_is(language: str) -> None:
    letters = ALPHABETS[language]
    letters += letters.upper() + ("İI" if language in ("az", "kk-Latn") else "")
    assert printable(letters) == letters


def test_signs_of_the_report_are_printed_as_they_are() -> None:
    assert printable(SIGNS) == SIGNS


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Good 😀", "Good [U+1F600]"),
        ("جمارك", "[U+062C][U+0645][U+0627][U+0631][U+0643]"),
        ("a\0b", "a[U+0000]b"),
        ("a\ud800b", "a[U+D800]b"),
        ("one\ttwo\nthree\r\nfour\u2028five", "one two three  four five"),
        ("тамо\u00adжня", "таможня"),
        ("\ufeffhead\u200b", "head"),
        ("🛃\ufe0f", "[U+1F6C3]"),
        (unicodedata.normalize("NFD", "йё"), "йё"),
        ("1\u00a0846\u202fh\u2009a\u3000b", "1\u00a0846\u00a0h a b"),
        ("", ""),
    ],
)
def test_what_the_face_lacks_is_named(text: str, printed: str) -> None:
    assert printable(text) == printed
    assert printable(printed) == printed


def test_widths_add_up_and_bold_is_wider() -> None:
    assert measure("Таможня", 10) == pytest.approx(sum(measure(letter, 10) for letter in "Таможня"))
    assert width_of("a b", REGULAR, 10) == pytest.approx(measure("a", 10) + measure(" ", 10) + measure("b", 10))
    assert width_of("Valuation", BOLD, 10) > width_of("Valuation", REGULAR, 10)
    assert measure("", 10) == 0


def test_widths_are_those_that_the_writer_uses() -> None:
    paragraph = body("Таможенная стоимость, OP-03")
    paragraph.wrap(400, 400)
    assert paragraph.getActualLineWidths0() == [pytest.approx(measure("Таможенная стоимость, OP-03", 9.5))]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_number_and_its_unit_stay_on_one_line(space: str) -> None:
    words = f"1{space}846{space}h " * 60
    paragraph: Any = body(words)
    paragraph.wrap(300, 1000)
    lines = [" ".join(line[1]) for line in paragraph.blPara.lines]
    for line in [*lines, *wrapped(printable(words), 300, 9.5, measure)]:
        assert not line.replace("1\u00a0846\u00a0h", "").strip()
