"""The lines of the palette as values, made from what was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor.marks import N_
from assessor.model.curriculum import Node, NodeKind
from assessor.model.snapshot import Snapshot
from assessor.search.answer import answering_text, from_answer
from assessor.search.entry import Entry, Kind, Note
from assessor.search.shelf import Found
from assessor.search.words import Typed, marks
from assessor.words import Words
from standards.framework import Item

_ROOM = 50  # letters that a line shows at least

HEADINGS = {
    Kind.TOPIC: N_("Topics and modules"),
    Kind.ITEM: N_("Framework items"),
    Kind.NOTE: N_("Evidence and notes"),
    Kind.CRITERION: N_("Criteria"),
    Kind.PERSON: N_("Persons"),
    Kind.COMMAND: N_("Commands"),
}
NOTES = {
    Note.QUOTE: N_("evidence"),
    Note.COMMENT: N_("comment"),
    Note.JUDGEMENT: N_("reason of a judgement"),
    Note.MISSING: N_("what is missing, by a judgement"),
    Note.OUTSIDE: N_("why an item is not assessed"),
    Note.SET_ASIDE: N_("why a topic has no counterpart"),
}
_ICONS = {
    Kind.TOPIC: "book-open",
    Kind.ITEM: "target",
    Kind.NOTE: "message-square",
    Kind.CRITERION: "list-checks",
    Kind.PERSON: "user",
    Kind.COMMAND: "chevron-right",
}
_NODE_ICONS = {NodeKind.PROGRAMME: "graduation-cap", NodeKind.MODULE: "folder"}

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group and how many it has; `is_cut` where not all of them are shown."""

    kind: Kind
    text: str
    total: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One thing found. `second`: another text of it that has the words, or what a note belongs to; '' for none."""

    entry: Entry
    icon: str
    code: str
    text: str
    marks: Marks
    second: str
    second_marks: Marks
    keys: str  # of a command
    spoken: str
    tip: str


@dataclass(frozen=True, slots=True)
class All:
    """The way to all of a group."""

    kind: Kind
    text: str
    spoken: str


Row = Heading | Line | All


class RowMaker:
    """Makes the lines of one palette. `looks`: id of a command -> its icon and its key."""

    def __init__(self, words: Words, snapshot: Snapshot | None, looks: dict[str, tuple[str, str]]) -> None:
        self._words, self._snapshot, self._looks = words, snapshot, looks

    def rows(self, groups: Iterable[Found], typed: Sequence[Typed]) -> list[Row]:
        """The groups under their headings, each with the way to the rest of it."""
        found: list[Row] = []
        for group in groups:
            heading, total = self._words.text(HEADINGS[group.kind]), self._words.number(group.total)
            is_cut = len(group.entries) < group.total
            found.append(Heading(group.kind, heading, total, is_cut))
            found += [self._line(entry, tuple(typed)) for entry in group.entries]
            if is_cut:
                text = self._words.text(N_("Show all {count}"), count=total)
                found.append(All(group.kind, text, f"{text}: {heading}"))
        return found

    def _line(self, entry: Entry, typed: tuple[Typed, ...]) -> Line:
        text = from_answer(entry.text, typed, _ROOM)
        if entry.note is Note.QUOTE:
            text = self._words.text(N_("“{quote}”"), quote=text)
        is_command = entry.kind is Kind.COMMAND
        answer = "" if is_command else from_answer(answering_text(entry, typed), typed, _ROOM)
        second = answer or self._owner(entry)
        icon, keys = self._looks[entry.id] if is_command else (self._icon(entry), "")
        code = self._code(entry)
        return Line(
            entry=entry,
            icon=icon or _ICONS[entry.kind],
            code=code,
            text=text,
            marks=marks(text, typed),
            second=second,
            second_marks=marks(answer, typed),
            keys=keys,
            spoken=", ".join(filter(None, (code, entry.text, answer, self._owner(entry), keys))),
            tip="\n".join(filter(None, (entry.text, answer, self._owner(entry)))),
        )

    def _icon(self, entry: Entry) -> str:
        node = self._node_of(entry) if entry.kind is Kind.TOPIC else None
        if node is not None:
            return _NODE_ICONS.get(node.kind, "")
        return "quote" if entry.note is Note.QUOTE else ""

    def _code(self, entry: Entry) -> str:
        """Number or code; of a note that of the topic or item that it is about."""
        node = self._node_of(entry)
        return entry.code or entry.about.item_code or ("" if node is None else node.number)

    def _owner(self, entry: Entry) -> str:
        """Of a note: what it is, where it stands, and the topic or item that it is about."""
        if entry.note is None:
            return ""
        kind = self._words.text(NOTES[entry.note])
        node, item = self._node_of(entry), self._item_of(entry)
        title = node.title if node is not None else "" if item is None else item.shown_title(self._words.language)
        return " · ".join(filter(None, (kind, self._words.place(entry.place), title)))

    def _node_of(self, entry: Entry) -> Node | None:
        return None if self._snapshot is None else self._snapshot.curriculum.by_id.get(entry.about.node_id)

    def _item_of(self, entry: Entry) -> Item | None:
        frameworks = {} if self._snapshot is None else self._snapshot.framework_by_id
        framework = frameworks.get(entry.about.framework_id)
        return None if framework is None else framework.by_code.get(entry.about.item_code)
