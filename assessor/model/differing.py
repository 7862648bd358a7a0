"""Where two states of a long table differ, told by identity: a change keeps the values that it does not touch."""

from collections.abc import Sequence
from operator import is_
from typing import TypeVar

T = TypeVar("T")

_AT_ONCE = 256


def differing(old: Sequence[T], new: Sequence[T]) -> tuple[int, Sequence[T], Sequence[T]]:
    """Where the first difference stands, and what stands from there to the last one in each.

    What is equal and another object may count as different; nothing that differs is left out.
    """
    least = min(len(old), len(new))
    start = _same(old, new, least)
    tail = _same(old[::-1], new[::-1], least - start) if start < max(len(old), len(new)) else 0
    return start, old[start : len(old) - tail], new[start : len(new) - tail]


def _same(one: Sequence[T], other: Sequence[T], most: int) -> int:
    """How many of the first `most` are the same object in both."""
    place = 0
    while place + _AT_ONCE <= most and all(map(is_, one[place : place + _AT_ONCE], other[place : place + _AT_ONCE])):
        place += _AT_ONCE
    while place < most and one[place] is other[place]:
        place += 1
    return place
