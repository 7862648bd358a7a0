"""Hours as people write them in a cell → minutes, 60 to the academic hour that the source prints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assessor.model.curriculum import MINUTES_PER_HOUR
from assessor.readers.document import Cell, CellKind

CLOCK_MINUTES_OF_ACADEMIC_HOUR = 45
_LARGEST = 1e6
_MAX_DIGITS = 7
_LONGEST = 48  # characters; a title is longer than most that says hours
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_NONE = re.compile(r"[-–—−.*x×х_]*")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
NUMBER = r"\d{1,6}(?:[.,]\d{1,4})?"
HOURS_UNIT = (
    r"(?:ак(?:ад\w*)?\.?|уч\w*\.?|academic|contact)? ?(?:час\w*|ч|hours?|hrs?|h|soat|соат\w*"
    r"|сағат\w*|саат\w*|sagat|saat)\b\.?"
)
_MINUTES = r"(?:мин\w*|min\w*)\b\.?"
_AMOUNTS = re.compile(rf"({NUMBER})(?: ?({_MINUTES})| ?{HOURS_UNIT})?", re.IGNORECASE)
_WHOLE = re.compile(
    rf"\(?{NUMBER}(?: ?(?:{_MINUTES}|{HOURS_UNIT}))?\)?(?: ?[/+] ?\(?{NUMBER}(?: ?(?:{_MINUTES}|{HOURS_UNIT}))?\)?)*",
    re.IGNORECASE,
)
_THREE_DECIMALS = re.compile(r"\d{1,3}\.\d{3}")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell of hours says.

    `minutes` are the numbers of the cell, one or (for "a/b", "a+b") several; `adds` when they stand with a plus.
    """

    minutes: tuple[int, ...]
    adds: bool = False
    from_clock: bool = False  # the source gives minutes of the clock, taken as 45 to the academic hour
    parts: tuple[int | None, ...] = ()  # the same with None for a dash among them, where there is one

    @property
    def sum(self) -> int:
        return sum(self.minutes)

    @property
    def by_position(self) -> tuple[int | None, ...]:
        """The numbers where they stand between strokes, None for a dash."""
        return self.parts or self.minutes


def read_amount(cell: Cell, *, points_part_thousands: bool = False) -> Amount | None:
    """The hours of a cell. None: the cell does not say hours at all; no minutes: a dash, the source says "none".

    Args: `points_part_thousands` when every number of the column has three digits behind its point.
    """
    if cell.kind is CellKind.TEXT:
        return _read_text(cell.text, points_part_thousands) if len(cell.text) < _LONGEST else None
    if cell.number is None or not 0 <= cell.number < _LARGEST:
        return None
    return _of_number(cell.number)


@lru_cache(maxsize=4096)  # a plan says the same few numbers over and over
def _of_number(number: float) -> Amount:
    return Amount((_minutes(number),))


@lru_cache(maxsize=4096)
def _read_text(cell_text: str, points_part_thousands: bool) -> Amount | None:
    if cell_text.isascii() and cell_text.isdigit() and len(cell_text) < _MAX_DIGITS:
        return Amount((int(cell_text) * MINUTES_PER_HOUR,))
    text = _SPACES.sub(" ", cell_text).strip()
    if _NONE.fullmatch(text):
        return Amount(())
    parts = re.split(r"[/+]", _THOUSANDS.sub("", text))
    dashes = [not part.strip(" -–—−") for part in parts]
    text = "/".join(part for part, is_dash in zip(parts, dashes, strict=True) if not is_dash)
    if not _WHOLE.fullmatch(text):
        return None
    found = _AMOUNTS.findall(text)
    numbers = [number.replace(".", "") if points_part_thousands else number for number, _ in found]
    clock = any(unit for _, unit in found)
    hours = 1 / CLOCK_MINUTES_OF_ACADEMIC_HOUR if clock else 1
    minutes = tuple(_minutes(float(number.replace(",", ".")) * hours) for number in numbers)
    rest = iter(minutes)
    beside_dash = tuple(None if is_dash else next(rest) for is_dash in dashes) if any(dashes) else ()
    return Amount(minutes, "+" in cell_text, clock, beside_dash)


def points_may_part_thousands(cells: Iterable[Cell]) -> bool:
    """True when every number with a point in a column has three digits behind it: 1.846 may be 1846."""
    pointed = [cell.text for cell in cells if cell.kind is CellKind.TEXT and re.search(r"\d\.\d", cell.text)]
    return bool(pointed) and all(_THREE_DECIMALS.fullmatch(text.strip()) for text in pointed)


def _minutes(hours: float) -> int:
    return round(hours * MINUTES_PER_HOUR)


def minutes_of(number: str) -> int:
    """Minutes of hours that are written with a point or a comma."""
    return _minutes(float(number.replace(",", ".")))
