"""Running text: paragraphs from plain words, lists, and columns beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from reports.charts import tokens
from reports.pdf.fonts import REGULAR, printable
from reports.pdf.theme import styles

_DASH_INDENT = 9.0
_COLUMN_GAP = 18.0
MOST_LETTERS = 600
"""As many letters of a text are read where a few lines of it are shown."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a paragraph that look or act differently. `link` is the key of a heading or group row."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    link: str | None = None


Part = str | Span


def bold(text: str) -> Span:
    return Span(text, bold=True)


def italic(text: str) -> Span:
    return Span(text, italic=True)


def code(text: str, link: str | None = None) -> Span:
    """The code of an item: bold, in the accent colour."""
    return Span(text, bold=True, colour=tokens.ACCENT, link=link)


def cut(text: str, letters: int) -> str:
    """The beginning of a text that would not leave room for anything else."""
    return text if len(text) <= letters else text[: letters - 1] + "…"


def page_height(canvas: Any) -> float:
    """Height of the text area of the page that is being set."""
    return float(canvas._doctemplate.frame._aH)


def markup(parts: Sequence[Part]) -> str:
    """The words as markup of ReportLab, everything of theirs escaped; line ends become line breaks."""
    return "".join(_as_markup(part) for part in parts)


def _as_markup(part: Part) -> str:
    span = Span(part) if isinstance(part, str) else part
    lines = span.text.replace("\r\n", "\n").split("\n")
    text = "<br/>".join(escape(printable(line)) for line in lines)
    if span.bold:
        text = f"<b>{text}</b>"
    if span.italic:
        text = f"<i>{text}</i>"
    if span.colour:
        text = f'<font color="{span.colour}">{text}</font>'
    if span.link:
        text = f"<a href={quoteattr('#' + span.link)}>{text}</a>"
    return text


class TextBlock(Paragraph):
    """A paragraph of ours: knows the least height that may stand alone at the foot of a page."""

    role = "P"

    def least_height(self, width: float) -> float:
        """Height of the first two lines, or of the whole when it is shorter."""
        _, height = self.wrap(width, 10_000)
        return float(min(height, 2 * self.style.leading))


def paragraph(parts: Sequence[Part], style: ParagraphStyle) -> TextBlock:
    """A paragraph in any style of the theme."""
    return TextBlock(markup(parts), style)


def opening(*parts: Part) -> Flowable:
    """The sentences that open a section, larger; begin with a bold one."""
    return paragraph(parts, styles().opening)


def body(*parts: Part) -> TextBlock:
    return paragraph(parts, styles().body)


def secondary(*parts: Part) -> Flowable:
    """What a section shows and how to read it, under its heading."""
    return paragraph(parts, styles().secondary)


class LeadIn(TextBlock):
    """Secondary text on the same page as the picture or table that it explains."""

    stays_with_next = True


def lead_in(*parts: Part) -> Flowable:
    """The same as `secondary`, for what is read together with the picture or table right after it."""
    return LeadIn(markup(parts), styles().secondary)


def note(*parts: Part) -> Flowable:
    """A remark under a table or figure."""
    return paragraph(parts, styles().note)


class Caption(TextBlock):
    """The line over a table or figure, on the same page as what it names."""

    role = "Caption"
    stays_with_next = True


def caption(*parts: Part) -> Flowable:
    return Caption(markup(parts), styles().caption)


def space(points: float) -> Flowable:
    return Spacer(0, points)


class Hung(Flowable):
    """One entry of a list: a dash, and the words hung beside it."""

    role = "LI"

    def __init__(self, words: TextBlock) -> None:
        super().__init__()
        self._words = words
        self.spaceAfter = words.style.spaceAfter

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self.height = self._words.wrapOn(self.canv, width - _DASH_INDENT, height)
        self.width = width
        return width, self.height

    def least_height(self, width: float) -> float:
        return self._words.least_height(width - _DASH_INDENT)

    def split(self, width: float, height: float) -> list[Flowable]:
        parts = self._words.splitOn(self.canv, width - _DASH_INDENT, height)
        if len(parts) < 2:
            return []
        first, rest = parts
        assert isinstance(first, TextBlock)
        assert isinstance(rest, TextBlock)
        return [type(self)(first), Continued(rest)]

    def draw(self) -> None:
        style = self._words.style
        self.canv.setFont(REGULAR, style.fontSize)
        self.canv.setFillColor(style.textColor)
        self.canv.drawString(0, self.height - style.fontSize, "–")
        self._words.drawOn(self.canv, _DASH_INDENT, 0)


class Continued(Hung):
    """The rest of an entry on the next page, without a dash."""

    def draw(self) -> None:
        self._words.drawOn(self.canv, _DASH_INDENT, 0)


class Bullets(Flowable):
    """A list with dashes; each entry is a flowable of its own in the flow."""

    role = "L"

    def __init__(self, entries: Sequence[Hung]) -> None:
        super().__init__()
        self._entries = entries

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = sum(entry.wrapOn(self.canv, width, height)[1] + entry.spaceAfter for entry in self._entries)
        return width, self.height

    def least_height(self, width: float) -> float:
        return self._entries[0].least_height(width) if self._entries else 0.0

    def split(self, width: float, height: float) -> list[Flowable]:
        """The entries one by one, when the first of them or a part of it fits."""
        first, *others = self._entries
        if first.wrapOn(self.canv, width, height)[1] <= height:
            return list(self._entries)
        parts = first.splitOn(self.canv, width, height)
        return [*parts, *others] if parts else []

    def draw(self) -> None:
        y = self.height
        for entry in self._entries:
            y -= entry.height
            entry.drawOn(self.canv, 0, y)
            y -= entry.spaceAfter


def bullets(rows: Sequence[Part | Sequence[Part]]) -> Bullets:
    """A list with dashes from plain words or rows of parts."""
    entries = [[row] if isinstance(row, str | Span) else row for row in rows]
    return Bullets([Hung(paragraph(entry, styles().bullet)) for entry in entries])


class TwoColumns(Flowable):
    """Two stacks of flowables beside each other; not broken over pages, so at most half a page high."""

    role = "Div"

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> None:
        super().__init__()
        self._columns = (left, right)
        self.spaceBefore = 11
        self.spaceAfter = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._column_width = (width - _COLUMN_GAP) / 2
        self.width = width
        self.height = max(self._stack_height(column) for column in self._columns)
        return width, self.height

    def least_height(self, width: float) -> float:
        return self.wrap(width, 0)[1]

    def split(self, width: float, height: float) -> list[Flowable]:
        """Whole on the next page; what is taller than a page stands one under the other."""
        left, right = self._columns
        return [*left, *right] if self.height > page_height(self.canv) else []

    def _stack_height(self, column: Sequence[Flowable]) -> float:
        return sum(above + height for above, height in self._stacked(column))

    def _stacked(self, column: Sequence[Flowable]) -> list[tuple[float, float]]:
        """Space above and height of each flowable; no space above the first."""
        stacked: list[tuple[float, float]] = []
        after = 0.0
        for place, flowable in enumerate(column):
            _, height = flowable.wrapOn(self.canv, self._column_width, 10_000)
            above = max(after, flowable.getSpaceBefore()) if place else 0.0
            stacked.append((above, height))
            after = flowable.getSpaceAfter()
        return stacked

    def draw(self) -> None:
        for place, column in enumerate(self._columns):
            x = place * (self._column_width + _COLUMN_GAP)
            y = self.height
            for flowable, (above, height) in zip(column, self._stacked(column), strict=True):
                y -= above + height
                flowable.drawOn(self.canv, x, y)


def two_columns(left: Sequence[Flowable], right: Sequence[Flowable]) -> TwoColumns:
    return TwoColumns(left, right)
