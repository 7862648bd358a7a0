"""One file under review: the source at the left, what was understood at the right, and what to look at below."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from assessor.errors import AssessorError
from assessor.importing.checksum import checksum
from assessor.importing.choices import Choices, ColumnKey
from assessor.importing.draft import DraftColumn
from assessor.importing.newer import ReviewComparison
from assessor.importing.review import Review
from assessor.importing.review_edits import split
from assessor.importing.roles import Role
from assessor.marks import N_
from assessor.model.curriculum import Hours, NodeKind
from assessor.model.place import Place
from ui.context import Context
from ui.icons import icon
from ui.jobs import Job
from ui.pages.curriculum.reading import understanding
from ui.pages.curriculum.review.change_strip import ChangeStrip
from ui.pages.curriculum.review.commands import ReviewCommands
from ui.pages.curriculum.review.marks import doubtful_rows
from ui.pages.curriculum.review.notes_below import NotesBelow
from ui.pages.curriculum.review.row_editor import RowEditor
from ui.pages.curriculum.review.source_pane import SourcePane
from ui.pages.curriculum.review.state import FileReview
from ui.pages.curriculum.review.tree_view import ReviewTree
from ui.pages.curriculum.review.unit_row import UnitRow
from ui.pages.curriculum.split_panel import SplitPanel
from ui.pages.page import card, label
from ui.widgets.row_menu import RowCommand, RowMenu, RowSpec, command_button, run_if_possible

_UNDO = RowSpec("undo", N_("Take the last step back"), "undo-2")
_REDO = RowSpec("redo", N_("Do the step again"), "redo-2")
_ICON = 16
_LEAST_VIEW = 90
_LONG = 1_000  # rows
_WIDTHS = 560, 540
_HEIGHTS = 470, 115


class FilePanel(QWidget):
    """`changed` tells that what would come in is another."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, theme = context.words, context.theme
        self._context = context
        self._words = words
        self._file: FileReview | None = None
        self._comparison: ReviewComparison | None = None
        self._is_understanding = False
        self.source = SourcePane(context)
        self.tree = ReviewTree(theme, words)
        self.editor = RowEditor(context)
        self.split_panel = SplitPanel(context)
        self.unit = UnitRow(context)
        self.below = NotesBelow(context)
        self.change_strip = ChangeStrip(context)
        self.commands = ReviewCommands(self.tree, lambda: self._file, rename=self._edit, split=self._split)
        self._steps = (
            RowCommand(_UNDO, self._undo, lambda: self._file is not None and self._file.can_undo, is_button=True),
            RowCommand(_REDO, self._redo, lambda: self._file is not None and self._file.can_redo, is_button=True),
        )
        self._buttons = [(c, command_button(c, words)) for c in (*self._steps, *self.commands.all) if c.is_button]
        self._understood = label("", "secondary")
        self.sum_label = label("", "secondary", wraps=True)
        self._lay_out()
        self._connect()

    def show_file(self, file: FileReview) -> None:
        """Show another file from its beginning."""
        if self._file is not None:
            self._file.changed.disconnect(self._refresh)
        self._file = file
        file.changed.connect(self._refresh)
        self._close_below()
        self._show_source()
        self._refresh()
        self.tree.choose([0])

    def show_comparison(self, comparison: ReviewComparison | None) -> None:
        """Show what the file changes of an earlier version; None for a file that is new."""
        if comparison is self._comparison:
            return
        self._comparison = comparison
        if self._file is not None:
            self._show_rows(self._file)
            self.below.show_comparison(comparison)
            self._show_row()

    def _show_source(self) -> None:
        """A long source is shown in the next turn, so that the window answers in between."""
        file = self._file
        assert file is not None

        def show() -> None:
            if self._file is file:
                self.source.show_parts(file.parts, file.review)

        if len(file.review.rows) < _LONG:
            show()
        else:
            QTimer.singleShot(0, self, show)

    def commit(self) -> None:
        """Take what was typed and not yet taken."""
        if self.editor.isVisibleTo(self):
            self.editor.commit()

    @property
    def is_understanding(self) -> bool:
        """Whether the file is being understood anew."""
        return self._is_understanding

    def panes(self) -> Sequence[QWidget]:
        """What takes the focus in each pane that is shown, in reading order."""
        parts = (self.source.view, self.tree, *self.below.lists)
        return [part for part in parts if part.isVisibleTo(self)]

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        """The panel takes what there is: a page would scroll rather than give its lists less than they like."""
        return self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """The keys of undo and redo are of the review while it has them; the assessment waits."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._of_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        command = self._of_key(event)
        if command is not None:
            run_if_possible(command)
        else:
            super().keyPressEvent(event)

    def _of_key(self, event: QKeyEvent) -> RowCommand | None:
        for command, key in zip(
            self._steps, (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo), strict=True
        ):
            if event.matches(key):
                return command
        return None

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        above, both = QSplitter(), QSplitter(Qt.Orientation.Vertical)
        above.addWidget(self.source)
        above.addWidget(self._tree_card())
        above.setSizes([px(width) for width in _WIDTHS])
        both.addWidget(above)
        both.addWidget(self.below)
        both.setSizes([px(height) for height in _HEIGHTS])
        both.setStretchFactor(0, 1)
        for view in (self.tree, self.source.view):
            view.setMinimumHeight(px(_LEAST_VIEW))
        for splitter in (self.below, above, both):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(both)

    def _tree_card(self) -> QFrame:
        frame, layout = card()
        head = QHBoxLayout()
        head.addWidget(label(self._words.text(N_("What was understood")), "subheading"))
        head.addStretch(1)
        head.addWidget(self._understood)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for _, button in self._buttons:
            tools.addWidget(button)
        tools.addStretch(1)
        layout.addLayout(head)
        layout.addLayout(tools)
        layout.addWidget(self.unit)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.change_strip)
        layout.addWidget(self.editor)
        layout.addWidget(self.split_panel)
        layout.addWidget(self.sum_label)
        return frame

    def _connect(self) -> None:
        self.tree.keys = {command.key: self._run_of(command) for command in self.commands.all if command.key}
        self.menu = RowMenu(self.tree, lambda: self.commands.all, self._context.theme, self._words)
        self.tree.current_changed.connect(self._on_current)
        self.tree.selectionModel().selectionChanged.connect(self._enable)
        self.tree.doubleClicked.connect(self._edit)
        self.tree.review_model.move_asked.connect(self.commands.move, Qt.ConnectionType.QueuedConnection)
        self.source.place_chosen.connect(self._on_place)
        self.source.role_chosen.connect(self._on_role)
        self.editor.left.connect(self._close_below)
        self.split_panel.closed.connect(self._close_below)
        self.unit.chosen.connect(self._on_unit)
        self.below.place_chosen.connect(self._on_note)
        self.below.pull_in_asked.connect(self._pull_in)
        self._context.theme.changed.connect(self._dress)
        self._dress()
        self._close_below()

    def _refresh(self) -> None:
        file = self._file
        if file is None:
            return
        review = file.review
        self._show_rows(file)
        self.source.show_review(review)
        self.unit.show_draft(review.draft)
        self._understood.setText(self._summed(review))
        self.below.show_review(review)
        self.sum_label.setText(self._sum_told(review))
        self._show_row()
        self._enable()
        self.changed.emit()

    def _show_rows(self, file: FileReview) -> None:
        compared = self._comparison.by_key if self._comparison is not None else {}
        fates = {key: each.fate for key, each in compared.items()}
        self.tree.show_review(file.review, file.name, doubtful_rows(file.review), fates)

    def _summed(self, review: Review) -> str:
        words = self._words
        kinds = [row.kind for row in review.rows]
        total = review.total_hours.total
        return " · ".join(
            (
                words.plural("{count} programme", "{count} programmes", kinds.count(NodeKind.PROGRAMME)),
                words.plural("{count} module", "{count} modules", kinds.count(NodeKind.MODULE)),
                words.plural("{count} topic", "{count} topics", kinds.count(NodeKind.TOPIC)),
                words.text(N_("no hours")) if total is None else words.hours(total),
            )
        )

    def _sum_told(self, review: Review) -> str:
        """Whether the hours are those that the source prints."""
        words, found = self._words, checksum(review)
        if found is None:
            return words.text(N_("The source prints no total to hold the sum against."))
        values = {"sum": words.hours(found.sum), "printed": words.hours(found.printed)}
        if not found.difference:
            told = words.text(N_("Sum of the topics: {sum}. It agrees with the total of the source."), **values)
        elif found.difference > 0:
            more = words.hours(found.difference)
            template = N_("Sum of the topics: {sum}. The source prints {printed}: {more} more.")
            told = words.text(template, **values, more=more)
        else:
            less = words.hours(-found.difference)
            template = N_("Sum of the topics: {sum}. The source prints {printed}: {less} less.")
            told = words.text(template, **values, less=less)
        if not found.assessment:
            return told
        counted = words.text(N_("Its total counts {hours} of examinations."), hours=words.hours(found.assessment))
        return f"{told} {counted}"

    def _run_of(self, command: RowCommand) -> Callable[..., None]:
        return lambda *_: run_if_possible(command)

    def _enable(self) -> None:
        for command, button in self._buttons:
            button.setEnabled(command.is_possible())

    def _undo(self) -> None:
        if self._file is not None:
            self._file.undo()

    def _redo(self) -> None:
        if self._file is not None:
            self._file.redo()

    def _on_current(self, key: int) -> None:
        if self.editor.isVisibleTo(self):
            self.editor.commit()
        if self.split_panel.isVisibleTo(self):
            self._close_below()
        if self._file is not None and key in self._file.review.by_key:
            self.source.show_place(self._file.review.row(key).place)
        self._show_row()

    def _show_row(self) -> None:
        key = self.tree.current_key()
        compared = self._comparison.by_key.get(key) if self._comparison is not None else None
        self.change_strip.show_topic(compared)
        if self._file is not None and key in self._file.review.by_key:
            self.editor.show_row(self._file, self._file.review.row(key))

    def _on_place(self, place: object) -> None:
        """A line of the source was chosen: show what became of it, else what stands above it."""
        assert isinstance(place, Place)
        key = self.tree.review_model.key_near(place)
        if key is not None and key != self.tree.current_key():
            self.tree.choose([key])

    def _on_note(self, place: object) -> None:
        """Show in the tree and in the source what a note is about."""
        assert isinstance(place, Place)
        self._on_place(place)
        self.source.show_place(place)

    def _pull_in(self, number: int) -> None:
        if self._file is not None:
            known = {row.key for row in self._file.review.rows}
            self._file.pull_in(self._file.review.set_aside[number])
            self.tree.choose([row.key for row in self._file.review.rows if row.key not in known])

    def _edit(self, *_: object) -> None:
        self.split_panel.setVisible(False)
        self.editor.setVisible(True)
        self._show_row()
        self.editor.begin()

    def _split(self) -> None:
        file, key = self._file, self.tree.current_key()
        if file is None:
            return
        row = file.review.row(key)

        def do(first: str, second: str, hours: Hours) -> bool:
            before = file.review
            file.do(lambda review: split(review, key, first, second, hours))
            return file.review is not before

        self.editor.setVisible(False)
        self.split_panel.setVisible(True)
        self.split_panel.ask(row.title, row.hours, do)

    def _close_below(self) -> None:
        had_focus = any(part.isVisibleTo(self) for part in (self.editor, self.split_panel))
        self.editor.setVisible(False)
        self.split_panel.setVisible(False)
        if had_focus:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_role(self, key: object, column: object, role: object) -> None:
        if self._file is None:
            return
        assert isinstance(key, ColumnKey)
        assert isinstance(role, Role)
        known = column if isinstance(column, DraftColumn) else None
        self._understand(self._file.with_role(known, key, role))

    def _on_unit(self, minutes: object) -> None:
        if self._file is not None:
            self._understand(replace(self._file.choices, unit_minutes=minutes if isinstance(minutes, int) else None))

    def _understand(self, choices: Choices) -> None:
        """Understand the file anew, off the GUI thread; what was done to the rows comes back with undo."""
        file = self._file
        if file is None:
            return
        self._is_understanding = True
        self.changed.emit()

        def end(review: Review | None) -> None:
            self._is_understanding = False
            if review is not None:
                file.understood(choices, review)
            else:
                self._refresh()

        def refuse(error: AssessorError) -> None:
            end(None)
            self._context.refuse(error)

        name = self._words.text(N_("Understanding {file} anew"), file=file.name)
        work = understanding(file.document, file.name, choices)
        self._context.jobs.start(Job(name=name, work=work, done=end, failed=refuse))

    def _dress(self) -> None:
        theme = self._context.theme
        size = theme.pixels(_ICON)
        for command, button in self._buttons:
            button.setIcon(icon(command.spec.icon, theme.tokens.text_2))
            button.setIconSize(QSize(size, size))
