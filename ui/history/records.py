"""Whose history is asked for: all changes of one topic, mapping or item, also of what is gone."""

from dataclasses import dataclass

from assessor.model.curriculum import Node
from assessor.model.mapping import Mapping


@dataclass(frozen=True, slots=True)
class HistoryOf:
    """`name` is ready to show; `rows` say what the rows hold or held, by column (see `Store.history_about`)."""

    name: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def history_of_node(node: Node) -> HistoryOf:
    """Of a programme, module or topic itself, its outcomes, and everything found or decided of a topic."""
    columns = ("id", "node_id", "topic_id", "programme_id")
    return HistoryOf(f"{node.number} {node.title}".strip(), tuple(((column, node.id),) for column in columns))


def history_of_mapping(mapping: Mapping, topic: Node) -> HistoryOf:
    """Of what its assessor found of this topic and item."""
    key = (
        ("topic_id", mapping.topic_id),
        ("framework_id", mapping.framework_id),
        ("item_code", mapping.item_code),
        ("assessor_id", mapping.assessor_id),
    )
    return HistoryOf(f"{topic.number} {topic.title} · {mapping.item_code}".strip(), (key,))


def history_of_entry(row_id: str, name: str) -> HistoryOf:
    """Of one row alone: an institution, an assessor, a conversation."""
    return HistoryOf(name, ((("id", row_id),),))


def history_of_role(framework_id: str, code: str, title: str) -> HistoryOf:
    """Of the aims of programmes at a role, and of the adoption of its targets."""
    return HistoryOf(f"{code} {title}", ((("framework_id", framework_id), ("role_code", code)),))


def history_of_item(framework_id: str, code: str, title: str) -> HistoryOf:
    """Of the mappings to an item, the judgements of it, and whether it was left outside."""
    return HistoryOf(f"{code} {title}", ((("framework_id", framework_id), ("item_code", code)),))
