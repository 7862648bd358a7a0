"""The drawer at the right: what was done, by day, newest first; live while it is open."""

from textwrap import shorten

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QToolButton, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.store import ChangeRecord
from ui.context import Context
from ui.history.delegate import HistoryDelegate
from ui.history.models import ChangeRow, HistoryModel, Role, change_rows
from ui.history.records import HistoryOf
from ui.icons import icon
from ui.pages.page import label
from ui.widgets.link_button import LinkButton
from ui.widgets.painting import plain_tip
from ui.widgets.picker import Picker
from ui.widgets.row_menu import RowCommand, RowMenu, RowSpec, run_if_possible

_WIDTH = 320
_LONGEST_NAME = 120
_TAKE_BACK = RowSpec("take_back", N_("Take this back"), "undo-2")
_COPY = RowSpec("copy", N_("Copy"), "copy")
_BATCH = 30  # rows laid out at once: what is seen, and some more


class HistoryDrawer(QFrame):
    """Only what undo would take back can be taken back here; of the others the drawer says what stands in the way."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self._context, self._words = context, context.words
        self.setAccessibleName(self._words.text(N_("History of changes")))
        self.setFixedWidth(context.theme.pixels(_WIDTH))
        self.model = HistoryModel(self._sentence, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        self._names: dict[str, str] = {}  # of changes, in words
        self._of: HistoryOf | None = None  # whose history is shown; None: of everything
        column.addLayout(self._head())
        column.addWidget(self._scope())
        self.view = self._list()
        column.addWidget(self.view, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        self.reason = label("", "hint", wraps=True)
        take_back = RowCommand(_TAKE_BACK, context.editor.undo, self._can_take_back, "Ctrl+Z")
        self.back = QPushButton(self._words.text(_TAKE_BACK.text))
        self.back.setToolTip(take_back.shown_key())
        self.back.clicked.connect(lambda _checked=False: run_if_possible(take_back))
        copy = RowCommand(_COPY, self._copy, lambda: self.current() is not None, "Ctrl+C", 1)
        self.menu = RowMenu(self.view, lambda: (take_back, copy), context.theme, context.words)
        self._copying = QShortcut(QKeySequence("Ctrl+C"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        self._copying.activated.connect(lambda: run_if_possible(copy))
        foot.addWidget(self.reason)
        foot.addWidget(self.back)
        column.addLayout(foot)
        context.editor.changed.connect(self._on_changed)

    def open(self, of: HistoryOf | None = None) -> None:
        """Show what there is of some rows, or of everything, with the newest change chosen."""
        self._of = of
        self.refresh()
        self.show()
        self.view.setFocus()

    def refresh(self) -> None:
        """Show the history as it is now; the chosen change stays chosen where it was not the newest."""
        self.scope.setVisible(self._of is not None)
        name = self._of.name if self._of is not None else ""
        self._of_label.setText(shorten(name, _LONGEST_NAME, placeholder="…"))
        self._of_label.setToolTip(plain_tip(name))
        records = self._records()
        people = sorted({record.who for record in records if record.who})
        everybody = (self._words.text(N_("Everybody")), "")
        self.who.set_choices([everybody, *((name, name) for name in people)])
        undoable = self._context.editor.undoable()
        shown = [record for record in records if self.who.value() in ("", record.who)]
        self.model.show_rows(change_rows(shown, undoable.id if undoable else None, self._words, self._names))
        newest = self.model.index(1, 0)
        if newest.isValid():
            self.view.setCurrentIndex(newest)
        self._on_current()

    def current(self) -> ChangeRow | None:
        """The chosen change."""
        row = self.view.currentIndex().data(Role.ROW)
        return row if isinstance(row, ChangeRow) else None

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.addWidget(label(self._words.text(N_("History")), "heading"))
        row.addStretch(1)
        self.who = Picker(self._words.text(N_("Changes of")), letters=10)
        self.who.picked.connect(lambda _value: self.refresh())
        row.addWidget(self.who)
        close = QToolButton()
        name = self._words.text(N_("Close the history"))
        close.setIcon(icon("x", self._context.theme.tokens.text_2))
        close.setAccessibleName(f"{name} (Ctrl+H)")
        close.setToolTip(f"{name} (Ctrl+H)")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return row

    def _scope(self) -> QWidget:
        """Whose history this is, with the way to everything."""
        self.scope = QFrame()
        row = QHBoxLayout(self.scope)
        row.setContentsMargins(12, 0, 12, 0)
        self._of_label = label("", "subheading", wraps=True)
        row.addWidget(self._of_label, 1)
        self.everything = LinkButton(self._context.theme, self._words.text(N_("Show everything")))
        self.everything.clicked.connect(lambda _checked=False: self.open())
        row.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignTop)
        return self.scope

    def _list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        self._delegate = HistoryDelegate(self._context.theme, self._words.text(N_("taken back")))
        view.setItemDelegate(self._delegate)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(_BATCH)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(self._words.text(N_("Changes, newest first")))
        view.selectionModel().currentChanged.connect(self._on_current)
        return view

    def _records(self) -> tuple[ChangeRecord, ...]:
        session, of = self._context.session, self._of
        if of is None:
            return session.derived("history", lambda _snapshot: session.store.history())
        return session.derived(of, lambda _snapshot: session.store.history_about(*map(dict, of.rows)))

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.refresh()

    def _on_current(self, *_indexes: QModelIndex) -> None:
        row = self.current()
        self.back.setEnabled(self._can_take_back())
        self.reason.setText("" if row is None or row.is_next else self._why_not(row))
        self.reason.setVisible(bool(self.reason.text()))

    def _can_take_back(self) -> bool:
        row = self.current()
        return row is not None and row.is_next and not self._context.editor.is_read_only

    def _copy(self) -> None:
        row = self.current()
        if row is not None:
            QGuiApplication.clipboard().setText(self._sentence(row))

    def _why_not(self, row: ChangeRow) -> str:
        if row.is_taken_back:
            return self._words.text(N_("This is taken back already."))
        undoable = self._context.editor.undoable()
        if undoable is None:
            return ""
        template = N_("Changes are taken back one after another, the newest first. Next is: {change}")
        return self._words.text(template, change=self._words.message(undoable.name))

    def _sentence(self, row: ChangeRow) -> str:
        parts = [row.name, row.time, row.who, self._words.text(N_("taken back")) if row.is_taken_back else ""]
        return ", ".join(part for part in parts if part)
