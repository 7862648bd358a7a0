"""The face of the paper: Source Sans 3, embedded; what it can print, and how wide that is."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

REGULAR = "SourceSans3"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-Italic"
BOLD_ITALIC = "SourceSans3-BoldItalic"

_FOLDER = Path(__file__).resolve().parent.parent / "fonts"
_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    BOLD: "SourceSans3_700Bold.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    BOLD_ITALIC: "SourceSans3_700Bold_Italic.ttf",
}
_LINE_ENDS_AND_TABS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_NO_BREAK = "\u00a0"
_OTHER_NO_BREAK = frozenset("\u2007\u202f")
_WORDS_KEPT = 200_000


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the four faces known to ReportLab, once, when the first document asks for them."""
    rl_config.useA85 = 0  # streams as they are, not as text: shorter files in less time
    for name, file in _FILES.items():
        registerFont(TTFont(name, str(_FOLDER / file)))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, BOLD_ITALIC)


def face_of(name: str) -> TTFontFile:
    """The measures and glyphs of one of the four faces, as read from its file."""
    register_fonts()
    font = getFont(name)
    assert isinstance(font, TTFont)
    return font.face


@lru_cache(maxsize=1)
def _printed() -> frozenset[str]:
    """Letters that every one of the four faces can draw, and that stand for themselves."""
    drawn = set.intersection(*(set(face_of(name).charToGlyph) for name in _FILES))
    letters = frozenset(chr(code) for code in drawn if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Zs"))
    return letters | {" ", _NO_BREAK}


def printable(text: str) -> str:
    """The text as the face can draw it, without any loss in silence.

    Composed (NFC); line ends, tabs and odd spaces as plain spaces, no-break ones kept so. A letter that the
    face lacks is written as [U+1F600]. Marks that have no picture of their own (soft hyphen, joiners,
    direction marks, variation selectors) are left out. Applying it twice changes nothing.
    """
    printed = _printed()
    if printed.issuperset(text) and unicodedata.is_normalized("NFC", text):
        return text
    return "".join([_as_printed(letter, printed) for letter in unicodedata.normalize("NFC", text)])


def _as_printed(letter: str, printed: frozenset[str]) -> str:
    if letter in printed:
        return letter
    if letter in _OTHER_NO_BREAK:
        return _NO_BREAK
    code, category = ord(letter), unicodedata.category(letter)
    if category == "Zs" or letter in _LINE_ENDS_AND_TABS:
        return " "
    if category == "Cf" or 0xFE00 <= code <= 0xFE0F:
        return ""
    return f"[U+{code:04X}]"


class _Units(dict[str, int]):
    """Widths of words in thousandths of the type size, each measured when it is first asked for."""

    def __init__(self, font: str) -> None:
        super().__init__()
        face = face_of(font)
        self._letters = {chr(code): width for code, width in face.charWidths.items()}
        self._letters.update((letter, face.defaultWidth) for letter in _printed() if letter not in self._letters)

    def __missing__(self, word: str) -> int:
        if len(self) > _WORDS_KEPT:
            self.clear()
        units = self[word] = sum(map(self._letters.__getitem__, word))
        return units


@lru_cache(maxsize=len(_FILES))
def units_of(font: str) -> Mapping[str, int]:
    """Width of any word in thousandths of the type size, without kerning; subscript it with the word."""
    return _Units(font)


def width_of(text: str, font: str, size: float) -> float:
    """Width in points of an already printable text in one of the four faces, without kerning."""
    units, words = units_of(font), text.split(" ")
    return (sum([units[word] for word in words]) + (len(words) - 1) * units[" "]) * size / 1000


def measure(text: str, size: float, bold: bool = False) -> float:
    """Width in points, for the builders of pictures."""
    return width_of(printable(text), BOLD if bold else REGULAR, size)
