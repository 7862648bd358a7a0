"""The comparative table: what the standard asks, and where each programme deals with it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from assessor.analysis.results import ItemResult, Result
from assessor.analysis.tables import ComparativeItem, ComparativeRow, comparative_rows
from assessor.model.curriculum import Node
from assessor.model.mapping import Judgement
from reports.content.basis import Basis
from reports.content.proof import annex_key, kinds_text
from reports.content.table_values import ComparisonItem, ComparisonLine, ComparisonPart
from reports.content.wording import (
    coverage_name,
    documented_name,
    hours_sum,
    narrow_title,
    numbered_title,
    result_in_brackets,
    short_result,
)
from standards.framework import Framework


def comparison(basis: Basis) -> tuple[ComparisonPart, ...]:
    """One part for each framework; items that no role shown asks for and no topic deals with are left out."""
    return tuple(
        ComparisonPart(
            framework.title.in_language(basis.language),
            tuple(_item(item, framework, basis) for item in _shown_items(framework, basis)),
        )
        for framework in basis.frameworks
    )


def _shown_items(framework: Framework, basis: Basis) -> list[ComparativeItem]:
    roles = basis.aimed_roles(framework)
    asked = {code for role in roles for code in role.targets}
    return [
        item
        for item in comparative_rows(basis.snapshot, framework.id)
        if not roles or item.code in asked or item.rows or item.judgements
    ]


def _item(item: ComparativeItem, framework: Framework, basis: Basis) -> ComparisonItem:
    """A line for each programme that deals with the item or was judged on it; the others together, by their results.

    A programme that aims at roles of the framework is told of only where one of them asks for the item.
    """
    programmes = basis.snapshot.curriculum.programmes
    lines: list[ComparisonLine] = []
    others: dict[str, list[Node]] = {}
    for programme in programmes:
        result = basis.results(framework, None, programme).item(item.code)
        judgements = [j for j in item.judgements if j.programme_id in (None, programme.id)]
        if judgements or any(row.path[0] == programme.id for row in item.rows):
            lines.append(_line(item, result, judgements, programme, framework, basis))
        elif _asks(programme, item.code, framework, basis):
            others.setdefault(result_in_brackets(result.result, result.reason, basis.words), []).append(programme)
    title = framework.by_code[item.code].shown_title(basis.language)
    texts = tuple(f"{text}: {_titles(nodes, basis)}" for text, nodes in others.items())
    return ComparisonItem(item.code, title, tuple(_joined(lines)), texts)


def _joined(lines: list[ComparisonLine]) -> list[ComparisonLine]:
    """Programmes without topics that share a judgement in one line, where the first of them stands."""
    joined: dict[tuple[str, ...], ComparisonLine] = {}
    for line in lines:
        key = (line.programme,) if line.topics else (line.evidence, line.judgement)
        known = joined.get(key)
        joined[key] = line if known is None else replace(known, programme=f"{known.programme}; {line.programme}")
    return list(joined.values())


def _titles(nodes: list[Node], basis: Basis) -> str:
    if len(nodes) == len(basis.snapshot.curriculum.programmes) > 1:
        return basis.words.text("all programmes")
    return "; ".join(narrow_title(node, basis.language) for node in nodes)


def _asks(programme: Node, code: str, framework: Framework, basis: Basis) -> bool:
    """Whether a role of the programme asks for an item; while nobody declares aims in the framework, all ask."""
    if not basis.aimed_roles(framework):
        return True
    return any(code in role.targets for role in basis.aimed_roles(framework, programme))


def _line(
    item: ComparativeItem,
    result: ItemResult,
    judgements: list[Judgement],
    programme: Node,
    framework: Framework,
    basis: Basis,
) -> ComparisonLine:
    rows = [row for row in item.rows if row.path[0] == programme.id]
    return ComparisonLine(
        programme=narrow_title(programme, basis.language),
        topics=tuple(_topics(rows, basis)),
        hours=hours_sum(result.taught_minutes, result.self_study_minutes, basis.words) if rows else "",
        evidence=kinds_text(result, basis),
        judgement=_judgement(result, judgements, framework, basis),
        annex_key=annex_key(result, basis),
    )


def _topics(rows: list[ComparativeRow], basis: Basis) -> Iterator[str]:
    """The topics of each module in one text, after the module's title."""
    by_id = basis.snapshot.curriculum.by_id
    for module, group in groupby(rows, key=lambda row: row.path[-1]):
        titles = [numbered_title(by_id[row.topic_id]) for row in group]
        title = numbered_title(by_id[module])
        listed = "; ".join(titles)
        yield listed if titles == [title] else f"{title}: {listed}"


def _judgement(result: ItemResult, judgements: list[Judgement], framework: Framework, basis: Basis) -> str:
    """The agreed value, or why there is none; then what the judgements say is missing."""
    words = basis.words
    if result.result is Result.NOT_ASSESSED or result.coverage is None:
        texts = [short_result(result.result, result.reason, words)]
    else:
        texts = [coverage_name(result.coverage, words)]
        if result.documented:
            texts.append(documented_name(framework, result.documented, words))
    missing = [words.text("missing: {text}", text=j.missing) for j in judgements if j.missing]
    return "\n".join([", ".join(texts), *missing])
