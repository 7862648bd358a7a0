"""The view of one part of a source: columns as wide as their contents ask for, rows as high as their texts."""

from collections.abc import Iterator, Mapping
from itertools import islice
from math import ceil, sqrt

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.theme import Theme
from ui.widgets.dress import dress
from ui.widgets.source.delegate import FONT_SIZE, PADDING, SourceDelegate, wrapping_of
from ui.widgets.source.model import SourceModel, cell_text
from ui.widgets.source.parts import LineKey, RowMark, SourcePart

_NARROWEST, _WIDEST_NUMBER = 44, 64
_SHORT = 8  # letters that a column of numbers or marks does not go beyond
_MOST_LETTERS = 120  # more do not make a column wider
_MOST_LINES = 12
_SAMPLE = 400  # rows that say how wide a column should be
_RESIZE_MS = 60
_LEAST_TEXT, _PHRASE = 170, 16  # pixels of a column of phrases, and from how many letters it is one
_MEASURED_CELLS = 4_000  # in longer parts heights are reckoned
_MOST_MEASURED = 2_000  # letters of a cell
_WIDE_LETTER = 1.2
_NEARLY_ALL = 0.9  # of the cells of a column
_ROW = 26
_AT_ONCE = 600  # rows whose heights are set in one turn


class SourceView(QTableView):
    """Selects whole rows, one at a time. A person's choice of a row is told as its number here."""

    row_chosen = Signal(int)

    def __init__(
        self, theme: Theme, words: Words, header: QHeaderView | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_telling = True
        self._headers: frozenset[LineKey] = frozenset()
        self._least: Mapping[int, int] = {}
        self._theme = theme
        self.source_model = SourceModel(words, self)
        self.setModel(self.source_model)
        self.delegate = SourceDelegate(self, theme)
        self.setItemDelegate(self.delegate)
        self._has_header = header is not None  # that says what each column holds
        if header is not None:
            self.setHorizontalHeader(header)
        self.setAccessibleName(words.text(N_("The source")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        dress(self, theme)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setHighlightSections(False)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(_RESIZE_MS)
        self._fitting.timeout.connect(self._fit)
        self._heights_left: Iterator[tuple[int, int]] = iter(())
        self._going_on = QTimer(self)  # between two turns of the window
        self._going_on.setSingleShot(True)
        self._going_on.setInterval(0)
        self._going_on.timeout.connect(self._set_heights)
        theme.changed.connect(self._fitting.start)

    def show_source(
        self,
        *,
        part: SourcePart | None = None,
        marks: Mapping[LineKey, RowMark] | None = None,
        least: Mapping[int, int] | None = None,
    ) -> None:
        """Show what is given, and fit columns and rows once where that asks for it.

        Args:
            part: another part, from its first row.
            marks: what became of the rows.
            least: column from 0 → pixels that its header needs.
        """
        headers = self._headers
        if marks is not None:
            self._headers = frozenset(key for key, mark in marks.items() if mark is RowMark.HEADER)
            self.source_model.show_marks(marks)
        is_other = part is not None or self._headers != headers or (least is not None and least != self._least)
        self._least = self._least if least is None else least
        self._is_telling = False
        if part is not None:
            self._show_part(part)
        if is_other:
            self._fit()
        self._is_telling = True

    @property
    def is_fitting(self) -> bool:
        """Whether rows of a long part still wait for their heights."""
        return self._going_on.isActive()

    def _show_part(self, part: SourcePart) -> None:
        self._going_on.stop()
        self.clearSpans()
        self.source_model.show_part(part)
        self.horizontalHeader().setVisible(self._has_header and not part.is_text)
        for row, line in enumerate(part.lines):
            for cell in line.cells:
                if cell.row_span > 1 or cell.column_span > 1:
                    self.setSpan(row, cell.column - 1, self._rows_of(row, cell.row_span), cell.column_span)

    def choose_row(self, row: int) -> None:
        """Show and select a row without telling."""
        if not 0 <= row < self.source_model.rowCount():
            return
        self._is_telling = False
        column = max(self.currentIndex().column(), 0)
        index = self.source_model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._is_telling = True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        super().currentChanged(current, previous)
        if self._is_telling and current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        event.setAccepted(False)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._fitting.start()

    def _rows_of(self, row: int, span: int) -> int:
        """How many rows here a merge reaches over: empty rows of the source are not shown."""
        lines = self.source_model.part.lines
        last = lines[row].number + span
        return sum(1 for line in lines[row : row + span] if line.number < last)

    def _fit(self) -> None:
        """Widths that fill the view, and heights after them."""
        part = self.source_model.part
        if not part.lines:
            return
        widths = self._widths(part)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW))
        self._heights_left = enumerate(self._heights(part, widths))
        self._set_heights()

    def _set_heights(self) -> None:
        """Of some hundred rows; the rest of a long part follows in the next turns, so that the window answers."""
        vertical = self.verticalHeader()
        vertical.blockSignals(True)
        row = -1
        for row, height in islice(self._heights_left, _AT_ONCE):
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        vertical.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()
        if row + 1 < self.source_model.rowCount() and row >= 0:
            self._going_on.start()
        elif row >= _AT_ONCE and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _heights(self, part: SourcePart, widths: list[int]) -> Iterator[int]:
        """As high as the texts ask for; in a long part after the number of their letters, which is quicker."""
        px = self._theme.pixels
        metrics = QFontMetrics(self._theme.font(FONT_SIZE, bold=True))
        letter, line_height, padding = metrics.averageCharWidth() * _WIDE_LETTER, metrics.height(), 2 * px(PADDING)
        is_long = sum(len(line.cells) for line in part.lines) > _MEASURED_CELLS
        most, least, air = _MOST_LINES * line_height, px(_ROW), px(10)
        fits = [int((width - padding) / letter) for width in widths]  # letters that surely stand in one line
        for row, line in enumerate(part.lines):
            height = line_height
            for cell in line.cells:
                text = cell.text
                if len(text) + len(cell.label) < fits[cell.column - 1] and "\n" not in text:
                    continue
                width = sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span]) - padding
                text = cell_text(cell)
                if is_long or len(text) > _MOST_MEASURED:
                    lines = sum(ceil(len(one) * letter / max(width, letter)) or 1 for one in text.split("\n"))
                    needed = lines * line_height
                else:
                    room = QRect(0, 0, max(width, 1), most)
                    wrapping = wrapping_of(self.source_model.mark(row))
                    needed = metrics.boundingRect(room, int(wrapping), text).height()
                height = max(height, ceil(needed / cell.row_span))
            yield max(least, min(height, most) + air)

    def _widths(self, part: SourcePart) -> list[int]:
        """Columns of numbers and marks are narrow; texts share what is left after the square root of their length."""
        px = self._theme.pixels
        metrics = QFontMetrics(self._theme.font(FONT_SIZE))
        found: list[list[int]] = [[] for _ in range(part.columns)]
        short = [0] * part.columns
        for row, line in enumerate(part.lines[:_SAMPLE]):
            is_header = self.source_model.mark(row) is RowMark.HEADER
            for cell in line.cells:
                if cell.column_span > 1 or is_header:
                    continue
                length = min(len(cell.text), _MOST_LETTERS)
                found[cell.column - 1].append(length)
                if length <= _SHORT:
                    short[cell.column - 1] = max(short[cell.column - 1], metrics.horizontalAdvance(cell.text))
        lengths = [_usual(column) for column in found]
        room = self.viewport().width()
        narrow = {
            column: max(
                self._least.get(column, 0),
                min(px(_WIDEST_NUMBER), max(px(_NARROWEST), short[column] + 2 * px(PADDING))),
            )
            for column, length in enumerate(lengths)
            if length <= _SHORT
        }
        left = max(room - sum(narrow.values()), px(120))
        total = sum(sqrt(length) for column, length in enumerate(lengths) if column not in narrow)
        widths = [
            narrow[column]
            if column in narrow
            else max(px(_LEAST_TEXT if length > _PHRASE else _WIDEST_NUMBER), int(left * sqrt(length) / total))
            for column, length in enumerate(lengths)
        ]
        if len(narrow) == len(widths):  # nothing but numbers
            widths[-1] = max(widths[-1], room - sum(widths[:-1]))
        return widths


def _usual(lengths: list[int]) -> int:
    """What nearly all cells of a column keep within: a header over numbers does not make it wide."""
    return sorted(lengths)[int(len(lengths) * _NEARLY_ALL)] if lengths else 0
