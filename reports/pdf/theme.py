"""Measures and paragraph styles of the paper; the one place for both."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from reports.charts import tokens
from reports.pdf.fonts import BOLD, REGULAR, register_fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN_TOP = 24 * mm
MARGIN_RIGHT = 18 * mm
MARGIN_BOTTOM = 20 * mm
MARGIN_LEFT = 22 * mm

CONTENT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
CONTENT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
LANDSCAPE_WIDTH = PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT
LANDSCAPE_HEIGHT = PAGE_WIDTH - MARGIN_TOP - MARGIN_BOTTOM

HEADER_Y = 12 * mm  # base line of the header, below the upper edge of the page
HEADER_RULE_Y = 15 * mm
FOOTER_RULE_Y = 14 * mm  # above the lower edge
FOOTER_Y = 10.2 * mm
FURNITURE_SIZE = 8.0

CELL_SIZE = 8.5
NOTE_SIZE = 8.0
LEAST_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles, named by their use."""

    opening: ParagraphStyle
    body: ParagraphStyle
    secondary: ParagraphStyle
    note: ParagraphStyle
    caption: ParagraphStyle
    bullet: ParagraphStyle
    heading_1: ParagraphStyle
    heading_2: ParagraphStyle
    heading_3: ParagraphStyle
    minor: ParagraphStyle


def text_style(name: str, size: float, leading: float, colour: str, **values: Any) -> ParagraphStyle:
    """A left-aligned style that keeps two lines of a paragraph together and breaks words longer than a line."""
    register_fonts()
    defaults: dict[str, Any] = {
        "fontName": REGULAR,
        "fontSize": size,
        "leading": leading,
        "textColor": HexColor(colour),
        "alignment": TA_LEFT,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
        "spaceAfter": 0,
    }
    return ParagraphStyle(name, **(defaults | values))


@lru_cache(maxsize=1)
def styles() -> Styles:
    """All styles of running text."""
    bold: dict[str, Any] = {"fontName": BOLD}
    return Styles(
        opening=text_style("opening", 11, 16, tokens.TEXT, spaceAfter=12),
        body=text_style("body", 9.5, 13.5, tokens.TEXT, spaceAfter=7),
        secondary=text_style("secondary", 9.5, 13.5, tokens.TEXT_2, spaceAfter=9),
        note=text_style("note", 8, 11.5, tokens.TEXT_3, spaceBefore=7, spaceAfter=8),
        caption=text_style("caption", 8, 11, tokens.TEXT_2, spaceBefore=4, spaceAfter=5),
        bullet=text_style("bullet", 9, 12.5, tokens.TEXT, spaceAfter=4),
        heading_1=text_style("heading 1", 20, 25, tokens.TEXT, spaceBefore=20, spaceAfter=14, **bold),
        heading_2=text_style("heading 2", 13, 17, tokens.TEXT, spaceBefore=15, spaceAfter=7, **bold),
        heading_3=text_style("heading 3", 10.5, 14, tokens.TEXT, spaceBefore=11, spaceAfter=4, **bold),
        minor=text_style("minor heading", 10.5, 14, tokens.TEXT, spaceBefore=11, spaceAfter=4, **bold),
    )
