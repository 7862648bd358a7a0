"""From the command line into the window, where there is a display and what Qt needs."""

import os
from pathlib import Path

from assessor.cli.command import Refusal, refusal
from assessor.cli.language import shell_words, system_language
from assessor.errors import AssessorError
from assessor.marks import N_


def open_window(file: Path | None) -> int:
    """Open the window, on `file` or on its start page, and stay until it is closed; returns the exit code.

    Raises: Refusal with one sentence for a file that can't be opened, a missing library, or no display.
    """
    from ui.display import has_display, missing_library

    words = shell_words()
    if not has_display():
        raise Refusal(words.text(N_("The window needs a display, and there is none here. The commands work without.")))
    missing = missing_library()
    if missing:
        template = N_("The window can't start: a library of the system is missing ({problem}).")
        raise Refusal(words.text(template, problem=missing))
    from ui.app import run

    try:
        return run(file, language=system_language(os.environ))
    except AssessorError as error:
        raise Refusal(refusal(error, file, words)) from error
