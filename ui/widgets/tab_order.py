"""Tab goes as the eye does: for forms whose parts are made at different times."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(widget: QWidget) -> None:
    """Let Tab follow the layouts inside `widget`, in the order in which they lay out."""
    for before, after in pairwise(_controls(widget)):
        QWidget.setTabOrder(before, after)


def _controls(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
    if layout is not None:
        return _of_layout(layout)
    return [widget] if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value else []


def _of_layout(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            found += _controls(widget)
        elif inner is not None:
            found += _of_layout(inner)
    return found
