"""What is still open before a report is handed over, for the lists on screen: counted, with the first place of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessor.analysis.decisions import suspects_by
from assessor.analysis.results import Reason, Results
from assessor.analysis.summaries import aimed_roles, is_complete, is_working, undecided_topics
from assessor.model.mapping import Coverage
from assessor.model.snapshot import Snapshot
from standards.framework import Framework, FrameworkKind

ResultsOf = Callable[[str, str | None, str | None], Results]
"""Framework id, role code, programme id -> the results of that scope."""


class Open(StrEnum):
    """A kind of open point; what keeps the report a draft stands first, then what changes figures, then the cover."""

    NO_PROGRAMME = "no_programme"
    WORKING_TARGETS = "working_targets"  # roles with working targets that nobody has adopted
    NOT_COMPLETE = "not_complete"  # programmes whose mapping nobody has declared finished
    UNDECIDED = "undecided"  # topics without a decision
    SUSPECT = "suspect"  # topics whose text changed after somebody decided on them
    DIFFER = "differ"  # items on which the assessors differ, not settled
    JUDGEMENT_DUE = "judgement_due"  # items whose pieces at P may add up
    LOOK_AGAIN = "look_again"  # items with a judgement that is older than one of their mappings
    NO_LEVEL = "no_level"  # mappings at L or F without a level: they count as level 1
    NO_EVIDENCE = "no_evidence"  # mappings that state a level without any evidence
    TO_REFINE = "to_refine"  # mappings to areas, which count nowhere
    NO_AIMS = "no_aims"  # programmes that aim at no role of any framework with roles
    NO_ASSESSOR = "no_assessor"
    NO_INSTITUTION = "no_institution"
    NO_DATES = "no_dates"
    NO_MANDATE = "no_mandate"
    NO_TRANSLATION = "no_translation"  # of title or mandate into the other language of the report


MAKES_DRAFT = frozenset({Open.NO_PROGRAMME, Open.WORKING_TARGETS, Open.NOT_COMPLETE})
"""While any of these is open, every report is a draft."""


@dataclass(frozen=True, slots=True)
class ItemAt:
    """A judged item in the view of one programme and role."""

    framework_id: str
    code: str
    programme_id: str | None
    role_code: str | None


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One line of the list. `first` is where to begin: a topic's id, an `ItemAt`, a field of the assessment, or ''."""

    kind: Open
    count: int
    first: str | ItemAt = ""

    @property
    def makes_draft(self) -> bool:
        """Whether the report stays a draft because of it."""
        return self.kind in MAKES_DRAFT


def open_points(snapshot: Snapshot, results_of: ResultsOf) -> tuple[OpenPoint, ...]:
    """Everything that is open, in the order of `Open`; a kind of which nothing is open is absent.

    Args:
        results_of: gives the results of a scope; a caller that has them already hands over what it keeps.
    """
    found = [
        *_of_programmes(snapshot),
        *_of_items(snapshot, results_of),
        *_of_mappings(snapshot, results_of),
        *_of_assessment(snapshot),
    ]
    order = list(Open)
    return tuple(sorted((point for point in found if point.count), key=lambda point: order.index(point.kind)))


def _mapped_to(snapshot: Snapshot) -> list[Framework]:
    return [framework for framework in snapshot.frameworks if framework.kind is not FrameworkKind.CHECKLIST]


def _of_programmes(snapshot: Snapshot) -> Iterator[OpenPoint]:
    programmes = snapshot.curriculum.programmes
    frameworks = _mapped_to(snapshot)
    working = [
        role
        for framework in frameworks
        for role in aimed_roles(snapshot, framework.id)
        if is_working(snapshot, framework.id, role)
    ]
    undecided = undecided_topics(snapshot)
    incomplete = [programme.id for programme in programmes if not is_complete(snapshot, programme.id)]
    aiming = {aim.programme_id for aim in snapshot.aims}
    aimless = [programme.id for programme in programmes if programme.id not in aiming]
    yield OpenPoint(Open.NO_PROGRAMME, int(not programmes))
    yield OpenPoint(Open.WORKING_TARGETS, len(working), "targets")
    yield OpenPoint(Open.NOT_COMPLETE, len(incomplete), _where_to_go_on(snapshot, incomplete, undecided))
    yield OpenPoint(Open.UNDECIDED, len(undecided), next(iter(undecided), ""))
    suspect = suspects_by(snapshot, None)
    first = (topic.id for topic in snapshot.curriculum.topics if topic.id in suspect)
    yield OpenPoint(Open.SUSPECT, len(suspect), next(first, ""))
    if any(framework.roles for framework in frameworks):
        yield OpenPoint(Open.NO_AIMS, len(aimless), next(iter(aimless), ""))


def _where_to_go_on(snapshot: Snapshot, incomplete: Sequence[str], undecided: Sequence[str]) -> str:
    """The first undecided topic of a programme that is not complete, else its first topic."""
    curriculum, unfinished = snapshot.curriculum, set(incomplete)
    first = (topic for topic in undecided if curriculum.programme_of(topic).id in unfinished)
    topics = (topic.id for programme in incomplete for topic in curriculum.topics_of(programme))
    return next(first, None) or next(topics, "")


def _of_items(snapshot: Snapshot, results_of: ResultsOf) -> Iterator[OpenPoint]:
    found: dict[Open, dict[tuple[str, str], ItemAt]] = {Open.DIFFER: {}, Open.JUDGEMENT_DUE: {}, Open.LOOK_AGAIN: {}}
    for framework in _mapped_to(snapshot):
        for programme in snapshot.curriculum.programmes:
            for role in aimed_roles(snapshot, framework.id, programme.id) or (None,):
                for kind, code in _open_of(results_of(framework.id, role, programme.id)):
                    found[kind].setdefault((framework.id, code), ItemAt(framework.id, code, programme.id, role))
    for kind, places in found.items():
        if places:
            yield OpenPoint(kind, len(places), next(iter(places.values())))


def _open_of(results: Results) -> Iterator[tuple[Open, str]]:
    for reason, kind in ((Reason.DIFFER, Open.DIFFER), (Reason.JUDGEMENT_DUE, Open.JUDGEMENT_DUE)):
        yield from ((kind, code) for code in results.waiting.get(reason, ()))
    yield from ((Open.LOOK_AGAIN, code) for code in results.look_again)


def _of_mappings(snapshot: Snapshot, results_of: ResultsOf) -> Iterator[OpenPoint]:
    proven = snapshot.evidence_of
    least = Coverage.L
    bare = [m for m in snapshot.mappings if m.level is not None and m.coverage >= least and m.id not in proven]
    whole = [results_of(framework.id, None, None) for framework in _mapped_to(snapshot)]
    levelless = sorted(row for results in whole for row in results.asks_for_level)
    unrefined = sorted(row for results in whole for row in results.to_refine)
    for kind, rows in ((Open.NO_LEVEL, levelless), (Open.TO_REFINE, unrefined)):
        if rows:
            yield OpenPoint(kind, len(rows), snapshot.mappings[rows[0]].topic_id)
    if bare:
        yield OpenPoint(Open.NO_EVIDENCE, len(bare), bare[0].topic_id)


def _of_assessment(snapshot: Snapshot) -> Iterator[OpenPoint]:
    head = snapshot.assessment
    pairs = (("title", head.title, head.title_translated), ("mandate", head.mandate, head.mandate_translated))
    untranslated = [f"{name}_translated" for name, text, translated in pairs if text and not translated]
    yield OpenPoint(Open.NO_ASSESSOR, int(not snapshot.assessors), "assessors")
    yield OpenPoint(Open.NO_INSTITUTION, int(not snapshot.institutions), "institutions")
    missing = [name for name in ("starts", "ends") if not getattr(head, name)]
    yield OpenPoint(Open.NO_DATES, int(bool(missing)), next(iter(missing), ""))
    yield OpenPoint(Open.NO_MANDATE, int(not head.mandate), "mandate")
    yield OpenPoint(Open.NO_TRANSLATION, len(untranslated), next(iter(untranslated), ""))
