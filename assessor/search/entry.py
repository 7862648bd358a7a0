"""What can be found: one line of a search, with the place that it belongs to."""

from dataclasses import dataclass
from enum import StrEnum

from assessor.model.place import Place


class Kind(StrEnum):
    """The groups of a search, in the order in which they are shown."""

    TOPIC = "topic"  # programmes and modules too
    ITEM = "item"
    NOTE = "note"  # evidence, and what assessors wrote
    CRITERION = "criterion"
    PERSON = "person"
    COMMAND = "command"  # of the window, which knows them


class Note(StrEnum):
    """What a note is."""

    QUOTE = "quote"  # of a source
    COMMENT = "comment"  # on a mapping
    JUDGEMENT = "judgement"  # its reason
    MISSING = "missing"  # what a judgement found missing
    OUTSIDE = "outside"  # why an item is not assessed
    SET_ASIDE = "set_aside"  # why a topic has no counterpart


@dataclass(frozen=True, slots=True)
class About:
    """What an entry belongs to: a node of the curriculum or an item, or neither."""

    node_id: str = ""
    framework_id: str = ""
    item_code: str = ""
    programme_id: str | None = None  # of a judgement for one programme


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `others` are texts that answer too and are not shown: translations, keywords."""

    kind: Kind
    id: str  # of its row, of the command; an item has its framework's before its code
    text: str
    code: str = ""  # number of a topic, code of an item
    others: tuple[str, ...] = ()
    about: About = About()
    note: Note | None = None
    place: Place = Place()  # of a quote
