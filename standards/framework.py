"""Framework, item, scale, role and target: frozen values in every language that a pack carries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from standards.text import NO_TEXT, LocalText


class Provenance(StrEnum):
    """How far a heading or a target can be trusted to be the publisher's own."""

    LISTED = "listed"  # seen in a public official text
    INFERRED = "inferred"  # follows from one
    RECONSTRUCTED = "reconstructed"  # our own proposal
    ENTERED = "entered"  # typed or loaded by an expert, with document and page


class FrameworkKind(StrEnum):
    """What a pack is used for; it decides where the program offers it."""

    COMPETENCIES = "competencies"  # levels and roles with numeric targets (EU framework)
    STANDARD = "standard"  # leaves that are addressed or not (WCO Professional Standards)
    AGREEMENT = "agreement"  # measures, for reference (WTO trade facilitation)
    CHECKLIST = "checklist"  # criteria that a training centre is rated on


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a framework's own scale, 1 lowest (a checklist may start at 0)."""

    value: int
    label: LocalText
    meaning: LocalText


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a framework.

    `judged` items carry mappings and results; the items above them are areas and sum up.
    `graded` items are judged on the framework's levels; the others only by coverage (target L).
    """

    code: str
    parent: str | None
    kind: str  # the pack's own word: group, value, competency, domain, standard, element, measure, criterion …
    judged: bool
    graded: bool
    title: LocalText
    summary: LocalText
    provenance: Provenance
    short_title: LocalText = NO_TEXT  # for the heads of matrix columns; empty: take the title
    alternative_title: LocalText = NO_TEXT  # shown outside the EU in place of the title
    level_descriptors: Mapping[int, LocalText] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> words
    basis: str = ""  # what stands behind the provenance, in English
    remark: LocalText = NO_TEXT  # what screen and report must say of the item ("for the private sector")
    sources: tuple[str, ...] = ()
    expected: Mapping[str, int] = field(default_factory=dict)  # role -> depth hint 1 to 3; enters no figure
    requests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> evidence to ask for

    def shown_title(self, language: str) -> str:
        """The title for screens and reports outside the EU: the alternative one where there is one."""
        return self.alternative_title.in_language(language) or self.title.in_language(language)

    def column_title(self, language: str) -> str:
        """The shortest title, for the head of a matrix column."""
        return self.short_title.in_language(language) or self.shown_title(language)


@dataclass(frozen=True, slots=True)
class Target:
    """What a role asks of one item: a level of the scale, or None for "addressed" (coverage L)."""

    level: int | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Role:
    """A job profile of a framework with its targets; for the WCO list a tier."""

    code: str
    title: LocalText
    summary: LocalText
    targets: Mapping[str, Target]  # item code -> target; an item that is absent has no target
    title_provenance: Provenance
    core_items: tuple[str, ...] = ()
    level: str = ""
    domain: str = ""
    hidden: bool = False  # not offered until the assessor asks for it

    @property
    def targets_provenance(self) -> Provenance:
        """The weakest provenance of any target of the role."""
        order = [Provenance.ENTERED, Provenance.LISTED, Provenance.INFERRED, Provenance.RECONSTRUCTED]
        return max((target.provenance for target in self.targets.values()), key=order.index, default=Provenance.ENTERED)


@dataclass(frozen=True)
class Framework:
    """One edition of a standard. Items stand in pack order, parents before their children."""

    id: str
    kind: FrameworkKind
    title: LocalText  # names its own state: "Working list after … (unofficial; 3 of 134 headings checked)"
    short_title: LocalText  # for the footer of a page: "EU competency framework"
    edition: str  # free of words, as in "2019": printed in every language
    publisher: LocalText
    scale: tuple[Level, ...]  # empty where items have no levels
    items: tuple[Item, ...]
    roles: tuple[Role, ...]
    languages: tuple[str, ...]  # the first is the language of the pack; the others are unofficial translations
    notes: LocalText = NO_TEXT
    sources: tuple[str, ...] = ()

    @cached_property
    def by_code(self) -> Mapping[str, Item]:
        """Item code -> item."""
        return {item.code: item for item in self.items}

    @cached_property
    def role_by_code(self) -> Mapping[str, Role]:
        """Role code -> role."""
        return {role.code: role for role in self.roles}

    @cached_property
    def judged_items(self) -> tuple[Item, ...]:
        """The items that carry results, in pack order."""
        return tuple(item for item in self.items if item.judged)

    @cached_property
    def areas(self) -> tuple[Item, ...]:
        """The items above the judged ones, in pack order."""
        above = {code for item in self.judged_items for code in self.ancestors(item.code)}
        return tuple(item for item in self.items if item.code in above)

    def ancestors(self, code: str) -> Iterator[str]:
        """Yield the codes above `code`, nearest first."""
        parent = self.by_code[code].parent
        while parent is not None:
            yield parent
            parent = self.by_code[parent].parent

    def judged_code(self, code: str) -> str | None:
        """The judged item that a mapping to `code` counts for: itself, or the judged item above it.

        Returns None for an area: such a mapping counts nowhere and is listed as "to be refined".
        """
        if self.by_code[code].judged:
            return code
        return next((above for above in self.ancestors(code) if self.by_code[above].judged), None)

    def level_label(self, value: int, language: str) -> str:
        """The word for a level, or the number alone if the scale has no such level."""
        return next((level.label.in_language(language) for level in self.scale if level.value == value), str(value))

    @property
    def listed_headings(self) -> int:
        """How many headings were seen in a public official text (or entered from one)."""
        return sum(item.provenance in (Provenance.LISTED, Provenance.ENTERED) for item in self.items)
