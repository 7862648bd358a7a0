"""What stands behind a result: the topics that deal with an item, their hours, and the evidence by its number."""

from dataclasses import replace

from assessor.analysis.results import ItemResult
from assessor.model.mapping import Coverage, Evidence, EvidenceKind, Mapping
from assessor.terms import EVIDENCE_KINDS
from reports.content.basis import Basis
from reports.content.wording import evidence_text, hours_sum_text, reference_text, shortened

_MOST_TOPICS = 6
_LONGEST_QUOTE = 90
_LONGEST_PAIR = 130


def mappings_of(item: ItemResult, basis: Basis) -> tuple[Mapping, ...]:
    """The mappings of an item that say something is there, the strongest first."""
    rows = [basis.snapshot.mappings[row] for row in item.mapping_rows]
    found = [mapping for mapping in rows if mapping.coverage is not Coverage.N]
    found.sort(key=lambda m: (-m.coverage, -(m.level or 0), basis.references[m.id]))
    return tuple(found)


def topics_text(item: ItemResult, basis: Basis) -> str:
    """The topics of an item by their numbers where the source numbers them, else how many; and the hours in full."""
    words, by_id = basis.words, basis.snapshot.curriculum.by_id
    topics = [by_id[i] for i in _topics(item, basis)]
    if not topics:
        return words.text("none")
    if all(topic.number for topic in topics) and len(topics) <= _MOST_TOPICS:
        text = ", ".join(topic.number for topic in topics)
    else:
        text = words.plural("{count} topic", "{count} topics", len(topics))
    return "; ".join([text, hours_sum_text(item.taught_minutes, item.self_study_minutes, words)])


def _topics(item: ItemResult, basis: Basis) -> list[str]:
    """Ids of the topics that deal with an item, in document order, each once."""
    mappings = sorted(mappings_of(item, basis), key=lambda mapping: basis.references[mapping.id])
    return list(dict.fromkeys(mapping.topic_id for mapping in mappings))


def hours_text(item: ItemResult, basis: Basis) -> str:
    """The hours of an item, self-study apart: 12 h, self-study 4 h."""
    words = basis.words
    taught = words.hours(item.taught_minutes)
    if not item.self_study_minutes:
        return taught
    return words.text("{hours}, self-study {self_study}", hours=taught, self_study=words.hours(item.self_study_minutes))


def evidence_texts(item: ItemResult, basis: Basis) -> tuple[str, ...]:
    """The strongest evidence of an item with its quote, cut where it is long; the rest by its numbers in the annex."""
    words, mappings = basis.words, mappings_of(item, basis)
    if not mappings:
        return looked_at(item, basis)
    strongest = mappings[0]
    evidence = basis.snapshot.evidence_of.get(strongest.id, ())
    text = basis.snapshot.curriculum.by_id[strongest.topic_id].title
    if evidence:
        text = evidence_text(_brief(evidence[0]), basis.documents, words)
    number = basis.references[strongest.id]
    first = f"{text} ({reference_text([number], words)})"
    others = {basis.references[mapping.id] for mapping in mappings} - {number}
    if not others:
        return (first,)
    count, numbers = words.number(len(others)), reference_text(others, words)
    return (first, words.text("and {count} more: {numbers}", count=count, numbers=numbers))


def _brief(evidence: Evidence) -> Evidence:
    """The same with a quote that fits a narrow column; the translation stays where both are short."""
    is_short = len(evidence.quote) + len(evidence.translation) <= _LONGEST_PAIR
    translation = evidence.translation if is_short else ""
    return replace(evidence, quote=shortened(evidence.quote, _LONGEST_QUOTE), translation=translation)


def kinds_text(item: ItemResult, basis: Basis) -> str:
    """The kinds of evidence of an item and its numbers in the annex: content, practical task: no. 32, 56–58."""
    words, mappings = basis.words, mappings_of(item, basis)
    if not mappings:
        return "".join(looked_at(item, basis))
    found = {piece.kind for mapping in mappings for piece in basis.snapshot.evidence_of.get(mapping.id, ())}
    kinds = ", ".join(words.text(EVIDENCE_KINDS[kind]) for kind in EvidenceKind if kind in found)
    numbers = reference_text((basis.references[mapping.id] for mapping in mappings), words)
    return f"{kinds}: {numbers}" if kinds else numbers


def looked_at(item: ItemResult, basis: Basis) -> tuple[str, ...]:
    """The numbers of the topics that were looked at for an item in vain."""
    rows = [basis.snapshot.mappings[row] for row in item.mapping_rows]
    numbers = reference_text((basis.references[mapping.id] for mapping in rows), basis.words)
    return (basis.words.text("looked at: {numbers}", numbers=numbers),) if rows else ()


def annex_key(item: ItemResult, basis: Basis) -> str:
    """What a link to the strongest evidence of an item names, '' without any."""
    mappings = mappings_of(item, basis)
    return basis.annex_key(mappings[0].topic_id) if mappings else ""
