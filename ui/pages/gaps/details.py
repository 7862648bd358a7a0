"""The right pane: one item with its values, the rows behind it, its judgements, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from assessor.analysis.results import ItemResult, Value
from assessor.marks import N_
from assessor.model.mapping import Judgement
from reports.content.wording import coverage_name, documented_name, documented_text, gap_name, target_name
from standards.framework import Framework
from ui.context import Context
from ui.pages.page import card, label
from ui.widgets.names import chosen

_TOPIC = Qt.ItemDataRole.UserRole


class DetailsPane(QWidget):
    """Everything behind one result; a topic of the list leads to Mapping."""

    judging = Signal(str)  # code of the item
    leaving_out = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._code = ""
        frame, layout = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._title = label("", "heading", wraps=True)
        self._result = label("", wraps=True)
        self._values = label("", "secondary", wraps=True)
        self._judgements = label("", "secondary", wraps=True)
        for widget in (self._title, self._result, self._values):
            layout.addWidget(widget)
        self._heading = label(context.words.text(N_("Topics behind it")), "subheading")
        layout.addWidget(self._heading)
        self.topics = QListWidget()
        self.topics.setWordWrap(True)
        self.topics.setAccessibleName(context.words.text(N_("Topics behind it")))
        self.topics.itemActivated.connect(self._go)
        layout.addWidget(self.topics, 1)
        layout.addWidget(self._judgements)
        self._judge = QPushButton(context.words.text(N_("Write judgement…")))
        self._judge.clicked.connect(lambda _checked=False: self.judging.emit(self._code))
        self._outside = QPushButton(context.words.text(N_("Not assessed…")))
        self._outside.clicked.connect(lambda _checked=False: self.leaving_out.emit(self._code))
        buttons = QHBoxLayout()
        buttons.addWidget(self._judge)
        buttons.addWidget(self._outside)
        layout.addLayout(buttons)
        self.clear()

    def clear(self) -> None:
        """No item is chosen."""
        self._code = ""
        self._title.setText(self._words.text(N_("Choose an item to see what is behind its result.")))
        for widget in (self._result, self._values, self._judgements, self._heading):
            widget.setText("" if widget is not self._heading else self._heading.text())
        self.topics.clear()
        self._judge.setEnabled(False)
        self._outside.setEnabled(False)

    def show_item(self, framework: Framework, item: ItemResult) -> None:
        """Show one item."""
        words = self._words
        self._code = item.code
        self._title.setText(f"{item.code} {framework.by_code[item.code].shown_title(words.language)}")
        says = words.text(
            N_("Target: {target}. By the documents: {documented}. {result}."),
            target=target_name(framework, item.target, words),
            documented=documented_text(item, framework, words),
            result=gap_name(item, words),
        )
        if item.look_again:
            again = words.text(N_("A mapping was made after the judgement: look again."))
            says = f"{says} {again}"
        self._result.setText(says)
        self._values.setText("\n".join(self._voices(framework, item)))
        self._list_topics(framework, item)
        self._judgements.setText("\n".join(self._reasons(framework, item.code)))
        can_edit = not self._context.editor.is_read_only and self._context.session.assessor is not None
        self._judge.setEnabled(can_edit)
        self._outside.setEnabled(can_edit)

    def _voices(self, framework: Framework, item: ItemResult) -> list[str]:
        known = self._context.session.snapshot.assessor_by_id
        voices = []
        for who, value in item.voices.items():
            name = chosen(known[who].name, known[who].name_translated, self._words.language)
            voices.append(f"{name}: {self._value(framework, value)}")
        if item.consensus is not None:
            settled = self._words.text(N_("Settled together"))
            voices.append(f"{settled}: {self._value(framework, item.consensus)}")
        return voices

    def _value(self, framework: Framework, value: Value) -> str:
        text = coverage_name(value.coverage, self._words)
        return f"{text}, {documented_name(framework, value.documented, self._words)}" if value.documented else text

    def _list_topics(self, framework: Framework, item: ItemResult) -> None:
        snapshot = self._context.session.snapshot
        self.topics.clear()
        for number in item.mapping_rows:
            mapping = snapshot.mappings[number]
            topic = snapshot.curriculum.by_id[mapping.topic_id]
            who = snapshot.assessor_by_id[mapping.assessor_id]
            level = documented_name(framework, mapping.level, self._words) if mapping.level else ""
            parts = [coverage_name(mapping.coverage, self._words), level, self._words.hours(topic.hours.taught)]
            parts.append(chosen(who.name, who.name_translated, self._words.language))
            row = QListWidgetItem(f"{topic.number} {topic.title}\n{' · '.join(part for part in parts if part)}".strip())
            row.setData(_TOPIC, topic.id)
            self.topics.addItem(row)

    def _reasons(self, framework: Framework, code: str) -> list[str]:
        judgements = self._context.session.snapshot.judgements
        mine = [j for j in judgements if j.item_code == code and j.framework_id == framework.id]
        return [self._reason(framework, judgement) for judgement in mine]

    def _reason(self, framework: Framework, judgement: Judgement) -> str:
        snapshot = self._context.session.snapshot
        who = self._words.text(N_("Settled together"))
        if judgement.assessor_id is not None:
            assessor = snapshot.assessor_by_id[judgement.assessor_id]
            who = chosen(assessor.name, assessor.name_translated, self._words.language)
        value = Value(judgement.coverage, judgement.level)
        text = f"{who}: {self._value(framework, value)}. {judgement.reason}"
        if judgement.missing:
            missing = self._words.text(N_("Missing: {missing}"), missing=judgement.missing)
            text = f"{text} {missing}"
        return text

    def _go(self, row: QListWidgetItem) -> None:
        self._context.go("mapping", row.data(_TOPIC))
