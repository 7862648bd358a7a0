"""What a drop would do on the page: a topic on an item, an item on a topic, topics on “No counterpart”."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QRect

from assessor.marks import N_
from assessor.model.curriculum import Node, NodeKind
from ui.context import Context
from ui.pages.mapping.dragging import MIME_ITEM, MIME_TOPICS, dragged_entries, dragged_item
from ui.pages.mapping.finders import ItemRow
from ui.pages.mapping.items_pane import ItemsPane
from ui.pages.mapping.mapping_block import MappingBlock
from ui.pages.mapping.mappings_pane import MappingsPane
from ui.pages.mapping.topic_pane import TopicPane
from ui.pages.mapping.work import Work
from ui.widgets.drop_target import Drop, DropTarget

_TEXT = "text/plain"


class Drops:
    """The targets of one page. Each does what a key or a menu does as well."""

    def __init__(
        self, context: Context, work: Work, topics: TopicPane, mappings: MappingsPane, items: ItemsPane
    ) -> None:
        self._context = context
        self._work = work
        self._topics = topics
        self._mappings = mappings
        self._items = items
        self.on_items = DropTarget(items.list, context.theme, MIME_TOPICS, self._topic_on_item)
        self.on_topics = DropTarget(topics.view, context.theme, MIME_ITEM, self._item_on_topic)
        self.on_mappings = DropTarget(mappings, context.theme, MIME_ITEM, self._item_on_current)
        mappings.made.connect(self._take_quotes)
        self.on_no_counterpart = DropTarget(mappings.bar, context.theme, MIME_TOPICS, self._no_counterpart)

    def _topic_on_item(self, data: QMimeData, at: QPoint) -> Drop | None:
        index = self._items.list.indexAt(at)
        entries = dragged_entries(data)
        if not index.isValid() or len(entries) != 1:
            return None
        row = self._items.model.item_row(index.row())
        return self._mapped(entries[0], row, self._items.list.visualRect(index))

    def _item_on_topic(self, data: QMimeData, at: QPoint) -> Drop | None:
        index, row = self._topics.view.indexAt(at), self._row(data)
        if not index.isValid() or row is None:
            return None
        topic = self._topics.view.entry_at(index).id
        if topic != self._topics.view.current_id():
            row = replace(row, score=None)  # it was suggested for another one
        return self._mapped(topic, row, self._topics.view.visualRect(index))

    def _item_on_current(self, data: QMimeData, at: QPoint) -> Drop | None:
        row = self._row(data)
        if row is None:
            return None
        return self._mapped(self._topics.view.current_id(), row, self._mappings.rect())

    def _take_quotes(self, block: MappingBlock) -> None:
        """Text of the source dropped on a mapping becomes its evidence."""
        DropTarget(block, self._context.theme, _TEXT, lambda data, _at: self._quote(block, data))

    def _quote(self, block: MappingBlock, data: QMimeData) -> Drop | None:
        quote = data.text()
        if block.mapping is None or not self._mappings.is_editable or not quote.strip():
            return None
        text = self._context.words.text(N_("Evidence for {item}"), item=block.mapping.item_code)
        return Drop(block.rect(), text, lambda: block.quote(quote))

    def _no_counterpart(self, data: QMimeData, at: QPoint) -> Drop | None:
        topics = self._topics_of(dragged_entries(data))
        if not topics or not self._mappings.is_editable:
            return None
        text = self._context.words.plural(
            "No counterpart: {count} topic", "No counterpart: {count} topics", len(topics)
        )
        return Drop(self._mappings.bar.rect(), text, self._mappings.bar.ask)

    def _mapped(self, topic_id: str, row: ItemRow, place: QRect) -> Drop | None:
        topic = self._context.session.curriculum.by_id.get(topic_id)
        if topic is None or topic.kind is not NodeKind.TOPIC or not self._mappings.is_editable:
            return None
        if self._work.is_mapped(topic.id, row):
            return None
        text = self._context.words.text(N_("Map “{topic}” to {item}"), topic=_short(topic), item=row.code)
        return Drop(place, text, lambda: self._map(topic.id, row))

    def _map(self, topic_id: str, row: ItemRow) -> None:
        """Map it, go there and open the mapping."""
        self._mappings.commit()
        self._topics.view.go_to(topic_id)
        if self._work.map_item(topic_id, row):
            self._mappings.open_item(row.framework_id, row.code)

    def _row(self, data: QMimeData) -> ItemRow | None:
        return self._items.model.row_of(*dragged_item(data))

    def _topics_of(self, entries: list[str]) -> list[str]:
        curriculum = self._context.session.curriculum
        known = (entry for entry in entries if entry in curriculum.by_id)
        return list(dict.fromkeys(topic.id for entry in known for topic in curriculum.topics_of(entry)))


def _short(topic: Node) -> str:
    return topic.number or topic.title
