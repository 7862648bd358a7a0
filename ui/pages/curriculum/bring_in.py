"""Bringing files of the host in: reading with progress, then a review; nothing is changed before the last button."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from threading import Event

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from assessor.edits.curriculum import bring_in_files, check_drafts
from assessor.errors import AssessorError
from assessor.importing import Draft
from assessor.marks import N_
from assessor.model.curriculum import NodeKind, sum_of
from ui.context import Context
from ui.jobs import Job
from ui.messages import run_long_and_tell
from ui.pages.curriculum.draft_model import draft_rows, problem_notes, set_aside_notes
from ui.pages.curriculum.draft_views import DraftTree, NotesList
from ui.pages.curriculum.reading import ReadFile, reading
from ui.pages.page import card, label

_LEFT, _RIGHT = 640, 420
_ROOM_BESIDE_TEXT = 32


class BringInPanel(QWidget):
    """Stands in place of the tree until the files are brought in or not."""

    closed = Signal(bool)  # whether something was brought in

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._files: list[ReadFile] = []
        self._stopped = Event()
        self._is_reading = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._reading_widget())
        self._stack.addWidget(self._review_widget())
        context.jobs.progressed.connect(self._on_progress)

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return self._is_reading

    def panes(self) -> Sequence[QWidget]:
        """What takes the focus in each pane that is shown, in reading order."""
        parts = (self.stop, self.tree, self.problems, self.set_aside, self.bring_in)
        return [part for part in parts if part.isVisibleTo(self)]

    def read(self, paths: Sequence[Path]) -> None:
        """Read files in a job of the window, then show the review."""
        names = ", ".join(path.name for path in paths)
        stopped = self._stopped = Event()
        self._is_reading = True
        self._what.setText(self._words.text(N_("Reading {files}"), files=names))
        self._where.setText("")
        self._stack.setCurrentIndex(0)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.jobs.start(
            Job(
                name=self._words.text(N_("Reading {files}"), files=names),
                work=reading(paths, self._words, stopped),
                done=lambda files: None if stopped.is_set() else self._review(files),
                failed=lambda error: None if stopped.is_set() else self._refuse(error),
            )
        )

    def cancel(self) -> None:
        """Bring nothing in."""
        self._stopped.set()
        self._is_reading = False
        self._files = []
        self.closed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _reading_widget(self) -> QWidget:
        frame, layout = card()
        self._what = label("", "heading", wraps=True)
        self._where = label("", "secondary", wraps=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self._words.text(N_("Reading")))
        self.stop = QPushButton(self._words.text(N_("Cancel")))
        self.stop.clicked.connect(self.cancel)
        layout.addStretch(1)
        for widget in (self._what, bar, self._where):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(label(self._words.text(N_("Nothing is changed until you bring it in.")), "hint", wraps=True), 1)
        row.addWidget(self.stop)
        layout.addLayout(row)
        layout.addStretch(2)
        return frame

    def _review_widget(self) -> QWidget:
        words, theme = self._words, self._context.theme
        self.tree = DraftTree(theme, words)
        self.problems = NotesList(theme, words.text(N_("Places to look at")), icon_name="triangle-alert")
        self.set_aside = NotesList(theme, words.text(N_("Left out, as no part of the tree")))
        self._understood, self._problems_head, self._aside_head = (label("", "secondary") for _ in range(3))
        self._problem_card = self._card(words.text(N_("Places to look at")), self._problems_head, self.problems)
        self._aside_card = self._card(words.text(N_("Left out")), self._aside_head, self.set_aside)
        for notes in (self.problems, self.set_aside):
            notes.selectionModel().currentChanged.connect(self._on_note)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self._problem_card)
        right.addWidget(self._aside_card)
        both = QSplitter()
        both.addWidget(self._card(words.text(N_("What was understood")), self._understood, self.tree))
        both.addWidget(right)
        both.setSizes([theme.pixels(_LEFT), theme.pixels(_RIGHT)])
        for splitter in (right, both):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(8)
        widget = QWidget()
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(both, 1)
        layout.addLayout(self._last_row())
        return widget

    def _card(self, title: str, right: QLabel, body: QWidget) -> QWidget:
        frame, layout = card()
        head = QHBoxLayout()
        head.addWidget(label(title, "subheading"))
        head.addStretch(1)
        head.addWidget(right)
        layout.addLayout(head)
        layout.addWidget(body, 1)
        return frame

    def _last_row(self) -> QHBoxLayout:
        words = self._words
        self.programme = QComboBox()
        self.programme.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.programme.setAccessibleName(words.text(N_("Programme that it belongs to")))
        self.programme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.programme.setMinimumContentsLength(24)
        line = QLineEdit()
        line.setStyleSheet("border: none; min-height: 0px;")  # the box around it has them
        self.programme.setLineEdit(line)
        self.programme.editTextChanged.connect(self._say_where_it_goes)
        self._programme_label = label(words.text(N_("Programme")), "secondary")
        self._goes = label("", "hint", wraps=True)
        self.cancel_button = QPushButton(words.text(N_("Cancel")))
        self.cancel_button.clicked.connect(self.cancel)
        self.bring_in = QPushButton()
        self.bring_in.setProperty("primary", True)
        self.bring_in.clicked.connect(self._bring_in)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._programme_label)
        row.addWidget(self.programme, 2)
        row.addWidget(self._goes, 2)
        row.addWidget(self.cancel_button)
        row.addWidget(self.bring_in)
        return row

    def _on_progress(self, what: str, done: int, of: int, _left: float) -> None:
        if self.is_reading:
            self._where.setText(f"{what} ({done + 1} / {of})" if of > 0 else what)

    def _refuse(self, error: AssessorError) -> None:
        self._context.refuse(error)
        self.cancel()

    def _review(self, files: list[ReadFile]) -> None:
        drafts = [draft for draft, _ in files]
        try:
            check_drafts(self._context.session.store, drafts)
        except AssessorError as error:
            self._refuse(error)
            return
        self._is_reading = False
        self._files = files
        self._show(drafts)
        self._stack.setCurrentIndex(1)
        self.bring_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, drafts: Sequence[Draft]) -> None:
        words = self._words
        rows = list(draft_rows(drafts))
        topics = sum(row.kind is NodeKind.TOPIC for row in rows)
        modules = sum(row.kind is NodeKind.MODULE for row in rows)
        programmes = [programme for draft in drafts for programme in draft.programmes]
        total = sum_of(row.hours for row in rows if row.kind is NodeKind.PROGRAMME).total
        parts = [
            words.plural("{count} programme", "{count} programmes", len(programmes)),
            words.plural("{count} module", "{count} modules", modules),
            words.plural("{count} topic", "{count} topics", topics),
            words.text(N_("no hours")) if total is None else words.hours(total),
        ]
        self._understood.setText(" · ".join(parts))
        self.tree.show_draft_rows(rows)
        problems, aside = problem_notes(drafts, words), set_aside_notes(drafts, words)
        self.problems.notes_model.show_notes(problems)
        self.set_aside.notes_model.show_notes(aside)
        self._problems_head.setText(words.number(len(problems)))
        self._aside_head.setText(words.plural("{count} row", "{count} rows", len(aside)))
        self._problem_card.setVisible(bool(problems))
        self._aside_card.setVisible(bool(aside))
        self.bring_in.setText(words.plural("Bring in {count} topic", "Bring in {count} topics", topics))
        bold = QFontMetrics(self._context.theme.font(bold=True))
        room = self._context.theme.pixels(_ROOM_BESIDE_TEXT)
        self.bring_in.setMinimumWidth(bold.horizontalAdvance(self.bring_in.text()) + room)
        self._offer_programmes(drafts)

    def _offer_programmes(self, drafts: Sequence[Draft]) -> None:
        """One programme may be named; a file with several keeps its own."""
        is_one = all(len(draft.programmes) == 1 for draft in drafts)
        self.programme.blockSignals(True)
        self.programme.clear()
        self.programme.addItems([node.title for node in self._context.session.curriculum.programmes])
        if is_one:
            first = drafts[0]
            self.programme.setEditText(first.programmes[0].title or PurePath(first.file_name).stem)
        self.programme.blockSignals(False)
        for widget in (self.programme, self._programme_label):
            widget.setVisible(is_one)
        self._is_one = is_one
        self._say_where_it_goes()

    def _say_where_it_goes(self) -> None:
        words = self._words
        title = self.programme.currentText().strip()
        known = {node.title for node in self._context.session.curriculum.programmes}
        if not self._is_one:
            text = words.text(N_("Each programme of the file comes in under its own name."))
        elif title in known:
            text = words.text(N_("It goes to the end of this programme. One step; undo takes it back."))
        else:
            text = words.text(N_("It becomes a new programme. One step; undo takes it back."))
        self._goes.setText(text)
        self.bring_in.setEnabled(bool(title) or not self._is_one)

    def _on_note(self, now: QModelIndex, _before: QModelIndex) -> None:
        """Show in the tree what a note is about."""
        if not now.isValid():
            return
        notes = self.problems if now.model() is self.problems.notes_model else self.set_aside
        note = notes.notes_model.note_at(now)
        key = self.tree.draft_model.key_near(note.file, note.place)
        if key is not None:
            self.tree.choose_key(key)

    def _bring_in(self) -> None:
        programme = self.programme.currentText() if self._is_one else None
        self.bring_in.setEnabled(False)
        run_long_and_tell(
            self._context,
            self._words.text(N_("Bringing it in")),
            bring_in_files,
            self._on_brought_in,
            files=self._files,
            programme=programme,
        )

    def _on_brought_in(self, is_done: bool) -> None:  # called back
        self.bring_in.setEnabled(True)
        if is_done:
            self._files = []
            self.closed.emit(True)
