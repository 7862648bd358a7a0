"""A topic is split in two, and topics are joined to one, so that no hour, mapping or evidence is lost."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assessor.edits.rules import label, needed, new_id, require_node
from assessor.errors import NotAllowedError
from assessor.marks import N_
from assessor.model.curriculum import Hours, Node, NodeKind, Outcome
from assessor.model.mapping import Coverage, Evidence, Mapping, SetAside
from assessor.store import Change, Changed, Store

_NO_TITLE = N_("A topic needs a title. Nothing was changed.")


def split_topic(
    store: Store, *, topic: str, first_title: str, second_title: str, second_hours: Hours, by: str, at: str
) -> Changed:
    """Split a topic in two; the second takes `second_hours`, the first keeps the rest.

    Mappings with their evidence, outcomes and description stay with the first: nobody has looked at the second yet.
    What was set aside has no counterpart as a whole, so both parts are set aside. The second stands right behind the
    first, from the same place of the source, without a number.
    Raises: NotAllowedError for an empty title, or when the second takes more hours than there are.
    """
    old = require_node(store, topic, NodeKind.TOPIC)
    first = replace(old, title=needed(first_title, _NO_TITLE), hours=_rest(old, second_hours))
    second = Node(
        *(new_id(), NodeKind.TOPIC, old.parent_id, old.position + 1, needed(second_title, _NO_TITLE)),
        hours=second_hours,
        source_id=old.source_id,
        place=old.place,
    )
    behind = [node for node in store.rows(Node, parent_id=old.parent_id) if node.position > old.position]
    aside = [replace(row, id=new_id(), topic_id=second.id) for row in store.rows(SetAside, topic_id=topic)]
    with store.change(N_("Split “{topic}”"), {"topic": label(old)}, by=by, at=at) as change:
        change.put_all([first, second])
        if any(node.position == second.position for node in behind):
            change.put_all(replace(node, position=node.position + 1) for node in behind)
        change.put_all(aside)
    return change.touched


def join_topics(store: Store, *, topics: Sequence[str], title: str | None = None, by: str, at: str) -> Changed:
    """Join topics of one programme: the first in document order takes the others in.

    Hours are added, descriptions and outcomes put behind each other. Mappings move; where an assessor has several of
    the same item, one stays, so that the assessor's own value is what it was: the best coverage, and the highest
    level among those that count at that coverage. Evidence is united, equal pieces once. A topic stays set aside for
    an assessor who had set all of them aside.
    `title` None: the different titles, one after the other.
    Raises: NotAllowedError for fewer than two topics, or topics of several programmes.
    """
    curriculum = store.curriculum()
    for topic in topics:
        require_node(store, topic, NodeKind.TOPIC)
    chosen = [node for node in curriculum.topics if node.id in set(topics)]
    if len(chosen) < 2:
        raise NotAllowedError(N_("Choose two topics or more to join. Nothing was changed."))
    if len({curriculum.programme_of(node.id).id for node in chosen}) > 1:
        raise NotAllowedError(
            N_("Topics of several programmes can't be joined: each has results of its own. Nothing was changed.")
        )
    titles = "; ".join(dict.fromkeys(node.title for node in chosen)) if title is None else title
    joined = replace(
        chosen[0],
        title=needed(titles, _NO_TITLE),
        title_translated="; ".join(dict.fromkeys(node.title_translated for node in chosen if node.title_translated)),
        description="\n".join(dict.fromkeys(node.description for node in chosen if node.description)),
        hours=sum((node.hours for node in chosen), Hours()),
    )
    name, values = N_("Joined {number} topics to “{topic}”"), {"number": len(chosen), "topic": label(joined)}
    with store.change(name, values, by=by, at=at) as change:
        mapped_by = _move_mappings(store, change, chosen)
        _move_set_asides(store, change, chosen, mapped_by)
        outcomes = [row for node in chosen for row in sorted(store.rows(Outcome, node_id=node.id), key=_position)]
        change.put_all(replace(row, node_id=joined.id, position=n) for n, row in enumerate(outcomes, start=1))
        change.put(joined)
        for node in chosen[1:]:
            change.delete(Node, node.id)
    return change.touched


def _rest(topic: Node, taken: Hours) -> Hours:
    rest: list[int | None] = []
    for has, takes in zip(topic.hours.by_kind, taken.by_kind, strict=True):
        if takes is not None and not 0 <= takes <= (has or 0):
            raise NotAllowedError(
                N_("The second part can't take more hours than “{topic}” has, of any kind. Nothing was changed."),
                topic=label(topic),
            )
        rest.append(None if has is None else has - (takes or 0))
    return Hours(*rest)


def _move_mappings(store: Store, change: Change, topics: Sequence[Node]) -> set[str]:
    """Give all mappings to the first topic, one an item and assessor; returns who finds that it deals with an item."""
    by_key: defaultdict[tuple[str, str, str], list[Mapping]] = defaultdict(list)
    for topic in topics:
        for row in store.rows(Mapping, topic_id=topic.id):
            by_key[row.framework_id, row.item_code, row.assessor_id].append(row)
    for rows in by_key.values():
        for row in rows[1:]:
            change.delete(Mapping, row.id)
        change.put(replace(merged(rows), topic_id=topics[0].id))
        if len(rows) > 1:
            _unite_evidence(store, change, rows)
    return {row.assessor_id for rows in by_key.values() for row in rows if row.coverage is not Coverage.N}


def merged(mappings: Sequence[Mapping]) -> Mapping:
    """One mapping in place of several by one assessor of one item; it keeps the id of the first.

    Its coverage is the best one, its level the highest of those that count at that coverage: the assessor's own
    value (design.md, section 6, rule 1) is the same before and after.
    """
    coverage = max(row.coverage for row in mappings)
    counting = [row for row in mappings if row.coverage >= Coverage.L] if coverage >= Coverage.L else mappings
    levels = [row.level for row in counting if row.level is not None]
    best = next(row for row in mappings if row.coverage is coverage)
    return replace(
        mappings[0],
        coverage=coverage,
        level=max(levels, default=None),
        confidence=best.confidence,
        comment="\n".join(dict.fromkeys(row.comment for row in mappings if row.comment)),
        taken_as_proposed=all(row.taken_as_proposed for row in mappings),
    )


def _unite_evidence(store: Store, change: Change, mappings: Sequence[Mapping]) -> None:
    seen: set[Evidence] = set()
    for row in mappings:
        for piece in sorted(store.rows(Evidence, mapping_id=row.id), key=_position):
            content = replace(piece, id="", mapping_id="", position=0)
            if content in seen:
                change.delete(Evidence, piece.id)
                continue
            seen.add(content)
            change.put(replace(piece, mapping_id=mappings[0].id, position=len(seen)))


def _move_set_asides(store: Store, change: Change, topics: Sequence[Node], mapped_by: set[str]) -> None:
    by_topic = [{row.assessor_id: row for row in store.rows(SetAside, topic_id=topic.id)} for topic in topics]
    for who in sorted(set().union(*by_topic)):
        rows_of = [found[who] for found in by_topic if who in found]
        stays = len(rows_of) == len(topics) and who not in mapped_by
        for row in rows_of[1:] if stays else rows_of:
            change.delete(SetAside, row.id)
        if stays:
            change.put(replace(rows_of[0], reason="; ".join(dict.fromkeys(r.reason for r in rows_of if r.reason))))


def _position(row: Outcome | Evidence) -> int:
    return row.position
