"""The right pane: items found by a search, or suggested for the topic while nothing is typed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assessor.marks import N_
from ui.context import Context
from ui.icons import icon
from ui.pages.mapping.finders import ItemRow, Offer
from ui.pages.mapping.item_delegate import ItemDelegate
from ui.pages.mapping.item_model import ItemModel
from ui.pages.page import label
from ui.widgets.empty_state import EmptyState
from ui.widgets.painting import plain_tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemsPane(QFrame):
    """`taken` tells the item that the person maps the topic to."""

    taken = Signal(object)  # ItemRow
    searched = Signal(str)  # what is typed
    no_counterpart = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._words = context.words
        text = self._words.text
        self._heading = label("", "subheading")
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText(text(N_("Type to find any item: code or word (F3)")))
        self.search_box.setToolTip(plain_tip(self.search_box.placeholderText()))  # where it has no room
        self.search_box.setAccessibleName(text(N_("Find an item by code or word")))
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(icon("search", context.theme.tokens.text_3), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.textChanged.connect(self.searched)
        self.search_box.installEventFilter(self)
        self._note = label(text(N_("Nothing fits well. This may have no counterpart.")), "warn", wraps=True)
        self._aside = QPushButton(text(N_("No counterpart")))
        self._aside.clicked.connect(self.no_counterpart)
        self.model = ItemModel(context.words, self)
        self.list = QListView()
        self.list.setAccessibleName(text(N_("Items offered")))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ItemDelegate(self.list, context.theme, context.words))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.doubleClicked.connect(lambda index: self._take(index.row()))
        self.list.installEventFilter(self)
        self.list.setDragEnabled(True)
        self._empty = EmptyState(context.theme, "search", "", text(N_("Clear")), self._clear)
        self._waiting = EmptyState(context.theme, "clock", "")
        self._stack = QStackedWidget()
        for widget in (self.list, self._empty, self._waiting):
            self._stack.addWidget(widget)
        self._note_row = QWidget()
        self._lay_out()

    @property
    def typed(self) -> str:
        return self.search_box.text().strip()

    def show_offer(self, offer: Offer, mapped: frozenset[tuple[str, str]], *, can_set_aside: bool) -> None:
        """Show what was found or is suggested; the row that is current stays current."""
        before = self.current_row()
        self.model.show_rows(offer.rows, mapped)
        is_search = bool(self.typed)
        self._heading.setText(self._words.text(N_("Items found")) if is_search else self._words.text(N_("Suggestions")))
        self._note_row.setVisible(not is_search and offer.nothing_fits)
        self._aside.setEnabled(can_set_aside)
        row = offer.rows.index(before) if before in offer.rows else 0
        if offer.rows:
            self.list.setCurrentIndex(self.model.index(row))
            self._stack.setCurrentWidget(self.list)
        elif is_search:
            self._empty.say(self._words.text(N_("Nothing found for “{words}”."), words=self.typed))
            self._stack.setCurrentWidget(self._empty)
        else:
            self.say(self._words.text(N_("No item shares a word with this topic. Type to search.")))

    def say(self, sentence: str) -> None:
        """Show a sentence in place of items."""
        self.model.show_rows((), frozenset())
        self._heading.setText(self._words.text(N_("Suggestions")))
        self._note_row.hide()
        self._waiting.say(sentence)
        self._stack.setCurrentWidget(self._waiting)

    def focus_target(self) -> QWidget:
        """The items, or the search while there are none."""
        return self.list if self.model.rowCount() else self.search_box

    def begin_search(self, typed: str = "") -> None:
        """Go to the search box; `typed` is the first letter, pressed elsewhere."""
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.search_box.setText(typed)
        else:
            self.search_box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._take(self.list.currentIndex().row())
                return True
            if watched is self.search_box and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                self.list.keyPressEvent(event)
                return True
            if watched is self.search_box and key == Qt.Key.Key_Escape and self.search_box.text():
                self.search_box.clear()
                return True
        return super().eventFilter(watched, event)

    def _take(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.taken.emit(self.model.item_row(row))

    def take_current(self) -> None:
        """Map the topic to the current item, or open the mapping that there is."""
        self._take(self.list.currentIndex().row())

    def current_row(self) -> ItemRow | None:
        """The current item."""
        row = self.list.currentIndex().row()
        return self.model.item_row(row) if 0 <= row < self.model.rowCount() else None

    def _clear(self) -> None:
        self.search_box.clear()
        self.search_box.setFocus()

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(0, 0, 0, 0)
        note.addWidget(self._note, 1)
        note.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(px(12), px(8), px(12), 0)
        head.setSpacing(px(8))
        for widget in (self._heading, self.search_box, self._note_row):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
