"""A newer version of a host file takes the place of the earlier one, and mappings of changed topics become suspect."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from assessor.edits.curriculum import role_rows
from assessor.edits.deleting import rows_below
from assessor.edits.rules import clean, label, new_id
from assessor.errors import ImportProblemError, NotAllowedError, UnknownWordError
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.newer import Comparison, Fate, compare, text_of
from assessor.importing.review import Review
from assessor.importing.roles import Role
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node, NodeKind, Outcome, Source
from assessor.model.mapping import Mapping, SetAside
from assessor.store import Changed, Store

_NOT_CURRENT = N_(
    "A newer version of “{file}” is in this assessment already. Bring the file in as a newer version of that one. "
    "Nothing was changed."
)


def compare_with(store: Store, draft: Draft, source_id: str) -> Comparison:
    """What a newer version would change; nothing is written. Raises: UnknownWordError, NotAllowedError."""
    _require_current(store, source_id)
    outcomes = _outcomes(store)
    return compare(store.curriculum(), source_id, draft, lambda node: [row.text for row in outcomes[node]])


def bring_in_newer(
    store: Store,
    draft: Draft,
    data: bytes,
    *,
    replaces: str,
    delete_gone: bool,
    roles: MappingOf[str, Role] = MappingProxyType({}),
    by: str,
    at: str,
) -> Changed:
    """Put a newer version of a file in the place of source `replaces`, as one change.

    Topics that stayed keep their mappings and evidence; where their text changed, mappings and set-asides become
    suspect (`old_text`). Topics that are gone are deleted with what hangs on them, or stay behind those that stayed.
    The earlier source is kept: evidence goes on naming its places. `roles` as in `bring_in_files`.
    Raises: UnknownWordError for an unknown source, NotAllowedError for one that was replaced already or a file that
    is in the assessment, ImportProblemError for bytes that are not those that were read.
    """
    old = _require_current(store, replaces)
    if sha256(data).hexdigest() != draft.sha256:
        raise ImportProblemError(
            N_("“{file}” changed while it was read. Bring it in again. Nothing was changed."), file=draft.file_name
        )
    known = next((source for source in store.rows(Source) if source.sha256 == draft.sha256), None)
    if known is not None:
        raise NotAllowedError(
            N_("“{file}” is already in this assessment, word for word, as “{name}”. Nothing was changed."),
            file=draft.file_name,
            name=known.name,
        )
    source = Source(
        *(new_id(), draft.file_name, draft.sha256, len(data)),
        unit=draft.unit,
        unit_minutes=draft.unit_minutes,
        replaces_id=old.id,
    )
    plan = _Plan(store, draft, source, compare_with(store, draft, replaces))
    doomed = plan.gone if delete_gone else []
    name = N_("Brought in {file} in place of {old} (new: {new}, changed: {changed}, gone: {gone})")
    values: dict[str, object] = {"file": draft.file_name, "old": old.name, **plan.counts}
    with store.change(name, values, by=by, at=at) as change:
        change.keep_bytes(data)
        change.put(source)
        change.put_all(plan.nodes(keeping_gone=not delete_gone))
        change.put_all(plan.suspects())
        for outcome in plan.outcomes_gone:
            change.delete(Outcome, outcome.id)
        change.put_all(plan.outcomes)
        change.put_all(role_rows(store, roles))
        empty = plan.modules_left_empty(doomed)
        for kind, row_id in rows_below(store, [*doomed, *empty]):
            change.delete(kind, row_id)
        for node in [*doomed, *empty]:
            change.delete(Node, node)
    return change.touched


def bring_in_newer_review(
    store: Store,
    review: Review,
    data: bytes,
    *,
    replaces: str,
    delete_gone: bool,
    roles: MappingOf[str, Role] = MappingProxyType({}),
    by: str,
    at: str,
) -> Changed:
    """Bring a newer version in as it was mended; see `bring_in_newer`."""
    return bring_in_newer(
        store, review.to_draft(), data, replaces=replaces, delete_gone=delete_gone, roles=roles, by=by, at=at
    )


def confirm(store: Store, *, mappings: Sequence[str] = (), set_asides: Sequence[str] = (), by: str, at: str) -> Changed:
    """Say that mappings and set-asides still hold though the text of their topics changed.

    Raises: UnknownWordError for one that is not there, NotAllowedError when none of them is suspect.
    """
    rows: list[Any] = []
    wanted: list[tuple[type[Any], Sequence[str]]] = [(Mapping, mappings), (SetAside, set_asides)]
    for kind, ids in wanted:
        for row_id in dict.fromkeys(ids):
            row = store.row(kind, row_id)
            if row is None:
                raise UnknownWordError(N_("This mapping is not there any more. Nothing was changed."))
            rows += [row] if row.old_text else []
    if not rows:
        raise NotAllowedError(N_("None of these waits to be confirmed. Nothing was changed."))
    name, values = N_("Confirmed mappings after a change of text: {number}"), {"number": len(rows)}
    if len(rows) == 1:
        topic = store.row(Node, rows[0].topic_id)
        name, values = N_("Confirmed the mapping of {topic}"), {"topic": label(topic) if topic else ""}  # type: ignore[dict-item]  # a text is fine
    with store.change(name, values, by=by, at=at) as change:
        change.put_all(replace(row, old_text="") for row in rows)
    return change.touched


def _require_current(store: Store, source_id: str) -> Source:
    source = store.row(Source, source_id)
    if source is None:
        raise UnknownWordError(N_("This assessment has no source “{word}”. Nothing was changed."), word=source_id)
    if store.rows(Source, replaces_id=source_id):
        raise NotAllowedError(_NOT_CURRENT, file=source.name)
    return source


def _outcomes(store: Store) -> defaultdict[str, list[Outcome]]:
    found: defaultdict[str, list[Outcome]] = defaultdict(list)
    for row in sorted(store.rows(Outcome), key=lambda row: row.position):
        found[row.node_id].append(row)
    return found


class _Plan:
    """The rows after the newer version came in."""

    def __init__(self, store: Store, draft: Draft, source: Source, comparison: Comparison) -> None:
        self._store = store
        self._draft = draft
        self._source = source
        self._comparison = comparison
        self._curriculum: Curriculum = store.curriculum()
        self._outcomes_of = _outcomes(store)
        self.outcomes: list[Outcome] = []
        self.outcomes_gone: list[Outcome] = []
        self.gone = [each.node.id for each in comparison.of(Fate.GONE) if each.node is not None]
        self._placed: dict[str, Node] = {}
        for programme, home in zip(draft.programmes, self._programmes(), strict=True):
            self._take_outcomes(home.id, programme.outcomes)
            self._placed[home.id] = replace(home, source_id=source.id)
            self._place(programme, home.id)

    @property
    def counts(self) -> dict[str, object]:
        """New, changed and gone topics, for the name of the change."""
        pairs = (("new", Fate.NEW), ("changed", Fate.CHANGED), ("gone", Fate.GONE))
        return {word: len(self._comparison.of(fate)) for word, fate in pairs}

    def nodes(self, *, keeping_gone: bool) -> Iterator[Node]:
        """Every node that is new or different; what else stood under a parent follows behind what came in."""
        yield from self._placed.values()
        last: defaultdict[str | None, int] = defaultdict(int)
        for node in self._placed.values():
            last[node.parent_id] = max(last[node.parent_id], node.position)
        gone = set() if keeping_gone else set(self.gone)
        for parent in list(last):
            if parent is None or parent not in self._curriculum.by_id:
                continue
            for node in self._curriculum.children(parent):
                if node.id not in self._placed and node.id not in gone:
                    last[parent] += 1
                    yield replace(node, position=last[parent])

    def suspects(self) -> Iterator[Mapping | SetAside]:
        """Mappings and set-asides of topics whose text changed, with the text that they were judged on."""
        for each in self._comparison.topics:
            node = each.node
            if node is None or not each.text_changed:
                continue
            old = text_of(node.title, node.description, [row.text for row in self._outcomes_of[node.id]])
            for mapping in self._store.rows(Mapping, topic_id=node.id):
                yield replace(mapping, old_text=mapping.old_text or old)
            for aside in self._store.rows(SetAside, topic_id=node.id):
                yield replace(aside, old_text=aside.old_text or old)

    def modules_left_empty(self, doomed: Sequence[str]) -> list[str]:
        """Modules of the earlier version that nothing stands in any more, the inner ones first."""
        parents = {node.id: node.parent_id for node in self._curriculum.nodes}
        parents |= {node.id: node.parent_id for node in self._placed.values()}
        gone = set(doomed)
        empty: list[str] = []
        for node in reversed(self._curriculum.nodes):
            is_old = node.kind is NodeKind.MODULE and node.source_id == self._source.replaces_id
            if is_old and node.id not in self._placed:
                left = [child for child, parent in parents.items() if parent == node.id and child not in gone]
                if not left:
                    empty.append(node.id)
                    gone.add(node.id)
        return empty

    def _programmes(self) -> list[Node]:
        """The programme of each one of the draft: those of the earlier version by title, then in order, then new."""
        nodes = [n for n in self._curriculum.nodes if n.source_id == self._source.replaces_id]
        homes = list(dict.fromkeys(self._curriculum.programme_of(node.id) for node in nodes))
        by_title = {home.title: home for home in homes}
        chosen: list[Node | None] = [by_title.get(clean(programme.title)) for programme in self._draft.programmes]
        free = iter([home for home in homes if home not in chosen])
        last = max((node.position for node in self._curriculum.programmes), default=0)
        found: list[Node] = []
        for programme, home in zip(self._draft.programmes, chosen, strict=True):
            node = home or next(free, None)
            if node is None:
                last += 1
                title = clean(programme.title) or self._draft.file_name
                node = Node(new_id(), NodeKind.PROGRAMME, None, last, title, place=programme.place)
            found.append(node)
        return found

    def _place(self, branch: DraftProgramme | DraftModule, parent: str) -> None:
        for position, planned in enumerate(branch.in_order, start=1):
            before = self._comparison.node_of.get(id(planned))
            node = _node(planned, before, parent, position, self._source.id)
            self._placed[node.id] = node
            self._take_outcomes(node.id, planned.outcomes)
            if isinstance(planned, DraftModule):
                self._place(planned, node.id)

    def _take_outcomes(self, node: str, texts: Sequence[str]) -> None:
        """The outcomes of the newer version in place of the earlier ones; a version without any keeps them."""
        before = self._outcomes_of[node]
        cleaned = [text for text in map(clean, texts) if text]
        if not cleaned or [row.text for row in before] == cleaned:
            return
        known = {row.text: row for row in before}
        self.outcomes_gone += [row for row in before if row.text not in cleaned]
        for position, text in enumerate(dict.fromkeys(cleaned), start=1):
            row = known.get(text) or Outcome(new_id(), node, position, text)
            self.outcomes.append(replace(row, position=position))


def _node(planned: DraftTopic | DraftModule, before: Node | None, parent: str, position: int, source: str) -> Node:
    """The node of a part of the newer version: what it says, and what was said of the node here."""
    kind = NodeKind.TOPIC if isinstance(planned, DraftTopic) else NodeKind.MODULE
    title = clean(planned.title)
    description = clean(planned.description) if isinstance(planned, DraftTopic) else ""
    old = before or Node(new_id(), kind, parent, position, title)
    return replace(
        old,
        parent_id=parent,
        position=position,
        title=title,
        number=planned.number,
        title_translated=old.title_translated if old.title == title else "",  # it was of the other title
        description=description or old.description,
        hours=planned.hours,
        source_id=source,
        place=planned.place,
        credits_hundredths=old.credits_hundredths if planned.credits_hundredths is None else planned.credits_hundredths,
        form_of_assessment=planned.form_of_assessment or old.form_of_assessment,
        language=planned.language or old.language,
    )
