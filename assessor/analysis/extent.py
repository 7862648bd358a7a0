"""How much there is to look at, and what of it is not assessed."""

from collections import Counter
from collections.abc import Iterable, Mapping

from assessor.analysis.results import Reason, Results
from assessor.analysis.summaries import TopicCounts, counts_of
from assessor.model.curriculum import Curriculum, Hours
from assessor.model.snapshot import Snapshot


def total_hours(curriculum: Curriculum) -> Hours:
    """The hours of all programmes together, by kind."""
    return curriculum.total_hours


def all_topic_counts(snapshot: Snapshot) -> TopicCounts:
    """The topics of all programmes by what was decided of them."""
    return counts_of(snapshot, snapshot.curriculum.topic_ids)


def reasons_not_assessed(results: Iterable[Results]) -> Mapping[Reason, int]:
    """Reason -> how many items of the scopes it keeps from being assessed, scope by scope; others are absent."""
    return Counter(item.reason for result in results for item in result.items if item.reason is not None)
