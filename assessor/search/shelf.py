"""The entries of one kind, ready to be searched between two key strokes.

Every entry is one string of folded words, so that a search is a pass of Python's own substring search over them; other
forms of a typed word are looked up among all words of the shelf first, and then are substrings too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from assessor.find import fold_code
from assessor.search.entry import Entry, Kind
from assessor.search.words import Typed, words_of

_CODE, _TITLE, _OTHERS = "\x02", "\x03", "\x04"
"""They part a line: code, words of the text, other words. Words are never next to each other without a space."""

_SAME_CODE, _CODE_BEGINS, _TEXT_BEGINS, _IN_TEXT, _IN_OTHERS = range(5)
"""Where a typed word was found, the best place first."""

Texts = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What one group has: the best entries, and how many there are in all."""

    kind: Kind
    total: int
    entries: tuple[Entry, ...]


class _Looked(NamedTuple):
    """A typed word as it may stand in a line."""

    code: str
    words: tuple[str, ...]


class Shelf:
    """Entries of one kind in their own order."""

    def __init__(self, kind: Kind, entries: Sequence[Entry], before: "Shelf | None" = None) -> None:
        """`before` is the shelf that this one replaces: what it has read need not be read again."""
        self._kind = kind
        self._entries = entries
        self._lines: list[str] = []
        self._known: dict[Texts, str] = {} if before is None else before._known
        self._vocabulary: set[str] = set() if before is None else before._vocabulary

    def work_ahead(self, most: int) -> bool:
        """Read up to `most` entries more; false when all are read."""
        start = len(self._lines)
        for entry in self._entries[start : start + most]:
            texts = entry.code, entry.text, entry.others
            line = self._known.get(texts)
            if line is None:
                line = self._known[texts] = _line(texts)
                self._vocabulary.update(line[line.index(_TITLE) + 1 :].replace(_OTHERS, " ").split())
            self._lines.append(line)
        return len(self._lines) < len(self._entries)

    def find(self, typed: Iterable[Typed], most: int | None) -> Found:
        """The entries that have every typed word; the best `most` of them, or all. Nothing typed finds nothing."""
        self.work_ahead(len(self._entries))
        looked = [self._looked(word) for word in typed]
        rows: Sequence[int] = range(len(self._lines)) if looked else ()
        for word in looked:
            rows = self._with(rows, word)
        ranked = ((self._rank(row, looked), row) for row in rows)
        best = sorted(ranked) if most is None else nsmallest(most, ranked)
        return Found(self._kind, len(rows), tuple(self._entries[row] for _, row in best))

    def _looked(self, word: Typed) -> _Looked:
        forms = [f" {other} " for other in self._vocabulary if word.is_form(other) and not other.startswith(word.words)]
        return _Looked(_CODE + word.code, (f" {word.words}", *forms))

    def _with(self, rows: Sequence[int], word: _Looked) -> list[int]:
        lines, code = self._lines, word.code
        if len(word.words) == 1:
            begun = word.words[0]
            return [row for row in rows if begun in lines[row] or lines[row].startswith(code)]
        return [row for row in rows if any(w in lines[row] for w in word.words) or lines[row].startswith(code)]

    def _rank(self, row: int, looked: Sequence[_Looked]) -> int:
        line = self._lines[row]
        title, others = line.index(_TITLE) + 1, line.index(_OTHERS)
        return sum(_place(line, title, others, word) for word in looked)


def _place(line: str, title: int, others: int, word: _Looked) -> int:
    if line.startswith(word.code):
        return _SAME_CODE if line.startswith(_TITLE, len(word.code)) else _CODE_BEGINS
    if line.startswith(word.words, title):
        return _TEXT_BEGINS
    return _IN_TEXT if any(line.find(begun, title, others) >= 0 for begun in word.words) else _IN_OTHERS


def _line(texts: Texts) -> str:
    code, text, others = texts
    beside = words_of(" ".join((code, *others))) if code or others else ""
    return f"{_CODE}{fold_code(code)}{_TITLE} {words_of(text)} {_OTHERS} {beside} "
