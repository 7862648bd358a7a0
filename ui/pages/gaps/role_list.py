"""The list of roles as it is seen: title, share, a thin bar, and what they rest on."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assessor.marks import N_
from assessor.words import Words
from ui.icons import paint_icon
from ui.pages.gaps.pictures import thin_bar
from ui.pages.gaps.roles import FIGURES, Figures, Kind, RoleRow, RolesModel
from ui.theme import Theme
from ui.widgets.painting import draw_lines, wrapped
from ui.widgets.row_list import ROW, Index, RowList
from ui.widgets.scene_painter import ScenePainter

_SIDE, _ABOVE, _GAP, _BAR, _ICON, _BETWEEN = 10, 7, 6, 3, 16, 10
_MOST_LINES = 3
_LEAST = 180
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoleDelegate(QStyledItemDelegate):
    """Rows without figures take one line."""

    def __init__(self, view: QListView, theme: Theme, words: Words, scenes: ScenePainter) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._working = words.text(N_("working targets"))
        self._scenes = scenes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        px, row = self._theme.pixels, index.data(ROW)
        figures: Figures | None = index.data(FIGURES)
        height = len(self._title(row)) * self._line(13) + 2 * px(_ABOVE)
        if figures is not None:
            lines = len(self._basis(figures)) + len(self._notes(row, figures))
            height += self._line(13) + lines * self._line(12)
        return QSize(px(100), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        row: RoleRow = index.data(ROW)
        figures: Figures | None = index.data(FIGURES)
        rect = QRectF(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(rect, QColor(tokens.selection))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), QColor(tokens.accent))
        left, top = rect.left() + px(_SIDE), rect.top() + px(_ABOVE)
        if row.kind is Kind.OTHERS:
            name = "chevron-down" if row.is_open else "chevron-right"
            paint_icon(painter, name, tokens.text_2, QRectF(left, top, px(_ICON), px(_ICON)))
            left += px(_ICON) + px(_GAP)
        painter.setFont(self._theme.font(bold=is_selected and figures is not None))
        painter.setPen(QColor(tokens.text if figures is not None else tokens.text_2))
        title = self._title(row)
        draw_lines(painter, title, left, top, QFontMetricsF(self._theme.font(bold=True)))
        if figures is not None:
            self._paint_figures(painter, row, figures, QPointF(left, top + len(title) * self._line(13)))
        if not is_selected:
            painter.fillRect(QRectF(left, rect.bottom() - 1, rect.right() - left, 1), QColor(tokens.line))
        painter.restore()

    def _paint_figures(self, painter: QPainter, row: RoleRow, figures: Figures, at: QPointF) -> None:
        """The bar with the share beside it, then what they rest on."""
        tokens, left, top = self._theme.tokens, at.x(), at.y()
        bold = self._theme.font(bold=True)
        share = QFontMetricsF(bold).horizontalAdvance(figures.share)
        painter.setFont(bold)
        line = QRectF(left, top, self._room(), self._line(13))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), figures.share)
        length = self._room() - (share + self._theme.pixels(_GAP) if share else 0)
        bar = thin_bar(figures.area.counts, length / self._scenes.scale)
        self._scenes.paint(painter, bar, left, line.center().y() - self._scenes.size(bar).height() / 2)
        top = line.bottom()
        painter.setFont(self._theme.font(12))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(tokens.text_2))
        basis = self._basis(figures)
        draw_lines(painter, basis, left, top, metrics)
        top += len(basis) * metrics.height()
        for parts in self._notes(row, figures):
            across = left
            for text in parts:
                painter.setPen(QColor(tokens.warn if text == self._working else tokens.text_2))
                draw_lines(painter, (text,), across, top, metrics)
                across += metrics.horizontalAdvance(text) + self._theme.pixels(_BETWEEN)
            top += metrics.height()

    def _notes(self, row: RoleRow, figures: Figures) -> list[list[str]]:
        """Index and working targets: in one line where there is room, else under each other."""
        parts = [figures.index] if figures.index else []
        parts += [self._working] if row.is_working else []
        metrics = QFontMetricsF(self._theme.font(12))
        needed = sum(map(metrics.horizontalAdvance, parts)) + self._theme.pixels(_BETWEEN) * (len(parts) - 1)
        if not parts:
            return []
        return [parts] if needed <= self._room() else [[part] for part in parts]

    def _title(self, row: RoleRow) -> tuple[str, ...]:
        px = self._theme.pixels
        width = self._room() - (px(_ICON) + px(_GAP) if row.kind is Kind.OTHERS else 0)
        return wrapped(row.title, self._theme.font(bold=True), max(px(60), int(width)), _MOST_LINES)

    def _basis(self, figures: Figures) -> tuple[str, ...]:
        return wrapped(figures.basis, self._theme.font(12), max(self._theme.pixels(60), int(self._room())), 2)

    def _room(self) -> float:
        return self._view.viewport().width() - 2 * self._theme.pixels(_SIDE)

    def _line(self, size: int) -> float:
        return QFontMetricsF(self._theme.font(size, bold=size == 13)).height()


class RoleList(RowList):
    """The heading of the other roles opens and closes by a click, Enter or Space."""

    turned = Signal()  # the heading of the other roles

    def __init__(self, theme: Theme, words: Words, model: RolesModel, scenes: ScenePainter, parent: QWidget) -> None:
        super().__init__(words.context("list", "Roles"), parent)
        self._roles = model
        self.setModel(model)
        self.setItemDelegate(RoleDelegate(self, theme, words, scenes))
        widest = QFontMetricsF(theme.font(12)).horizontalAdvance(words.text(N_("working targets")))
        beside = 2 * theme.pixels(_SIDE) + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(theme.pixels(_LEAST), round(widest) + beside))

    def choose(self, code: str | None) -> None:
        """Make a role the current one."""
        number = self._roles.number_of(code)
        if number >= 0:
            self.setCurrentIndex(self._roles.index(number))

    def current(self) -> RoleRow | None:
        """The row of the keyboard."""
        return self._roles.row(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        row = self.current()
        if row is not None and row.kind is Kind.OTHERS and event.key() in (*_ENTER, Qt.Key.Key_Space):
            self.turned.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        super().mouseReleaseEvent(event)
        row = self._roles.row(self.indexAt(event.position().toPoint()).row())
        if row is not None and row.kind is Kind.OTHERS:
            self.turned.emit()
