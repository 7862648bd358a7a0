"""The commands of a row: one table for its keys, its buttons and its context menu."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QMenu, QToolButton, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.icons import icon
from ui.theme import Theme

_KEYS_DOWN = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_INSIDE = 24  # pixels from the left edge of a row to a menu that a key opens


@dataclass(frozen=True, slots=True)
class RowSpec:
    """What a command is called on every page."""

    id: str
    text: str  # a template
    icon: str


MAP = RowSpec("map", N_("Map…"), "link")
NO_COUNTERPART = RowSpec("no_counterpart", N_("No counterpart"), "ban")
BRING_BACK = RowSpec("bring_back", N_("Bring back"), "undo-2")
SHOW_SOURCE = RowSpec("show_source", N_("Show in source"), "file-text")
SHOW_SOURCE_KEY = "F5"
CORRECT = RowSpec("correct", N_("Correct text and hours"), "pencil")
SPLIT = RowSpec("split", N_("Split the topic"), "scissors")
JOIN = RowSpec("join", N_("Join the chosen topics"), "combine")
DELETE = RowSpec("delete", N_("Delete"), "trash-2")
HISTORY = RowSpec("history", N_("History"), "history")
MOVE_UP = RowSpec("up", N_("Move up"), "arrow-up")
MOVE_DOWN = RowSpec("down", N_("Move down"), "arrow-down")
SHOW_GAP = RowSpec("show_gap", N_("Show in Gaps"), "target")


def always() -> bool:
    """For what can be done at any time."""
    return True


@dataclass(frozen=True)
class RowCommand:
    """A command on the chosen rows of one page. `key` is the portable text of a key there, '' for none."""

    spec: RowSpec
    run: Callable[[], object]
    is_possible: Callable[[], bool] = always
    key: str = ""
    part: int = 0  # commands of one part stand together, parted from others by a line
    is_button: bool = False
    is_either: bool = False  # stands in place of another one: left out and not grey while it is not possible

    def shown_key(self) -> str:
        """The key as the system writes it."""
        return QKeySequence(self.key).toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True, slots=True)
class RowTask:
    """What one page asks of another: choose these rows, and begin the command with this id."""

    row_ids: tuple[str, ...]
    command: str


def by_id(commands: Iterable[RowCommand], command_id: str) -> RowCommand:
    """The command of this id. Raises StopIteration where there is none."""
    return next(command for command in commands if command.spec.id == command_id)


def run_if_possible(command: RowCommand) -> None:
    """Do it unless it makes no sense now."""
    if command.is_possible():
        command.run()


def command_button(command: RowCommand, words: Words) -> QToolButton:
    """A button that runs a command, named with its key; the owner gives it its picture."""
    button = QToolButton()
    name, key = words.text(command.spec.text), command.shown_key()
    button.setAccessibleName(f"{name} ({key})" if key else name)
    button.setToolTip(button.accessibleName())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda *_: run_if_possible(command))
    return button


def menu_of(commands: Sequence[RowCommand], theme: Theme, words: Words, parent: QWidget) -> QMenu:
    """A menu in the order of the table; what can't be done now is grey."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown = [command for command in commands if not command.is_either or command.is_possible()]
    for _part, members in groupby(shown, lambda command: command.part):
        if not menu.isEmpty():
            menu.addSeparator()
        for command in members:
            key = command.shown_key()
            text = words.text(command.spec.text).replace("&", "&&")
            action = QAction(f"{text}\t{key}" if key else text, menu)
            action.setObjectName(command.spec.id)
            action.setIcon(icon(command.spec.icon, theme.tokens.text_2))
            action.setEnabled(command.is_possible())
            action.triggered.connect(lambda _checked=False, chosen=command: run_if_possible(chosen))
            menu.addAction(action)
    return menu


class RowMenu(QObject):
    """Opens the menu of a widget's row on a right click, the menu key and Shift+F10."""

    def __init__(
        self,
        widget: QWidget,
        commands: Callable[[], Sequence[RowCommand]],
        theme: Theme,
        words: Words,
        *,
        takes_keys: bool = False,
    ) -> None:
        """`commands` gives those of the row that is current then. A view makes the clicked row current by itself.

        `takes_keys`: inside the widget the keys of the commands work too, before those of the page around it.
        """
        super().__init__(widget)
        self._widget = widget
        self._commands = commands
        self._theme = theme
        self._words = words
        self._takes_keys = takes_keys
        self.menu: QMenu | None = None  # the one that is open
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractItemView):
            widget.viewport().installEventFilter(self)

    def open(self, at: QPoint) -> None:
        """Open it at a place of the screen, unless there is nothing to choose."""
        commands = self._commands()
        if self.menu is not None or not any(command.is_possible() for command in commands):
            return
        self.menu = menu_of(commands, self._theme, self._words, self._widget)
        self.menu.aboutToHide.connect(self._forget)
        self.menu.popup(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if isinstance(event, QContextMenuEvent):
            is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            self.open(self._beside_row() if is_by_key else event.globalPos())
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _asks_for_menu(event):
            self.open(self._beside_row())
            event.accept()
            return True
        if event.type() in _KEYS_DOWN and self._takes_keys and isinstance(event, QKeyEvent):
            command = self._of_key(event)
            if command is not None:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    command.run()
                return True
        return super().eventFilter(watched, event)

    def _of_key(self, event: QKeyEvent) -> RowCommand | None:
        """The command of a key, if it makes sense now. Where text is typed, Delete takes letters away."""
        if event.key() == Qt.Key.Key_Delete and not isinstance(QApplication.focusWidget(), QAbstractButton):
            return None
        keys = QKeySequence(event.keyCombination())
        return next((c for c in self._commands() if c.key and QKeySequence(c.key) == keys and c.is_possible()), None)

    def _beside_row(self) -> QPoint:
        """Under the current row, or under the widget itself."""
        inside = QPoint(self._theme.pixels(_INSIDE), 0)
        if isinstance(self._widget, QAbstractItemView):
            row = self._widget.visualRect(self._widget.currentIndex())
            return self._widget.viewport().mapToGlobal(row.bottomLeft() + inside)
        return self._widget.mapToGlobal(inside + QPoint(0, self._theme.pixels(_INSIDE)))

    def _forget(self) -> None:
        self.menu = None


def _asks_for_menu(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Menu:
        return modifiers == Qt.KeyboardModifier.NoModifier
    return event.key() == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier
