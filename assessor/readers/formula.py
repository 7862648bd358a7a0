"""Values of simple formulas that a file holds without their results: sums and the four operations on one sheet."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

CellValue = object  # number, text starting with "=" for a formula, other text, None

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<range>\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7})"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?\d{1,7})(?![\w(!])|(?P<sum>SUM)(?=\()|(?P<sign>[-+*/(),;]))"
)
_MAX_TOKENS = 200
_MAX_DEPTH = 60
_MAX_RANGE_CELLS = 20_000


class _NotSimpleError(Exception):
    """The formula uses more than we work out."""


class SheetFormulas:
    """Works out the formulas of one sheet.

    Args: `value_at(row, column)` gives what the sheet holds there: a formula as text that begins with "=".
    """

    def __init__(self, value_at: Callable[[int, int], CellValue]) -> None:
        self._value_at = value_at
        self._known: dict[tuple[int, int], float | None] = {}
        self._depth = 0

    def value(self, row: int, column: int) -> float | None:
        """The number a cell comes to; None for a formula that is not simple, goes in a circle or meets text."""
        key = (row, column)
        if key not in self._known:
            self._known[key] = None  # what a circle finds
            with suppress(_NotSimpleError, ZeroDivisionError, OverflowError):
                self._known[key] = self._work_out(row, column)
        return self._known[key]

    def _work_out(self, row: int, column: int) -> float:
        value = self._value_at(row, column)
        if value is None:
            return 0.0  # as spreadsheets count an empty cell
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise _NotSimpleError
        if not isinstance(value, str):
            return float(value)
        if not value.startswith("=") or self._depth >= _MAX_DEPTH:
            raise _NotSimpleError
        self._depth += 1
        try:
            return _Parser(value[1:], self._number_at, self._range_sum).result()
        finally:
            self._depth -= 1

    def _number_at(self, row: int, column: int) -> float:
        value = self.value(row, column)
        if value is None:
            raise _NotSimpleError
        return value

    def _range_sum(self, reference: str) -> float:
        first_column, first_row, last_column, last_row = (bound or 0 for bound in range_boundaries(reference))
        if (last_column - first_column + 1) * (last_row - first_row + 1) > _MAX_RANGE_CELLS:
            raise _NotSimpleError
        cells = ((r, c) for r in range(first_row, last_row + 1) for c in range(first_column, last_column + 1))
        return sum(self._number_at(*cell) for cell in cells if not self._is_text(*cell))

    def _is_text(self, row: int, column: int) -> bool:
        """SUM passes over text, and over nothing else."""
        value = self._value_at(row, column)
        return isinstance(value, str) and not value.startswith("=")


class _Parser:
    """expression = term {+|- term}; term = factor {*|/ factor}; factor = [-|+] number, cell, (expression) or SUM(…)."""

    def __init__(self, text: str, number_at: Callable[[int, int], float], range_sum: Callable[[str], float]) -> None:
        self._tokens = list(_tokens(text))
        self._position = 0
        self._number_at = number_at
        self._range_sum = range_sum

    def result(self) -> float:
        value = self._expression()
        if self._position < len(self._tokens):
            raise _NotSimpleError
        return value

    def _expression(self) -> float:
        value = self._term()
        while sign := self._take("+", "-"):
            value = value + self._term() if sign == "+" else value - self._term()
        return value

    def _term(self) -> float:
        value = self._factor()
        while sign := self._take("*", "/"):
            value = value * self._factor() if sign == "*" else value / self._factor()
        return value

    def _factor(self) -> float:
        if sign := self._take("+", "-"):
            return self._factor() if sign == "+" else -self._factor()
        if self._take("("):
            value = self._expression()
            self._need(")")
            return value
        kind, text = self._next()
        if kind == "number":
            return float(text)
        if kind == "cell":
            column, row = coordinate_from_string(text)
            return self._number_at(row, column_index_from_string(column))
        if kind == "sum":
            return self._sum()
        raise _NotSimpleError

    def _sum(self) -> float:
        self._need("(")
        total = 0.0
        while True:
            if self._position < len(self._tokens) and self._tokens[self._position][0] == "range":
                total += self._range_sum(self._next()[1])
            else:
                total += self._expression()
            if not self._take(",", ";"):
                self._need(")")
                return total

    def _next(self) -> tuple[str, str]:
        if self._position >= len(self._tokens):
            raise _NotSimpleError
        self._position += 1
        return self._tokens[self._position - 1]

    def _take(self, *signs: str) -> str:
        if self._position < len(self._tokens) and self._tokens[self._position][1] in signs:
            return self._next()[1]
        return ""

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            raise _NotSimpleError


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    position, text = 0, text.rstrip()
    for _ in range(_MAX_TOKENS):
        if position == len(text):
            return
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            break
        yield match.lastgroup, match[match.lastgroup].replace("$", "")
        position = match.end()
    raise _NotSimpleError
