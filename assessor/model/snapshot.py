"""Everything that an analysis or a report looks at, read in one go: never live rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from functools import cached_property

from assessor.model.assessment import Adoption, Assessment, Assessor, Institution, ItemWeight, PersonMet
from assessor.model.curriculum import Curriculum, Outcome, Source
from assessor.model.differing import differing
from assessor.model.mapping import Aim, Completion, Coverage, Evidence, Judgement, Mapping, Outside, SetAside
from standards.framework import Framework


@dataclass(frozen=True)
class Snapshot:
    """One moment of an assessment, as values; rows stand in the order in which they were made."""

    assessment: Assessment
    institutions: tuple[Institution, ...]
    assessors: tuple[Assessor, ...]
    persons_met: tuple[PersonMet, ...]
    frameworks: tuple[Framework, ...]
    curriculum: Curriculum
    outcomes: tuple[Outcome, ...]
    sources: tuple[Source, ...]
    aims: tuple[Aim, ...]
    mappings: tuple[Mapping, ...]
    evidence: tuple[Evidence, ...]
    judgements: tuple[Judgement, ...]
    outsides: tuple[Outside, ...]
    set_asides: tuple[SetAside, ...]
    completions: tuple[Completion, ...]
    weights: tuple[ItemWeight, ...]
    adoptions: tuple[Adoption, ...]
    look_again: frozenset[str]  # ids of judgements with a mapping of their item changed after them

    @cached_property
    def framework_by_id(self) -> MappingOf[str, Framework]:
        return {framework.id: framework for framework in self.frameworks}

    @cached_property
    def assessor_by_id(self) -> MappingOf[str, Assessor]:
        return {assessor.id: assessor for assessor in self.assessors}

    @cached_property
    def dealt_topics(self) -> frozenset[str]:
        """The topics that deal with an item of any framework, as anybody found."""
        return frozenset([topic for _, topic in self.deals])

    @cached_property
    def deals(self) -> MappingOf[tuple[str, str], int]:
        """Assessor and topic -> the mappings at P, L or F; pairs without any are absent."""
        return _deals(self.mappings)

    @cached_property
    def mappings_of(self) -> MappingOf[str, tuple[Mapping, ...]]:
        """Topic id -> the mappings of everybody, in the order in which they were made; others are absent."""
        return _by_topic(self.mappings)

    @cached_property
    def mapping_counts(self) -> MappingOf[str, int]:
        """Assessor id -> how many mappings are theirs, N included; those without any are absent."""
        return Counter([mapping.assessor_id for mapping in self.mappings])

    @cached_property
    def topics_set_aside(self) -> frozenset[str]:
        """The topics that anybody set aside."""
        return frozenset([entry.topic_id for entry in self.set_asides])

    @cached_property
    def evidence_of(self) -> MappingOf[str, tuple[Evidence, ...]]:
        """Id of a mapping or judgement -> its evidence, in order; ids without evidence are absent."""
        return _by_owner(self.evidence)

    def succeeded(self, **fields: object) -> "Snapshot":
        """The snapshot with other fields; what rests on the others alone is not worked out anew."""
        after = replace(self, **fields)  # type: ignore[arg-type]  # fields by name
        for name, sources in _RESTS_ON.items():
            if name in self.__dict__ and fields.keys().isdisjoint(sources):
                after.__dict__[name] = self.__dict__[name]
        if "mappings" in fields and "deals" in self.__dict__:
            after.__dict__["deals"] = _deals_after(self.deals, self.mappings, after.mappings)
        if "mappings" in fields and "mappings_of" in self.__dict__:
            after.__dict__["mappings_of"] = _by_topic_after(self.mappings_of, self.mappings, after.mappings)
        if "evidence" in fields and "evidence_of" in self.__dict__:
            after.__dict__["evidence_of"] = _evidence_after(self.evidence_of, self.evidence, after.evidence)
        return after


def _by_topic(mappings: Iterable[Mapping]) -> dict[str, tuple[Mapping, ...]]:
    found: defaultdict[str, list[Mapping]] = defaultdict(list)
    for mapping in mappings:
        found[mapping.topic_id].append(mapping)
    return {topic: tuple(rows) for topic, rows in found.items()}


def _by_topic_after(
    before: MappingOf[str, tuple[Mapping, ...]], old: tuple[Mapping, ...], new: tuple[Mapping, ...]
) -> MappingOf[str, tuple[Mapping, ...]]:
    """`mappings_of` of `new`, from that of `old`: only the topics of what differs are looked at."""
    _, gone, come = differing(old, new)
    topics = {mapping.topic_id for mapping in (*gone, *come)}
    found = {topic: rows for topic, rows in before.items() if topic not in topics}
    return found | _by_topic(mapping for mapping in new if mapping.topic_id in topics)


def _deals(mappings: Iterable[Mapping]) -> Counter[tuple[str, str]]:
    least = Coverage.P
    return Counter([(mapping.assessor_id, mapping.topic_id) for mapping in mappings if mapping.coverage >= least])


def _deals_after(
    before: MappingOf[tuple[str, str], int], old: tuple[Mapping, ...], new: tuple[Mapping, ...]
) -> MappingOf[tuple[str, str], int]:
    """`deals` of `new`, from that of `old`: only what differs is looked at."""
    _, gone, come = differing(old, new)
    found = Counter(before)
    found.update(_deals(come))
    for pair, count in _deals(gone).items():
        found[pair] -= count
        if not found[pair]:
            del found[pair]
    return found


def _evidence_after(
    before: MappingOf[str, tuple[Evidence, ...]], old: tuple[Evidence, ...], new: tuple[Evidence, ...]
) -> MappingOf[str, tuple[Evidence, ...]]:
    """`evidence_of` of `new`, from that of `old`: only the owners of what differs are looked at."""
    _, gone, come = differing(old, new)
    owners = {_owner(piece) for piece in (*gone, *come)}
    found = {owner: pieces for owner, pieces in before.items() if owner not in owners}
    return found | _by_owner(piece for piece in new if _owner(piece) in owners)


def _by_owner(evidence: Iterable[Evidence]) -> dict[str, tuple[Evidence, ...]]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for piece in sorted(evidence, key=lambda piece: piece.position):
        found[_owner(piece)].append(piece)
    return {owner: tuple(rows) for owner, rows in found.items()}


def _owner(piece: Evidence) -> str:
    return piece.mapping_id or piece.judgement_id or ""


_RESTS_ON: MappingOf[str, tuple[str, ...]] = {
    "framework_by_id": ("frameworks",),
    "assessor_by_id": ("assessors",),
    "dealt_topics": ("mappings",),
    "deals": ("mappings",),
    "mappings_of": ("mappings",),
    "mapping_counts": ("mappings",),
    "topics_set_aside": ("set_asides",),
    "evidence_of": ("evidence",),
}
