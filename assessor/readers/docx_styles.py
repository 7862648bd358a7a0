"""Paragraph styles of a Word document: heading levels, bold type and lists, along the chain of based-on styles."""

import re
from dataclasses import dataclass

from lxml import etree

_HEADING_NAME = re.compile(r"(?:heading|заголовок|überschrift)\s*(\d)", re.IGNORECASE)
_MAX_CHAIN = 20
_BODY_TEXT_LEVEL = 9  # w:outlineLvl 9 means "no heading"


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    heading: int | None
    bold: bool | None
    list_id: str | None
    list_level: int | None


class Styles:
    """What the styles say of a paragraph that does not say it itself."""

    def __init__(self, root: etree._Element | None, namespace: str) -> None:
        self._w = f"{{{namespace}}}"
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for element in root.iterfind(f"{self._w}style") if root is not None else ():
            style_id = element.get(f"{self._w}styleId", "")
            if element.get(f"{self._w}type") == "paragraph":
                self._styles[style_id] = self._load(element)
                if element.get(f"{self._w}default") in ("1", "true"):
                    self._default = style_id

    def style_of(self, paragraph: etree._Element) -> str:
        """The style id of a paragraph."""
        properties = paragraph.find(f"{self._w}pPr")
        return self._value(properties, "pStyle") or self._default

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """The heading level from 1; None for running text."""
        properties = paragraph.find(f"{self._w}pPr")
        own = _level(self._value(properties, "outlineLvl"))
        levels = [own] if own is not None else [s.heading for s in self._chain(paragraph) if s.heading is not None]
        return levels[0] if levels and levels[0] <= _BODY_TEXT_LEVEL else None

    def is_bold(self, paragraph: etree._Element) -> bool:
        return next((style.bold for style in self._chain(paragraph) if style.bold is not None), False)

    def list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list id and its level from 0, of the paragraph or else of its style; the id "0" ends a list."""
        properties = paragraph.find(f"{self._w}pPr")
        own = self._list(properties)
        chain = self._chain(paragraph)
        list_id = own[0] if own[0] is not None else next((s.list_id for s in chain if s.list_id is not None), None)
        if list_id is None:
            return None
        level = own[1] if own[1] is not None else next((s.list_level for s in chain if s.list_level is not None), 0)
        return list_id, level

    def _chain(self, paragraph: etree._Element) -> list[_Style]:
        chain: list[_Style] = []
        style = self._styles.get(self.style_of(paragraph))
        while style is not None and len(chain) < _MAX_CHAIN:
            chain.append(style)
            style = self._styles.get(style.based_on)
        return chain

    def _load(self, element: etree._Element) -> _Style:
        properties = element.find(f"{self._w}pPr")
        run = element.find(f"{self._w}rPr")
        bold = run.find(f"{self._w}b") if run is not None else None
        list_id, list_level = self._list(properties)
        heading = _level(self._value(properties, "outlineLvl"))
        if heading is None and (name := _HEADING_NAME.fullmatch(self._value(element, "name"))):
            heading = int(name[1])
        return _Style(
            based_on=self._value(element, "basedOn"),
            heading=heading,
            bold=None if bold is None else bold.get(f"{self._w}val", "1") not in ("0", "false", "off"),
            list_id=list_id,
            list_level=list_level,
        )

    def _list(self, properties: etree._Element | None) -> tuple[str | None, int | None]:
        numbered = properties.find(f"{self._w}numPr") if properties is not None else None
        if numbered is None:
            return None, None
        level = self._value(numbered, "ilvl")
        return self._value(numbered, "numId") or None, int(level) if level.isascii() and level.isdigit() else None

    def _value(self, parent: etree._Element | None, name: str) -> str:
        child = parent.find(f"{self._w}{name}") if parent is not None else None
        return child.get(f"{self._w}val", "") if child is not None else ""


def _level(outline: str) -> int | None:
    """w:outlineLvl counts from 0; 9 is running text and becomes 10, beyond every heading."""
    return int(outline) + 1 if outline.isascii() and outline.isdigit() else None
