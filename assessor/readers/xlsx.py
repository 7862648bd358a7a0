"""Workbooks (.xlsx, .xlsm) → one table a sheet. Macros are bytes that nothing reads."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import pairwise

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from assessor.marks import N_
from assessor.readers.cell_values import shown
from assessor.readers.document import Cell, CellKind, Note, Row, Table
from assessor.readers.formula import SheetFormulas

_FAR_ROWS = 1_000  # an empty stretch that no plan has
_FAR_COLUMNS = 200
_FEW_CELLS = 20

_FAR_CELLS = N_("Cells far away from the rest of the sheet ({count}) were left out.")
_SIMPLE_READING = N_("This workbook was read in a simpler way: hidden rows, formulas and bold type are not known.")

Report = Callable[[str], None]


class EmptyWorkbookError(Exception):
    """The workbook shows no sheet to openpyxl, as Strict files do."""


def read_xlsx(data: bytes, has_formulas: bool, report: Report) -> tuple[tuple[Table, ...], tuple[Note, ...]]:
    """Read every sheet with merges, hidden parts and formulas.

    Args: `has_formulas`: load a second time for the values that the file keeps beside its formulas.
    Raises: EmptyWorkbookError, and whatever openpyxl raises for a file it cannot read.
    """
    book = load_workbook(BytesIO(data), keep_links=False)
    report("")
    values = load_workbook(BytesIO(data), keep_links=False, data_only=True) if has_formulas else book
    if not book.worksheets:
        raise EmptyWorkbookError
    tables, notes = [], []
    for sheet in book.worksheets:
        report(sheet.title)
        table, sheet_notes = _SheetReader(sheet, values[sheet.title]).read()
        tables.append(table)
        notes += sheet_notes
    return tuple(tables), tuple(notes)


def rescue_xlsx(data: bytes, report: Report) -> tuple[tuple[Table, ...], tuple[Note, ...]]:
    """Read a workbook that openpyxl refuses (Strict, without styles), with less to tell of each cell."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    tables = []
    for facts in book.sheets_metadata:
        report(facts.name)
        sheet = book.get_sheet_by_name(facts.name)
        spans = {
            (top + 1, left + 1): (bottom - top + 1, right - left + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        }
        values = sheet.to_python(skip_empty_area=False)
        rows = tuple(row for number, line in enumerate(values, 1) if (row := _plain_row(number, line, spans)).cells)
        tables.append(Table(rows, sheet=facts.name, hidden=facts.visible is not SheetVisibleEnum.Visible))
    return tuple(tables), (Note(_SIMPLE_READING),)


def _plain_row(number: int, values: Iterable[object], spans: dict[tuple[int, int], tuple[int, int]]) -> Row:
    cells = []
    for column, value in enumerate(values, 1):
        if value is None or value == "":
            continue
        row_span, column_span = spans.get((number, column), (1, 1))
        text, kind, amount = shown(value, "General")
        cells.append(Cell(column, text, row_span, column_span, kind, amount))
    return Row(number, tuple(cells))


class _SheetReader:
    """One sheet; walks the cells that exist, never the rectangle, which a single far cell makes endless."""

    def __init__(self, sheet: Worksheet, values: Worksheet) -> None:
        self._sheet = sheet
        self._cells: dict[tuple[int, int], SheetCell] = sheet._cells  # type: ignore[assignment]  # no public way
        self._values: dict[tuple[int, int], SheetCell] = values._cells  # type: ignore[assignment]
        self._formulas = SheetFormulas(self._content)
        self._spans = {
            (area.min_row, area.min_col): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
            for area in sheet.merged_cells.ranges
        }
        self._hidden_columns = _hidden_columns(sheet)

    def read(self) -> tuple[Table, list[Note]]:
        by_row: defaultdict[int, list[int]] = defaultdict(list)
        for row, column in sorted(key for key, cell in self._cells.items() if getattr(cell, "value", None) is not None):
            by_row[row].append(column)
        far = _take_out_far_cells(by_row)
        notes = [Note(_FAR_CELLS, {"count": far}, sheet=self._sheet.title)] if far else []
        dimensions = self._sheet.row_dimensions
        rows = []
        for number, columns in by_row.items():
            cells = tuple([cell for column in columns if (cell := self._cell(number, column)).text])
            if cells:
                hidden = number in dimensions and bool(dimensions[number].hidden)
                rows.append(Row(number, cells, hidden))
        return Table(tuple(rows), sheet=self._sheet.title, hidden=self._sheet.sheet_state != "visible"), notes

    def _cell(self, row: int, column: int) -> Cell:
        cell = self._cells[row, column]
        value = cell.value
        if cell.data_type == "f":
            text, kind, number = self._formula(row, column)
        else:
            text, kind, number = shown(value, cell.number_format if isinstance(value, float) else "General")
            if cell.data_type == "e":
                kind = CellKind.ERROR
        row_span, column_span = self._spans.get((row, column), (1, 1))
        bold = kind is CellKind.TEXT and bool(cell.has_style and cell.font.b)
        indent = int(cell.alignment.indent) if kind is CellKind.TEXT and cell.has_style else 0
        return Cell(column, text, row_span, column_span, kind, number, "", bold, indent, column in self._hidden_columns)

    def _formula(self, row: int, column: int) -> tuple[str, CellKind, float | None]:
        """The value kept in the file; some programs keep 0 for every formula, so 0 and nothing are worked out."""
        kept = self._values.get((row, column))
        value = kept.value if kept is not None else None
        if value not in (None, 0, ""):
            text, kind, number = shown(value, kept.number_format if kept is not None else "General")
            return text, CellKind.ERROR if kept is not None and kept.data_type == "e" else kind, number
        number = self._formulas.value(row, column)
        if number is None:
            return str(self._content(row, column)), CellKind.UNCALCULATED, None
        kind = CellKind.NUMBER if number == value else CellKind.CALCULATED
        return shown(number, "General")[0], kind, number

    def _content(self, row: int, column: int) -> object:
        cell = self._cells.get((row, column))
        value = getattr(cell, "value", None)
        return getattr(value, "text", value)  # array formulas come as objects


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """A run of columns is kept under its first letter only."""
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min, dimension.max + 1))
    return frozenset(hidden)


def _take_out_far_cells(by_row: dict[int, list[int]]) -> int:
    """Drop the few cells behind a wide empty stretch; give their number."""
    last_row = _last_before_gap(list(by_row), _FAR_ROWS)
    last_column = _last_before_gap(sorted({column for columns in by_row.values() for column in columns}), _FAR_COLUMNS)
    far = [(row, c) for row, columns in by_row.items() for c in columns if row > last_row or c > last_column]
    if len(far) > _FEW_CELLS:  # a second table, however far away
        return 0
    for row, column in far:
        by_row[row].remove(column)
    return len(far)


def _last_before_gap(numbers: list[int], gap: int) -> int:
    """The last of rising `numbers` before the first step wider than `gap`; the last of all if there is none."""
    return next((a for a, b in pairwise(numbers) if b - a > gap), numbers[-1] if numbers else 0)
