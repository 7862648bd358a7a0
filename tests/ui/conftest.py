"""What every test of the window gets: the sample open in a session with its doors, in English and light."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from assessor.errors import AssessorError
from assessor.store import Opening, Store
from assessor.words import load_words
from ui.context import Context
from ui.editor import Editor
from ui.jobs import Jobs
from ui.messages import Offer
from ui.session import Session
from ui.theme import Theme


@dataclass
class Doors:
    """What pages said to the window."""

    told: list[str] = field(default_factory=list)
    offers: list[Offer | None] = field(default_factory=list)  # one for each of `told`
    refused: list[AssessorError] = field(default_factory=list)
    gone: list[tuple[str, object]] = field(default_factory=list)

    def tell(self, text: str, offer: Offer | None = None) -> None:
        """As the window does."""
        self.told.append(text)
        self.offers.append(offer)


Opened = Callable[..., Context]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_OF_THE_OFFSCREEN_PLATFORM = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test, but for those that the platform without a screen gives at every window."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OF_THE_OFFSCREEN_PLATFORM, extend=True))


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture
def theme(_one_theme: Theme) -> Iterator[Theme]:
    """The theme of the application, light and at its normal size again afterwards."""
    yield _one_theme
    if _one_theme.tokens.is_dark or _one_theme.scale != 1.0:
        _one_theme.set(is_dark=False, scale=1.0)


@pytest.fixture
def doors() -> Doors:
    """What the page under test tells, refuses, and where it goes."""
    return Doors()


@pytest.fixture
def opened(theme: Theme, doors: Doors) -> Iterator[Opened]:
    """`opened(path, language="en", who="")` opens a file and gives the context for a page."""
    minutes = count()
    with ExitStack() as stack:

        def now() -> str:
            minute = next(minutes)
            return f"2026-11-25T{8 + minute // 60:02}:{minute % 60:02}:00+00:00"

        def open_it(path: Path, language: str = "en", who: str = "") -> Context:
            store = stack.enter_context(Store.open(path, opening=Opening("tests", now(), backups=None)))
            session = Session(store, who or _first_assessor(store))
            editor, jobs = Editor(session, now), Jobs()
            stack.callback(jobs.end_all)
            editor.failed.connect(doors.refused.append)
            return Context(
                session=session,
                editor=editor,
                jobs=jobs,
                words=load_words(language),
                theme=theme,
                tell=doors.tell,
                refuse=doors.refused.append,
                go=lambda page, target: doors.gone.append((page, target)),
            )

        yield open_it


@pytest.fixture
def context(opened: Opened, sample_file: Path) -> Context:
    """A copy of the sample, open, with its first assessor as the person on this laptop."""
    return opened(sample_file)


def _first_assessor(store: Store) -> str:
    return next((assessor.id for assessor in store.snapshot().assessors), "")
