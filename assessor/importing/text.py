"""Text of a source: as it is shown, as it is compared, and letters of another alphabet hidden in a word."""

import re
import unicodedata
from functools import lru_cache

# Latin letters that look like Cyrillic ones, and their doubles.
_LATIN = "ABCEHKMOPTXYaceopxyi"
_CYRILLIC = "АВСЕНКМОРТХУасеорхуі"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BROKEN_WORD = re.compile(r"(?P<head>[^\W\d_]+)-[ \t]*\n[ \t]*(?=(?P<next>[^\W\d_]))")
_FIRST_OF_TWO = re.compile(  # what a hyphen joins with the next word, wherever the line ends
    r"(?:учебно|научно|торгово|социально|финансово|кредитно|технико|материально|организационно|информационно|санитарно"
    r"|нормативно|административно|оперативно|производственно|культурно|историко|практико|военно|уголовно|экономико"
    r"|профессионально|бизнес|онлайн|интернет|экспресс|self)",
    re.IGNORECASE,
)
_MIXED = re.compile("[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OUTER_SIGNS = " .,:;*–—-_()[]\"'«»“”„"


def shown(text: str) -> str:
    """One line for the screen: cut words are joined, line ends become spaces, invisible signs go, all else stays."""
    return " ".join(_without_cuts(_INVISIBLE.sub("", text)).split())


def shown_lines(text: str) -> str:
    """The same for longer text: its lines stay."""
    lines = (" ".join(line.split()) for line in _INVISIBLE.sub("", text).splitlines())
    return "\n".join(filter(None, lines))


@lru_cache(maxsize=16_384)  # the same words are looked at for several reasons
def folded(text: str) -> str:
    """The form for comparing: case, ё, width, spaces, invisible signs and look-alike letters do not count."""
    joined = _without_cuts(_INVISIBLE.sub("", text))
    if _MIXED.search(joined):
        joined = _WORD.sub(lambda word: _unmasked(word[0]), joined)
    plain = unicodedata.normalize("NFKC", joined).casefold().replace("ё", "е")
    return " ".join(plain.split())


def _without_cuts(text: str) -> str:
    """Words that a line end cut are whole again; a hyphen between two words stays."""
    return _BROKEN_WORD.sub(_joined, text) if "\n" in text else text


def _joined(cut: re.Match[str]) -> str:
    head = cut["head"]
    is_cut = cut["next"].isupper() == head.isupper() and not _FIRST_OF_TWO.fullmatch(head)
    return head if is_cut else f"{head}-"


def folded_title(text: str) -> str:
    """`folded`, also without the signs around: titles that a person takes for the same."""
    return folded(text).strip(_OUTER_SIGNS)


def masked_words(text: str) -> tuple[str, ...]:
    """Words that mix Cyrillic letters with Latin ones that look alike ("Oбщие" with a Latin O)."""
    if not _MIXED.search(text):
        return ()
    return tuple(word for word in _WORD.findall(text) if _is_masked(word))


def _is_masked(word: str) -> bool:
    latin = [sign for sign in word if "a" <= sign.lower() <= "z"]
    return bool(latin) and all(sign in _LATIN for sign in latin) and any("а" <= sign.lower() <= "я" for sign in word)


def _unmasked(word: str) -> str:
    return word.translate(_TO_CYRILLIC) if _is_masked(word) else word
