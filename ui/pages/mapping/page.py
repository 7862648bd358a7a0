"""The Mapping page: which topic deals with which items, and where it stands.

Left the topics, in the middle one topic with its source and its mappings, right the items. A new mapping has coverage
L, because taking an item says that the topic deals with it, and level 1 where the item has levels, because its first
evidence is the title of the topic, which supports no more; both are changed in the middle.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSplitter, QStackedWidget, QWidget

from assessor.analysis.decisions import Decision, decisions, set_aside_by, suspects_by
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node, NodeKind
from reports.content.wording import chosen_title
from standards.framework import Framework
from ui import messages
from ui.context import Context
from ui.icons import icon
from ui.pages.mapping.drops import Drops
from ui.pages.mapping.entries import entries_of
from ui.pages.mapping.finders import ItemRow, Offer, mappable
from ui.pages.mapping.items_pane import ItemsPane
from ui.pages.mapping.mappings_pane import MappingsPane
from ui.pages.mapping.offers import Offers
from ui.pages.mapping.pane_content import content_of
from ui.pages.mapping.progress import ProgressMark
from ui.pages.mapping.row_commands import (
    COMMENT,
    CONFIRM,
    EVIDENCE,
    QUOTE,
    ItemCommands,
    MappingCommands,
    TopicCommands,
)
from ui.pages.mapping.source_pane import SourcePane
from ui.pages.mapping.topic_model import Filter, TopicModel
from ui.pages.mapping.topic_pane import TopicPane
from ui.pages.mapping.work import Work
from ui.pages.page import Page
from ui.widgets.empty_state import EmptyState
from ui.widgets.picker import Picker
from ui.widgets.row_menu import (
    DELETE,
    SHOW_SOURCE,
    SHOW_SOURCE_KEY,
    RowCommand,
    RowMenu,
    RowTask,
    by_id,
    run_if_possible,
)

_WIDTHS = (340, 420, 340)
_HEIGHTS = (260, 270)
_NARROWEST = 260
_LETTERS = 22  # of a programme or framework that are sure to be read
_MAPPING_KEYS = (("Del", DELETE), ("Ctrl+E", EVIDENCE), ("Ctrl+Shift+C", QUOTE), ("F2", COMMENT))


class MappingPage(Page):
    """Lists are models, edits are verbs; the page only joins the panes."""

    shows = frozenset({"node", "outcome", "source", "mapping", "evidence", "set_aside", "assessor", "framework_in_use"})

    keys = (
        ("F8, Shift+F8", N_("Next, previous topic without a decision")),
        (SHOW_SOURCE_KEY, N_("Show in source")),
        ("F9", N_("It still holds for the new text")),
        ("F3", N_("Find an item by code or word")),
        ("A…Z, А…Я", N_("In the list: find an item that begins so")),
        ("Enter", N_("At the right: map the topic to the item")),
        ("←, →", N_("In the list: close, open a heading")),
        ("Ctrl+E", N_("Add evidence to the open mapping")),
        ("Ctrl+Shift+C", N_("Text marked in the source becomes evidence of the open mapping")),
        ("F2", N_("Comment on the open mapping")),
        ("Del", N_("Take the open mapping away")),
        ("Ctrl+Enter", N_("Keep the evidence or the comment")),
        ("Esc", N_("Back to the list")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        text = context.words.text
        super().__init__(context, text(N_("Mapping")), parent)
        self._curriculum: Curriculum | None = None  # whose entries the list shows
        self._work = Work(context)
        self._offers = Offers(context, self)
        self.programme = Picker(text(N_("Programme")), letters=_LETTERS)
        self.framework = Picker(text(N_("Frameworks")), letters=_LETTERS)
        self.progress = ProgressMark(context)
        next_undecided = text(N_("Next undecided"))
        self._next = QPushButton(f"{next_undecided}  F8")
        self._next.setAccessibleName(next_undecided)
        self._next.setIcon(icon("skip-forward", context.theme.tokens.text))
        self.model = TopicModel(context.words, self)
        self.topics = TopicPane(context, self.model)
        self.source = SourcePane(context)
        self.mappings = MappingsPane(context, self.source.marked_text)
        self.items = ItemsPane(context)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._lay_out()
        self._add_menus()
        self._connect()

    def refresh(self) -> None:
        curriculum = self.context.session.curriculum
        self._show_pickers()
        if curriculum is not self._curriculum:
            self._curriculum = curriculum
            self._offers.forget()
            self.model.show_entries(entries_of(curriculum, self._programme_id()), self._decisions())
        else:
            self.model.show_decisions(self._decisions())
        self._show_list()
        self._offers.prepare(mappable(self.context.session.snapshot.frameworks))

    def show_target(self, target: object) -> None:
        """Go to a topic by its id, or look for an item by its code."""
        self.activate()
        if isinstance(target, RowTask):
            self.begin(target)
        elif isinstance(target, str) and target in self.context.session.curriculum.by_id:
            self._make_reachable(target)
            self.topics.view.go_to(target)
        elif isinstance(target, str):
            self.items.search_box.setText(target)

    def next_undecided(self, step: int) -> None:
        """Go to the next (1) or previous (-1) topic without a decision."""
        topic = self.model.next_undecided(self.topics.view.current_id(), step)
        if topic is None:
            see = messages.Offer(self.words.text(N_("See gaps")), lambda: self.context.go("gaps", None))
            self.context.tell(self.words.text(N_("No other topic is without a decision.")), see)
        else:
            self.topics.view.go_to(topic)
            self.topics.follow_model()

    def panes(self) -> list[QWidget]:
        """The three panes."""
        return [self.topics, self._middle, self.items]

    def focus_of(self, pane: QWidget) -> QWidget:
        """What is worked on in a pane."""
        if pane is self.topics:
            return self.topics.view
        return self.items.focus_target() if pane is self.items else self.mappings.focus_target() or self.source.text

    def kept_free(self) -> QWidget:
        """Where a person decides: no message stands over it."""
        return self.mappings

    def state(self) -> object:
        """What is looked at: programme, framework, topic."""
        return self.programme.value(), self.framework.value(), self.topics.view.current_id()

    def restore(self, state: object) -> None:
        """Look at what `state` gave."""
        if isinstance(state, tuple) and len(state) == 3:
            programme, framework, entry = state
            self.activate()
            self.programme.choose(programme)
            self.framework.choose(framework)
            self._on_programme()
            self.topics.view.go_to(entry)

    def find_item(self) -> None:
        """Go to the search of items."""
        self.items.begin_search()

    def begin(self, task: RowTask) -> None:
        """Select the topics that another page names, and begin its command there."""
        rows = [row_id for row_id in task.row_ids if row_id in self.context.session.curriculum.by_id]
        if not rows:
            return
        self._make_reachable(rows[0])
        self.topics.view.select_entries(rows)
        self.topics.follow_model()
        run_if_possible(by_id(self.topic_commands.all, task.command))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        """Esc goes back to the list, from wherever nobody else wants it."""
        if event.key() == Qt.Key.Key_Escape:
            self.topics.take_focus()
        else:
            super().keyPressEvent(event)

    def _make_reachable(self, entry_id: str) -> None:
        """Show all programmes where the chosen one does not hold it."""
        if self.model.entry_by_id(entry_id) is None:
            self.programme.choose(None)
            self._on_programme()

    def _topic(self) -> Node | None:
        """The topic that is current; None for a heading."""
        node = self._node()
        return node if node is not None and node.kind is NodeKind.TOPIC else None

    def _node(self) -> Node | None:
        return self.context.session.curriculum.by_id.get(self.topics.view.current_id())

    def _programme_id(self) -> str | None:
        value = self.programme.value()
        return value if isinstance(value, str) else None

    def _frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that are looked at."""
        value = self.framework.value()
        every = mappable(self.context.session.snapshot.frameworks)
        return tuple(framework for framework in every if value in (None, framework.id))

    def _decisions(self) -> dict[str, Decision]:
        """What the person on this laptop decided; while nobody is chosen, what anybody did."""
        session = self.context.session
        who = session.assessor.id if session.assessor is not None else None
        return decisions(
            session.snapshot.mappings_of,
            set_aside_by(session.snapshot, who),
            suspects_by(session.snapshot, who),
            assessor_id=who,
            framework_ids=frozenset(framework.id for framework in self._frameworks()),
        )

    def _show_pickers(self) -> None:
        snapshot, text = self.context.session.snapshot, self.words.text
        language = self.words.language
        programmes = [
            (chosen_title(node.title, node.title_translated, language)[0], node.id)
            for node in snapshot.curriculum.programmes
        ]
        self.programme.set_choices([(text(N_("All programmes")), None), *programmes])
        self.programme.setEnabled(len(programmes) > 1)
        frameworks = mappable(snapshot.frameworks)
        titles = [(framework.short_title.in_language(language), framework.id) for framework in frameworks]
        every = text(N_("Both frameworks")) if len(frameworks) == 2 else text(N_("All frameworks"))
        self.framework.set_choices([(every, None), *titles] if len(titles) > 1 else titles)
        self.framework.setEnabled(len(titles) > 1)

    def _show_list(self) -> None:
        has_topics = bool(self.context.session.curriculum.topics)
        self._stack.setCurrentIndex(0 if has_topics else 1)
        for part in (self.programme, self.framework, self.progress, self._next):
            part.setVisible(has_topics)
        self.topics.show_counts()
        counts = self.model.counts()
        self.progress.show_share(counts[Filter.ALL] - counts[Filter.UNDECIDED], counts[Filter.ALL])
        if self.model.entry_by_id(self.topics.view.current_id()) is None:
            first = self.model.first_topic()
            if first is not None:
                self.topics.view.go_to(first)
                return
        self._show_topic()

    def _show_topic(self) -> None:
        """The middle and the right, for the entry that is current."""
        node, topic = self._node(), self._topic()
        content = content_of(self.context, topic, len(self.topics.view.selected_topics()))
        if node is not None:
            quotes = [piece.quote for shown in content.own for piece in shown.evidence]
            self.source.show_node(self.context.session.snapshot, node, quotes)
        self.mappings.show_content(content)
        self._show_offer()

    def _show_offer(self) -> None:
        """What is found for the words typed, else what is suggested for the topic."""
        topic, frameworks = self._topic(), self._frameworks()
        if not frameworks:
            self.items.say(self.words.text(N_("No framework is chosen for this assessment.")))
        elif not self._offers.is_ready:
            self.items.say(self.words.text(N_("Preparing suggestions")))
        elif self.items.typed:
            self._offer(self._offers.found(self.items.typed, frameworks))
        elif topic is None:
            self.items.say(self.words.text(N_("Choose a topic, and items that may fit it stand here.")))
        else:
            self._offer(self._offers.for_topic(topic, frameworks))

    def _offer(self, offer: Offer) -> None:
        own = self.mappings.own
        mapped = frozenset((shown.mapping.framework_id, shown.mapping.item_code) for shown in own)
        self.items.show_offer(offer, mapped, can_set_aside=self.mappings.bar.button.isEnabled())

    def _on_topic(self) -> None:
        self.mappings.commit()
        self._show_topic()

    def _on_programme(self) -> None:
        self.mappings.commit()
        self._curriculum = None
        self.refresh()

    def _on_framework(self) -> None:
        self.mappings.commit()
        self.refresh()

    def _on_taken(self, row: ItemRow) -> None:
        topic = self._topic()
        if topic is None or not self.mappings.is_editable:
            return
        self.mappings.commit()
        if not self.mappings.open_item(row.framework_id, row.code) and self._work.map_item(topic.id, row):
            self.mappings.open_item(row.framework_id, row.code)

    def _on_set_aside(self, reason: str) -> None:
        self._work.set_aside(self.topics.view.selected_topics(), reason)
        self.topics.take_focus()

    def _on_confirmed(self) -> None:
        suspect = self.mappings.suspect_bar.suspect
        if suspect is not None:
            self.mappings.commit()
            self._work.confirm(suspect)
            self.topics.take_focus()

    def _show_source(self) -> None:
        run_if_possible(by_id(self.topic_commands.all, SHOW_SOURCE.id))

    def _run_on_mapping(self, command_id: str) -> None:
        """Run a command on the mapping that is open."""
        block = self.mappings.current_block()
        if block is not None:
            run_if_possible(by_id(self.mapping_commands.of(block), command_id))

    def _add_menus(self) -> None:
        """Context menus of topics, mappings and items, and what a drop does."""
        context = self.context
        self.topic_commands = TopicCommands(context, self.topics, self.mappings, self.items)
        self.mapping_commands = MappingCommands(context, self.mappings)
        item_commands = ItemCommands(context, self.items, self.mappings)

        def add(widget: QWidget, commands: Callable[[], Sequence[RowCommand]]) -> RowMenu:
            return RowMenu(widget, commands, context.theme, self.words)

        self.topic_menu = add(self.topics.view, lambda: self.topic_commands.all)
        self.item_menu = add(self.items.list, lambda: item_commands.all)
        self.mappings.made.connect(lambda block: add(block, lambda: self.mapping_commands.of(block)))
        self.drops = Drops(context, self._work, self.topics, self.mappings, self.items)

    def _connect(self) -> None:
        self.programme.picked.connect(self._on_programme)
        self.framework.picked.connect(self._on_framework)
        self._next.clicked.connect(lambda: self.next_undecided(1))
        view = self.topics.view
        view.went_to.connect(self._on_topic)
        view.selected.connect(self._on_selected)
        view.typed.connect(self.items.begin_search)
        self.mappings.edited.connect(self._work.edit)
        self.mappings.removed.connect(self._work.remove)
        self.mappings.set_aside.connect(self._on_set_aside)
        self.source.file_button.clicked.connect(self._show_source)
        self.mappings.suspect_bar.confirmed.connect(self._on_confirmed)
        self.mappings.brought_back.connect(lambda: self._work.bring_back(view.selected_topics()))
        self.mappings.way_out.connect(lambda: self.context.go("assessment", None))
        self.items.taken.connect(self._on_taken)
        self.items.searched.connect(self._show_offer)
        self.items.no_counterpart.connect(self.mappings.bar.ask)
        self._offers.ready.connect(self._show_offer)
        for key, do in (
            ("F3", self.find_item),
            (SHOW_SOURCE_KEY, self._show_source),
            ("F9", lambda: run_if_possible(by_id(self.topic_commands.all, CONFIRM.id))),
            ("F8", lambda: self.next_undecided(1)),
            ("Shift+F8", lambda: self.next_undecided(-1)),
            *((key, partial(self._run_on_mapping, spec.id)) for key, spec in _MAPPING_KEYS),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        self.add_picker(self.programme)
        self.add_picker(self.framework)
        self.add_picker(self.progress)
        self.add_action(self._next)
        px = self.context.theme.pixels
        self._middle.addWidget(self.source)
        self._middle.addWidget(self.mappings)
        panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.topics, self._middle, self.items):
            panes.addWidget(pane)
        for column in (self.source, self.mappings, self.items):
            layout = column.layout()
            assert isinstance(layout, QBoxLayout)
            layout.addStrut(px(_NARROWEST))  # a minimum that longer words may pass
        for splitter, sizes in ((panes, _WIDTHS), (self._middle, _HEIGHTS)):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(px(8))
            splitter.setSizes([px(size) for size in sizes])
            for number, size in enumerate(sizes):
                splitter.setStretchFactor(number, size)
        nothing = EmptyState(
            self.context.theme,
            "book-open",
            self.words.text(N_("Nothing to map: bring in a curriculum first.")),
            self.words.text(N_("Go to Curriculum")),
            lambda: self.context.go("curriculum", None),
        )
        self._stack.addWidget(panes)
        self._stack.addWidget(nothing)
        self.content.addWidget(self._stack, 1)

    def _on_selected(self) -> None:
        """Another number of topics is selected."""
        self.mappings.show_selected(len(self.topics.view.selected_topics()))
