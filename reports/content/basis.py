"""What every part of a report looks at: the snapshot, the words, and each analysis made once."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from assessor.analysis.analyse import analyse_on
from assessor.analysis.columns import columns_of
from assessor.analysis.ground import Ground, prepare
from assessor.analysis.results import Results
from assessor.analysis.scope import scope_for
from assessor.model.curriculum import Node
from assessor.model.mapping import Mapping
from assessor.model.snapshot import Snapshot
from assessor.words import Words, load_words
from reports.content.wording import chosen_title, full_title, initials, narrow_title
from standards.framework import Framework, FrameworkKind, Role


@dataclass(frozen=True)
class View:
    """One programme, or all that count, set against a framework, with one of its roles or without."""

    framework: Framework
    role: Role | None
    programme: Node | None  # None: all programmes that count for the role
    results: Results


class Basis:
    """The snapshot in the words of one language; results are analysed when they are asked for and kept."""

    def __init__(self, snapshot: Snapshot, language: str, stated_date: str) -> None:
        self.snapshot = snapshot
        self.words: Words = load_words(language)
        self.language = self.words.language
        self.stated_date = stated_date
        self._grounds: dict[str, Ground] = {}
        self._results: dict[tuple[str, str | None, str | None], Results] = {}

    def in_language(self, language: str) -> "Basis":
        """The same in another language; what was analysed is analysed for both."""
        other = Basis(self.snapshot, language, self.stated_date)
        other._grounds, other._results = self._grounds, self._results
        return other

    def chosen(self, text: str, translated: str) -> str:
        """Of a text and its translation the one in the report's language."""
        return chosen_title(text, translated, self.language)[0]

    def assessor_name(self, assessor_id: str) -> str:
        """The name of an assessor as the report's language writes it."""
        assessor = self.snapshot.assessor_by_id[assessor_id]
        return self.chosen(assessor.name, assessor.name_translated)

    def title(self, node: Node) -> str:
        """The numbered title of a node, its working translation in brackets where the source is in another language."""
        return full_title(node, self.language)

    def path_title(self, topic: Node) -> str:
        """The titles from the programme down to the module that holds a topic."""
        path = self.snapshot.curriculum.path(topic.id)[:-1]
        return " · ".join([narrow_title(node, self.language) for node in path[:1]] + [self.title(n) for n in path[1:]])

    def annex_key(self, topic_id: str) -> str:
        """What links to the mappings of a topic name."""
        return f"mappings {topic_id}"

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that a curriculum is set against; checklists are rated, not mapped."""
        return tuple(f for f in self.snapshot.frameworks if f.kind is not FrameworkKind.CHECKLIST)

    @cached_property
    def initials(self) -> dict[str, str]:
        """Id of an assessor -> the letters that stand for the name in tables."""
        return initials({assessor.id: self.assessor_name(assessor.id) for assessor in self.snapshot.assessors})

    @cached_property
    def documents(self) -> dict[str, str]:
        """Id of a source -> how the tables call it, D1, D2 …; the list of documents says which is which."""
        numbers = enumerate(self.snapshot.sources, start=1)
        return {source.id: self.words.text("D{number}", number=number) for number, source in numbers}

    @cached_property
    def mappings_in_order(self) -> tuple[Mapping, ...]:
        """Every mapping in the order of the annex: topics as in the documents, then items in pack order."""
        topics = {topic.id: place for place, topic in enumerate(self.snapshot.curriculum.topics)}
        items = {
            (framework.id, item.code): (position, place)
            for position, framework in enumerate(self.snapshot.frameworks)
            for place, item in enumerate(framework.items)
        }
        voices = {assessor.id: assessor.position for assessor in self.snapshot.assessors}
        return tuple(
            sorted(
                self.snapshot.mappings,
                key=lambda m: (topics[m.topic_id], items[m.framework_id, m.item_code], voices[m.assessor_id], m.id),
            )
        )

    @cached_property
    def references(self) -> dict[str, int]:
        """Id of a mapping -> its number in the annex; the experts' mappings of a topic to an item share one."""
        pairs = groupby(self.mappings_in_order, key=lambda m: (m.topic_id, m.framework_id, m.item_code))
        return {mapping.id: number for number, (_, group) in enumerate(pairs, start=1) for mapping in group}

    def results(self, framework: Framework, role: Role | None, programme: Node | None) -> Results:
        """The analysis of one framework, with a role or without, for one programme or for all that count."""
        key = (framework.id, role.code if role else None, programme.id if programme else None)
        if key not in self._results:
            self._results[key] = analyse_on(self.ground(framework.id), scope_for(self.snapshot, *key))
        return self._results[key]

    def ground(self, framework_id: str) -> Ground:
        """The mappings of a framework laid out once for all scopes."""
        if framework_id not in self._grounds:
            self._grounds[framework_id] = prepare(self.snapshot, columns_of(self.snapshot, framework_id))
        return self._grounds[framework_id]

    def aimed_roles(self, framework: Framework, programme: Node | None = None) -> tuple[Role, ...]:
        """The roles of a framework that a programme (None: any programme) aims at, in the order of the declarations."""
        codes = dict.fromkeys(
            aim.role_code
            for aim in self.snapshot.aims
            if aim.framework_id == framework.id and (programme is None or aim.programme_id == programme.id)
        )
        return tuple(framework.role_by_code[code] for code in codes)

    def views_of(self, programme: Node) -> tuple[View, ...]:
        """The views of a programme: each role that it aims at, or none of a framework where it aims at no role."""
        return tuple(
            View(framework, role, programme, self.results(framework, role, programme))
            for framework in self.frameworks
            for role in self.aimed_roles(framework, programme) or (None,)
        )

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The views of all programmes, programme by programme."""
        return tuple(view for programme in self.snapshot.curriculum.programmes for view in self.views_of(programme))

    @cached_property
    def shown_roles(self) -> tuple[tuple[Framework, Role], ...]:
        """The roles whose results the report shows, each once."""
        return tuple((framework, role) for framework in self.frameworks for role in self.aimed_roles(framework))

    @cached_property
    def adopted(self) -> frozenset[tuple[str, str]]:
        """Framework id and role code of the roles whose working targets were adopted for this assessment."""
        return frozenset((a.framework_id, a.role_code) for a in self.snapshot.adoptions)
