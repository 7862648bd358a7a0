"""What stands around the pages of one open assessment: navigation, bars, the page, the history at the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from assessor.analysis.extent import all_topic_counts
from ui.context import Context
from ui.history.drawer import HistoryDrawer
from ui.history.records import HistoryOf
from ui.messages import Bars
from ui.navigation import Navigation
from ui.pages import PAGES, PageSpec
from ui.pages.page import Page
from ui.settings import Settings
from ui.source_viewer.places import SourceAt
from ui.splitters import KeptSplitters

if TYPE_CHECKING:
    from ui.source_viewer.viewer import SourceViewer

_HISTORY = "history"  # no page: it opens beside the one that is shown
_SOURCE = "source"  # a window of its own
_PAGE_NEEDS = 1084
_WIDE_FROM = 1500
"""From this width of the window on the navigation is wide on pages that start narrow."""


class Frame(QWidget):
    """Pages are made when they are first shown."""

    page_changed = Signal(str)
    who_chosen = Signal(str)  # by a page

    def __init__(self, context: Context, settings: Settings, bars: Bars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._states: dict[str, object] = {}
        self._specs = {spec.id: spec for spec in PAGES}
        self.current_id = ""
        self.navigation = Navigation(PAGES, context.theme, context.words)
        self.navigation.chosen.connect(self.go)
        self._stack = QStackedWidget()
        self.drawer = HistoryDrawer(context, self)
        self.drawer.hide()
        self.viewer: SourceViewer | None = None
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(bars)
        middle.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.navigation)
        self._row.addLayout(middle, 1)
        self.show_counts()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self.current_id)

    @property
    def spec(self) -> PageSpec | None:
        """What the table says of the page that is shown."""
        return self._specs.get(self.current_id)

    def go(self, page_id: str, target: object = None) -> None:
        """Show a page, and in it what is asked for; the history opens beside the page, a source in its own window."""
        if page_id == _HISTORY:
            self.show_drawer(is_open=True, of=target if isinstance(target, HistoryOf) else None)
            self.page_changed.emit(self.current_id)
            return
        if page_id == _SOURCE:
            if isinstance(target, SourceAt):
                self.show_source(target)
            return
        page = self._pages.get(page_id) or self._make(page_id)
        self._stack.setCurrentWidget(_room_of(page))
        self.current_id = page_id
        self.navigation.show_page(page_id)
        self._fit_navigation()
        page.activate()
        if target is not None:
            page.show_target(target)
        self.page_changed.emit(page_id)

    def switch_navigation(self) -> None:
        """Icons only or names too, remembered for the page."""
        is_narrow = not self.navigation.is_narrow
        self.navigation.set_narrow(is_narrow)
        self._settings.set_narrow(self.current_id, is_narrow)

    def fit(self) -> None:
        """The window has another width."""
        if self.current_id:
            self._fit_navigation()

    def show_drawer(self, *, is_open: bool, of: HistoryOf | None = None) -> None:
        """Open or close the history: of some rows, or of everything."""
        if is_open:
            self.drawer.open(of)
        else:
            self.drawer.hide()
        self._place_drawer()

    def show_source(self, at: SourceAt) -> None:
        """Show a place of a source."""
        if self.viewer is None:
            from ui.source_viewer.viewer import SourceViewer  # readers are slow to import

            self.viewer = SourceViewer(self.context, self)
        self.viewer.open_at(at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        """The history stands at the right edge."""
        super().resizeEvent(event)
        self._place_drawer()

    def show_counts(self) -> None:
        """What is left or done, at the right of the pages."""
        counts = self.context.session.derived("topic counts", all_topic_counts)
        number = self.context.words.number
        decided = f"{number(counts.total - counts.undecided)} / {number(counts.total)}"
        shown = {"curriculum": number(counts.total), "mapping": decided} if counts.total else {}
        self.navigation.show_counts(shown)

    def states(self) -> dict[str, object]:
        """Page id -> what the page wants to find again when it is made anew."""
        found: dict[str, object] = {}
        for page_id, page in self._pages.items():
            state: Callable[[], object] | None = getattr(page, "state", None)
            if state is not None:
                found[page_id] = state()
        return found

    def restore(self, states: dict[str, object]) -> None:
        """Give the page that is shown what it kept; the others get theirs when they are shown."""
        self._states = states
        self._restore_one(self.current_id)

    def focus_page(self) -> None:
        """Give the focus to the page, or to its place in the navigation where it takes none."""
        panes = self._panes_of_page()
        if not panes or not self.focus_pane(panes[0]):
            self.navigation.focus_current()

    def focus_pane(self, pane: QWidget) -> bool:
        """Give the focus to what is worked on in a pane; false where nothing takes it."""
        give: Callable[[QWidget], QWidget] | None = getattr(self.page, "focus_of", None)
        is_of_page = self.page is not None and self.page.isAncestorOf(pane)
        return focus_in(give(pane) if give is not None and is_of_page else pane)

    def panes(self) -> list[QWidget]:
        """The widgets that F6 goes to, in the order of reading."""
        drawer = [self.drawer.view] if self.drawer.isVisible() else []
        return [self.navigation, *(self._panes_of_page()), *drawer]

    def _panes_of_page(self) -> list[QWidget]:
        page = self.page
        if page is None:
            return []
        give: Callable[[], list[QWidget]] | None = getattr(page, "panes", None)
        return [pane for pane in give() if pane.isVisible()] if give is not None else [page]

    def _make(self, page_id: str) -> Page:
        page = self._specs[page_id].factory(self.context)
        page.who_chosen.connect(self.who_chosen)
        KeptSplitters(page, page_id, self._settings)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(page)
        self._stack.addWidget(room)
        self._pages[page_id] = page
        self._restore_one(page_id)
        return page

    def _restore_one(self, page_id: str) -> None:
        page = self._pages.get(page_id)
        restore: Callable[[object], None] | None = getattr(page, "restore", None)
        if page is not None and restore is not None and page_id in self._states:
            page.activate()
            restore(self._states.pop(page_id))

    def _place_drawer(self) -> None:
        """Beside the page where both have room, else over it."""
        width = self.drawer.width()
        left_over = self.width() - self.navigation.width() - width
        is_beside = self.drawer.isVisible() and left_over >= self.context.theme.pixels(_PAGE_NEEDS)
        self._row.setContentsMargins(0, 0, width if is_beside else 0, 0)
        self.drawer.setGeometry(self.width() - width, 0, width, self.height())
        self.drawer.raise_()

    def _fit_navigation(self) -> None:
        chosen = self._settings.is_narrow(self.current_id)
        wide_from = self.context.theme.pixels(_WIDE_FROM)
        starts_narrow = self._specs[self.current_id].starts_narrow and self.window().width() < wide_from
        is_narrow = starts_narrow if chosen is None else chosen
        if is_narrow != self.navigation.is_narrow:
            self.navigation.set_narrow(is_narrow)


def focus_in(pane: QWidget) -> bool:
    """Give the focus to a pane, or to the first control in it; false where nothing takes it."""
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus or pane.focusProxy() is not None:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
    control = pane.nextInFocusChain()
    while control is not None and control is not pane:
        takes_focus = control.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if takes_focus and pane.isAncestorOf(control) and control.isVisible() and control.isEnabled():
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        control = control.nextInFocusChain()
    return False


def _room_of(page: Page) -> QWidget:
    """The scroll area around a page."""
    viewport = page.parentWidget()
    room = viewport.parentWidget() if viewport is not None else None
    assert room is not None
    return room
