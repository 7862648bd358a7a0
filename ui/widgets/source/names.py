"""What the parts of a source are called."""

from assessor.marks import N_
from assessor.model.place import Place
from assessor.words import Words
from ui.widgets.source.parts import SourcePart


def part_name(part: SourcePart, number: int, words: Words) -> str:
    """What a part is called in the list of them; `number` counts from 0."""
    if part.is_text:
        name = words.text(N_("Text {number}"), number=words.number(number + 1))
    elif part.table is not None:
        name = words.text(N_("Table {number}"), number=words.number(part.table))
    else:
        name = part.sheet or words.text(N_("Table"))
    if part.sheet and part.table is not None:
        name = f"{part.sheet} · {name}"
    if part.pages is not None:
        first, last = part.pages
        place = words.place(Place(page=first))
        name = f"{name} · {place}" if first == last else f"{name} · {place}–{last}"
    return name
