"""What the person does on the page, as verbs of the core."""

from assessor.edits.mapping import bring_back, map_topic, set_aside, unmap
from assessor.edits.newer_version import confirm
from assessor.model.mapping import Coverage, Mapping
from ui.context import Context
from ui.editor import Verb
from ui.messages import run_and_tell
from ui.pages.mapping.finders import ItemRow
from ui.pages.mapping.mapping_block import Edited, first_level
from ui.pages.mapping.suspect_bar import Suspect


class Work:
    """Every method does nothing while nobody is chosen as the assessor; the controls say so before."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def map_item(self, topic_id: str, row: ItemRow) -> bool:
        """Map a topic to an item, with coverage L and the first level; true when the file has changed."""
        me = self._context.session.assessor
        if me is None:
            return False
        framework = self._context.session.snapshot.framework_by_id[row.framework_id]
        return self._context.editor.run(
            map_topic,
            topic=topic_id,
            framework=row.framework_id,
            item=row.code,
            assessor=me.id,
            coverage=Coverage.L,
            level=first_level(framework, row.code),
            taken_as_proposed=row.score is not None,  # a suggestion, until its values are changed
        )

    def is_mapped(self, topic_id: str, row: ItemRow) -> bool:
        """Whether the person has mapped this topic to this item."""
        session = self._context.session
        me, found = (
            session.assessor,
            session.snapshot.mappings_of.get(topic_id, ()),
        )
        keys = {(mapping.assessor_id, mapping.framework_id, mapping.item_code) for mapping in found}
        return me is not None and (me.id, row.framework_id, row.code) in keys

    def edit(self, edited: Edited) -> None:
        """Write a mapping as it shall be."""
        mapping = edited.mapping
        self._context.editor.run(
            map_topic,
            topic=mapping.topic_id,
            framework=mapping.framework_id,
            item=mapping.item_code,
            assessor=mapping.assessor_id,
            coverage=mapping.coverage,
            level=mapping.level,
            confidence=mapping.confidence,
            comment=mapping.comment,
            taken_as_proposed=mapping.taken_as_proposed,
            evidence=edited.evidence,
        )

    def confirm(self, suspect: Suspect) -> None:
        """Say that what was decided holds for the new text too."""
        run_and_tell(self._context, confirm, mappings=suspect.mappings, set_asides=suspect.set_asides)

    def remove(self, mapping: Mapping) -> None:
        """Take a mapping away."""
        run_and_tell(
            self._context,
            unmap,
            topic=mapping.topic_id,
            framework=mapping.framework_id,
            item=mapping.item_code,
            assessor=mapping.assessor_id,
        )

    def set_aside(self, topics: list[str], reason: str) -> bool:
        """Declare that topics have no counterpart; true when the file has changed."""
        me = self._context.session.assessor
        if me is None or not topics:
            return False
        return self._decide(set_aside, topics, assessor=me.id, reason=reason)

    def bring_back(self, topics: list[str]) -> None:
        """Take back that topics were set aside."""
        me = self._context.session.assessor
        if me is not None and topics:
            self._decide(bring_back, topics, assessor=me.id)

    def _decide(self, verb: Verb, topics: list[str], **values: str) -> bool:
        """One topic is seen to change; of several at once it is told."""
        if len(topics) > 1:
            return run_and_tell(self._context, verb, topics=topics, **values)
        return self._context.editor.run(verb, topics=topics, **values)
