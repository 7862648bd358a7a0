"""The language in which the program answers: the system's, or the one asked for."""

import locale
import os
from collections.abc import Mapping

from assessor.words import LANGUAGES, Words, load_words

_VARIABLES = ("ASSESSOR_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # gettext's order after our own
_ENGLISH = ("c", "posix")


def shell_words() -> Words:
    """The words of the language that the environment asks for."""
    return load_words(system_language(os.environ))


def system_language(environment: Mapping[str, str]) -> str:
    """The first language asked for that the catalogue has; English when there is none.

    ASSESSOR_LANGUAGE wins, then LANGUAGE (several, parted by colons), LC_ALL, LC_MESSAGES and LANG. Where none is
    set, as on Windows, the system's own locale decides.
    """
    asked = [part for name in _VARIABLES for part in environment.get(name, "").split(":") if part]
    if not asked:
        asked = [locale.getlocale()[0] or ""]
    for name in asked:
        code = name.partition(".")[0].partition("_")[0].partition("@")[0].lower()
        if code in _ENGLISH:
            return "en"
        found = next((language for language in LANGUAGES if code in (language, _WINDOWS_NAMES[language])), None)
        if found is not None:
            return found
    return "en"


_WINDOWS_NAMES = {"en": "english", "ru": "russian"}
