"""What can be done to the rows of the page, for keys and context menus: topics, mappings, items."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assessor.analysis.open_points import ItemAt
from assessor.edits.topic_parts import join_topics
from assessor.marks import N_
from assessor.model.curriculum import Node, NodeKind
from ui.context import Context
from ui.history.records import history_of_item, history_of_mapping, history_of_node
from ui.pages.mapping.finders import ItemRow
from ui.pages.mapping.items_pane import ItemsPane
from ui.pages.mapping.mapping_block import MappingBlock
from ui.pages.mapping.mappings_pane import MappingsPane
from ui.pages.mapping.topic_pane import TopicPane
from ui.source_viewer.places import SourceAt, source_of
from ui.widgets.row_menu import (
    BRING_BACK,
    CORRECT,
    DELETE,
    HISTORY,
    JOIN,
    MAP,
    NO_COUNTERPART,
    SHOW_GAP,
    SHOW_SOURCE,
    SHOW_SOURCE_KEY,
    SPLIT,
    RowCommand,
    RowSpec,
    RowTask,
)

CHANGE = RowSpec("change", N_("Change"), "pencil")
EVIDENCE = RowSpec("evidence", N_("Evidence…"), "quote")
QUOTE = RowSpec("quote", N_("Quote the text marked in the source"), "quote")
COMMENT = RowSpec("comment", N_("Comment"), "message-square")
CONFIRM = RowSpec("confirm", N_("It still holds for the new text"), "circle-check")
_TAKE = RowSpec("take", N_("Map the topic to it"), "link")
_CHANGE_MAPPING = RowSpec("change_mapping", N_("Change the mapping"), "pencil")


class TopicCommands:
    """The commands on the topics that are selected, or on the current one."""

    def __init__(self, context: Context, topics: TopicPane, mappings: MappingsPane, items: ItemsPane) -> None:
        self._context = context
        self._topics = topics
        self._mappings = mappings
        bar, suspects = mappings.bar, mappings.suspect_bar
        one = self._is_topic
        self.all = (
            RowCommand(MAP, items.begin_search, lambda: self._is_topic() and mappings.is_editable, "F3"),
            RowCommand(NO_COUNTERPART, bar.ask, lambda: bar.can_set_aside, is_either=True),
            RowCommand(BRING_BACK, bar.brought_back.emit, lambda: bar.can_bring_back, is_either=True),
            RowCommand(CONFIRM, suspects.confirmed.emit, lambda: suspects.can_confirm, "F9", is_either=True),
            RowCommand(SHOW_SOURCE, self._show_source, lambda: self._source() is not None, SHOW_SOURCE_KEY),
            RowCommand(CORRECT, lambda: self._in_curriculum(CORRECT), lambda: self._node() is not None, part=1),
            RowCommand(SPLIT, lambda: self._in_curriculum(SPLIT), lambda: one() and self._can_write(), part=1),
            RowCommand(JOIN, self._join, lambda: len(self._selected()) > 1 and self._can_write(), part=1),
            RowCommand(HISTORY, self._show_history, lambda: self._node() is not None, part=2),
        )

    def _node(self) -> Node | None:
        return self._context.session.curriculum.by_id.get(self._topics.view.current_id())

    def _is_topic(self) -> bool:
        node = self._node()
        return node is not None and node.kind is NodeKind.TOPIC and len(self._selected()) < 2

    def _selected(self) -> list[str]:
        return self._topics.view.selected_topics()

    def _can_write(self) -> bool:
        return not self._context.editor.is_read_only

    def _source(self) -> SourceAt | None:
        node = self._node()
        return source_of(node) if node is not None else None

    def _show_source(self) -> None:
        self._context.go("source", self._source())

    def _in_curriculum(self, spec: RowSpec) -> None:
        self._context.go("curriculum", RowTask((self._topics.view.current_id(),), spec.id))

    def _join(self) -> None:
        topics = self._selected()
        if self._context.editor.run(join_topics, topics=topics):
            self._topics.view.go_to(topics[0])

    def _show_history(self) -> None:
        node = self._node()
        if node is not None:
            self._context.go("history", history_of_node(node))


class MappingCommands:
    """The commands on a mapping of the person's own."""

    def __init__(self, context: Context, pane: MappingsPane) -> None:
        self._context = context
        self._pane = pane

    def of(self, block: MappingBlock) -> tuple[RowCommand, ...]:
        """Those of one block."""
        marked = self._pane.marked_text

        def can_edit() -> bool:
            return self._pane.is_editable and block.mapping is not None

        return (
            RowCommand(CHANGE, lambda: self._begin(block, block.first_step())),
            RowCommand(EVIDENCE, lambda: self._add_evidence(block), can_edit, "Ctrl+E"),
            RowCommand(QUOTE, lambda: block.quote(marked()), lambda: can_edit() and bool(marked()), "Ctrl+Shift+C"),
            RowCommand(COMMENT, lambda: self._begin(block, block.comment), can_edit, "F2"),
            RowCommand(DELETE, block.remove, can_edit, "Del", part=1),
            RowCommand(HISTORY, lambda: self._show_history(block), part=2),
        )

    def _begin(self, block: MappingBlock, control: QWidget) -> None:
        if block.mapping is not None:
            self._pane.open_mapping(block.mapping.id)
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_evidence(self, block: MappingBlock) -> None:
        if block.mapping is not None:
            self._pane.open_mapping(block.mapping.id)
            block.evidence.add()

    def _show_history(self, block: MappingBlock) -> None:
        mapping = block.mapping
        if mapping is not None:
            topic = self._context.session.curriculum.by_id[mapping.topic_id]
            self._context.go("history", history_of_mapping(mapping, topic))


class ItemCommands:
    """The commands on the item that is current in the list of items."""

    def __init__(self, context: Context, items: ItemsPane, mappings: MappingsPane) -> None:
        self._context = context
        self._items = items
        self._mappings = mappings
        self.all = (
            RowCommand(_TAKE, items.take_current, self._can_map, "Enter", is_either=True),
            RowCommand(_CHANGE_MAPPING, items.take_current, self._is_mapped, "Enter", is_either=True),
            RowCommand(SHOW_GAP, self._show_gap, lambda: self._row() is not None, part=1),
            RowCommand(HISTORY, self._show_history, lambda: self._row() is not None, part=1),
        )

    def _row(self) -> ItemRow | None:
        return self._items.current_row()

    def _can_map(self) -> bool:
        is_open = self._mappings.is_editable and self._mappings.has_topic
        return is_open and self._row() is not None and not self._is_mapped()

    def _is_mapped(self) -> bool:
        row = self._row()
        return row is not None and self._items.model.is_mapped(row)

    def _show_gap(self) -> None:
        row = self._row()
        if row is not None:
            self._context.go("gaps", ItemAt(row.framework_id, row.code, None, None))

    def _show_history(self) -> None:
        row = self._row()
        if row is not None:
            self._context.go("history", history_of_item(row.framework_id, row.code, row.title))
