"""What the page says in words: figures always with what they rest on."""

from assessor.analysis.results import AreaResult, ItemResult, Reason, Result, Results, Value
from assessor.marks import N_
from assessor.model.curriculum import Node
from assessor.model.mapping import Judgement
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from reports.content.wording import (
    coverage_name,
    documented_name,
    documented_text,
    gap_name,
    item_name,
    level_name,
    result_name,
    target_name,
)
from standards.framework import Framework
from ui.widgets.names import chosen

WHY = {
    Reason.OPEN: N_("The mapping of a programme is not complete, and nothing has been found so far."),
    Reason.JUDGEMENT_DUE: N_("Several topics deal with it in part. Together they may cover it: an expert has to say."),
    Reason.DIFFER: N_("The assessors differ. Settle on a value together."),
    Reason.RESTRICTED: N_("It was not shown to us."),
    Reason.ELSEWHERE: N_("It is taught elsewhere."),
}


def figures_of(area: AreaResult, role: str | None, words: Words) -> tuple[str, str]:
    """The share at the target and what it rests on; no share where under half is assessed or there are no levels."""
    met, assessed = words.number(area.counts[Result.MET]), words.number(area.assessed)
    if not area.assessed:
        return "", words.text("nothing assessed of {count}", count=words.number(area.with_target))
    if not area.mostly_assessed:
        return "", words.text("{assessed} of {count} assessed", assessed=assessed, count=words.number(area.with_target))
    if role is None:
        return "", words.text("{met} of {assessed} found", met=met, assessed=assessed)
    at_target = words.text("{met} of {assessed} at the target", met=met, assessed=assessed)
    if area.index is None or area.share_met is None:
        return "", at_target
    return words.percent(area.share_met), at_target


def index_text(area: AreaResult, words: Words) -> str:
    """The index of an area or the whole; '' where there is none or too little is assessed."""
    if area.index is None or not area.mostly_assessed:
        return ""
    return words.text("index {index}", index=words.percent(area.index))


def area_figure(area: AreaResult, role: str | None, words: Words) -> str:
    """5 of 7 at the target · 71 % · index 82 %."""
    share, basis = figures_of(area, role, words)
    return " · ".join(part for part in (basis, share, index_text(area, words)) if part)


def short_figure(area: AreaResult, role: str | None, words: Words) -> str:
    """5 of 7 at the target · index 82 %."""
    _, basis = figures_of(area, role, words)
    return " · ".join(part for part in (basis, index_text(area, words)) if part)


def whole_text(results: Results, words: Words) -> str:
    """The figures of a view with their basis; the legend of its bar says how much is not assessed."""
    parts = [area_figure(results.whole, results.scope.role_code, words)]
    if results.levels_on_titles is not None:
        parts.append(
            words.plural(
                "{share} of {count} level on a title alone",
                "{share} of {count} levels on titles alone",
                results.levels_total,
                share=words.percent(results.levels_on_titles),
            )
        )
    return " · ".join(parts)


def item_sentence(framework: Framework, item: ItemResult, words: Words) -> str:
    """OP-06 Risk Analysis, target 3 Advanced, by the documents 1 Awareness, below the target by 2 steps, 12 h."""
    parts = [item_name(framework, item.code, words.language)]
    if item.target is not None:
        parts.append(words.text("target {target}", target=target_name(framework, item.target, words)))
    if item.coverage is not None:
        parts.append(words.text("by the documents {value}", value=documented_text(item, framework, words)))
    parts.append(gap_name(item, words))
    if item.taught_minutes:
        parts.append(words.hours(item.taught_minutes))
    return ", ".join(parts)


def value_text(framework: Framework, value: Value, words: Words) -> str:
    """L largely, 2 Trained."""
    text = coverage_name(value.coverage, words)
    return f"{text}, {documented_name(framework, value.documented, words)}" if value.documented else text


def judgement_text(framework: Framework, judgement: Judgement, words: Words) -> str:
    """The value of a judgement as it was written."""
    text = coverage_name(judgement.coverage, words)
    return f"{text}, {level_name(framework, judgement.level, words)}" if judgement.level else text


def result_sentence(framework: Framework, item: ItemResult, words: Words) -> str:
    """Target, level by the documents and result in full words, each with its name; without a role no target."""
    has_target = item.target is not None
    said = [words.text("Target: {target}.", target=target_name(framework, item.target, words))] if has_target else []
    if item.coverage is not None:
        value = documented_text(item, framework, words)
        is_coverage = item.documented is None
        said.append(
            words.text("Coverage by the documents: {value}.", value=value)
            if is_coverage
            else words.text("Level by the documents: {value}.", value=value)
        )
    result = result_name(item.result, item.reason, words, has_target=has_target)
    said.append(words.text("Result: {result}.", result=result))
    if item.shortfall:
        said.append(words.plural("{count} step is missing.", "{count} steps are missing.", item.shortfall))
    return " ".join(said)


def hours_text(item: ItemResult, words: Words) -> str:
    """The hours of an item, and that they are not to be added up."""
    if not item.taught_minutes and not item.self_study_minutes:
        return ""
    taught = words.hours(item.taught_minutes)
    if item.self_study_minutes:
        return words.text(
            "{taught} taught and {self_study} of self-study: full hours of its topics, not to be added up over items.",
            taught=taught,
            self_study=words.hours(item.self_study_minutes),
        )
    return words.text("{taught} taught: full hours of its topics, not to be added up over items.", taught=taught)


def assessor_name(snapshot: Snapshot, assessor_id: str | None, words: Words) -> str:
    """The name of an assessor; the team for a value that was settled on."""
    if assessor_id is None:
        return words.text("Agreed by the team")
    assessor = snapshot.assessor_by_id[assessor_id]
    return chosen(assessor.name, assessor.name_translated, words.language)


def programme_name(node: Node, words: Words) -> str:
    """The title of a programme in the window's language."""
    return chosen(node.title, node.title_translated, words.language)
