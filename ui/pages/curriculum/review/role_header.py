"""The header over the columns of a source: what each holds, to be changed by a click or a key."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QToolTip, QWidget

from assessor.importing.draft import DraftColumn
from assessor.importing.roles import HOUR_ROLES, LEVEL_ROLES, Role
from assessor.marks import N_
from assessor.words import Words
from ui.icons import paint_icon
from ui.pages.curriculum.review.role_names import ROLE_GROUPS, ROLE_NAMES, SHORT_NAMES
from ui.theme import Theme

_HEIGHT = 32
_RADIUS = 4
_ARROW = 12


class RoleHeader(QHeaderView):
    """A chip over each column; a person's choice is told as the number of the column, from 0, and its role."""

    role_chosen = Signal(int, object)  # Role

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._words = words
        self._columns: Mapping[int, DraftColumn] = {}
        self.menu: QMenu | None = None
        self.setMinimumSectionSize(theme.pixels(32))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        theme.changed.connect(self.viewport().update)

    def show_columns(self, columns: Mapping[int, DraftColumn]) -> None:
        """Show what was understood of the columns, by their numbers from 0."""
        self._columns = columns
        self.viewport().update()

    def needed(self, column: int) -> int:
        """The width in which the short name of a column is whole."""
        role = self.role_of(column)
        name = self._words.text(SHORT_NAMES.get(role, ROLE_NAMES[role]))
        metrics = QFontMetrics(self._theme.font(12, bold=True))
        return metrics.horizontalAdvance(name) + self._theme.pixels(14)

    def role_of(self, column: int) -> Role:
        """What a column was taken for."""
        found = self._columns.get(column)
        return found.role if found is not None else Role.OTHER

    def open_menu(self, column: int) -> None:
        """Offer the roles for a column."""
        words = self._words
        menu = QMenu(self)
        menu.setAccessibleName(words.text(N_("What column {number} holds"), number=column + 1))
        for group in ROLE_GROUPS:
            for role in group:
                action = menu.addAction(words.text(ROLE_NAMES[role]).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(role is self.role_of(column))
                action.triggered.connect(lambda _on=False, chosen=role: self.role_chosen.emit(column, chosen))
                if role is self.role_of(column):
                    menu.setActiveAction(action)
            menu.addSeparator()
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(self.viewport().mapToGlobal(QPoint(self.sectionViewportPosition(column), self.height())))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(super().sizeHint().width(), self._theme.pixels(_HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        column = self.logicalIndexAt(event.position().toPoint())
        was_resizing = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and column >= 0 and not was_resizing:
            self.open_menu(column)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            column = self.logicalIndexAt(event.pos())
            if column >= 0:
                QToolTip.showText(event.globalPos(), self.sentence(column).replace("<", "&lt;"), self)
                return True
        return super().viewportEvent(event)

    def sentence(self, column: int) -> str:
        """Header of the source and role of a column, in words."""
        words, found = self._words, self._columns.get(column)
        role = words.text(ROLE_NAMES[self.role_of(column)])
        if found is None or not found.header:
            return role
        if found.is_chosen:
            return words.text(N_("“{header}” was set to: {role}"), header=found.header, role=role)
        return words.text(N_("“{header}” was understood as: {role}"), header=found.header, role=role)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803  # Qt's spelling
        tokens, px = self._theme.tokens, self._theme.pixels
        role = self.role_of(logicalIndex)
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        chip = QRectF(rect).adjusted(1.5, px(2) + 0.5, -1.5, -px(2) - 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, text = self._colours(role)
        painter.setPen(QColor(fill or tokens.control_edge))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, px(_RADIUS), px(_RADIUS))
        arrow = px(_ARROW)
        has_room = chip.width() > px(72)
        inner = chip.adjusted(px(6), 0, -(arrow + px(8)) if has_room else -px(4), 0)
        if has_room:
            paint_icon(
                painter,
                "chevron-down",
                text,
                QRectF(chip.right() - arrow - px(4), chip.center().y() - arrow / 2, arrow, arrow),
            )
        font = self._theme.font(12, bold=bool(fill))
        painter.setFont(font)
        painter.setPen(QColor(text))
        name = self._name(role, int(inner.width()), QFontMetrics(font))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        painter.restore()

    def _name(self, role: Role, room: int, metrics: QFontMetrics) -> str:
        """The name, the short one where it has no room, cut where that has none either: the tooltip has all of it."""
        full = self._words.text(ROLE_NAMES[role]) if role is not Role.OTHER else self._words.text(SHORT_NAMES[role])
        if metrics.horizontalAdvance(full) <= room:
            return full
        short = self._words.text(SHORT_NAMES.get(role, ROLE_NAMES[role]))
        return metrics.elidedText(short, Qt.TextElideMode.ElideRight, room)

    def _colours(self, role: Role) -> tuple[str, str]:
        """Fill ('' for none) and text."""
        tokens = self._theme.tokens
        if role in (Role.OTHER, Role.TAUGHT):
            return "", tokens.text_2
        if role is Role.NUMBER:
            return tokens.assessors[0], tokens.accent_text
        if role in HOUR_ROLES or role in (Role.CREDITS, Role.WEEKS):
            return tokens.assessors[1], tokens.accent_text
        if role in LEVEL_ROLES:
            return tokens.accent, tokens.accent_text
        return tokens.raised, tokens.text
