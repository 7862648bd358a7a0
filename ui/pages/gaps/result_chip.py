"""The result of an item as a mark beside its title."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessor.analysis.results import Result
from ui.pages.gaps.pictures import CHIP_HEIGHT, chip_width, paint_result
from ui.theme import Theme


class ResultChip(QWidget):
    """Says the same as the sentence under it, so a screen reader passes it by."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = Result.NO_TARGET, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_result(self, result: Result, text: str) -> None:
        """Show another result."""
        self._shown = result, text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(round(chip_width(self._theme, self._shown[1])) + 1, self._theme.pixels(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        painter = QPainter(self)
        paint_result(painter, self._theme, *self._shown, QRectF(self.rect()))
        painter.end()
