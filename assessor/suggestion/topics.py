"""What is looked for when a topic of a curriculum asks for suggestions."""

from assessor.model.curriculum import Curriculum, Node, NodeKind
from assessor.suggestion.engine import Query


def topic_query(curriculum: Curriculum, topic: Node) -> Query:
    """The topic with the titles of the modules above it."""
    modules = [node.title for node in curriculum.path(topic.id) if node.kind is NodeKind.MODULE]
    return Query(topic.title, " ".join(modules), topic.description)
