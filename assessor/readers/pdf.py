"""PDF → paragraphs and tables in reading order, by pdfium; a page without usable text is said, never guessed.

pdfium may eat memory or time on a hostile file, so this runs in the child process only. It is used by one thread.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Note, Paragraph, Table
from assessor.readers.pdf_columns import part_region
from assessor.readers.pdf_furniture import running_lines
from assessor.readers.pdf_geometry import Word
from assessor.readers.pdf_grid import Grid, find_grids
from assessor.readers.pdf_join import Item, join_pages
from assessor.readers.pdf_notes import no_text, page_notes, running_note
from assessor.readers.pdf_page import Page, PageState, read_page
from assessor.readers.pdf_prose import passages_of
from assessor.readers.pdf_ruled import read_ruled
from assessor.readers.pdf_scan import recognise_pages
from assessor.readers.pdf_table_part import TablePart
from assessor.readers.pdf_text_lines import Line, LineJoiner, hyphened_words, lines_of
from assessor.readers.tesseract import find_tesseract

_MAX_PAGES = 3_000
_TOO_MANY_PAGES = N_(
    "“{file}” has too many pages ({count}; the limit is {limit}). Save the pages of the plan in a file of their own "
    "and bring that in. Nothing was changed."
)
_LOCKED = N_(
    "“{file}” is locked by a password. Open it with the password, print it to a new PDF without one and try again. "
    "Nothing was changed."
)
_DAMAGED = N_(
    "“{file}” is a damaged or cut-off PDF. Ask for it again, or open it in a PDF viewer and print it to a new PDF. "
    "Nothing was changed."
)

Report = Callable[[str], None]


def read_pdf(
    data: bytes, file: str, report: Report, *, recognise: bool = False
) -> tuple[tuple[Table | Paragraph, ...], tuple[Note, ...]]:
    """Read every page; `report` is told the number of each.

    Args: `recognise` read pages without usable text from their pictures, where Tesseract is installed.
    Raises: ImportProblemError for a locked or damaged file, and for one without any text.
    """
    notes: list[Note] = []
    with open_pdf(data, file) as document:
        pages = list(_read_pages(document, file, report))
        is_unread = any(page.state in (PageState.SCAN, PageState.GARBAGE) for page in pages)
        tesseract = find_tesseract() if is_unread else None
        if recognise and tesseract is not None:
            pages, notes = recognise_pages(document, pages, tesseract, report)
    if not any(page.state is PageState.TEXT for page in pages):
        raise no_text(file, pages, can_recognise=tesseract is not None)
    blocks, running = lay_out(pages, report)
    return blocks, (*page_notes(pages, can_recognise=tesseract is not None), *notes, *running)


@contextmanager
def open_pdf(data: bytes, file: str) -> Iterator[Any]:
    """A raw pdfium document, closed at the end.

    Raises: ImportProblemError for a locked or damaged file.
    """
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        is_locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise ImportProblemError(_LOCKED if is_locked else _DAMAGED, file=file) from error
    try:
        yield document.raw
    finally:
        document.close()


def page_count(document: Any, file: str) -> int:
    """How many pages a loaded document has. Raises: ImportProblemError for none and for too many."""
    count = int(pdfium.FPDF_GetPageCount(document))
    if count > _MAX_PAGES:
        raise ImportProblemError(_TOO_MANY_PAGES, file=file, count=count, limit=_MAX_PAGES)
    if count < 1:
        raise ImportProblemError(_DAMAGED, file=file)
    return count


def _read_pages(document: Any, file: str, report: Report) -> Iterator[Page]:
    for index in range(page_count(document, file)):
        report(str(index + 1))
        yield read_page(document, index)


def lay_out(pages: Sequence[Page], report: Report) -> tuple[tuple[Table | Paragraph, ...], list[Note]]:
    """The blocks of all pages with text, and what was set aside of them; `report` is told the number of each."""
    words = (word.text for page in pages for word in page.words)
    joiner = LineJoiner(frozenset(hyphened_words(words)))
    ruled = {page.number: find_grids(page.across, page.down) for page in pages}
    parted = [(page, *_part_words(page, ruled[page.number])) for page in pages if page.state is PageState.TEXT]
    free = [(page, lines_of(loose)) for page, loose, _ in parted]
    running = running_lines(free)
    laid_out: list[list[Item]] = []
    cuts = 0
    for (page, _, in_grids), (_, lines) in zip(parted, free, strict=True):
        report(str(page.number))
        own = [line for line in lines if line not in running.get(page.number, ())]
        tables = [
            table
            for grid, inside in zip(ruled[page.number], in_grids, strict=True)
            if (table := read_ruled(page, grid, inside, joiner)) is not None
        ]
        items, cuts = _in_order(page, own, tables, joiner, cuts)
        laid_out.append(items)
    return join_pages(laid_out, joiner), _running_notes(running)


def _part_words(page: Page, grids: Sequence[Grid]) -> tuple[list[Word], list[list[Word]]]:
    """The words outside ruled tables that are read as the page is, and those inside each."""
    loose: list[Word] = []
    inside: list[list[Word]] = [[] for _ in grids]
    boxes = [grid.box for grid in grids]
    for word in page.words:
        x, y = word.box.centre, word.box.middle
        home = next((index for index, box in enumerate(boxes) if box.holds(x, y)), None)
        if home is not None:
            inside[home].append(word)
        elif word.turn == 0:
            loose.append(word)
    return loose, inside


def _in_order(
    page: Page, lines: Sequence[Line], tables: Sequence[TablePart], joiner: LineJoiner, cuts: int
) -> tuple[list[Item], int]:
    """Tables and paragraphs of a page from the top down; `cuts` counts the ends of columns and pages so far."""
    items: list[Item] = []
    rest = list(lines)
    for table in [*tables, None]:
        above = rest if table is None else [line for line in rest if line.box.middle < table.box.top]
        rest = rest[len(above) :]
        for part in part_region(page, above, joiner) if above else ():
            if isinstance(part, TablePart):
                items.append(part)
                continue
            passages = passages_of(page, part)
            passages[0].opens_after = cuts
            cuts += 1
            passages[-1].cut_at = cuts
            items += passages
        if table is not None:
            items.append(table)
    return items, cuts


def _running_notes(running: dict[int, set[Line]]) -> list[Note]:
    """One note for each line that repeats with words in it; page numbers go without saying."""
    pages: dict[str, list[int]] = {}
    for number in sorted(running):
        for line in running[number]:
            if any(map(str.isalpha, line.text)):
                pages.setdefault(line.text, []).append(number)
    return [running_note(text, numbers) for text, numbers in pages.items() if len(numbers) > 2]
