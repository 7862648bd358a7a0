"""Mappings with their evidence, judgements, and what is declared of items and topics."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from assessor.model.place import Place


class Coverage(IntEnum):
    """How far topics deal with an item: a four-step expert scale in the manner of ISO/IEC 33020."""

    N = 0  # not
    P = 1  # partly
    L = 2  # largely
    F = 3  # fully


class EvidenceKind(StrEnum):
    TITLE = "title"
    CONTENT = "content"
    OUTCOME = "outcome"
    PRACTICAL_TASK = "practical_task"
    EXAMINATION_TASK = "examination_task"
    INTERVIEW = "interview"
    OBSERVATION = "observation"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class OutsideReason(StrEnum):
    """Why an item is not assessed: it was not shown to us, or it is taught elsewhere."""

    RESTRICTED = "restricted"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it stands. Belongs to one mapping or to one judgement."""

    id: str
    kind: EvidenceKind
    mapping_id: str | None = None
    judgement_id: str | None = None
    position: int = 0
    source_id: str | None = None
    place: Place = Place()
    quote: str = ""  # in the original language
    translation: str = ""  # a working translation


@dataclass(frozen=True, slots=True)
class Mapping:
    """One assessor's finding that a topic deals with an item; unique by (topic, framework, item, assessor)."""

    id: str
    topic_id: str
    framework_id: str
    item_code: str
    assessor_id: str
    coverage: Coverage
    level: int | None = None
    confidence: Confidence | None = None
    comment: str = ""
    taken_as_proposed: bool = False  # a suggestion accepted without a change
    old_text: str = ""  # of the topic when it was mapped, where it changed since: the mapping is suspect; '' otherwise


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value for one item over all its mappings: an assessor's own, or the consensus (assessor_id None)."""

    id: str
    framework_id: str
    item_code: str
    programme_id: str | None  # None: for every programme
    assessor_id: str | None  # None: the consensus of the team
    coverage: Coverage
    level: int | None
    missing: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outside:
    """An item that is declared not assessed, with the reason."""

    id: str
    framework_id: str
    item_code: str
    assessor_id: str
    reason: OutsideReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A topic without a counterpart in any framework: outside the scope of the comparison."""

    id: str
    topic_id: str
    assessor_id: str
    reason: str = ""
    old_text: str = ""  # as in `Mapping`


@dataclass(frozen=True, slots=True)
class Completion:
    """An assessor has finished the mapping of a programme."""

    id: str
    programme_id: str
    assessor_id: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A role that a programme trains."""

    id: str
    programme_id: str
    framework_id: str
    role_code: str
