"""Opens the palette over the window, with what can be found and done now, and carries out what was chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from assessor.marks import N_
from assessor.search.entry import Entry, Kind
from assessor.search.search import Search
from ui.actions import ActionSpec, action_table, page_of
from ui.palette.finding import Finding
from ui.palette.palette import Doors, Palette
from ui.palette.rows import RowMaker
from ui.palette.targets import Target, is_mappable, mapping_target_of, target_of
from ui.session import Session

if TYPE_CHECKING:
    from ui.window import MainWindow

SEARCH = "search"  # the command that opens the palette
_WIDTH, _HEIGHT, _BELOW, _BESIDE = 640, 470, 12, 24


class PaletteDoor:
    """One for a window. What was read of an assessment stays while it is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._search: tuple[Session, str, Search] | None = None

    def open(self) -> None:
        """Show the palette; Esc gives the focus back to where it was."""
        window = self._window
        session = window.desk.session
        before = QApplication.focusWidget()
        commands = self._commands()
        entries = [entry for entry, _icon, _keys in commands]
        looks = {entry.id: (icon, keys) for entry, icon, keys in commands}
        snapshot = None if session is None else session.snapshot
        finding = Finding(None if session is None else self._search_of(session), snapshot, entries)
        maker = RowMaker(window.words, snapshot, looks)
        doors = Doors(self._take, lambda entry: self._go(mapping_target_of(entry)), is_mappable)
        shade = _Shade(window)
        palette = Palette(window.theme, window.words, finding, maker, doors, window)
        palette.gone.connect(shade.deleteLater)
        palette.given_up.connect(lambda: self._give_back(before))
        self._place(palette)
        shade.show()
        palette.show()
        palette.raise_()
        palette.activateWindow()
        palette.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _commands(self) -> list[tuple[Entry, str, str]]:
        """What works now, with icon and key; English words find it too."""
        found = []
        for spec in action_table():
            action = self._window.menus.action(spec.id)
            if spec.id != SEARCH and action.isEnabled():
                entry = Entry(Kind.COMMAND, spec.id, self._title(spec, action.text()), others=(_bare(spec.title),))
                found.append((entry, spec.icon, action.shortcut().toString()))
        return found

    def _title(self, spec: ActionSpec, shown: str) -> str:
        words, name = self._window.words, _bare(shown)
        if page_of(spec.id) is not None:
            return words.text(N_("Go to: {page}"), page=name)
        return f"{words.text(spec.submenu)}: {name}" if spec.submenu else name

    def _search_of(self, session: Session) -> Search:
        language = self._window.words.language
        if self._search is None or self._search[0] is not session or self._search[1] != language:
            self._search = session, language, Search(language)
        return self._search[2]

    def _take(self, entry: Entry) -> None:
        session = self._window.desk.session
        if entry.kind is Kind.COMMAND:
            self._window.activateWindow()
            self._window.menus.action(entry.id).trigger()
        elif session is not None:
            self._go(target_of(entry, session.snapshot))

    def _go(self, target: Target | None) -> None:
        frame = self._window.frame
        if target is None or frame is None:
            return
        self._window.activateWindow()
        self._window.go(target.page, target.shows)
        focus = self._window.focusWidget()
        if focus is None or frame.page is None or not frame.page.isAncestorOf(focus):
            frame.focus_page()

    def _give_back(self, before: QWidget | None) -> None:
        """Nothing was chosen: work goes on where it was."""
        self._window.activateWindow()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _place(self, palette: Palette) -> None:
        """Under the menu row, in the middle."""
        window, px = self._window, self._window.theme.pixels
        top = window.menuBar().height() + px(_BELOW)
        width = min(px(_WIDTH), window.width() - 2 * px(_BESIDE))
        height = min(px(_HEIGHT), window.height() - top - px(_BESIDE))
        palette.resize(width, height)
        palette.move(window.mapToGlobal(QPoint((window.width() - width) // 2, top)))


class _Shade(QWidget):
    """Dims the window while the palette is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._theme = window.theme
        self.setGeometry(window.rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        tokens = self._theme.tokens
        colour = QColor(tokens.ground if tokens.is_dark else tokens.text)
        colour.setAlphaF(0.5 if tokens.is_dark else 0.25)
        QPainter(self).fillRect(self.rect(), colour)


def _bare(title: str) -> str:
    """A title of a menu without the mark of its letter."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&")
