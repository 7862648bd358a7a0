"""What of an entry answered, for the eye."""

from collections.abc import Sequence

from assessor.find import fold_code
from assessor.search.entry import Entry
from assessor.search.words import Typed, marks


def answering_text(entry: Entry, typed: Sequence[Typed]) -> str:
    """The text that is not shown and has a typed word that text and code have not; '' where they have all."""
    code = fold_code(entry.code)
    missing = tuple(
        word for word in typed if not (code and code.startswith(word.code)) and not marks(entry.text, (word,))
    )
    return next((text for text in entry.others if missing and marks(text, missing)), "")


def from_answer(text: str, typed: Sequence[Typed], before: int) -> str:
    """A long text from some words before the place that answers, at most `before` letters; with … where it is cut."""
    line = " ".join(text.split())
    places = marks(line, tuple(typed))
    if not places or places[0][0] <= before:
        return line
    start = line.find(" ", places[0][0] - before) + 1
    return f"…{line[min(start, places[0][0]) :]}"
