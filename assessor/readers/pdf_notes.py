"""What to tell of pages that could not be read as text, and of lines that were set aside."""

from collections.abc import Iterable, Iterator, Sequence

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Note
from assessor.readers.pdf_page import Page, PageState

_PICTURES = N_(
    "Only pictures, no text, on these pages: {pages}. Enter their topics by hand beside the picture of the page. "
    "With Tesseract and its Russian data on this computer, their text can be recognised too."
)
_PICTURES_RECOGNISABLE = N_(
    "Only pictures, no text, on these pages: {pages}. Have their text recognised by Tesseract, which is on this "
    "computer, or enter their topics by hand beside the picture of the page."
)
_GARBAGE = N_(
    "The text of these pages is kept in signs that mean nothing: {pages}. Enter their topics by hand beside the "
    "picture of the page. With Tesseract and its Russian data on this computer, their text can be recognised too."
)
_GARBAGE_RECOGNISABLE = N_(
    "The text of these pages is kept in signs that mean nothing: {pages}. Have their text recognised by Tesseract, "
    "which is on this computer, or enter their topics by hand beside the picture of the page."
)
_EMPTY = N_("Nothing stands on these pages: {pages}.")
_RUNNING = N_("A line that repeats at the top or bottom of {count} pages was left out: “{text}”.")
_NO_TEXT = N_(
    "“{file}” holds no text, only pictures of pages or signs that mean nothing ({pages}). Enter its topics by hand "
    "beside the pictures, ask for the plan as .docx or .xlsx, or have the text recognised, which needs Tesseract with "
    "its Russian data on this computer. Nothing was changed."
)
_NO_TEXT_RECOGNISABLE = N_(
    "“{file}” holds no text, only pictures of pages or signs that mean nothing ({pages}). Have the text recognised by "
    "Tesseract, which is on this computer, enter its topics by hand beside the pictures, or ask for the plan as .docx "
    "or .xlsx. Nothing was changed."
)
_NO_CONTENT = N_("“{file}” has only empty pages. Ask for the file again. Nothing was changed.")
_RECOGNISED = N_(
    "The text of these pages was recognised from their pictures: {pages}. Compare the topics and hours with the source."
)
_NO_RUSSIAN = N_(
    "Tesseract on this computer has no Russian data (rus), so Russian text was not recognised. Install them and bring "
    "the file in again."
)
_UNCERTAIN = N_("Words on this page that may be recognised wrongly ({count}): {words}.")
_MAX_RUNNING_TEXT = 100
_MAX_UNCERTAIN_WORDS = 10


def page_notes(pages: Iterable[Page], can_recognise: bool) -> list[Note]:
    """What to tell of the pages without usable text, each kind once."""
    by_state: dict[PageState, list[int]] = {}
    for page in pages:
        by_state.setdefault(page.state, []).append(page.number)
    templates = {
        PageState.SCAN: _PICTURES_RECOGNISABLE if can_recognise else _PICTURES,
        PageState.GARBAGE: _GARBAGE_RECOGNISABLE if can_recognise else _GARBAGE,
        PageState.EMPTY: _EMPTY,
    }
    return [
        Note(
            template,
            {"pages": page_ranges(by_state[state])},
            page=by_state[state][0],
            is_unread=state is not PageState.EMPTY,
        )
        for state, template in templates.items()
        if state in by_state
    ]


def no_text(file: str, pages: Sequence[Page], can_recognise: bool) -> ImportProblemError:
    """The error for a file in which no page holds text."""
    unread = [page.number for page in pages if page.state is not PageState.EMPTY]
    if not unread:
        return ImportProblemError(_NO_CONTENT, file=file)
    template = _NO_TEXT_RECOGNISABLE if can_recognise else _NO_TEXT
    return ImportProblemError(template, file=file, pages=page_ranges(unread))


def running_note(text: str, pages: Sequence[int]) -> Note:
    """That a line was left out on some pages."""
    return Note(_RUNNING, {"text": text[:_MAX_RUNNING_TEXT], "count": len(pages)}, page=pages[0])


def recognised_notes(pages: Sequence[int], knows_russian: bool) -> Iterator[Note]:
    """That pages were read from their pictures."""
    if pages:
        yield Note(_RECOGNISED, {"pages": page_ranges(pages)}, page=pages[0])
    if not knows_russian:
        yield Note(_NO_RUSSIAN)


def uncertain_note(page: int, words: Sequence[str]) -> Note:
    """Which words of a recognised page to look at."""
    return Note(_UNCERTAIN, {"count": len(words), "words": ", ".join(words[:_MAX_UNCERTAIN_WORDS])}, page=page)


def page_ranges(numbers: Sequence[int]) -> str:
    """Rising page numbers in short: "3–7, 9"."""
    return ", ".join(_ranges(numbers))


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    start = end = numbers[0]
    for number in [*numbers[1:], None]:
        if number == end + 1:
            end = number
            continue
        yield str(start) if start == end else f"{start}–{end}"
        start = end = number or 0
