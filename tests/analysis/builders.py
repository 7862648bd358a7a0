"""Small snapshots, built by hand: a framework, a curriculum, and what assessors say of them."""

from dataclasses import dataclass, field, replace

from assessor.analysis.analyse import analyse
from assessor.analysis.results import ItemResult, Results
from assessor.analysis.scope import scope_for
from assessor.model.assessment import Adoption, Assessment, Assessor, ItemWeight
from assessor.model.curriculum import Curriculum, Hours, Node, NodeKind
from assessor.model.mapping import (
    Aim,
    Completion,
    Coverage,
    Evidence,
    EvidenceKind,
    Judgement,
    Mapping,
    Outside,
    OutsideReason,
    SetAside,
)
from assessor.model.snapshot import Snapshot
from standards.framework import Framework, FrameworkKind, Item, Level, Provenance, Role, Target
from standards.text import LocalText

FRAMEWORK = "fw"


def item(code: str, parent: str | None, *, judged: bool = True, graded: bool = True) -> Item:
    kind = "competency" if judged else "group"
    title = LocalText(en=f"Title of {code}", ru=f"Название {code}")
    return Item(code, parent, kind, judged, graded and judged, title, LocalText(), Provenance.RECONSTRUCTED)


def role(code: str, **targets: int | None) -> Role:
    """A role; `A1=3` asks for level 3 of item A1, `V1=None` for coverage L."""
    asked = {item_code: Target(level, Provenance.RECONSTRUCTED) for item_code, level in targets.items()}
    return Role(code, LocalText(en=code), LocalText(), asked, Provenance.LISTED)


def framework(
    items: tuple[Item, ...], roles: tuple[Role, ...] = (), *, levels: int = 4, framework_id: str = FRAMEWORK
) -> Framework:
    return Framework(
        id=framework_id,
        kind=FrameworkKind.COMPETENCIES,
        title=LocalText(en="Working list"),
        short_title=LocalText(en="List"),
        edition="1",
        publisher=LocalText(en="Nobody"),
        scale=tuple(Level(value, LocalText(en=f"Level {value}"), LocalText()) for value in range(1, levels + 1)),
        items=items,
        roles=roles,
        languages=("en", "ru"),
    )


def small_framework(framework_id: str = FRAMEWORK) -> Framework:
    """Two areas of graded items, A1 with an item below it, and values V without levels."""
    return framework(
        (
            item("A", None, judged=False),
            item("A1", "A"),
            item("A1.1", "A1", judged=False),
            item("A1.2", "A1", judged=False),
            item("A2", "A"),
            item("B", None, judged=False),
            item("B1", "B"),
            item("V", None, judged=False),
            item("V1", "V", graded=False),
        ),
        (role("R", A1=3, A2=2, B1=1, V1=None), role("S", A1=1), role("T", V1=None)),
        framework_id=framework_id,
    )


@dataclass
class Case:
    """A snapshot under construction. Topics are named in full: t1 to tN lie in the programmes they are made in."""

    framework: Framework = field(default_factory=small_framework)
    nodes: list[Node] = field(default_factory=list)
    assessors: list[str] = field(default_factory=lambda: ["ann", "bob"])
    mappings: list[Mapping] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    outsides: list[Outside] = field(default_factory=list)
    set_asides: list[SetAside] = field(default_factory=list)
    completions: list[Completion] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    weights: list[ItemWeight] = field(default_factory=list)
    adoptions: list[Adoption] = field(default_factory=list)
    look_again: set[str] = field(default_factory=set)
    caps: bool = False

    def programme(self, name: str, *topics: str, contact: int | None = 60, self_study: int | None = 0) -> "Case":
        """A programme with one module and topics of an hour each, or of the minutes given."""
        hours = Hours(contact=contact, self_study=self_study)
        self.nodes.append(Node(name, NodeKind.PROGRAMME, None, len(self.nodes), f"Programme {name}"))
        self.nodes.append(Node(f"{name}-m", NodeKind.MODULE, name, 0, f"Module of {name}"))
        for position, topic in enumerate(topics):
            self.nodes.append(Node(topic, NodeKind.TOPIC, f"{name}-m", position, f"Topic {topic}", hours=hours))
        return self

    def map(self, topic: str, code: str, grade: str, *kinds: EvidenceKind, by: str = "ann", fw: str = "") -> "Case":
        """`grade` is a letter and a level, "L2", or the letter alone."""
        coverage, level = _grade(grade)
        row_id = f"{topic}/{code}/{by}/{fw}"
        self.mappings.append(Mapping(row_id, topic, fw or self.framework.id, code, by, coverage, level))
        for position, kind in enumerate(kinds):
            quote = f"“{kind}” of {topic}"
            self.evidence.append(
                Evidence(f"{row_id}/{position}", kind, mapping_id=row_id, position=position, quote=quote)
            )
        return self

    def judge(
        self, code: str, grade: str, *kinds: EvidenceKind, by: str | None = "ann", of: str | None = None
    ) -> "Case":
        """A judgement of `by`, None for the consensus, of the programme `of` or of all."""
        coverage, level = _grade(grade)
        row_id = f"judgement {len(self.judgements)}"
        judgement = Judgement(row_id, self.framework.id, code, of, by, coverage, level, "what is missing", "the reason")
        self.judgements.append(judgement)
        for position, kind in enumerate(kinds):
            self.evidence.append(Evidence(f"{row_id}/{position}", kind, judgement_id=row_id, position=position))
        return self

    def outside(self, code: str, reason: OutsideReason) -> "Case":
        self.outsides.append(Outside(f"outside {len(self.outsides)}", self.framework.id, code, "ann", reason))
        return self

    def set_aside(self, topic: str) -> "Case":
        self.set_asides.append(SetAside(f"aside {topic}", topic, "ann", "no counterpart"))
        return self

    def complete(self, *programmes: str, by: str = "ann") -> "Case":
        self.completions += [Completion(f"{programme}/{by}", programme, by) for programme in programmes]
        return self

    def aim(self, programme: str, *roles: str) -> "Case":
        self.aims += [Aim(f"{programme}>{code}", programme, self.framework.id, code) for code in roles]
        return self

    def weigh(self, code: str, thousandths: int) -> "Case":
        self.weights.append(ItemWeight(f"weight {code}", self.framework.id, code, thousandths))
        return self

    def snapshot(self) -> Snapshot:
        assessors = tuple(Assessor(name, position, name.title()) for position, name in enumerate(self.assessors))
        return Snapshot(
            assessment=replace(Assessment("a", "Case"), caps_levels_at_basis=self.caps),
            institutions=(),
            assessors=assessors,
            persons_met=(),
            frameworks=(self.framework,),
            curriculum=Curriculum(self.nodes),
            outcomes=(),
            sources=(),
            aims=tuple(self.aims),
            mappings=tuple(self.mappings),
            evidence=tuple(self.evidence),
            judgements=tuple(self.judgements),
            outsides=tuple(self.outsides),
            set_asides=tuple(self.set_asides),
            completions=tuple(self.completions),
            weights=tuple(self.weights),
            adoptions=tuple(self.adoptions),
            look_again=frozenset(self.look_again),
        )


def one() -> Case:
    """One programme with three topics."""
    return Case().programme("p", "t1", "t2", "t3")


def two() -> Case:
    """Two programmes with two topics each."""
    return Case().programme("p", "t1", "t2").programme("q", "u1", "u2")


def results_of(case: Case, role: str | None = "R", programme: str | None = None) -> Results:
    """The results of a role, of a programme, or of both."""
    snapshot = case.snapshot()
    return analyse(snapshot, scope_for(snapshot, FRAMEWORK, role, programme))


def item_of(case: Case, code: str, role: str | None = "R", programme: str | None = None) -> ItemResult:
    """The result of one judged item."""
    return results_of(case, role, programme).item(code)


def _grade(grade: str) -> tuple[Coverage, int | None]:
    return Coverage[grade[0]], int(grade[1:]) if grade[1:] else None
