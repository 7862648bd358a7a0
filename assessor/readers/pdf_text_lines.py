"""Words → lines of text, and lines → one text again, with words that a line end cut joined."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from assessor.readers.pdf_geometry import Box, Word, around, median

_SAME_LINE = 0.5  # of the height: words whose middles are nearer stand on one line
_SIZE_OF_HEIGHT = 0.8  # the type size in the height of a line
_RIMS = 2.5  # type sizes: the inner margins of a cell and a space
_GAP = 1.0  # type sizes: a wider space parts a line into pieces
_LABEL = re.compile(
    r"(?:[•·▪◦‣■□●○–—*-]|\(?\d{1,3}[.)]|\(?\d{1,3}(?:\.\d{1,3})+\.?\)?|\(?[a-zа-яё]\))(?=\s|$)", re.IGNORECASE
)
_CUT_WORD = re.compile(r"([^\W\d_]+)-$")
_NEXT_PART = re.compile(r"[^\W\d_]+")


class Line(NamedTuple):
    """Words on one line from left to right."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @property
    def size(self) -> float:
        """About the type size in points, that of most words."""
        heights = [word.box.height for word in self.words]
        return (heights[0] if len(heights) == 1 else median(heights)) * _SIZE_OF_HEIGHT

    @property
    def bold(self) -> bool:
        bold = sum(len(word.text) for word in self.words if word.bold)
        return bold * 2 > sum(len(word.text) for word in self.words)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of some words from the top down; a sign set higher or lower stays on its line."""
    words = list(words)
    if len(words) == 1:  # most cells of a table
        return [Line((words[0],), words[0].box)]
    lines: list[Line] = []
    open_line: list[Word] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word.box.middle):
        if open_line and word.box.middle - middle > _SAME_LINE * max(height, word.box.height):
            lines.append(line_of(open_line))
            open_line = []
        if not open_line or word.box.height > height:
            middle, height = word.box.middle, word.box.height
        open_line.append(word)
    if open_line:
        lines.append(line_of(open_line))
    return lines


def line_of(words: Iterable[Word]) -> Line:
    """A line of words in any order; there must be one."""
    in_order = tuple(sorted(words, key=lambda word: word.box.left))
    return Line(in_order, around(word.box for word in in_order))


def pieces(line: Line) -> list[Line]:
    """The line cut where the space is wide enough to part two columns."""
    gap = _GAP * line.size
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.box.left - before.box.right > gap:
            groups.append([])
        groups[-1].append(word)
    return [line] if len(groups) == 1 else [line_of(group) for group in groups]


def opens_with_label(text: str) -> bool:
    """Whether a line begins with a bullet or a number, as "1.2", "3)" or "а)"."""
    return _LABEL.match(text) is not None


@dataclass(frozen=True, slots=True)
class LineJoiner:
    """Joins lines to a text; a hyphen at a line end stays where the file writes the word with one elsewhere."""

    hyphened: frozenset[str] = frozenset()  # words with a hyphen inside, in lower case

    def text(self, lines: Sequence[Line], width: float | None = None) -> str:
        """One text of lines one below the other.

        Args: `width` of the column in points: a line that left room for the next word was ended on purpose,
            and so is a paragraph; without it all lines are one paragraph.
        """
        if not lines:
            return ""
        text = lines[0].text
        for before, line in pairwise(lines):
            if width is not None and _was_ended(before, line, width):
                text = f"{text}\n{line.text}"
            else:
                text = self.joined(text, line.text)
        return text

    def joined(self, text: str, following: str) -> str:
        """`following` behind `text`, with a cut word mended."""
        cut, rest = _CUT_WORD.search(text), _NEXT_PART.match(following)
        if cut is None or rest is None or (not rest[0][0].islower() and not cut[1].isupper()):
            return f"{text}{'' if cut is not None and rest is not None else ' '}{following}"
        keeps_hyphen = f"{cut[1]}-{rest[0]}".lower() in self.hyphened
        return f"{text if keeps_hyphen else text[:-1]}{following}"


def _was_ended(before: Line, line: Line, width: float) -> bool:
    if opens_with_label(line.text):
        return True
    if before.text.endswith("-"):
        return False
    first = line.words[0].box
    room = width - (before.box.right - before.box.left)
    return room > first.right - first.left + _RIMS * before.size


def hyphened_words(texts: Iterable[str]) -> set[str]:
    """The words with a hyphen inside, in lower case."""
    return {text.strip('.,;:()«»"').lower() for text in texts if "-" in text[1:-1]}


def usual_step(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, 0 for fewer than two."""
    steps = [below.box.middle - above.box.middle for above, below in pairwise(lines)]
    return median([step for step in steps if step > 0])
