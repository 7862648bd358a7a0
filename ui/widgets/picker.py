"""A choice of one among several: a combo box with a name for screen readers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_LETTERS = 16


class Picker(QComboBox):
    """Choices as pairs of text and value; `picked` tells the value that a person chose."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, letters: int = _LETTERS) -> None:
        """`name` is what it chooses, in the window's language; `letters` how many it shows at least."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer these. The value chosen before stays chosen if it is still there, else the first is."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for text, value in choices:
            self.addItem(text, value)
        self.blockSignals(False)
        self.choose(kept)

    def choose(self, value: object) -> None:
        """Show a value as chosen without telling; the first where there is none such."""
        values = [self.itemData(row) for row in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else 0)
        self._name_in_full()

    def value(self) -> object:
        """What is chosen; None where there are no choices."""
        return self.currentData()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's spelling
        """A wheel that scrolls the page changes nothing by passing over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_activated(self) -> None:
        self._name_in_full()
        self.picked.emit(self.value())

    def _name_in_full(self) -> None:
        self.setToolTip(self.currentText().replace("&", "&amp;").replace("<", "&lt;"))
