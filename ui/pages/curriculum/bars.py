"""What is asked before a deletion, beside the tree and never over it: what hangs on the nodes, [Delete] [Keep]."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessor.analysis.hanging import Hanging, hanging_on
from assessor.edits.deleting import delete_nodes
from assessor.marks import N_
from assessor.model.curriculum import NodeKind
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from ui.context import Context
from ui.messages import run_and_tell
from ui.pages.page import label


class DeleteBar(QFrame):
    """Hidden until it is asked; `closed` when it was answered."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._context = context
        self._nodes: tuple[str, ...] = ()
        words = context.words
        self._what = label("", wraps=True)
        self.delete = QPushButton(words.text(N_("Delete")))
        self.keep = QPushButton(words.text(N_("Keep it")))
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.addWidget(self._what)
        layout.addLayout(buttons)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._what.text()

    def ask(self, nodes: Sequence[str], snapshot: Snapshot) -> None:
        """Say what hangs on these nodes, and wait for an answer."""
        self._nodes = tuple(nodes)
        self._what.setText(told(snapshot, nodes, self._context.words))
        self.setAccessibleName(self._what.text())
        self.delete.setAccessibleDescription(self._what.text())
        self.show()
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self, snapshot: Snapshot) -> None:
        """The assessment has changed: ask anew, or not at all when a node is gone."""
        if not self.isVisible():
            return
        if all(node in snapshot.curriculum.by_id for node in self._nodes):
            self._what.setText(told(snapshot, self._nodes, self._context.words))
        else:
            self.dismiss()

    def dismiss(self) -> None:
        """Delete nothing."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.delete.hasFocus():
            self._on_delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.keep.hasFocus():
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _on_delete(self) -> None:
        self.hide()
        run_and_tell(self._context, delete_nodes, nodes=self._nodes)
        self.closed.emit()

    def _dress(self) -> None:
        tokens = self._context.theme.tokens
        self.setStyleSheet(
            f"QFrame#bar {{ background: {tokens.raised}; border: 1px solid {tokens.warn}; border-radius: 6px; }}"
        )


def told(snapshot: Snapshot, nodes: Sequence[str], words: Words) -> str:
    """What would go with these nodes, as sentences."""
    found = [snapshot.curriculum.by_id[node] for node in nodes]
    hanging = hanging_on(snapshot, nodes)
    if len(found) == 1:
        first = words.text(N_("Delete “{node}”?"), node=f"{found[0].number} {found[0].title}".strip())
    else:
        first = words.plural("Delete {count} entry?", "Delete {count} entries?", len(found))
    kinds = Counter(node.kind for node in found)
    parts = _parts(hanging, kinds, snapshot, words)
    second = words.text(N_("Nothing hangs on it. Undo takes it back."))
    if parts:
        second = words.text(N_("With it goes: {parts}. Undo takes all of it back."), parts=", ".join(parts))
    return f"{first} {second}"


def _parts(hanging: Hanging, named: Mapping[NodeKind, int], snapshot: Snapshot, words: Words) -> list[str]:
    parts = []
    modules = hanging.modules - named.get(NodeKind.MODULE, 0)
    topics = hanging.topics - named.get(NodeKind.TOPIC, 0)
    if modules > 0:
        parts.append(words.plural("{count} module", "{count} modules", modules))
    if topics > 0:
        parts.append(words.plural("{count} topic", "{count} topics", topics))
    for assessor, count in hanging.mappings.items():
        name = snapshot.assessor_by_id[assessor].name
        parts.append(words.plural("{count} mapping by {name}", "{count} mappings by {name}", count, name=name))
    if hanging.evidence:
        parts.append(words.plural("{count} piece of evidence", "{count} pieces of evidence", hanging.evidence))
    if hanging.judgements:
        parts.append(words.plural("{count} judgement", "{count} judgements", hanging.judgements))
    if hanging.set_asides:
        parts.append(words.plural("{count} set-aside", "{count} set-asides", hanging.set_asides))
    if hanging.outcomes:
        parts.append(words.plural("{count} outcome", "{count} outcomes", hanging.outcomes))
    return parts
