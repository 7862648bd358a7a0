"""Headings with their numbers, and the contents list that finds its page numbers by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.charts import tokens
from reports.charts.scene import in_lines
from reports.pdf.fonts import BOLD, REGULAR, measure, printable, width_of
from reports.pdf.text import MOST_LETTERS, TextBlock, cut, markup, page_height, paragraph
from reports.pdf.theme import styles, text_style

_INDENT = {1: 14 * mm, 2: 11 * mm, 3: 9 * mm}
_GAP_AFTER_NUMBER = 2.5 * mm
_IN_CONTENTS = (1, 2)
_LEAST_ROOM_FOR_CONTENTS = 90.0
_PAGE_COLUMN = 14 * mm
_LINES_IN_CONTENTS = 3
_NO_BORDER = "[0 0 0]"


class Heading(Flowable):
    """A numbered heading: stands in the contents and the bookmarks, and on one page with what follows."""

    stays_with_next = True

    def __init__(self, number: str, title: str, level: int = 1, key: str | None = None) -> None:
        """`number` as printed ("4.2", "A2") or empty; `key` is what links name, unique in the document."""
        super().__init__()
        self.number = printable(number)
        self.title = title
        self.level = level
        self.key = key or f"heading {number} {title}"
        self.role = f"H{level}"
        self._style = {1: styles().heading_1, 2: styles().heading_2, 3: styles().heading_3}[level]
        self.spaceBefore = self._style.spaceBefore
        self.spaceAfter = self._style.spaceAfter
        self._words = paragraph([title], self._style)
        self._indent = self._indent_for_number()

    def _indent_for_number(self) -> float:
        if not self.number:
            return 0.0
        needed = width_of(self.number, BOLD, self._style.fontSize) + _GAP_AFTER_NUMBER
        return max(_INDENT[self.level], needed)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self.height = self._words.wrapOn(self.canv, width - self._indent, height)
        self.width = width
        return width, self.height

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, self.height + 6)
        if self.number:
            self.canv.setFont(BOLD, self._style.fontSize)
            self.canv.setFillColor(HexColor(tokens.ACCENT))
            self.canv.drawString(0, self.height - self._style.fontSize, self.number)
        self._words.drawOn(self.canv, self._indent, 0)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Whole on the next page, but for a title that is taller than a page."""
        if self.height <= page_height(self.canv):
            return []
        parts = self._words.splitOn(self.canv, width - self._indent, height)
        if len(parts) < 2:
            return []
        first = Heading(self.number, self.title, self.level, self.key)
        assert isinstance(parts[0], TextBlock)
        first._words = parts[0]
        return [first, *parts[1:]]


class MinorHeading(TextBlock):
    """A small heading without a number, outside contents and bookmarks."""

    role = "H3"
    stays_with_next = True


def minor_heading(title: str) -> Flowable:
    return MinorHeading(markup([title]), styles().minor)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    level: int
    number: str
    title: str
    key: str


class Contents(Flowable):
    """The contents list with its own heading.

    The headings are counted before the first layout, so that the list has its final height at once:
    the second layout already prints the right page numbers.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._entries: tuple[Entry, ...] = ()
        self._pages: dict[str, int] = {}
        self._found: dict[str, int] = {}

    def expect(self, headings: Sequence[Heading]) -> None:
        """Say which headings the document will bring, in their order."""
        self._entries = tuple(
            Entry(heading.level, heading.number, heading.title, heading.key)
            for heading in headings
            if heading.level in _IN_CONTENTS
        )

    def found(self, heading: Heading, page: int) -> None:
        """A heading was set on a page of the present layout."""
        self._found[heading.key] = page

    def isIndexing(self) -> int:  # noqa: N802  # ReportLab's name, as the three that follow
        return 1

    def beforeBuild(self) -> None:  # noqa: N802
        self._pages, self._found = self._found, {}

    def afterBuild(self) -> None:  # noqa: N802
        return None

    def notify(self, kind: object, stuff: object) -> None:
        return None

    def isSatisfied(self) -> int:  # noqa: N802
        return int(self._found == self._pages)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height + 1  # always handed on to `split`: the rows go into the flow one by one

    def split(self, width: float, height: float) -> list[Flowable]:
        if height < _LEAST_ROOM_FOR_CONTENTS:
            return []
        rows: list[Flowable] = [paragraph([self._title], styles().heading_1)]
        for entry, after in zip_longest(self._entries, self._entries[1:]):
            leads = after is not None and after.level > entry.level
            rows.append(ContentsRow(entry, self._pages.get(entry.key), leads))
        return rows


class ContentsRow(Flowable):
    """One line of the contents: number, title, page; the whole line is a link."""

    role = "TOCI"

    def __init__(self, entry: Entry, page: int | None, stays_with_next: bool) -> None:
        super().__init__()
        self.stays_with_next = stays_with_next
        self._entry = entry
        self._page = "" if page is None else str(page)
        first = entry.level == 1
        self._font = BOLD if first else REGULAR
        self._size = 10.0 if first else 9.5
        self._indent = 10 * mm if first else 22 * mm
        self._number_x = 0.0 if first else 10 * mm
        self.spaceBefore = 7 if first else 0
        self._style = text_style(f"contents {entry.level}", self._size, 15, tokens.TEXT, fontName=self._font)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        indent = max(self._indent, self._number_x + width_of(self._entry.number, self._font, self._size) + 6)
        self._title_x = indent if self._entry.number else self._number_x
        room = width - self._title_x - _PAGE_COLUMN
        title = printable(cut(self._entry.title, MOST_LETTERS))
        lines = in_lines(title, _LINES_IN_CONTENTS, room - 0.1, self._size, measure, self._font == BOLD)
        self._words = paragraph(["\n".join(lines)], self._style)
        _, self.height = self._words.wrapOn(self.canv, room, height)
        self.width = width
        return width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont(self._font, self._size)
        canvas.setFillColor(HexColor(tokens.ACCENT))
        canvas.drawString(self._number_x, self.height - self._size, self._entry.number)
        self._words.drawOn(canvas, self._title_x, 0)
        base = 15 - self._size
        self._draw_leader(base)
        canvas.setFont(self._font, self._size)
        canvas.setFillColor(HexColor(tokens.TEXT))
        canvas.drawRightString(self.width, base, self._page)
        canvas.linkRect(
            printable(cut(self._entry.title, MOST_LETTERS)),
            self._entry.key,
            (0, 0, self.width, self.height),
            relative=1,
            Border=_NO_BORDER,
        )

    def _draw_leader(self, base: float) -> None:
        canvas = self.canv
        last_line = self._words.getActualLineWidths0()[-1]
        start = self._title_x + last_line + 5
        end = self.width - width_of(self._page, self._font, self._size) - 5
        canvas.saveState()
        canvas.setStrokeColor(HexColor(tokens.RULE))
        canvas.setLineWidth(0.7)
        canvas.setLineCap(1)
        canvas.setDash(0.01, 3)
        if end > start:
            canvas.line(start, base, end, base)
        canvas.restoreState()


def headings_of(story: Sequence[Flowable]) -> list[Heading]:
    """The headings of a story, in their order."""
    return [flowable for flowable in story if isinstance(flowable, Heading)]
