"""The pages at the left, in the order of the work, with what is left or done; wide, or with icons only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from string import digits

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.icons import paint_icon
from ui.pages import PageSpec
from ui.pages.page import label
from ui.theme import Theme

_WIDE, _NARROW, _ROW = 196, 48, 31
_ICON, _TEXT_FROM, _EDGE = 16, 41, 10
_DIGIT = re.compile(r"\d")


class Navigation(QFrame):
    """One button for each page; arrow keys move, Tab passes the whole list at once."""

    chosen = Signal(str)  # page id

    def __init__(self, pages: Sequence[PageSpec], theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(words.text(N_("Pages")))
        self._theme = theme
        self._is_narrow = False
        self._buttons: dict[str, _PageButton] = {}
        self._captions: list[QWidget] = []
        self._lines: list[QWidget] = []
        group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 8, 6, 8)
        self._column.setSpacing(0)
        for caption, members in groupby(pages, lambda page: page.group):
            if caption:
                self._add_caption(words.text(caption))
            for page in members:
                button = _PageButton(page, theme, words.text(page.title))
                button.clicked.connect(lambda _checked=False, chosen=page.id: self.chosen.emit(chosen))
                group.addButton(button)
                self._buttons[page.id] = button
                self._column.addWidget(button)
        self._column.addStretch(1)
        self.set_narrow(False)

    @property
    def is_narrow(self) -> bool:
        return self._is_narrow

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only, or names and counts too."""
        self._is_narrow = is_narrow
        for caption in self._captions:
            caption.setVisible(not is_narrow)
        for line in self._lines:
            line.setVisible(is_narrow)
        for button in self._buttons.values():
            button.is_narrow = is_narrow
        self._fit()

    def _fit(self) -> None:
        """As wide as nothing is cut."""
        margins = self._column.contentsMargins()
        needed = max((button.needed() for button in self._buttons.values()), default=0)
        wide = max(self._theme.pixels(_WIDE), needed + margins.left() + margins.right() + 1)
        self.setFixedWidth(self._theme.pixels(_NARROW) if self._is_narrow else wide)

    def show_page(self, page: str) -> None:
        """Mark the page that is shown."""
        self._buttons[page].setChecked(True)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Page id -> what stands at its right, ready to show."""
        for page, button in self._buttons.items():
            button.show_count(counts.get(page, ""))
        self._fit()

    def focus_current(self) -> None:
        """Give the focus to the page that is shown."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def names(self) -> Iterator[str]:
        """What a screen reader says of the pages, in order."""
        yield from (button.accessibleName() for button in self._buttons.values())

    def _add_caption(self, text: str) -> None:
        caption = label(text.upper(), "caption")
        caption.setContentsMargins(_EDGE, 8, 0, 4)
        line = QLabel()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._captions.append(caption)
        self._lines.append(line)
        self._column.addWidget(caption)
        self._column.addSpacing(4)
        self._column.addWidget(line)
        self._column.addSpacing(4)


class _PageButton(QPushButton):
    """Icon, name, count."""

    def __init__(self, page: PageSpec, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._page, self._name, self._count = theme, page, name, ""
        self.is_narrow = False
        self.setCheckable(True)
        self.setFixedHeight(theme.pixels(_ROW))
        self.show_count("")

    def show_count(self, count: str) -> None:
        if count == self._count and self.accessibleName():
            return
        self._count = count
        self.setAccessibleName(f"{self._name}, {count}" if count else self._name)
        self.setToolTip(f"{self._name} ({self._page.key})")
        self.update()

    def needed(self) -> int:
        """The width in which nothing is cut; the same for all counts of so many digits, so that nothing trembles."""
        name = QFontMetrics(self._theme.font(13, bold=True)).horizontalAdvance(self._name)
        metrics = QFontMetrics(self._theme.font(12))
        widest = max(digits, key=metrics.horizontalAdvance)
        count = metrics.horizontalAdvance(_DIGIT.sub(widest, self._count)) + _EDGE
        return self._theme.pixels(_TEXT_FROM) - 6 + name + (count if self._count else 0) + self._theme.pixels(_EDGE)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self._theme.pixels(_NARROW) - 12, self._theme.pixels(_ROW))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        """The row, flat: marked when its page is shown."""
        tokens, px = self._theme.tokens, self._theme.pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(tokens.selection if self.isChecked() else tokens.raised))
            painter.drawRoundedRect(area, 4, 4)
        if self.isChecked():
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(0, area.top() + 6, 3, area.height() - 12), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        size, left = px(_ICON), (self.width() - px(_ICON)) / 2 if self.is_narrow else px(_EDGE)
        colour = tokens.accent if self.isChecked() else tokens.text_2
        paint_icon(painter, self._page.icon, colour, QRectF(left, (self.height() - size) / 2, size, size))
        if not self.is_narrow:
            self._paint_texts(painter)

    def _paint_texts(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        row = self.rect().adjusted(px(_TEXT_FROM) - 6, 0, -px(_EDGE), 0)
        painter.setFont(self._theme.font(13, bold=self.isChecked()))
        painter.setPen(QColor(tokens.text))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setFont(self._theme.font(12))
        painter.setPen(QColor(tokens.text_2))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
