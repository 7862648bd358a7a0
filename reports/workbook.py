"""Plain typed tables as sheets of a workbook: text stays text, numbers stay numbers, and nothing is lost silently."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from assessor.words import Words
from reports.target import whole_file

Value = str | int | float | bool | None
Row = Sequence[Value]

MOST_LETTERS = 32_767
"""What a cell can hold."""

_MOST_LETTERS_OF_A_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: `columns` are head and width in letters; rows hold texts, numbers, truths or None for nothing."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[Row]


def write_workbook(sheets: Sequence[Sheet], path: Path, *, title: str, stated_date: str, words: Words) -> None:
    """Write the sheets in their order; equal sheets and dates give equal bytes.

    Raises: ReportProblemError when the file cannot be written; a file that stood there stays whole.
    """
    with whole_file(path) as file:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(file, options)
        book.set_properties({"title": clean(title), "created": datetime.fromisoformat(stated_date[:10])})
        looks = _Looks(
            head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            text=book.add_format({"text_wrap": True, "valign": "top"}),
            number=book.add_format({"valign": "top"}),
        )
        for sheet in sheets:
            _write_sheet(book, sheet, looks, words)
        book.close()


def clean(text: str) -> str:
    """The text without the letters that a workbook cannot hold."""
    return _NOT_IN_XML.sub("", text)


def fitting(text: str, words: Words) -> str:
    """The text as a cell can hold it; what is cut is told in the cell."""
    text = clean(text)
    if len(text) <= MOST_LETTERS:
        return text
    remark = words.text(" … [cut: a cell holds at most {letters} letters]", letters=words.number(MOST_LETTERS))
    return text[: MOST_LETTERS - len(remark)] + remark


def sheet_name(name: str) -> str:
    """A name that a workbook accepts."""
    return _NOT_IN_NAMES.sub(" ", clean(name)).strip("' ")[:_MOST_LETTERS_OF_A_NAME]


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    text: Format
    number: Format


def _write_sheet(book: Workbook, sheet: Sheet, looks: _Looks, words: Words) -> None:
    page = book.add_worksheet(sheet_name(sheet.name))
    for column, (head, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        _done(page.write_string(0, column, fitting(head, words), looks.head))
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _write_cell(page, last, column, value, looks, words)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _write_cell(page: Worksheet, row: int, column: int, value: Value, looks: _Looks, words: Words) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        _done(page.write_string(row, column, words.text("yes") if value else words.text("no"), looks.text))
    elif isinstance(value, str):
        _done(page.write_string(row, column, fitting(value, words), looks.text))
    else:
        _done(page.write_number(row, column, value, looks.number))


def _done(code: int) -> None:
    """XlsxWriter tells by a number what it did not write."""
    if code:
        raise ValueError(f"a cell was not written: XlsxWriter answered {code}")
