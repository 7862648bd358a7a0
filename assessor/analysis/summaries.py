"""Short answers about results and about the state of an assessment, for summaries on screen and paper."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assessor.analysis.analyse import analyse_on
from assessor.analysis.columns import columns_of
from assessor.analysis.ground import prepare
from assessor.analysis.results import ItemResult, Result, Results, Scope, Value
from assessor.analysis.scope import scope_for
from assessor.analysis.values import complete_programmes
from assessor.model.snapshot import Snapshot
from standards.framework import Framework, Provenance

_GAPS = (Result.NOT_FOUND, Result.PARTLY, Result.BELOW_TARGET)  # the gravest first


@dataclass(frozen=True, slots=True)
class ProgrammeResults:
    """The results of one programme for one role that it aims at; without a role where it aims at none."""

    programme_id: str
    role_code: str | None
    results: Results


@dataclass(frozen=True, slots=True)
class Difference:
    """An item whose assessors differ: their values side by side, and the consensus if it is settled."""

    code: str
    voices: Mapping[str, Value]  # assessor id -> own value
    consensus: Value | None


@dataclass(frozen=True, slots=True)
class TopicCounts:
    """The topics of a programme by what was decided of them; `mapped` ones deal with an item of any framework."""

    mapped: int
    set_aside: int
    undecided: int

    @property
    def total(self) -> int:
        return self.mapped + self.set_aside + self.undecided


def programme_results(snapshot: Snapshot, framework_id: str) -> tuple[ProgrammeResults, ...]:
    """Programmes first: each programme with each of its roles, in document and pack order.

    A programme that aims at no role of the framework stands there once, without a role.
    """
    ground = prepare(snapshot, columns_of(snapshot, framework_id))
    return tuple(
        ProgrammeResults(programme.id, role, analyse_on(ground, scope_for(snapshot, framework_id, role, programme.id)))
        for programme in snapshot.curriculum.programmes
        for role in aimed_roles(snapshot, framework_id, programme.id) or (None,)
    )


def role_results(snapshot: Snapshot, framework_id: str) -> tuple[Results, ...]:
    """Roles second: each role that a programme aims at, over all the programmes that do, in pack order."""
    ground = prepare(snapshot, columns_of(snapshot, framework_id))
    roles = aimed_roles(snapshot, framework_id)
    return tuple(analyse_on(ground, scope_for(snapshot, framework_id, role)) for role in roles)


def aimed_roles(snapshot: Snapshot, framework_id: str, programme_id: str | None = None) -> tuple[str, ...]:
    """Codes of the roles that a programme (None: any programme) aims at, in pack order."""
    aimed = {
        aim.role_code
        for aim in snapshot.aims
        if aim.framework_id == framework_id and programme_id in (None, aim.programme_id)
    }
    return tuple(role.code for role in snapshot.framework_by_id[framework_id].roles if role.code in aimed)


def gap_order(results: Results) -> tuple[ItemResult, ...]:
    """The gaps, largest first: by steps missing, then by gravity of the result, then in pack order."""
    gaps = results.items_with(*_GAPS)
    return tuple(sorted(gaps, key=lambda item: (-(item.shortfall or 0), _GAPS.index(item.result))))


def strengths(results: Results) -> tuple[ItemResult, ...]:
    """The items at the target, best first: by level, then by coverage and hours, then in pack order."""
    met = results.items_with(Result.MET)
    return tuple(sorted(met, key=lambda item: (-(item.documented or 0), -(item.coverage or 0), -item.taught_minutes)))


def differences(results: Results) -> tuple[Difference, ...]:
    """The items on which those who have a say have different values, settled ones too, in pack order."""
    return tuple(
        Difference(item.code, item.voices, item.consensus)
        for item in results.items
        if len({(value.coverage, value.documented) for value in item.voices.values()}) > 1
    )


def is_complete(snapshot: Snapshot, programme_id: str) -> bool:
    """Whether somebody has declared the mapping of the programme finished, which ends the result `open` for it."""
    return programme_id in complete_programmes(snapshot.completions)


def is_working(snapshot: Snapshot, framework_id: str, role_code: str) -> bool:
    """Whether the role has reconstructed targets that nobody has adopted for this assessment."""
    role = snapshot.framework_by_id[framework_id].role_by_code[role_code]
    is_reconstructed = any(target.provenance is Provenance.RECONSTRUCTED for target in role.targets.values())
    adopted = {(adoption.framework_id, adoption.role_code) for adoption in snapshot.adoptions}
    return is_reconstructed and (framework_id, role_code) not in adopted


def provenance_summary(
    snapshot: Snapshot, framework: Framework
) -> tuple[Mapping[Provenance, int], Mapping[Provenance, int]]:
    """How many headings, and how many targets of the roles aimed at, are of each provenance; none leaves it out."""
    roles = (framework.role_by_code[code] for code in aimed_roles(snapshot, framework.id))
    headings = Counter(item.provenance for item in framework.items)
    return headings, Counter(target.provenance for role in roles for target in role.targets.values())


def taken_as_proposed(snapshot: Snapshot, framework_id: str | None = None) -> tuple[int, int]:
    """How many mappings were suggestions accepted without a change, and of how many mappings."""
    mappings = [mapping for mapping in snapshot.mappings if framework_id in (None, mapping.framework_id)]
    return sum(mapping.taken_as_proposed for mapping in mappings), len(mappings)


def undecided_topics(snapshot: Snapshot) -> tuple[str, ...]:
    """The topics that deal with no item of any framework and are not set aside, in document order."""
    decided = snapshot.dealt_topics | snapshot.topics_set_aside
    return tuple([topic.id for topic in snapshot.curriculum.topics if topic.id not in decided])


def topic_counts(snapshot: Snapshot, programme_id: str) -> TopicCounts:
    """The topics of a programme by what was decided of them; one both mapped and set aside counts as mapped."""
    return counts_of(snapshot, {topic.id for topic in snapshot.curriculum.topics_of(programme_id)})


def scope_topic_counts(snapshot: Snapshot, scope: Scope) -> TopicCounts:
    """The same of all the programmes that count for some results."""
    topics_of = snapshot.curriculum.topics_of
    return counts_of(snapshot, {topic.id for programme in scope.programme_ids for topic in topics_of(programme)})


def counts_of(snapshot: Snapshot, topic_ids: AbstractSet[str]) -> TopicCounts:
    """The same of any topics."""
    mapped = len(topic_ids & snapshot.dealt_topics)
    aside = len((topic_ids & snapshot.topics_set_aside) - snapshot.dealt_topics)
    return TopicCounts(mapped, aside, len(topic_ids) - mapped - aside)
