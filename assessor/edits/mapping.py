"""What an assessor finds about topics: mappings with their evidence, topics set aside, items declared outside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assessor.edits.rules import (
    check_level,
    clean,
    label,
    new_id,
    require_assessor,
    require_framework,
    require_item,
    require_judged,
    require_node,
)
from assessor.errors import NotAllowedError, UnknownWordError
from assessor.marks import N_
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Node, NodeKind
from assessor.model.mapping import (
    Confidence,
    Coverage,
    Evidence,
    EvidenceKind,
    Mapping,
    Outside,
    OutsideReason,
    SetAside,
)
from assessor.model.place import Place
from assessor.store import Changed, Store

_SPOKEN = (EvidenceKind.INTERVIEW, EvidenceKind.OBSERVATION)  # stand in no source


@dataclass(frozen=True, slots=True)
class EvidenceGiven:
    """One piece of evidence as an assessor gives it.

    Without a place it stands where the topic stands; an interview or an observation then stands nowhere.
    """

    kind: EvidenceKind
    quote: str = ""
    translation: str = ""
    place: Place | None = None
    source_id: str | None = None


def map_topic(
    store: Store,
    *,
    topic: str,
    framework: str,
    item: str,
    assessor: str | Assessor,
    coverage: Coverage,
    level: int | None = None,
    evidence: Sequence[EvidenceGiven] | None = None,
    confidence: Confidence | None = None,
    comment: str | None = None,
    taken_as_proposed: bool = False,
    by: str,
    at: str,
) -> Changed:
    """Make or replace this assessor's mapping of a topic to an item, with its evidence.

    `topic` and `assessor` are ids, `item` is a code; an assessor that the file does not have yet is handed in whole
    (`new_assessor`) and added by the same change. `comment` None and `evidence` None keep what an existing
    mapping has; a new one then has no comment, and the topic's title as evidence. A topic that the assessor had set
    aside, and that now turns out to deal with an item, is set aside no more.
    Raises: UnknownWordError, NotAllowedError.
    """
    node = require_node(store, topic, NodeKind.TOPIC)
    person = require_assessor(store, assessor)
    edition = require_framework(store, framework)
    target = require_item(edition, item)
    check_level(edition, target, coverage, level)
    before = _mapping(store, topic, framework, item, person.id)
    if comment is None:
        comment = before.comment if before else ""
    mapping = Mapping(
        before.id if before else new_id(),
        *(topic, framework, item, person.id, coverage, level, confidence, clean(comment), taken_as_proposed),
    )
    kept = store.rows(Evidence, mapping_id=mapping.id) if before else ()
    given = _evidence_to_write(evidence, before is not None, coverage)
    pieces = None if given is None else tuple(_evidence(given, node, mapping.id))
    with store.change(N_("Mapped {topic} to {item}"), {"topic": label(node), "item": item}, by=by, at=at) as change:
        change.put_all([person, mapping])
        if pieces is not None and not _same(pieces, kept):
            for old in kept:
                change.delete(Evidence, old.id)
            change.put_all(pieces)
        if coverage is not Coverage.N:
            for row in store.rows(SetAside, topic_id=topic, assessor_id=person.id):
                change.delete(SetAside, row.id)
    return change.touched


def unmap(store: Store, *, topic: str, framework: str, item: str, assessor: str, by: str, at: str) -> Changed:
    """Take back this assessor's mapping of a topic to an item, and its evidence.

    Raises: UnknownWordError when there is none.
    """
    node = require_node(store, topic, NodeKind.TOPIC)
    mapping = _mapping(store, topic, framework, item, assessor)
    if mapping is None:
        raise UnknownWordError(
            N_("“{assessor}” has not mapped {topic} to {item}. Nothing was changed."),
            assessor=require_assessor(store, assessor).name,
            topic=label(node),
            item=item,
        )
    name = N_("Took the mapping of {topic} to {item} away")
    with store.change(name, {"topic": label(node), "item": item}, by=by, at=at) as change:
        for row in store.rows(Evidence, mapping_id=mapping.id):
            change.delete(Evidence, row.id)
        change.delete(Mapping, mapping.id)
    return change.touched


def set_aside(
    store: Store, *, topics: Sequence[str], assessor: str | Assessor, reason: str = "", by: str, at: str
) -> Changed:
    """Declare that topics have no counterpart in any framework, as one change.

    Raises: NotAllowedError for a topic that this assessor has mapped to an item with more than N.
    """
    person = require_assessor(store, assessor)
    nodes = [require_node(store, topic, NodeKind.TOPIC) for topic in dict.fromkeys(topics)]
    for node in nodes:
        _refuse_mapped(store, node, person.id)
    rows = [_set_aside_row(store, node.id, person.id, clean(reason)) for node in nodes]
    name = N_("Set topics aside as without a counterpart: {number}")
    values: dict[str, object] = {"number": len(nodes)}
    if len(nodes) == 1:
        name, values = N_("Set {topic} aside: no counterpart"), {"topic": label(nodes[0])}
    with store.change(name, values, by=by, at=at) as change:
        change.put_all([person, *rows])
    return change.touched


def bring_back(store: Store, *, topics: Sequence[str], assessor: str, by: str, at: str) -> Changed:
    """Take back that this assessor set topics aside, as one change; topics that were not are left alone."""
    require_assessor(store, assessor)
    nodes = [require_node(store, topic, NodeKind.TOPIC) for topic in dict.fromkeys(topics)]
    rows = [row for node in nodes for row in store.rows(SetAside, topic_id=node.id, assessor_id=assessor)]
    if not rows:
        return Changed()
    name = N_("Brought topics back that were set aside: {number}")
    values: dict[str, object] = {"number": len(rows)}
    if len(rows) == 1:
        node = next(node for node in nodes if node.id == rows[0].topic_id)
        name, values = N_("Brought {topic} back, which was set aside"), {"topic": label(node)}
    with store.change(name, values, by=by, at=at) as change:
        for row in rows:
            change.delete(SetAside, row.id)
    return change.touched


def declare_outside(
    store: Store,
    *,
    framework: str,
    item: str,
    assessor: str | Assessor,
    reason: OutsideReason,
    note: str = "",
    by: str,
    at: str,
) -> Changed:
    """Declare that an item is not assessed: it was not shown to us, or it is taught elsewhere."""
    person = require_assessor(store, assessor)
    require_judged(require_framework(store, framework), item)
    before = next(iter(store.rows(Outside, framework_id=framework, item_code=item, assessor_id=person.id)), None)
    row = Outside(before.id if before else new_id(), framework, item, person.id, reason, clean(note))
    with store.change(N_("Declared {item} not assessed"), {"item": item}, by=by, at=at) as change:
        change.put_all([person, row])
    return change.touched


def withdraw_outside(store: Store, *, framework: str, item: str, assessor: str, by: str, at: str) -> Changed:
    """Take back that this assessor declared an item not assessed; where that was not declared nothing is changed."""
    person = require_assessor(store, assessor)
    require_judged(require_framework(store, framework), item)
    rows = store.rows(Outside, framework_id=framework, item_code=item, assessor_id=person.id)
    if not rows:
        return Changed()
    with store.change(N_("Took back that {item} is not assessed"), {"item": item}, by=by, at=at) as change:
        for row in rows:
            change.delete(Outside, row.id)
    return change.touched


def _mapping(store: Store, topic: str, framework: str, item: str, assessor: str) -> Mapping | None:
    rows = store.rows(Mapping, topic_id=topic, framework_id=framework, item_code=item, assessor_id=assessor)
    return rows[0] if rows else None


def _evidence_to_write(
    given: Sequence[EvidenceGiven] | None, exists: bool, coverage: Coverage
) -> Sequence[EvidenceGiven] | None:
    """The evidence to write; None leaves what is there."""
    if given is not None or exists:
        return given
    return () if coverage is Coverage.N else (EvidenceGiven(EvidenceKind.TITLE),)


def _evidence(given: Sequence[EvidenceGiven], topic: Node, mapping_id: str) -> Iterator[Evidence]:
    for position, piece in enumerate(given, start=1):
        source_id, place = piece.source_id, piece.place
        if source_id is None and piece.kind not in _SPOKEN:
            source_id = topic.source_id
        if place is None:
            place = Place() if piece.kind in _SPOKEN else topic.place
        quote = clean(piece.quote) or (topic.title if piece.kind is EvidenceKind.TITLE else "")
        yield Evidence(
            id=new_id(),
            kind=piece.kind,
            mapping_id=mapping_id,
            position=position,
            source_id=source_id,
            place=replace(place, text=clean(place.text)),
            quote=quote,
            translation=clean(piece.translation),
        )


def _same(new: Sequence[Evidence], old: Sequence[Evidence]) -> bool:
    return [replace(piece, id="") for piece in new] == [replace(piece, id="") for piece in old]


def _refuse_mapped(store: Store, topic: Node, assessor: str) -> None:
    rows = store.rows(Mapping, topic_id=topic.id, assessor_id=assessor)
    codes = [row.item_code for row in rows if row.coverage is not Coverage.N]
    if codes:
        raise NotAllowedError(
            N_("{topic} is mapped to {items}. Take these mappings away before you set it aside. Nothing was changed."),
            topic=label(topic),
            items=", ".join(codes),
        )


def _set_aside_row(store: Store, topic: str, assessor: str, reason: str) -> SetAside:
    rows = store.rows(SetAside, topic_id=topic, assessor_id=assessor)
    return SetAside(rows[0].id if rows else new_id(), topic, assessor, reason)
