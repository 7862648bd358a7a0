"""The palette: one field, and under it what was found. The field keeps the focus; keys in it move the lines."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assessor.marks import N_
from assessor.search.entry import Entry, Kind
from assessor.words import Words
from ui.icons import icon
from ui.messages import announce
from ui.pages.page import label
from ui.palette.delegate import PaletteDelegate
from ui.palette.finding import Answer, Finding
from ui.palette.model import PaletteModel, Role
from ui.palette.rows import All, Heading, Line, Row, RowMaker
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_AT_ONCE = 500  # entries read ahead before the window may do something else
_EDGE = 8


@dataclass(frozen=True, slots=True)
class Doors:
    """What the palette may do; it closes before."""

    take: Callable[[Entry], object]
    open_in_mapping: Callable[[Entry], object]
    can_map: Callable[[Entry], bool]


class Palette(QDialog):
    """Enter takes the current line, Ctrl+Enter opens it in Mapping, Esc or a click elsewhere closes."""

    given_up = Signal()  # Esc
    gone = Signal()  # from the screen, for whatever reason

    def __init__(
        self, theme: Theme, words: Words, finding: Finding, maker: RowMaker, doors: Doors, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._theme, self._words, self._finding, self._maker, self._doors = theme, words, finding, maker, doors
        self._opened: set[Kind] = set()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.text(N_("Search and commands")))
        self.setAccessibleName(self.windowTitle())
        self.field = QLineEdit()
        self.model = PaletteModel()
        self.list = QListView()
        self._empty = EmptyState(theme, "search", "", words.text(N_("Clear")), self._clear)
        self._short = EmptyState(theme, "search", words.text(N_("One letter more, and it is looked for.")))
        self._stack = QStackedWidget()
        self._set_up_field()
        self._set_up_list()
        self._lay_out()
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._work_ahead)
        self._ahead.start()
        self._show_found()

    def current(self) -> Row | None:
        """The line that Enter takes."""
        number = self.list.currentIndex().row()
        return self.model.rows[number] if number >= 0 else None

    def event(self, event: QEvent) -> bool:
        """Another window came to the front."""
        is_left = event.type() is QEvent.Type.WindowDeactivate and QApplication.activePopupWidget() is None
        if is_left and self.isVisible():
            self._put_away()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's spelling
        super().hideEvent(event)
        self.gone.emit()

    def reject(self) -> None:
        """Esc: nothing was chosen."""
        super().reject()
        self.given_up.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        """Keys of the field that move or take lines, and a click on the number of a group."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._on_click(self.list.indexAt(event.position().toPoint()))
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, is_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ENTER:
            self._take(in_mapping=is_ctrl)
        elif key in _STEPS and not is_ctrl:
            self._move(self.list.currentIndex().row() + _STEPS[Qt.Key(key)], 1 if _STEPS[Qt.Key(key)] > 0 else -1)
        elif key == Qt.Key.Key_Home and is_ctrl:
            self._move(0, 1)
        elif key == Qt.Key.Key_End and is_ctrl:
            self._move(len(self.model.rows) - 1, -1)
        else:
            return False
        return True

    def _move(self, start: int, step: int) -> None:
        """To the nearest line from there on; at either end it stays."""
        last = len(self.model.rows) - 1
        number = self.model.choosable(max(0, min(start, last)), step)
        if number < 0:
            number = self.model.choosable(max(0, min(start, last)), -step)
        if number >= 0 and number != self.list.currentIndex().row():
            self._choose(number)
            announce(self.field, self.model.index(number).data(Qt.ItemDataRole.AccessibleTextRole))

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number))
        first_of_group = number > 0 and isinstance(self.model.rows[number - 1], Heading)
        if first_of_group:  # with its heading
            self.list.scrollTo(self.model.index(number - 1))
        self.list.scrollTo(self.model.index(number))

    def _on_click(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW) if index.isValid() else None
        if isinstance(row, Heading) and row.is_cut:
            self._open_all(row.kind)
        elif isinstance(row, Line | All):
            self._choose(index.row())
            self._take(in_mapping=False)

    def _take(self, *, in_mapping: bool) -> None:
        row = self.current()
        if isinstance(row, All):
            self._open_all(row.kind)
        elif isinstance(row, Line) and (not in_mapping or self._doors.can_map(row.entry)):
            self._put_away()
            if in_mapping:
                self._doors.open_in_mapping(row.entry)
            else:
                self._doors.take(row.entry)

    def _put_away(self) -> None:
        """Close, and leave the focus to whoever gets it."""
        self.hide()
        self.close()

    def _open_all(self, kind: Kind) -> None:
        """Everything of a group, from the first line that was not there before."""
        place = next(n for n, row in enumerate(self.model.rows) if isinstance(row, All) and row.kind is kind)
        self._opened.add(kind)
        self._show_found(place)

    def _on_typed(self) -> None:
        self._opened.clear()
        self._show_found()

    def _show_found(self, place: int = 0) -> None:
        answer = self._finding.answer(self.field.text(), self._opened)
        rows = self._maker.rows(answer.groups, answer.typed)
        self.model.show_rows(rows)
        if rows:
            self._stack.setCurrentWidget(self.list)
            self._choose(self.model.choosable(place, 1))
        else:
            self._say_nothing_found(answer)
        if self.isVisible():
            announce(self.field, self._spoken(answer))

    def _say_nothing_found(self, answer: Answer) -> None:
        self._stack.setCurrentWidget(self._short if answer.is_short else self._empty)
        self._empty.say(self._nothing())

    def _nothing(self) -> str:
        typed = self.field.text().strip()
        return self._words.text(N_("Nothing found for “{words}” in titles, items, evidence and notes."), words=typed)

    def _spoken(self, answer: Answer) -> str:
        """How many there are, and the line that Enter would take."""
        row = self.current()
        if row is None or isinstance(row, Heading):
            return "" if answer.is_short else self._nothing()
        total = sum(group.total for group in answer.groups)
        found = self._words.plural("{count} found", "{count} found", total)
        return f"{found}. {row.spoken}"

    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def _work_ahead(self) -> None:
        if not self._finding.work_ahead(_AT_ONCE):
            self._ahead.stop()

    def _set_up_field(self) -> None:
        text = self._words.text
        self.field.setPlaceholderText(text(N_("Search topics, items, evidence, commands")))
        self.field.setAccessibleName(self.windowTitle())
        self.field.setAccessibleDescription(text(_HINT))
        look = icon("search", self._theme.tokens.accent)
        self.field.addAction(look, QLineEdit.ActionPosition.LeadingPosition)
        chip = label(text(N_("Esc")), "key")
        beside = QHBoxLayout(self.field)
        beside.setContentsMargins(0, 0, _EDGE, 0)
        beside.addStretch(1)
        beside.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.setTextMargins(0, 0, chip.sizeHint().width() + _EDGE, 0)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)

    def _set_up_list(self) -> None:
        self.list.setAccessibleName(self._words.text(N_("What was found")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.model, self._theme, self._words.text(N_("Enter"))))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        for widget in (self.list, self._empty, self._short):
            self._stack.addWidget(widget)
        if self._empty.button is not None:
            self._empty.button.setAutoDefault(False)
        hint = label(self._words.text(_HINT), "hint", wraps=True)
        hint.setContentsMargins(_EDGE, 0, _EDGE, 0)
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(_EDGE, 10, _EDGE, _EDGE)
        column.setSpacing(_EDGE)
        column.addWidget(self.field)
        column.addWidget(self._stack, 1)
        column.addWidget(hint)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)


_HINT = N_("Enter goes there, Ctrl+Enter opens it in Mapping, > shows commands only, Esc closes.")
