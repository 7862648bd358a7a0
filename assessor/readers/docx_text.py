"""The text of one paragraph of a Word document: what is shown, what is hidden, and what hangs on it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from assessor.readers.docx_numbering import BULLET

MARKUP_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# what holds shown content of its own; deleted and moved-away text lies in other elements
CONTAINERS = frozenset(
    {"sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt", "bdo", "dir"}
)


@dataclass(slots=True)
class ParagraphText:
    """The text of a paragraph as it grows, and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    hidden_pieces: list[str] = field(default_factory=list)
    bold_letters: int = 0
    plain_letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    @property
    def hidden_text(self) -> str:
        return "".join(self.hidden_pieces).strip()


class TextReader:
    """Reads paragraphs; tells `on_new_page` where Word last began a page."""

    def __init__(self, namespace: str, on_new_page: Callable[[], None]) -> None:
        self._w = f"{{{namespace}}}"
        self._on_new_page = on_new_page

    def read(self, paragraph: etree._Element, style_bold: bool) -> ParagraphText:
        """The text of a paragraph; `style_bold` for runs that do not say it themselves."""
        found = ParagraphText()
        self._gather(paragraph, found, style_bold)
        return found

    def _gather(self, parent: etree._Element, found: ParagraphText, style_bold: bool) -> None:
        for child in parent:
            name = self._name(child)
            if name == "r":
                self._run(child, found, style_bold)
            elif name in CONTAINERS:
                self._gather(child, found, style_bold)
            elif child.tag == f"{MARKUP_COMPATIBILITY}AlternateContent":
                for choice in child.iterfind(f"{MARKUP_COMPATIBILITY}Choice"):
                    self._gather(choice, found, style_bold)

    def _run(self, run: etree._Element, found: ParagraphText, style_bold: bool) -> None:
        properties = run.find(f"{self._w}rPr")
        hidden = properties is not None and self._is_on(properties, "vanish") is True
        bold = self._is_on(properties, "b") if properties is not None else None
        bold = style_bold if bold is None else bold
        pieces = found.hidden_pieces if hidden else found.pieces
        for child in run:
            name = self._name(child)
            if name == "t":
                pieces.append(child.text or "")
                if bold:
                    found.bold_letters += len(child.text or "")
                else:
                    found.plain_letters += len(child.text or "")
            elif name == "br" and child.get(f"{self._w}type") == "page":
                pass  # the page is counted where Word last laid it out
            elif name in _TEXT_SIGNS:
                pieces.append(_TEXT_SIGNS[name])
            elif name == "sym":
                pieces.append(BULLET)
            elif name == "lastRenderedPageBreak":
                self._on_new_page()
            elif name == "footnoteReference":
                found.footnotes.append(child.get(f"{self._w}id", ""))
            else:
                self._find_boxes(child, found)

    def _find_boxes(self, element: etree._Element, found: ParagraphText) -> None:
        """Text boxes of drawings, in Choice only: Fallback repeats them."""
        if element.tag == f"{MARKUP_COMPATIBILITY}AlternateContent":
            for choice in element.iterfind(f"{MARKUP_COMPATIBILITY}Choice"):
                found.boxes.extend(choice.iter(f"{self._w}txbxContent"))
        elif self._name(element) in ("pict", "drawing", "object"):
            found.boxes.extend(element.iter(f"{self._w}txbxContent"))

    def _is_on(self, properties: etree._Element, name: str) -> bool | None:
        element = properties.find(f"{self._w}{name}")
        return None if element is None else element.get(f"{self._w}val", "1") not in ("0", "false", "off")

    def _name(self, element: etree._Element) -> str:
        """The local name of a Word element, '' for any other node."""
        tag = element.tag
        return tag[len(self._w) :] if isinstance(tag, str) and tag.startswith(self._w) else ""
