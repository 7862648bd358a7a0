"""Finds text that has too little room, widgets that lie over each other, and scroll bars that go sideways.

Works on any widget that is shown. It compares what a text needs (metrics of its font) with the room that its widget
gives it. A text may be cut where its tooltip holds it whole.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QSplitterHandle,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from tests.ui.cut_text.painted import painted_faults
from tests.ui.cut_text.wording import tells
from ui.widgets.source.view import SourceView

_BESIDE = 12  # pixels of a header beside its text
_SLACK = 1  # pixel: metrics are rounded


def faults(root: QWidget, *, sideways: bool = False) -> list[str]:
    """What is wrong in `root` and below, a sentence each.

    Args:
        root: shown, laid out, in the size in which it is to be judged.
        sideways: whether it may scroll sideways: the window is smaller than it says it needs.
    """
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not _is_seen(widget, root):
            continue
        found += [f"{said}: {_told(widget)}" for said in _cut(widget)]
        if _is_in_source(widget):
            continue
        found += [f"{said}: {_told(widget)}" for said in painted_faults(widget)]
        found += list(_overlaps(widget))
        if not sideways and isinstance(widget, QAbstractScrollArea) and _scrolls_sideways(widget):
            found.append(f"scrolls sideways by {widget.horizontalScrollBar().maximum()}: {_told(widget)}")
    return found


def _is_in_source(widget: QWidget | None) -> bool:
    """The table of a host is as wide as the host made it: it may scroll, and every cell tells its text whole."""
    while widget is not None and not isinstance(widget, SourceView):
        widget = widget.parentWidget()
    return widget is not None


def _is_seen(widget: QWidget, root: QWidget) -> bool:
    return widget is root or (widget.isVisibleTo(root) and widget.window() is root.window())


def _cut(widget: QWidget) -> Iterator[str]:
    """What of the text of one widget has no room."""
    checks: tuple[tuple[type, Callable[..., Iterator[str]]], ...] = (
        (QLabel, _of_label),
        (QCheckBox, _of_box),
        (QRadioButton, _of_box),
        (QPushButton, _of_push_button),
        (QToolButton, _of_tool_button),
        (QComboBox, _of_picker),
        (QLineEdit, _of_field),
        (QHeaderView, _of_header),
        (QMenuBar, _of_menus),
        (QAbstractItemView, _of_cells),
    )
    for kind, check in checks:
        if isinstance(widget, kind):
            yield from check(widget)
            return


def _of_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or tells(label.toolTip(), text):
        return
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    metrics = label.fontMetrics()
    if label.wordWrap():
        yield from _wide(max(map(metrics.horizontalAdvance, text.split()), default=0), room.width(), text)
        flags = int(label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.TextFlag.TextWordWrap.value
        yield from _high(metrics.boundingRect(QRect(0, 0, room.width(), 0), flags, text).height(), room.height(), text)
    else:
        lines = text.split("\n")
        yield from _wide(max(map(metrics.horizontalAdvance, lines)), room.width(), text)
        yield from _high(metrics.height() * len(lines), room.height(), text)


def _of_box(box: QCheckBox | QRadioButton) -> Iterator[str]:
    text = _shown(box)
    if not text or tells(box.toolTip(), text):
        return
    option = QStyleOptionButton()
    box.initStyleOption(option)
    is_check = isinstance(box, QCheckBox)
    part = QStyle.SubElement.SE_CheckBoxContents if is_check else QStyle.SubElement.SE_RadioButtonContents
    room = box.style().subElementRect(part, option, box)
    icon = 0 if box.icon().isNull() else box.iconSize().width() + 4
    yield from _wide(box.fontMetrics().horizontalAdvance(text) + icon, room.width(), text)
    yield from _high(box.fontMetrics().height(), room.height(), text)


def _of_push_button(button: QPushButton) -> Iterator[str]:
    text = _shown(button)
    if not text or tells(button.toolTip(), text):
        return
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    metrics = _heaviest(button)
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    yield from _wide(metrics.horizontalAdvance(text) + icon, room.width(), text)
    yield from _high(metrics.height(), room.height() + 2, text)


def _of_tool_button(button: QToolButton) -> Iterator[str]:
    text = _shown(button)
    is_icon = button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull()
    if not text or is_icon or tells(button.toolTip(), text):
        return
    yield from _wide(button.sizeHint().width(), button.width(), text)
    yield from _high(button.fontMetrics().height(), button.contentsRect().height(), text)


def _of_picker(picker: QComboBox) -> Iterator[str]:
    text = picker.currentText()
    if not text or picker.isEditable() or tells(picker.toolTip(), text):
        return
    option = QStyleOptionComboBox()
    picker.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = picker.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, picker)
    yield from _wide(picker.fontMetrics().horizontalAdvance(text), room.width(), text)
    yield from _high(picker.fontMetrics().height(), room.height() + 2, text)


def _of_field(field: QLineEdit) -> Iterator[str]:
    """What is typed scrolls; the hint in an empty field does not."""
    hint = field.placeholderText()
    if hint and not field.text() and not tells(field.toolTip(), hint):
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        whole = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width()
        beside = sum(button.width() for button in field.findChildren(QToolButton) if button.isVisibleTo(field))
        room = whole - beside - 4
        yield from _wide(field.fontMetrics().horizontalAdvance(hint), room, hint)
    yield from _high(field.fontMetrics().height(), field.contentsRect().height() + 2, field.text() or hint)


def _of_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() is not Qt.Orientation.Horizontal:
        return
    metrics = QFontMetrics(_header_font(header))
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        tip = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        if text and not header.isSectionHidden(section) and not tells(tip, text):
            yield from _wide(metrics.horizontalAdvance(text) + _BESIDE, header.sectionSize(section), text)


def _header_font(header: QHeaderView) -> QFont:
    """As the style sheet has it: the style keeps it to itself."""
    font = QFont(QApplication.font())
    font.setPixelSize(round(font.pixelSize() * 12 / 13))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _of_menus(bar: QMenuBar) -> Iterator[str]:
    corner = bar.cornerWidget(Qt.Corner.TopRightCorner)
    free = bar.rect() if corner is None or not corner.isVisible() else bar.rect().adjusted(0, 0, -corner.width(), 0)
    for action in bar.actions():
        place = bar.actionGeometry(action)
        if action.isVisible() and (place.isEmpty() or not free.contains(place)):
            yield f"menu “{action.text()}” has no room"


def _of_cells(view: QAbstractItemView) -> Iterator[str]:
    """Cells that Qt paints itself; a delegate of our own paints as it has room, and says the rest in its tooltip."""
    model = view.model()
    if model is None or view.metaObject().className() == "QComboBoxListView":
        return
    area = view.viewport().rect()
    index = view.indexAt(QPoint(2, 2))
    for row in range(index.row(), model.rowCount(index.parent())) if index.isValid() else ():
        for column in range(1 if isinstance(view, QListView) else model.columnCount(index.parent())):
            cell = index.sibling(row, column)
            place = view.visualRect(cell)
            if place.isEmpty() or not area.intersects(place):
                continue
            yield from _of_cell(view, cell.data(), str(cell.data(Qt.ItemDataRole.ToolTipRole) or ""), place.width())
        if view.visualRect(index.sibling(row, 0)).top() > area.bottom():
            return


def _of_cell(view: QAbstractItemView, text: object, tip: str, width: int) -> Iterator[str]:
    delegate = view.itemDelegate()
    is_plain = type(delegate).paint is QStyledItemDelegate.paint
    if isinstance(text, str) and text and is_plain and not tells(tip, text):
        metrics = view.fontMetrics()
        needed = max(map(metrics.horizontalAdvance, text.split() if _wraps(view) else [text]))
        yield from _wide(needed, width - 6, text)


def _wraps(view: QAbstractItemView) -> bool:
    return bool(getattr(view, "wordWrap", lambda: False)())


def _overlaps(widget: QWidget) -> Iterator[str]:
    """Children of a layout that lie over each other, or outside of their parent."""
    layout = widget.layout()
    if layout is None or isinstance(widget, QMainWindow):
        return
    children = [child for child in _laid_out(widget) if not child.geometry().isEmpty()]
    for child in children:
        if not widget.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(child.geometry()):
            yield f"leaves its parent {_size(widget.rect())} with {_size(child.geometry())}: {_told(child)}"
    for one, other in combinations(children, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > _SLACK and both.height() > _SLACK:
            yield f"lie over each other: {_told(one)} and {_told(other)}"


def _laid_out(widget: QWidget) -> list[QWidget]:
    """The children that are seen and that a layout has placed: what floats over the page is none."""
    layout = widget.layout()
    assert layout is not None
    found = []
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        is_placed = child.isVisibleTo(widget) and not child.isWindow() and not isinstance(child, QSplitterHandle)
        if is_placed and _holds(layout, child):
            found.append(child)
    return found


def _holds(layout: object, child: QWidget) -> bool:
    count, item_at = getattr(layout, "count", lambda: 0)(), getattr(layout, "itemAt", None)
    for place in range(count):
        item = item_at(place) if item_at is not None else None
        if item is None:
            continue
        if item.widget() is child or (item.layout() is not None and _holds(item.layout(), child)):
            return True
    return False


def _scrolls_sideways(area: QAbstractScrollArea) -> bool:
    bar = area.horizontalScrollBar()
    return bar.isVisible() and bar.maximum() > 0


def _heaviest(button: QPushButton) -> QFontMetrics:
    """Style sheets make a button bold when it is down; it keeps its width."""
    font = QFont(button.font())
    if button.isCheckable() or button.property("primary"):
        font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)


def _shown(button: QAbstractButton) -> str:
    return button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _wide(needed: int, room: int, text: str) -> Iterator[str]:
    if needed > room + _SLACK:
        yield f"“{text}” needs {needed} in width and has {room}"


def _high(needed: int, room: int, text: str) -> Iterator[str]:
    if needed > room + _SLACK:
        yield f"“{text}” needs {needed} in height and has {room}"


def _size(place: QRect) -> str:
    return f"({place.x()}, {place.y()}, {place.width()} × {place.height()})"


def _told(widget: QWidget) -> str:
    names: list[str] = []
    here: QWidget | None = widget
    while here is not None and len(names) < 4:
        names.append(f"{type(here).__name__}{'#' + here.objectName() if here.objectName() else ''}")
        here = here.parentWidget()
    return " in ".join(names)
