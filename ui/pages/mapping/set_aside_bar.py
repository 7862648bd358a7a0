"""“No counterpart” for the topics that are selected, with its reason, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from assessor.marks import N_
from ui.context import Context
from ui.icons import icon
from ui.pages.page import label
from ui.widgets.row_menu import BRING_BACK, NO_COUNTERPART
from ui.widgets.whole_label import WholeLabel


class SetAsideBar(QWidget):
    """The head of the pane. Closed it is one button; pressed it asks for the reason, which may be left empty."""

    set_aside = Signal(str)  # reason
    brought_back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = context.words
        self._topics, self._is_aside = 0, False
        text = self._words.text
        self._state = WholeLabel("", "secondary")
        self.button = QPushButton()
        self.button.setIcon(icon("ban", context.theme.tokens.text_2))
        self.button.clicked.connect(self.ask)
        self.back = QPushButton(text(BRING_BACK.text))
        self.back.clicked.connect(self.brought_back)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(text(N_("Reason, such as: general subject")))
        self.reason.setAccessibleName(text(N_("Reason why there is no counterpart")))
        self.reason.returnPressed.connect(self._set_aside)
        self._confirm = QPushButton()
        self._confirm.clicked.connect(self._set_aside)
        self._cancel = QPushButton(text(N_("Cancel")))
        self._cancel.clicked.connect(self.close_form)
        self._form = QWidget()
        self._lay_out(context)
        self.close_form()

    def show_state(self, topics: int, reason: str | None, *, is_enabled: bool) -> None:
        """`topics` are selected; `reason` is that of the current topic if it is set aside."""
        text, plural = self._words.text, self._words.plural
        self._topics, self._is_aside = topics, reason is not None
        if reason is None:
            self._state.setText("")
        elif reason:
            self._state.setText(text(N_("Set aside: no counterpart. Reason: {reason}"), reason=reason))
        else:
            self._state.setText(text(N_("Set aside: no counterpart.")))
        self._state.setVisible(reason is not None)
        self.back.setVisible(reason is not None)
        self.back.setEnabled(is_enabled)
        name = text(NO_COUNTERPART.text)
        if topics > 1:
            name = plural("No counterpart: {count} topic", "No counterpart: {count} topics", topics)
        self.button.setText(name)
        self.button.setEnabled(is_enabled and topics > 0)
        self._confirm.setText(plural("Set {count} topic aside", "Set {count} topics aside", max(topics, 1)))
        if not self.button.isEnabled():
            self.close_form()
        self.button.setVisible(not self._form.isVisibleTo(self) and (reason is None or topics > 1))

    def ask(self) -> None:
        """Ask for the reason."""
        if self.button.isEnabled():
            self._form.show()
            self.button.hide()
            self.reason.setFocus()

    @property
    def can_set_aside(self) -> bool:
        """Whether the reason can be asked for now."""
        return self.button.isEnabled() and (not self._is_aside or self._topics > 1)

    @property
    def can_bring_back(self) -> bool:
        """Whether the topic is set aside, and that can be taken back."""
        return self._is_aside and self.back.isEnabled()

    def focus_target(self) -> QWidget | None:
        """What can be done here; None when nothing can."""
        controls = (self.reason, self.back, self.button)
        return next((control for control in controls if control.isVisible() and control.isEnabled()), None)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in the order of reading."""
        return [self.button, self.reason, self._confirm, self._cancel, self.back]

    def close_form(self) -> None:
        """Leave everything as it is."""
        self._form.hide()
        self.reason.clear()
        self.button.setVisible(not self.back.isVisibleTo(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() == Qt.Key.Key_Escape and self._form.isVisibleTo(self):
            self.close_form()
            self.button.setFocus()
        else:
            super().keyPressEvent(event)

    def _set_aside(self) -> None:
        reason = self.reason.text()
        self.close_form()
        self.set_aside.emit(reason)

    def _lay_out(self, context: Context) -> None:
        px = context.theme.pixels
        line = QHBoxLayout()
        line.addWidget(label(self._words.text(N_("Mappings of this topic")), "subheading"), 1)
        line.addWidget(self.button)
        state = QHBoxLayout()
        state.addWidget(self._state, 1)
        state.addWidget(self.back)
        buttons = QHBoxLayout()
        buttons.addWidget(self._confirm)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(px(4))
        form.addWidget(self.reason)
        form.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(line)
        layout.addWidget(self._form)
        layout.addLayout(state)
