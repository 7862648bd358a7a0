"""The assessment itself: what is evaluated, by whom, against which frameworks, under which settings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assessment:
    """The head of the file: one row. Dates are ISO (2026-10-14) or empty."""

    id: str
    title: str
    title_translated: str = ""  # the title in the other language of the report
    country: str = ""
    language: str = "ru"  # of the curricula
    starts: str = ""
    ends: str = ""
    mandate: str = ""
    mandate_translated: str = ""
    project: str = ""
    contract: str = ""
    consortium: str = ""
    distribution: str = ""  # the distribution mark of the cover
    caps_levels_at_basis: bool = False  # design.md section 6, rule 8


@dataclass(frozen=True, slots=True)
class Institution:
    id: str
    position: int
    name: str
    name_translated: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessor:
    """The person who judges."""

    id: str
    position: int
    name: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody the mission spoke to: function and unit, never a name."""

    id: str
    position: int
    function: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkInUse:
    """A framework edition kept inside the assessment; `id` is the pack's, the whole pack lies under `sha256`."""

    id: str
    position: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ItemWeight:
    """Weight of an item in the index, in thousandths (1000 = 1, the rule where no row says otherwise)."""

    id: str
    framework_id: str
    item_code: str
    weight_thousandths: int


@dataclass(frozen=True, slots=True)
class Adoption:
    """The working targets of a role are adopted for this assessment ("agreed with the host on …")."""

    id: str
    framework_id: str
    role_code: str
    agreed_with: str
    agreed_on: str
