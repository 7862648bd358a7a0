"""A chart in the window: tips under the pointer, parts that can be chosen by mouse and keys, its figures as a table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from assessor.marks import N_
from assessor.words import Words
from reports.charts.scene import Measure, Rect, Scene
from ui.keys import latin_key
from ui.theme import Theme
from ui.widgets.painting import plain_tip
from ui.widgets.scene_painter import ScenePainter
from ui.widgets.scene_table import SceneTable, Table

Build = Callable[[float, Measure], Scene]
"""Makes the scene for a width in points."""

_WIDTHS_KEPT = 8
_RING = 3  # pixels around the picture for the ring of the focus
_BUTTONS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SceneView(QWidget):
    """Paints a scene over its whole width. Left and Right go to the parts with an id, Enter or a click chooses one."""

    clicked = Signal(str)  # id of a shape, by a person

    def __init__(self, theme: Theme, words: Words, name: str, parent: QWidget | None = None) -> None:
        """`name` is what the picture shows, in the window's language."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._painter = ScenePainter(theme)
        self._build: Build | None = None
        self._scene = Scene(0, 0, (), "")
        self._of_width: dict[tuple[int, float], Scene] = {}  # and scale
        self._tips: Mapping[str, str] = {}
        self._table: Table | None = None
        self._current = ""
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._rebuild)

    @property
    def scene(self) -> Scene:
        """What is shown, in the colours of paper."""
        return self._scene

    def show_scene(self, build: Build, *, tips: Mapping[str, str] | None = None, table: Table | None = None) -> None:
        """Show a picture.

        Args:
            tips: what is said of the parts with these ids, in place of the tips of the shapes.
            table: the same figures as text, for the key T.

        A `build` equal to the one that is shown makes the same picture, and nothing is painted.
        """
        if (build, tips or {}, table) == (self._build, self._tips, self._table):
            return
        self._build = build
        self._tips = tips or {}
        self._table = table
        self._of_width.clear()
        self._rebuild()

    def ids(self) -> tuple[str, ...]:
        """The parts that can be chosen, in the order in which they are painted."""
        return tuple(dict.fromkeys(shape.id for shape in self._scene.shapes if shape.id))

    def tip_at(self, point: QPointF) -> str:
        """What the tooltip says there."""
        shape = self._shape_at(point)
        return self._tips.get(shape.id, shape.tip) if shape is not None else ""

    def show_table(self) -> None:
        """Open the figures of the picture as a table, if it has one."""
        if self._table is not None:
            SceneTable(self._theme, self._words, self.accessibleName(), self._table, self).open()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt's spelling
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's spelling
        return self._height(self._made(width))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self.minimumSizeHint().width(), self._height(self._scene))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        return QSize(self._theme.pixels(120), self._height(self._scene))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rebuild()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's spelling
        painter = QPainter(self)
        self._painter.paint(painter, self._scene, _RING, _RING)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            place = self._place_of(self._current)
            painter.drawRoundedRect(place or QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        shape = self._shape_at(event.position())
        has_id = shape is not None and bool(shape.id)
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_id else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's spelling
        shape = self._shape_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and shape is not None and shape.id:
            self.clicked.emit(shape.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.ids():
            self._step(step)
        elif event.key() in _BUTTONS and self._current:
            self.clicked.emit(self._current)
        elif _is_t(event) and self._table is not None:
            self.show_table()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt's spelling
        if self._table is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._words.text(N_("Show as table")) + "\tT", self.show_table)
        menu.popup(event.globalPos())

    def _step(self, step: int) -> None:
        ids = self.ids()
        place = ids.index(self._current) + step if self._current in ids else (0 if step > 0 else len(ids) - 1)
        self._current = ids[max(0, min(place, len(ids) - 1))]
        self._describe()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _rebuild(self) -> None:
        height = self._height(self._scene)
        self._scene = self._made(self.width())
        if self._current not in self.ids():
            self._current = ""
        self._describe()
        if self._height(self._scene) != height:
            self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """A screen reader hears the part that is chosen, else the whole picture."""
        shape = next((shape for shape in self._scene.shapes if self._current and shape.id == self._current), None)
        self.setAccessibleDescription(self._tips.get(shape.id, shape.tip) if shape else self._scene.alt)

    def _made(self, width: int) -> Scene:
        """A layout asks for the same widths again and again."""
        room = (width - 2 * _RING) / self._painter.scale
        if self._build is None or room <= 0:
            return self._scene
        key = width, self._painter.scale
        if key not in self._of_width:
            if len(self._of_width) >= _WIDTHS_KEPT:
                self._of_width.clear()
            self._of_width[key] = self._build(room, self._painter.measure)
        return self._of_width[key]

    def _height(self, scene: Scene) -> int:
        return round(self._painter.size(scene).height()) + 2 * _RING

    def _shape_at(self, point: QPointF) -> Rect | None:
        """The uppermost rectangle there that has something to say."""
        place = point - QPointF(_RING, _RING)
        for shape in reversed(self._scene.shapes):
            if isinstance(shape, Rect) and (shape.id or shape.tip) and self._painter.place(shape).contains(place):
                return shape
        return None

    def _place_of(self, shape_id: str) -> QRectF | None:
        """Around all rectangles with an id."""
        rects = [s for s in self._scene.shapes if isinstance(s, Rect) and s.id == shape_id and shape_id]
        places = [self._painter.place(rect) for rect in rects]
        if not places:
            return None
        whole = places[0]
        for place in places[1:]:
            whole = whole.united(place)
        return whole.translated(_RING, _RING).adjusted(-1, -1, 1, 1)


def _is_t(event: QKeyEvent) -> bool:
    """T, whatever the layout of the keyboard."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    return event.key() == Qt.Key.Key_T or latin_key(event) == "T"
