"""The rows of the table: areas as headings, judged items below them."""

from collections.abc import Callable
from dataclasses import dataclass

from assessor.analysis.results import AreaResult, ItemResult, Result, Results
from assessor.model.mapping import Coverage
from assessor.words import Words
from reports.content.wording import documented_text, short_result, target_name
from standards.framework import Framework

_GAPS = (Result.BELOW_TARGET, Result.PARTLY, Result.NOT_FOUND)

Filter = Callable[[ItemResult], bool]

FILTERS: dict[str, Filter] = {
    "all": lambda item: True,
    "gaps": lambda item: item.result in _GAPS,
    "unassessed": lambda item: item.result is Result.NOT_ASSESSED,
    "met": lambda item: item.result is Result.MET,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row, ready to show. `item` is None for the heading of an area."""

    code: str
    title: str
    target: str = ""
    documented: str = ""
    result: str = ""
    hours: str = ""
    sentence: str = ""  # what a screen reader says of the row: levels in words
    item: ItemResult | None = None


def rows_of(framework: Framework, results: Results, chosen: Filter, words: Words) -> list[Row]:
    """The items that the filter lets through under their areas, in pack order; areas without any are left out."""
    areas = {area.code: area for area in results.areas}
    rows: list[Row] = []
    last: str | None = None
    for item in filter(chosen, results.items):
        parent = framework.by_code[item.code].parent
        if parent is not None and parent != last and parent in areas:
            rows.append(_area_row(framework, areas[parent], words))
        last = parent
        rows.append(_item_row(framework, item, words))
    return rows


def _item_row(framework: Framework, item: ItemResult, words: Words) -> Row:
    title = framework.by_code[item.code].shown_title(words.language)
    result = short_result(item.result, item.reason, words)
    hours = words.hours(item.taught_minutes) if item.taught_minutes else ""
    asked = target_name(framework, item.target, words)
    said = (f"{item.code} {title}", asked, documented_text(item, framework, words), result, hours)
    return Row(
        code=item.code,
        title=title,
        target=_short_target(item),
        documented=_short_value(item),
        result=result,
        hours=hours,
        sentence=", ".join(part for part in said if part),
        item=item,
    )


def _short_target(item: ItemResult) -> str:
    """The number of the level, or the letter of the coverage that is asked for."""
    if item.target is None:
        return ""
    return str(item.target.level) if item.target.level else Coverage.L.name


def _short_value(item: ItemResult) -> str:
    """The number of the level by the documents, or the letter of the coverage."""
    if item.documented:
        return str(item.documented)
    return item.coverage.name if item.coverage is not None else "–"


def _area_row(framework: Framework, area: AreaResult, words: Words) -> Row:
    title = framework.by_code[area.code].shown_title(words.language)
    if not area.assessed:
        return Row(area.code, title, sentence=f"{area.code} {title}")
    basis = words.text("{met} of {assessed}", met=area.counts[Result.MET], assessed=area.assessed)
    is_graded = any(item.graded for item in framework.judged_items if area.code in framework.ancestors(item.code))
    if is_graded and area.mostly_assessed and area.share_met is not None:
        basis = f"{basis} · {words.percent(area.share_met)}"
    return Row(area.code, title, result=basis, sentence=f"{area.code} {title}, {basis}")
