"""The words of a table on one page as a single text object.

What ReportLab does for each string (finding subset and codes of its letters, escaping them) is done here
once for each word of a document.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary, ref

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfmetrics import getFont

from reports.pdf.cells import Stroke
from reports.pdf.paint import colour_of

_Piece = tuple[int, str]  # subset of the font, escaped codes

_written: WeakKeyDictionary[Any, "dict[str, _Codes]"] = WeakKeyDictionary()
"""The words already encoded, by font, for each document that is being written."""


class PageText:
    """Gathers strokes; hand it to `Canvas.drawText`, which asks for the code."""

    def __init__(self, canvas: Any) -> None:
        self._doc = canvas._doc
        self._words = _written.setdefault(self._doc, {})
        self._code = ["q BT"]
        self._look: tuple[str, float, str] | None = None
        self._subset = 0

    def add(self, strokes: Iterable[Stroke], top: float) -> None:
        """Write strokes whose row begins at `top`."""
        code = self._code
        for x, y, font, size, colour, words in strokes:
            if self._look != (font, size, colour):
                self._set_look(font, size, colour)
            code.append(f"1 0 0 1 {x:.2f} {top - y:.2f} Tm")
            for subset, codes in self._pieces(font, words):
                if subset != self._subset:
                    self._set_font(font, size, subset)
                code.append(f"({codes}) Tj")

    def getCode(self) -> str:  # noqa: N802  # the name that Canvas.drawText calls
        return " ".join([*self._code, "ET Q"])

    def _set_look(self, font: str, size: float, colour: str) -> None:
        if self._look is None or self._look[:2] != (font, size):
            self._set_font(font, size, 0)
        if self._look is None or self._look[2] != colour:
            self._code.append(_fill(colour))
        self._look = (font, size, colour)

    def _set_font(self, font: str, size: float, subset: int) -> None:
        name = _dynamic(font).getSubsetInternalName(subset, self._doc)
        self._code.append(f"{name} {size:g} Tf")
        self._subset = subset

    def _pieces(self, font: str, text: str) -> list[_Piece]:
        """The codes of a line. All in the first subset, as nearly always, they are joined from known words."""
        known = self._words.get(font)
        if known is None:
            known = self._words[font] = _Codes(font, self._doc)
        codes = [known[word] for word in text.split(" ")]
        if None in codes:
            return _encoded(font, text, self._doc)
        return [(0, " ".join(codes))]  # type: ignore[arg-type]  # no None in it


class _Codes(dict[str, str | None]):
    """The codes of letters and words in the first subset of a font; None for what needs another subset."""

    def __init__(self, font: str, document: Any) -> None:
        super().__init__()
        self._font = font
        self._document = ref(document)

    def __missing__(self, word: str) -> str | None:
        if len(word) == 1:
            ((subset, code),) = _encoded(self._font, word, self._document())
            codes = None if subset else code
        else:
            letters = [self[letter] for letter in word]
            codes = None if None in letters else "".join(letters)  # type: ignore[arg-type]  # no None in it
        self[word] = codes
        return codes


def _encoded(font: str, text: str, document: Any) -> list[_Piece]:
    return [(subset, escapePDF(codes)) for subset, codes in _dynamic(font).splitString(text, document)]


def _dynamic(font: str) -> Any:
    return getFont(font)


@lru_cache(maxsize=64)
def _fill(colour: str) -> str:
    red, green, blue = colour_of(colour).rgb()
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"
