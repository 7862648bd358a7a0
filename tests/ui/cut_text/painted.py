"""What a widget really paints as text, by delegates too: it is asked to paint into a drawing that keeps its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from lxml import etree
from PySide6.QtCore import QBuffer, QEvent, QPoint, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QToolTip, QWidget

from tests.ui.cut_text.wording import said_whole, tells

_TEXT, _GROUP = "{http://www.w3.org/2000/svg}text", "{http://www.w3.org/2000/svg}g"
_SLACK = 1.5  # pixels
_SIGHT = 3.0  # pixels; letters keep that much air above and below


@dataclass(frozen=True, slots=True)
class PaintedText:
    """One run of text where it stands in its widget."""

    text: str
    place: QRectF


def painted_texts(widget: QWidget) -> list[PaintedText]:
    """The runs of text that `widget` paints itself, without its children."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    drawing.setResolution(widget.logicalDpiX())
    widget.render(drawing, QPoint(), QRegion(), QWidget.RenderFlag(0))
    root = etree.fromstring(bytes(buffer.data().data()))
    return [text for group in root.iter(_GROUP) for text in _texts_of(group)]


def painted_faults(widget: QWidget) -> Iterator[str]:
    """Text over the edge of its widget, over another text, or cut with … and told nowhere whole."""
    if isinstance(widget, QPlainTextEdit) or isinstance(widget.parentWidget(), QPlainTextEdit):
        return  # it scrolls, and what is in it was typed
    texts = painted_texts(widget)
    scrolls = isinstance(widget.parentWidget(), QAbstractScrollArea)
    for text in texts:
        place = text.place
        if tells(widget.toolTip(), text.text):
            continue
        if place.left() < -_SLACK or place.right() > widget.width() + _SLACK:
            yield f"“{text.text}” is painted from {place.left():.0f} to {place.right():.0f} of {widget.width()}"
        is_high = place.top() < -_SIGHT or place.bottom() > widget.height() + _SIGHT
        if is_high and not scrolls:
            yield f"“{text.text}” is painted down to {place.bottom():.0f} of {widget.height()}"
        if text.text.endswith("…") and not _is_told(widget, text):
            yield f"“{text.text}” is cut and told nowhere whole"
    for one, other in combinations(texts, 2):
        both = one.place.intersected(other.place)
        if both.width() > _SLACK and both.height() > _SIGHT * 2:
            yield f"“{one.text}” and “{other.text}” are painted over each other"


def _texts_of(group: etree._Element) -> Iterator[PaintedText]:
    numbers = [float(number) for number in group.get("transform", "matrix(1,0,0,1,0,0)")[7:-1].split(",")]
    transform = QTransform(*numbers)
    for element in group.iterchildren(_TEXT):
        text = (element.text or "").strip("\n")
        if not text.strip():
            continue
        font = QFont(element.get("font-family", ""))
        font.setPixelSize(round(float(element.get("font-size", "13"))))
        font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
        metrics = QFontMetricsF(font)
        x, baseline = float(element.get("x", "0")), float(element.get("y", "0"))
        place = QRectF(x, baseline - metrics.ascent(), metrics.horizontalAdvance(text.rstrip()), metrics.height())
        yield PaintedText(text.strip(), transform.mapRect(place))


def _is_told(widget: QWidget, text: PaintedText) -> bool:
    """Whether the text is whole as it is, or stands whole in the tooltip of its place."""
    if said_whole(widget, text.text):
        return True
    tip = _tip_at(widget, text.place.center().toPoint())
    parts = text.text.removesuffix("…").split(" · ")  # a tooltip may put the parts in sentences
    return all(tells(tip, part) for part in parts)


def _tip_at(widget: QWidget, place: QPoint) -> str:
    """The tooltip that the mouse would bring there, whoever gives it."""
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    said = QToolTip.text() if QToolTip.isVisible() else ""
    QToolTip.hideText()
    return said
