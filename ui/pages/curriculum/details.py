"""The details of the chosen node, edited in place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.model.curriculum import Node, NodeKind
from assessor.model.snapshot import Snapshot
from ui.context import Context
from ui.pages.curriculum.outcomes_section import OutcomesSection
from ui.pages.curriculum.programme_section import ProgrammeSection
from ui.pages.curriculum.sections import HoursSection, ModuleSection, NameSection
from ui.pages.page import label

_KINDS = {
    NodeKind.PROGRAMME: N_("Programme"),
    NodeKind.MODULE: N_("Module"),
    NodeKind.TOPIC: N_("Topic"),
}


class DetailsPane(QScrollArea):
    """Shows one node; `show_node` with another id binds every field to it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._node_id = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kind = label("", "heading")
        self._path = label("", "secondary", wraps=True)
        self._source = label("", "secondary", wraps=True)
        self.names = NameSection(context)
        self.hours = HoursSection(context)
        self.module = ModuleSection(context)
        self.programme = ProgrammeSection(context)
        self.outcomes = OutcomesSection(context)
        self._sections = (self.names, self.hours, self.module, self.programme, self.outcomes)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setSpacing(context.theme.pixels(12))
        layout.setContentsMargins(12, 8, 12, 12)
        for widget in (self._kind, self._path, self._source, *self._sections):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._inner = inner
        self.setWidget(inner)
        for ground in (inner, self.viewport()):
            ground.setBackgroundRole(QPalette.ColorRole.Base)

    def show_node(self, node: Node | None, snapshot: Snapshot) -> None:
        """Show a node as it is now; None shows nothing."""
        self._inner.setVisible(node is not None)
        if node is None:
            self._node_id = ""
            return
        self._show_head(node, snapshot)
        is_other = node.id != self._node_id
        self._node_id = node.id
        for section in self._sections:
            section.setVisible(section.suits(node))
            if not section.suits(node):
                continue
            if is_other:
                section.bind(node, snapshot)
            else:
                section.show_node(node, snapshot)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        for section in self._sections:
            section.commit()

    def rename(self) -> None:
        """Put the cursor into the title, all of it selected."""
        self.names.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.names.title.selectAll()

    def _show_head(self, node: Node, snapshot: Snapshot) -> None:
        words = self._words
        self._kind.setText(words.text(_KINDS[node.kind]))
        above = snapshot.curriculum.path(node.id)[:-1]
        self._path.setText(" › ".join(f"{one.number} {one.title}".strip() for one in above))
        self._path.setVisible(bool(above))
        source = next((source for source in snapshot.sources if source.id == node.source_id), None)
        if source is None:
            text = words.text(N_("Added by hand"))
        elif node.place:
            text = words.text(N_("From {file}: {place}"), file=source.name, place=words.place(node.place))
        else:
            text = words.text(N_("From {file}"), file=source.name)
        self._source.setText(text)
