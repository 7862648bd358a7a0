"""The Curriculum page: the tree at the left, what is said of the chosen node at the right, and the way in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QSplitter, QStackedWidget, QWidget

from assessor.analysis.tree_sums import tree_sums
from assessor.edits.topic_parts import split_topic
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Hours, Node
from assessor.readers import READABLE
from ui.context import Context
from ui.pages.curriculum.bring_in import BringInPanel
from ui.pages.curriculum.details import DetailsPane
from ui.pages.curriculum.pasting import pasted_file
from ui.pages.curriculum.split_panel import SplitPanel
from ui.pages.curriculum.tree_pane import TreePane
from ui.pages.curriculum.tree_view import CurriculumTree
from ui.pages.page import Page, card, label
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_menu import SHOW_SOURCE_KEY, RowTask

_LEFT, _RIGHT = 730, 330
_NARROWEST_RIGHT = 320
_READABLE = " ".join(f"*.{ending}" for ending in READABLE)


class CurriculumPage(Page):
    """Everything about the curriculum, editable at any time."""

    shows = frozenset(
        {
            *("node", "source", "outcome", "aim", "completion"),
            *("mapping", "set_aside", "assessor", "framework_in_use", "judgement"),
        }
    )
    keys = (
        ("F3", N_("Find in the curriculum")),
        ("F2", N_("While a file is checked: correct the row, or say what the column holds")),
        ("Ctrl+V", N_("Bring in what was copied: cells, text or files")),
        ("F2", N_("Correct the title")),
        ("Ins", N_("Add a topic")),
        ("Shift+Ins", N_("Add a module")),
        ("Alt+Up", N_("Move up")),
        ("Alt+Down", N_("Move down")),
        ("Alt+Left", N_("Move out of the module")),
        ("Alt+Right", N_("Move into the module above")),
        (SHOW_SOURCE_KEY, N_("Show in source")),
        ("F4", N_("Split the topic")),
        ("F7", N_("Join the chosen topics")),
        ("Del", N_("Delete what is chosen, after saying what hangs on it")),
        ("Esc", N_("Back to the tree")),
        ("Ctrl+Enter", N_("Store what was typed")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.text(N_("Curriculum")), parent)
        self._summary = label("", "secondary")
        self.add_picker(self._summary)
        self.bring_in_button = QPushButton(self.words.text(N_("Bring in a file")))
        self.bring_in_button.setProperty("primary", True)
        self.bring_in_button.setEnabled(not context.editor.is_read_only)
        self.bring_in_button.clicked.connect(self.ask_for_files)
        self.add_action(self.bring_in_button)
        self.tree_pane = TreePane(context)
        self.details = DetailsPane(context)
        stays = N_("Mappings, evidence and outcomes stay with the first part; what is set aside is so in both.")
        self.split_panel = SplitPanel(context, context.words.text(stays))
        self.bring_in_panel = BringInPanel(context)
        self._pasted: QTemporaryDir | None = None
        self._lay_out()
        self.tree.current_changed.connect(self._on_current)
        self.tree_pane.rename_asked.connect(self.details.rename)
        self.tree_pane.split_asked.connect(self._on_split)
        self.split_panel.closed.connect(self._on_split_closed)
        self.bring_in_panel.closed.connect(self._on_brought_in)

    @property
    def tree(self) -> CurriculumTree:
        """The tree of the page."""
        return self.tree_pane.tree

    def refresh(self) -> None:
        curriculum = self.context.session.curriculum
        self._summary.setText(self._summed(curriculum) if curriculum.nodes else "")
        self.tree_pane.refresh()
        self.tree.choose_first()
        self._show_details()
        if self._stack.currentWidget() is not self.bring_in_panel:
            self._show_what_there_is()

    def show_target(self, target: object) -> None:
        """Choose the node with this id, begin what another page asks for, or bring files in."""
        if isinstance(target, Path):
            self.bring_in([target])
        elif isinstance(target, tuple):
            self.bring_in([path for path in target if isinstance(path, Path)])
        elif isinstance(target, RowTask):
            self.tree_pane.begin(target)
        elif isinstance(target, str) and target in self.context.session.curriculum.by_id:
            self.tree_pane.show_node(target)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> object:
        """What is chosen, kept over a change of language."""
        return self.tree.current_id()

    def restore(self, state: object) -> None:
        """Choose what was chosen."""
        self.show_target(state)

    def ask_for_files(self) -> None:
        """Let files be chosen, and bring them in."""
        words = self.words
        curricula, everything = words.text(N_("Curricula")), words.text(N_("All files"))
        kinds = f"{curricula} ({_READABLE});;{everything} (*)"
        names, _ = QFileDialog.getOpenFileNames(self, words.text(N_("Bring in a curriculum")), "", kinds)
        self.bring_in([Path(name) for name in names])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Read files, show what was understood of them, and bring them in when that is wanted."""
        if paths and not self.context.editor.is_read_only and not self.bring_in_panel.is_reading:
            self.details.commit()
            self._stack.setCurrentWidget(self.bring_in_panel)
            self.bring_in_button.setVisible(False)
            self.title_label.setText(self.words.text(N_("Bring in a curriculum")))
            self._summary.setText(", ".join(path.name for path in paths))
            self.bring_in_panel.read(paths)

    def paste(self) -> None:
        """Bring in what was copied elsewhere: files, cells or lines of text."""
        data = QApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not paths:
            self._pasted = QTemporaryDir()  # until something else is pasted
            pasted = pasted_file(data, Path(self._pasted.path()), self.words.text(N_("Pasted text")))
            if pasted is None:
                self.context.tell(self.words.text(N_("Nothing that could be brought in was copied.")))
                return
            paths = [pasted]
        self.bring_in(paths)

    def find_in_list(self) -> None:
        """Put the cursor into the search of the tree."""
        self.tree_pane.to_search()

    def panes(self) -> Sequence[QWidget]:
        """What takes the focus in each pane, in reading order."""
        if self._stack.currentWidget() is self.bring_in_panel:
            return self.bring_in_panel.panes()
        is_splitting = self._right.currentWidget() is self.split_panel
        return [self.tree, self.split_panel.first if is_splitting else self.details.names.title]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        is_tree_shown = self._stack.currentIndex() == 0
        if event.matches(QKeySequence.StandardKey.Paste) and self._stack.currentWidget() is not self.bring_in_panel:
            self.paste()
            return
        match event.key():
            case Qt.Key.Key_F3 if is_tree_shown:
                self.find_in_list()
            case Qt.Key.Key_F2 if is_tree_shown:
                self.details.rename()
            case Qt.Key.Key_Escape if is_tree_shown:
                self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's spelling
        self.details.commit()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        frame, layout = card()
        layout.setContentsMargins(1, 1, 1, 1)  # the edge of the card stays in sight
        self._right = QStackedWidget()
        self._right.addWidget(self.details)
        self._right.addWidget(self.split_panel)
        layout.addWidget(self._right)
        px = self.context.theme.pixels
        frame.setMinimumWidth(px(_NARROWEST_RIGHT))
        both = QSplitter()
        both.setHandleWidth(8)
        both.setChildrenCollapsible(False)
        both.addWidget(self.tree_pane)
        both.addWidget(frame)
        both.setSizes([px(_LEFT), px(_RIGHT)])
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 1)
        self.empty = EmptyState(
            self.context.theme,
            "book-open",
            self.words.text(N_("No curriculum yet. Word, Excel and CSV work; Russian is fine.")),
            self.words.text(N_("Bring in a file")),
            self.ask_for_files,
        )
        self._stack = QStackedWidget()
        for widget in (both, self.empty, self.bring_in_panel):
            self._stack.addWidget(widget)
        self.content.addWidget(self._stack)

    def _show_what_there_is(self) -> None:
        self._stack.setCurrentIndex(0 if self.context.session.curriculum.nodes else 1)

    def _show_details(self) -> None:
        node = self.context.session.curriculum.by_id.get(self.tree.current_id())
        self.details.show_node(node, self.context.session.snapshot)

    def _on_current(self, _node_id: str) -> None:
        self.details.commit()
        if self._right.currentWidget() is self.split_panel:
            self._right.setCurrentWidget(self.details)
        self._show_details()

    def _on_split(self, topic: Node) -> None:
        def split(first: str, second: str, hours: Hours) -> bool:
            titles = {"first_title": first, "second_title": second}
            return self.context.editor.run(split_topic, topic=topic.id, **titles, second_hours=hours)

        self._right.setCurrentWidget(self.split_panel)
        self.split_panel.ask(topic.title, topic.hours, split)

    def _on_split_closed(self) -> None:
        self._right.setCurrentWidget(self.details)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_brought_in(self, is_in: bool) -> None:
        self.title_label.setText(self.words.text(N_("Curriculum")))
        self.bring_in_button.setVisible(True)
        self._show_what_there_is()
        self.refresh()
        if is_in:
            self.tree_pane.show_node(self._newest_topic())
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _newest_topic(self) -> str:
        """The first node that came from the newest source."""
        snapshot = self.context.session.snapshot
        newest = snapshot.sources[-1].id
        return next(node.id for node in snapshot.curriculum.nodes if node.source_id == newest)

    def _summed(self, curriculum: Curriculum) -> str:
        words, sums = self.words, self.context.session.derived("tree_sums", tree_sums)
        total = sum((sums[programme.id].hours for programme in curriculum.programmes), Hours()).total
        parts = [
            words.plural("{count} programme", "{count} programmes", len(curriculum.programmes)),
            words.plural("{count} topic", "{count} topics", len(curriculum.topics)),
            words.text(N_("no hours")) if total is None else words.hours(total),
        ]
        return " · ".join(parts)
