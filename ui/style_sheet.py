"""The style sheet, made from the tokens: the only place that styles a widget. Delegates paint from the same tokens.

Rules hang on object names (`setObjectName`) and on properties: `role` of a label, `primary`, `flat`, `link` … of a
button. Sizes come through `px`, so that everything grows with the text.
"""

from collections.abc import Callable

from ui.icons import icon_file
from ui.tokens import Tokens

Pixels = Callable[[float], int]


def style_sheet(tokens: Tokens, px: Pixels) -> str:
    """All rules of one theme; `px` gives a size at the present scale of the text."""
    return "".join(rules(tokens, px) for rules in _RULES)


def _ground(tokens: Tokens, px: Pixels) -> str:
    return f"""
    QWidget#page, QWidget#content, QMainWindow {{ background: {tokens.ground}; }}
    QDialog {{ background: {tokens.surface}; }}
    QFrame#card {{ background: {tokens.surface}; border: 1px solid {tokens.line}; border-radius: 6px; }}
    QFrame#strip {{ background: {tokens.raised}; border: none; }}
    QFrame#line, QLabel#line {{ background: {tokens.line}; }}
    QSplitter::handle {{ background: transparent; }}
    QToolTip {{
        background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.control_edge}; padding: 4px;
    }}
    QProgressBar {{ border: none; border-radius: 3px; background: {tokens.line}; max-height: {px(6)}px; }}
    QProgressBar::chunk {{ border-radius: 3px; background: {tokens.accent}; }}
    """


def _labels(tokens: Tokens, px: Pixels) -> str:
    return f"""
    QLabel[role="title"] {{ font-size: {px(26)}px; font-weight: 600; }}
    QLabel[role="lead"] {{ font-size: {px(14)}px; color: {tokens.text_2}; }}
    QLabel[role="page"] {{ font-size: {px(19)}px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {px(15)}px; font-weight: 600; }}
    QLabel[role="subheading"] {{ font-size: {px(13)}px; font-weight: 600; }}
    QLabel[role="gone"] {{ font-size: {px(13)}px; font-weight: 600; color: {tokens.text_2}; }}
    QLabel[role="caption"] {{ font-size: {px(10)}px; font-weight: 600; color: {tokens.text_2}; }}
    QLabel[role="secondary"] {{ font-size: {px(12)}px; color: {tokens.text_2}; }}
    QLabel[role="status"] {{ font-size: {px(12)}px; color: {tokens.text_2}; }}
    QLabel[role="hint"] {{ font-size: {px(12)}px; color: {tokens.text_3}; }}
    QLabel[role="code"] {{ color: {tokens.accent}; font-weight: 600; }}
    QLabel[role="warn"] {{ color: {tokens.warn}; }}
    QLabel[role="bad"] {{ color: {tokens.bad}; }}
    QLabel[role="figure"] {{ font-size: {px(22)}px; font-weight: 600; }}
    QLabel[role="key"] {{
        font-size: {px(11)}px; font-weight: 600; color: {tokens.text_2}; padding: 1px {px(4)}px;
        border: 1px solid {tokens.control_edge}; border-radius: 3px; background: {tokens.surface};
    }}
    """


def _buttons(tokens: Tokens, px: Pixels) -> str:
    down = icon_file("chevron-down", tokens.text_2)
    return f"""
    QPushButton {{
        min-height: {px(28)}px; padding: 0 {px(12)}px; border: 1px solid {tokens.control_edge};
        border-radius: 4px; background: {tokens.surface}; color: {tokens.text};
    }}
    QPushButton:hover {{ background: {tokens.raised}; }}
    QPushButton:disabled {{ color: {tokens.text_3}; border-color: {tokens.line}; }}
    QPushButton[primary="true"] {{
        background: {tokens.accent}; color: {tokens.accent_text}; border-color: {tokens.accent}; font-weight: 600;
    }}
    QPushButton[primary="true"]:disabled {{
        background: {tokens.raised}; color: {tokens.text_3}; border-color: {tokens.raised};
    }}
    QPushButton[flat="true"], QToolButton {{ border: 1px solid transparent; background: transparent; }}
    QPushButton[flat="true"] {{ color: {tokens.accent}; font-weight: 600; }}
    QPushButton[link="true"] {{
        border: 1px solid transparent; background: transparent; color: {tokens.accent}; padding: 0 {px(6)}px;
        font-size: {px(12)}px; font-weight: 600;
    }}
    QPushButton[link="true"]:disabled {{ color: {tokens.text_2}; }}
    QPushButton[small="true"] {{
        min-height: {px(18)}px; padding: 0 {px(8)}px; font-size: {px(12)}px;
    }}
    QToolButton {{ padding: {px(4)}px; border-radius: 4px; color: {tokens.text}; }}
    QToolButton[drops="true"] {{ padding-right: {px(16)}px; }}
    QToolButton::menu-indicator {{
        image: url({down}); subcontrol-origin: padding; subcontrol-position: right center; width: {px(12)}px;
    }}
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
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {tokens.accent}; }}
    QPushButton:focus {{ padding: 0 {px(12) - 1}px; }}
    QPushButton[link="true"]:focus {{ padding: 0 {px(6) - 1}px; }}
    QPushButton[small="true"]:focus {{ padding: 0 {px(8) - 1}px; }}
    QPushButton[segment="true"]:focus {{ padding: 0 {px(10) - 1}px; }}
    QPushButton[primary="true"]:focus, QPushButton[segment="true"]:focus {{ border: 2px solid {tokens.text}; }}
    """


def _fields(tokens: Tokens, px: Pixels) -> str:
    down, up = icon_file("chevron-down", tokens.text_2), icon_file("chevron-up", tokens.text_2)
    check, dull_check = icon_file("check", tokens.accent_text), icon_file("check", tokens.text_3)
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{
        min-height: {px(28)}px; padding: 0 {px(8)}px; border: 1px solid {tokens.control_edge};
        border-radius: 4px; background: {tokens.surface}; color: {tokens.text};
        selection-background-color: {tokens.selection}; selection-color: {tokens.text};
    }}
    QPlainTextEdit {{ padding: {px(4)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
        border: 2px solid {tokens.accent};
    }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(22)}px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({down}); width: {px(14)}px; height: {px(14)}px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {px(20)}px; }}
    QSpinBox::up-arrow {{ image: url({up}); width: {px(12)}px; height: {px(12)}px; }}
    QSpinBox::down-arrow {{ image: url({down}); width: {px(12)}px; height: {px(12)}px; }}
    QCheckBox, QRadioButton {{ spacing: {px(8)}px; padding: {px(3)}px; border: 2px solid transparent; }}
    QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {tokens.accent}; border-radius: 4px; }}
    QCheckBox::indicator {{
        width: {px(14)}px; height: {px(14)}px; border: 1px solid {tokens.control_edge}; border-radius: 3px;
        background: {tokens.surface};
    }}
    QCheckBox::indicator:checked {{
        background: {tokens.accent}; border-color: {tokens.accent}; image: url({check});
    }}
    QCheckBox::indicator:disabled {{ border-color: {tokens.line}; background: {tokens.raised}; }}
    QCheckBox::indicator:checked:disabled {{ image: url({dull_check}); }}
    QPlainTextEdit[bare="true"] {{ border: 2px solid transparent; padding: 0 {px(6)}px; }}
    QPlainTextEdit[bare="true"]:focus {{ border: 2px solid {tokens.accent}; }}
    """


def _scroll_bars(tokens: Tokens, px: Pixels) -> str:
    """Thin, without arrows; the handle is 3:1 on its ground, as every control is."""
    return f"""
    QAbstractScrollArea::corner, QTableCornerButton::section {{ background: {tokens.surface}; border: none; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: {px(10)}px; }}
    QScrollBar:horizontal {{ height: {px(10)}px; }}
    QScrollBar::handle {{ background: {tokens.control_edge}; border-radius: {px(3)}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {px(24)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(24)}px; }}
    QScrollBar::handle:hover {{ background: {tokens.text_3}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _lists(tokens: Tokens, px: Pixels) -> str:
    return f"""
    QAbstractItemView {{
        background: {tokens.surface}; color: {tokens.text}; border: 2px solid transparent; outline: none;
        selection-background-color: {tokens.selection}; selection-color: {tokens.text};
    }}
    QAbstractItemView:focus {{ border: 2px solid {tokens.accent}; }}
    QHeaderView {{ border: none; }}
    QHeaderView::section {{
        background: {tokens.raised}; color: {tokens.text_2}; border: none; padding: {px(4)}px {px(8)}px;
        font-size: {px(12)}px; font-weight: 600;
    }}
    """


def _frame(tokens: Tokens, px: Pixels) -> str:
    return f"""
    QMenuBar {{
        background: {tokens.surface}; color: {tokens.text}; border-bottom: 1px solid {tokens.line};
        padding: {px(2)}px {px(4)}px;
    }}
    QMenuBar::item {{ padding: {px(8)}px {px(9)}px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {tokens.selection}; }}
    QMenu {{ background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.control_edge}; }}
    QMenu::item {{ padding: {px(5)}px {px(24)}px {px(5)}px {px(10)}px; }}
    QMenu::item:selected {{ background: {tokens.selection}; }}
    QMenu::item:disabled {{ color: {tokens.text_3}; }}
    QMenu::icon {{ padding-left: {px(8)}px; }}
    QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 4px 0; }}
    QStatusBar {{ background: {tokens.raised}; border-top: 1px solid {tokens.line}; }}
    QStatusBar::item {{ border: none; }}
    QFrame#navigation {{ background: {tokens.surface}; border: none; border-right: 1px solid {tokens.line}; }}
    QFrame#drawer {{ background: {tokens.surface}; border: none; border-left: 1px solid {tokens.line}; }}
    QFrame#bar[kind="error"] {{ background: {tokens.surface}; border: none; border-left: 4px solid {tokens.bad}; }}
    QFrame#bar[kind="note"] {{
        background: {tokens.raised}; border: none; border-left: 4px solid {tokens.control_edge};
    }}
    QFrame#toast {{
        background: {tokens.surface}; border: 1px solid {tokens.control_edge}; border-radius: 6px;
    }}
    QLabel#dropCover {{
        background: {tokens.selection_soft}; color: {tokens.text}; border: 2px dashed {tokens.accent};
        border-radius: 6px; font-size: {px(15)}px; font-weight: 600;
    }}
    """


def _start(tokens: Tokens, px: Pixels) -> str:
    return f"""
    QFrame#dropZone {{ background: {tokens.surface}; border: 1px dashed {tokens.control_edge}; border-radius: 6px; }}
    QPushButton[choice="true"] {{
        background: {tokens.surface}; border: 1px solid {tokens.line}; border-radius: 6px; text-align: left;
    }}
    QPushButton[choice="true"]:hover {{ background: {tokens.raised}; }}
    QPushButton[choice="true"]:focus {{ background: {tokens.selection_soft}; border: 2px solid {tokens.accent}; }}
    QPushButton[row="true"] {{ background: transparent; border: 1px solid transparent; border-radius: 4px; }}
    QPushButton[row="true"]:hover {{ background: {tokens.raised}; }}
    QPushButton[row="true"]:focus {{ background: {tokens.selection_soft}; border: 2px solid {tokens.accent}; }}
    """


_RULES = (_ground, _labels, _buttons, _fields, _scroll_bars, _lists, _frame, _start)
