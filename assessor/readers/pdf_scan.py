"""Pages that are pictures → words and ruling lines, as if they had been text; Tesseract reads them without their lines.

Ruling lines spoil the recognition of short numbers, so they are found in the pixels first, kept for the table and
painted over.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from assessor.readers.document import Note
from assessor.readers.pdf_geometry import Box, Edge, Word, median
from assessor.readers.pdf_grid import Grid, find_grids
from assessor.readers.pdf_montage import cut_cells
from assessor.readers.pdf_notes import recognised_notes, uncertain_note
from assessor.readers.pdf_page import Page, PageState
from assessor.readers.pdf_render import Raster, render_page
from assessor.readers.tesseract import RecognisedWord, RecognitionError, Tesseract, recognise

_DPI = 300
_SHORTEST_RULE = 75  # pixels at that resolution, a quarter of an inch: longer than any stroke of a letter
_RUN = re.compile(rb"\x01{%d,}" % _SHORTEST_RULE)
_MOST_RUNS = 60_000  # a photograph has more, and no ruling lines
_RIM = 2  # pixels painted over beside a line
_SAMPLE = 16
_LOW = 60.0  # of 100: such a word is to be looked at
_NOISE = 30.0
_USUAL_HEIGHT = 1.3  # of the middle height: below it a line has the usual size of type


def recognise_pages(
    document: Any, pages: Iterable[Page], tesseract: Tesseract, report: Callable[[str], None]
) -> tuple[list[Page], list[Note]]:
    """The pages, those without usable text read from their pictures as far as that goes, and what to tell of them.

    Args: `report` is told the page, again and again while a page is being read.
    """
    read: list[Page] = []
    notes: list[Note] = []
    for page in pages:
        if page.state not in (PageState.SCAN, PageState.GARBAGE):
            read.append(page)
            continue
        report(str(page.number))
        try:
            recognised, uncertain = _recognise_page(document, page, tesseract, partial(report, str(page.number)))
        except RecognitionError:
            recognised, uncertain = page, []
        read.append(recognised)
        if uncertain:
            notes.append(uncertain_note(page.number, uncertain))
    return read, [*recognised_notes([p.number for p in read if p.is_recognised], tesseract.knows_russian), *notes]


def _recognise_page(
    document: Any, page: Page, tesseract: Tesseract, sign_of_life: Callable[[], None]
) -> tuple[Page, list[str]]:
    """The page as read from its picture, its boxes on the page as shown, and the words that may be wrong."""
    raster = render_page(document, page.number - 1, _DPI, grey=True)
    if raster is None:
        return page, []
    clean, across, down = _without_rules(raster)
    words = _recognised(clean, find_grids(across, down), tesseract, sign_of_life)
    found = [word for word in words if not _is_noise(word)]
    if not found:
        return page, []
    read = replace(
        page,
        state=PageState.TEXT,
        words=tuple(_words(found, raster.scale)),
        across=tuple(across),
        down=tuple(down),
        is_recognised=True,
    )
    return read, [word.text for word in found if word.confidence < _LOW]


def _recognised(
    raster: Raster, grids: Sequence[Grid], tesseract: Tesseract, sign_of_life: Callable[[], None]
) -> Iterator[RecognisedWord]:
    """The words of a page, those of tables cell by cell."""
    if not grids:
        yield from recognise(tesseract, raster, _DPI, sign_of_life)
        return
    cells = [grid.box_of(cell) for grid in grids for cell in grid.cells]
    for montage in cut_cells(raster, _dark(raster.pixels), cells, [grid.box for grid in grids]):
        yield from map(montage.in_source, recognise(tesseract, montage.raster, _DPI, sign_of_life))


def _is_noise(word: RecognisedWord) -> bool:
    """What is left of a line or a speck."""
    signs = sum(map(str.isalnum, word.text))
    return word.confidence < _NOISE if signs == 0 else word.confidence < 0


def _words(found: list[RecognisedWord], scale: float) -> list[Word]:
    """Words as high as their line: the boxes of Tesseract end at the ink, so "а" is lower than "Т"."""
    usual = median([word.line.height for word in found if not word.is_upright])
    words = []
    for word in found:
        if word.is_upright:
            words.append(Word(word.text, Box(*(side / scale for side in word.box)), turn=3))
            continue
        height = usual if word.line.height < _USUAL_HEIGHT * usual else word.line.height
        middle = word.box.middle if word.box.height > usual / 2 else word.line.middle
        box = Box(word.box.left, middle - height / 2, word.box.right, middle + height / 2)
        words.append(Word(word.text, Box(*(side / scale for side in box))))
    return words


def _without_rules(raster: Raster) -> tuple[Raster, list[Edge], list[Edge]]:
    """The picture with its ruling lines painted over, and these lines in points."""
    width, height = raster.width, raster.height
    dark = _dark(raster.pixels)
    rows = list(_runs(_thickened(dark, width), width))
    columns = list(_runs(_thickened(b"".join([dark[x::width] for x in range(width)]), height), height))
    if len(rows) + len(columns) > _MOST_RUNS:
        return raster, [], []
    pixels = bytearray(raster.pixels)
    for y, start, end in rows:
        for beside in range(max(y - _RIM, 0), min(y + _RIM + 1, height)):
            pixels[beside * width + start : beside * width + end] = b"\xff" * (end - start)
    for x, start, end in columns:
        for beside in range(max(x - _RIM, 0), min(x + _RIM + 1, width)):
            pixels[start * width + beside : (end - 1) * width + beside + 1 : width] = b"\xff" * (end - start)
    scale = raster.scale
    across = [Edge((y + 0.5) / scale, start / scale, end / scale) for y, start, end in rows]
    down = [Edge((x + 0.5) / scale, start / scale, end / scale) for x, start, end in columns]
    return replace(raster, pixels=bytes(pixels)), across, down


def _dark(pixels: bytes) -> bytes:
    """1 for each pixel of ink, 0 for paper."""
    threshold = _threshold(pixels)
    return pixels.translate(bytes(1 if shade < threshold else 0 for shade in range(256)))


def _threshold(pixels: bytes) -> int:
    """The shade that parts ink from paper best: the greatest variance between the two (N. Otsu, 1979)."""
    counts = Counter(pixels[::_SAMPLE])
    total, weighted = counts.total(), sum(shade * count for shade, count in counts.items())
    below = below_weighted = 0
    best, threshold = 0.0, 128
    for shade in range(255):
        below += counts[shade]
        below_weighted += shade * counts[shade]
        above = total - below
        if not below or not above:
            continue
        apart = below_weighted / below - (weighted - below_weighted) / above
        if (variance := below * above * apart * apart) > best:
            best, threshold = variance, shade + 1
    return threshold


def _thickened(dark: bytes, width: int) -> bytes:
    """Each row with the one above it, so that a line which leans by a pixel or has a gap in a row stays whole."""
    whole = int.from_bytes(dark, "little")
    return (whole | whole << (8 * width)).to_bytes(len(dark) + width, "little")[: len(dark)]


def _runs(dark: bytes, width: int) -> Iterator[tuple[int, int, int]]:
    """(row, start, end) of each run of dark pixels that is too long for a letter."""
    for match in _RUN.finditer(dark):
        start, end = match.span()
        for row in range(start // width, (end - 1) // width + 1):
            first, last = max(start - row * width, 0), min(end - row * width, width)
            if last - first >= _SHORTEST_RULE:
                yield row, first, last
