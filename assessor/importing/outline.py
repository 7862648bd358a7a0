"""A document without a plan in a table → modules and topics by its headings and numbered lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assessor.importing.branch import MAX_DEPTH, Branch, TooDeepError, root_branch
from assessor.importing.draft import DraftProblem, SetAsideRow
from assessor.importing.lines import Line, LineKind
from assessor.importing.numbering import TOPIC_RANK, level_of, rank_of, split_number, tokens_of
from assessor.importing.outcomes import take_outcomes
from assessor.importing.programme_title import is_document_name
from assessor.importing.row_words import is_assessment, is_note, is_total
from assessor.importing.section_words import is_side_section
from assessor.importing.sums import settle_hours
from assessor.importing.text import folded, shown, shown_lines
from assessor.importing.title_hours import split_title_hours
from assessor.marks import N_
from assessor.readers import Paragraph

ASIDE_BEFORE = N_("text before the outline")
ASIDE_SECTION = N_("a section that holds no topics")
ASIDE_CONTENTS = N_("contents of the paper, with page numbers")
ASIDE_HIDDEN = N_("hidden in the source")
ASIDE_FOOTNOTE = N_("footnote")
ASIDE_ASSESSMENT = N_("examination or test, no topic")

_MAX_TITLE = 250
_CONTENTS_END = 400  # letters of a line that are looked at for it
_CONTENTS_LINE = re.compile(r".*\S(?:\t|\s*(?:\.{3,}|…+)\s*)\d{1,3}")
_MIN_POINTS = 2
_BOLD_DEPTH = 500  # a paragraph in bold type, where the document has no headings
_LEAD = 100  # Roman numerals and bold type lead plain numbers
_RANK_STEP = 1_000  # a level word outranks the depth of a number


@dataclass(slots=True)
class Outline:
    """What was understood; `title` is the sole heading above all others."""

    branches: list[Branch] = field(default_factory=list)
    set_aside: list[SetAsideRow] = field(default_factory=list)
    problems: list[DraftProblem] = field(default_factory=list)
    title: str = ""
    outcomes: tuple[str, ...] = ()  # of the whole programme


@dataclass(frozen=True, slots=True)
class _Point:
    """A paragraph that opens a line of the outline; the smaller `depth`, the nearer to the root."""

    paragraph: Paragraph
    depth: int
    number: str
    title: str


def read_outline(paragraphs: Sequence[Paragraph]) -> Outline:
    """Headings and numbered or bulleted paragraphs become modules, and topics where nothing hangs below them.

    Running text below a topic is its description. No branch comes of a document without headings or numbers.
    Raises: TooDeepError.
    """
    outline = Outline()
    visible = []
    for paragraph in paragraphs:
        if paragraph.hidden or paragraph.footnote:
            _leave_out(outline, paragraph, ASIDE_HIDDEN if paragraph.hidden else ASIDE_FOOTNOTE)
        elif _CONTENTS_LINE.fullmatch(paragraph.text[-_CONTENTS_END:]):
            _leave_out(outline, paragraph, ASIDE_CONTENTS)
        else:
            visible.append(paragraph)
    has_headings = any(paragraph.heading is not None for paragraph in visible)
    points = [_point(paragraph, bold_leads=not has_headings) for paragraph in visible]
    if sum(1 for point in points if point is not None) < _MIN_POINTS:
        return outline
    outline.outcomes, taken = take_outcomes(visible)
    kept = [pair for pair in zip(visible, points, strict=True) if pair[0].number not in taken]
    _Builder(outline).build([paragraph for paragraph, _ in kept], [point for _, point in kept])
    outline.problems += settle_hours(outline.branches)
    _take_title(outline)
    return outline


def _point(paragraph: Paragraph, *, bold_leads: bool) -> _Point | None:
    text = shown(paragraph.text)
    label_ranks = rank_of(paragraph.label) is not None
    if label_ranks:  # the list itself says "Раздел 1."
        text = f"{paragraph.label} {text}".strip()
    if not text or len(text) > _MAX_TITLE:
        return None
    own_number, title = split_number(text)
    number = own_number or ("" if label_ranks else paragraph.label)
    number = number.rstrip(".)") if tokens_of(number) else ""
    rank = rank_of(title)
    if paragraph.heading is not None:
        return _Point(paragraph, paragraph.heading, number, title)
    if rank is not None and _opens_line(title):
        return _Point(paragraph, 100 + rank, number, title)
    if number or paragraph.label:
        tokens = tokens_of(number)
        depth = len(tokens) if len(tokens) > 1 else 1 + (paragraph.list_level or 0)
        if level_of(number, "").is_roman or (bold_leads and paragraph.bold and len(tokens) == 1):
            depth -= _LEAD
        return _Point(paragraph, _RANK_STEP + depth + (0 if number else 20), number, title)
    if bold_leads and paragraph.bold and not text.endswith((".", ":", ";")):
        return _Point(paragraph, _BOLD_DEPTH, number, title)
    return None


def _opens_line(title: str) -> bool:
    """A level word with its number, as in "Тема 3. …"; not a sentence about some topic."""
    return bool(level_of("", title).tokens) or title.isupper()


class _Builder:
    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._root = root_branch()
        self._open: list[tuple[_Point, Branch]] = []
        self._texts: dict[int, list[str]] = {}  # id of a branch → its running text
        self._skipping: int | None = None  # depth of the section that is left out

    def build(self, paragraphs: Sequence[Paragraph], points: Sequence[_Point | None]) -> None:
        for paragraph, point in zip(paragraphs, points, strict=True):
            if point is None or self._is_under_topic(point):  # the points of a topic are its content
                self._running_text(paragraph)
            else:
                self._open_point(point)
        self._outline.branches = self._root.children
        self._finish(self._root)

    def _is_under_topic(self, point: _Point) -> bool:
        """Below "Тема 1.1" everything up to the next heading or level word describes it."""
        if not self._open or self._skipping is not None:
            return False
        above, _ = self._open[-1]
        return rank_of(above.title) == TOPIC_RANK and point.depth > above.depth and rank_of(point.title) is None

    def _open_point(self, point: _Point) -> None:
        if self._skipping is not None and point.depth > self._skipping:
            _leave_out(self._outline, point.paragraph, ASIDE_SECTION)
            return
        self._skipping = None
        while self._open and self._open[-1][0].depth >= point.depth:
            self._open.pop()
        words = folded(point.title).strip(" .:")
        in_list = bool(self._open) and point.paragraph.heading is None and bool(point.number)
        if is_side_section(point.title, in_list=in_list) or is_note(words, alone=True) or is_total(words):
            self._skipping = point.depth
            _leave_out(self._outline, point.paragraph, ASIDE_SECTION)
        elif is_assessment(words):
            self._skipping = point.depth
            _leave_out(self._outline, point.paragraph, ASIDE_ASSESSMENT)
        elif is_document_name(point.title):
            _leave_out(self._outline, point.paragraph, ASIDE_BEFORE)
        else:
            self._add(point)

    def _add(self, point: _Point) -> None:
        title, hours = split_title_hours(point.title)
        paragraph = point.paragraph
        line = Line(
            LineKind.ENTRY,
            paragraph.place,
            title.rstrip(";") if not paragraph.heading else title,
            point.number,
            hours=hours,
        )
        if len(self._open) >= MAX_DEPTH:
            raise TooDeepError(line)
        branch = Branch(line)
        parent = self._open[-1][1] if self._open else self._root
        parent.children.append(branch)
        self._open.append((point, branch))

    def _running_text(self, paragraph: Paragraph) -> None:
        text = shown_lines(f"{paragraph.label} {paragraph.text}".strip())
        if self._open and is_side_section(paragraph.text):
            self._skipping = _RANK_STEP - 1  # no heading, so only a heading or level word ends it
        if self._skipping is not None or not self._open:
            _leave_out(self._outline, paragraph, ASIDE_SECTION if self._skipping is not None else ASIDE_BEFORE)
        elif text:
            self._texts.setdefault(id(self._open[-1][1]), []).append(text)

    def _finish(self, branch: Branch) -> None:
        """Give topics their text; what stands between a module and its topics is set aside."""
        for child in branch.children:
            texts = self._texts.get(id(child), [])
            if child.children:
                child.is_heading = True
                self._outline.set_aside += [
                    SetAsideRow(child.line.place, text[:_MAX_TITLE], ASIDE_SECTION) for text in texts
                ]
                self._finish(child)
            elif texts:
                line = child.line
                child.line = Line(
                    line.kind, line.place, line.title, line.number, description="\n".join(texts), hours=line.hours
                )


def _take_title(outline: Outline) -> None:
    """A sole heading above everything names the programme, unless a level word says it is a module."""
    if len(outline.branches) == 1:
        top = outline.branches[0]
        if top.children and rank_of(top.line.title) is None and not top.line.number:
            outline.title = top.line.title
            outline.branches = top.children


def _leave_out(outline: Outline, paragraph: Paragraph, reason: str) -> None:
    text = shown(f"{paragraph.label} {paragraph.text}")[:_MAX_TITLE]
    outline.set_aside.append(SetAsideRow(paragraph.place, text, reason))
