"""Pictures of every page on the sample, to be looked at: `python -m tools.screenshots [PAGE …]`.

Three sizes of the window's inside, light and dark, English and Russian, without a screen; into out/screenshots.
"""

import os
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window import MainWindow

FOLDER = Path("out") / "screenshots"
SIZES = ((1280, 640), (1366, 768), (1920, 1080))
LANGUAGES = ("en", "ru")
START = "start"
_LONGEST_JOB_MS = 60_000
_QUIET = 3  # turns without work until all is done


def main(wanted: list[str]) -> int:
    """Write the pictures of the pages wanted, of all without a name; prints where they are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        os.environ["ASSESSOR_DATA_DIR"] = room
        count = _take(Path(room) / "Exempla 2026.assessment", wanted)
    print(f"{count} pictures in {FOLDER}")
    return 0 if count else 1


def _take(sample: Path, wanted: list[str]) -> int:
    from assessor.sample.build import build_sample
    from assessor.this_run import opening
    from ui.app import make_application, make_window
    from ui.pages import PAGES
    from ui.settings import Light

    build_sample(sample, opening=opening())
    window = make_window(make_application(), "en")
    window.show()
    pages = [name for name in [START, *(page.id for page in PAGES)] if not wanted or name in wanted]
    count = 0
    for light, language in product((Light.LIGHT, Light.DARK), LANGUAGES):
        window.set_light(light)
        window.set_language(language)
        for page in pages:
            _show(window, page, sample)
            for width, height in SIZES:
                window.resize(width, height)
                settle(window)
                picture = FOLDER / f"{page}-{width}x{height}-{light.value}-{language}.png"
                count += window.grab().save(str(picture))
    window.close()
    settle(window)
    return count


def _show(window: "MainWindow", page: str, sample: Path) -> None:
    """The start page, or a page of the sample with its first assessor at work."""
    if page == START:
        window.desk.close()
        settle(window)
        return
    if window.desk.session is None:
        window.commands.files.open_file(sample)
        settle(window)
        window.commands.be(_first_assessor(window))
        settle(window)
    window.go(page)
    settle(window)


def _first_assessor(window: "MainWindow") -> str:
    session = window.desk.session
    return "" if session is None else session.snapshot.assessors[0].id


def settle(window: "MainWindow") -> None:
    """Let everything that waits be done and painted, long work and pages of the preview too."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop

    from ui.pages.report.pages_view import PagesView

    deadline = QDeadlineTimer(_LONGEST_JOB_MS)
    quiet = 0
    while quiet < _QUIET and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would do it
        quiet = 0 if window.jobs.is_busy else quiet + 1
        if quiet == _QUIET and not all(view.is_drawn() for view in window.findChildren(PagesView) if view.isVisible()):
            quiet = 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
