"""Buttons in a row of which one is down, with counts: All 312 | Undecided 98 | Later 7."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.widgets.painting import plain_tip

_LETTERS = 6  # of a segment that are sure to be seen


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
        self._buttons: dict[str, _SegmentButton] = {}
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
            button.show_text(segment.text, segment.tip)
            button.setAccessibleName(f"{self._name}: {segment.text}")

    def show_segment(self, segment_id: str, *, is_shown: bool) -> None:
        """Offer a segment or hide it; one that is down is never hidden."""
        button = self._buttons[segment_id]
        button.setVisible(is_shown or button.isChecked())

    def choose(self, segment_id: str) -> None:
        """Put a segment down without telling."""
        self._buttons[segment_id].setChecked(True)

    def current(self) -> str:
        """The id of the segment that is down."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")


class _SegmentButton(QPushButton):
    """As wide as its text is in bold: the one that is down is bold, and keeps its width. Where there is no room for
    all of the row it is cut with …, and whole in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.whole, self.tip = "", ""

    def show_text(self, text: str, tip: str) -> None:
        """`tip` is shown in place of the text itself, '' for none."""
        if (text, tip) != (self.whole, self.tip):
            self.whole, self.tip = text, tip
            self.updateGeometry()
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        hint = super().sizeHint()
        shown = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(hint.width() - shown + self._bold().horizontalAdvance(self.whole), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        spare = self._bold().horizontalAdvance(self.whole) - self._bold().averageCharWidth() * _LETTERS
        hint = self.sizeHint()
        return QSize(hint.width() - max(0, spare), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self._bold()
        room = self.width() - (self.sizeHint().width() - metrics.horizontalAdvance(self.whole))
        is_cut = metrics.horizontalAdvance(self.whole) > room and self.isVisible()
        shown = metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, max(room, 0)) if is_cut else self.whole
        text = shown.replace("&", "&&")
        if text != self.text():
            self.setText(text)
        self.setToolTip(self.tip or (plain_tip(self.whole) if is_cut else ""))

    def _bold(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)
