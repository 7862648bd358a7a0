"""The cells of a table in a picture, one below the other: recognition then never mixes what stands side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assessor.readers.pdf_geometry import Box
from assessor.readers.pdf_render import Raster
from assessor.readers.tesseract import RecognisedWord

_MARGIN = 24  # white pixels around each piece
_TALLEST = 12_000  # pixels of one picture; Tesseract takes no more than 32,767
_UPRIGHT = 1.8  # times its width
_LINE = 90  # pixels: higher than one line of any table
_WHITE_SHARE = 0.3  # of the rows of pixels; letters along the height leave a tenth
_INSET = 4  # pixels: the rest of the ruling lines


class Area(NamedTuple):
    """A part of a picture in whole pixels; right and bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int


class Piece(NamedTuple):
    """An area and the row of the montage where it begins; an upright one is laid down there."""

    top: int
    area: Area
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class Montage:
    """Pieces of one picture, one below the other."""

    raster: Raster
    pieces: tuple[Piece, ...]

    def in_source(self, word: RecognisedWord) -> RecognisedWord:
        """The word where it stands in the picture that the pieces were cut from."""
        top, area, is_upright = next((p for p in reversed(self.pieces) if p.top <= word.box.middle), self.pieces[0])
        if is_upright:
            x, y = area.left - top, area.bottom + _MARGIN
            box, line = (Box(x + b.top, y - b.right, x + b.bottom, y - b.left) for b in (word.box, word.line))
            return word._replace(box=box, line=line, is_upright=True)
        x, y = area.left - _MARGIN, area.top - top
        box, line = (Box(b.left + x, b.top + y, b.right + x, b.bottom + y) for b in (word.box, word.line))
        return word._replace(box=box, line=line)


def cut_cells(raster: Raster, dark: bytes, cells: Sequence[Box], tables: Sequence[Box]) -> Iterator[Montage]:
    """What stands outside the tables as it is, then all cells with ink; boxes in points.

    Args: `dark` one byte for each pixel, not 0 for ink, without ruling lines.
    """
    rest = bytearray(raster.pixels)
    for table in tables:
        left, top, right, bottom = _area(raster, table, -_INSET)
        for row in range(top, bottom):
            rest[row * raster.width + left : row * raster.width + right] = b"\xff" * (right - left)
    whole = Area(0, 0, raster.width, raster.height)
    yield Montage(
        Raster(raster.width, raster.height, raster.scale, bytes(rest)), (Piece(0, whole._replace(left=_MARGIN)),)
    )
    areas: list[tuple[Area, bool]] = []
    height = 0
    for cell in cells:
        area = _inked(dark, raster.width, _area(raster, cell, _INSET))
        if area is None:
            continue
        if areas and height + area.bottom - area.top > _TALLEST:
            yield _montage(raster, areas)
            areas, height = [], 0
        areas.append((area, _stands_upright(dark, raster.width, area)))
        height += area.bottom - area.top + _MARGIN
    if areas:
        yield _montage(raster, areas)


def _area(raster: Raster, box: Box, inset: int) -> Area:
    left, top, right, bottom = (round(side * raster.scale) for side in box)
    return Area(
        max(left + inset, 0),
        max(top + inset, 0),
        min(right - inset, raster.width),
        min(bottom - inset, raster.height),
    )


def _inked(dark: bytes, width: int, area: Area) -> Area | None:
    """The area without its white rim; None where it is all white."""
    rows = [y for y in range(area.top, area.bottom) if 1 in dark[y * width + area.left : y * width + area.right]]
    if not rows:
        return None
    top, bottom = rows[0], rows[-1] + 1
    start, end = top * width, bottom * width
    columns = [x for x in range(area.left, area.right) if 1 in dark[start + x : end : width]]
    return Area(columns[0], top, columns[-1] + 1, bottom)


def _stands_upright(dark: bytes, width: int, area: Area) -> bool:
    """Whether text is set along the height: tall and narrow, and with less white than several lines have between."""
    height = area.bottom - area.top
    if height < max(_UPRIGHT * (area.right - area.left), _LINE):
        return False
    starts = range(area.top * width, area.bottom * width, width)
    white = sum(1 for start in starts if 1 not in dark[start + area.left : start + area.right])
    return white < _WHITE_SHARE * height


def _montage(raster: Raster, areas: Sequence[tuple[Area, bool]]) -> Montage:
    drawn = [_laid_down(raster, area) if is_upright else _as_it_is(raster, area) for area, is_upright in areas]
    width = max(len(rows[0]) for rows in drawn) + 2 * _MARGIN
    blank = b"\xff" * width
    lines = [blank] * _MARGIN
    pieces = []
    for (area, is_upright), rows in zip(areas, drawn, strict=True):
        pieces.append(Piece(len(lines), area, is_upright))
        space = blank[: width - _MARGIN - len(rows[0])]
        lines += [blank[:_MARGIN] + row + space for row in rows]
        lines += [blank] * _MARGIN
    return Montage(Raster(width, len(lines), raster.scale, b"".join(lines)), tuple(pieces))


def _as_it_is(raster: Raster, area: Area) -> list[bytes]:
    starts = (y * raster.width for y in range(area.top, area.bottom))
    return [raster.pixels[start + area.left : start + area.right] for start in starts]


def _laid_down(raster: Raster, area: Area) -> list[bytes]:
    """A quarter turn clockwise: the columns from left to right become rows, each from the bottom up."""
    start, end = area.top * raster.width, area.bottom * raster.width
    return [raster.pixels[start + x : end : raster.width][::-1] for x in range(area.left, area.right)]
