"""What the commands print: JSON for programs, aligned tables for people."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Sequence

import click

_GAP = "  "
_NARROWEST = 12
_WIDE = ("W", "F")


def print_json(value: object) -> None:
    """Print a value as JSON, readable for people too."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_line(value: object) -> None:
    """Print a value as one line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


def print_table(rows: Sequence[Sequence[str]], *, head: Sequence[str] = (), right: Sequence[int] = ()) -> None:
    """Print rows in aligned columns; the columns of `right` stand to the right.

    On a terminal the widest column gives way, so that no line breaks; elsewhere nothing is cut.
    """
    if not rows:
        return
    lines = [list(row) for row in ([head, *rows] if head else rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(lines[0]))]
    if sys.stdout.isatty():
        _give_way(widths, shutil.get_terminal_size().columns)
    if head:
        lines.insert(1, ["─" * width for width in widths])
    for line in lines:
        cells = [
            _cell(text, width, column in right) for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        click.echo(_GAP.join(cells).rstrip())


def _give_way(widths: list[int], room: int) -> None:
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _cell(text: str, width: int, to_the_right: bool) -> str:
    if _width(text) > width:
        while _width(text) > width - 1:
            text = text[:-1]
        text += "…"
    blanks = " " * (width - _width(text))
    return blanks + text if to_the_right else text + blanks


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text)
