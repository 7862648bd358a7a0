"""The assessment itself: what is evaluated, by whom, against which frameworks, under which settings.

A field `…_translated` holds the same text in the other language of the report; which of the two is which is told by
their letters.
"""

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
    caps_levels_at_basis: bool = False  # a level counts only as far as its evidence supports it
    country_translated: str = ""
    project_translated: str = ""
    consortium_translated: str = ""
    distribution_translated: str = ""
    limits: str = ""  # what could not be looked at, and what the result does not say
    limits_translated: str = ""
    disclaimer: str = ""  # of the funder, printed on the cover
    disclaimer_translated: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    id: str
    position: int
    name: str
    name_translated: str = ""
    note: str = ""
    note_translated: str = ""


@dataclass(frozen=True, slots=True)
class Assessor:
    """The person who judges."""

    id: str
    position: int
    name: str
    function: str = ""
    name_translated: str = ""
    function_translated: str = ""


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody the mission spoke to: function and unit, never a name."""

    id: str
    position: int
    function: str
    date: str = ""
    function_translated: str = ""


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
    agreed_with_translated: str = ""
