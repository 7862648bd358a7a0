"""What one page holds of a table, before the parts of several pages are joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assessor.readers.pdf_geometry import Box
from assessor.readers.pdf_page import Page


class PartCell(NamedTuple):
    """A cell with text; columns count from 0, within the part."""

    column: int
    text: str
    column_span: int = 1
    row_span: int = 1
    bold: bool = False


class PartRow(NamedTuple):
    cells: tuple[PartCell, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows with the places where its columns part, `xs` (one more than there are columns)."""

    page: Page
    xs: tuple[float, ...]
    rows: tuple[PartRow, ...]
    ruled: bool

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.rows[0].box.top, self.xs[-1], self.rows[-1].box.bottom)


def column_at(xs: Sequence[float], x: float) -> int:
    """The column that holds `x`, the nearest one outside the table."""
    column = sum(1 for bound in xs[1:-1] if bound <= x)
    return min(column, len(xs) - 2)
