"""Judgements: a value over all findings of an item, with what is missing and the reason."""

from assessor.model.mapping import Judgement
from reports.content.basis import Basis
from reports.content.table_values import JudgementLine
from reports.content.wording import (
    coverage_name,
    evidence_text,
    item_name,
    level_name,
    narrow_title,
)
from standards.framework import Framework


def judgements(basis: Basis) -> tuple[JudgementLine, ...]:
    """Every judgement, by framework and item in pack order, the consensus after the assessors' own."""
    frameworks = {framework.id: position for position, framework in enumerate(basis.frameworks)}
    order = {(f.id, item.code): place for f in basis.frameworks for place, item in enumerate(f.items)}
    programmes = {p.id: place for place, p in enumerate(basis.snapshot.curriculum.programmes)}
    voices = {assessor.id: assessor.position for assessor in basis.snapshot.assessors}
    shown = [judgement for judgement in basis.snapshot.judgements if judgement.framework_id in frameworks]
    shown.sort(
        key=lambda j: (
            frameworks[j.framework_id],
            order[j.framework_id, j.item_code],
            programmes.get(j.programme_id or "", -1),
            voices.get(j.assessor_id or "", len(voices)),
            j.id,
        )
    )
    return tuple(_line(judgement, basis) for judgement in shown)


def judgement_value(judgement: Judgement, framework: Framework, basis: Basis) -> str:
    """The coverage and level of a judgement: L largely, level 2 Trained."""
    text = coverage_name(judgement.coverage, basis.words)
    return f"{text}, {level_name(framework, judgement.level, basis.words)}" if judgement.level else text


def _line(judgement: Judgement, basis: Basis) -> JudgementLine:
    words, snapshot = basis.words, basis.snapshot
    framework = snapshot.framework_by_id[judgement.framework_id]
    programme = snapshot.curriculum.by_id.get(judgement.programme_id or "")
    evidence = snapshot.evidence_of.get(judgement.id, ())
    return JudgementLine(
        item=item_name(framework, judgement.item_code, basis.language),
        programme=narrow_title(programme, basis.language) if programme else words.text("all programmes"),
        voice=basis.initials[judgement.assessor_id] if judgement.assessor_id else words.text("agreed by the team"),
        value=judgement_value(judgement, framework, basis),
        missing=judgement.missing,
        reason=judgement.reason,
        evidence=tuple(evidence_text(piece, basis.documents, words) for piece in evidence),
        look_again=judgement.id in snapshot.look_again,
    )
