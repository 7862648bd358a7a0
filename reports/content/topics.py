"""Both directions: the topics outside the scope of the comparison, and those that nobody has decided on."""

from assessor.analysis.summaries import undecided_topics
from assessor.model.curriculum import Node
from reports.content.basis import Basis
from reports.content.table_values import TopicLine, Topics
from reports.content.wording import hours_cell, numbered_title


def topics(basis: Basis) -> Topics:
    """The section on topics without a counterpart."""
    by_id = basis.snapshot.curriculum.by_id
    order = {topic.id: place for place, topic in enumerate(basis.snapshot.curriculum.topics)}
    decisions = sorted(basis.snapshot.set_asides, key=lambda decision: (order[decision.topic_id], decision.id))
    return Topics(
        set_aside=tuple(
            _line(by_id[d.topic_id], basis, d.reason, basis.assessor_name(d.assessor_id)) for d in decisions
        ),
        undecided=tuple(_line(by_id[topic], basis) for topic in undecided_topics(basis.snapshot)),
    )


def _line(topic: Node, basis: Basis, reason: str = "", voice: str = "") -> TopicLine:
    return TopicLine(
        topic=numbered_title(topic),
        module=basis.path_title(topic),
        hours=hours_cell(topic.hours.total, basis.words),
        reason=reason,
        voice=voice,
    )
