"""What the commands of the menus do; each is one method, found by the id of the table."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QInputDialog

from assessor.edits.assessment import add_assessor
from assessor.marks import N_
from ui.actions import action_table, page_of
from ui.dialogs.help import AboutDialog, KeysDialog
from ui.dialogs.settings import Choices, SettingsDialog
from ui.file_commands import FileCommands
from ui.palette.door import PaletteDoor
from ui.settings import Light
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE

if TYPE_CHECKING:
    from ui.window import MainWindow

_TEXT_STEP = 10
_FILE_COMMANDS = frozenset({"new", "open", "sample", "copy", "close", "check", "backups", "log"})


class Commands:
    """The commands of one window; those about files stand in `files`."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.files = FileCommands(window)
        self._palette = PaletteDoor(window)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Id of a command -> what it does, for every command of the table."""
        window = self._window
        special: dict[str, Callable[[], object]] = {
            "light": lambda: window.set_light(Light.LIGHT),
            "dark": lambda: window.set_light(Light.DARK),
            "system": lambda: window.set_light(Light.SYSTEM),
            "language_en": lambda: window.set_language("en"),
            "language_ru": lambda: window.set_language("ru"),
            "larger": lambda: self._resize_text(_TEXT_STEP),
            "smaller": lambda: self._resize_text(-_TEXT_STEP),
            "normal": lambda: window.set_text_percent(100),
            "next_pane": lambda: self._pane(1),
            "previous_pane": lambda: self._pane(-1),
            "quit": window.close,
        }
        found: dict[str, Callable[[], object]] = {}
        for spec in action_table():
            page = page_of(spec.id)
            if page is not None:
                found[spec.id] = lambda page=page: window.go(page)  # type: ignore[misc]  # bound now
            else:
                owner = self.files if spec.id in _FILE_COMMANDS else self
                found[spec.id] = special[spec.id] if spec.id in special else getattr(owner, spec.id)
        return found

    def undo(self) -> None:
        """Take the last change back."""
        if self._window.desk.editor is not None:
            self._window.leave_field()
            self._window.desk.editor.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._window.desk.editor is not None:
            self._window.leave_field()
            self._window.desk.editor.redo()

    def be(self, assessor_id: str) -> None:
        """Somebody else works on this laptop from now on; '' asks for a name and adds a person."""
        window = self._window
        chosen = assessor_id or self._new_person()
        if chosen:
            window.leave_field()
            window.desk.be(chosen)
            window.rebuild()

    def search(self) -> None:
        """Find anything, or any command."""
        self._palette.open()

    def settings(self) -> None:
        """Language, theme, size of the text."""
        window = self._window
        choices = Choices(window.words.language, window.settings.light, window.settings.text_percent)
        dialog = SettingsDialog(window.theme, window.words, choices, self._apply, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def navigation(self) -> None:
        """Icons only, or names too."""
        if self._window.frame is not None:
            self._window.frame.switch_navigation()
            self._window.check_actions()

    def history(self) -> None:
        """Open the history, or close it."""
        frame = self._window.frame
        if frame is None:
            return
        frame.show_drawer(is_open=not frame.drawer.isVisible())
        if not frame.drawer.isVisible():
            frame.focus_page()
        self._window.check_actions()

    def keys(self) -> None:
        """The keys of the page that is shown, and of the window."""
        window, frame = self._window, self._window.frame
        title = window.words.text(frame.spec.title) if frame is not None and frame.spec is not None else ""
        keys = getattr(frame.page, "keys", ()) if frame is not None else ()
        dialog = KeysDialog(window.theme, window.words, title, keys, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def about(self) -> None:
        """Version and licences."""
        dialog = AboutDialog(self._window.theme, self._window.words, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _new_person(self) -> str:
        """The id of the person added, '' for nobody."""
        window, session, editor = self._window, self._window.desk.session, self._window.desk.editor
        assert session is not None
        assert editor is not None
        title, name_label = window.words.text(N_("Who works on this laptop")), window.words.text(N_("Your name"))
        name, is_typed = QInputDialog.getText(window, title, name_label)
        before = {person.id for person in session.snapshot.assessors}
        if not is_typed or not name.strip() or not editor.run(add_assessor, name=name):
            return ""
        return next(person.id for person in session.snapshot.assessors if person.id not in before)

    def _resize_text(self, step: int) -> None:
        smallest, largest = round(SMALLEST_SCALE * 100), round(LARGEST_SCALE * 100)
        self._window.set_text_percent(max(smallest, min(largest, self._window.settings.text_percent + step)))

    def _pane(self, step: int) -> None:
        frame, focus = self._window.frame, QApplication.focusWidget()
        if frame is None:
            return
        message = self._window.toast.pane()
        panes = [*frame.panes(), *([message] if message is not None else [])]
        here = next(
            (n for n, pane in enumerate(panes) if focus is not None and (pane is focus or pane.isAncestorOf(focus))), 0
        )
        target = panes[(here + step) % len(panes)]
        if target is frame.navigation:
            frame.navigation.focus_current()
        else:
            frame.focus_pane(target)

    def _apply(self, choices: Choices) -> None:
        window = self._window
        window.settings.light = choices.light
        window.set_text_percent(choices.text_percent)
        window.set_light(choices.light)
        window.set_language(choices.language)
