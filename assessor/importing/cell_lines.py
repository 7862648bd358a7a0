"""Cells of several lines: topics listed in one cell become rows, points below a title its description."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from assessor.importing.numbering import TOPIC_RANK, Level, level_of, split_number, tokens_of
from assessor.importing.text import shown
from assessor.readers import Cell, Row

_BULLETS = "-–—•·*▪●"
_BULLET = re.compile(rf"[{_BULLETS}]\s*\S")
_MIN_POINTS = 2


def split_row(row: Row, title: Cell, others: frozenset[int]) -> list[Row]:
    """The rows that a row stands for when its title cell lists topics, else the row alone.

    Cells of the columns `others` (numbers, hours, descriptions) that have as many lines go with them; all else
    stays with the first.
    """
    if "\n" not in title.text:
        return [row]
    numbers = [cell for cell in row.cells if cell.column in others and cell.column < title.column]
    titles = _listed(title.text) or _numbered_beside(title.text, numbers)
    if not titles:
        return [row]
    rows = []
    for index, text in enumerate(titles):
        cells = (_line_of(cell, index, len(titles), others) for cell in row.cells if cell is not title)
        kept = [cell for cell in cells if cell is not None]
        kept.append(msgspec.structs.replace(title, text=text))
        rows.append(Row(row.number, tuple(sorted(kept, key=lambda cell: cell.column)), row.hidden, row.page, row.box))
    return rows


def title_and_points(text: str) -> tuple[str, str]:
    """A title parted from the numbered or bulleted points in the lines below it: ("Органы", "1. Система\\n2. …")."""
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if index and _is_point(line)]
    if len(starts) < _MIN_POINTS or not "".join(lines[: starts[0]]).strip() or _is_point(lines[0]):
        return text, ""
    return "\n".join(lines[: starts[0]]), "\n".join(lines[starts[0] :])


def _listed(text: str) -> list[str]:
    """The topics of a text in which each opens with the next number or a bullet; others go on with the line above."""
    lines = text.split("\n")
    if len(lines) >= _MIN_POINTS and all(_BULLET.match(line.strip()) for line in lines):
        return [line.strip().lstrip(_BULLETS).strip() for line in lines]
    topics: list[str] = []
    levels: list[Level] = []
    for line in lines:
        level = _opening(line)
        if level.tokens:
            topics.append(line)
            levels.append(level)
        elif topics:
            topics[-1] += f"\n{line}"
        else:
            return []
    in_order = all(_follows(before, after) for before, after in pairwise(levels))
    return topics if len(topics) >= _MIN_POINTS and in_order else []


def _opening(line: str) -> Level:
    """The number that opens a line, alone or after a word for topics."""
    number, title = split_number(shown(line))
    level = level_of(number, title)
    return level if number or level.rank == TOPIC_RANK else Level()


def _follows(before: Level, after: Level) -> bool:
    head, last = before.tokens[:-1], before.tokens[-1]
    counted = last.isdigit() and after.tokens[-1].isdigit() and int(after.tokens[-1]) == int(last) + 1
    return counted and after.tokens[:-1] == head and before.rank == after.rank


def _numbered_beside(text: str, numbers: Sequence[Cell]) -> list[str]:
    """As many lines as the cell of numbers beside has."""
    lines = text.split("\n")
    beside = (cell.text.split("\n") for cell in numbers)
    fits = any(len(each) == len(lines) and all(tokens_of(number) for number in each) for each in beside)
    return lines if fits else []


def _line_of(cell: Cell, index: int, count: int, others: frozenset[int]) -> Cell | None:
    lines = cell.text.split("\n")
    if cell.column in others and len(lines) == count:
        return msgspec.structs.replace(cell, text=lines[index])
    return cell if index == 0 else None


def _is_point(line: str) -> bool:
    number, _ = split_number(shown(line))
    return bool(number) or _BULLET.match(line.strip()) is not None
