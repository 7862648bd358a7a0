"""The left pane: the topics, filtered by what was decided and by what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from assessor.marks import N_
from ui.context import Context
from ui.pages.mapping.topic_model import Filter, TopicModel
from ui.pages.mapping.topic_view import TopicView
from ui.widgets.empty_state import EmptyState
from ui.widgets.segmented import Segment, Segmented

_FILTERS = {
    Filter.ALL: N_("All"),
    Filter.UNDECIDED: N_("Undecided"),
    Filter.SET_ASIDE: N_("Set aside"),
    Filter.SUSPECT: N_("Changed"),
}
_EDGE, _INSET, _NARROWEST = 12, 1, 260


class TopicPane(QFrame):
    """List, filter and find box. The model is the page's."""

    def __init__(self, context: Context, model: TopicModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._words = context.words
        self._model = model
        self.view = TopicView(model, context.theme, context.words)
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText(self._words.text(N_("Find a topic")))
        self.find_box.setAccessibleName(self._words.text(N_("Find a topic")))
        self.find_box.setClearButtonEnabled(True)
        self.find_box.textChanged.connect(self._on_filter)
        self.filter = Segmented(self._words.text(N_("Topics shown")), self._segments())
        self.filter.chosen.connect(self._on_filter)
        self._nothing = EmptyState(context.theme, "search", "", self._words.text(N_("Clear")), self._clear)
        self._all_decided = EmptyState(
            context.theme, "circle-check", "", self._words.text(N_("See gaps")), lambda: context.go("gaps", None)
        )
        self._stack = QStackedWidget()
        for widget in (self.view, self._nothing, self._all_decided):
            self._stack.addWidget(widget)
        self._lay_out()

    def show_counts(self) -> None:
        """The numbers beside the filters, and what is said when they leave nothing."""
        self.filter.show_texts(self._segments())
        self.filter.show_segment(Filter.SUSPECT, is_shown=self._model.counts()[Filter.SUSPECT] > 0)
        self._claim_width()
        self._show_list_or_reason()

    def take_focus(self) -> None:
        """Go to the list."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def clear_filter(self) -> None:
        """Show every topic."""
        self.filter.choose(Filter.ALL)
        self.find_box.clear()
        self._on_filter()

    def follow_model(self) -> None:
        """The model has dropped a filter to show a topic: show that."""
        self.filter.choose(self._model.filter)
        if not self._model.is_typed and self.find_box.text():
            self.find_box.blockSignals(True)
            self.find_box.clear()
            self.find_box.blockSignals(False)
        self._show_list_or_reason()

    def _claim_width(self) -> None:
        """Room for the filters with their counts, in any language."""
        px = self._context.theme.pixels
        around = 2 * (px(_EDGE) + _INSET + self.frameWidth())
        filters = self.filter.sizeHint().width() + around
        self.setMinimumWidth(max(px(_NARROWEST), filters))

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_INSET, px(8), _INSET, 1)
        layout.setSpacing(px(8))
        for widget in (self.filter, self.find_box):
            row = QHBoxLayout()
            row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
            row.addWidget(widget)
            layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _segments(self) -> list[Segment]:
        counts = self._model.counts()
        return [
            Segment(which, f"{self._words.text(text)} {self._words.number(counts[which])}")
            for which, text in _FILTERS.items()
        ]

    def _on_filter(self) -> None:
        self._model.show_fitting(Filter(self.filter.current()), self.find_box.text())
        self._show_list_or_reason()

    def _clear(self) -> None:
        self.clear_filter()
        self.find_box.setFocus()

    def _show_list_or_reason(self) -> None:
        if self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        counts = self._model.counts()
        if self._model.filter is Filter.UNDECIDED and not self._model.is_typed:
            number = counts[Filter.ALL]
            sentence = self._words.plural("The only topic is decided.", "All {count} topics are decided.", number)
            self._all_decided.say(sentence)
            self._stack.setCurrentWidget(self._all_decided)
            return
        if self._model.is_typed:
            self._nothing.say(self._words.text(N_("No topic has “{words}”."), words=self.find_box.text().strip()))
        elif self._model.filter is Filter.SUSPECT:
            self._nothing.say(self._words.text(N_("No topic waits to be confirmed.")))
        else:
            self._nothing.say(self._words.text(N_("No topic is set aside.")))
        self._stack.setCurrentWidget(self._nothing)
