"""Text files with separators (.csv, .tsv, tabbed text by any name) → one table; a row's number is its line."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Cell, Note, Row, Table
from assessor.readers.encoding import decode_text

_MAX_BYTES = 50 * 2**20
_MAX_FIELD = 1_000_000  # characters
_MAX_LINES_OF_A_ROW = 100
_SEPARATORS = ";\t,|"
NO_SEPARATOR = "\x1f"  # taken out of the text before
_SAMPLE_LINES = 200
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BINARY_SHARE = 0.02
_PROGRESS_ROWS = 5_000

_UNCLOSED = N_(
    "“{file}”, line {line}: a quotation mark opens there and is not closed. Close it or take it out, and try "
    "again. Nothing was changed."
)
_LONG_FIELD = N_(
    "“{file}”, line {line}: one field has more than {limit} characters. Shorten it, and try again. Nothing was changed."
)
_TOO_LONG = N_(
    "“{file}” is too long for a study plan ({size} MB of text). Save the plan alone in a file of its own and "
    "bring that in. Nothing was changed."
)
_NOT_TEXT = N_(
    "“{file}” is neither a Word or Excel file nor readable text. Ask for the plan as .docx, .xlsx or .csv. "
    "Nothing was changed."
)
_CONTROL_TAKEN_OUT = N_("Signs that cannot be shown were taken out of this line.")
_BYTES_REPLACED = N_("Some bytes of this line fit no encoding and are shown as �.")
_LOOSE_QUOTE = N_("A quotation mark stands in the middle of a field of this line; it was read as text.")


def read_delimited(data: bytes, file: str, report: Callable[[str], None]) -> tuple[Table, tuple[Note, ...]]:
    """Read a text file in any encoding of the region, with any of the separators ; tab , |.

    Raises: ImportProblemError with the line for an unclosed quotation mark or a field without end.
    """
    text, notes = readable_text(data, file)
    separator = find_separator(text)
    rows, loose_lines = _rows(text, separator, file, report)
    return Table(rows=rows), (*notes, *(Note(_LOOSE_QUOTE, row=line) for line in loose_lines))


def readable_text(data: bytes, file: str) -> tuple[str, tuple[Note, ...]]:
    """The text of a file in any encoding of the region, without signs that cannot be shown.

    Raises: ImportProblemError for what is too long or no text.
    """
    if len(data) > _MAX_BYTES:
        raise ImportProblemError(_TOO_LONG, file=file, size=len(data) // 2**20)
    decoded = decode_text(data)
    text, dirty_lines = _take_out_control_signs(decoded.text, file)
    broken = (Note(_BYTES_REPLACED, row=line) for line in decoded.broken_lines)
    return text, (*broken, *(Note(_CONTROL_TAKEN_OUT, row=line) for line in dirty_lines))


def find_separator(text: str) -> str:
    """The separator that gives most of the first lines the same width, at least 2."""
    lines = "".join(_first_lines(text, _SAMPLE_LINES))
    best = max(_SEPARATORS, key=lambda separator: _width_score(lines, separator))
    return best if _width_score(lines, best)[0] else NO_SEPARATOR


def _first_lines(text: str, count: int) -> Iterator[str]:
    stream = io.StringIO(text, newline="")
    for _, line in zip(range(count), stream, strict=False):
        yield line


def _width_score(lines: str, separator: str) -> tuple[float, int]:
    csv.field_size_limit(_MAX_FIELD)
    widths: Counter[int] = Counter()
    try:
        for record in csv.reader(io.StringIO(lines, newline=""), delimiter=separator):
            if any(record):
                widths[len(record)] += 1
    except csv.Error:
        pass  # the field without end is told with its line when the rows are read
    usable = [(count, width) for width, count in widths.items() if width > 1]
    if (
        not usable or 2 * sum(count for count, _ in usable) < widths.total()
    ):  # a comma here and there in a single column
        return (0.0, 0)
    count, width = max(usable)
    return (count / widths.total(), width)


def _take_out_control_signs(text: str, file: str) -> tuple[str, list[int]]:
    found = _CONTROL.findall(text)
    if not found:
        return text, []
    if len(found) > _BINARY_SHARE * len(text):
        raise ImportProblemError(_NOT_TEXT, file=file)
    lines = re.split(r"\r\n|\r|\n", text)
    return _CONTROL.sub("", text), [number for number, line in enumerate(lines, 1) if _CONTROL.search(line)]


def _rows(text: str, separator: str, file: str, report: Callable[[str], None]) -> tuple[tuple[Row, ...], list[int]]:
    csv.field_size_limit(_MAX_FIELD)
    try:
        return tuple(_read(text, separator, file, report, strict=True)), []
    except csv.Error:  # a quotation mark inside a field of one line: people type them so
        rows = tuple(_read(text, separator, file, report, strict=False))
        return rows, _loose_lines(text, separator)


def _read(text: str, separator: str, file: str, report: Callable[[str], None], *, strict: bool) -> Iterator[Row]:
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    while True:
        line = records.line_num + 1
        try:
            record = next(records, None)
        except csv.Error as error:
            if "field larger" in str(error):
                raise ImportProblemError(_LONG_FIELD, file=file, line=line, limit=_MAX_FIELD) from error
            if "end of data" in str(error) or records.line_num > line:
                raise ImportProblemError(_UNCLOSED, file=file, line=line) from error
            raise
        if record is None:
            return
        if records.line_num - line >= _MAX_LINES_OF_A_ROW:
            raise ImportProblemError(_UNCLOSED, file=file, line=line)
        if line % _PROGRESS_ROWS == 0:
            report(str(line))
        cells = tuple(
            [Cell(column, field.strip()) for column, field in enumerate(record, 1) if field and not field.isspace()]
        )
        if cells:
            yield Row(line, cells)


def _loose_lines(text: str, separator: str) -> list[int]:
    """Lines with text before or after a closed quotation."""
    lines = []
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        try:
            for _ in csv.reader([line], delimiter=separator, strict=True):
                pass
        except csv.Error:
            lines.append(number)
    return lines
