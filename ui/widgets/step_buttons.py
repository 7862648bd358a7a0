"""The steps of a scale as buttons in a row; where there is no room only the chosen one is written out."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.painting import plain_tip

_PADDING = 22  # pixels of a button beside its text


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `short` stands for `text` where there is little room, `name` is said of it."""

    value: Hashable
    text: str
    short: str
    name: str


class StepButtons(QFrame):
    """Arrow keys only move between the steps: each choice is an edit, and wants Space or a click."""

    chosen = Signal(object)  # value, by a person

    def __init__(self, theme: Theme, name: str, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        """`name` is what is chosen, in the window's language; it stands before each step for screen readers."""
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[Step, _StepButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for step in steps:
            button = _StepButton(step.text)
            button.setAccessibleName(f"{name}: {step.name}")
            button.setToolTip(plain_tip(step.name))
            button.clicked.connect(lambda _checked=False, value=step.value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[step] = button
            layout.addWidget(button)

    def choose(self, value: Hashable) -> None:
        """Show a step as chosen without telling; a value that is no step leaves none chosen."""
        self._group.setExclusive(False)
        for step, button in self._buttons.items():
            button.setChecked(step.value == value)
        self._group.setExclusive(True)
        self._fit()

    def controls(self) -> list[QWidget]:
        """The buttons, in order."""
        return list(self._buttons.values())

    def button(self, value: Hashable) -> QPushButton:
        """The button of a step. Raises StopIteration for a value that is no step."""
        return next(button for step, button in self._buttons.items() if step.value == value)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(sum(map(self._width, (step.text for step in self._buttons))), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(sum(map(self._width, (step.short for step in self._buttons))), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write out all steps, else the chosen one, else none."""
        steps = self._buttons
        chosen = next((step for step, button in steps.items() if button.isChecked()), None)
        mixed = {step: step.text if step is chosen else step.short for step in steps}
        for texts in ({step: step.text for step in steps}, mixed, {step: step.short for step in steps}):
            if sum(map(self._width, texts.values())) <= self.width():
                break
        for step, button in steps.items():
            if button.text() != texts[step]:
                button.setText(texts[step])

    def _width(self, text: str) -> int:
        return QFontMetrics(self._theme.font(bold=True)).horizontalAdvance(text) + self._theme.pixels(_PADDING)

    def _height(self) -> int:
        return next(iter(self._buttons.values())).sizeHint().height() + 2 * self.frameWidth()


class _StepButton(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setProperty("segment", True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        group = self.group()
        if step is None or group is None:
            super().keyPressEvent(event)
            return
        buttons = group.buttons()
        place = buttons.index(self) + step
        if 0 <= place < len(buttons):
            buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
