"""Lines of running text → paragraphs, with type size and weight as a hint at headings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assessor.readers.document import Paragraph
from assessor.readers.docx_numbering import BULLET
from assessor.readers.pdf_geometry import around, clusters
from assessor.readers.pdf_page import Page
from assessor.readers.pdf_text_lines import Line, LineJoiner, opens_with_label, usual_step

_BULLETS = frozenset("•·▪◦‣■□●○\uf0b7")
_WIDE_STEP = 1.35  # of the usual distance between lines
_OTHER_SIZE = 1.12
_HEADING_SIZE = 1.15
_LONGEST_HEADING = 200
_MAX_HEADING_LEVELS = 4
_CENTRED = 3.0  # points
_FULL_LINE = 1.5  # points: so near to the right margin ends a line of justified text
_JUSTIFIED = 0.6  # of the lines
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class Passage:
    """A paragraph that is being read: its lines and the page of the first."""

    page: Page
    lines: list[Line] = field(default_factory=list)
    lines_of_page: int = 0  # of its lines, those on that page
    opens_after: int | None = None  # the cut (of a column or page, counted through the document) right before it
    cut_at: int | None = None  # the cut right behind it

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def passages_of(page: Page, run: Sequence[Line]) -> list[Passage]:
    """The paragraphs of one run of lines on one page."""
    if not run:
        return []
    step = usual_step(run)
    right = max(line.box.right for line in run)
    full = sum(1 for line in run if right - line.box.right < _FULL_LINE)
    ragged = full < _JUSTIFIED * len(run)
    passages = [Passage(page, [run[0]], 1)]
    for above, below in pairwise(run):
        if _opens_paragraph(passages[-1], above, below, step, right, ragged=ragged):
            passages.append(Passage(page))
        passages[-1].lines.append(below)
        passages[-1].lines_of_page += 1
    return passages


def _opens_paragraph(passage: Passage, above: Line, below: Line, step: float, right: float, *, ragged: bool) -> bool:
    if below.box.middle - above.box.middle > _WIDE_STEP * max(step, above.box.height):
        return True
    sizes = sorted((above.size, below.size))
    if opens_with_label(below.text) or sizes[1] > _OTHER_SIZE * sizes[0] or above.bold != below.bold:
        return True
    indent = below.box.left - above.box.left
    if abs(above.box.centre - below.box.centre) < _CENTRED < abs(indent):
        return False
    is_first = len(passage.lines) == 1
    if indent > above.size and not (is_first and opens_with_label(above.text)):
        return True
    if indent < -above.size and not is_first:
        return True
    if above.text.endswith("-"):
        return False
    next_word = below.words[0].box.right - below.words[0].box.left if ragged else 0.0
    return right - above.box.right > next_word + (2 * above.size if ragged else above.size)


def goes_on(before: Passage, after: Passage) -> bool:
    """Whether a paragraph that a column or page cut goes on with `after`."""
    above, below = before.lines[-1], after.lines[0]
    same_type = before.bold == after.bold and abs(before.size - after.size) < 0.12 * before.size
    if not same_type or above.text.endswith(_SENTENCE_ENDS) or opens_with_label(below.text):
        return False
    return below.text[:1].islower()


class Headings:
    """What the type says of headings, once all of a document's running text is known."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        letters = Counter[float]()
        for passage in passages:
            for line in passage.lines:
                letters[round(line.size * 2) / 2] += len(line.text)
        body = letters.most_common(1)[0][0] if letters else 0.0
        larger = {p.size for p in passages if p.size > _HEADING_SIZE * body and _is_short(p)}
        self._body = body
        self._sizes = clusters(larger, 0.6)[::-1][: _MAX_HEADING_LEVELS - 1]
        bold = sum(1 for passage in passages if passage.bold)
        self._bold_is_rare = bool(self._sizes) and bold * 2 < len(passages)

    def level(self, passage: Passage) -> int | None:
        """1 for the largest type; bold type counts below it where larger type shows that headings are set apart."""
        if not _is_short(passage):
            return None
        if self._sizes and passage.size > _HEADING_SIZE * self._body:
            return 1 + min(range(len(self._sizes)), key=lambda index: abs(self._sizes[index] - passage.size))
        text = passage.lines[-1].text
        if self._bold_is_rare and passage.bold and not text.endswith(_SENTENCE_ENDS):
            return None if opens_with_label(passage.lines[0].text) else len(self._sizes) + 1
        return None


def _is_short(passage: Passage) -> bool:
    return sum(len(line.text) for line in passage.lines) <= _LONGEST_HEADING


def paragraphs_of(
    passages: Sequence[Passage], first_number: int, headings: Headings, joiner: LineJoiner
) -> Iterator[Paragraph]:
    """Paragraphs numbered from `first_number`."""
    for number, passage in enumerate(passages, first_number):
        text, label = joiner.text(passage.lines), ""
        if text[0] in _BULLETS and len(text) > 1:
            label, text = BULLET, text[1:].strip()
        on_page = passage.lines[: passage.lines_of_page]
        yield Paragraph(
            text,
            number,
            heading=headings.level(passage),
            label=label,
            list_level=0 if label else None,
            bold=passage.bold,
            page=passage.page.number,
            box=passage.page.shown(around(line.box for line in on_page)),
        )
