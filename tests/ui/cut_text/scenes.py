"""What the window can show, one scene after another: every page, and what opens over it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from assessor.analysis.open_points import ItemAt
from assessor.errors import FileProblemError
from assessor.marks import N_
from tools.screenshots import settle
from ui.crash import CrashDialog
from ui.messages import Offer
from ui.pages import PAGES
from ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Files:
    """What a person would have at hand."""

    sample: Path
    empty: Path  # an assessment without a curriculum
    plan: Path  # a study plan with a fault


Show = Callable[[MainWindow, Files], QWidget]


@dataclass(frozen=True, slots=True)
class Scene:
    """`show` brings it about and gives the widget to look at. In several sizes only where it follows the window."""

    name: str
    show: Show
    follows_window: bool = False


def scenes() -> list[Scene]:
    """All of them, the pages first. Dialogs and bars that one leaves open the next one closes."""
    pages = [Scene(page.id, _page(page.id), follows_window=True) for page in PAGES]
    empty = [Scene(f"{page.id} without a curriculum", _empty(page.id)) for page in PAGES]
    return [*pages, *_OVER_PAGES, *empty, Scene("start", _start, follows_window=True), Scene("new", _new)]


def put_away(window: MainWindow) -> None:
    """Close what the scene before left open."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    if window.frame is not None and window.frame.drawer.isVisible():
        window.commands.history()
    window.bars.clear_errors()
    settle(window)


def _open(window: MainWindow, file: Path) -> None:
    window.commands.files.open_file(file)
    session = window.desk.session
    assert session is not None
    if session.assessor is None:
        settle(window)
        window.commands.be(session.snapshot.assessors[0].id)
    settle(window)


def _page(page: str) -> Show:
    def show(window: MainWindow, files: Files) -> QWidget:
        _open(window, files.sample)
        window.go(page)
        settle(window)
        return window

    return show


def _empty(page: str) -> Show:
    def show(window: MainWindow, files: Files) -> QWidget:
        _open(window, files.empty)
        window.go(page)
        settle(window)
        return window

    return show


def _start(window: MainWindow, files: Files) -> QWidget:
    window.commands.files.close()
    settle(window)
    return window


def _new(window: MainWindow, files: Files) -> QWidget:
    window.commands.files.new()
    return _dialog(window)


def _settings(window: MainWindow, files: Files) -> QWidget:
    window.commands.settings()
    return _dialog(window)


def _keys(window: MainWindow, files: Files) -> QWidget:
    window.go("mapping")
    window.commands.keys()
    return _dialog(window)


def _about(window: MainWindow, files: Files) -> QWidget:
    window.commands.about()
    return _dialog(window)


def _crash(window: MainWindow, files: Files) -> QWidget:
    CrashDialog(window.words, "Traceback", window).open()
    return _dialog(window)


def _drawer(window: MainWindow, files: Files) -> QWidget:
    _open(window, files.sample)
    window.go("overview")
    window.commands.history()
    settle(window)
    assert window.frame is not None
    return window.frame.drawer


def _messages(window: MainWindow, files: Files) -> QWidget:
    """An error with its way out above the page, and a message with its action."""
    _open(window, files.sample)
    window.go("overview")
    problem = N_("“{file}” is not an assessment. Nothing was changed. Choose a file that ends in .assessment.")
    window.refuse(FileProblemError(problem, file="Учебный план таможенной академии 2026 года.docx"))
    text = window.words.text
    window.tell(text(N_("Saved a copy as “{file}”"), file="Exempla – copy"), Offer(text(N_("Open it")), lambda: None))
    settle(window)
    return window


def _gap(window: MainWindow, files: Files) -> QWidget:
    _open(window, files.sample)
    window.go("gaps", ItemAt("eu-customs-cfw", "OP-06", None, "CTL-OFF"))
    settle(window)
    return window


def _judgement(window: MainWindow, files: Files) -> QWidget:
    _gap(window, files)
    _press(window, window.words.text(N_("Write judgement…")))
    return _dialog(window)


def _outside(window: MainWindow, files: Files) -> QWidget:
    _gap(window, files)
    _press(window, window.words.text(N_("Outside…")))
    return _dialog(window)


def _mapped_topic(window: MainWindow, files: Files) -> QWidget:
    """A topic with mappings of two people, one open with its evidence."""
    _open(window, files.sample)
    session = window.desk.session
    assert session is not None
    assert session.assessor is not None
    me = session.assessor.id
    others = {row.topic_id for row in session.snapshot.mappings if row.assessor_id != me}
    mine = [row for row in session.snapshot.mappings if row.assessor_id == me and row.level]
    window.go("mapping", next(row.topic_id for row in mine if row.topic_id in others))
    settle(window)
    return window


def _review(window: MainWindow, files: Files) -> QWidget:
    """A file read and not yet brought in."""
    _open(window, files.sample)
    window.go("curriculum", files.plan)
    settle(window)
    return window


def _press(window: MainWindow, text: str) -> None:
    assert window.frame is not None
    assert window.frame.page is not None
    buttons = window.frame.page.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text and button.isVisible()).click()


def _dialog(window: MainWindow) -> QWidget:
    settle(window)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


_OVER_PAGES = (
    Scene("history", _drawer),
    Scene("messages", _messages, follows_window=True),
    Scene("a gap", _gap, follows_window=True),
    Scene("judgement", _judgement),
    Scene("outside", _outside),
    Scene("a mapped topic", _mapped_topic, follows_window=True),
    Scene("bringing in", _review, follows_window=True),
    Scene("settings", _settings),
    Scene("keys", _keys),
    Scene("about", _about),
    Scene("crash", _crash),
)
