"""The shape of the curriculum: nodes are added, named, given hours and moved."""

from collections.abc import Sequence
from dataclasses import replace

from assessor.edits.rules import clean, label, needed, new_id, require_node
from assessor.errors import NotAllowedError
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Hours, Node, NodeKind
from assessor.store import Changed, Store

_NO_TITLE = N_("A programme, module or topic needs a title. Nothing was changed.")


def add_node(
    store: Store,
    *,
    kind: NodeKind,
    parent: str | None,
    title: str,
    number: str = "",
    hours: Hours = Hours(),
    before: str | None = None,
    by: str,
    at: str,
) -> Changed:
    """Add a programme, module or topic under `parent` (None for a programme), in front of its child `before`.

    Without `before` it stands last. Its id is the one of `Changed.row_ids` that the curriculum did not have.
    Raises: NotAllowedError without a title, with hours below 0, or where the parent can't hold it.
    """
    curriculum = store.curriculum()
    node = Node(new_id(), kind, parent, 0, needed(title, _NO_TITLE), clean(number), hours=_checked(hours))
    placed = _placed(curriculum, [node], parent, before)
    with store.change(N_("Added “{node}”"), {"node": label(node)}, by=by, at=at) as change:
        change.put_all(placed)
    return change.touched


def rename_node(
    store: Store, *, node: str, title: str | None = None, number: str | None = None, by: str, at: str
) -> Changed:
    """Correct the title or the outline number of a node; None keeps it.

    Raises: NotAllowedError for an empty title.
    """
    old = require_node(store, node)
    new = replace(
        old,
        title=old.title if title is None else needed(title, _NO_TITLE),
        number=old.number if number is None else clean(number),
    )
    name, values = N_("Renamed “{node}” to “{title}”"), {"node": label(old), "title": label(new)}
    with store.change(name, values, by=by, at=at) as change:
        change.put(new)
    return change.touched


def set_hours(store: Store, *, node: str, hours: Hours, by: str, at: str) -> Changed:
    """Set a topic's own hours, or those that a source gives to a module and not to its topics.

    Raises: NotAllowedError for hours below 0, and for a programme, whose hours are those of what it holds.
    """
    old = require_node(store, node)
    if old.kind is NodeKind.PROGRAMME:
        raise NotAllowedError(
            N_("“{node}” is a programme: its hours are those of its topics. Change those. Nothing was changed."),
            node=label(old),
        )
    with store.change(N_("Changed the hours of “{node}”"), {"node": label(old)}, by=by, at=at) as change:
        change.put(replace(old, hours=_checked(hours)))
    return change.touched


def move_nodes(
    store: Store, *, nodes: Sequence[str], parent: str | None, before: str | None = None, by: str, at: str
) -> Changed:
    """Move nodes with everything below them under `parent`, in front of its child `before`; without it, last.

    They keep the order of the document among themselves; a node whose module moves along stays in it.
    Raises: UnknownWordError; NotAllowedError where the new parent can't hold them.
    """
    curriculum = store.curriculum()
    for node in nodes:
        require_node(store, node)
    moved = outermost(curriculum, nodes)
    placed = _placed(curriculum, moved, parent, before)
    name, values = N_("Moved {number} entries of the curriculum"), {"number": len(moved)}
    if len(moved) == 1:
        name, values = N_("Moved “{node}”"), {"node": label(moved[0])}  # type: ignore[dict-item]  # a text is fine
    with store.change(name, values, by=by, at=at) as change:
        change.put_all(placed)
    return change.touched


def can_hold(parent: NodeKind | None, child: NodeKind) -> bool:
    """Whether a node of kind `child` may stand right under one of kind `parent` (None: at the top)."""
    if child is NodeKind.PROGRAMME:
        return parent is None
    return parent in (NodeKind.PROGRAMME, NodeKind.MODULE)


def outermost(curriculum: Curriculum, nodes: Sequence[str]) -> list[Node]:
    """`nodes` in document order, without those that lie below another of them."""
    chosen = set(nodes)
    if len(chosen) == 1:  # asked at each step through a long list
        return [curriculum.by_id[node] for node in chosen if node in curriculum.by_id]
    return [
        node
        for node in curriculum.nodes
        if node.id in chosen and not any(above.id in chosen for above in curriculum.path(node.id)[:-1])
    ]


def _placed(curriculum: Curriculum, nodes: Sequence[Node], parent: str | None, before: str | None) -> list[Node]:
    """`nodes` under `parent`, with those siblings whose position changes."""
    _check_parent(curriculum, nodes, parent)
    ids = {node.id for node in nodes}
    siblings = [node for node in curriculum.children(parent) if node.id not in ids]
    if before in ids:  # it stands where it stood
        before = _next_other(curriculum, parent, before, ids)
    places = [sibling.id for sibling in siblings]
    index = places.index(before) if before in places else len(places)
    row = [*siblings[:index], *nodes, *siblings[index:]]
    if [node.id for node in row] == [node.id for node in curriculum.children(parent)]:
        return []
    last = 0
    placed = []
    for node in row:
        last = node.position if node.position > last and node.id not in ids else last + 1
        placed.append(replace(node, parent_id=parent, position=last))
    return placed


def _next_other(curriculum: Curriculum, parent: str | None, before: str | None, ids: set[str]) -> str | None:
    children = [node.id for node in curriculum.children(parent)]
    return next((node for node in children[children.index(before) :] if node not in ids), None) if before else None


def _check_parent(curriculum: Curriculum, nodes: Sequence[Node], parent: str | None) -> None:
    owner = None if parent is None else curriculum.by_id.get(parent)
    above = {node.id for node in curriculum.path(parent)} if owner is not None and parent is not None else set()
    for node in nodes:
        if (parent is not None and owner is None) or not can_hold(owner.kind if owner else None, node.kind):
            raise NotAllowedError(
                N_(
                    "“{node}” can't stand there: programmes stand at the top, modules and topics in a programme or "
                    "module. Nothing was changed."
                ),
                node=label(node),
            )
        if node.id in above:
            raise NotAllowedError(N_("“{node}” can't be moved into itself. Nothing was changed."), node=label(node))


def _checked(hours: Hours) -> Hours:
    if any(minutes is not None and minutes < 0 for minutes in hours.by_kind):
        raise NotAllowedError(N_("Hours can't be less than 0. Nothing was changed."))
    return hours
