"""Bringing files of the host in: reading with progress, then a review; nothing is changed before the last button."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from assessor.edits.curriculum import bring_in_reviews, check_drafts, remembered_roles
from assessor.edits.newer_version import bring_in_newer_review
from assessor.errors import AssessorError
from assessor.importing.choices import Choices
from assessor.importing.roles import Role
from assessor.marks import N_
from assessor.model.curriculum import NodeKind
from ui.context import Context
from ui.jobs import Job
from ui.messages import run_long_and_tell
from ui.pages.curriculum.reading import ReadFile, reading
from ui.pages.curriculum.review.file_panel import FilePanel
from ui.pages.curriculum.review.state import FileReview
from ui.pages.curriculum.review.version_row import VersionRow
from ui.pages.page import card, label
from ui.widgets.picker import Picker

_ROOM_BESIDE_TEXT = 32


class BringInPanel(QWidget):
    """Stands in place of the tree until the files are brought in or not."""

    closed = Signal(bool)  # whether something was brought in

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self.files: list[FileReview] = []
        self._stopped = Event()
        self._is_reading = False
        self._is_one = True
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
        parts = (self.stop, *self.panel.panes(), self.version.picker, self.bring_in)
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
        choices = Choices(remembered_roles(self._context.session.store))
        self._context.jobs.start(
            Job(
                name=self._words.text(N_("Reading {files}"), files=names),
                work=reading(paths, self._words, stopped, choices),
                done=lambda files: None if stopped.is_set() else self._review(files),
                failed=lambda error: None if stopped.is_set() else self._refuse(error),
            )
        )

    def cancel(self) -> None:
        """Bring nothing in."""
        self._stopped.set()
        self._is_reading = False
        self._leave()
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
        self.panel = FilePanel(self._context)
        self.panel.changed.connect(self._say_what_comes)
        self.version = VersionRow(self._context)
        self.version.compared.connect(self._on_compared)
        self.file_picker = Picker(self._words.text(N_("File under review")), letters=24)
        self.file_picker.picked.connect(self._on_file)
        widget = QWidget()
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.file_picker, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.version)
        layout.addLayout(self._last_row())
        return widget

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
        row.addWidget(self.version.delete_gone)
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
        try:
            check_drafts(self._context.session.store, [file.review.draft for file in files])
        except AssessorError as error:
            self._refuse(error)
            return
        self._is_reading = False
        self.files = [FileReview(file, self) for file in files]
        self.file_picker.set_choices([(file.name, number) for number, file in enumerate(self.files)])
        self.file_picker.setVisible(len(files) > 1)
        self._offer_programmes()
        self._stack.setCurrentIndex(1)
        self._on_file(0)
        self.version.show_file(self.files[0] if len(files) == 1 else None)
        self.bring_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_file(self, number: object) -> None:
        assert isinstance(number, int)
        self.panel.commit()
        self.panel.show_file(self.files[number])

    def _on_compared(self) -> None:
        self.panel.show_comparison(self.version.comparison)
        is_new = self.version.replaces is None
        for widget in (self.programme, self._programme_label):
            widget.setVisible(self._is_one and is_new)
        self._say_where_it_goes()

    def _say_what_comes(self) -> None:
        topics = sum(row.kind is NodeKind.TOPIC for file in self.files for row in file.review.rows)
        self.bring_in.setText(self._words.plural("Bring in {count} topic", "Bring in {count} topics", topics))
        bold = QFontMetrics(self._context.theme.font(bold=True))
        room = self._context.theme.pixels(_ROOM_BESIDE_TEXT)
        self.bring_in.setMinimumWidth(bold.horizontalAdvance(self.bring_in.text()) + room)
        self._say_where_it_goes()

    def _offer_programmes(self) -> None:
        """One programme may be named; a file with several keeps its own."""
        programmes = [[row.title for row in file.review.rows if row.depth == 0] for file in self.files]
        self._is_one = all(len(titles) == 1 for titles in programmes)
        self.programme.blockSignals(True)
        self.programme.clear()
        self.programme.addItems([node.title for node in self._context.session.curriculum.programmes])
        if self._is_one:
            self.programme.setEditText(programmes[0][0] or PurePath(self.files[0].name).stem)
        self.programme.blockSignals(False)
        for widget in (self.programme, self._programme_label):
            widget.setVisible(self._is_one)

    def _say_where_it_goes(self) -> None:
        words = self._words
        title = self.programme.currentText().strip()
        known = {node.title for node in self._context.session.curriculum.programmes}
        if self.version.replaces is not None:
            text = words.text(N_("Topics that stay keep their mappings. One step; undo takes it back."))
        elif not self._is_one:
            text = words.text(N_("Each programme of the file comes in under its own name."))
        elif title in known:
            text = words.text(N_("It goes to the end of this programme. One step; undo takes it back."))
        else:
            text = words.text(N_("It becomes a new programme. One step; undo takes it back."))
        self._goes.setText(text)
        is_named = bool(title) or not self._is_one or self.version.replaces is not None
        self.bring_in.setEnabled(is_named and not self.panel.is_understanding and not self.version.is_waiting)

    def _bring_in(self) -> None:
        self.panel.commit()
        roles: dict[str, Role] = {}
        for file in self.files:
            roles |= file.named_roles()
        self.bring_in.setEnabled(False)
        name, replaces = self._words.text(N_("Bringing it in")), self.version.replaces
        if replaces is not None:
            run_long_and_tell(
                *(self._context, name, bring_in_newer_review, self._on_brought_in),
                review=self.files[0].review,
                data=self.files[0].data,
                replaces=replaces,
                delete_gone=self.version.delete_gone.isChecked(),
                roles=roles,
            )
            return
        run_long_and_tell(
            *(self._context, name, bring_in_reviews, self._on_brought_in),
            files=[(file.review, file.data) for file in self.files],
            programme=self.programme.currentText() if self._is_one else None,
            roles=roles,
        )

    def _on_brought_in(self, is_done: bool) -> None:  # called back
        self.bring_in.setEnabled(True)
        if is_done:
            self._leave()
            self.closed.emit(True)

    def _leave(self) -> None:
        self.files = []
        self.version.show_file(None)
