"""A newer version of a file beside what came from the earlier one: which topics are new, changed, gone or the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import PurePath

from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.review import Review
from assessor.importing.text import folded, folded_title
from assessor.model.curriculum import Curriculum, Node, NodeKind, Source

_SAME_PLACE = 0.5  # similar enough for a topic with the same number in the same module
_SAME_MODULE = 0.6
_ANYWHERE = 0.75
_ENOUGH_SHARED = 0.4  # titles that a file must share with an earlier one to be taken for a newer version of it
_STEM = 5  # letters that two words must share for their titles to be compared at all


class Fate(StrEnum):
    """What became of a topic in the newer version."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ComparedTopic:
    """A topic of the earlier version, of the newer one, or of both; `modules` are titles from the root down."""

    fate: Fate
    node: Node | None
    topic: DraftTopic | None
    modules: tuple[str, ...]
    text_changed: bool = False  # title, description or outcomes: mappings have to be looked at again
    hours_changed: bool = False
    is_moved: bool = False  # into another module


@dataclass(frozen=True)
class Comparison:
    """Every topic of both versions, those of the newer one in its order, then those that are gone."""

    topics: tuple[ComparedTopic, ...]
    node_of: Mapping[int, Node] = field(default_factory=dict)  # id() of a module or topic of the draft → its node

    def of(self, fate: Fate) -> tuple[ComparedTopic, ...]:
        """The topics with one fate, in order."""
        return tuple(topic for topic in self.topics if topic.fate is fate)


@dataclass(frozen=True, slots=True)
class _Old:
    node: Node
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _New:
    topic: DraftTopic
    modules: tuple[str, ...]


def text_of(title: str, description: str, outcomes: Iterable[str]) -> str:
    """What a mapping of a topic was judged on."""
    return "\n".join(filter(None, (title, description, *outcomes)))


def compare(
    curriculum: Curriculum, source_id: str, draft: Draft, outcomes_of: Callable[[str], Sequence[str]]
) -> Comparison:
    """Set a draft against the nodes that came from an earlier source.

    Args: `outcomes_of` the outcomes of a node by its id.
    """
    old = [_Old(n, _modules_over(curriculum, n)) for n in curriculum.topics if n.source_id == source_id]
    new = [_New(topic, modules) for programme in draft.programmes for topic, modules in _topics(programme, ())]
    pairs = _Matcher(old, new).pairs()
    compared = [_compared(pairs.get(index), each, outcomes_of) for index, each in enumerate(new)]
    kept = {each.node.id for each in pairs.values()}
    gone = [ComparedTopic(Fate.GONE, each.node, None, each.modules) for each in old if each.node.id not in kept]
    node_of = {id(new[index].topic): each.node for index, each in pairs.items()}
    return Comparison((*compared, *gone), node_of | _module_nodes(curriculum, source_id, draft))


@dataclass(frozen=True)
class ReviewComparison:
    """A file under review beside the source that it is a newer version of."""

    source_id: str  # of the earlier version
    by_key: Mapping[int, ComparedTopic]  # key of a topic under review → what became of it
    gone: tuple[ComparedTopic, ...]

    def count(self, fate: Fate) -> int:
        """How many topics have a fate."""
        return len(self.gone) if fate is Fate.GONE else sum(each.fate is fate for each in self.by_key.values())


def compare_review(
    curriculum: Curriculum, source_id: str, review: Review, outcomes_of: Callable[[str], Sequence[str]]
) -> ReviewComparison:
    """Set a file under review against an earlier source; see `compare`."""
    comparison = compare(curriculum, source_id, review.to_draft(), outcomes_of)
    keys = [row.key for row in review.topics]  # in document order, as those of a comparison
    by_key = dict(zip(keys, comparison.topics, strict=False))
    return ReviewComparison(source_id, by_key, comparison.of(Fate.GONE))


def current_sources(sources: Sequence[Source]) -> list[Source]:
    """The sources that no newer version has replaced."""
    replaced = {source.replaces_id for source in sources}
    return [source for source in sources if source.id not in replaced]


def likely_earlier(sources: Sequence[Source], curriculum: Curriculum, draft: Draft) -> Source | None:
    """The source that a file looks like a newer version of: by its name, else by most of its titles."""
    current = [source for source in current_sources(sources) if source.sha256 != draft.sha256]
    titles = {folded_title(topic.title) for programme in draft.programmes for topic, _ in _topics(programme, ())}
    best: tuple[float, Source] | None = None
    for source in current:
        known = {folded_title(node.title) for node in curriculum.topics if node.source_id == source.id}
        if not known or not titles:
            continue
        share = len(known & titles) / min(len(known), len(titles))
        if _bare_name(source.name) == _bare_name(draft.file_name):
            share += _ENOUGH_SHARED if share else 0
        if share >= _ENOUGH_SHARED and (best is None or share > best[0]):
            best = (share, source)
    return best[1] if best else None


def _bare_name(name: str) -> str:
    """A file name without what versions add to it: digits, brackets, "копия", "new"."""
    words = folded(PurePath(name).stem).replace("_", " ").replace("-", " ").split()
    return " ".join(w for w in words if w.isalpha() and w not in ("копия", "copy", "new", "новый", "испр", "итог"))


class _Matcher:
    """Pairs new topics with old ones, the surest first; each is used once."""

    def __init__(self, old: Sequence[_Old], new: Sequence[_New]) -> None:
        self._new = new
        self._free = {each.node.id: each for each in old}
        self._pairs: dict[int, _Old] = {}

    def pairs(self) -> dict[int, _Old]:
        """Index of a new topic → its old one."""
        self._by_key(lambda old: (_path(old.modules), old.node.number, folded_title(old.node.title)), self._whole_key)
        self._by_key(lambda old: folded_title(old.node.title), lambda new: folded_title(new.topic.title))
        self._similar(_SAME_PLACE, lambda old, new: _same_path(old, new) and _same_number(old, new))
        self._similar(_SAME_MODULE, _same_path)
        self._similar(_ANYWHERE, lambda old, new: True)
        return self._pairs

    @staticmethod
    def _whole_key(new: _New) -> object:
        return _path(new.modules), new.topic.number, folded_title(new.topic.title)

    def _by_key(self, key_of_old: Callable[[_Old], object], key_of_new: Callable[[_New], object]) -> None:
        """Pair those that share a key; several with one key only where both sides have as many, in order."""
        old: defaultdict[object, list[_Old]] = defaultdict(list)
        new: defaultdict[object, list[int]] = defaultdict(list)
        for each in self._free.values():
            old[key_of_old(each)].append(each)
        for index in self._open():
            new[key_of_new(self._new[index])].append(index)
        for key, indices in new.items():
            if len(old[key]) == len(indices):
                for index, each in zip(indices, old[key], strict=True):
                    self._pair(index, each)

    def _similar(self, least: float, may: Callable[[_Old, _New], bool]) -> None:
        """Pair the most similar first."""
        by_stem: defaultdict[str, list[_Old]] = defaultdict(list)
        for each in self._free.values():
            for stem in _stems(each.node.title):
                by_stem[stem].append(each)
        found: list[tuple[float, int, int, _Old]] = []
        for index in self._open():
            new = self._new[index]
            candidates = {each.node.id: each for stem in _stems(new.topic.title) for each in by_stem[stem]}
            for order, each in enumerate(candidates.values()):
                if may(each, new) and (likeness := _likeness(each.node.title, new.topic.title, least)) >= least:
                    found.append((-likeness, index, order, each))
        for _, index, _, each in sorted(found, key=lambda entry: entry[:3]):
            if index not in self._pairs and each.node.id in self._free:
                self._pair(index, each)

    def _open(self) -> Iterator[int]:
        return (index for index in range(len(self._new)) if index not in self._pairs)

    def _pair(self, index: int, old: _Old) -> None:
        self._pairs[index] = old
        del self._free[old.node.id]


def _compared(old: _Old | None, new: _New, outcomes_of: Callable[[str], Sequence[str]]) -> ComparedTopic:
    topic = new.topic
    if old is None:
        return ComparedTopic(Fate.NEW, None, topic, new.modules)
    node = old.node
    outcomes = topic.outcomes or tuple(outcomes_of(node.id))
    before = text_of(node.title, node.description, outcomes_of(node.id))
    text_changed = folded(before) != folded(text_of(topic.title, topic.description or node.description, outcomes))
    hours_changed = node.hours != topic.hours
    is_moved = not _same_path(old, new)
    fate = Fate.CHANGED if text_changed or hours_changed or is_moved or node.number != topic.number else Fate.SAME
    return ComparedTopic(fate, node, topic, new.modules, text_changed, hours_changed, is_moved)


def _module_nodes(curriculum: Curriculum, source_id: str, draft: Draft) -> dict[int, Node]:
    """Modules of the draft that the earlier version had under the same titles."""
    known: dict[tuple[str, ...], Node] = {}
    for node in curriculum.nodes:
        if node.kind is NodeKind.MODULE and node.source_id == source_id:
            known.setdefault(_path((*_modules_over(curriculum, node), node.title)), node)
    found: dict[int, Node] = {}
    for programme in draft.programmes:
        for module, modules in _draft_modules(programme, ()):
            node_or_none = known.pop(_path((*modules, module.title)), None)
            if node_or_none is not None:
                found[id(module)] = node_or_none
    return found


def _topics(
    parent: DraftProgramme | DraftModule, modules: tuple[str, ...]
) -> Iterator[tuple[DraftTopic, tuple[str, ...]]]:
    for child in parent.in_order:
        if isinstance(child, DraftTopic):
            yield child, modules
        else:
            yield from _topics(child, (*modules, child.title))


def _draft_modules(
    parent: DraftProgramme | DraftModule, modules: tuple[str, ...]
) -> Iterator[tuple[DraftModule, tuple[str, ...]]]:
    for module in parent.modules:
        yield module, modules
        yield from _draft_modules(module, (*modules, module.title))


def _modules_over(curriculum: Curriculum, node: Node) -> tuple[str, ...]:
    titles: list[str] = []
    parent = curriculum.by_id.get(node.parent_id or "")
    while parent is not None and parent.kind is NodeKind.MODULE:
        titles.insert(0, parent.title)
        parent = curriculum.by_id.get(parent.parent_id or "")
    return tuple(titles)


def _path(modules: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(folded_title, modules))


def _same_path(old: _Old, new: _New) -> bool:
    return _path(old.modules) == _path(new.modules)


def _same_number(old: _Old, new: _New) -> bool:
    return bool(old.node.number) and old.node.number == new.topic.number


def _stems(title: str) -> set[str]:
    return {word[:_STEM] for word in folded_title(title).split() if len(word) >= _STEM} or {folded_title(title)}


def _likeness(one: str, other: str, least: float) -> float:
    matcher = SequenceMatcher(None, folded_title(one), folded_title(other), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
