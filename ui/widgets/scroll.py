"""A column that scrolls where it is too high for its place, and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(inner: QWidget, *, is_clear: bool = False) -> QScrollArea:
    """The area around `inner`; the focus goes past it. `is_clear`: what lies below it shines through."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    if is_clear:
        for part in (area.viewport(), inner):
            part.setAutoFillBackground(False)
    return area
