"""Every command of the window as one table: what it is called, its key, its icon, its menu, and when it works."""

from dataclasses import dataclass
from enum import Enum, auto

from assessor.marks import N_
from ui.pages import PAGES

FILE, EDIT, VIEW, GO, TOOLS, HELP = N_("&File"), N_("&Edit"), N_("&View"), N_("&Go"), N_("&Tools"), N_("&Help")
MENUS = (FILE, EDIT, VIEW, GO, TOOLS, HELP)


class Needs(Enum):
    """What must be there for a command to work."""

    NOTHING = auto()
    FILE = auto()  # an assessment is open
    UNDO = auto()  # something to take back
    REDO = auto()


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. Commands of one menu with the same number of `part` stand together, parted from others by a line."""

    id: str
    title: str  # template
    menu: str  # template
    keys: tuple[str, ...] = ()  # the first is shown
    icon: str = ""
    needs: Needs = Needs.NOTHING
    part: int = 0
    submenu: str = ""  # template; '' stands in the menu itself


_OPEN_FILE = Needs.FILE
_THEME, _LANGUAGE, _TEXT = N_("Theme"), N_("Language"), N_("Text size")

_GENERAL = (
    ActionSpec("new", N_("New assessment…"), FILE, ("Ctrl+N",), "file-plus"),
    ActionSpec("open", N_("Open…"), FILE, ("Ctrl+O",), "folder-open"),
    ActionSpec("sample", N_("Look at the sample"), FILE, (), "eye"),
    ActionSpec("copy", N_("Save a copy as…"), FILE, ("Ctrl+Shift+S",), "save", _OPEN_FILE, 1),
    ActionSpec("close", N_("Close the assessment"), FILE, ("Ctrl+W",), "x", _OPEN_FILE, 1),
    ActionSpec("quit", N_("Quit"), FILE, ("Ctrl+Q",), "", Needs.NOTHING, 2),
    ActionSpec("undo", N_("Undo"), EDIT, ("Ctrl+Z",), "undo-2", Needs.UNDO),
    ActionSpec("redo", N_("Redo"), EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", Needs.REDO),
    ActionSpec("search", N_("Search and commands…"), EDIT, ("Ctrl+K",), "search", Needs.NOTHING, 1),
    ActionSpec("settings", N_("Settings…"), EDIT, ("Ctrl+,",), "settings", Needs.NOTHING, 2),
    ActionSpec("navigation", N_("Navigation with icons only"), VIEW, ("Ctrl+B",), "columns-3", _OPEN_FILE),
    ActionSpec("history", N_("History of changes"), VIEW, ("Ctrl+H",), "history", _OPEN_FILE),
    ActionSpec("larger", N_("Larger text"), VIEW, ("Ctrl+=", "Ctrl++"), "", Needs.NOTHING, 1, _TEXT),
    ActionSpec("smaller", N_("Smaller text"), VIEW, ("Ctrl+-",), "", Needs.NOTHING, 1, _TEXT),
    ActionSpec("normal", N_("Normal text"), VIEW, ("Ctrl+0",), "", Needs.NOTHING, 1, _TEXT),
    ActionSpec("light", N_("Light"), VIEW, (), "sun", Needs.NOTHING, 1, _THEME),
    ActionSpec("dark", N_("Dark"), VIEW, (), "moon", Needs.NOTHING, 1, _THEME),
    ActionSpec("system", N_("As the system"), VIEW, (), "", Needs.NOTHING, 1, _THEME),
    ActionSpec("language_en", "English", VIEW, (), "", Needs.NOTHING, 1, _LANGUAGE),
    ActionSpec("language_ru", "Русский", VIEW, (), "", Needs.NOTHING, 1, _LANGUAGE),
    ActionSpec("next_pane", N_("Next pane"), GO, ("F6",), "", Needs.NOTHING, 9),
    ActionSpec("previous_pane", N_("Previous pane"), GO, ("Shift+F6",), "", Needs.NOTHING, 9),
    ActionSpec("check", N_("Check this file"), TOOLS, (), "circle-check", _OPEN_FILE),
    ActionSpec("backups", N_("Show the folder of the backups"), TOOLS, (), "folder-open", Needs.NOTHING, 1),
    ActionSpec("log", N_("Show the folder of the log"), TOOLS, (), "file-text", Needs.NOTHING, 1),
    ActionSpec("keys", N_("Keys of this page"), HELP, ("F1",), "circle-help"),
    ActionSpec("about", N_("About and licences"), HELP, (), "info"),
)

_PAGE_PREFIX = "go:"


def page_of(action: str) -> str | None:
    """The page that an action goes to; None for another action."""
    return action.removeprefix(_PAGE_PREFIX) if action.startswith(_PAGE_PREFIX) else None


def action_of(page: str) -> str:
    """The id of the action that goes to a page."""
    return _PAGE_PREFIX + page


def action_table() -> tuple[ActionSpec, ...]:
    """All commands, with one for each page that there is."""
    pages = tuple(
        ActionSpec(action_of(page.id), page.title, GO, (page.key,), page.icon, _OPEN_FILE, 0) for page in PAGES
    )
    return (*_GENERAL, *pages)
