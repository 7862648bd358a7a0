"""Automatic numbers of Word lists, counted as Word counts them."""

from dataclasses import dataclass, field

from lxml import etree

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_TENS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
BULLET = "•"


@dataclass(slots=True)
class _Level:
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list instance (w:num): the levels after its overrides, and which counters it shares."""

    abstract: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document; ask for each numbered paragraph once and in order."""

    def __init__(self, root: etree._Element | None, namespace: str) -> None:
        self._w = f"{{{namespace}}}"
        self._lists: dict[str, _List] = {}
        self._counters: dict[tuple[str, int], int] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._load(root)

    def of_style(self, style: str) -> tuple[str, int] | None:
        """The list and level that a paragraph style is tied to."""
        return self._by_style.get(style)

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph at `level` (from 0) of a list; '' for one that is not numbered."""
        numbered = self._lists.get(list_id)
        if numbered is None or level not in numbered.levels:
            return ""
        key = (numbered.abstract, level)
        if level in numbered.restarts and (list_id, level) not in self._restarted:
            self._restarted.add((list_id, level))
            self._counters[key] = numbered.restarts[level] - 1
        self._counters[key] = self._counters.get(key, numbered.levels[level].start - 1) + 1
        for deeper in [k for k in self._counters if k[0] == numbered.abstract and k[1] > level]:
            del self._counters[deeper]
        return self._shown(numbered, level)

    def _shown(self, numbered: _List, level: int) -> str:
        own = numbered.levels[level]
        if own.number_format == "bullet":
            return BULLET
        text = own.text
        for above in range(level + 1):
            facts = numbered.levels.get(above, _Level())
            count = self._counters.get((numbered.abstract, above), facts.start)
            text = text.replace(f"%{above + 1}", _written(count, facts.number_format))
        return text.strip()

    def _load(self, root: etree._Element) -> None:
        abstracts = {
            a.get(f"{self._w}abstractNumId", ""): self._levels(a) for a in root.iterfind(f"{self._w}abstractNum")
        }
        for num in root.iterfind(f"{self._w}num"):
            list_id = num.get(f"{self._w}numId", "")
            abstract = self._value(num, "abstractNumId")
            levels = dict(abstracts.get(abstract, {}))
            restarts = {}
            for override in num.iterfind(f"{self._w}lvlOverride"):
                index = _whole(override.get(f"{self._w}ilvl", ""), 0)
                levels.update(self._levels(override))
                if (start := self._value(override, "startOverride")) != "":
                    restarts[index] = _whole(start, 1)
            self._lists[list_id] = _List(abstract, levels, restarts)
            for index, level in levels.items():
                if level.style:
                    self._by_style.setdefault(level.style, (list_id, index))

    def _levels(self, parent: etree._Element) -> dict[int, _Level]:
        return {
            _whole(level.get(f"{self._w}ilvl", ""), 0): _Level(
                start=_whole(self._value(level, "start"), 1),
                number_format=self._value(level, "numFmt") or "decimal",
                text=self._value(level, "lvlText"),
                style=self._value(level, "pStyle"),
            )
            for level in parent.iterfind(f"{self._w}lvl")
        }

    def _value(self, parent: etree._Element, name: str) -> str:
        child = parent.find(f"{self._w}{name}")
        return child.get(f"{self._w}val", "") if child is not None else ""


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default


def _written(count: int, number_format: str) -> str:
    if number_format in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 10 + 1)
    elif number_format in ("russianLower", "russianUpper"):
        letters = _RUSSIAN[(count - 1) % len(_RUSSIAN)]
    elif number_format in ("lowerRoman", "upperRoman"):
        letters = _roman(count)
    elif number_format == "decimalZero":
        return f"{count:02}"
    elif number_format == "none":
        return ""
    else:
        return str(count)
    return letters.upper() if number_format.startswith("upper") or number_format == "russianUpper" else letters


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    letters = ""
    for value, sign in _ROMAN + _ROMAN_TENS:
        letters += sign * (count // value)
        count %= value
    return letters
