"""What a cell of a spreadsheet shows, from the value that its format keeps."""

import datetime
import re

from assessor.readers.document import CellKind

_DECIMALS = re.compile(r"0\.(0+)")


def shown(value: object, number_format: str) -> tuple[str, CellKind, float | None]:
    """The text that the spreadsheet shows, as far as it bears on a plan, with its kind and number."""
    if isinstance(value, bool):
        return str(value).upper(), CellKind.TEXT, None
    if isinstance(value, int | float):
        decimals = _DECIMALS.search(number_format)
        if decimals and "%" not in number_format:
            return f"{value:.{len(decimals[1])}f}", CellKind.NUMBER, float(value)
        return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}", CellKind.NUMBER, float(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat(), CellKind.DATE, None
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value), CellKind.DATE, None
    return str(value).strip(), CellKind.TEXT, None
