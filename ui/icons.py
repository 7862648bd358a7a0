"""Icons of the window: SVG files coloured with the tokens of the theme when they are asked for."""

from functools import cache
from importlib import resources
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_COLOUR = "currentColor"


class _SvgEngine(QIconEngine):
    """Draws the SVG sharply at any size and scale of the screen."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data
        self._renderer = QSvgRenderer(QByteArray(data))

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.setOpacity(0.45 if mode is QIcon.Mode.Disabled else 1.0)
        self._renderer.render(painter, QRectF(rect))  # type: ignore[call-overload]  # the stub says QRect or QRectF

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():  # a button squeezed to nothing for a moment
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._data)


def icon(name: str, colour: str) -> QIcon:
    """The icon `name` (a Lucide name) in a colour of the tokens. Raises FileNotFoundError for a name not bundled."""
    return QIcon(_SvgEngine(_coloured(name, colour)))


def icon_file(name: str, colour: str) -> str:
    """A file with the icon in a colour, for a style sheet, which takes no other pictures; it lasts as long as we do."""
    file = Path(_folder().path()) / f"{name}-{colour.lstrip('#')}.svg"
    if not file.exists():
        file.write_bytes(_coloured(name, colour))
    return file.as_posix()


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw an icon into `rect`, for delegates."""
    _renderer(name, colour).render(painter, rect)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_coloured(name, colour)))


@cache
def _coloured(name: str, colour: str) -> bytes:
    file = resources.files("ui") / "icons" / f"{name}.svg"
    return file.read_bytes().replace(_COLOUR.encode(), colour.encode())
