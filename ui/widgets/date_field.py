"""A date with its calendar; Tab passes it as one field."""

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

_NONE = QDate(1900, 1, 1)
_FORMAT = Qt.DateFormat.ISODate


class DateField(QDateEdit):
    """Holds an ISO date; with `empty` it may hold none and then shows that text.

    `picked` tells a new date when the field is left, on Enter, and when a day is chosen in the calendar.
    """

    picked = Signal(str)

    def __init__(self, name: str, language: str, *, empty: str = "", parent: QWidget | None = None) -> None:
        """`name` is for screen readers, in the window's language."""
        super().__init__(parent)
        self._told = ""
        self.setAccessibleName(name)
        self.setLocale(QLocale(language))
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        if empty:
            self.setMinimumDate(_NONE)
            self.setSpecialValueText(empty)
        self.dateChanged.connect(self._tell)

    def show_date(self, iso: str) -> None:
        """Show a date without telling; '' is none."""
        self._told = iso
        with QSignalBlocker(self):
            self.setDate(QDate.fromString(iso, _FORMAT) if iso else _NONE)

    def iso(self) -> str:
        """The date, or '' for none."""
        return "" if self.date() == _NONE else self.date().toString(_FORMAT)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  # Qt's spelling
        """Qt would go from day to month to year; arrows do that."""
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel that scrolls the page changes nothing by passing over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        if self.iso() != self._told:
            self._told = self.iso()
            self.picked.emit(self._told)
