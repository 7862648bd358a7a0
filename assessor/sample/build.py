"""The sample assessment: the plain data of the fictional Republic of Exempla, through the program's own verbs.

No figure is typed: hours, results and shares are computed from what is written here, as in any assessment.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from assessor.edits.assessment import adopt_targets, create_assessment
from assessor.edits.curriculum import bring_in, complete, set_aims
from assessor.edits.documents import keep_document
from assessor.edits.judgement import judge
from assessor.edits.mapping import EvidenceGiven, declare_outside, map_topic, set_aside
from assessor.edits.rules import new_id
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.marks import N_
from assessor.model.assessment import Assessment, Assessor, Institution, PersonMet
from assessor.model.curriculum import MINUTES_PER_HOUR, ChangedBy, Hours, Node, Outcome, Source
from assessor.model.mapping import Confidence, Coverage, EvidenceKind, OutsideReason
from assessor.model.place import Place
from assessor.sample.papers import paper
from assessor.sample.tables import Row, head, table
from assessor.store import Opening, Store
from standards.pack import load_pack

_FIRST_DAY = "2026-10-05"
_KEY = ("topic", "framework", "item", "assessor")
_JUDGEMENT_KEY = ("framework", "item", "programme", "assessor")


def build_sample(
    path: Path, *, opening: Opening, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Make the sample assessment at `path`.

    Args:
        progress: told how many steps are done, and of how many; what it raises ends the making.
    Raises: FileProblemError when the file exists or can't be made.
    """
    content = head()
    frameworks = [load_pack(name) for name in content["frameworks"]]
    clock = _Clock()
    with create_assessment(
        path, title=content["title"]["en"], frameworks=frameworks, opening=opening, by="", at=clock.at(_FIRST_DAY)
    ) as store:
        _Builder(store, clock, progress).build(content)


class _Clock:
    """Times of the sample's changes: each a minute after the one before, on the day that the data state."""

    def __init__(self) -> None:
        self._minutes: defaultdict[str, int] = defaultdict(int)

    def at(self, day: str) -> str:
        self._minutes[day] += 1
        start = datetime.fromisoformat(f"{day}T09:00:00+00:00")
        return (start + timedelta(seconds=30 * self._minutes[day])).isoformat()


@dataclass
class _Builder:
    """Walks through the data in the order in which the mission worked."""

    store: Store
    clock: _Clock
    progress: Callable[[int, int], None]

    def build(self, content: dict[str, Any]) -> None:
        self._describe(content)
        self.assessors = {row["assessor"]: row for row in table("assessors")}
        self.assessor_ids = {
            key: next(a.id for a in self.store.rows(Assessor) if a.name == row["name"])
            for key, row in self.assessors.items()
        }
        self.documents: dict[str, str] = {}
        self.nodes: dict[str, str] = {}
        for programme in table("programmes"):
            self._bring_in(programme)
        self._keep_documents()
        self._describe_curriculum()
        self._set_aims()
        work = sorted(self._work(), key=lambda entry: entry[0])
        for done, (day, edit) in enumerate(work):
            self.progress(done, len(work))
            edit(self.clock.at(day))
        for adoption in content["adoptions"]:
            adopt_targets(
                self.store,
                framework=adoption["framework"],
                role=adoption["role"],
                agreed_with=adoption["agreed_with"]["en"],
                agreed_with_translated=adoption["agreed_with"]["ru"],
                agreed_on=adoption["agreed_on"],
                by=self._name("A"),
                at=self.clock.at(content["report_date"]),
            )

    def _describe(self, content: dict[str, Any]) -> None:
        """The head, institutions, team and persons met, as one change."""
        (before,) = self.store.rows(Assessment)
        pairs = {
            field: (content[field]["en"], content[field]["ru"])
            for field in ("country", "project", "consortium", "distribution", "mandate", "limits", "disclaimer")
        }
        texts = {field: english for field, (english, _) in pairs.items()}
        texts |= {f"{field}_translated": russian for field, (_, russian) in pairs.items()}
        assessment = replace(
            before,
            title_translated=content["title"]["ru"],
            language=content["curriculum_language"],
            starts=content["starts"],
            ends=content["ends"],
            contract=content["contract"],
            **texts,
        )
        with self.store.change(N_("Described the assessment"), by="", at=self.clock.at(_FIRST_DAY)) as change:
            change.put(assessment)
            change.put_all(_institutions(content))
            change.put_all(_team())
            change.put_all(_persons(content))

    def _bring_in(self, programme: Row) -> None:
        """The study plan of one programme with its tree."""
        rows = [row for row in table("curriculum") if row["key"].split(".")[0] == programme["programme"]]
        document = next(d for d in table("documents") if d["document"] == f"{programme['programme']}-plan")
        data = paper(document)
        draft = Draft(_file_name(document), sha256(data).hexdigest(), (_draft(rows),), (), ())
        bring_in(self.store, draft, data, by=self._name("A"), at=self.clock.at(document["received"]))
        made = self.store.curriculum().programmes[-1]
        nodes = [made, *self.store.curriculum().below(made.id)]
        self.nodes |= {row["key"]: node.id for row, node in zip(rows, nodes, strict=True)}

    def _keep_documents(self) -> None:
        for document in table("documents"):
            if not document["document"].endswith("-plan"):
                keep_document(
                    self.store,
                    name=_file_name(document),
                    data=paper(document),
                    by=self._name("A"),
                    at=self.clock.at(document["received"]),
                )
        sources = {source.name: source for source in self.store.rows(Source)}
        self.documents = {row["document"]: sources[_file_name(row)].id for row in table("documents")}
        with self.store.change(
            N_("Described the documents"), by=self._name("A"), at=self.clock.at("2026-10-12")
        ) as change:
            for row in table("documents"):
                change.put(
                    replace(
                        sources[_file_name(row)],
                        received=row["received"],
                        title=row["title"],
                        title_translated=row["title_en"],
                    )
                )

    def _describe_curriculum(self) -> None:
        """What the plans do not say in their tables: who may change a module, levels, outcomes, translations."""
        said = {row["programme"]: row for row in table("programmes")}
        by_id = self.store.curriculum().by_id
        with self.store.change(
            N_("Described the curriculum"), by=self._name("A"), at=self.clock.at("2026-10-12")
        ) as change:
            for row in table("curriculum"):
                node = by_id[self.nodes[row["key"]]]
                changed_by = ChangedBy(row["changed_by"]) if row["changed_by"] else None
                node = replace(node, changed_by=changed_by, title_translated=row["title_en"])
                change.put(_with_levels(node, said[row["key"]]) if row["key"] in said else node)
            change.put_all(
                Outcome(new_id(), self.nodes[row["owner"]], int(row["number"]), row["text"], row["translation"])
                for row in table("outcomes")
            )

    def _set_aims(self) -> None:
        roles: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for row in table("aims"):
            roles[row["programme"], row["framework"]].append(row["role"])
        for (programme, framework), codes in roles.items():
            set_aims(
                self.store,
                programme=self.nodes[programme],
                framework=framework,
                roles=codes,
                by=self._name("A"),
                at=self.clock.at("2026-10-12"),
            )

    def _work(self) -> Iterator[tuple[str, Callable[[str], object]]]:
        """Every edit of the mission with its day; within a day in the order of the tables."""
        evidence: defaultdict[tuple[str, ...], list[EvidenceGiven]] = defaultdict(list)
        for row in table("evidence"):
            evidence[tuple(row[column] for column in _KEY)].append(self._evidence(row))
        for row in table("mappings"):
            yield row["date"], self._map(row, evidence[tuple(row[column] for column in _KEY)])
        for row in table("set_aside"):
            yield row["date"], self._set_aside(row)
        for row in table("outside"):
            yield row["date"], self._declare_outside(row)
        proof: defaultdict[tuple[str, ...], list[EvidenceGiven]] = defaultdict(list)
        for row in table("judgement_evidence"):
            proof[tuple(row[column] for column in _JUDGEMENT_KEY)].append(self._evidence(row))
        for row in table("judgements"):
            yield row["date"], self._judge(row, proof[tuple(row[column] for column in _JUDGEMENT_KEY)])
        for row in table("complete"):
            yield row["date"], self._complete(row)

    def _map(self, row: Row, evidence: list[EvidenceGiven]) -> Callable[[str], object]:
        return lambda at: map_topic(
            self.store,
            topic=self.nodes[row["topic"]],
            framework=row["framework"],
            item=row["item"],
            assessor=self.assessor_ids[row["assessor"]],
            coverage=Coverage[row["coverage"]],
            level=int(row["level"]) if row["level"] else None,
            evidence=evidence,
            confidence=Confidence(row["confidence"]) if row["confidence"] else None,
            comment=row["comment"],
            by=self._name(row["assessor"]),
            at=at,
        )

    def _set_aside(self, row: Row) -> Callable[[str], object]:
        return lambda at: set_aside(
            self.store,
            topics=[self.nodes[row["topic"]]],
            assessor=self.assessor_ids[row["assessor"]],
            reason=row["reason"],
            by=self._name(row["assessor"]),
            at=at,
        )

    def _declare_outside(self, row: Row) -> Callable[[str], object]:
        return lambda at: declare_outside(
            self.store,
            framework=row["framework"],
            item=row["item"],
            assessor=self.assessor_ids[row["assessor"]],
            reason=OutsideReason(row["reason"]),
            note=row["note"],
            by=self._name(row["assessor"]),
            at=at,
        )

    def _judge(self, row: Row, evidence: list[EvidenceGiven]) -> Callable[[str], object]:
        is_consensus = row["assessor"] == "consensus"
        return lambda at: judge(
            self.store,
            framework=row["framework"],
            item=row["item"],
            coverage=Coverage[row["coverage"]],
            level=int(row["level"]) if row["level"] else None,
            reason=row["reason"],
            missing=row["missing"],
            programme=self.nodes[row["programme"]] if row["programme"] else None,
            assessor=None if is_consensus else self.assessor_ids[row["assessor"]],
            evidence=evidence,
            by=self._name("A" if is_consensus else row["assessor"]),
            at=at,
        )

    def _complete(self, row: Row) -> Callable[[str], object]:
        return lambda at: complete(
            self.store,
            programme=self.nodes[row["programme"]],
            assessor=self.assessor_ids[row["assessor"]],
            by=self._name(row["assessor"]),
            at=at,
        )

    def _evidence(self, row: Row) -> EvidenceGiven:
        return EvidenceGiven(
            kind=EvidenceKind(row["kind"]),
            quote=row["quote"],
            translation=row["translation"],
            place=Place(text=row["place"]),
            source_id=self.documents[row["document"]] if row["document"] else None,
        )

    def _name(self, key: str) -> str:
        return next(row["name"] for row in table("assessors") if row["assessor"] == key)


def _file_name(document: Row) -> str:
    return f"{document['title'].replace('«', '').replace('»', '')}.txt"


def _draft(rows: list[Row]) -> DraftProgramme:
    """One programme of `curriculum.tsv`."""
    programme, *rest = rows
    modules = []
    for row in rest:
        place = Place(text=row["place"])
        if row["kind"] == "module":
            modules.append(
                DraftModule(
                    title=row["title"],
                    number=row["number"],
                    place=place,
                    credits_hundredths=int(row["credits"]) * 100 if row["credits"] else None,
                    form_of_assessment=row["form_of_assessment"],
                )
            )
        else:
            topic = DraftTopic(row["title"], row["number"], _hours(row), place, row["description"])
            modules[-1] = replace(modules[-1], topics=(*modules[-1].topics, topic))
    return DraftProgramme(programme["title"], Place(text=programme["place"]), (), tuple(modules))


def _hours(row: Row) -> Hours:
    kinds = ("contact", "practice", "self_study", "internship")
    return Hours(*(int(row[kind]) * MINUTES_PER_HOUR if row[kind] else None for kind in kinds))


def _with_levels(node: Node, row: Row) -> Node:
    return replace(
        node,
        entry_level=row["entry_level"],
        exit_level=row["exit_level"],
        entry_level_translated=row["entry_level_en"],
        exit_level_translated=row["exit_level_en"],
    )


def _institutions(content: dict[str, Any]) -> Iterator[Institution]:
    for position, row in enumerate(content["institutions"], start=1):
        names, notes = row["name"], row["note"]
        yield Institution(new_id(), position, names["en"], names["ru"], notes["en"], notes["ru"])


def _team() -> Iterator[Assessor]:
    for position, row in enumerate(table("assessors"), start=1):
        functions = [f"{row[f'function{end}']}, {row[f'organisation{end}']}" for end in ("", "_ru")]
        yield Assessor(new_id(), position, row["name"], functions[0], row["name_ru"], functions[1])


def _persons(content: dict[str, Any]) -> Iterator[PersonMet]:
    for position, row in enumerate(content["persons_met"], start=1):
        yield PersonMet(new_id(), position, row["function"]["en"], row["date"], row["function"]["ru"])
