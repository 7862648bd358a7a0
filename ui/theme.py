"""Palette and style sheet of the window, made from the tokens; the only place that styles anything.

Fusion in both themes, and a palette of our own: under X11 Qt's own dark mode does nothing.
"""

from PySide6.QtCore import QMetaMethod, QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.style_sheet import style_sheet
from ui.tokens import DARK, LIGHT, Tokens

SMALLEST_SCALE, LARGEST_SCALE = 0.9, 1.5
_BASE_PIXELS = 13


class Theme(QObject):
    """Light or dark, and the size of the text. `changed` tells painters to paint anew."""

    changed = Signal()

    def __init__(self, application: QApplication, *, is_dark: bool = False, scale: float = 1.0) -> None:
        super().__init__(application)
        self._application = application
        self._family = application.font().family()
        self._fonts: dict[tuple[int, bool], QFont] = {}  # by pixels and boldness
        self.tokens: Tokens = LIGHT
        self.scale = 1.0
        application.setStyle("Fusion")
        self.set(is_dark=is_dark, scale=scale)

    def set(self, *, is_dark: bool | None = None, scale: float | None = None) -> None:
        """Change one or both; `scale` is kept between 0.9 and 1.5."""
        if is_dark is not None:
            self.tokens = DARK if is_dark else LIGHT
        if scale is not None:
            self.scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        self._application.setFont(self.font())
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, self.pixels))
        self.changed.emit()

    def forget_listeners(self) -> None:
        """Nobody hears of changes any more: everything that painted is about to be made anew."""
        signal = QMetaMethod.fromSignal(self.changed)
        if self.isSignalConnected(signal):
            self.changed.disconnect()

    def pixels(self, size: float) -> int:
        """A size at the present scale of the text."""
        return round(size * self.scale)

    def font(self, size: int = _BASE_PIXELS, *, bold: bool = False) -> QFont:
        """The font of the window at `size` pixels (before scaling): 19 page, 15 and 13 headings, 13 body, 12, 11."""
        key = self.pixels(size), bold
        if key not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(key[0])
            if bold:
                font.setWeight(QFont.Weight.DemiBold)
            self._fonts[key] = font
        return QFont(self._fonts[key])


def system_is_dark() -> bool:
    """What the system asks for, where it says."""
    return QGuiApplication.styleHints().colorScheme().name == "Dark"


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Button: tokens.surface,
        role.ToolTipBase: tokens.raised,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text_3,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.Accent: tokens.accent,
        role.Mid: tokens.line,
        role.Dark: tokens.control_edge,
        role.Light: tokens.surface,
    }
    palette = QPalette()
    for colour_role, colour in colours.items():
        palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.text_3))
    return palette
