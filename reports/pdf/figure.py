"""Pictures in the flow of the text."""

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable, Spacer

from reports.charts.scene import Scene
from reports.pdf.paint import paint_scene
from reports.pdf.text import Caption, TextBlock, markup, page_height
from reports.pdf.theme import styles

_ABOVE_CAPTION = 7.0
_ROOM_FOR_CAPTION = 40.0  # three lines of it
_LEAST_ROOM = 215.0


class Figure(Flowable):
    """A scene with its caption under it, on one page, smaller if it must be. `alt` is what it shows in words."""

    role = "Figure"

    def __init__(self, scene: Scene, caption: str = "") -> None:
        super().__init__()
        self.alt = scene.alt
        self._scene = scene
        self._caption: TextBlock | None = Caption(markup([caption]), styles().caption) if caption else None
        self.spaceBefore = 4
        self.spaceAfter = 14

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self._caption_height = 0.0
        if self._caption is not None:
            self._caption_height = self._caption.wrapOn(self.canv, width, height)[1] + _ABOVE_CAPTION
        room = page_height(self.canv) - self._caption_height
        self._scale = min(1.0, room / max(self._scene.height, 1.0))
        self.height = self._scene.height * self._scale + self._caption_height
        return width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.translate(0, self.height)
        self.canv.scale(self._scale, self._scale)
        paint_scene(self.canv, self._scene, 0, 0)
        self.canv.restoreState()
        if self._caption is not None:
            self._caption.drawOn(self.canv, 0, 0)


def figures(scenes: Sequence[Scene], caption: str = "") -> list[Flowable]:
    """The parts of one picture, one after the other; the caption under the last."""
    last = len(scenes) - 1
    return [Figure(scene, caption if place == last else "") for place, scene in enumerate(scenes)]


class FlowingFigure(Flowable):
    """A picture that goes on over pages and begins where the text above it ends.

    `build` makes its scenes from the height left on the first page and the height of a whole page; none is
    higher than that, but the first may be when too little is left.
    """

    role = "Figure"

    def __init__(
        self, build: Callable[[float, float], Sequence[Scene]], caption: str = "", least_room: float = _LEAST_ROOM
    ) -> None:
        """`least_room` is the height in points below which it rather begins on the next page."""
        super().__init__()
        self._build = build
        self._words = caption
        self._below = _ROOM_FOR_CAPTION if caption else 0.0
        self._least_room = least_room
        self.spaceBefore = 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height + 1  # always handed on to `split`: the scenes go into the flow one by one

    def least_height(self, width: float) -> float:
        whole = page_height(self.canv) - self._below
        return min(self._build(whole, whole)[0].height + self._below, self._least_room)

    def split(self, width: float, height: float) -> list[Flowable]:
        whole = page_height(self.canv) - self._below
        room = height - self._below
        scenes = self._build(room, whole)
        if scenes and scenes[0].height > room and height < page_height(self.canv) - 1:
            return []
        return list(figures(scenes, self._words)) or [Spacer(0, 0)]
