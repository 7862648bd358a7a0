"""The comparative table: what the standard asks, and where each programme deals with it."""

from assessor.analysis.results import ItemResult, Result
from assessor.analysis.tables import ComparativeItem, comparative_rows
from assessor.model.curriculum import Node
from assessor.model.mapping import Judgement
from reports.content.basis import Basis
from reports.content.proof import hours_text, places_text
from reports.content.table_values import ComparisonLine, ComparisonPart
from reports.content.wording import (
    coverage_name,
    documented_name,
    item_name,
    narrow_title,
    numbered_title,
    short_result,
)
from standards.framework import Framework


def comparison(basis: Basis) -> tuple[ComparisonPart, ...]:
    """One part for each framework; items that no role shown asks for and no topic deals with are left out."""
    parts = []
    for framework in basis.frameworks:
        lines = [line for item in _shown_items(framework, basis) for line in _lines(item, framework, basis)]
        parts.append(ComparisonPart(framework.title.in_language(basis.language), tuple(lines)))
    return tuple(parts)


def _shown_items(framework: Framework, basis: Basis) -> list[ComparativeItem]:
    roles = basis.aimed_roles(framework)
    asked = {code for role in roles for code in role.targets}
    return [
        item
        for item in comparative_rows(basis.snapshot, framework.id)
        if not roles or item.code in asked or item.rows or item.judgements
    ]


def _lines(item: ComparativeItem, framework: Framework, basis: Basis) -> list[ComparisonLine]:
    """A line for each programme that deals with the item or was judged on it, then one for each result of the others.

    A programme that aims at roles of the framework is told of only where one of them asks for the item.
    """
    programmes = basis.snapshot.curriculum.programmes
    name = item_name(framework, item.code, basis.language)
    lines: list[ComparisonLine] = []
    others: dict[str, list[Node]] = {}
    for programme in programmes:
        result = basis.results(framework, None, programme).item(item.code)
        judgements = [j for j in item.judgements if j.programme_id in (None, programme.id)]
        if judgements or any(row.path[0] == programme.id for row in item.rows):
            lines.append(_line(item, result, judgements, programme, framework, basis))
        elif _asks(programme, item.code, framework, basis):
            others.setdefault(short_result(result.result, result.reason, basis.words), []).append(programme)
    for text, nodes in others.items():
        title = _titles(nodes, basis) if len(nodes) < len(programmes) else basis.words.text("all programmes")
        lines.append(ComparisonLine(item.code, name, title, (), "", (), text))
    return lines


def _asks(programme: Node, code: str, framework: Framework, basis: Basis) -> bool:
    """Whether a role of the programme asks for an item; while nobody declares aims in the framework, all ask."""
    if not basis.aimed_roles(framework):
        return True
    return any(code in role.targets for role in basis.aimed_roles(framework, programme))


def _titles(nodes: list[Node], basis: Basis) -> str:
    return "; ".join(narrow_title(node, basis.language) for node in nodes)


def _line(
    item: ComparativeItem,
    result: ItemResult,
    judgements: list[Judgement],
    programme: Node,
    framework: Framework,
    basis: Basis,
) -> ComparisonLine:
    by_id = basis.snapshot.curriculum.by_id
    rows = [row for row in item.rows if row.path[0] == programme.id]
    topics = []
    module = ""
    for row in rows:
        title = numbered_title(by_id[row.path[-1]])
        topic = numbered_title(by_id[row.topic_id])
        topics.append(topic if title == module else f"{title}: {topic}")
        module = title
    return ComparisonLine(
        code=item.code,
        item=item_name(framework, item.code, basis.language),
        programme=narrow_title(programme, basis.language),
        topics=tuple(topics),
        hours=hours_text(result, basis) if rows else "",
        evidence=places_text(result, basis) if rows else (),
        judgement=_judgement(result, judgements, framework, basis),
    )


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
