"""The history of one topic or mapping: also of what was taken away since, with its evidence, and of nothing else."""

from dataclasses import replace

from assessor.model.curriculum import Node
from assessor.model.mapping import Evidence, Mapping
from assessor.store import Store
from tests.store.filled import AT, ROWS, WHO


def _names(store: Store, **held: str) -> list[str]:
    return [record.template for record in store.history_about(held)]


def test_a_topic_is_followed_through_its_mappings_and_their_evidence_when_they_are_gone(store: Store) -> None:
    mapping = ROWS.mapping
    pieces = [piece for piece in store.rows(Evidence) if piece.mapping_id == mapping.id]
    with store.change("Level 4", {}, by=WHO, at=AT) as change:
        change.put(replace(mapping, level=4))
    with store.change("Quoted", {}, by=WHO, at=AT) as change:
        change.put(replace(pieces[0], quote="another sentence"))
    with store.change("Gone", {}, by=WHO, at=AT) as change:
        for piece in pieces:
            change.delete(Evidence, piece.id)
        change.delete(Mapping, mapping.id)
    assert _names(store, topic_id=mapping.topic_id)[:3] == ["Gone", "Quoted", "Level 4"]
    key = {"topic_id": mapping.topic_id, "item_code": mapping.item_code, "assessor_id": mapping.assessor_id}
    assert _names(store, **key)[:3] == ["Gone", "Quoted", "Level 4"]


def test_another_row_has_another_history(store: Store) -> None:
    other = next(node for node in store.rows(Node) if node.id != ROWS.mapping.topic_id)
    with store.change("Renamed", {}, by=WHO, at=AT) as change:
        change.put(replace(other, title="Another title"))
    assert "Renamed" not in _names(store, topic_id=ROWS.mapping.topic_id)
    assert _names(store, id=other.id)[0] == "Renamed"
    assert _names(store, item_code="no such code") == []


def test_several_kinds_of_rows_make_one_history(store: Store) -> None:
    topic = ROWS.mapping.topic_id
    node = next(node for node in store.rows(Node) if node.id == topic)
    with store.change("Renamed", {}, by=WHO, at=AT) as change:
        change.put(replace(node, title="Another title"))
    with store.change("Level 4", {}, by=WHO, at=AT) as change:
        change.put(replace(ROWS.mapping, level=4))
    names = [record.template for record in store.history_about({"id": topic}, {"topic_id": topic})]
    assert names[:2] == ["Level 4", "Renamed"]
