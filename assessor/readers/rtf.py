"""Rich Text documents (.rtf) → paragraphs and tables, by one walk over the words of the format.

Hidden and deleted text is left out, pictures and objects are passed over unread, merged cells keep their span.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Cell, Paragraph, Row, Table

Block = Paragraph | Table

_TOO_DEEP = N_(
    "“{file}” is put together as no word processor does it, so it was not read. Open it in Word, save it as .docx and "
    "try again. Nothing was changed."
)
_MOST_GROUPS = 1_000
_MOST_CELLS = 250_000
_PROGRESS_BLOCKS = 500
_NEAR = 60  # twips
_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z'])|"
    rb"(?P<brace>[{}])|(?P<ends>[\r\n]+)|(?P<text>[^\\{}\r\n]+)"
)
_CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_PASSED_OVER = frozenset(
    {
        *(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "objdata",
            "themedata",
            "datastore",
            "xmlnstbl",
        ),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "listtable"),
        *("listoverridetable", "rsidtbl", "generator", "annotation", "atnid", "atnauthor", "template", "revtbl"),
        *("colorschememapping", "latentstyles", "pnseclvl", "nonshppict", "bkmkstart", "bkmkend", "filetbl"),
    }
)


@dataclass(slots=True)
class _State:
    """What holds inside one group."""

    is_passed_over: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_bold: bool = False
    is_label: bool = False  # the automatic number of a list
    is_footnote: bool = False
    font: int = 0
    skip_after_unicode: int = 1


@dataclass(slots=True)
class _Edge:
    """The right edge of a cell of the row that is defined, in twips, and whether a cell before goes on in it."""

    goes_on_wide: bool = False
    goes_on_high: bool = False
    right: int = 0


@dataclass(slots=True)
class _OpenCell:
    column: int
    text: str
    bold: bool
    span: int
    row: int
    rows: int = 1


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    outline: int | None = None
    level: int | None = None


def read_rtf(data: bytes, file: str, report: Callable[[str], None]) -> tuple[Block, ...]:
    """Read a document. Raises: ImportProblemError for one nested beyond all measure."""
    reader = _Reader(data, file, report)
    reader.read()
    return tuple(reader.blocks)


class _Reader:
    def __init__(self, data: bytes, file: str, report: Callable[[str], None]) -> None:
        self._data = data
        self._file = file
        self._report = report
        self.blocks: list[Block] = []
        self._states = [_State()]
        self._fonts: dict[int, str] = {}
        self._code_page = "cp1252"
        self._bytes = bytearray()
        self._skip = 0  # letters that stand for a unicode sign before
        self._is_first_word = False
        self._is_optional = False
        self._paragraph = _Paragraph()
        self._is_in_table = False
        self._cell: list[tuple[str, bool]] = []  # paragraphs of the cell that is open
        self._row: list[tuple[str, bool]] = []
        self._edges: list[_Edge] = []
        self._edge = _Edge()
        self._rows: list[tuple[list[_Edge], list[tuple[str, bool]]]] = []  # of the table that is open
        self._cells = 0
        self._paragraphs = 0
        self._tables = 0
        self._footnote: list[str] = []

    def read(self) -> None:
        for match in _TOKEN.finditer(self._data):
            if match["byte"]:
                if self._skip:
                    self._skip -= 1
                else:
                    self._bytes.append(int(match["byte"], 16))
                continue
            if match["ends"]:
                continue
            if match["text"]:
                text = match["text"]
                taken = min(self._skip, len(text))
                self._skip -= taken
                self._bytes += text[taken:]
                continue
            self._flush()
            if match["brace"]:
                self._brace(match["brace"] == b"{")
            elif match["word"]:
                self._word(match["word"].decode("ascii"), int(match["number"]) if match["number"] else None)
            elif match["sign"]:
                self._sign(match["sign"])
        self._flush()
        self._end_paragraph()
        self._end_table()

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _brace(self, opens: bool) -> None:
        self._skip = 0
        if not opens:
            if len(self._states) > 1:
                if self._state.is_footnote and not self._states[-2].is_footnote:
                    self._end_footnote()
                self._states.pop()
            return
        if len(self._states) > _MOST_GROUPS:
            raise ImportProblemError(_TOO_DEEP, file=self._file)
        self._states.append(replace(self._state))
        self._is_first_word, self._is_optional = True, False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._is_optional = True
            return
        self._is_first_word = False
        text = {b"~": " ", b"_": "-", b"-": "\u00ad", b"\n": "\n", b"\r": "\n"}.get(sign)
        self._add(text if text is not None else sign.decode("latin-1") if sign in (b"\\", b"{", b"}") else "")

    def _word(self, word: str, number: int | None) -> None:
        is_first, self._is_first_word = self._is_first_word, False
        state = self._state
        if is_first and (word in _PASSED_OVER or (self._is_optional and word not in ("shppict", "shptxt"))):
            state.is_passed_over = True
        if is_first and word == "footnote":
            state.is_footnote = True
            self._footnote = []
        self._is_optional = False
        if word == "f" and number is not None:
            state.font = number
        elif word == "fcharset" and number is not None:
            self._fonts[state.font] = _CODE_PAGES.get(number, self._code_page)
        elif word == "ansicpg" and number is not None:
            self._code_page = f"cp{number}"
        elif word == "uc" and number is not None:
            state.skip_after_unicode = max(0, min(number, 4))
        elif word == "u" and number is not None:
            self._add(chr(number % 65536) if not 0xD800 <= number % 65536 <= 0xDFFF else "�")
            self._skip = state.skip_after_unicode
        elif word == "bin" and number is not None:
            state.is_passed_over = True
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif not state.is_passed_over:
            self._layout(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        state, is_on = self._state, number != 0
        match word:
            case "b":
                state.is_bold = is_on
            case "v":
                state.is_hidden = is_on
            case "deleted":
                state.is_deleted = is_on
            case "plain":
                state.is_bold = state.is_hidden = state.is_deleted = False
            case "listtext" | "pntext":
                state.is_label = True
            case "pard":
                self._is_in_table = False
                self._paragraph.outline = self._paragraph.level = None
            case "intbl":
                self._is_in_table = True
            case "outlinelevel" if number is not None and 0 <= number <= 8:
                self._paragraph.outline = number + 1
            case "ilvl" if number is not None and 0 <= number <= 8:
                self._paragraph.level = number
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "cell" | "nestcell":
                self._end_cell()
            case "row" | "nestrow":
                self._end_row()
            case "trowd":
                self._edges, self._edge = [], _Edge()
            case "clmrg":
                self._edge.goes_on_wide = True
            case "clvmrg":
                self._edge.goes_on_high = True
            case "cellx":
                self._edge.right = number or 0
                self._edges.append(self._edge)
                self._edge = _Edge()

    def _flush(self) -> None:
        """The bytes met so far, in the code page of their font."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        self._is_first_word = False
        try:
            text = data.decode(self._fonts.get(self._state.font, self._code_page), errors="replace")
        except LookupError:
            text = data.decode("cp1252", errors="replace")
        self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.is_passed_over or state.is_hidden or state.is_deleted or not text:
            return
        if state.is_footnote:
            self._footnote.append(text)
            return
        if state.is_label:
            self._paragraph.label.append(text)
            return
        self._paragraph.pieces.append(text)
        letters = len(text.strip())
        if state.is_bold:
            self._paragraph.bold += letters
        else:
            self._paragraph.plain += letters

    def _end_footnote(self) -> None:
        text = _plain("".join(self._footnote))
        if text and not self._is_in_table:
            self._paragraphs += 1
            self.blocks.append(Paragraph(text, self._paragraphs, footnote=True))

    def _end_paragraph(self) -> None:
        done = self._paragraph
        self._paragraph = _Paragraph(outline=done.outline, level=done.level)
        text, label = _plain("".join(done.pieces)), _plain("".join(done.label)).replace("·", "•")
        is_bold = done.bold > done.plain
        if self._is_in_table:
            self._cell.append((f"{label} {text}".strip() if label != "•" else text, is_bold))
            return
        self._end_table()
        if text or label not in ("", "•"):
            self._paragraphs += 1
            if self._paragraphs % _PROGRESS_BLOCKS == 0:
                self._report(str(self._paragraphs))
            level = done.level if label else None
            self.blocks.append(
                Paragraph(text, self._paragraphs, done.outline, label=label, list_level=level, bold=is_bold)
            )

    def _end_cell(self) -> None:
        self._is_in_table = True
        self._end_paragraph()
        pieces = [piece for piece in self._cell if piece[0]]
        self._cell = []
        letters = sum(len(text) for text, _ in pieces)
        is_bold = sum(len(text) for text, bold in pieces if bold) * 2 > letters
        self._row.append(("\n".join(text for text, _ in pieces), is_bold))

    def _end_row(self) -> None:
        cells, self._row = self._row, []
        self._cells += len(cells)
        if self._cells > _MOST_CELLS:
            raise ImportProblemError(_TOO_DEEP, file=self._file)
        self._rows.append((list(self._edges), cells))
        self._is_in_table = False

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        self._tables += 1
        filled = tuple(row for row in _laid_out(rows) if row.cells)
        if filled:
            self.blocks.append(Table(filled, number=self._tables))


def _laid_out(rows: Sequence[tuple[list[_Edge], list[tuple[str, bool]]]]) -> Iterator[Row]:
    """Rows on one grid: where a cell ends tells its columns, and merged ones take their neighbours in."""
    grid = _grid([edge.right for edges, _ in rows for edge in edges if edge.right > 0])
    found: list[list[_OpenCell]] = []
    reach: dict[int, _OpenCell] = {}  # column -> the cell that goes on downwards there
    for number, (edges, cells) in enumerate(rows, 1):
        here: list[_OpenCell] = []
        column = 1
        below: dict[int, _OpenCell] = {}
        for place, (text, bold) in enumerate(cells):
            edge = edges[place] if place < len(edges) else _Edge()
            end = grid.get(edge.right, column) if len(edges) == len(cells) else column
            span = max(1, end - column + 1)
            above = reach.get(column)
            if edge.goes_on_wide and here:
                here[-1].span += span
            elif edge.goes_on_high and above is not None:
                above.rows = number - above.row + 1
                below[column] = above
            else:
                here.append(_OpenCell(column, text, bold, span, row=number))
                below[column] = here[-1]
            column += span
        reach = below
        found.append(here)
    for number, here in enumerate(found, 1):
        yield Row(number, tuple([Cell(c.column, c.text, c.rows, c.span, bold=c.bold) for c in here if c.text]))


def _grid(edges: Sequence[int]) -> dict[int, int]:
    """Where a cell ends in twips -> the number of its last column; edges nearer than a letter are one."""
    columns: dict[int, int] = {}
    last, column = -_NEAR, 0
    for edge in sorted(set(edges)):
        if edge - last >= _NEAR:
            column, last = column + 1, edge
        columns[edge] = column
    return columns


def _plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
