"""The rows of the table of gaps: items under their areas, or sorted without them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assessor.analysis.results import AreaResult, ItemResult, Result, Results
from assessor.words import Words
from reports.charts.tokens import RESULT_ORDER
from reports.content.wording import short_result
from standards.framework import Framework
from ui.pages.gaps.sentences import area_figure, item_sentence, short_figure

_GAPS = (Result.BELOW_TARGET, Result.PARTLY, Result.NOT_FOUND)

Filter = Callable[[ItemResult], bool]

FILTERS: dict[str, Filter] = {
    "all": lambda item: True,
    "gaps": lambda item: item.result in _GAPS,
    "unassessed": lambda item: item.result is Result.NOT_ASSESSED,
    "met": lambda item: item.result is Result.MET,
}


def filter_counts(whole: AreaResult) -> dict[str, int]:
    """How many items each filter lets through."""
    counts = whole.counts
    return {
        "all": whole.total,
        "gaps": sum(counts[result] for result in _GAPS),
        "unassessed": counts[Result.NOT_ASSESSED],
        "met": counts[Result.MET],
    }


class Column(IntEnum):
    """What stands in which column."""

    ITEM = 0
    LEVEL = 1
    RESULT = 2
    HOURS = 3


@dataclass(frozen=True, slots=True)
class Order:
    """How the table is sorted; without one it stands in pack order under its areas."""

    column: Column
    falls: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row, ready to show; either the heading of an area or an item."""

    code: str
    title: str
    figure: str = ""  # of an area
    result: str = ""
    reason: str = ""  # why it is not assessed
    hours: str = ""
    levels: int = 0  # steps of the scale; 0 where the item is judged by coverage
    item: ItemResult | None = None


def rows_of(
    framework: Framework,
    results: Results,
    passes: Filter,
    order: Order | None,
    words: Words,
    before: Sequence[Row] = (),
) -> tuple[Row, ...]:
    """The items that the filter lets through; areas without any are left out.

    `before` are rows of the same framework in the same language: those whose item is the same are used again.
    """
    items = filter(passes, results.items)
    known = {row.code: row for row in before if row.item is not None}

    def item_row(item: ItemResult) -> Row:
        row = known.get(item.code)
        return row if row is not None and (row.item is item or row.item == item) else _item_row(framework, item, words)

    if order is not None:
        rows = [item_row(item) for item in items]
        return tuple(sorted(rows, key=_KEYS[order.column], reverse=order.falls))
    areas = {area.code: area for area in results.areas}
    shown: list[Row] = []
    last: str | None = None
    for item in items:
        parent = framework.by_code[item.code].parent
        if parent is not None and parent != last and parent in areas:
            shown.append(_area_row(framework, areas[parent], results.scope.role_code, words))
        last = parent
        shown.append(item_row(item))
    return tuple(shown)


def _item_row(framework: Framework, item: ItemResult, words: Words) -> Row:
    pack_item = framework.by_code[item.code]
    has_target = item.target is not None
    result = short_result(item.result, None, words, has_target=has_target)
    return Row(
        code=item.code,
        title=pack_item.shown_title(words.language),
        result=result,
        reason=short_result(item.result, item.reason, words, has_target=has_target).removeprefix(result).lstrip(": "),
        hours=words.hours(item.taught_minutes) if item.taught_minutes else "–",
        levels=len(framework.scale) if pack_item.graded else 0,
        item=item,
    )


def _area_row(framework: Framework, area: AreaResult, role: str | None, words: Words) -> Row:
    title = framework.by_code[area.code].shown_title(words.language)
    return Row(area.code, title, figure=short_figure(area, role, words))


def sentence_of(framework: Framework, results: Results, row: Row, words: Words) -> str:
    """What a screen reader says of a row: levels in words."""
    if row.item is not None:
        return item_sentence(framework, row.item, words)
    area = next(area for area in results.areas if area.code == row.code)
    return f"{row.code} {row.title}, {area_figure(area, results.scope.role_code, words)}"


def _by_title(row: Row) -> tuple[float, str]:
    return 0, row.title.casefold()


def _by_shortfall(row: Row) -> tuple[float, str]:
    """Items without a shortfall stand before those with one."""
    shortfall = row.item.shortfall if row.item else None
    return (-1 if shortfall is None else shortfall), ""


def _by_gravity(row: Row) -> tuple[float, str]:
    return (RESULT_ORDER.index(row.item.result) if row.item else 0), row.reason


def _by_hours(row: Row) -> tuple[float, str]:
    return (row.item.taught_minutes if row.item else 0), ""


_KEYS = {
    Column.ITEM: _by_title,
    Column.LEVEL: _by_shortfall,
    Column.RESULT: _by_gravity,
    Column.HOURS: _by_hours,
}
