"""Makers of the PDFs that hosts hand over; each plan has the tree that an import makes of it beside it."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from reports.pdf.fonts import BOLD, REGULAR, register_fonts

register_fonts()
A4 = (595.0, 842.0)
BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=11, leading=13.5)
CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=10, leading=12)
STRONG = ParagraphStyle("strong", CELL, fontName=BOLD)
MIDDLE = ParagraphStyle("middle", CELL, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=16, leading=20, alignment=TA_CENTER, spaceAfter=12)
HEADING = ParagraphStyle("heading", BODY, fontName=BOLD, fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)

Command = tuple[Any, ...]
Rows = Sequence[Sequence[Any]]
RULES: tuple[Command, ...] = (("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))


def story(*flowables: Flowable, size: tuple[float, float] = A4, on_page: Callable[..., None] | None = None) -> bytes:
    """A PDF of flowables with margins of 20 mm."""
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=size, leftMargin=57, rightMargin=57, topMargin=57, bottomMargin=57, invariant=1
    )
    hook = on_page or (lambda canvas, document: None)
    document.build(list(flowables), onFirstPage=hook, onLaterPages=hook)
    return buffer.getvalue()


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF of pages that are drawn by hand."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for draw in pages:
        canvas.setFont(REGULAR, 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def plan_table(rows: Rows, widths: Sequence[float], *commands: Command, repeat: int = 0, rules: bool = True) -> Table:
    """A table whose texts wrap; None is a cell that a merge covers."""

    def cell(value: Any) -> Any:
        if value is None or isinstance(value, Flowable):
            return value or ""
        return Paragraph(str(value), MIDDLE if len(str(value)) < 4 else CELL)

    grid = [[cell(value) for value in row] for row in rows]
    return Table(grid, list(widths), style=[*(RULES if rules else ()), *commands], repeatRows=repeat)


MERGED_HEADER: Rows = (
    ("№", "Наименование темы", "Всего часов", "В том числе", None, "Форма контроля"),
    (None, None, None, "лекции", "практика", None),
)
HEADER_SPANS: tuple[Command, ...] = (
    ("SPAN", (0, 0), (0, 1)),
    ("SPAN", (1, 0), (1, 1)),
    ("SPAN", (2, 0), (2, 1)),
    ("SPAN", (3, 0), (4, 0)),
    ("SPAN", (5, 0), (5, 1)),
)
WIDTHS = (30, 220, 50, 55, 60, 66)


def ruled_plan() -> bytes:
    """A merged header of two rows, merged module rows, wrapped titles and a total."""
    rows = (
        *MERGED_HEADER,
        ("Модуль 1. Основы таможенного дела", None, None, None, None, None),
        ("1", "Таможенное законодательство государства и международные соглашения о торговле", "6", "4", "2", "зачёт"),
        ("2", "Таможенные процедуры", "4", "2", "2", ""),
        ("Модуль 2. Таможенный контроль", None, None, None, None, None),
        ("3", "Управление рисками", "8", "4", "4", "тест"),
        ("", "Итого", "18", "10", "8", ""),
    )
    spans = [("SPAN", (0, row), (-1, row)) for row in (2, 5)]
    return story(Paragraph("Учебный план", TITLE), plan_table(rows, WIDTHS, *HEADER_SPANS, *spans))


RULED_TREE = [
    "# Модуль 1. Основы таможенного дела",
    "  - 1 Таможенное законодательство государства и международные соглашения о торговле [4 2 . . .]",
    "  - 2 Таможенные процедуры [2 2 . . .]",
    "# Модуль 2. Таможенный контроль",
    "  - 3 Управление рисками [4 4 . . .]",
]


def long_plan(rows: int = 90, *, furniture: bool = True) -> bytes:
    """A ruled table over several pages, its header on each, with running lines and page numbers."""
    body = [
        (str(n), f"Тема номер {n} с довольно длинным названием о таможенных делах", "4", "2", "2", "")
        for n in range(1, rows + 1)
    ]

    def on_page(canvas: Canvas, document: Any) -> None:
        if furniture:
            canvas.setFont(REGULAR, 9)
            canvas.drawString(57, 810, "Таможенная академия. Рабочая программа")
            canvas.drawRightString(538, 30, f"Стр. {document.page}")

    return story(plan_table((*MERGED_HEADER, *body), WIDTHS, *HEADER_SPANS, repeat=2), on_page=on_page)


def open_plan(*, wrapped: bool = True) -> bytes:
    """The same plan without a single ruling line."""
    long = "Таможенное законодательство государства и соглашения о взаимной помощи" if wrapped else "Законодательство"
    rows = (
        ("№", "Тема", "Всего", "Лекции", "Практика"),
        ("1", long, "6", "4", "2"),
        ("2", "Таможенные процедуры", "4", "2", "2"),
        ("3", "Управление рисками при контроле товаров и транспортных средств", "8", "4", "4"),
        ("4", "Валютный контроль", "6", "4", "2"),
        ("5", "Запреты и ограничения", "10", "4", "6"),
    )
    return story(plan_table(rows, (40, 230, 60, 60, 70), rules=False))


OPEN_TREE = [
    "- 1 Таможенное законодательство государства и соглашения о взаимной помощи [4 2 . . .]",
    "- 2 Таможенные процедуры [2 2 . . .]",
    "- 3 Управление рисками при контроле товаров и транспортных средств [4 4 . . .]",
    "- 4 Валютный контроль [4 2 . . .]",
    "- 5 Запреты и ограничения [4 6 . . .]",
]

LINES_OF_PROSE = (
    "Раздел 1. Основы таможенного дела",
    (
        "Тема 1.1. Таможенное законодательство и международные соглашения, применяемые при перемещении товаров "
        "через таможенную границу"
    ),
    (
        "Источники права и их место в системе. Порядок вступления в силу и толкование норм в спорных случаях, которые "
        "встречаются в работе инспектора."
    ),
    "Тема 1.2. Таможенные процедуры",
    "Раздел 2. Таможенный контроль",
    "Тема 2.1. Управление рисками",
    "Тема 2.2. Проверка после выпуска товаров",
)
PROSE_TREE = [
    "# Раздел 1. Основы таможенного дела",
    (
        "  - Тема 1.1. Таможенное законодательство и международные соглашения, применяемые при перемещении товаров "
        "через таможенную границу"
    ),
    "  - Тема 1.2. Таможенные процедуры",
    "# Раздел 2. Таможенный контроль",
    "  - Тема 2.1. Управление рисками",
    "  - Тема 2.2. Проверка после выпуска товаров",
]


def prose_plan() -> bytes:
    """A numbered outline with larger type for the parts."""
    styles = {"Раздел": HEADING}
    return story(
        Paragraph("Программа повышения квалификации", TITLE),
        *(Paragraph(line, styles.get(line.split()[0], BODY)) for line in LINES_OF_PROSE),
    )


FILLER = (
    "Слушатели изучают порядок перемещения товаров, права и обязанности участников внешней торговли, а также меры, "
    "которые применяет служба при нарушении установленных правил и сроков. "
)


def two_columns() -> bytes:
    """Running text in two columns under one title."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    frames = [Frame(50, 50, 235, 690, id="left"), Frame(310, 50, 235, 690, id="right")]

    def title(canvas: Canvas, document: Any) -> None:
        canvas.setFont(BOLD, 16)
        canvas.drawString(150, 780, "Программа учебного курса")

    document.addPageTemplates(PageTemplate(frames=frames, onPage=title))
    justified = ParagraphStyle("justified", BODY, alignment=TA_JUSTIFY)
    parts: list[Flowable] = []
    for line in LINES_OF_PROSE:
        parts += [Paragraph(line, HEADING if line.startswith("Раздел") else justified)]
        parts += [Paragraph(FILLER * 4, justified)] if line.startswith("Тема") else []
    document.build(parts)
    return buffer.getvalue()


def picture_of(data: bytes, page: int = 0, dpi: int = 100) -> Any:
    """A page as a scanner sees it, a Pillow image."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def scanned(data: bytes, pages: int = 1, dpi: int = 100) -> bytes:
    """A PDF of nothing but pictures of the pages."""
    from reportlab.lib.utils import ImageReader

    def draw(number: int) -> Callable[[Canvas], None]:
        image = ImageReader(picture_of(data, number, dpi))

        def place(canvas: Canvas) -> None:
            canvas.drawImage(image, 0, 0, *A4)

        return place

    return drawn(*(draw(number) for number in range(pages)))


def turned_pages(data: bytes, degrees: int) -> bytes:
    """The same pages with the viewer told to turn them."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.rotate(degrees, relative=False)
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def landscape_plan() -> bytes:
    """The ruled plan printed sideways on an upright page, as a wide table in a report is."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(560, 60)
        canvas.rotate(90)
        table = plan_table(PLAIN_ROWS, (40, 300, 60, 60, 70))
        table.wrapOn(canvas, 700, 500)
        table.drawOn(canvas, 40, 250)

    return drawn(draw)


PLAIN_ROWS: Rows = (
    ("№", "Тема", "Всего", "Лекции", "Практика"),
    ("1", "Таможенное законодательство", "6", "4", "2"),
    ("2", "Таможенные процедуры", "4", "2", "2"),
)
PLAIN_TREE = ["- 1 Таможенное законодательство [4 2 . . .]", "- 2 Таможенные процедуры [2 2 . . .]"]


class Upright(Flowable):
    """A header set along the height of its cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.width, self.height = 14.0, 80.0

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont(REGULAR, 10)
        self.canv.drawString(2, -10, self.text)
        self.canv.restoreState()


def upright_headers() -> bytes:
    """Narrow columns with their headers turned."""
    header = ("№", "Тема", Upright("Всего часов"), Upright("Лекции"), Upright("Практика"))
    return story(plan_table((header, *PLAIN_ROWS[1:]), (30, 300, 24, 24, 24)))


def broken_text(data: bytes) -> bytes:
    """The same pages with maps from glyphs to signs that no longer tell which sign is meant."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def locked(data: bytes, *, user: str = "тайна") -> bytes:
    """The same file with a password; an empty `user` lets anyone read it."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="владелец", user=user))
    return buffer.getvalue()


def bound(*files: bytes) -> bytes:
    """The pages of all files in one."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.new() as document:
        for data in files:
            with pikepdf.open(io.BytesIO(data)) as part:
                document.pages.extend(part.pages)
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def plain(data: bytes) -> bytes:
    """The same file with nothing packed, so that changed bytes reach the parsers of fonts and drawings."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(buffer, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False, qdf=False)
    return buffer.getvalue()
