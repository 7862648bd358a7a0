"""Old Excel workbooks (.xls) → one table a sheet, with merges, hidden parts and bold type. Macros are never run."""

import io
from collections.abc import Callable

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from assessor.errors import ImportProblemError
from assessor.readers.cell_values import shown
from assessor.readers.document import Cell, CellKind, Row, Table
from assessor.readers.guard import CROWDED_SHEET, FileKind
from assessor.readers.wrong_kind import refuse

_MOST_CELLS = 250_000
_BOLD = 600  # weight from which type counts as bold
_EMPTY = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def read_xls(data: bytes, file: str, report: Callable[[str], None]) -> tuple[Table, ...]:
    """Read every sheet.

    Raises: ImportProblemError for a workbook with a password or without end; whatever xlrd raises for a damaged one.
    """
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise refuse(FileKind.LOCKED, file) from error
        raise
    tables, cells = [], 0
    for sheet in book.sheets():
        report(sheet.name)
        table = _SheetReader(book, sheet).read()
        cells += sum(len(row.cells) for row in table.rows)
        if cells > _MOST_CELLS:
            raise ImportProblemError(CROWDED_SHEET, file=file, count=cells)
        tables.append(table)
    return tuple(tables)


class _SheetReader:
    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._spans = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
        self._hidden_columns = frozenset(column for column, facts in sheet.colinfo_map.items() if facts.hidden)

    def read(self) -> Table:
        rows = []
        for number in range(self._sheet.nrows):
            columns = range(self._sheet.row_len(number))
            cells = tuple([cell for column in columns if (cell := self._cell(number, column)) is not None])
            if cells:
                facts = self._sheet.rowinfo_map.get(number)
                rows.append(Row(number + 1, cells, hidden=facts is not None and bool(facts.hidden)))
        return Table(tuple(rows), sheet=self._sheet.name, hidden=bool(self._sheet.visibility))

    def _cell(self, row: int, column: int) -> Cell | None:
        cell = self._sheet.cell(row, column)
        if cell.ctype in _EMPTY:
            return None
        form = self._book.xf_list[cell.xf_index]
        text, kind, number = self._value(cell.ctype, cell.value, form.format_key)
        if not text:
            return None
        row_span, column_span = self._spans.get((row, column), (1, 1))
        is_text = kind is CellKind.TEXT
        bold = is_text and self._book.font_list[form.font_index].weight >= _BOLD
        indent = form.alignment.indent_level if is_text else 0
        return Cell(
            column + 1, text, row_span, column_span, kind, number, "", bold, indent, column in self._hidden_columns
        )

    def _value(self, kind: int, value: object, format_key: int) -> tuple[str, CellKind, float | None]:
        match kind:
            case xlrd.XL_CELL_ERROR:
                return xlrd.error_text_from_code.get(value, "#?"), CellKind.ERROR, None
            case xlrd.XL_CELL_BOOLEAN:
                return str(bool(value)).upper(), CellKind.TEXT, None
            case xlrd.XL_CELL_DATE:
                return shown(xlrd.xldate_as_datetime(value, self._book.datemode), "General")
            case xlrd.XL_CELL_NUMBER:
                known = self._book.format_map.get(format_key)
                return shown(value, known.format_str if known is not None else "General")
        return shown(value, "General")
