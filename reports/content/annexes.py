"""The annexes: every mapping with its evidence under a number, the standards and what stands behind them, the words."""

from dataclasses import replace
from itertools import groupby

from assessor import __version__
from assessor.analysis.summaries import provenance_summary
from assessor.model.mapping import Coverage, Mapping
from assessor.terms import COVERAGES, PROVENANCES
from reports.content.basis import Basis
from reports.content.shared_values import Fact
from reports.content.table_values import Annexes, MappingGroup, MappingLine, ProvenanceLine
from reports.content.terms import glossary
from reports.content.wording import DASH, evidence_text, hours_cell, item_name, level_name, numbered_title
from standards.framework import Framework, Provenance


def annexes(basis: Basis) -> Annexes:
    """Everything behind the figures."""
    return Annexes(
        mappings=tuple(mapping_groups(basis)),
        legend=tuple(_legend(basis)),
        standards=tuple(_standard(framework, basis) for framework in basis.frameworks),
        terms=glossary(basis.words),
        software=tuple(_software(basis)),
    )


def mapping_groups(basis: Basis) -> list[MappingGroup]:
    """Every mapping, by programme and module in the order of the documents."""
    by_id = basis.snapshot.curriculum.by_id
    groups = []
    for key, mappings in groupby(basis.mappings_in_order, key=lambda m: basis.annex_key(m.topic_id)):
        lines: list[MappingLine] = []
        last = ""
        evidence: tuple[str, ...] = ()
        for mapping in mappings:
            is_first, found = mapping.topic_id != last, _evidence(mapping, basis)
            shown = (basis.words.text("as above"),) if found == evidence and not is_first else found
            lines.append(_line(mapping, basis, shown, is_first=is_first))
            last, evidence = mapping.topic_id, found
            title = basis.path_title(by_id[mapping.topic_id])
        groups.append(MappingGroup(key, title, tuple(lines)))
    return groups


def _evidence(mapping: Mapping, basis: Basis) -> tuple[str, ...]:
    """The evidence of a mapping; a quoted title is left out where it stands in the column beside."""
    title = basis.snapshot.curriculum.by_id[mapping.topic_id].title
    pieces = basis.snapshot.evidence_of.get(mapping.id, ())
    shown = [replace(piece, quote="", translation="") if piece.quote == title else piece for piece in pieces]
    texts = tuple(evidence_text(piece, basis.documents, basis.words) for piece in shown)
    return texts or (basis.words.text("no evidence given"),)


def _line(mapping: Mapping, basis: Basis, evidence: tuple[str, ...], *, is_first: bool) -> MappingLine:
    snapshot, words = basis.snapshot, basis.words
    topic = snapshot.curriculum.by_id[mapping.topic_id]
    framework = snapshot.framework_by_id[mapping.framework_id]
    return MappingLine(
        number=basis.references[mapping.id],
        topic=numbered_title(topic) if is_first else "",
        hours=hours_cell(topic.hours.total, words) if is_first else "",
        item=item_name(framework, mapping.item_code, basis.language),
        coverage=mapping.coverage,
        level=level_name(framework, mapping.level, words) if mapping.level else DASH,
        evidence=evidence,
        voice=basis.initials[mapping.assessor_id],
        is_proposal=mapping.taken_as_proposed,
    )


def _legend(basis: Basis) -> list[str]:
    words = basis.words
    letters = "; ".join(f"{coverage.name} {words.text(COVERAGES[coverage])}" for coverage in Coverage)
    names = "; ".join(f"{basis.initials[a.id]} {basis.assessor_name(a.id)}" for a in basis.snapshot.assessors)
    return [
        words.text("Coverage: {letters}.", letters=letters),
        words.text("Experts: {names}.", names=names),
        words.text("* taken as the program proposed it."),
    ]


def _standard(framework: Framework, basis: Basis) -> ProvenanceLine:
    words = basis.words
    headings, targets = provenance_summary(basis.snapshot, framework)
    return ProvenanceLine(
        title=framework.title.in_language(basis.language),
        publisher=framework.publisher.in_language(basis.language),
        counts=tuple(
            (words.text(PROVENANCES[p]), words.number(headings.get(p, 0)), words.number(targets.get(p, 0)))
            for p in Provenance
        ),
        notes=tuple(framework.notes.in_language(basis.language).splitlines()),
        sources=framework.sources,
    )


def _software(basis: Basis) -> list[Fact]:
    words = basis.words
    return [
        Fact(words.text("Software"), (f"Customs Training Assessor {__version__}",)),
        Fact(words.text("Assessment"), (basis.snapshot.assessment.id,)),
        Fact(words.text("Stated date"), (words.date(basis.stated_date),)),
    ]
