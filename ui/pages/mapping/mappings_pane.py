"""The mappings of the topic: the person's own to work on, those of colleagues to read, and "no counterpart"."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.model.mapping import Mapping
from ui.context import Context
from ui.pages.mapping.colleague_row import Colleague, ColleagueRow
from ui.pages.mapping.mapping_block import MappingBlock, Shown
from ui.pages.mapping.set_aside_bar import SetAsideBar
from ui.pages.mapping.suspect_bar import Suspect, SuspectBar
from ui.pages.page import label
from ui.widgets.scroll import scrolling


@dataclass(frozen=True, slots=True)
class PaneContent:
    """What the pane shows."""

    topic_id: str  # of the topic that is current; '' for a heading
    own: tuple[Shown, ...]
    colleagues: tuple[Colleague, ...]
    topics: int  # how many are selected
    reason: str | None  # of the current topic set aside by the person; None: it is not
    obstacle: str  # why nothing can be edited; '' when it can
    way_out: str  # what the button beside the obstacle says; '' for none
    suspect: Suspect | None = None  # what the person decided before the text changed


class MappingsPane(QFrame):
    """`edited` and `removed` are the person's will; the page runs the verbs."""

    edited = Signal(object)  # Edited
    removed = Signal(object)  # Mapping
    set_aside = Signal(str)  # the reason, for all topics that are selected
    brought_back = Signal()
    way_out = Signal()
    made = Signal(object)  # MappingBlock: one more stands here

    def __init__(self, context: Context, marked_text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._words = context.words
        self.marked_text = marked_text
        self._content: PaneContent | None = None
        self._current = ""  # id of the mapping that is open
        self._in_order: list[QWidget] = []
        self.blocks: list[MappingBlock] = []
        self.colleagues: list[ColleagueRow] = []
        self._obstacle = label("", "warn", wraps=True)
        self.way_out_button = QPushButton()
        self.way_out_button.clicked.connect(self.way_out)
        self.bar = SetAsideBar(context)
        self.bar.set_aside.connect(self.set_aside)
        self.bar.brought_back.connect(self.brought_back)
        self.suspect_bar = SuspectBar(context)
        self._nothing = label("", "hint", wraps=True)
        self._colleagues_head = label(self._words.text(N_("Colleagues")), "subheading")
        self._colleagues_head.hide()
        self._lay_out()

    @property
    def current_mapping(self) -> Mapping | None:
        """The mapping that is open: the one that Delete takes away."""
        block = self.current_block()
        return block.mapping if block is not None else None

    @property
    def has_topic(self) -> bool:
        """Whether a topic is shown, and no heading."""
        return self._content is not None and bool(self._content.topic_id)

    @property
    def own(self) -> tuple[Shown, ...]:
        """The person's mappings of the topic that is shown."""
        return self._content.own if self._content is not None else ()

    @property
    def is_editable(self) -> bool:
        """Whether anything can be changed: somebody is chosen, and the file can be written."""
        return self._content is not None and not self._content.obstacle

    @property
    def obstacle(self) -> str:
        """Why nothing can be changed; '' when it can."""
        return self._content.obstacle if self._content is not None else ""

    def show_selected(self, topics: int) -> None:
        """Another number of topics is selected."""
        if self._content is not None and self._content.topics != topics:
            self._content = replace(self._content, topics=topics)
            self.bar.show_state(topics, self._content.reason, is_enabled=self.is_editable)

    def show_content(self, content: PaneContent) -> None:
        """Show another topic, or the same one after an edit. The mapping that was open stays open."""
        is_another = self._content is None or self._content.topic_id != content.topic_id
        self._content = content
        if is_another:
            self.bar.close_form()
            self._area.verticalScrollBar().setValue(0)
        ids = [shown.mapping.id for shown in content.own]
        if self._current not in ids:
            self._current = ids[0] if ids else ""
        self._show_obstacle(content)
        self.bar.show_state(content.topics, content.reason, is_enabled=not content.obstacle)
        self.suspect_bar.show_suspect(content.suspect, is_enabled=not content.obstacle)
        self._show_blocks(content)
        self._show_colleagues(content)
        self._nothing.setVisible(not content.own)
        self._nothing.setText(self._what_to_do(content))

    def open_mapping(self, mapping_id: str) -> None:
        """Open one mapping and close the others."""
        self.commit()
        self._current = mapping_id
        if self._content is not None:
            self._show_blocks(self._content)
        block = self.current_block()
        if block is not None:
            self._list.activate()
            self._area.ensureWidgetVisible(block, 0, 0)

    def open_item(self, framework_id: str, code: str) -> bool:
        """Open the person's mapping to an item; false if there is none."""
        for shown in self.own:
            if (shown.mapping.framework_id, shown.mapping.item_code) == (framework_id, code):
                self.open_mapping(shown.mapping.id)
                return True
        return False

    def commit(self) -> None:
        """Keep what is being typed, before something else is shown."""
        for block in self.blocks:
            block.commit()

    def focus_target(self) -> QWidget | None:
        """The mapping that is open, else what can be done; None when nothing can."""
        block = self.current_block()
        return block.head if block is not None else self.bar.focus_target()

    def current_block(self) -> MappingBlock | None:
        """The mapping that is open."""
        return next(
            (block for block in self.blocks if block.mapping is not None and block.mapping.id == self._current), None
        )

    def _show_blocks(self, content: PaneContent) -> None:
        """Blocks are used again for other mappings, so that the focus stays where it is."""
        while len(self.blocks) < len(content.own):
            block = MappingBlock(self._context, self.marked_text)
            block.asked.connect(self._toggle)
            block.edited.connect(self.edited)
            block.removed.connect(self.removed)
            block.rebuilt.connect(self._on_rebuilt)
            self.made.emit(block)
            self._list.insertWidget(self._list.indexOf(self.suspect_bar) + 1 + len(self.blocks), block)
            block.show()  # at once, so that it can take the focus
            self.blocks.append(block)
        while len(self.blocks) > len(content.own):
            block = self.blocks.pop()
            self._list.removeWidget(block)
            block.hide()
            block.deleteLater()
        for block, shown in zip(self.blocks, content.own, strict=True):
            block.show_mapping(shown, is_current=shown.mapping.id == self._current, is_enabled=not content.obstacle)

        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes in the order of reading, whenever its controls were made."""
        blocks = [control for block in self.blocks for control in block.controls()]
        controls = [*self.bar.controls(), self.way_out_button, *self.suspect_bar.controls(), *blocks]
        if controls == self._in_order:
            return
        self._in_order = controls
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)

    def _on_rebuilt(self) -> None:
        self._order_tabs()
        QTimer.singleShot(0, self, self._show_form)  # when it has its place

    def _show_form(self) -> None:
        """Scroll to the evidence that is being written."""
        block = self.current_block()
        if block is not None and block.evidence.form is not None:
            self._area.ensureWidgetVisible(block.evidence.form)

    def _toggle(self, mapping_id: str) -> None:
        self.open_mapping("" if mapping_id == self._current else mapping_id)

    def _show_colleagues(self, content: PaneContent) -> None:
        if tuple(row.colleague for row in self.colleagues) == content.colleagues:
            return
        for row in self.colleagues:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.colleagues = [ColleagueRow(self._context, colleague) for colleague in content.colleagues]
        for row in self.colleagues:
            self._list.insertWidget(self._list.count() - 1, row)
        self._colleagues_head.setVisible(bool(self.colleagues))

    def _show_obstacle(self, content: PaneContent) -> None:
        self._obstacle.setText(content.obstacle)
        self._obstacle.setVisible(bool(content.obstacle))
        self.way_out_button.setText(content.way_out)
        self.way_out_button.setVisible(bool(content.way_out))

    def _what_to_do(self, content: PaneContent) -> str:
        if content.obstacle or content.reason is not None or not content.topics:
            return ""
        return self._words.text(
            N_("No mapping yet. Choose an item at the right: Enter or a double click maps the topic to it.")
        )

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        inner = QWidget()
        inner.setObjectName("plain")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(px(8), 0, px(4), px(8))
        self._colleagues_head.setContentsMargins(px(4), px(4), 0, 0)  # where the texts of the pane begin
        self._nothing.setContentsMargins(px(4), 0, 0, 0)
        self._list.setSpacing(px(4))
        self.suspect_bar.setContentsMargins(px(4), 0, px(4), px(4))
        self._list.addWidget(self.suspect_bar)
        self._list.addWidget(self._nothing)
        self._list.addWidget(self._colleagues_head)
        self._list.addStretch(1)
        self._area = scrolling(inner, is_clear=True)
        obstacle = QHBoxLayout()
        obstacle.addWidget(self._obstacle, 1)
        obstacle.addWidget(self.way_out_button)
        top = QVBoxLayout()
        top.setContentsMargins(px(12), px(8), px(12), 0)
        top.setSpacing(px(6))
        top.addWidget(self.bar)
        top.addLayout(obstacle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(px(4))
        layout.addLayout(top)
        layout.addWidget(self._area, 1)
