"""The encoding of a text file of our region, by a rule of our own: guessing libraries swap the Cyrillic code pages."""

import re
import unicodedata
from dataclasses import dataclass

_SAMPLE_BYTES = 64 * 2**10
_CANDIDATES = ("cp1251", "koi8-r", "cp866")  # in this order at a tie
_HIGH_BYTES = (0x00, 0x04, 0x20, 0x21)  # of Latin, Cyrillic, dashes and quotes, № in UTF-16
_HIGH_BYTES_SHARE = 0.95
_CAPITAL_INSIDE_WORD = -8.0
_STRANGE_SIGN = -10.0
_USUAL_SIGNS = frozenset("«»№–—…“”„•§°’ \u00ad")

# Share of each letter in Russian text, in percent.
_LETTER_SHARES = {
    "о": 10.97,
    "е": 8.45,
    "а": 8.01,
    "и": 7.35,
    "н": 6.70,
    "т": 6.26,
    "с": 5.47,
    "р": 4.73,
    "в": 4.54,
    "л": 4.40,
    "к": 3.49,
    "м": 3.21,
    "д": 2.98,
    "п": 2.81,
    "у": 2.62,
    "я": 2.01,
    "ы": 1.90,
    "ь": 1.74,
    "г": 1.70,
    "з": 1.65,
    "б": 1.59,
    "ч": 1.44,
    "й": 1.21,
    "х": 0.97,
    "ж": 0.94,
    "ш": 0.73,
    "ю": 0.64,
    "ц": 0.48,
    "щ": 0.36,
    "э": 0.32,
    "ф": 0.26,
    "ъ": 0.04,
    "ё": 0.04,
}
_MANY_BROKEN = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark."""

    text: str
    encoding: str
    broken_lines: tuple[int, ...] = ()  # from 1, where bytes did not fit and were replaced


def decode_text(data: bytes) -> Decoded:
    """Decode by byte order mark, UTF-16 without a mark, strict UTF-8, else by Russian letters.

    Bytes that do not fit are replaced and their lines named; nothing is raised.
    """
    encoding = _find_encoding(data)
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    broken = tuple(number for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if "\ufffd" in line)
    return Decoded(text, encoding, broken)


def _find_encoding(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE_BYTES]
    if len(data) > len(sample):  # a character must not be cut in two
        sample = sample[: max(sample.rfind(b"\n"), sample.rfind(b"\r")) + 1] or sample
    if _reads_as_utf16(sample[1::2]):
        return "utf-16-le"
    if _reads_as_utf16(sample[::2]):
        return "utf-16-be"
    if _is_utf8(data):
        return "utf-8"
    return max(_CANDIDATES, key=lambda candidate: _russian_score(sample.decode(candidate, errors="replace")))


def _reads_as_utf16(high_bytes: bytes) -> bool:
    """Whether every second byte is one that text of our region has there; Cyrillic alone brings no zero bytes."""
    fitting = sum(high_bytes.count(byte) for byte in _HIGH_BYTES)
    return high_bytes.count(0) > 0 and fitting > _HIGH_BYTES_SHARE * len(high_bytes)


def _is_utf8(data: bytes) -> bool:
    """True also for UTF-8 with a few broken bytes: hardly any sequence of a code page passes for UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        sound = sum(1 for sign in text if sign > "\x7f") - broken
        return broken <= _MANY_BROKEN * sound
    return True


def _russian_score(text: str) -> float:
    """Mean over the signs that are not ASCII; the higher, the more Russian."""
    total, count, before = 0.0, 0, ""
    for sign in text:
        if sign > "\x7f":
            count += 1
            small = sign.lower()
            if small in _LETTER_SHARES:
                total += _LETTER_SHARES[small]
                if sign != small and before.islower() and unicodedata.category(before) == "Ll":
                    total += _CAPITAL_INSIDE_WORD
            elif sign not in _USUAL_SIGNS:
                total += _STRANGE_SIGN
        before = sign
    return total / count if count else 0.0
