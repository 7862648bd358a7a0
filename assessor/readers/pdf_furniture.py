"""Lines that a page repeats at its top or bottom, and page numbers: set aside before the content is read."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assessor.readers.pdf_page import Page
from assessor.readers.pdf_text_lines import Line, pieces

_ZONE = 0.1  # of the height of a page, at its top and bottom
_SAME_HEIGHT = 6.0  # points
_FEWEST_PAGES = 3
_SHARE = 0.4  # of the pages with text
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:\w{1,8}\.?\s+)?(\d{1,4})(?:\s*(?:/|из|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ROW_OF_A_TABLE = 3  # pieces: a table's header may repeat at the top of each page, and belongs to it

Key = tuple[str, bool]  # the text with its digits masked, and whether it stands at the top


def running_lines(pages: Sequence[tuple[Page, Sequence[Line]]]) -> dict[int, set[Line]]:
    """By page number the lines that are no content.

    Args: `pages` with their free lines, those of ruled tables left out.
    """
    places: defaultdict[Key, list[tuple[Page, Line]]] = defaultdict(list)
    for page, lines in pages:
        for line in lines:
            if (at_top := _outer(page, line)) is not None and len(pieces(line)) < _ROW_OF_A_TABLE:
                places[_DIGITS.sub("#", line.text), at_top].append((page, line))
    found: defaultdict[int, set[Line]] = defaultdict(set)
    for same in places.values():
        for page, line in same if _repeats(same, len(pages)) else [one for one in same if _is_page_number(*one)]:
            found[page.number].add(line)
    return dict(found)


def _outer(page: Page, line: Line) -> bool | None:
    """True at the top of the page, False at its bottom, None between."""
    depth = (line.box.middle - page.area.top) / max(page.area.height, 1.0)
    return True if depth < _ZONE else False if depth > 1 - _ZONE else None


def _repeats(same: Sequence[tuple[Page, Line]], page_count: int) -> bool:
    heights = sorted(line.box.middle - page.area.top for page, line in same)
    near = [height for height in heights if abs(height - heights[len(heights) // 2]) < _SAME_HEIGHT]
    numbers = {page.number for page, _ in same}
    return len(numbers) >= _FEWEST_PAGES and len(near) * 2 > len(same) and len(numbers) >= _SHARE * page_count


def _is_page_number(page: Page, line: Line) -> bool:
    """A line with nothing but a number near that of the page."""
    match = _PAGE_NUMBER.fullmatch(line.text)
    if match is None or len(line.words) > 4:
        return False
    stands_alone = line.text.strip("-–— ").isdigit() or int(match[1]) == page.number
    return stands_alone and abs(int(match[1]) - page.number) <= 2
