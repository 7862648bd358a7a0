"""What has been decided of each topic, for the list that a person works through."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from assessor.model.mapping import Coverage, Mapping, SetAside
from assessor.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Decision:
    """What is known of one topic."""

    coverage: Coverage | None = None  # the best of its mappings; None without a mapping
    is_set_aside: bool = False
    is_suspect: bool = False  # the text of the topic changed after the decision

    @property
    def is_decided(self) -> bool:
        """Whether the topic deals with an item or is set aside; N alone says only what it is not about."""
        return self.is_set_aside or (self.coverage is not None and self.coverage > Coverage.N)


UNDECIDED = Decision()
_SET_ASIDE = Decision(is_set_aside=True)
_MADE = {
    (coverage, aside, suspect): Decision(coverage, aside, suspect)
    for coverage in (None, *Coverage)
    for aside in (False, True)
    for suspect in (False, True)
}


def decisions(
    mappings: MappingOf[str, tuple[Mapping, ...]],
    set_aside: frozenset[str],
    suspect: frozenset[str] = frozenset(),
    *,
    assessor_id: str | None,
    framework_ids: frozenset[str],
) -> dict[str, Decision]:
    """Topic id -> what one assessor (None: anybody) decided of it within some frameworks.

    Args:
        mappings: topic id -> its mappings, as `Snapshot.mappings_of` gives them.
        set_aside: ids of topics, as `set_aside_by` gives them.
        suspect: ids of topics, as `suspects_by` gives them.
    Returns: topics of which nothing is known are absent: `UNDECIDED`.
    """
    found = dict.fromkeys(set_aside, _SET_ASIDE)
    for topic, rows in mappings.items():
        coverages = [
            row.coverage
            for row in rows
            if row.framework_id in framework_ids and (assessor_id is None or row.assessor_id == assessor_id)
        ]
        if coverages:
            found[topic] = _MADE[max(coverages), topic in set_aside, topic in suspect]
    for topic in suspect & set_aside:
        found[topic] = _MADE[found[topic].coverage, True, True]
    return found


def set_aside_by(snapshot: Snapshot, assessor_id: str | None) -> frozenset[str]:
    """The topics that one assessor (None: anybody) has set aside."""
    return frozenset(row.topic_id for row in snapshot.set_asides if assessor_id in (None, row.assessor_id))


def suspects_by(snapshot: Snapshot, assessor_id: str | None) -> frozenset[str]:
    """The topics whose text changed after one assessor (None: anybody) mapped them or set them aside."""
    rows: tuple[Mapping | SetAside, ...] = (*snapshot.mappings, *snapshot.set_asides)
    return frozenset(row.topic_id for row in rows if row.old_text and assessor_id in (None, row.assessor_id))
