"""How views of rows are dressed."""

from PySide6.QtWidgets import QAbstractItemView
from shiboken6 import isValid

from ui.theme import Theme


def dress(view: QAbstractItemView, theme: Theme) -> None:
    """Rows in one flat colour, and room for the focus ring that is there without it, so that nothing moves."""

    def put_on() -> None:
        if not isValid(view):  # a plain function hears of the theme longer than the view lives
            return
        view.setStyleSheet(
            f"""
            QAbstractItemView {{ border: 2px solid transparent; border-radius: 4px; }}
            QAbstractItemView:focus {{ border-color: {theme.tokens.accent}; }}
            QAbstractItemView::item:selected {{ background: {theme.tokens.selection}; }}
            """
        )

    theme.changed.connect(put_on)
    put_on()
