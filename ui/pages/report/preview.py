"""The preview: page and zoom in a bar, the pages below it."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from assessor.words import Words
from ui.context import Context
from ui.pages.page import label
from ui.pages.report.building import Builder, State
from ui.pages.report.pages_view import PagesView
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton

_FULL_SIZE = 1.0
_WITHOUT_ARROWS = """
    QSpinBox::up-button, QSpinBox::down-button { width: 0px; }
    QSpinBox::up-arrow, QSpinBox::down-arrow { width: 0px; height: 0px; image: none; }
"""  # two buttons stand beside it


class Preview(QFrame):
    """Shows what `builder` builds, and says whether it is up to date."""

    def __init__(self, context: Context, builder: Builder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme, self._words = context.theme, context.words
        self._builder = builder
        self.view = PagesView(context.theme, context.words)
        self.before = IconButton(context.theme, "chevron-left", self._words.text("Page before"))
        self.after = IconButton(context.theme, "chevron-right", self._words.text("Next page"))
        self.number = self._page_field()
        self.state_label = ElidedLabel()
        self.state_label.setProperty("role", "secondary")
        self.state_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.turn = QPushButton()
        self.smaller = IconButton(context.theme, "zoom-out", self._words.text("Smaller"))
        self.fits = self._zoom_button(self._words.text("Width"), self._words.text("Fit the width"))
        self.full_size = self._zoom_button(self._words.percent(_FULL_SIZE), self._words.text("Size on paper"))
        self.larger = IconButton(context.theme, "zoom-in", self._words.text("Larger"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._bar())
        layout.addWidget(self.view, 1)
        self._connect()
        self._show_state()

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.setSpacing(4)
        self.of_pages = label("", "secondary")
        left: tuple[QWidget, ...] = (self.before, self.number, self.of_pages, self.after)
        for widget in left:
            bar.addWidget(widget)
        bar.addWidget(self.state_label, 1)
        right: tuple[QWidget, ...] = (self.turn, self.smaller, self.fits, self.full_size, self.larger)
        for widget in right:
            bar.addWidget(widget)
        return bar

    def _page_field(self) -> QSpinBox:
        field = QSpinBox()
        field.setAccessibleName(self._words.text("Page"))
        field.setStyleSheet(_WITHOUT_ARROWS)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setKeyboardTracking(False)
        field.setRange(1, 1)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("00000") + self._theme.pixels(28))
        return field

    def _zoom_button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        bold = QFontMetrics(self._theme.font(bold=True))  # the style writes the chosen one in bold
        button.setMinimumWidth(bold.horizontalAdvance(text) + self._theme.pixels(28))
        return button

    def _connect(self) -> None:
        view = self.view
        self.before.clicked.connect(lambda: view.go_to(view.page - 1))
        self.after.clicked.connect(lambda: view.go_to(view.page + 1))
        self.number.valueChanged.connect(lambda number: view.go_to(number - 1))
        self.smaller.clicked.connect(lambda: view.zoom_by(-1))
        self.larger.clicked.connect(lambda: view.zoom_by(1))
        self.fits.clicked.connect(lambda: view.set_zoom(None))
        self.full_size.clicked.connect(lambda: view.set_zoom(_FULL_SIZE))
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_zoom)
        self.turn.clicked.connect(self._on_turn)
        self._builder.built.connect(view.show_pages)
        self._builder.built.connect(self._show_page)
        self._builder.state_changed.connect(self._show_state)

    def _on_turn(self) -> None:
        if self._builder.state in (State.STOPPED, State.FAILED):
            self._builder.build_now()
        else:
            self._builder.stop()

    def _show_page(self, _page: object = None) -> None:
        count = self.view.count
        with QSignalBlocker(self.number):
            self.number.setRange(1, max(1, count))
            self.number.setValue(self.view.page + 1)
        self.of_pages.setText(self._words.text("of {pages}", pages=self._words.number(count)) if count else "")
        self.before.setEnabled(self.view.page > 0)
        self.after.setEnabled(self.view.page + 1 < count)
        self._show_zoom()

    def _show_zoom(self) -> None:
        zoom = self.view.zoom
        self.fits.setChecked(zoom is None)
        self.full_size.setChecked(zoom == _FULL_SIZE)

    def _show_state(self) -> None:
        state = self._builder.state
        self.state_label.show_text(self._state_text(state, self._words))
        self.turn.setVisible(state is not State.CURRENT)
        is_still = state in (State.STOPPED, State.FAILED)
        self.turn.setText(self._words.text("Build now") if is_still else self._words.text("Stop"))
        for widget in (self.number, self.smaller, self.fits, self.full_size, self.larger):
            widget.setEnabled(self.view.count > 0 or state is State.CURRENT)
        self._show_page()

    def _state_text(self, state: State, words: Words) -> str:
        match state:
            case State.CURRENT:
                return words.text("up to date with your changes")
            case State.WAITING:
                return words.text("updating …")
            case State.BUILDING:
                return self._builder.doing
            case State.STOPPED:
                return words.text("not up to date")
            case State.FAILED:
                return words.error(self._builder.failure) if self._builder.failure else ""
