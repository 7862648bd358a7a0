"""Assessments of middle and large size as files, for what is measured in the window; the same at each run.

Words, hours and depth are those of real curricula: modules in modules, titles of three to twelve words, most mappings
with evidence, a hundred judgements, some topics set aside, and a history of hundreds of changes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from assessor.model.assessment import Assessment, Assessor, FrameworkInUse, Institution
from assessor.model.curriculum import ChangedBy, Hours, Node, NodeKind
from assessor.model.mapping import Aim, Coverage, Evidence, EvidenceKind, Judgement, Mapping, SetAside
from assessor.store import Opening, Store
from standards.framework import Framework, FrameworkKind, Item, Level, Provenance, Role, Target
from standards.pack import framework_to_json
from standards.text import LocalText

AT = "2026-10-16T09:00:00+05:00"
OPENING = Opening("benchmark", AT, None)
PROGRAMMES, AREAS, ROLES, LEVELS, JUDGEMENTS = 10, 40, 12, 4, 100
TOPICS_OF_A_MODULE, MODULES_OF_A_MODULE = 8, 5
WORDS = (
    *("таможенная", "стоимость", "товаров", "при", "ввозе", "методы", "определения", "контроль", "уровень", "риска"),
    *("происхождение", "классификация", "по", "номенклатуре", "декларирование", "выпуск", "после", "проверки"),
    *("офицер", "досмотр", "рентген", "служебные", "собаки", "этика", "законность", "сообщения", "о", "преступлениях"),
    *("трудовое", "право", "платежи", "льготы", "транзит", "склад", "перевозчик", "уполномоченный", "оператор"),
)


@dataclass(frozen=True)
class Size:
    """How much a file holds; the mappings are written in `changes` changes of the history."""

    topics: int
    items: int
    mappings: int
    changes: int


SIZES = {"M": Size(3_000, 500, 10_000, 500), "L": Size(30_000, 2_000, 200_000, 100)}


def make_file(path: Path, size: Size) -> None:
    """Write an assessment of this size; its first assessor is the one who works."""
    _Maker(size).write(path)


class _Maker:
    """All rows of one file, by a chance that is the same at each run."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._chance = random.Random(7)
        self.framework = self._framework()
        self.assessors = [Assessor(self._id(), position, f"Assessor {position}") for position in (1, 2)]
        self.nodes = list(self._nodes())
        self.topics = [node for node in self.nodes if node.kind is NodeKind.TOPIC]
        self.programmes = [node for node in self.nodes if node.kind is NodeKind.PROGRAMME]

    def write(self, path: Path) -> None:
        mappings = self._mappings()
        with Store.create(path, opening=OPENING) as store:
            with store.change("Brought in the curricula", by="Assessor 1", at=AT) as change:
                change.put(Assessment(self._id(), "Assessment of customs training", starts="2026-10-05"))
                in_use = framework_to_json(self.framework)
                change.put(FrameworkInUse(self.framework.id, 1, change.keep_bytes(in_use)))
                change.put(Institution(self._id(), 1, "Academy"))
                change.put_all([*self.assessors, *self.nodes, *self._aims(), *self._set_asides(mappings)])
            step = -(-len(mappings) // self._size.changes)
            for start in range(0, len(mappings), step):
                part = mappings[start : start + step]
                with store.change("Mapped {topic} to items", {"topic": "4.2"}, by="Assessor 1", at=AT) as change:
                    change.put_all([*part, *self._evidence(part)])
            with store.change("Judged", by="Assessor 1", at=AT) as change:
                change.put_all(self._judgements())

    def _id(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._chance.choices(WORDS, k=self._chance.randint(least, most))).capitalize()

    def _framework(self) -> Framework:
        areas = [self._item(f"A{area}", None) for area in range(AREAS)]
        area_of = [number * AREAS // self._size.items for number in range(self._size.items)]
        items = [self._item(f"I{number}", f"A{area}") for number, area in enumerate(area_of)]
        return Framework(
            id="list",
            kind=FrameworkKind.COMPETENCIES,
            title=LocalText(en="A list of competencies"),
            short_title=LocalText(en="Competencies"),
            edition="1",
            publisher=LocalText(en="Nobody"),
            scale=tuple(
                Level(level, LocalText(en=f"Level {level}"), LocalText(en="")) for level in range(1, LEVELS + 1)
            ),
            items=(*areas, *items),
            roles=tuple(self._role(number, items) for number in range(ROLES)),
            languages=("en",),
        )

    def _item(self, code: str, parent: str | None) -> Item:
        title, is_judged = LocalText(en=self._words(2, 8)), parent is not None
        return Item(code, parent, "item", is_judged, is_judged, title, title, Provenance.RECONSTRUCTED)

    def _role(self, number: int, items: list[Item]) -> Role:
        asked = self._chance.sample(items, len(items) * 3 // 4)
        targets = {i.code: Target(self._chance.randint(1, LEVELS), Provenance.RECONSTRUCTED) for i in asked}
        title = LocalText(en=f"Role {number}")
        return Role(f"R{number}", title, title, targets, Provenance.RECONSTRUCTED)

    def _nodes(self) -> Iterator[Node]:
        """Programmes of modules of modules of topics, as many topics as the size says."""
        left = self._size.topics
        for number in range(PROGRAMMES):
            programme = Node(self._id(), NodeKind.PROGRAMME, None, number, self._words(3, 6))
            yield programme
            topics = left // (PROGRAMMES - number)
            left -= topics
            inner = -(-topics // TOPICS_OF_A_MODULE)
            outer = [
                self._module(programme.id, place, str(place + 1)) for place in range(-(-inner // MODULES_OF_A_MODULE))
            ]
            yield from outer
            for place in range(inner):
                above = outer[place // MODULES_OF_A_MODULE]
                module = self._module(above.id, place, f"{above.number}.{place % MODULES_OF_A_MODULE + 1}")
                yield module
                here = range(place * TOPICS_OF_A_MODULE, min(topics, (place + 1) * TOPICS_OF_A_MODULE))
                yield from (self._topic(module, topic % TOPICS_OF_A_MODULE) for topic in here)

    def _module(self, parent: str, place: int, number: str) -> Node:
        kind, title = NodeKind.MODULE, self._words(2, 7)
        return Node(self._id(), kind, parent, place, title, number, changed_by=self._chance.choice([*ChangedBy, None]))

    def _topic(self, module: Node, place: int) -> Node:
        hours = Hours(contact=60 * self._chance.randint(1, 4), practice=120, self_study=60)
        title, number = self._words(3, 12), f"{module.number}.{place + 1}"
        return Node(self._id(), NodeKind.TOPIC, module.id, place, title, number, self._words(0, 30), hours)

    def _aims(self) -> Iterator[Aim]:
        """Nine of ten programmes train two roles each."""
        for number, programme in enumerate(self.programmes[:-1]):
            for role in (number % ROLES, (number + 5) % ROLES):
                yield Aim(self._id(), programme.id, self.framework.id, f"R{role}")

    def _mappings(self) -> list[Mapping]:
        """Four of five topics are mapped."""
        topics = self._chance.sample(self.topics, len(self.topics) * 4 // 5)
        codes = [item.code for item in self.framework.judged_items]
        keys: set[tuple[str, str, str]] = set()
        while len(keys) < self._size.mappings:
            who = self._chance.choice(self.assessors).id
            keys.add((self._chance.choice(topics).id, self._chance.choice(codes), who))
        coverages = list(Coverage)
        found = []
        for topic, code, assessor in sorted(keys):
            coverage = self._chance.choices(coverages, (1, 4, 5, 3))[0]
            level = self._chance.randint(1, LEVELS) if coverage >= Coverage.L else None
            found.append(Mapping(self._id(), topic, self.framework.id, code, assessor, coverage, level))
        return found

    def _evidence(self, mappings: list[Mapping]) -> Iterator[Evidence]:
        """Three of four mappings have a piece."""
        for mapping in mappings:
            if self._chance.random() < 0.75:
                kind = self._chance.choice(list(EvidenceKind))
                yield Evidence(self._id(), kind, mapping_id=mapping.id, quote=self._words(3, 12))

    def _judgements(self) -> Iterator[Judgement]:
        for item in self.framework.judged_items[:JUDGEMENTS]:
            who = self._chance.choice(self.assessors).id
            yield Judgement(self._id(), self.framework.id, item.code, None, who, Coverage.L, 2, "", self._words(3, 8))

    def _set_asides(self, mappings: list[Mapping]) -> Iterator[SetAside]:
        """Every second topic that nobody has mapped."""
        mapped = {mapping.topic_id for mapping in mappings}
        free = [topic for topic in self.topics if topic.id not in mapped]
        return (SetAside(self._id(), topic.id, self.assessors[0].id, "other work") for topic in free[::2])
