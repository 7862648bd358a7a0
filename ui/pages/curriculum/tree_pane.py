"""The tree with its search, its buttons, and the bar that asks before a deletion."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from assessor.analysis.tree_sums import tree_sums
from assessor.marks import N_
from ui.context import Context
from ui.icons import icon
from ui.pages.curriculum.bars import DeleteBar
from ui.pages.curriculum.commands import TreeCommands
from ui.pages.curriculum.tree_view import CurriculumTree
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_menu import RowCommand, RowMenu, RowTask, by_id, command_button, run_if_possible

_ICON = 16
_LEAST_SEARCH = 120


class TreePane(QFrame):
    """Left half of the page."""

    rename_asked = Signal()
    split_asked = Signal(object)  # Node

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._words = context.words
        self.search = QLineEdit()
        self.tree = CurriculumTree(context.theme, context.words)
        self.bar = DeleteBar(context)
        self.commands = TreeCommands(
            context, self.tree, rename=self.rename_asked.emit, split=self.split_asked.emit, delete=self.ask_to_delete
        )
        self._buttons = {
            command.spec.id: command_button(command, self._words) for command in self.commands.all if command.is_button
        }
        self._lay_out()
        self.tree.keys = {command.key: self._run_of(command) for command in self.commands.all if command.key}
        self.menu = RowMenu(self.tree, lambda: self.commands.all, context.theme, context.words)
        self.tree.selectionModel().selectionChanged.connect(self._enable)
        self.tree.curriculum_model.move_asked.connect(self.commands.move, Qt.ConnectionType.QueuedConnection)
        self.bar.closed.connect(self._after_deletion)
        context.theme.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """Show the tree as it is now, filtered as it was."""
        snapshot = self._context.session.snapshot
        sums = self._context.session.derived("tree_sums", tree_sums)
        self.tree.show_curriculum(snapshot.curriculum, sums, self.search.text())
        has_rows = self.tree.curriculum_model.rowCount() > 0
        self._below.setCurrentIndex(0 if has_rows else 1)
        self.bar.check(snapshot)
        self._enable()

    def show_node(self, node_id: str) -> None:
        """Choose a node, whatever the filter."""
        if not self.tree.curriculum_model.index_of(node_id).isValid():
            self.search.clear()
            self.refresh()
        self.tree.choose([node_id])

    def ask_to_delete(self, nodes: list[str]) -> None:
        """Say what hangs on these nodes, and wait for the answer."""
        self.bar.ask(nodes, self._context.session.snapshot)

    def to_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def begin(self, task: RowTask) -> None:
        """Choose the nodes that another page names, and begin its command there."""
        nodes = [node_id for node_id in task.row_ids if node_id in self._context.session.curriculum.by_id]
        if nodes:
            self.show_node(nodes[0])
            self.tree.choose(nodes)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            run_if_possible(by_id(self.commands.all, task.command))

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        name = self._words.text(N_("Find in the curriculum"))
        self.search.setAccessibleName(name)
        self.search.setPlaceholderText(f"{name}  F3")
        self.search.setToolTip(self.search.placeholderText())  # where it has no room
        self.search.setMinimumWidth(px(_LEAST_SEARCH))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self._to_tree)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.search, 1)
        head.addSpacing(px(8))
        for button in self._buttons.values():
            head.addWidget(button)
        nothing = self._words.text(N_("Nothing found in the titles of the curriculum."))
        self._nothing = EmptyState(
            self._context.theme, "search", nothing, self._words.text(N_("Clear")), self.search.clear
        )
        stack = QWidget()
        self._below = QStackedLayout(stack)
        self._below.addWidget(self.tree)
        self._below.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(stack, 1)

    def _run_of(self, command: RowCommand) -> Callable[..., None]:
        return lambda *_: run_if_possible(command)

    def _to_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.choose_first()

    def _after_deletion(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        for command in self.commands.all:
            if command.spec.id in self._buttons:
                self._buttons[command.spec.id].setEnabled(command.is_possible())

    def _dress(self) -> None:
        theme = self._context.theme
        size = theme.pixels(_ICON)
        for command in self.commands.all:
            button = self._buttons.get(command.spec.id)
            if button is not None:
                button.setIcon(icon(command.spec.icon, theme.tokens.text_2))
                button.setIconSize(QSize(size, size))
