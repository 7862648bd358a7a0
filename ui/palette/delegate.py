"""How a line of the palette is drawn: icon, code, and the text with the letters that answered in bold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import paint_icon
from ui.palette.model import PaletteModel, Role
from ui.palette.rows import All, Heading, Line, Marks, Row
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_EDGE, _ICON, _GAP = 12, 16, 10
_HEADING, _ONE_LINE, _TWO_LINES = 28, 34, 48
_LEAST_CODE, _MOST_CODE = 48, 110
_RADIUS = 4


class PaletteDelegate(QStyledItemDelegate):
    """Draws from the typed rows; `enter` is the word on the key that takes the current line."""

    def __init__(self, model: PaletteModel, theme: Theme, enter: str) -> None:
        super().__init__(model)
        self._theme, self._enter = theme, enter
        self._code_width = 0.0
        self._model = model
        model.modelReset.connect(self._measure)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        row: Row = index.data(Role.ROW)
        if isinstance(row, Heading):
            return QSize(0, self._theme.pixels(_HEADING))
        return QSize(0, self._theme.pixels(_TWO_LINES if isinstance(row, Line) and row.second else _ONE_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.selection))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, All):
            self._paint_all(painter, rect, row)
        else:
            self._paint_line(painter, rect, row, is_current=is_current)
        painter.restore()

    def _measure(self) -> None:
        """One width for all codes, as wide as the widest that is not endless."""
        metrics = QFontMetricsF(self._theme.font(13, bold=True))
        lines = [row for row in self._model.rows if isinstance(row, Line)]
        widest = max((metrics.horizontalAdvance(line.code) for line in lines), default=0.0)
        px = self._theme.pixels
        self._code_width = min(px(_MOST_CODE), max(px(_LEAST_CODE), widest)) if widest else 0.0

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        inside = rect.adjusted(px(_EDGE), 0, -px(_EDGE), 0)
        painter.setFont(self._theme.font(12, bold=True))
        painter.setPen(QColor(tokens.text_2))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.text)
        painter.setPen(QColor(tokens.accent if row.is_cut else tokens.text_2))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.total)

    def _paint_all(self, painter: QPainter, rect: QRectF, row: All) -> None:
        tokens, left = self._theme.tokens, self._text_left()
        painter.setFont(self._theme.font(12, bold=True))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.text)

    def _paint_line(self, painter: QPainter, rect: QRectF, row: Line, *, is_current: bool) -> None:
        tokens, px = self._theme.tokens, self._theme.pixels
        size = px(_ICON)
        place = QRectF(rect.left() + px(_EDGE), rect.center().y() - size / 2, size, size)
        paint_icon(painter, row.icon, tokens.text_2, place)
        right = rect.right() - px(_EDGE)
        chip = row.keys or (self._enter if is_current else "")
        if chip:
            right = self._paint_chip(painter, rect, chip, is_filled=is_current and not row.keys) - px(_GAP)
        left = rect.left() + self._text_left(has_code=bool(row.code))
        if row.code:
            self._paint_code(painter, rect, row.code)
        top = QRectF(left, rect.top(), right - left, rect.height())
        if row.second:
            middle = rect.center().y()
            below = QRectF(left, middle, right - left, rect.bottom() - middle - px(4))
            top.setBottom(middle + px(2))
            self._paint_text(painter, below, row.second, row.second_marks, size=12, colour=tokens.text_2)
        self._paint_text(painter, top, row.text, row.marks, size=13, colour=tokens.text)

    def _text_left(self, *, has_code: bool = True) -> float:
        px = self._theme.pixels
        code = self._code_width + px(_GAP) if self._code_width and has_code else 0
        return px(_EDGE) + px(_ICON) + px(_GAP) + code

    def _paint_code(self, painter: QPainter, rect: QRectF, code: str) -> None:
        px = self._theme.pixels
        font = self._theme.font(13, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.accent))
        left = px(_EDGE) + px(_ICON) + px(_GAP)
        shown = QFontMetricsF(font).elidedText(code, Qt.TextElideMode.ElideRight, self._code_width)
        place = QRectF(rect.left() + left, rect.top(), self._code_width + 1, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_chip(self, painter: QPainter, rect: QRectF, text: str, *, is_filled: bool) -> float:
        """A key at the right edge; gives its left edge."""
        tokens, px = self._theme.tokens, self._theme.pixels
        font = self._theme.font(11, bold=True)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text) + 2 * px(5), metrics.height() + px(4)
        place = QRectF(rect.right() - px(_EDGE) - width, rect.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen if is_filled else QPen(QColor(tokens.control_edge), 1))
        painter.setBrush(QColor(tokens.accent if is_filled else tokens.surface))
        painter.drawRoundedRect(place, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent_text if is_filled else tokens.text_2))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return place.left()

    def _paint_text(self, painter: QPainter, place: QRectF, text: str, marks: Marks, *, size: int, colour: str) -> None:
        """One line, with the marked letters in bold; cut with … where there is no room."""
        font, bold = self._theme.font(size), self._theme.font(size, bold=True)
        shown = _fitting(text, marks, QFontMetricsF(font), QFontMetricsF(bold), place.width())
        layout = QTextLayout(shown, font)
        layout.setFormats([_bold(start, min(end, len(shown)), bold) for start, end in marks if start < len(shown)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e5)
        layout.endLayout()
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(place.left(), place.center().y() - line.height() / 2))


def _bold(start: int, end: int, font: QFont) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFontWeight(font.weight())
    made.start, made.length, made.format = start, end - start, look
    return made


def _fitting(text: str, marks: Marks, plain: QFontMetricsF, bold: QFontMetricsF, width: float) -> str:
    """The text as far as it goes; bold letters take more room than plain ones."""
    extra = sum(bold.horizontalAdvance(text[a:b]) - plain.horizontalAdvance(text[a:b]) for a, b in marks)
    return plain.elidedText(text, Qt.TextElideMode.ElideRight, width - extra)
