"""The areas of a view as bars, the best first; choosing one leads to its items."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assessor.analysis.results import AreaResult, Result, Results
from assessor.marks import N_
from assessor.words import Words
from standards.framework import Framework
from ui.pages.gaps.pictures import thin_bar
from ui.pages.gaps.sentences import area_figure, figures_of
from ui.theme import Theme
from ui.widgets.painting import draw_lines, wrapped
from ui.widgets.row_list import ROW, Index, RowList, RowsModel
from ui.widgets.scene_painter import ScenePainter

_SIDE, _ABOVE, _GAP = 8, 4, 4
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area; `value` is its share or, where none may be shown, its counts."""

    code: str
    title: str
    value: str
    sentence: str
    area: AreaResult


def area_rows(framework: Framework, results: Results, words: Words) -> tuple[AreaRow, ...]:
    """The areas that hold judged items with a target: by the share at the target, those without one last."""
    lowest = {item.parent for item in framework.judged_items}
    shown = [area for area in results.areas if area.code in lowest and area.with_target]
    role = results.scope.role_code
    shown.sort(key=lambda area: (not area.mostly_assessed or area.share_met is None, -(area.share_met or 0.0)))
    return tuple(_row(framework, area, role, words) for area in shown)


def _row(framework: Framework, area: AreaResult, role: str | None, words: Words) -> AreaRow:
    title = framework.by_code[area.code].shown_title(words.language)
    share, basis = figures_of(area, role, words)
    if not share and area.mostly_assessed:
        basis = words.text(
            "{met} of {assessed}", met=words.number(area.counts[Result.MET]), assessed=words.number(area.assessed)
        )
    return AreaRow(area.code, title, share or basis, f"{area.code} {title}, {area_figure(area, role, words)}", area)


class AreasModel(RowsModel[AreaRow]):
    """The areas as they were handed in."""

    def title_of(self, row: AreaRow) -> str:
        return row.title

    def sentence_of(self, row: AreaRow) -> str:
        return row.sentence


class AreaDelegate(QStyledItemDelegate):
    """Title and value over a thin stacked bar."""

    def __init__(self, view: QListView, theme: Theme, scenes: ScenePainter) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._scenes = scenes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        px, row = self._theme.pixels, index.data(ROW)
        metrics = QFontMetricsF(self._theme.font(12))
        bar = self._scenes.size(thin_bar({}, 1.0)).height()
        return QSize(px(100), round(len(self._title(row)) * metrics.height() + bar + px(_GAP) + 2 * px(_ABOVE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        row: AreaRow = index.data(ROW)
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, QColor(tokens.selection))
        left, top = rect.left() + px(_SIDE), rect.top() + px(_ABOVE)
        painter.setFont(self._theme.font(12))
        painter.setPen(QColor(tokens.text))
        metrics = QFontMetricsF(painter.font())
        lines = self._title(row)
        draw_lines(painter, lines, left, top, metrics)
        painter.setFont(self._theme.font(12, bold=True))
        value = QRectF(left, top, self._room(), metrics.height())
        painter.drawText(value, int(Qt.AlignmentFlag.AlignRight), row.value)
        bar = thin_bar(row.area.counts, self._room() / self._scenes.scale)
        self._scenes.paint(painter, bar, left, top + len(lines) * metrics.height() + px(_GAP) / 2)
        painter.restore()

    def _title(self, row: AreaRow) -> tuple[str, ...]:
        px = self._theme.pixels
        value = QFontMetricsF(self._theme.font(12, bold=True)).horizontalAdvance(row.value)
        return wrapped(
            row.title, self._theme.font(12), max(px(80), int(self._room() - value - 2 * px(_GAP))), _MOST_LINES
        )

    def _room(self) -> float:
        return self._view.viewport().width() - 2 * self._theme.pixels(_SIDE)


class AreaList(RowList):
    """Activated by Enter or a click: the page shows the items of that area."""

    def __init__(self, theme: Theme, words: Words, scenes: ScenePainter, parent: QWidget | None = None) -> None:
        super().__init__(words.text(N_("Results by area")), parent)
        self.areas = AreasModel(self)
        self.setModel(self.areas)
        self.setItemDelegate(AreaDelegate(self, theme, scenes))
