"""What stands behind a result: the topics that deal with an item, their hours, and the evidence by its number."""

from collections.abc import Sequence

from assessor.analysis.results import ItemResult
from assessor.model.mapping import Coverage, Mapping
from reports.content.basis import Basis
from reports.content.wording import evidence_text, quoted

_MOST_TOPICS = 6
_MOST_EVIDENCE = 2


def mappings_of(item: ItemResult, basis: Basis) -> tuple[Mapping, ...]:
    """The mappings of an item that say something is there, the strongest first."""
    rows = [basis.snapshot.mappings[row] for row in item.mapping_rows]
    found = [mapping for mapping in rows if mapping.coverage is not Coverage.N]
    found.sort(key=lambda m: (-m.coverage, -(m.level or 0), basis.references[m.id]))
    return tuple(found)


def topics_text(item: ItemResult, basis: Basis) -> str:
    """The topics of an item by their numbers where the source numbers them, else how many; and the hours in full."""
    words, by_id = basis.words, basis.snapshot.curriculum.by_id
    topics = [by_id[i] for i in dict.fromkeys(m.topic_id for m in sorted_by_place(mappings_of(item, basis), basis))]
    if not topics:
        return words.text("none")
    if all(topic.number for topic in topics) and len(topics) <= _MOST_TOPICS:
        text = ", ".join(topic.number for topic in topics)
    else:
        text = words.plural("{count} topic", "{count} topics", len(topics))
    return "; ".join([text, hours_text(item, basis)])


def hours_text(item: ItemResult, basis: Basis) -> str:
    """The hours of an item, self-study apart: 12 h, self-study 4 h."""
    words = basis.words
    taught = words.hours(item.taught_minutes)
    if not item.self_study_minutes:
        return taught
    return words.text("{hours}, self-study {self_study}", hours=taught, self_study=words.hours(item.self_study_minutes))


def sorted_by_place(mappings: Sequence[Mapping], basis: Basis) -> list[Mapping]:
    """The same mappings in the order of the annex."""
    return sorted(mappings, key=lambda mapping: basis.references[mapping.id])


def evidence_texts(item: ItemResult, basis: Basis) -> tuple[str, ...]:
    """The strongest evidence of an item in words, the rest by its numbers in the annex."""
    words, mappings = basis.words, mappings_of(item, basis)
    if not mappings:
        return (_why_nothing(item, basis),)
    texts = []
    for mapping in mappings[:_MOST_EVIDENCE]:
        evidence = basis.snapshot.evidence_of.get(mapping.id, ())
        topic = quoted(basis.snapshot.curriculum.by_id[mapping.topic_id].title, words)
        text = evidence_text(evidence[0], basis.documents, words) if evidence else topic
        texts.append(words.text("{evidence} (no. {number})", evidence=text, number=basis.references[mapping.id]))
    rest = [str(basis.references[m.id]) for m in sorted_by_place(mappings[_MOST_EVIDENCE:], basis)]
    if rest:
        texts.append(words.text("also no. {numbers}", numbers=", ".join(rest)))
    return tuple(texts)


def _why_nothing(item: ItemResult, basis: Basis) -> str:
    words = basis.words
    looked_at = [str(basis.references[basis.snapshot.mappings[row].id]) for row in item.mapping_rows]
    if looked_at:
        return words.text("looked at and not found there: no. {numbers}", numbers=", ".join(looked_at))
    return words.text("no topic of the documents received deals with it")
