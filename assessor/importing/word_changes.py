"""Which words of a text became others: for showing an earlier and a newer text beside each other."""

import re
from difflib import SequenceMatcher

from assessor.importing.text import folded

Span = tuple[int, int]
"""Where words that differ begin in a text, and behind which letter they end."""

_WORD = re.compile(r"\w+(?:-\w+)*")
_MOST_WORDS = 2_000  # of a text; more would hold the caller up and help nobody


def changed_words(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words that only `before` has, and those that only `after` has; neighbours are one span.

    Case, blanks and signs between words make no difference.
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    gone: list[Span] = []
    come: list[Span] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            gone += _joined(old[old_start:old_end])
            come += _joined(new[new_start:new_end])
    return tuple(gone), tuple(come)


def _words(text: str) -> list[tuple[str, Span]]:
    found = [(folded(match.group()), match.span()) for match in _WORD.finditer(text)]
    return found[:_MOST_WORDS]


def _joined(words: list[tuple[str, Span]]) -> list[Span]:
    return [(words[0][1][0], words[-1][1][1])] if words else []
