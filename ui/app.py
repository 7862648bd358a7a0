"""The start of the window: the application, its font and theme, settings, log, keys, and what happens with a bug."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from assessor.marks import N_
from assessor.store import Store
from assessor.this_run import log_folder, opening, settings_folder
from ui.crash import CrashGuard
from ui.icons import icon
from ui.keys import LatinKeys
from ui.log import LogFiles
from ui.settings import Settings
from ui.theme import Theme
from ui.tokens import LIGHT
from ui.window import MainWindow, is_dark

_SWITCH_SECONDS = 0.001
"""How long a worker keeps the interpreter while the window waits for it; Python's own 5 ms add up to a visible stop."""


def run(file: Path | None = None, *, language: str) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        file: an assessment to open; None for the start page.
        language: of the system; what the person chose in the window goes before it.
    Raises: AssessorError when `file` can't be opened, before there is any window.
    """
    store = Store.open(file, opening=opening()) if file is not None else None
    try:
        application = make_application()
        log = LogFiles(log_folder())
        window = make_window(application, language)
    except BaseException:
        if store is not None:
            store.close()
        raise
    guard = CrashGuard(lambda: window.words, application)
    guard.install()
    keys = LatinKeys(application)
    application.installEventFilter(keys)
    window.show()
    QTimer.singleShot(0, lambda: _begin(window, store, log))
    try:
        return application.exec()
    finally:
        guard.remove()
        log.close()


def make_application() -> QApplication:
    """The one application, with its font: Segoe UI on Windows, else Inter where it is there, else the system's."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    sys.setswitchinterval(_SWITCH_SECONDS)
    application.setApplicationName("customs-training-assessor")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("customs-training-assessor")
    application.setWindowIcon(_window_icon())
    family = "Segoe UI" if sys.platform == "win32" else "Inter"
    if family in QFontDatabase.families():
        application.setFont(QFont(family))
    return application


def make_window(application: QApplication, language: str) -> MainWindow:
    """The window on the start page, as the settings of this person want it."""
    settings = Settings(settings_folder() / "settings.ini")
    theme = Theme(application, is_dark=is_dark(settings.light), scale=settings.text_percent / 100)
    return MainWindow(settings, theme, settings.language or language)


def _begin(window: MainWindow, store: Store | None, log: LogFiles) -> None:
    """Show what was asked for, and say what can't be kept."""
    if store is not None:
        window.desk.take(store)
    else:
        window.commands.files.read_recent()
        if window.start is not None:
            window.start.focus_first()
    if window.settings.problem:
        template = N_("The settings can't be kept ({problem}): “{file}”. Next time they are as before.")
        problem = window.words.text(template, problem=window.settings.problem, file=window.settings.file)
        window.bars.refuse(problem)
    if log.problem:
        template = N_("No log can be kept in “{folder}” ({problem}). The work goes on without.")
        window.bars.refuse(window.words.text(template, folder=log.folder, problem=log.problem))


def _window_icon() -> QIcon:
    return icon("square-check", LIGHT.accent)
