"""The cover: a dark band with the title, the facts of the evaluation under it, marks and statement at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Spacer

from reports.charts import tokens
from reports.pdf import theme
from reports.pdf.fonts import BOLD
from reports.pdf.text import MOST_LETTERS, TextBlock, cut, paragraph
from reports.pdf.theme import text_style

_BAND_LEAST = 92 * mm
_BAND_ABOVE = 20 * mm
_BAND_BELOW = 10 * mm
_LABEL_COLUMN = 34 * mm
_FOOT_BASE = 20 * mm
_TITLE_SIZES = (28.0, 24.0, 20.0, 17.0)
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """One line under the band; `warn` sets it off, as for the state of a draft."""

    label: str
    text: str
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The words of a cover, in the language of the report but for `other_title`."""

    programme_line: str  # the project, above the title
    title: str
    subtitle: str
    other_title: str  # the title in the other language
    facts: Sequence[Fact]
    statement: str = ""  # funding statement and disclaimer
    marks: Sequence[str] = ()  # contract number, distribution mark: one line above the statement

    def foot_height(self) -> float:
        """Height in points of what stands at the foot, with the margin under it."""
        height = _FOOT_BASE
        for words in _foot(self):
            height += words.wrap(theme.CONTENT_WIDTH, theme.PAGE_HEIGHT)[1] + 4
        return height


def cover_story(cover: Cover) -> list[Flowable]:
    """The cover page; the flow goes on with the page after it."""
    return [CoverBand(cover), Spacer(0, 16 * mm), *(FactRow(fact) for fact in cover.facts), PageBreak()]


class CoverBand(Flowable):
    """The dark band over the whole width of the page, as high as its words ask for."""

    role = "Sect"

    def __init__(self, cover: Cover) -> None:
        super().__init__()
        self.cover = cover

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self._blocks = _band_blocks(self.cover, width)
        needed = _BAND_ABOVE + sum(above + tall for _, above, tall in self._blocks) + _BAND_BELOW
        self.height = max(_BAND_LEAST, needed)
        return width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(HexColor(tokens.BAND))
        canvas.rect(-theme.MARGIN_LEFT, 0, theme.PAGE_WIDTH, self.height, stroke=0, fill=1)
        y = self.height - _BAND_ABOVE
        for block, above, tall in self._blocks:
            y -= above + tall
            block.drawOn(canvas, 0, y)


def _band_blocks(cover: Cover, width: float) -> list[tuple[TextBlock, float, float]]:
    """The paragraphs of the band, each with the space above it and its height."""
    white = tokens.BAND_TEXT
    lines = [
        (cover.programme_line, text_style("cover programme", 10.5, 14, white), 0.0),
        (cover.title, _title_style(cover.title, width), 26.0),
        (cover.subtitle, text_style("cover subtitle", 13, 18, white), 18.0),
        (cover.other_title, text_style("cover other title", 10.5, 14.5, white), 12.0),
    ]
    blocks = []
    for text, style, above in lines:
        if text:
            block = paragraph([cut(text, MOST_LETTERS)], style)
            blocks.append((block, above, block.wrap(width, theme.PAGE_HEIGHT)[1]))
    return blocks


def _title_style(title: str, width: float) -> ParagraphStyle:
    """The largest type in which the title needs at most three lines."""
    for size in _TITLE_SIZES:
        style = text_style("cover title", size, size * 1.22, tokens.BAND_TEXT, fontName=BOLD)
        _, height = paragraph([cut(title, MOST_LETTERS)], style).wrap(width, theme.PAGE_HEIGHT)
        if height <= _TITLE_LINES * style.leading:
            break
    return style


class FactRow(Flowable):
    """A label and its words beside it."""

    role = "P"

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        label = text_style("cover label", 10, 14.5, tokens.TEXT_2, fontName=BOLD)
        warning = text_style("cover warning", 10, 14.5, tokens.ALERT, fontName=BOLD)
        plain = text_style("cover fact", 10, 14.5, tokens.TEXT)
        self._label = paragraph([cut(fact.label, MOST_LETTERS)], label)
        self._words = paragraph([fact.text], warning if fact.warn else plain)
        self.spaceAfter = 8

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        label_height = self._label.wrapOn(self.canv, _LABEL_COLUMN - 8, height)[1]
        self.height = max(label_height, self._words.wrapOn(self.canv, width - _LABEL_COLUMN, height)[1])
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        if height < self._label.height:
            return []
        parts = self._words.splitOn(self.canv, width - _LABEL_COLUMN, height)
        if len(parts) < 2:
            return []
        rows: list[Flowable] = []
        for part, label in zip(parts, (self._label, paragraph([""], self._label.style)), strict=True):
            assert isinstance(part, TextBlock)
            row = FactRow(Fact("", ""))
            row._label, row._words = label, part
            rows.append(row)
        return rows

    def draw(self) -> None:
        self._label.drawOn(self.canv, 0, self.height - self._label.height)
        self._words.drawOn(self.canv, _LABEL_COLUMN, self.height - self._words.height)


def _foot(cover: Cover) -> list[TextBlock]:
    """What stands at the foot, from above."""
    marks = " · ".join(cover.marks)
    blocks = []
    if marks:
        blocks.append(
            paragraph([cut(marks, MOST_LETTERS)], text_style("cover marks", 8.5, 12, tokens.TEXT_2, fontName=BOLD))
        )
    if cover.statement:
        blocks.append(
            paragraph([cut(cover.statement, 2 * MOST_LETTERS)], text_style("cover statement", 8, 11.5, tokens.TEXT_3))
        )
    return blocks


def draw_cover_foot(canvas: Canvas, cover: Cover) -> None:
    """Marks, funding statement and disclaimer, above the lower margin."""
    y = _FOOT_BASE
    for words in reversed(_foot(cover)):
        _, height = words.wrapOn(canvas, theme.CONTENT_WIDTH, theme.PAGE_HEIGHT)
        words.drawOn(canvas, theme.MARGIN_LEFT, y)
        y += height + 4
