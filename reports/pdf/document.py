"""From a story of flowables to a PDF file: pages, header and footer, contents, bookmarks, properties.

The same story gives the same bytes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from reports.pdf import theme
from reports.pdf.cover import CoverBand, draw_cover_foot
from reports.pdf.fonts import REGULAR, printable, register_fonts
from reports.pdf.furniture import Furniture, draw_draft_mark, draw_furniture, draw_total_pages
from reports.pdf.headings import Contents, Heading, headings_of
from reports.pdf.text import MOST_LETTERS, cut, space
from reports.target import whole_file

Progress = Callable[[int, int | None], None]
"""Called with (page, pages of the document, or None in the first layout); raising cancels the work."""

_COVER, _UPRIGHT, _LANDSCAPE = "cover", "upright", "landscape"
_PRODUCER = "Customs Training Assessor"
_PAGES_GUESSED = 10
_PRACTICALLY_ENDLESS = 10_000.0


def write_document(
    path: Path, story: Sequence[Flowable], furniture: Furniture, progress: Progress | None = None
) -> int:
    """Lay the story out and write it to `path`.

    A story that begins with `cover_story` gets a cover page; one that begins with `to_landscape` has its first page
    turned. `progress` may raise to cancel; then, as after any failure, an older file at `path` stays whole and
    nothing else is left.
    Returns: the number of pages.
    Raises: ReportProblemError when the file cannot be written.
    """
    register_fonts()
    begins_turned = bool(story) and isinstance(story[0], NextPageTemplate) and story[0].action[1] == _LANDSCAPE
    shown = story[len(to_landscape()) :] if begins_turned else story
    with whole_file(path) as file:
        template = _Template(file, shown, furniture, progress, begins_turned)
        template.multiBuild(list(shown) or [space(0)], canvasmaker=_ReportCanvas)
        return template.pages


def to_landscape() -> list[Flowable]:
    """The next page and those after it are turned."""
    return [NextPageTemplate(_LANDSCAPE), PageBreak()]


def to_portrait() -> list[Flowable]:
    """The next page and those after it stand upright again."""
    return [NextPageTemplate(_UPRIGHT), PageBreak()]


def new_page() -> Flowable:
    return PageBreak()


class _Template(BaseDocTemplate):
    """The pages of a report. One object lays out one document, as often as its contents list asks for."""

    def __init__(
        self,
        file: IO[bytes],
        story: Sequence[Flowable],
        furniture: Furniture,
        progress: Progress | None,
        begins_turned: bool,
    ) -> None:
        self._begins_turned = begins_turned
        self._furniture = furniture
        self._progress = progress
        self._cover = next((flowable.cover for flowable in story if isinstance(flowable, CoverBand)), None)
        self._contents = [flowable for flowable in story if isinstance(flowable, Contents)]
        for contents in self._contents:
            contents.expect(headings_of(story))
        self._pages_before: int | None = None
        self._last_outline_level = -1
        self.pages = 0
        super().__init__(
            file,
            pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
            pageTemplates=self._page_templates(),
            title=printable(cut(furniture.title, MOST_LETTERS)),
            author=printable(cut(furniture.author, MOST_LETTERS)),
            subject="",
            creator=_PRODUCER,
            producer=_PRODUCER,
            lang=furniture.language,
            displayDocTitle=1,
            initialFontName=REGULAR,
            initialFontSize=theme.CELL_SIZE,
            invariant=1,
        )

    def _page_templates(self) -> list[PageTemplate]:
        upright = PageTemplate(
            _UPRIGHT, [_frame(theme.CONTENT_WIDTH, theme.CONTENT_HEIGHT)], onPage=self._draw_page_ground
        )
        landscape = PageTemplate(
            _LANDSCAPE,
            [_frame(theme.LANDSCAPE_WIDTH, theme.LANDSCAPE_HEIGHT)],
            onPage=self._draw_page_ground,
            pagesize=(theme.PAGE_HEIGHT, theme.PAGE_WIDTH),
        )
        if self._cover is None:
            return [landscape, upright] if self._begins_turned else [upright, landscape]
        frame = _frame(theme.CONTENT_WIDTH, theme.PAGE_HEIGHT - self._cover.foot_height(), self._cover.foot_height())
        cover = PageTemplate(_COVER, [frame], onPage=self._draw_cover_ground, autoNextPageTemplate=_UPRIGHT)
        return [cover, upright, landscape]

    def _draw_page_ground(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        turned = self.pageTemplate.id == _LANDSCAPE
        size = (theme.PAGE_HEIGHT, theme.PAGE_WIDTH) if turned else (theme.PAGE_WIDTH, theme.PAGE_HEIGHT)
        if self._furniture.draft_mark:
            upper = size[1] - theme.MARGIN_TOP
            draw_draft_mark(canvas, self._furniture.draft_mark, size[0], theme.MARGIN_BOTTOM, upper)
        draw_furniture(canvas, self._furniture, size, self._pages_before or _PAGES_GUESSED)

    def _draw_cover_ground(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        assert self._cover is not None
        if self._furniture.draft_mark:
            foot = self._cover.foot_height()
            draw_draft_mark(canvas, self._furniture.draft_mark, theme.PAGE_WIDTH, foot, theme.PAGE_HEIGHT * 0.6)
        draw_cover_foot(canvas, self._cover)

    def beforeDocument(self) -> None:  # noqa: N802  # ReportLab's name, as all that follow
        """Begin one layout: the properties that are not arguments of the canvas."""
        self._pages_before = self.pages or None
        self._last_outline_level = -1
        year, month, day = self._furniture.stated_date[:10].split("-")
        self.canv.setDateFormatter(lambda *_: f"D:{year}{month}{day}000000+00'00'")
        self.canv.addPageLabel(0, "ARABIC", 1)
        self.canv.showOutline()

    def afterPage(self) -> None:  # noqa: N802
        self.pages = self.page
        if self._progress is not None:
            self._progress(self.page, self._pages_before)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if not isinstance(flowable, Heading):
            return
        for contents in self._contents:
            contents.found(flowable, self.page)
        self._last_outline_level = min(flowable.level - 1, self._last_outline_level + 1)
        title = f"{flowable.number} {printable(flowable.title)}".strip()
        self.canv.addOutlineEntry(title, flowable.key, self._last_outline_level, closed=flowable.level > 1)

    def handle_keepWithNext(self, flowables: list[Flowable]) -> None:  # noqa: N802
        """Begin a new page before headings and captions that would be parted from what follows them."""
        if not getattr(flowables[0], "stays_with_next", False):
            return
        frame: Any = self.frame  # what is left of a frame is known to its private names only
        if frame._atTop:
            return
        available = frame._y - frame._y1p
        if min(self._room_needed(flowables, frame._aW), frame._aH) > available:
            flowables.insert(0, CondPageBreak(available + 1))

    def _room_needed(self, flowables: Sequence[Flowable], width: float) -> float:
        """Height of the headings and captions in front, and of the beginning of what follows them."""
        needed, after = 0.0, 0.0
        for flowable in flowables:
            stays = getattr(flowable, "stays_with_next", False)
            height = _least_height(flowable, self.canv, width, whole=stays)
            needed += max(after, flowable.getSpaceBefore()) + height
            after = flowable.getSpaceAfter()
            if not stays:
                break
        return needed


class _ReportCanvas(Canvas):
    """Writes the number of pages, to which every page refers, when it is known."""

    def save(self) -> None:
        draw_total_pages(self, self.getPageNumber() - 1)
        super().save()


def _least_height(flowable: Flowable, canvas: Canvas, width: float, whole: bool) -> float:
    """Height that must be free for the beginning of a flowable, or for the whole of it."""
    least = getattr(flowable, "least_height", None)
    if whole or least is None:
        return float(flowable.wrapOn(canvas, width, _PRACTICALLY_ENDLESS)[1])
    flowable.canv = canvas
    try:
        return float(least(width))
    finally:
        del flowable.canv


def _frame(width: float, height: float, bottom: float = theme.MARGIN_BOTTOM) -> Frame:
    return Frame(theme.MARGIN_LEFT, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
