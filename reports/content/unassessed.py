"""What the assessment does not answer: items outside of it, items where the experts differ, findings to be refined."""

from assessor.analysis.results import Reason, Value
from assessor.analysis.summaries import differences
from assessor.model.mapping import Outside
from assessor.terms import OUTSIDE_REASONS
from reports.content.basis import Basis
from reports.content.table_values import DifferenceLine, OutsideLine, RefineLine, Unassessed
from reports.content.wording import coverage_name, item_name, level_name, narrow_title, numbered_title
from standards.framework import Framework


def unassessed(basis: Basis) -> Unassessed:
    """The section on what is not assessed and why."""
    return Unassessed(
        outside=tuple(_outside(outside, basis) for outside in _in_pack_order(basis)),
        differences=tuple(_differences(basis)),
        to_refine=tuple(_to_refine(basis)),
    )


def _differences(basis: Basis) -> list[DifferenceLine]:
    """The items that are not assessed because the experts differ; those that they settled have a consensus."""
    lines = []
    for framework in basis.frameworks:
        for programme in basis.snapshot.curriculum.programmes:
            results = basis.results(framework, None, programme)
            for difference in differences(results):
                if results.item(difference.code).reason is Reason.DIFFER:
                    values = (_value(voice, value, framework, basis) for voice, value in difference.voices.items())
                    name = item_name(framework, difference.code, basis.language)
                    lines.append(DifferenceLine(name, narrow_title(programme, basis.language), tuple(values)))
    return lines


def _value(assessor_id: str, value: Value, framework: Framework, basis: Basis) -> str:
    words = basis.words
    texts = [coverage_name(value.coverage, words)]
    if value.documented:
        texts.append(level_name(framework, value.documented, words))
    return f"{basis.initials[assessor_id]}: {', '.join(texts)}"


def _to_refine(basis: Basis) -> list[RefineLine]:
    snapshot = basis.snapshot
    lines = []
    for framework in basis.frameworks:
        for row in basis.results(framework, None, None).to_refine:
            mapping = snapshot.mappings[row]
            lines.append(
                RefineLine(
                    topic=numbered_title(snapshot.curriculum.by_id[mapping.topic_id]),
                    area=item_name(framework, mapping.item_code, basis.language),
                    voice=basis.initials[mapping.assessor_id],
                )
            )
    return lines


def _in_pack_order(basis: Basis) -> list[Outside]:
    order = {
        (f.id, item.code): (n, place) for n, f in enumerate(basis.frameworks) for place, item in enumerate(f.items)
    }
    known = [outside for outside in basis.snapshot.outsides if (outside.framework_id, outside.item_code) in order]
    return sorted(known, key=lambda outside: (order[outside.framework_id, outside.item_code], outside.id))


def _outside(outside: Outside, basis: Basis) -> OutsideLine:
    words, snapshot = basis.words, basis.snapshot
    framework = snapshot.framework_by_id[outside.framework_id]
    reason = words.text(OUTSIDE_REASONS[outside.reason])
    return OutsideLine(
        item=item_name(framework, outside.item_code, basis.language),
        reason=f"{reason}: {outside.note}" if outside.note else reason,
        voice=basis.assessor_name(outside.assessor_id),
    )
