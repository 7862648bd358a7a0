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


def from_answer(text: str, typed: Sequence[Typed], room: int) -> str:
    """A text in one line; where the answer stands beyond the first `room` letters, from some words before it on."""
    line = " ".join(text.split())
    places = marks(line, tuple(typed))
    if not places or places[0][1] <= room:
        return line
    first = places[0][0]
    start = line.find(" ", max(0, first - room // 2)) + 1
    return f"…{line[min(start, first) :]}"
