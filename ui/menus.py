"""The menu bar, made from the table of commands."""

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from assessor.marks import N_
from assessor.words import Words
from ui.actions import MENUS, ActionSpec, Needs, action_table
from ui.icons import icon
from ui.theme import Theme

_LONGEST_NAME = 60


class Menus:
    """The commands of one window in one language."""

    def __init__(
        self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]], theme: Theme, words: Words
    ) -> None:
        """`handlers`: id of a command -> what it does; every command of the table has one."""
        self._words = words
        self._specs = action_table()
        self._actions = {spec.id: self._make(window, spec, handlers[spec.id], theme) for spec in self._specs}
        self.recent = QMenu(words.text(N_("Open recent")))
        bar = window.menuBar()
        bar.clear()
        for menu in MENUS:
            self._fill(bar.addMenu(words.text(menu)), menu)

    def action(self, name: str) -> QAction:
        """The command with this id."""
        return self._actions[name]

    def enable(self, *, has_file: bool, undo: str, redo: str) -> None:
        """What works now; `undo` and `redo` name the changes that they are about, '' for none."""
        there = {Needs.NOTHING: True, Needs.FILE: has_file, Needs.UNDO: bool(undo), Needs.REDO: bool(redo)}
        for spec in self._specs:
            self._actions[spec.id].setEnabled(there[spec.needs])
        self._actions["undo"].setText(self._named(N_("Undo"), N_("Undo: {change}"), undo))
        self._actions["redo"].setText(self._named(N_("Redo"), N_("Redo: {change}"), redo))

    def check(self, *chosen: str) -> None:
        """Mark these commands as the ones in force, and no others."""
        for name, action in self._actions.items():
            if action.isCheckable():
                action.setChecked(name in chosen)

    def show_recent(self, files: tuple[Path, ...], open_it: Callable[[Path], object]) -> None:
        """List the files that were open before."""
        self.recent.clear()
        for number, file in enumerate(files, start=1):
            entry = self.recent.addAction(f"&{number}  {file.stem.replace('&', '&&')}")
            entry.setToolTip(str(file))
            entry.triggered.connect(lambda _checked=False, chosen=file: open_it(chosen))
        self.recent.setEnabled(bool(files))

    def _make(self, window: QMainWindow, spec: ActionSpec, do: Callable[[], object], theme: Theme) -> QAction:
        action = QAction(self._words.text(spec.title), window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable((bool(spec.submenu) and spec.id not in _STEPS) or spec.id in _SWITCHES)
        if spec.icon:
            action.setIcon(icon(spec.icon, theme.tokens.text_2))
        action.triggered.connect(lambda _checked=False: do())
        window.addAction(action)
        return action

    def _fill(self, menu: QMenu, name: str) -> None:
        specs = [spec for spec in self._specs if spec.menu == name]
        specs.sort(key=lambda spec: spec.part)
        for part, members in groupby(specs, lambda spec: spec.part):
            if part and not menu.isEmpty():
                menu.addSeparator()
            for submenu, entries in groupby(members, lambda spec: spec.submenu):
                target = menu.addMenu(self._words.text(submenu)) if submenu else menu
                group = QActionGroup(target)
                for spec in entries:
                    action = self._actions[spec.id]
                    target.addAction(action)
                    if spec.id == "open":
                        menu.addMenu(self.recent)
                    if submenu and action.isCheckable():
                        group.addAction(action)

    def _named(self, bare: str, template: str, change: str) -> str:
        if not change:
            return self._words.text(bare)
        short = change if len(change) <= _LONGEST_NAME else f"{change[:_LONGEST_NAME]}…"
        return self._words.text(template, change=short).replace("&", "&&")


_STEPS = frozenset({"larger", "smaller", "normal"})
_SWITCHES = frozenset({"navigation", "history"})
