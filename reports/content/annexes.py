"""The annexes: every mapping with its evidence under a number, the standards and what stands behind them, the words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from assessor import __version__
from assessor.analysis.summaries import provenance_summary
from assessor.model.curriculum import Node
from assessor.model.mapping import Coverage, Evidence, Mapping
from assessor.terms import COVERAGES, EVIDENCE_KINDS, PROVENANCES
from reports.content.basis import Basis
from reports.content.shared_values import Fact
from reports.content.table_values import Annexes, MappingGroup, MappingLine, MappingTopic, ProvenanceLine
from reports.content.terms import glossary
from reports.content.wording import evidence_text, hours_sum_text, levels_legend, numbered_title, reference_text
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
    """Every mapping, by programme, module and topic in the order of the documents."""
    by_id = basis.snapshot.curriculum.by_id
    topics: list[tuple[str, MappingTopic]] = []
    for topic_id, mappings in groupby(basis.mappings_in_order, key=lambda m: m.topic_id):
        topic = by_id[topic_id]
        title = "  ·  ".join(text for text in (numbered_title(topic), _hours(topic, basis)) if text)
        lines = tuple(_lines(list(mappings), topic, basis))
        topics.append((basis.path_title(topic), MappingTopic(basis.annex_key(topic_id), title, lines)))
    modules = groupby(topics, key=lambda pair: pair[0])
    return [MappingGroup(title, tuple(topic for _, topic in pairs)) for title, pairs in modules]


def _hours(topic: Node, basis: Basis) -> str:
    if topic.hours.total is None:
        return ""
    return hours_sum_text(topic.hours.taught, topic.hours.self_study, basis.words)


def _lines(mappings: list[Mapping], topic: Node, basis: Basis) -> Iterator[MappingLine]:
    """A line for each item of a topic."""
    told: dict[Evidence, int] = {}
    for _, group in groupby(mappings, key=lambda m: (m.framework_id, m.item_code)):
        found = list(group)
        first = found[0]
        number = basis.references[first.id]
        framework = basis.snapshot.framework_by_id[first.framework_id]
        yield MappingLine(
            number=number,
            code=first.item_code,
            title=framework.by_code[first.item_code].shown_title(basis.language),
            findings=tuple(finding_text(mapping, basis) for mapping in found),
            evidence=tuple(_evidence(found, topic, number, told, basis)),
        )


def finding_text(mapping: Mapping, basis: Basis) -> str:
    """Who found which coverage and level, and whether it was taken as proposed: EM L 2, EM P*."""
    level = f" {mapping.level}" if mapping.level else ""
    mark = "*" if mapping.taken_as_proposed else ""
    return f"{basis.initials[mapping.assessor_id]} {mapping.coverage.name}{level}{mark}"


def _evidence(
    mappings: list[Mapping], topic: Node, number: int, told: dict[Evidence, int], basis: Basis
) -> Iterator[str]:
    """Each piece of evidence once in a topic, the others by the number where it stands; whose it is unless all gave it.

    `told` holds what has been said of the topic, and grows.
    """
    pieces: dict[Evidence, list[str]] = {}
    for mapping in mappings:
        voice = basis.initials[mapping.assessor_id]
        evidence = basis.snapshot.evidence_of.get(mapping.id, ())
        for piece in evidence:
            pieces.setdefault(_same(piece), []).append(voice)
        if not evidence:
            yield _said_by([voice], mappings, basis.words.text("no evidence given"))
    for piece, voices in pieces.items():
        if told.setdefault(piece, number) == number:
            shown = replace(piece, quote="", translation="") if piece.quote == topic.title else piece
            yield _said_by(voices, mappings, evidence_text(shown, basis.documents, basis.words))
    for (other, voices_of), kinds in _told_before(pieces, number, told, basis).items():
        text = basis.words.text(
            "{kinds}: see {number}", kinds=", ".join(kinds), number=reference_text([other], basis.words)
        )
        yield _said_by(list(voices_of), mappings, text)


def _told_before(
    pieces: dict[Evidence, list[str]], number: int, told: dict[Evidence, int], basis: Basis
) -> dict[tuple[int, tuple[str, ...]], list[str]]:
    """Number where evidence stands already, and who gives it -> its kinds, each once."""
    found: defaultdict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for piece, voices in pieces.items():
        kind = basis.words.text(EVIDENCE_KINDS[piece.kind])
        kinds = found[told[piece], tuple(voices)] if told[piece] != number else []
        if kind not in kinds:
            kinds.append(kind)
    return found


def _said_by(voices: list[str], mappings: list[Mapping], text: str) -> str:
    """The text with the letters of who gives it before it, where the other experts of the line do not."""
    if len(set(voices)) == len({mapping.assessor_id for mapping in mappings}):
        return text
    return f"{', '.join(dict.fromkeys(voices))}: {text}"


def _same(piece: Evidence) -> Evidence:
    """The evidence without what tells two rows of the same words apart."""
    return replace(piece, id="", mapping_id=None, judgement_id=None, position=0)


def _legend(basis: Basis) -> list[str]:
    words = basis.words
    letters = "; ".join(f"{coverage.name} {words.text(COVERAGES[coverage])}" for coverage in Coverage)
    names = "; ".join(f"{basis.initials[a.id]} {basis.assessor_name(a.id)}" for a in basis.snapshot.assessors)
    return [
        words.text("Finding: expert, coverage, level. Coverage: {letters}.", letters=letters),
        *(levels_legend(framework, words) for framework in basis.frameworks if framework.scale),
        words.text("Experts: {names}.", names=names),
        words.text("* taken as the program proposed it."),
        words.text("Hours of a topic: taught + self-study."),
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
