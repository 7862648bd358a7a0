"""What the newer version changes of one topic: its text before and now, its hours, its module."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor.importing.newer import ComparedTopic, text_of
from assessor.marks import N_
from assessor.model.curriculum import Hours
from assessor.words import Words
from ui.context import Context
from ui.pages.page import label
from ui.widgets.compared_texts import ComparedTexts


class ChangeStrip(QWidget):
    """Hidden for topics that are new or the same."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._said = label("", "secondary", wraps=True)
        self.texts = ComparedTexts(context.theme, context.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._said)
        layout.addWidget(self.texts)
        self.hide()

    def show_topic(self, compared: ComparedTopic | None) -> None:
        """Show what became of a topic; None hides it."""
        if compared is None or compared.node is None or compared.topic is None:
            self.hide()
            return
        said = _said(self._context.words, compared)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.texts.setVisible(compared.text_changed)
        if compared.text_changed:
            self.texts.show_texts(*self._both(compared))
        self.setVisible(bool(said) or compared.text_changed)

    def _both(self, compared: ComparedTopic) -> tuple[str, str]:
        node, topic = compared.node, compared.topic
        assert node is not None
        assert topic is not None
        known = [row.text for row in self._context.session.snapshot.outcomes if row.node_id == node.id]
        before = text_of(node.title, node.description, known)
        return before, text_of(topic.title, topic.description or node.description, topic.outcomes or known)


def _said(words: Words, compared: ComparedTopic) -> str:
    """Hours and module, where they are others."""
    told = []
    if compared.hours_changed and compared.node is not None and compared.topic is not None:
        before, now = _hours(words, compared.node.hours), _hours(words, compared.topic.hours)
        if before != now:
            told.append(words.text(N_("Hours before: {before}, now: {now}."), before=before, now=now))
        else:
            told.append(words.text(N_("The hours are split in another way.")))
    if compared.is_moved:
        told.append(words.text(N_("It stands in another module now.")))
    return " ".join(told)


def _hours(words: Words, hours: Hours) -> str:
    return words.text(N_("no hours")) if hours.total is None else words.hours(hours.total)
