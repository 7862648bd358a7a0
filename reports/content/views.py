"""One programme, or the programmes of a role, set against one framework: results, areas, matrix and gaps."""

from collections import defaultdict
from collections.abc import Sequence

from assessor.analysis.results import AreaResult, ItemResult, Result
from assessor.analysis.summaries import gap_order, is_working
from assessor.terms import REASONS
from reports.content.basis import Basis, View
from reports.content.matrix import matrix_of
from reports.content.proof import annex_key, evidence_texts, looked_at, topics_text
from reports.content.result_values import AreaLine, GapLine, ItemList, SharedGaps, ViewPart
from reports.content.shared_values import ProgrammeBar, ResultBar
from reports.content.wording import (
    DASH,
    coverage_name,
    gap_name,
    item_name,
    levels_legend,
    narrow_title,
    result_texts,
    shortened,
)
from standards.framework import Framework

_LONGEST_TITLE = 80
BAR_ORDER = (Result.MET, Result.PARTLY, Result.BELOW_TARGET, Result.NOT_FOUND, Result.NOT_ASSESSED)


def view_part(view: View, basis: Basis, *, with_matrix: bool = True, before: View | None = None) -> ViewPart:
    """Everything that the report says of one view.

    `before` is the first view of the same programme and framework where this is another role of them: gaps with the
    same target and result there are told there.
    """
    results, framework = view.results, view.framework
    gaps = gap_order(results) if view.role else ()
    same = [item for item in gaps if before and _is_same(item, before.results.item(item.code))]
    told = [item for item in gaps if item not in same]
    bare = [item for item in told if item.result is Result.NOT_FOUND and not _marks(item, basis)]
    return ViewPart(
        title=view_title(view, basis),
        notes=tuple(_notes(view, basis)),
        bar=result_bar(view, basis),
        levels=levels_legend(framework, basis.words) if framework.scale else "",
        areas=tuple(_area(area, view, basis) for area in results.areas if area.assessed and not _lacks_all(area)),
        areas_not_found=tuple(_area_count(area, view, basis) for area in results.areas if _lacks_all(area)),
        unassessed_areas=_unassessed_areas(view, basis),
        matrix=matrix_of(view, basis) if with_matrix else None,
        has_targets=view.role is not None,
        gaps=tuple(gap_line(item, view, basis) for item in told if item not in bare),
        not_found=_by_area(bare, view, basis),
        shared=_shared(same, before, basis) if before and same else None,
        unassessed=_by_reason(view, basis) if view.role else (),
    )


def _is_same(item: ItemResult, other: ItemResult) -> bool:
    return (item.target, item.result) == (other.target, other.result)


def _shared(same: Sequence[ItemResult], before: View, basis: Basis) -> SharedGaps:
    """Names the items that are shared, or those that are not, whichever are fewer."""
    codes = {item.code for item in same}
    others = [item for item in gap_order(before.results) if item.code not in codes]
    without = len(others) < len(same)
    named = _in_pack_order(others if without else same, before.framework)
    role = before.role.title.in_language(basis.language) if before.role else ""
    names = tuple(item_name(before.framework, item.code, basis.language) for item in named)
    return SharedGaps(role, names, without)


def _in_pack_order(items: Sequence[ItemResult], framework: Framework) -> list[ItemResult]:
    order = {item.code: place for place, item in enumerate(framework.judged_items)}
    return sorted(items, key=lambda item: order[item.code])


def _not_found(item: ItemResult, view: View, basis: Basis) -> str:
    """The name of an item that was not found, with its target, what was looked at, and whether a judgement says so."""
    words, name = basis.words, item_name(view.framework, item.code, basis.language)
    details = []
    if item.target is not None and item.target.level is not None:
        details.append(words.text("target {level}", level=item.target.level))
    details += looked_at(item, basis)
    if item.consensus is not None or any(value.judgement_id for value in item.voices.values()):
        details.append(words.text("by judgement"))
    return f"{name} ({', '.join(details)})" if details else name


def _by_area(items: Sequence[ItemResult], view: View, basis: Basis) -> tuple[ItemList, ...]:
    found: defaultdict[str | None, list[str]] = defaultdict(list)
    for item in _in_pack_order(items, view.framework):
        found[view.framework.by_code[item.code].parent].append(_not_found(item, view, basis))
    return tuple(
        ItemList(item_name(view.framework, area, basis.language) if area else "", tuple(names))
        for area, names in found.items()
    )


def _lacks_all(area: AreaResult) -> bool:
    """Whether every item with a target was looked for in vain, so that a picture would show one colour."""
    return 0 < area.with_target == area.counts[Result.NOT_FOUND]


def _area_count(area: AreaResult, view: View, basis: Basis) -> str:
    words = basis.words
    count = words.plural("{count} item", "{count} items", area.with_target)
    return f"{item_name(view.framework, area.code, basis.language)} ({count})"


def _unassessed_areas(view: View, basis: Basis) -> tuple[str, ...]:
    """The lowest areas of which no item is assessed."""
    lowest = {item.parent for item in view.framework.judged_items}
    return tuple(
        item_name(view.framework, area.code, basis.language)
        for area in view.results.areas
        if area.code in lowest and area.with_target and not area.assessed
    )


def _by_reason(view: View, basis: Basis) -> tuple[ItemList, ...]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for item in view.results.items:
        if item.reason is not None:
            found[basis.words.text(REASONS[item.reason])].append(item_name(view.framework, item.code, basis.language))
    return tuple(ItemList(reason, tuple(names)) for reason, names in found.items())


def view_title(view: View, basis: Basis) -> str:
    """The role with its framework, or the framework alone."""
    framework = view.framework.short_title.in_language(basis.language)
    if view.role is None:
        return framework
    return f"{view.role.title.in_language(basis.language)} ({framework})"


def result_bar(view: View, basis: Basis, title: str = "") -> ResultBar:
    """The stacked bar of a view with its counts as a sentence."""
    counts = {result: view.results.whole.counts[result] for result in BAR_ORDER}
    words = basis.words
    texts = result_texts(words, has_targets=view.role is not None)
    listed = ", ".join(f"{texts[result]} {words.number(counts[result])}" for result in BAR_ORDER)
    with_target = words.number(view.results.whole.with_target)
    summary = words.text("Items with a target: {items}. Of these {counts}.", items=with_target, counts=listed)
    if view.role is None:
        summary = words.text("Items: {items}. Of these {counts}.", items=with_target, counts=listed)
    return ResultBar(title or view_title(view, basis), counts, summary, has_targets=view.role is not None)


def at_target_text(area: AreaResult, basis: Basis) -> str:
    """How many of the assessed items are at the target: 29 of 49."""
    words = basis.words
    met, assessed = words.number(area.counts[Result.MET]), words.number(area.assessed)
    return words.text("{met} of {assessed}", met=met, assessed=assessed)


def shown_index(area: AreaResult, basis: Basis) -> str:
    """The index as a percentage, '' where there is none or too little is assessed."""
    return "" if area.index is None or not area.mostly_assessed else basis.words.percent(area.index)


def programme_bar(view: View, basis: Basis) -> ProgrammeBar:
    """A view as one row of the chart of the summary."""
    whole = view.results.whole
    programme = shortened(narrow_title(view.programme, basis.language), _LONGEST_TITLE) if view.programme else ""
    role = view.role.title.in_language(basis.language) if view.role else ""
    title = ": ".join(text for text in (programme, role) if text)
    shows_share = whole.index is not None and whole.mostly_assessed
    counts = {result: whole.counts[result] for result in BAR_ORDER}
    share = whole.share_met if shows_share else None
    return ProgrammeBar(title, counts, share, _area_text(whole, shows_share, basis), has_targets=view.role is not None)


def _notes(view: View, basis: Basis) -> list[str]:
    words, results = basis.words, view.results
    count = results.whole.with_target
    notes = [words.plural("{count} item with a target.", "{count} items with a target.", count)]
    if view.role is None:
        notes = [words.plural("{count} item.", "{count} items.", count)]
    if view.role is None:
        notes.append(
            words.text(
                "No role of this standard is an aim of the programme. The results say only whether an item was found "
                "in the documents received (largely or fully), or partly."
            )
        )
    elif is_working(basis.snapshot, view.framework.id, view.role.code):
        notes.append(words.text("Working targets: reconstructed, not yet adopted. Every figure here depends on them."))
    elif (view.framework.id, view.role.code) in basis.adopted:
        notes.append(words.text("Working targets: reconstructed, adopted for this assessment."))
    if not results.whole.mostly_assessed:
        notes.append(
            words.text("Fewer than half of the items are assessed, so counts stand here in place of shares and index.")
        )
    if results.levels_on_titles is not None:
        notes.append(
            words.plural(
                "{share} of {count} level rests on a title alone.",
                "{share} of {count} levels rest on titles alone.",
                results.levels_total,
                share=words.percent(results.levels_on_titles),
            )
        )
    return notes


def _area(area: AreaResult, view: View, basis: Basis) -> AreaLine:
    framework = view.framework
    shows_share = area.index is not None and area.mostly_assessed
    return AreaLine(
        code=area.code,
        title=framework.by_code[area.code].shown_title(basis.language),
        is_lowest=any(item.parent == area.code for item in framework.judged_items),
        counts=area.counts,
        share=area.share_met if shows_share else None,
        at_target=_area_text(area, shows_share, basis),
        remark=_area_remark(area, framework, basis),
    )


def _area_remark(area: AreaResult, framework: Framework, basis: Basis) -> str:
    """The index and the weakest item of an area."""
    words, index = basis.words, shown_index(area, basis)
    weakest = item_name(framework, area.weakest, basis.language) if area.weakest else ""
    texts = [words.text("index {index}", index=index)] if index else []
    texts += [words.text("weakest item: {item}", item=weakest)] if weakest else []
    return "; ".join(texts)


def _area_text(area: AreaResult, shows_share: bool, basis: Basis) -> str:
    text = at_target_text(area, basis)
    if shows_share and area.share_met is not None:
        return f"{text} · {basis.words.percent(area.share_met)}"
    return text


def gap_line(item: ItemResult, view: View, basis: Basis) -> GapLine:
    """One gap with its topics, hours and evidence."""
    framework = view.framework
    return GapLine(
        code=item.code,
        title=framework.by_code[item.code].shown_title(basis.language),
        target=str(item.target.level) if item.target and item.target.level is not None else "",
        documented=_documented(item, basis),
        result=item.result,
        result_text=gap_name(item, basis.words),
        topics=topics_text(item, basis),
        evidence=evidence_texts(item, basis),
        marks=tuple(_marks(item, basis)),
        annex_key=annex_key(item, basis),
    )


def _documented(item: ItemResult, basis: Basis) -> str:
    if item.documented is None:
        return coverage_name(item.coverage, basis.words) if item.coverage is not None else DASH
    return str(item.documented) if item.documented else basis.words.text("none")


def _marks(item: ItemResult, basis: Basis) -> list[str]:
    marks = []
    if item.above_basis:
        marks.append(basis.words.text("above what its evidence supports"))
    if item.look_again:
        marks.append(basis.words.text("judgement older than a finding: look again"))
    return marks
