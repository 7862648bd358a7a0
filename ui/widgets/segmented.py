"""Buttons in a row of which one is down, with counts: All 312 | Undecided 98 | Later 7."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice; `text` is ready to show, with its count if it has one."""

    id: str
    text: str
    tip: str = ""


class Segmented(QFrame):
    """The first segment is chosen at first. Arrow keys move between segments; Tab passes the whole row at once."""

    chosen = Signal(str)  # id, by a person

    def __init__(self, name: str, segments: Sequence[Segment], parent: QWidget | None = None) -> None:
        """`name` is what is chosen, in the window's language; it stands before each segment for screen readers."""
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAccessibleName(name)
        self._name = name
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for segment in segments:
            button = _SegmentButton()
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.clicked.connect(lambda _checked=False, chosen=segment.id: self.chosen.emit(chosen))
            self._group.addButton(button)
            self._buttons[segment.id] = button
            layout.addWidget(button)
        self.show_texts(segments)
        if segments:
            self.choose(segments[0].id)

    def show_texts(self, segments: Sequence[Segment]) -> None:
        """New counts for the same segments."""
        for segment in segments:
            button = self._buttons[segment.id]
            text = segment.text.replace("&", "&&")
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(f"{self._name}: {segment.text}")
            if segment.tip:
                button.setToolTip(segment.tip)

    def choose(self, segment_id: str) -> None:
        """Put a segment down without telling."""
        self._buttons[segment_id].setChecked(True)

    def current(self) -> str:
        """The id of the segment that is down."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")


class _SegmentButton(QPushButton):
    """As wide as its text is in bold: the one that is down is bold, and keeps its width."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        text = self.text().replace("&&", "&")
        bold = QFontMetrics(font).horizontalAdvance(text)
        hint = super().sizeHint()
        return QSize(hint.width() + max(0, bold - self.fontMetrics().horizontalAdvance(text)), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return self.sizeHint()
