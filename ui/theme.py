"""Palette and style sheet of the window, made from the tokens; the only place that styles anything.

Fusion in both themes, and a palette of our own: under X11 Qt's own dark mode does nothing.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

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
        self._application.setStyleSheet(_style_sheet(self.tokens, self))
        self.changed.emit()

    def pixels(self, size: float) -> int:
        """A size at the present scale of the text."""
        return round(size * self.scale)

    def font(self, size: int = _BASE_PIXELS, *, bold: bool = False) -> QFont:
        """The font of the window at `size` pixels (before scaling): 19 page, 15 and 13 headings, 13 body, 12, 11."""
        font = QFont(self._family)
        font.setPixelSize(self.pixels(size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


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


def _style_sheet(tokens: Tokens, theme: Theme) -> str:
    """Few rules: cards, headings, controls and the focus ring. Names are set by `setObjectName` or properties."""
    px = theme.pixels
    return f"""
    QWidget#page, QWidget#content {{ background: {tokens.ground}; }}
    QFrame#card {{ background: {tokens.surface}; border: 1px solid {tokens.line}; border-radius: 6px; }}
    QLabel[role="page"] {{ font-size: {px(19)}px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {px(15)}px; font-weight: 600; }}
    QLabel[role="subheading"] {{ font-size: {px(13)}px; font-weight: 600; }}
    QLabel[role="secondary"] {{ font-size: {px(12)}px; color: {tokens.text_2}; }}
    QLabel[role="hint"] {{ font-size: {px(12)}px; color: {tokens.text_3}; }}
    QLabel[role="code"] {{ color: {tokens.accent}; font-weight: 600; }}
    QLabel[role="warn"] {{ color: {tokens.warn}; }}
    QLabel[role="bad"] {{ color: {tokens.bad}; }}
    QLabel[role="figure"] {{ font-size: {px(22)}px; font-weight: 600; }}
    QPushButton {{
        min-height: {px(28)}px; padding: 0 {px(12)}px; border: 1px solid {tokens.control_edge};
        border-radius: 4px; background: {tokens.surface}; color: {tokens.text};
    }}
    QPushButton:hover {{ background: {tokens.raised}; }}
    QPushButton:disabled {{ color: {tokens.text_3}; border-color: {tokens.line}; }}
    QPushButton[primary="true"] {{
        background: {tokens.accent}; color: {tokens.accent_text}; border: none; font-weight: 600;
    }}
    QPushButton[flat="true"], QToolButton {{ border: none; background: transparent; }}
    QToolButton {{ padding: {px(4)}px; border-radius: 4px; }}
    QToolButton:hover {{ background: {tokens.raised}; }}
    QToolButton:checked {{ background: {tokens.selection}; }}
    QFrame#segmented {{ border: 1px solid {tokens.control_edge}; border-radius: 4px; background: {tokens.surface}; }}
    QPushButton[segment="true"] {{
        min-height: {px(24)}px; padding: 0 {px(10)}px; border: 1px solid transparent; border-radius: 3px;
        background: transparent;
    }}
    QPushButton[segment="true"]:hover {{ background: {tokens.raised}; }}
    QPushButton[segment="true"]:checked {{
        background: {tokens.accent}; color: {tokens.accent_text}; font-weight: 600;
    }}
    QPushButton[segment="true"]:focus {{ border: 1px solid {tokens.text}; }}
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{
        min-height: {px(28)}px; padding: 0 {px(8)}px; border: 1px solid {tokens.control_edge};
        border-radius: 4px; background: {tokens.surface}; color: {tokens.text};
        selection-background-color: {tokens.selection};
    }}
    QPlainTextEdit {{ padding: {px(4)}px; }}
    QPushButton:focus, QToolButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
    QAbstractItemView:focus {{ border: 2px solid {tokens.accent}; }}
    QAbstractItemView {{
        background: {tokens.surface}; color: {tokens.text}; border: none; outline: none;
        selection-background-color: {tokens.selection}; selection-color: {tokens.text};
    }}
    QHeaderView::section {{
        background: {tokens.raised}; color: {tokens.text_2}; border: none; padding: {px(4)}px {px(8)}px;
        font-size: {px(12)}px; font-weight: 600;
    }}
    QSplitter::handle {{ background: transparent; }}
    QToolTip {{
        background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.control_edge}; padding: 4px;
    }}
    QMenuBar, QStatusBar {{ background: {tokens.surface}; color: {tokens.text}; }}
    QMenu {{ background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.control_edge}; }}
    QMenu::item:selected, QMenuBar::item:selected {{ background: {tokens.selection}; }}
    QProgressBar {{ border: none; border-radius: 3px; background: {tokens.raised}; max-height: {px(6)}px; }}
    QProgressBar::chunk {{ border-radius: 3px; background: {tokens.accent}; }}
    """
