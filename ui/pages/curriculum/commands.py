"""What can be done to the chosen nodes: one table for keys, buttons and the context menu."""

from collections.abc import Callable
from dataclasses import dataclass

from assessor.edits.steps import Destination, Step, destination
from assessor.edits.topic_parts import join_topics
from assessor.edits.tree import add_node, move_nodes
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node, NodeKind
from ui.context import Context
from ui.pages.curriculum.tree_view import CurriculumTree

NEW_TITLES = {
    NodeKind.PROGRAMME: N_("New programme"),
    NodeKind.MODULE: N_("New module"),
    NodeKind.TOPIC: N_("New topic"),
}


@dataclass(frozen=True)
class Command:
    """One line of the table. `key` is the portable text of a key, '' for none."""

    id: str
    text: str  # a template
    icon: str
    key: str
    run: Callable[[], object]
    is_possible: Callable[[], bool]
    is_button: bool = True


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

    def _table(self) -> tuple[Command, ...]:
        def step(name: str, text: str, icon: str, key: str, way: Step) -> Command:
            return Command(
                name, text, icon, key, lambda: self.step(way), lambda: self._can_edit() and bool(self._where(way))
            )

        def add(name: str, text: str, icon: str, key: str, kind: NodeKind, is_button: bool) -> Command:
            return Command(
                name, text, icon, key, lambda: self.add(kind), lambda: self._can_add(kind), is_button=is_button
            )

        chosen = self._tree.chosen_ids
        return (
            add("add_topic", N_("Add a topic"), "plus", "Ins", NodeKind.TOPIC, True),
            add("add_module", N_("Add a module"), "folder-plus", "Shift+Ins", NodeKind.MODULE, True),
            add("add_programme", N_("Add a programme"), "graduation-cap", "", NodeKind.PROGRAMME, False),
            Command("rename", N_("Rename"), "pencil", "F2", self._rename, lambda: bool(self._tree.current_id()), False),
            Command("map", N_("Map…"), "link", "", self._map, self._is_topic, False),
            step("up", N_("Move up"), "arrow-up", "Alt+Up", Step.UP),
            step("down", N_("Move down"), "arrow-down", "Alt+Down", Step.DOWN),
            step("out", N_("Move out of the module"), "indent-decrease", "Alt+Left", Step.OUT),
            step("in", N_("Move into the module above"), "indent-increase", "Alt+Right", Step.IN),
            Command("split", N_("Split the topic"), "scissors", "F4", self._run_split, self._can_split),
            Command("join", N_("Join the chosen topics"), "combine", "F7", self.join, self._can_join),
            Command(
                *("delete", N_("Delete"), "trash-2", "Del"),
                run=lambda: self._delete(chosen()),
                is_possible=lambda: self._can_edit() and bool(chosen()),
            ),
        )

    def by_id(self, command_id: str) -> Command:
        """The command of this id."""
        return next(command for command in self.all if command.id == command_id)

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
        if self._context.editor.run(join_topics, topics=topics):
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

    def _map(self) -> None:
        self._context.go("mapping", self._tree.current_id())

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
