"""What can be done to the chosen nodes: one table for keys, buttons and the context menu."""

from collections.abc import Callable

from assessor.edits.steps import Destination, Step, destination
from assessor.edits.topic_parts import join_topics
from assessor.edits.tree import add_node, move_nodes
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node, NodeKind
from ui.context import Context
from ui.history.records import history_of_node
from ui.messages import run_and_tell
from ui.pages.curriculum.tree_view import CurriculumTree
from ui.source_viewer.places import SourceAt, source_of
from ui.widgets.row_menu import (
    CORRECT,
    DELETE,
    HISTORY,
    JOIN,
    MAP,
    MOVE_DOWN,
    MOVE_UP,
    NO_COUNTERPART,
    SHOW_SOURCE,
    SHOW_SOURCE_KEY,
    SPLIT,
    RowCommand,
    RowSpec,
    RowTask,
)

NEW_TITLES = {
    NodeKind.PROGRAMME: N_("New programme"),
    NodeKind.MODULE: N_("New module"),
    NodeKind.TOPIC: N_("New topic"),
}


_ADD_TOPIC = RowSpec("add_topic", N_("Add a topic"), "plus")
_ADD_MODULE = RowSpec("add_module", N_("Add a module"), "folder-plus")
_ADD_PROGRAMME = RowSpec("add_programme", N_("Add a programme"), "graduation-cap")
_OUT = RowSpec("out", N_("Move out of the module"), "indent-decrease")
_IN = RowSpec("in", N_("Move into the module above"), "indent-increase")


class TreeCommands:
    """The commands on the tree of one page."""

    def __init__(
        self,
        context: Context,
        tree: CurriculumTree,
        *,
        rename: Callable[[], object],
        split: Callable[[Node], object],
        delete: Callable[[list[str]], object],
    ) -> None:
        self._context = context
        self._tree = tree
        self._rename = rename
        self._split = split
        self._delete = delete
        self.all = self._table()

    def _table(self) -> tuple[RowCommand, ...]:
        """The commands, most used first."""

        def step(spec: RowSpec, key: str, way: Step) -> RowCommand:
            return RowCommand(spec, lambda: self.step(way), lambda: self._can_step(way), key, 2, is_button=True)

        def add(spec: RowSpec, key: str, kind: NodeKind, *, is_button: bool) -> RowCommand:
            return RowCommand(spec, lambda: self.add(kind), lambda: self._can_add(kind), key, 1, is_button)

        return (
            RowCommand(MAP, lambda: self._to_mapping(MAP), self._is_topic),
            RowCommand(NO_COUNTERPART, self._leave_out, lambda: bool(self._chosen_topics())),
            RowCommand(SHOW_SOURCE, self._show_source, lambda: self._source() is not None, SHOW_SOURCE_KEY),
            RowCommand(CORRECT, self._rename, lambda: bool(self._tree.current_id()), "F2", 1),
            add(_ADD_TOPIC, "Ins", NodeKind.TOPIC, is_button=True),
            add(_ADD_MODULE, "Shift+Ins", NodeKind.MODULE, is_button=True),
            add(_ADD_PROGRAMME, "", NodeKind.PROGRAMME, is_button=False),
            step(MOVE_UP, "Alt+Up", Step.UP),
            step(MOVE_DOWN, "Alt+Down", Step.DOWN),
            step(_OUT, "Alt+Left", Step.OUT),
            step(_IN, "Alt+Right", Step.IN),
            RowCommand(SPLIT, self._run_split, self._can_split, "F4", 3, is_button=True),
            RowCommand(JOIN, self.join, self._can_join, "F7", 3, is_button=True),
            RowCommand(DELETE, lambda: self._delete(self._tree.chosen_ids()), self._can_delete, "Del", 4, True),
            RowCommand(HISTORY, self._show_history, lambda: bool(self._tree.current_id()), part=5),
        )

    def add(self, kind: NodeKind) -> None:
        """Add a node where the current one is, choose it, and let its title be typed."""
        where = _place_for(kind, self._tree.current_node(), self._curriculum)
        if where is None:
            return
        known = set(self._curriculum.by_id)
        title = self._context.words.text(NEW_TITLES[kind])
        if self._context.editor.run(add_node, kind=kind, parent=where.parent, before=where.before, title=title):
            new = [node_id for node_id in self._curriculum.by_id if node_id not in known]
            self._tree.choose(new)
            self._rename()

    def step(self, way: Step) -> None:
        """Move the chosen nodes one step."""
        where = self._where(way)
        if where is not None:
            self.move(self._tree.chosen_ids(), where.parent, where.before)

    def move(self, nodes: list[str], parent: str | None, before: str | None) -> None:
        """Move nodes and keep them chosen."""
        if self._context.editor.run(move_nodes, nodes=nodes, parent=parent, before=before):
            self._tree.choose(nodes, self._tree.current_id())

    def join(self) -> None:
        """Join the chosen topics to the first of them."""
        topics = self._tree.chosen_ids()
        if run_and_tell(self._context, join_topics, topics=topics):
            self._tree.choose(topics[:1])

    @property
    def _curriculum(self) -> Curriculum:
        return self._context.session.curriculum

    def _where(self, way: Step) -> Destination | None:
        return destination(self._curriculum, self._tree.chosen_ids(), way)

    def _run_split(self) -> None:
        node = self._tree.current_node()
        if node is not None and self._can_split():
            self._split(node)

    def _to_mapping(self, spec: RowSpec) -> None:
        self._context.go("mapping", RowTask((self._tree.current_id(),), spec.id))

    def _source(self) -> SourceAt | None:
        node = self._tree.current_node()
        return source_of(node) if node is not None else None

    def _show_source(self) -> None:
        self._context.go("source", self._source())

    def _leave_out(self) -> None:
        self._context.go("mapping", RowTask(tuple(self._chosen_topics()), NO_COUNTERPART.id))

    def _show_history(self) -> None:
        node = self._tree.current_node()
        if node is not None:
            self._context.go("history", history_of_node(node))

    def _chosen_topics(self) -> list[str]:
        """The chosen topics, and those below what else is chosen, once each."""
        below = (self._curriculum.topics_of(node_id) for node_id in self._tree.chosen_ids())
        return list(dict.fromkeys(topic.id for topics in below for topic in topics))

    def _can_step(self, way: Step) -> bool:
        return self._can_edit() and self._where(way) is not None

    def _can_delete(self) -> bool:
        return self._can_edit() and bool(self._tree.chosen_ids())

    def _can_edit(self) -> bool:
        return not self._context.editor.is_read_only

    def _can_add(self, kind: NodeKind) -> bool:
        return self._can_edit() and _place_for(kind, self._tree.current_node(), self._curriculum) is not None

    def _is_topic(self) -> bool:
        node = self._tree.current_node()
        return node is not None and node.kind is NodeKind.TOPIC

    def _can_split(self) -> bool:
        return self._can_edit() and self._is_topic() and len(self._tree.chosen_ids()) == 1

    def _can_join(self) -> bool:
        chosen = self._tree.chosen_ids()
        kinds = {self._curriculum.by_id[node_id].kind for node_id in chosen}
        return self._can_edit() and len(chosen) > 1 and kinds == {NodeKind.TOPIC}


def _place_for(kind: NodeKind, current: Node | None, curriculum: Curriculum) -> Destination | None:
    """Where a new node goes: behind the current one of its kind, else to the end of what is current."""
    if kind is NodeKind.PROGRAMME:
        return Destination(None)
    if current is None:
        return None
    if current.kind is NodeKind.PROGRAMME or (current.kind is NodeKind.MODULE and kind is NodeKind.TOPIC):
        return Destination(current.id)
    beside = current
    if kind is NodeKind.MODULE and current.kind is NodeKind.TOPIC:
        beside = curriculum.by_id[current.parent_id or ""]
        if beside.kind is NodeKind.PROGRAMME:
            return Destination(beside.id)
    siblings = curriculum.children(beside.parent_id)
    behind = siblings[siblings.index(curriculum.by_id[beside.id]) + 1 :]
    return Destination(beside.parent_id, behind[0].id if behind else None)
