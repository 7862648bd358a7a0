"""Whether a text is told whole somewhere."""

import re
from html import unescape

from PySide6.QtWidgets import QAbstractButton, QLabel, QMenuBar, QWidget

_TAG = re.compile(r"</?(qt|br|p|b)>")


def tells(tip: str, text: str) -> bool:
    """Whether a tooltip holds a text whole."""
    return _plain(text) in _plain(unescape(_TAG.sub(" ", tip)))


def said_whole(widget: QWidget, text: str) -> bool:
    """Whether a widget has just this text, so that a … at its end belongs to it."""
    own: list[str] = []
    if isinstance(widget, QAbstractButton | QLabel):
        own = [widget.text()]
    if isinstance(widget, QMenuBar):
        own = [action.text() for action in widget.actions()]
    shown = [one.replace("&&", "\0").replace("&", "").replace("\0", "&") for one in own]
    return any(_plain(one).endswith(_plain(text)) for one in shown)


def _plain(text: str) -> str:
    return " ".join(text.split())
