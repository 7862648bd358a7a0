"""Scenes carry the light colours of paper: this gives them the colours of a theme, from one table."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reports.charts import tokens as paper
from reports.charts.scene import Line, Point, Poly, Rect, Scene, Shape, Text
from ui.tokens import DARK, LIGHT, Tokens

PAPER_TO_SCREEN = {
    "SURFACE": "surface",
    "RAISED": "raised",
    "RAISED_SOFT": "raised",
    "LINE": "line",
    "RULE": "line",
    "CONTROL_EDGE": "control_edge",
    "TEXT": "text",
    "TEXT_2": "text_2",
    "TEXT_3": "text_3",
    "ACCENT": "accent",
    "GOOD": "good",
    "WARN": "warn",
    "BAD": "bad",
    "BAND": "accent",
    "BAND_TEXT": "accent_text",
    "EDGE": "edge",
    "HATCH": "hatch",
    "DRAFT_MARK": "raised",
    "ALERT": "warn",
}
"""Name of a colour of paper -> name of a colour of the window; the fills of results and coverage keep their keys."""


def recoloured(scene: Scene, tokens: Tokens) -> Scene:
    """The same picture in the colours of a theme. Raises KeyError for a colour that paper does not have."""
    return _recoloured(scene, tokens.is_dark)


@lru_cache(maxsize=1024)
def _recoloured(scene: Scene, is_dark: bool) -> Scene:
    colours = _colours(is_dark)
    grounds: list[Rect] = []
    shapes = []
    for shape in scene.shapes:
        shapes.append(colours.of(shape, grounds))
        if isinstance(shape, Rect) and shape.fill:
            grounds.append(shape)
    return replace(scene, shapes=tuple(shapes))


@lru_cache(maxsize=2)
def _colours(is_dark: bool) -> "_Colours":
    return _Colours(DARK if is_dark else LIGHT)


class _Colours:
    """A fill goes by its own colour; what is written on a fill of a result goes by that fill."""

    def __init__(self, tokens: Tokens) -> None:
        plain = {getattr(paper, name): getattr(tokens, token) for name, token in PAPER_TO_SCREEN.items()}
        self._inks = {**dict(_inks_of_fills(tokens)), **plain}
        self._fills = {**self._inks, paper.SURFACE: tokens.surface, **dict(_fills(tokens))}
        self._on_fills = {(fill, ink): colour for fill, ink, colour in _pairs(tokens)}

    def of(self, shape: Shape, grounds: list[Rect]) -> Shape:
        """The same shape in other colours; `grounds` are the filled rectangles painted before it."""
        if isinstance(shape, Line):
            return replace(shape, colour=self._ink(shape.colour, (shape.x1, shape.y1), grounds))
        if isinstance(shape, Text):
            return replace(shape, colour=self._ink(shape.colour, (shape.x, shape.y), grounds))
        if isinstance(shape, Rect):
            return replace(shape, fill=self._fill(shape.fill), edge=self._edge(shape.edge, shape.fill))
        return self._mark(shape, grounds)

    def _mark(self, shape: Poly, grounds: list[Rect]) -> Poly:
        """A sign drawn on a ground: what fills it is ink as well."""
        place = shape.points[0]
        fill = self._ink(shape.fill, place, grounds) if shape.fill else None
        edge = self._ink(shape.edge, place, grounds) if shape.edge else None
        return replace(shape, fill=fill, edge=edge)

    def _fill(self, fill: str | None) -> str | None:
        return self._fills[fill] if fill else None

    def _edge(self, edge: str | None, fill: str | None) -> str | None:
        if edge is None:
            return None
        return self._fills[edge] if edge == fill or edge not in self._inks else self._inks[edge]

    def _ink(self, ink: str, place: Point, grounds: list[Rect]) -> str:
        ground = next((rect for rect in reversed(grounds) if _holds(rect, place)), None) if ink == _AMBIGUOUS else None
        written = self._on_fills.get((ground.fill or "", ink)) if ground else None
        return written or self._inks[ink]


_AMBIGUOUS = paper.BAND_TEXT
"""White: the ink on every dark fill of paper, which the dark theme writes on in different colours."""


def _pairs(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """Fill of paper, ink on it, and the ink of the theme for it."""
    for result, look in paper.RESULT_FILLS.items():
        yield look.fill or "", look.text, tokens.results[result].text
    for coverage, look in paper.COVERAGE_FILLS.items():
        yield look.fill or "", look.text, tokens.coverages[coverage].text
    yield paper.BAND, paper.BAND_TEXT, tokens.accent_text


def _inks_of_fills(tokens: Tokens) -> Iterator[tuple[str, str]]:
    return ((ink, colour) for _, ink, colour in _pairs(tokens) if ink != _AMBIGUOUS)


def _fills(tokens: Tokens) -> Iterator[tuple[str, str]]:
    for result, look in paper.RESULT_FILLS.items():
        if look.fill:
            yield look.fill, tokens.results[result].fill or tokens.surface
    for coverage, look in paper.COVERAGE_FILLS.items():
        if look.fill:
            yield look.fill, tokens.coverages[coverage].fill or tokens.surface


def _holds(rect: Rect, place: Point) -> bool:
    x, y = place
    return rect.x <= x <= rect.x + rect.width and rect.y <= y <= rect.y + rect.height
