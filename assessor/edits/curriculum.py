"""What is done to the curriculum: bringing host files in, and what is said of programmes, modules and topics."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import zip_longest
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from assessor.edits.rules import (
    clean,
    label,
    needed,
    new_id,
    next_position,
    require_assessor,
    require_framework,
    require_node,
)
from assessor.errors import ImportProblemError, NotAllowedError, UnknownWordError
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.review import Review
from assessor.importing.roles import Role
from assessor.marks import N_
from assessor.model.assessment import Assessor
from assessor.model.curriculum import ColumnRole, Node, NodeKind, Outcome, Source
from assessor.model.mapping import Aim, Completion
from assessor.store import Changed, Store

_DESCRIBED = {
    *("title_translated", "description", "credits_hundredths", "form_of_assessment", "changed_by"),
    *("entry_level", "exit_level", "entry_level_translated", "exit_level_translated"),
}


def remembered_roles(store: Store) -> dict[str, Role]:
    """What persons said of the columns of earlier files: `header_key` → role, for `Choices.by_header`."""
    known = {role.value: role for role in Role}  # a later version of the program may know more
    return {row.header: known[row.role] for row in store.rows(ColumnRole) if row.role in known}


def role_rows(store: Store, roles: Mapping[str, Role]) -> list[ColumnRole]:
    """The rows that remember what was said of columns; a header without any text is not known again."""
    ids = {row.header: row.id for row in store.rows(ColumnRole)}
    return [ColumnRole(ids.get(key) or new_id(), key, role.value) for key, role in roles.items() if key]


def bring_in(store: Store, draft: Draft, data: bytes, *, programme: str | None = None, by: str, at: str) -> Changed:
    """Bring one host file in: its bytes as a source, its tree with every place, as one change.

    `programme` is the title of the programme that it belongs to: one of the file that has this title or id grows,
    otherwise it is made. Without it a source without a programme level gives one named after the file.
    Raises: ImportProblemError when there is no topic, NotAllowedError when the same file was brought in before.
    """
    return bring_in_files(store, [(draft, data)], programme=programme, by=by, at=at)


def bring_in_files(
    store: Store,
    files: Sequence[tuple[Draft, bytes]],
    *,
    programme: str | None = None,
    roles: Mapping[str, Role] = MappingProxyType({}),
    by: str,
    at: str,
) -> Changed:
    """Bring several host files in as one change; see `bring_in`.

    `roles` is what a person said of columns, by `header_key`; it is remembered for the next file.
    """
    title = None if programme is None else needed(programme, N_("A programme needs a title. Nothing was changed."))
    check_drafts(store, [draft for draft, _ in files], programme=title)
    rows = _Rows(store)
    for draft, data in files:
        if sha256(data).hexdigest() != draft.sha256:
            raise ImportProblemError(
                N_("“{file}” changed while it was read. Bring it in again. Nothing was changed."), file=draft.file_name
            )
        rows.add(draft, data, title)
    name = N_("Brought in {files} (topics: {number})")
    values = {"files": ", ".join(draft.file_name for draft, _ in files), "number": rows.topics}
    with store.change(name, values, by=by, at=at) as change:
        for _, data in files:
            change.keep_bytes(data)
        change.put_all(rows.sources)
        change.put_all(rows.nodes)
        change.put_all(rows.outcomes)
        change.put_all(role_rows(store, roles))
    return change.touched


def bring_in_reviews(
    store: Store,
    files: Sequence[tuple[Review, bytes]],
    *,
    programme: str | None = None,
    roles: Mapping[str, Role] = MappingProxyType({}),
    by: str,
    at: str,
) -> Changed:
    """Bring files in as they were mended; see `bring_in_files`."""
    drafts = [(review.to_draft(), data) for review, data in files]
    return bring_in_files(store, drafts, programme=programme, roles=roles, by=by, at=at)


def check_drafts(store: Store, drafts: Sequence[Draft], *, programme: str | None = None) -> None:
    """Refuse what `bring_in_files` would refuse, without changing anything (a dry run)."""
    known = {source.sha256: source.name for source in store.rows(Source)}
    for draft in drafts:
        if draft.sha256 in known:
            raise NotAllowedError(
                N_(
                    "“{file}” is already in this assessment, brought in as “{name}”. To bring it in again, take that "
                    "back first. Nothing was changed."
                ),
                file=draft.file_name,
                name=known[draft.sha256],
            )
        known[draft.sha256] = draft.file_name
        if not any(any(_topics(planned)) for planned in draft.programmes):
            raise ImportProblemError(
                N_("“{file}” holds no topic: no table or list of it looks like a curriculum. Nothing was changed."),
                file=draft.file_name,
            )
        if programme is not None and len(draft.programmes) > 1:
            raise NotAllowedError(
                N_(
                    "“{file}” holds {number} programmes of its own, so it can't all become “{programme}”. Bring it in "
                    "without naming a programme. Nothing was changed."
                ),
                file=draft.file_name,
                number=len(draft.programmes),
                programme=programme,
            )


def set_aims(
    store: Store,
    *,
    programme: str,
    framework: str,
    roles: Sequence[str],
    entry_level: str | None = None,
    exit_level: str | None = None,
    by: str,
    at: str,
) -> Changed:
    """Say which roles of a framework a programme trains, in place of what was said before; None keeps a level."""
    node = require_node(store, programme, NodeKind.PROGRAMME)
    edition = require_framework(store, framework)
    for role in roles:
        if role not in edition.role_by_code:
            raise UnknownWordError(
                N_("“{framework}” has no role “{word}”. Nothing was changed."), framework=framework, word=role
            )
    changed = replace(
        node,
        entry_level=node.entry_level if entry_level is None else clean(entry_level),
        exit_level=node.exit_level if exit_level is None else clean(exit_level),
    )
    before = {aim.role_code: aim for aim in store.rows(Aim, programme_id=programme, framework_id=framework)}
    name, values = N_("Set the aims of “{programme}”"), {"programme": label(node)}
    with store.change(name, values, by=by, at=at) as change:
        change.put(changed)
        for code, aim in before.items():
            if code not in roles:
                change.delete(Aim, aim.id)
        new = [code for code in dict.fromkeys(roles) if code not in before]
        change.put_all([Aim(new_id(), programme, framework, code) for code in new])
    return change.touched


def complete(store: Store, *, programme: str, assessor: str | Assessor, by: str, at: str) -> Changed:
    """Declare that an assessor has finished the mapping of a programme."""
    node = require_node(store, programme, NodeKind.PROGRAMME)
    person = require_assessor(store, assessor)
    values = {"programme": label(node), "assessor": person.name}
    known = store.rows(Completion, programme_id=programme, assessor_id=person.id)
    with store.change(N_("{assessor} completed “{programme}”"), values, by=by, at=at) as change:
        change.put(person)
        if not known:
            change.put(Completion(new_id(), programme, person.id))
    return change.touched


def reopen(store: Store, *, programme: str, assessor: str, by: str, at: str) -> Changed:
    """Take back that an assessor has finished the mapping of a programme.

    Raises: NotAllowedError when it was not declared.
    """
    node = require_node(store, programme, NodeKind.PROGRAMME)
    values = {"programme": label(node), "assessor": require_assessor(store, assessor).name}
    known = store.rows(Completion, programme_id=programme, assessor_id=assessor)
    if not known:
        raise NotAllowedError(
            N_("“{programme}” was not declared complete by “{assessor}”. Nothing was changed."), **values
        )
    with store.change(N_("{assessor} reopened “{programme}”"), values, by=by, at=at) as change:
        for row in known:
            change.delete(Completion, row.id)
    return change.touched


def describe_node(store: Store, *, node: str, by: str, at: str, **fields: Any) -> Changed:
    """Set what is said of a programme, module or topic beside its place in the tree, by the names of `Node`.

    Fields: title_translated, description, credits_hundredths, form_of_assessment, changed_by, entry_level, exit_level
    and the translations of the last two.
    """
    unknown = fields.keys() - _DESCRIBED
    if unknown:
        raise TypeError(f"not described here: {', '.join(sorted(unknown))}")
    before = require_node(store, node)
    cleaned: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value for name, value in fields.items()
    }
    after = replace(before, **cleaned)
    if after.credits_hundredths is not None and after.credits_hundredths < 0:
        raise NotAllowedError(N_("Credits can't be less than 0. Nothing was changed."))
    with store.change(N_("Described “{node}”"), {"node": label(before)}, by=by, at=at) as change:
        change.put(after)
    return change.touched


def add_outcomes(
    store: Store, *, node: str, texts: Sequence[str], translations: Sequence[str] = (), by: str, at: str
) -> Changed:
    """Add what learners shall be able to do after a programme, module or topic; translations go by position."""
    owner = require_node(store, node)
    cleaned = [needed(text, N_("An outcome needs a text. Nothing was changed.")) for text in texts]
    first = next_position(row.position for row in store.rows(Outcome, node_id=node))
    rows = [
        Outcome(new_id(), node, first + index, text, clean(translation))
        for index, (text, translation) in enumerate(zip_longest(cleaned, translations[: len(texts)], fillvalue=""))
    ]
    with store.change(N_("Added outcomes to “{node}”"), {"node": label(owner)}, by=by, at=at) as change:
        change.put_all(rows)
    return change.touched


class _Rows:
    """The rows that an import makes, on top of what the file has."""

    def __init__(self, store: Store) -> None:
        known = store.rows(Node)
        self._programmes = [node for node in known if node.kind is NodeKind.PROGRAMME]
        self._last: defaultdict[str | None, int] = defaultdict(int)  # parent -> position of its last child
        for node in known:
            self._last[node.parent_id] = max(self._last[node.parent_id], node.position)
        self._known_outcomes: Counter[str] = Counter()  # node -> position of its last outcome
        for row in store.rows(Outcome):
            self._known_outcomes[row.node_id] = max(self._known_outcomes[row.node_id], row.position)
        self.nodes: list[Node] = []
        self.outcomes: list[Outcome] = []
        self.sources: list[Source] = []
        self.topics = 0

    def add(self, draft: Draft, data: bytes, title: str | None) -> None:
        """Plan the rows of one file."""
        source = Source(
            *(new_id(), draft.file_name, draft.sha256, len(data)), unit=draft.unit, unit_minutes=draft.unit_minutes
        )
        self.sources.append(source)
        for programme in draft.programmes:
            if any(_topics(programme)):
                known = self._known(title) if title else None
                node_id = known or self._programme(draft, programme, title, source.id)
                self._add_outcomes(node_id, programme.outcomes)
                self._fill(programme, node_id, source.id)

    def _known(self, word: str) -> str | None:
        return next((node.id for node in self._programmes if word in (node.id, node.title)), None)

    def _programme(self, draft: Draft, planned: DraftProgramme, title: str | None, source_id: str) -> str:
        title = title or clean(planned.title) or PurePath(draft.file_name).stem
        node = Node(
            *(new_id(), NodeKind.PROGRAMME, None, self._next(None), title),
            source_id=source_id,
            place=planned.place,
            language=planned.language,
        )
        self._programmes.append(node)
        self.nodes.append(node)
        return node.id

    def _fill(self, branch: DraftProgramme | DraftModule, parent: str, source_id: str) -> None:
        for planned in branch.in_order:
            if isinstance(planned, DraftTopic):
                self.topics += 1
                node = self._topic(planned, parent, source_id)
            else:
                node = self._module(planned, parent, source_id)
            self.nodes.append(node)
            self._add_outcomes(node.id, planned.outcomes)
            if isinstance(planned, DraftModule):
                self._fill(planned, node.id, source_id)

    def _add_outcomes(self, node_id: str, texts: Sequence[str]) -> None:
        first = self._known_outcomes[node_id] + 1
        cleaned = filter(None, map(clean, texts))
        self.outcomes += [Outcome(new_id(), node_id, n, text) for n, text in enumerate(cleaned, start=first)]

    def _topic(self, planned: DraftTopic, parent: str, source_id: str) -> Node:
        return Node(
            *(new_id(), NodeKind.TOPIC, parent, self._next(parent), clean(planned.title), planned.number),
            description=clean(planned.description),
            hours=planned.hours,
            source_id=source_id,
            place=planned.place,
            credits_hundredths=planned.credits_hundredths,
            form_of_assessment=planned.form_of_assessment,
            language=planned.language,
        )

    def _module(self, planned: DraftModule, parent: str, source_id: str) -> Node:
        return Node(
            *(new_id(), NodeKind.MODULE, parent, self._next(parent), clean(planned.title), planned.number),
            hours=planned.hours,
            source_id=source_id,
            place=planned.place,
            credits_hundredths=planned.credits_hundredths,
            form_of_assessment=planned.form_of_assessment,
            language=planned.language,
        )

    def _next(self, parent: str | None) -> int:
        self._last[parent] += 1
        return self._last[parent]


def _topics(branch: DraftProgramme | DraftModule) -> Iterator[DraftTopic]:
    yield from branch.topics
    for module in branch.modules:
        yield from _topics(module)
