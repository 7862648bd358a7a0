"""Small marks: the chip of a coverage, and the initials of an assessor."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assessor.model.mapping import Coverage
from ui.theme import Theme
from ui.widgets.painting import MARK, draw_chip


class CoverageChip(QWidget):
    """The letter of a coverage; the words stand beside it."""

    def __init__(self, theme: Theme, coverage: Coverage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._coverage = coverage
        self.setFixedSize(theme.pixels(MARK), theme.pixels(MARK))

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another one."""
        self._coverage = coverage
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        painter = QPainter(self)
        draw_chip(painter, self._theme, self._coverage, QRectF(self.rect()))
        painter.end()


class InitialsMark(QWidget):
    """The initials of an assessor on their colour."""

    def __init__(self, theme: Theme, letters: str, place: int, parent: QWidget | None = None) -> None:
        """`place` of the assessor in the team, from 0, gives the colour."""
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._place = place
        size = theme.pixels(24)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.assessors[self._place % len(tokens.assessors)]))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(tokens.ground if tokens.is_dark else tokens.surface))
        painter.setFont(self._theme.font(11 if len(self._letters) < 3 else 9, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()
