"""No text is cut and nothing overlaps: every page and dialog, in English, Russian and a language 35 % longer."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor.words import Words, load_words
from tests.ui.cut_text.finder import faults
from tests.ui.cut_text.scenes import Files, put_away, scenes
from tools.pseudo import pseudo_words
from tools.screenshots import settle
from ui.settings import Settings
from ui.theme import Theme
from ui.window import MainWindow

_SIZES = ((1280, 640), (1366, 768), (1920, 1080))
_PSEUDO = "longer"


def _words(language: str) -> Words:
    return pseudo_words() if language == _PSEUDO else load_words(language)


_LOOKS = 5  # at a fault before it counts
_USUAL = [("en", 100), ("ru", 100), (_PSEUDO, 100)]
_LONG = [(_PSEUDO, 90), (_PSEUDO, 150), ("ru", 150)] if os.environ.get("ASSESSOR_LONG") else []


@pytest.mark.parametrize(("language", "percent"), _USUAL + _LONG)
def test_nothing_is_cut(language: str, percent: int, qtbot: QtBot, theme: Theme, files: Files, tmp_path: Path) -> None:
    window = MainWindow(Settings(tmp_path / "settings.ini"), theme, "en")
    qtbot.addWidget(window)
    window.words = _words(language)
    window.settings.text_percent = percent
    window.show()
    window.rebuild()
    settle(window)
    assert theme.scale == percent / 100
    found: dict[str, str] = {}
    for scene in scenes():
        put_away(window)
        window.resize(*_SIZES[0])
        shown = scene.show(window, files)
        for size in _sizes(percent, follows_window=scene.follows_window):
            window.resize(*size)
            settle(window)
            is_too_small = percent > 100 and size != _SIZES[-1]
            for fault in _lasting_faults(window, shown, sideways=is_too_small):
                found.setdefault(fault, f"{scene.name}, {size[0]} × {size[1]}")
    put_away(window)
    window.close()
    assert not found, "\n".join(f"{where}: {fault}" for fault, where in found.items())


def _lasting_faults(window: MainWindow, shown: QWidget, *, sideways: bool) -> list[str]:
    """The faults that stay when everything has come to rest: a busy machine may be caught while it lays out."""
    found = list(faults(shown, sideways=sideways))
    for _ in range(_LOOKS):
        if found:
            settle(window)
            found = list(faults(shown, sideways=sideways))
    return found


def _sizes(percent: int, *, follows_window: bool) -> tuple[tuple[int, int], ...]:
    """Dialogs have a size of their own; other sizes of text are looked at in the smallest and the largest window."""
    if not follows_window:
        return _SIZES[:1]
    return _SIZES if percent == 100 else (_SIZES[0], _SIZES[-1])
