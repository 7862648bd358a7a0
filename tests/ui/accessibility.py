"""What a screen reader and a keyboard need, checked on any widget: every control named, no trap, in reading order."""

import re
from collections.abc import Container, Iterator

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from assessor.words import Words

_LONGEST_WAIT = 5_000  # milliseconds
_LATIN = re.compile(r"[A-Za-z]{4}")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def assert_accessible(widget: QWidget, words: Words, *, data: Container[str] = ()) -> None:
    """Walk over `widget` with Tab.

    Args:
        widget: a page, dialog or window; it is shown and made the active one.
        words: of the window; in Russian a name with Latin words alone is a fault.
        data: names that come from the file and not from the catalogue.
    """
    widget.show()
    widget.window().activateWindow()
    _wait_until_active(widget.window())
    controls = list(focusable(widget))
    faults = [f"no name: {_told(control)}" for control in controls if not name_of(control)]
    if words.language == "ru":
        faults += [f"not Russian: {_told(control)}" for control in controls if _is_foreign(name_of(control), data)]
    assert not faults, "\n".join(faults)
    visited, backward = _walk(widget, controls)
    missed = [control for control in controls if not _was_visited(control, visited)]
    assert not missed, f"Tab does not come to {[_told(control) for control in missed]}"
    assert not backward, f"Tab goes against the order of reading: {backward}"


def focusable(widget: QWidget) -> Iterator[QWidget]:
    """The controls that Tab may come to, seen now."""
    for child in [widget, *widget.findChildren(QWidget)]:
        by_tab = child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if by_tab and child.isVisible() and child.isEnabled() and child.focusProxy() is None:
            yield child


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def _wait_until_active(window: QWidget) -> None:
    deadline = QDeadlineTimer(_LONGEST_WAIT)
    while QApplication.activeWindow() is not window and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    assert QApplication.activeWindow() is window, f"{_told(window)} does not become the active window"


def _walk(widget: QWidget, controls: list[QWidget]) -> tuple[list[QWidget], list[tuple[str, str]]]:
    """Press Tab until it comes round; the controls in their order, and the steps that went back.

    A step is judged where the controls stand when it is taken: what gets the focus is scrolled into view.
    """
    if not controls:
        return [], []
    places = {control: _place(widget, control) for control in controls}
    top = min(places.values(), key=lambda place: place.top())
    in_first_row = [control for control in controls if places[control].top() <= top.bottom()]
    first = min(in_first_row, key=lambda control: places[control].left())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is first, f"{_told(first)} takes no focus: {QApplication.focusWidget()}"
    visited: list[QWidget] = [first]
    backward: list[tuple[str, str]] = []
    for _ in range(len(controls) + 2):
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        assert now is not before or len(controls) == 1, f"Tab stays in {_told(before)}"
        if now in visited:
            break
        if now is widget or widget.isAncestorOf(now):
            if _goes_back(widget, visited[-1], now):
                backward.append((_told(visited[-1]), _told(now)))
            visited.append(now)
    return visited, backward


def _was_visited(control: QWidget, visited: list[QWidget]) -> bool:
    """Of buttons of which one is down Tab comes to one; arrows go to the others."""
    if control in visited:
        return True
    if not isinstance(control, QAbstractButton):
        return False
    group = control.group()
    siblings = group.buttons() if group is not None and group.exclusive() else []
    parent = control.parentWidget()
    if control.autoExclusive() and parent is not None:
        siblings = [child for child in parent.findChildren(QAbstractButton) if child.autoExclusive()]
    return any(sibling in visited for sibling in siblings)


def _goes_back(widget: QWidget, before: QWidget, after: QWidget) -> bool:
    """Up in the same column, or left in the same row."""
    a, b = _place(widget, before), _place(widget, after)
    is_above = b.bottom() < a.top() and b.left() <= a.right()
    is_left = b.right() < a.left() and b.top() <= a.center().y() <= b.bottom()
    return is_above or is_left


def _place(widget: QWidget, control: QWidget) -> QRect:
    return QRect(control.mapTo(widget, QPoint(0, 0)) if control is not widget else QPoint(0, 0), control.size())


def _is_foreign(name: str, data: Container[str]) -> bool:
    return name not in data and bool(_LATIN.search(name)) and not _CYRILLIC.search(name)


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.objectName() or name_of(widget)}” in {type(widget.parent()).__name__}"
