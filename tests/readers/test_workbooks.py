"""Workbooks as they come: merges, hidden parts, formulas without results, wrong dimensions, Strict files."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook

from assessor.readers import CellKind, Table
from assessor.readers.formula import SheetFormulas
from assessor.readers.xlsx import EmptyWorkbookError, read_xlsx, rescue_xlsx

CONTENT: list[Sequence[object]] = [["№", "Тема", "Часы"], [1, "Право", 4], [2, "Платежи", 6]]


def silent(where: str) -> None:
    """Nobody listens."""


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook(rows: Sequence[Sequence[object]] = CONTENT) -> Workbook:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return book


def with_sheet(data: bytes, change: Callable[[str], str]) -> bytes:
    """The workbook with the XML of its first sheet changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = change(content.decode()).encode()
            target.writestr(name, content)
    return buffer.getvalue()


def grid(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in table.rows]


@pytest.mark.parametrize("dimension", ["A1:B2", "A1:XFD1048576"])
def test_case_52_and_53_the_dimension_is_not_believed(dimension: str) -> None:
    data = with_sheet(
        saved(workbook()), lambda xml: re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{dimension}"', xml)
    )
    (table,), notes = read_xlsx(data, False, silent)
    assert grid(table) == [(1, ["№", "Тема", "Часы"]), (2, ["1", "Право", "4"]), (3, ["2", "Платежи", "6"])]
    assert notes == ()


def test_case_54_a_far_cell_is_left_out_and_told() -> None:
    book = workbook()
    book.worksheets[0]["XFD1048576"] = "прочее"
    (table,), (note,) = read_xlsx(saved(book), False, silent)
    assert len(table.rows) == 3
    assert (note.values, note.sheet) == ({"count": 1}, "Sheet")


def test_a_second_plan_far_below_is_no_stray_cell() -> None:
    book = workbook()
    for row in range(5_000, 5_012):
        book.worksheets[0].cell(row, 1, row)
        book.worksheets[0].cell(row, 2, "Тема")
    (table,), notes = read_xlsx(saved(book), False, silent)
    assert (len(table.rows), table.rows[-1].number, notes) == (15, 5_011, ())


def test_merged_cells_stand_once_with_their_spans() -> None:
    book = workbook([["Учебный план", None, None], *CONTENT])
    book.worksheets[0].merge_cells("A1:C1")
    book.worksheets[0].merge_cells("B3:B4")
    (table,), _ = read_xlsx(saved(book), False, silent)
    assert [(c.text, c.row_span, c.column_span) for c in table.rows[0].cells] == [("Учебный план", 1, 3)]
    assert [(c.text, c.row_span) for c in table.rows[2].cells] == [("1", 1), ("Право", 2), ("4", 1)]
    assert [c.text for c in table.rows[3].cells] == ["2", "6"]


def test_hidden_rows_columns_and_sheets_are_marked() -> None:
    book = workbook()
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.create_sheet("Черновик").sheet_state = "veryHidden"
    tables, _ = read_xlsx(saved(book), False, silent)
    assert [table.hidden for table in tables] == [False, True]
    assert [row.hidden for row in tables[0].rows] == [False, True, False]
    assert [cell.hidden for cell in tables[0].rows[0].cells] == [False, False, True]


def test_formulas_without_results_are_worked_out_or_marked_and_never_zero() -> None:
    rows: list[Sequence[object]] = [["Всего", "Лекции", "Пр", "СР"], [108, 18, 16, "=A2-B2-C2"]]
    book = workbook([*rows, [4, 2, "=VLOOKUP(1,A1:B2,2)"]])
    book.worksheets[0]["E2"] = "=SUM(A2:C2,$D$2)"
    (table,), _ = read_xlsx(saved(book), True, silent)
    assert [(c.text, c.kind) for c in table.rows[1].cells[3:]] == [
        ("74", CellKind.CALCULATED),
        ("216", CellKind.CALCULATED),
    ]
    assert table.rows[2].cells[2].kind is CellKind.UNCALCULATED


def test_formulas_keep_the_results_of_the_file_and_its_errors() -> None:
    book = workbook([["Всего", "Лекции"], [4, "=A2/0"], [4, "=A3-1"]])
    data = with_sheet(
        saved(book),
        lambda xml: (
            xml.replace("<f>A2/0</f><v></v>", "<f>A2/0</f><v>#DIV/0!</v>")
            .replace('r="B2"', 'r="B2" t="e"')
            .replace("<f>A3-1</f><v></v>", "<f>A3-1</f><v>3</v>")
        ),
    )
    (table,), _ = read_xlsx(data, True, silent)
    assert [(row.cells[1].text, row.cells[1].kind) for row in table.rows[1:]] == [
        ("#DIV/0!", CellKind.ERROR),
        ("3", CellKind.NUMBER),
    ]


def test_a_number_is_shown_with_the_decimals_of_its_format() -> None:
    book = workbook([["№"], [1.1], [1.1], [2.5], [0.1 + 0.2]])
    book.worksheets[0]["A2"].number_format = "0.00"
    (table,), _ = read_xlsx(saved(book), False, silent)
    assert [row.cells[0].text for row in table.rows] == ["№", "1.10", "1.1", "2.5", "0.3"]


@pytest.mark.filterwarnings("ignore:File contains an invalid specification")  # openpyxl, of the sheets it drops
def test_a_strict_workbook_is_empty_to_one_reader_and_read_by_the_other() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(workbook()))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            text = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            target.writestr(name, text)
    with pytest.raises(EmptyWorkbookError):
        read_xlsx(buffer.getvalue(), False, silent)
    (table,), (note,) = rescue_xlsx(buffer.getvalue(), silent)
    assert grid(table) == [(1, ["№", "Тема", "Часы"]), (2, ["1", "Право", "4"]), (3, ["2", "Платежи", "6"])]
    assert note.template.startswith("This workbook was read in a simpler way")


def formulas(cells: dict[tuple[int, int], object]) -> SheetFormulas:
    return SheetFormulas(lambda row, column: cells.get((row, column)))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=A1+B1*2", 8.0),
        ("=(A1+B1)*2", 10.0),
        ("=-A1+10/B1", 10 / 3 - 2),
        ("=SUM(A1:B1)", 5.0),
        ("=SUM(A1:B2,1)-SUM(A1;B1)", 1.0),
        ("=$A$1", 2.0),
        ("=A1/A9", None),
        ("=Sheet2!A1", None),
        ("=SUM(A1:XFD1048576)", None),
        ("=ROUND(A1)", None),
        ("=A1+", None),
        ("=A2+1", None),  # text
        ("=C1+1", None),  # a circle
        ("=" + "(" * 150 + "1" + ")" * 150, None),
    ],
)
def test_simple_formulas(formula: str, value: float | None) -> None:
    cells: dict[tuple[int, int], object] = {(1, 1): 2, (1, 2): 3, (2, 1): "текст", (1, 3): formula}
    result = formulas(cells).value(1, 3)
    assert result == pytest.approx(value) if value is not None else result is None


def test_a_long_chain_of_formulas_ends() -> None:
    cells: dict[tuple[int, int], object] = {(row, 1): f"=A{row - 1}+1" for row in range(2, 10_001)}
    assert formulas({(1, 1): 1, **cells}).value(10_000, 1) is None
    assert formulas({(1, 1): 1, **cells}).value(50, 1) == 50
