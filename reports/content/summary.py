"""The summary: whole sentences that are filled in from the results, four figures, strengths and gaps, the basis."""

from assessor.analysis.extent import all_topic_counts, reasons_not_assessed
from assessor.analysis.highlights import Highlight, Highlights, highlights
from assessor.analysis.results import ItemResult, Result
from assessor.analysis.summaries import is_working, taken_as_proposed
from assessor.model.curriculum import Node
from assessor.terms import REASONS
from assessor.words import Words
from reports.content.basis import Basis, View
from reports.content.cover import coverage_of_documents
from reports.content.opening_values import KeyFigure, Summary
from reports.content.proof import hours_text
from reports.content.shared_values import ProgrammeBar
from reports.content.state import draft_summary, no_aims
from reports.content.views import at_target_text, programme_bar, shown_index
from reports.content.wording import (
    coverage_name,
    documented_name,
    item_in_sentence,
    narrow_title,
    quoted,
    result_name,
    shortened,
    target_name,
)

_MOST_NAMED = 3
_MOST_BARS = 6
_LONGEST_TITLE = 80
_MOST_VERDICTS = 1
_MOST_ENTRIES = 5


def summary(basis: Basis) -> Summary:
    """The page that stands alone."""
    views = leading_views(basis)
    named = highlights([view.results for view in views], most=_MOST_ENTRIES)
    words, has_no_role = basis.words, bool(views) and views[0].role is None
    return Summary(
        opening=tuple(_opening(views, named, basis)),
        figures=tuple(_figures(views, basis)),
        chart_title=_chart_title(views, basis),
        bars=tuple(_bars(views, basis)),
        strengths_title=words.text("Found most fully") if has_no_role else words.text("Strengths"),
        strengths=tuple(_strength(entry, views, basis) for entry in named.strengths),
        gaps_title=words.text("Not found, or only partly") if has_no_role else words.text("Main gaps"),
        gaps=tuple(_gap(entry, views, basis) for entry in named.gaps),
        basis=tuple(_basis(views, basis)),
    )


def leading_views(basis: Basis) -> tuple[View, ...]:
    """The views that the summary speaks of: those with a role of the first framework with levels that has any.

    Where no programme aims at a role of such a framework, the roles of another one; where there are none, the first
    framework without a role.
    """
    with_role = [view for view in basis.views if view.role]
    chosen = [view for view in with_role if view.framework.scale] or with_role or list(basis.views)
    return tuple(view for view in chosen if view.framework is chosen[0].framework)


def _opening(views: tuple[View, ...], named: Highlights, basis: Basis) -> list[str]:
    words = basis.words
    if not basis.snapshot.curriculum.programmes:
        return [words.text("No programme has been brought in yet, so there is nothing to report.")]
    if not views:
        return [words.text("No standard has been chosen yet, so there is nothing to set the programmes against.")]
    strengths, gaps = _names(named.strengths, views, basis), _names(named.gaps, views, basis)
    if views[0].role is None:
        return [_found_most(strengths, words), no_aims(basis)]
    return [_strongest_and_weakest(strengths, gaps, words), *_verdicts(views, basis)]


def _found_most(strengths: list[str], words: Words) -> str:
    """The sentence where there are no targets, and so no gaps."""
    if not strengths:
        return words.text("Too little has been assessed yet to say what the programmes deal with.")
    return words.plural(
        "Judged by the documents received, the programmes deal most fully with {strengths}.",
        "Judged by the documents received, the programmes deal most fully with {strengths}.",
        len(strengths),
        strengths=words.joined(strengths),
    )


def _strongest_and_weakest(strengths: list[str], gaps: list[str], words: Words) -> str:
    values: dict[str, object] = {"strengths": words.joined(strengths), "gaps": words.joined(gaps)}
    if strengths and gaps:
        return words.plural(
            "Judged by the documents received, the programmes are strongest in {strengths}, and weakest in {gaps}.",
            "Judged by the documents received, the programmes are strongest in {strengths}, and weakest in {gaps}.",
            len(strengths),
            **values,
        )
    if strengths:
        return words.plural(
            "Judged by the documents received, the programmes are strongest in {strengths}; among the items assessed "
            "no gap was found.",
            "Judged by the documents received, the programmes are strongest in {strengths}; among the items assessed "
            "no gap was found.",
            len(strengths),
            **values,
        )
    if gaps:
        return words.plural(
            "Judged by the documents received, the programmes are weakest in {gaps}.",
            "Judged by the documents received, the programmes are weakest in {gaps}.",
            len(gaps),
            **values,
        )
    return words.text("Too little has been assessed yet to name strengths or gaps.")


def _names(entries: tuple[Highlight, ...], views: tuple[View, ...], basis: Basis) -> list[str]:
    return [
        quoted(views[entry.position].framework.by_code[entry.item.code].shown_title(basis.language), basis.words)
        for entry in entries[:_MOST_NAMED]
    ]


def _verdicts(views: tuple[View, ...], basis: Basis) -> list[str]:
    """A sentence for the first role of each programme of which enough is assessed to say one."""
    words = basis.words
    seen: dict[str, View] = {}
    for view in views:
        if view.role and view.programme and view.results.whole.mostly_assessed:
            seen.setdefault(view.programme.id, view)
    return [
        words.text(
            "The programme {programme} is at the target in {met} items assessed for the role {role}.",
            programme=quoted(_short_title(view.programme, basis), words),
            met=at_target_text(view.results.whole, basis),
            role=quoted(view.role.title.in_language(basis.language), words),
        )
        for view in list(seen.values())[:_MOST_VERDICTS]
        if view.role and view.programme
    ]


def _figures(views: tuple[View, ...], basis: Basis) -> list[KeyFigure]:
    words = basis.words
    figures = [_at_target(views[0], basis)] if views else []
    with_index = [view for view in views if shown_index(view.results.whole, basis)]
    if with_index:
        view = with_index[0]
        index = shown_index(view.results.whole, basis)
        figures.append(KeyFigure(index, words.text("index of the role"), _basis_of(view, basis)))
    others = [view for view in basis.views if views and view.framework is not views[0].framework]
    if others:
        figures.append(_at_target(others[0], basis))
    counts = all_topic_counts(basis.snapshot)
    figures.append(
        KeyFigure(
            value=words.text(
                "{met} of {assessed}", met=words.number(counts.mapped), assessed=words.number(counts.total)
            ),
            label=words.text("topics with a counterpart"),
            basis=words.text(
                "outside the scope {aside}, without a decision {undecided}",
                aside=words.number(counts.set_aside),
                undecided=words.number(counts.undecided),
            ),
        )
    )
    return figures


def _at_target(view: View, basis: Basis) -> KeyFigure:
    words = basis.words
    label = words.text("items at the target") if view.role else words.text("items found")
    framework = view.framework.short_title.in_language(basis.language)
    return KeyFigure(at_target_text(view.results.whole, basis), f"{label}, {framework}", _basis_of(view, basis))


def _basis_of(view: View, basis: Basis) -> str:
    """What a figure is of: role, programme, what is not assessed, and working targets."""
    words = basis.words
    texts = [view.role.title.in_language(basis.language)] if view.role else []
    if view.programme:
        texts.append(_short_title(view.programme, basis))
    texts.append(words.text("not assessed {count}", count=words.number(view.results.whole.counts[Result.NOT_ASSESSED])))
    if view.role and is_working(basis.snapshot, view.framework.id, view.role.code):
        texts.append(words.text("working targets"))
    elif view.role and (view.framework.id, view.role.code) in basis.adopted:
        texts.append(words.text("adopted working targets"))
    return "; ".join(texts)


def _bars(views: tuple[View, ...], basis: Basis) -> list[ProgrammeBar]:
    """One bar for each programme and role: the first role of each programme before the others."""
    first: dict[str, View] = {}
    for view in views:
        if view.programme:
            first.setdefault(view.programme.id, view)
    ordered = [*first.values(), *(view for view in views if view not in first.values())]
    return [programme_bar(view, basis) for view in ordered[:_MOST_BARS]]


def _chart_title(views: tuple[View, ...], basis: Basis) -> str:
    """What the bars are of; without programmes there are none."""
    if not views:
        return ""
    framework = views[0].framework.short_title.in_language(basis.language)
    if views[0].role is None:
        return basis.words.text("Results by programme: {framework}", framework=framework)
    return basis.words.text("Results by programme and role: {framework}", framework=framework)


def _short_title(node: Node, basis: Basis) -> str:
    """The title of a programme, cut where it would take too much of the page."""
    return shortened(narrow_title(node, basis.language), _LONGEST_TITLE)


def _programme(view: View, basis: Basis) -> str:
    node: Node | None = view.programme
    return quoted(_short_title(node, basis), basis.words) if node else basis.words.text("all programmes")


def _strength(entry: Highlight, views: tuple[View, ...], basis: Basis) -> str:
    view, words = views[entry.position], basis.words
    values = {
        "item": item_in_sentence(view.framework, entry.item.code, words),
        "documented": _documented(entry.item, view, words),
        "hours": hours_text(entry.item, basis),
        "programme": _programme(view, basis),
    }
    if entry.item.target is None:
        return words.text("{item}: {documented} by the documents; {hours}, in {programme}.", **values)
    return words.text(
        "{item}: {documented} by the documents, target {target}; {hours}, in {programme}.",
        target=target_name(view.framework, entry.item.target, words),
        **values,
    )


def _gap(entry: Highlight, views: tuple[View, ...], basis: Basis) -> str:
    view, words, item = views[entry.position], basis.words, entry.item
    values = {
        "item": item_in_sentence(view.framework, item.code, words),
        "target": target_name(view.framework, item.target, words),
        "programme": _programme(view, basis),
    }
    if item.result is Result.BELOW_TARGET:
        documented = _documented(item, view, words)
        return words.text(
            "{item}: {documented} by the documents, target {target}, in {programme}.", documented=documented, **values
        )
    values["result"] = result_name(item.result, None, words)
    if item.target is None:
        return words.text("{item}: {result}, in {programme}.", **values)
    return words.text("{item}: {result}, target {target}, in {programme}.", **values)


def _documented(item: ItemResult, view: View, words: Words) -> str:
    if item.documented:
        return documented_name(view.framework, item.documented, words)
    return coverage_name(item.coverage, words) if item.coverage is not None else words.text("none")


def _basis(views: tuple[View, ...], basis: Basis) -> list[str]:
    words = basis.words
    sentences = list(draft_summary(basis))
    sentences.append(words.text("Received: {documents}.", documents=coverage_of_documents(basis)))
    proposed, mappings = taken_as_proposed(basis.snapshot)
    sentences.append(
        words.text(
            "Findings: {mappings}; taken as the program proposed them: {proposed}.",
            mappings=words.number(mappings),
            proposed=words.number(proposed),
        )
    )
    if views:
        sentences += _reach(views[0], basis)
    sentences.append(words.text("Nobody was tested. A level is what the documents aim at, not what was learnt."))
    return sentences


def _reach(view: View, basis: Basis) -> list[str]:
    """How far levels rest on titles, and which items are not assessed and why, over all programmes."""
    words = basis.words
    results = basis.results(view.framework, None, None)
    framework = view.framework.short_title.in_language(basis.language)
    sentences = []
    if results.levels_on_titles is not None:
        sentences.append(
            words.text(
                "{framework}: of {levels} levels stated, {share} rest on titles alone.",
                framework=framework,
                levels=words.number(results.levels_total),
                share=words.percent(results.levels_on_titles),
            )
        )
    programmes = basis.snapshot.curriculum.programmes
    reasons = reasons_not_assessed(basis.results(view.framework, None, programme) for programme in programmes)
    if reasons:
        listed = ", ".join(
            f"{words.text(REASONS[reason])} {words.number(reasons[reason])}"
            for reason in REASONS
            if reasons.get(reason)
        )
        sentences.append(
            words.text(
                "{framework}: items not assessed, counted programme by programme: {reasons}.",
                framework=framework,
                reasons=listed,
            )
        )
    return sentences
