"""Whether a window can open at all, asked before Qt is: where it can't, Qt ends the whole process."""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

_PLATFORM = "QT_QPA_PLATFORM"


def has_display() -> bool:
    """Whether a window would be seen, or Qt was told to draw elsewhere."""
    asked = os.environ.get(_PLATFORM, "").partition(":")[0]
    if sys.platform != "linux" or asked not in ("", "xcb", "wayland"):
        return True
    if os.environ.get("WAYLAND_DISPLAY") and asked != "xcb":
        return True
    return bool(os.environ.get("DISPLAY")) and _answers()


def _answers() -> bool:
    """Whether the X server that DISPLAY names lets us in: Qt would end the whole process where it does not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing library is told of by its name
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    is_broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not is_broken


def missing_library() -> str:
    """What the loader of the system says of the first library that Qt lacks, '' when all are there."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return str(error)
    asked = os.environ.get(_PLATFORM, "").partition(":")[0]
    found = find_spec("PySide6")
    if sys.platform != "linux" or asked not in ("", "xcb") or found is None or found.origin is None:
        return ""
    if not os.environ.get("DISPLAY") or (os.environ.get("WAYLAND_DISPLAY") and not asked):
        return ""
    plugin = Path(found.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:  # Qt would end the process with no word that helps
        return str(error)
    return ""
