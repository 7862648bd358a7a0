"""What an assessment holds, as entries of a search."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from assessor.model.curriculum import Curriculum
from assessor.model.mapping import Evidence, EvidenceKind
from assessor.model.snapshot import Snapshot
from assessor.search.entry import About, Entry, Kind, Note
from standards.framework import Framework, FrameworkKind, Item
from standards.text import LocalText

BETWEEN_TITLES = " · "


def topic_entries(snapshot: Snapshot) -> list[Entry]:
    """Programmes, modules and topics in document order; translations, descriptions and outcomes answer too."""
    outcomes = defaultdict[str, list[str]](list)
    for outcome in snapshot.outcomes:
        outcomes[outcome.node_id] += [outcome.text, outcome.translation]
    return [
        Entry(
            Kind.TOPIC,
            node.id,
            node.title,
            node.number,
            _filled(node.title_translated, node.description, *outcomes.get(node.id, ())),
            About(node_id=node.id),
        )
        for node in snapshot.curriculum.nodes
    ]


def item_entries(snapshot: Snapshot, language: str) -> list[Entry]:
    """Items that have a result, and their parts. Titles in both languages, `language` first."""
    frameworks = [framework for framework in snapshot.frameworks if framework.kind is not FrameworkKind.CHECKLIST]
    return [entry for framework in frameworks for entry in _of_framework(framework, Kind.ITEM, language)]


def criterion_entries(snapshot: Snapshot, language: str) -> list[Entry]:
    """The criteria of the checklists that the assessment has."""
    frameworks = [framework for framework in snapshot.frameworks if framework.kind is FrameworkKind.CHECKLIST]
    return [entry for framework in frameworks for entry in _of_framework(framework, Kind.CRITERION, language)]


def note_entries(snapshot: Snapshot) -> list[Entry]:
    """Quotes, comments and reasons. What stands in several mappings of a topic is given once, its bare title never."""
    found: dict[object, Entry] = {}
    for entry in chain(_quotes(snapshot), _of_mappings(snapshot), _of_items(snapshot)):
        found.setdefault((entry.about, entry.note, entry.text), entry)
    return list(found.values())


def person_entries(snapshot: Snapshot) -> list[Entry]:
    """Assessors by name and function, persons met by function."""
    team = [
        Entry(Kind.PERSON, row.id, row.name, others=_filled(row.name_translated, row.function, row.function_translated))
        for row in snapshot.assessors
    ]
    met = [
        Entry(Kind.PERSON, row.id, row.function, others=_filled(row.function_translated))
        for row in snapshot.persons_met
    ]
    return [*team, *met]


def _of_framework(framework: Framework, kind: Kind, language: str) -> Iterator[Entry]:
    for item in framework.items:
        if framework.judged_code(item.code) is None:
            continue
        above = [framework.by_code[code] for code in framework.ancestors(item.code)]
        yield Entry(
            kind,
            f"{framework.id} {item.code}",
            _titles(item, language),
            item.code,
            _filled(
                *item.title.values(),
                *item.alternative_title.values(),
                *(word for words in item.keywords.values() for word in words),
                *(title for area in above for title in area.title.values()),
            ),
            About(framework_id=framework.id, item_code=item.code),
        )


def _titles(item: Item, language: str) -> str:
    """The title shown, in the language asked for and then in the others that it has."""
    shown: LocalText = item.alternative_title or item.title
    return BETWEEN_TITLES.join(dict.fromkeys([shown.in_language(language), *shown.values()]))


def _quotes(snapshot: Snapshot) -> Iterator[Entry]:
    mappings = {mapping.id: mapping for mapping in snapshot.mappings}
    judgements = {judgement.id: judgement for judgement in snapshot.judgements}
    for piece in snapshot.evidence:
        if piece.mapping_id is not None and piece.mapping_id in mappings:
            about = About(node_id=mappings[piece.mapping_id].topic_id)
        elif piece.judgement_id is not None and piece.judgement_id in judgements:
            judged = judgements[piece.judgement_id]
            about = About("", judged.framework_id, judged.item_code, judged.programme_id)
        else:
            continue
        if (piece.quote or piece.translation) and not _is_title(piece, about, snapshot.curriculum):
            text, *others = _filled(piece.quote, piece.translation)
            yield Entry(
                Kind.NOTE, piece.id, text, others=tuple(others), about=about, note=Note.QUOTE, place=piece.place
            )


def _is_title(piece: Evidence, about: About, curriculum: Curriculum) -> bool:
    node = curriculum.by_id.get(about.node_id)
    return piece.kind is EvidenceKind.TITLE and node is not None and piece.quote == node.title


def _of_mappings(snapshot: Snapshot) -> Iterator[Entry]:
    for mapping in snapshot.mappings:
        if mapping.comment:
            about = About(node_id=mapping.topic_id)
            yield Entry(Kind.NOTE, mapping.id, mapping.comment, about=about, note=Note.COMMENT)
    for row in snapshot.set_asides:
        if row.reason:
            yield Entry(Kind.NOTE, row.id, row.reason, about=About(node_id=row.topic_id), note=Note.SET_ASIDE)


def _of_items(snapshot: Snapshot) -> Iterator[Entry]:
    for row in snapshot.judgements:
        about = About("", row.framework_id, row.item_code, row.programme_id)
        for note, text in ((Note.JUDGEMENT, row.reason), (Note.MISSING, row.missing)):
            if text:
                yield Entry(Kind.NOTE, row.id, text, about=about, note=note)
    for outside in snapshot.outsides:
        if outside.note:
            about = About("", outside.framework_id, outside.item_code)
            yield Entry(Kind.NOTE, outside.id, outside.note, about=about, note=Note.OUTSIDE)


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))
