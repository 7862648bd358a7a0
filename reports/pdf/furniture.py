"""What stands on every page around the text: header, footer, page number, draft mark."""

import math
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from reports.charts import tokens
from reports.charts.scene import in_lines, shortened
from reports.pdf import theme
from reports.pdf.fonts import BOLD, REGULAR, measure, printable, width_of
from reports.pdf.text import MOST_LETTERS, cut

_TOTAL = "total"
_SIZE = theme.FURNITURE_SIZE
_LINE = 9.5
_FOOTER_LINES = 2
_GAP = 24.0
_LARGEST_MARK = 120.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of every page and of the file's properties, in the language of the document."""

    title: str  # header left, and title of the file
    state: str  # header right: state and date
    footer: str  # the standards used, each with its state
    language: str  # "en", "ru": read by screen readers
    author: str
    stated_date: str  # ISO date; stands in the file's properties, which know no clock
    draft_mark: str | None = None  # on each page while the report is a draft


def draw_furniture(canvas: Canvas, furniture: Furniture, page_size: tuple[float, float], total_guess: int) -> None:
    """Header and footer of the present page; `total_guess` only makes room for the number of pages."""
    width, height = page_size
    left, right = theme.MARGIN_LEFT, width - theme.MARGIN_RIGHT
    canvas.setStrokeColor(HexColor(tokens.RULE))
    canvas.setLineWidth(0.5)
    canvas.line(left, height - theme.HEADER_RULE_Y, right, height - theme.HEADER_RULE_Y)
    canvas.line(left, theme.FOOTER_RULE_Y, right, theme.FOOTER_RULE_Y)
    canvas.setFillColor(HexColor(tokens.TEXT_3))
    canvas.setFont(REGULAR, _SIZE)
    state = printable(furniture.state)
    title_room = right - left - measure(state, _SIZE) - _GAP
    title = printable(cut(furniture.title, MOST_LETTERS))
    canvas.drawString(left, height - theme.HEADER_Y, shortened(title, title_room, _SIZE, measure))
    canvas.drawRightString(right, height - theme.HEADER_Y, state)
    _draw_page_number(canvas, right, total_guess)
    _draw_footer(canvas, furniture, left, right)


def _draw_footer(canvas: Canvas, furniture: Furniture, left: float, right: float) -> None:
    room = right - left - 3 * _GAP
    lines = in_lines(printable(cut(furniture.footer, MOST_LETTERS)), _FOOTER_LINES, room, _SIZE, measure)
    canvas.setFont(REGULAR, _SIZE)
    canvas.setFillColor(HexColor(tokens.TEXT_3))
    for place, line in enumerate(lines):
        canvas.drawString(left, theme.FOOTER_Y - place * _LINE, line)


def _draw_page_number(canvas: Canvas, right: float, total_guess: int) -> None:
    x = right - width_of(f" / {total_guess}", BOLD, _SIZE)
    canvas.setFont(BOLD, _SIZE)
    canvas.setFillColor(HexColor(tokens.TEXT_2))
    canvas.drawRightString(x, theme.FOOTER_Y, str(canvas.getPageNumber()))
    canvas.saveState()
    canvas.translate(x, theme.FOOTER_Y)
    canvas.doForm(_TOTAL)
    canvas.restoreState()


def draw_total_pages(canvas: Canvas, total: int) -> None:
    """Define what all pages refer to after their own number; called once, after the last page."""
    canvas.beginForm(_TOTAL, 0, -4, 60, 12)
    canvas.setFont(BOLD, _SIZE)
    canvas.setFillColor(HexColor(tokens.TEXT_2))
    canvas.drawString(0, 0, f" / {total}")
    canvas.endForm()


def draw_draft_mark(canvas: Canvas, mark: str, width: float, lower: float, upper: float) -> None:
    """Write the mark across a page of `width`, from `lower` to `upper`, in a light colour under everything else."""
    height = upper - lower
    words = printable(mark)
    angle = math.atan2(height, width)
    length = min(math.hypot(width, height) * 0.62, width / math.cos(angle) * 0.8)
    size = min(_LARGEST_MARK, length / max(width_of(words, BOLD, 1), 0.1))
    canvas.saveState()
    canvas.translate(width / 2, lower + height / 2)
    canvas.rotate(math.degrees(angle))
    canvas.setFillColor(HexColor(tokens.DRAFT_MARK))
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(0, -size * 0.33, words)
    canvas.restoreState()
