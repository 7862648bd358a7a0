"""The figures that open a summary, each in a card with its name and its basis."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from reports.charts import tokens
from reports.pdf.fonts import BOLD
from reports.pdf.paint import colour_of
from reports.pdf.text import TextBlock, cut, paragraph
from reports.pdf.theme import text_style

_GAP = 10.0
_PAD = 9.0
_RADIUS = 3.0
_LEAST_COLUMNS = 4
_MOST_LETTERS = 160
_VALUE_SIZES = (18.0, 15.0, 12.5, 10.5)
_CLEARANCE = (4.0, 1.5)  # between value and name, name and basis


@dataclass(frozen=True, slots=True)
class Card:
    """One figure; `basis` says what it is of, so that no number stands alone."""

    value: str
    name: str
    basis: str


class FigureCards(Flowable):
    """Up to four cards beside each other, all as high as the highest."""

    role = "Div"

    def __init__(self, cards: Sequence[Card]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self.spaceBefore = 4
        self.spaceAfter = 12

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        columns = max(_LEAST_COLUMNS, len(self._cards))
        self._card_width = (width - _GAP * (columns - 1)) / columns
        room = self._card_width - 2 * _PAD
        self._blocks = [_blocks_of(card, room) for card in self._cards]
        heights = [sum(tall for _, tall in blocks) + sum(_CLEARANCE) for blocks in self._blocks]
        self.width = width
        self.height = max(heights, default=0.0) + 2 * _PAD - 2
        return width, self.height

    def draw(self) -> None:
        for place, blocks in enumerate(self._blocks):
            x = place * (self._card_width + _GAP)
            self.canv.setFillColor(colour_of(tokens.RAISED))
            self.canv.roundRect(x, 0, self._card_width, self.height, _RADIUS, stroke=0, fill=1)
            y = self.height - _PAD + 2
            for (block, tall), below in zip(blocks, (*_CLEARANCE, 0.0), strict=True):
                y -= tall
                block.drawOn(self.canv, x + _PAD, y)
                y -= below


def _blocks_of(card: Card, room: float) -> list[tuple[TextBlock, float]]:
    """Value, name and basis as paragraphs with their heights; the value as large as fits into one line."""
    for size in _VALUE_SIZES:
        value = paragraph(
            [cut(card.value, _MOST_LETTERS)], text_style("card value", size, 22, tokens.TEXT, fontName=BOLD)
        )
        if value.wrap(room, 1000)[1] <= value.style.leading:
            break
    name = paragraph([cut(card.name, _MOST_LETTERS)], text_style("card name", 8.5, 11, tokens.TEXT_2, fontName=BOLD))
    basis = paragraph([cut(card.basis, _MOST_LETTERS)], text_style("card basis", 8, 10.5, tokens.TEXT_3))
    return [(block, block.wrap(room, 1000)[1]) for block in (value, name, basis)]
