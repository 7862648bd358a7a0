"""What each assessor has done so far."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assessor.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Work:
    """Of one assessor; topics count once, however many items they are mapped to."""

    mapped_topics: int = 0  # topics that deal with an item, as this assessor found
    set_aside: int = 0  # topics
    mappings: int = 0  # N included
    judgements: int = 0
    others: int = 0  # items declared outside, programmes declared complete

    @property
    def is_any(self) -> bool:
        """Whether anything in the assessment bears this name."""
        return any((self.mappings, self.set_aside, self.judgements, self.others))


WORK_RESTS_ON = frozenset({"assessor", "mapping", "judgement", "set_aside", "outside", "completion"})
"""The tables that `work_of_each` looks at."""


def work_of_each(snapshot: Snapshot) -> Mapping[str, Work]:
    """Assessor id -> work, for all assessors of the file."""
    topics = Counter([assessor for assessor, _ in snapshot.deals])
    mappings = snapshot.mapping_counts
    judgements = Counter(row.assessor_id for row in snapshot.judgements)
    set_aside = Counter(row.assessor_id for row in snapshot.set_asides)
    others = Counter(row.assessor_id for row in snapshot.outsides)
    others.update(row.assessor_id for row in snapshot.completions)
    return {
        person.id: Work(
            mapped_topics=topics[person.id],
            set_aside=set_aside[person.id],
            mappings=mappings.get(person.id, 0),
            judgements=judgements[person.id],
            others=others[person.id],
        )
        for person in snapshot.assessors
    }
