"""The characters of a page → words with boxes, and how far its text layer can be believed."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from assessor.readers.pdf_geometry import Box, Matrix, Word, around, turned

_BLANKS = frozenset(" \t\r\n\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\0")
_LINE_END_HYPHENS = frozenset("\x02\ufffe")  # what pdfium makes of a hyphen at the end of a line
_LATIN_SUPPLEMENT = range(0x80, 0x100)
_USUAL_SIGNS = frozenset("«»§°±·©®\xa0\xad")
_ODD_CATEGORIES = frozenset(("Cc", "Co", "Cn", "Cs"))
_MAX_CHARACTERS = 200_000  # of a page; the densest plan seen has a tenth
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_TWO_LINES = 1.8  # times its height: such a word is none
_NEW_LINE = 0.6


@dataclass(frozen=True, slots=True)
class PageText:
    """The words in the order of the file, in reading coordinates; `turns` is how the page was turned for that."""

    words: tuple[Word, ...]
    characters: int
    odd_characters: int  # of them, such as no plan has: control, private, unassigned, accented Latin
    turns: int = 0

    @property
    def odd_share(self) -> float:
        return self.odd_characters / self.characters if self.characters else 0.0


def read_words(page: Any, to_shown: Matrix) -> PageText:
    """Read the text layer of a loaded page.

    Args: `to_shown` from the page's own space to points from the top left corner as it is shown.
    The page is turned so that most of its text reads from left to right.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageText((), 0, 0)
    try:
        return _WordReader(text_page, to_shown).read()
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _WordReader:
    def __init__(self, text_page: Any, to_shown: Matrix) -> None:
        self._text_page = text_page
        self._to_shown = to_shown
        self._rectangle = pdfium.FS_RECTF()
        self._fonts: dict[int, bool] = {}  # address of a font → whether it is bold

    def read(self) -> PageText:
        text_page, get_unicode = self._text_page, pdfium.FPDFText_GetUnicode
        count = min(pdfium.FPDFText_CountChars(text_page), _MAX_CHARACTERS)
        signs = "".join([_sign(get_unicode(text_page, index)) for index in range(max(count, 0))])
        found: list[Word] = []
        start = 0
        for end, sign in enumerate(signs + " "):
            if sign in _BLANKS:
                if end > start:
                    self._add(signs, start, end, found)
                start = end + 1
            elif sign in _LINE_END_HYPHENS:
                self._add(signs, start, end + 1, found)
                start = end + 1
        turns = _main_turn(found)
        words = [word._replace(box=turned(word.box, turns), turn=(word.turn - turns) % 4) for word in found]
        visible, odd = _count_signs(signs)
        return PageText(tuple(words), visible, odd, turns)

    def _add(self, signs: str, start: int, end: int, found: list[Word]) -> None:
        """Add the word; slanted text (a watermark) is no part of the page's content."""
        first, last = self._box(start), self._box(end - 1)
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, start)
        turn = self._to_shown.quarter(math.cos(angle), -math.sin(angle))
        if turn is None:
            return
        text = signs[start:end]
        if text[-1] in _LINE_END_HYPHENS:
            text = f"{text[:-1]}-"
        box = Box(
            min(first.left, last.left),
            min(first.top, last.top),
            max(first.right, last.right),
            max(first.bottom, last.bottom),
        )
        across, line = (box.right - box.left, first.right - first.left) if turn % 2 else (box.height, first.height)
        if line and across > _TWO_LINES * line:
            found += self._on_several_lines(start, end, signs, turn)
            return
        found.append(Word(text, box, self._is_bold(start), turn))

    def _on_several_lines(self, start: int, end: int, signs: str, turn: int) -> Iterator[Word]:
        """The pieces of a run of signs that goes over from one line to another without a space."""
        boxes = [self._box(index) for index in range(start, end)]
        first = start
        for index in range(start + 1, end + 1):
            if index < end:
                before, here = boxes[index - 1 - start], boxes[index - start]
                step = abs(here.centre - before.centre) if turn % 2 else abs(here.middle - before.middle)
                line = before.right - before.left if turn % 2 else before.height
                if step <= _NEW_LINE * line:
                    continue
            box = around(boxes[first - start : index - start])
            yield Word(signs[first:index], box, self._is_bold(first), turn)
            first = index

    def _box(self, index: int) -> Box:
        rectangle = self._rectangle
        pdfium.FPDFText_GetLooseCharBox(self._text_page, index, rectangle)
        return self._to_shown.box(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)

    def _is_bold(self, index: int) -> bool:
        """By the font's name, or its weight; asked once for each font."""
        thing = pdfium.FPDFText_GetTextObject(self._text_page, index)
        font = pdfium.FPDFTextObj_GetFont(thing) if thing else None
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        bold = self._fonts.get(address)
        if bold is None:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            lowered = name.value.decode("latin-1").lower()
            bold = any(word in lowered for word in _BOLD_NAMES)
            bold = bold or pdfium.FPDFText_GetFontWeight(self._text_page, index) >= _BOLD_WEIGHT
            self._fonts[address] = bold
        return bold


def _sign(code: int) -> str:
    return chr(code) if code < 0x110000 else "\ufffd"


def _main_turn(words: list[Word]) -> int:
    turns = Counter[int]()
    for word in words:
        turns[word.turn] += len(word.text)
    return turns.most_common(1)[0][0] if turns else 0


def _count_signs(signs: str) -> tuple[int, int]:
    """How many signs are printed, and how many of them are odd; a NUL stands for a glyph without a meaning."""
    counts = Counter(signs)
    visible = odd = 0
    for sign, count in counts.items():
        if sign != "\0" and (sign.isspace() or sign in _LINE_END_HYPHENS):
            continue
        visible += count
        if _is_odd(sign):
            odd += count
    return visible, odd


def _is_odd(sign: str) -> bool:
    if sign in _USUAL_SIGNS:
        return False
    return sign == "\ufffd" or ord(sign) in _LATIN_SUPPLEMENT or unicodedata.category(sign) in _ODD_CATEGORIES
