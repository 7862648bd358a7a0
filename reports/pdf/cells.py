"""What a table is told: columns, cells, group rows; and how a cell becomes lines with their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from assessor.analysis.results import Result
from reports.charts import tokens
from reports.charts.icons import result_icon
from reports.charts.scene import Scene
from reports.pdf.fonts import BOLD, REGULAR, printable, units_of, width_of
from reports.pdf.theme import CELL_SIZE, NOTE_SIZE

PAD_X = 4.0
HEAD_SIZE = 8.0
PICTURE_GAP = 4.0
_NOTE_STEP = 0.5
_CACHED_CELLS = 8_000


class Spacing(NamedTuple):
    """The white of a table: distance of lines as a multiple of the type size, and above and below a cell in points."""

    leading: float
    pad_y: float


NORMAL = Spacing(1.31, 4.2)
TIGHT = Spacing(1.16, 1.9)


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` is its share of the table's width."""

    title: str
    width: float
    align: Literal["left", "right", "centre"] = "left"
    size: float = CELL_SIZE
    secondary: bool = False  # in text 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of plain words; a line end in `text` or `note` breaks the line."""

    text: str = ""
    lead: str = ""  # bold words before the text: the code before a title
    note: str = ""  # smaller, under the text
    bold: bool = False
    colour: str | None = None
    picture: Scene | None = None  # a small one, before the text
    link: str | None = None  # key of a heading or group row; the whole cell is the link
    span: int = 1  # how many columns it takes


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row over all columns, tinted; a minor one, inside a group, is not. `key` is what links name.

    `beside` follows the text, not bold; it is not said again where the group goes on over a page.
    """

    text: str
    key: str | None = None
    minor: bool = False
    beside: str = ""


Row = Sequence[Cell | str] | GroupRow


def result_cell(result: Result, words: str, bold: bool = True) -> Cell:
    """A result as icon and words."""
    return Cell(words, bold=bold, picture=result_icon(result, CELL_SIZE))


class Stroke(NamedTuple):
    """Some words of one font in one line; `x` from the left of the table, `y` of the base line below the row's top."""

    x: float
    y: float
    font: str
    size: float
    colour: str
    text: str


class SetCell(NamedTuple):
    """A cell laid out for its column."""

    strokes: tuple[Stroke, ...]
    height: float
    picture: tuple[float, float, Scene] | None = None
    link: tuple[float, float, str, str] | None = None  # left, right, key, words


def set_cell(
    cell: Cell | str, column: Column, left: float, right: float, spacing: Spacing = NORMAL, head: bool = False
) -> SetCell:
    """Break a cell's words into lines between `left` and `right` (the column's edges)."""
    if isinstance(cell, str):
        colour = tokens.TEXT_2 if column.secondary or head else tokens.TEXT
        font = BOLD if head else REGULAR
        return _set_plain(cell, font, column.size, colour, column.align, left, right, spacing)
    return _set_rich(cell, column, left, right, spacing)


@lru_cache(maxsize=_CACHED_CELLS)
def _set_plain(
    text: str, font: str, size: float, colour: str, align: str, left: float, right: float, spacing: Spacing
) -> SetCell:
    room = right - left - 2 * PAD_X
    strokes: list[Stroke] = []
    y = spacing.pad_y + max(size, CELL_SIZE)  # one base line for the first lines of a row
    step = size * spacing.leading
    for line in _lines(text, font, size, room):
        strokes.append(Stroke(_x_of(line, font, size, align, left, right), y, font, size, colour, line))
        y += step
    return SetCell(tuple(strokes), y - size + spacing.pad_y)


def _x_of(line: str, font: str, size: float, align: str, left: float, right: float) -> float:
    if align == "left":
        return left + PAD_X
    width = width_of(line, font, size)
    return right - PAD_X - width if align == "right" else (left + right - width) / 2


def _set_rich(cell: Cell, column: Column, left: float, right: float, spacing: Spacing) -> SetCell:
    size, pads = column.size, 2 * spacing.pad_y
    colour = cell.colour or (tokens.TEXT_2 if column.secondary else tokens.TEXT)
    font = BOLD if cell.bold else REGULAR
    picture, indent = _placed(cell.picture, left, size, spacing)
    if cell.lead:
        set_text = _set_lead(cell, font, size, colour, left + indent, right, spacing)
    else:
        set_text = _set_plain(cell.text, font, size, colour, column.align, left + indent, right, spacing)
    strokes, height = set_text.strokes, set_text.height
    if cell.note:
        small = min(NOTE_SIZE, size)
        note = _set_plain(cell.note, REGULAR, small, tokens.TEXT_3, column.align, left + indent, right, spacing)
        down = height - pads + _NOTE_STEP
        strokes += tuple(stroke._replace(y=stroke.y + down) for stroke in note.strokes)
        height += note.height - pads + _NOTE_STEP
    if picture is not None:
        height = max(height, picture[2].height + pads)
    link = (left, right, cell.link, printable(f"{cell.lead} {cell.text}".strip())) if cell.link else None
    return SetCell(strokes, height, picture, link)


def _placed(
    picture: Scene | None, left: float, size: float, spacing: Spacing
) -> tuple[tuple[float, float, Scene] | None, float]:
    """The picture in the middle of the first line, and how far the words move to the right."""
    if picture is None:
        return None, 0.0
    top = spacing.pad_y + max(0.0, (size * spacing.leading - picture.height) / 2) - 0.4
    return (left + PAD_X, top, picture), picture.width + PICTURE_GAP


def _set_lead(cell: Cell, font: str, size: float, colour: str, left: float, right: float, spacing: Spacing) -> SetCell:
    """Bold words, then the others in the same lines."""
    space = width_of(" ", font, size)
    first, last = left + PAD_X, right - PAD_X
    strokes: list[Stroke] = []
    x, y = first, spacing.pad_y + max(size, CELL_SIZE)
    step = size * spacing.leading
    for line in _lines(cell.lead, BOLD, size, last - first):
        y = y if not strokes else y + step
        strokes.append(Stroke(first, y, BOLD, size, colour, line))
        x = first + width_of(line, BOLD, size) + space
    paragraph, *others = cell.text.strip().splitlines() or [""]
    rest = printable(paragraph)
    beside = _fitting(rest, font, size, last - x)
    if beside:
        strokes.append(Stroke(x, y, font, size, colour, beside))
        rest = rest[len(beside) :].lstrip(" ")
    for text in [rest, *others] if rest else others:
        for line in _lines(text, font, size, last - first):
            y += step
            strokes.append(Stroke(first, y, font, size, colour, line))
    return SetCell(tuple(strokes), y - size + step + spacing.pad_y)


def _fitting(text: str, font: str, size: float, room: float) -> str:
    """As many whole words from the beginning as fit into `room`."""
    fitting = ""
    for word in text.split(" "):
        candidate = f"{fitting} {word}" if fitting else word
        if width_of(candidate, font, size) > room:
            break
        fitting = candidate
    return fitting


def _lines(text: str, font: str, size: float, room: float) -> list[str]:
    """Lines of at most `room` points; a word longer than that is broken inside. At least one line."""
    if "\n" in text:
        return [line for part in text.splitlines() for line in _lines(part, font, size, room)]
    words = printable(text).split(" ")
    units = units_of(font)
    widths = [units[word] for word in words]
    space = units[" "]
    units_of_room = room * 1000 / size
    if sum(widths) + space * (len(words) - 1) <= units_of_room:
        return [" ".join(words)]
    return _wrapped(words, widths, space, units_of_room, units)


def _wrapped(words: list[str], widths: list[int], space: int, room: float, units: Mapping[str, int]) -> list[str]:
    """Lines from words with their widths; all in thousandths of the type size."""
    lines: list[str] = []
    line: list[str] = []
    used = room
    for word, width in zip(words, widths, strict=True):
        if used + space + width <= room:
            line.append(word)
            used += space + width
            continue
        if line:
            lines.append(" ".join(line))
        if width <= room:
            line, used = [word], width
        else:
            *whole, last = _broken(word, room, units)
            lines.extend(whole)
            line, used = [last], units[last]
    return [*lines, " ".join(line)]


def _broken(word: str, room: float, units: Mapping[str, int]) -> list[str]:
    """A word in pieces that fit; each has at least one letter."""
    pieces: list[str] = []
    piece, used = "", 0
    for letter in word:
        width = units[letter]
        if piece and used + width > room:
            pieces.append(piece)
            piece, used = "", 0
        piece += letter
        used += width
    return [*pieces, piece]
