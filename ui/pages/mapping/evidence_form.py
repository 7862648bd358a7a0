"""One piece of evidence being written: its kind, document, place, quote and working translation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from assessor.edits.mapping import EvidenceGiven
from assessor.marks import N_
from assessor.model.curriculum import Source
from assessor.model.mapping import EvidenceKind
from assessor.model.place import Place
from assessor.terms import EVIDENCE_KINDS
from reports.content.wording import chosen_title
from ui.context import Context
from ui.pages.page import label
from ui.widgets.picker import Picker

_QUOTE_HEIGHT = 64


class EvidenceForm(QFrame):
    """Ctrl+Enter keeps it, Esc leaves it as it was."""

    kept = Signal(object)  # EvidenceGiven
    left = Signal()

    def __init__(
        self,
        context: Context,
        sources: Sequence[Source],
        before: EvidenceGiven,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_new = is_new
        self._words = context.words
        self._before = before
        self._place_before = self._words.place(before.place or Place())
        text = self._words.text
        self.kind = Picker(text(N_("Kind of evidence")))
        self.kind.set_choices([(text(name), kind) for kind, name in EVIDENCE_KINDS.items()])
        self.kind.choose(before.kind)
        self.document = Picker(text(N_("Document")))
        self.document.set_choices([(text(N_("none")), None), *((self._named(source), source.id) for source in sources)])
        self.document.choose(before.source_id)
        self.place = QLineEdit(self._place_before)
        self.place.setCursorPosition(0)  # a long place is read from its beginning
        self.quote = QPlainTextEdit(before.quote)
        self.quote.setFixedHeight(context.theme.pixels(_QUOTE_HEIGHT))
        self.quote.setTabChangesFocus(True)
        self.translation = QLineEdit(before.translation)
        self._lay_out(context)

    def keep(self) -> None:
        """Hand over what was written."""
        self.kept.emit(self._given())

    def is_worth_keeping(self) -> bool:
        """Whether something was written, or is quoted for the first time."""
        now = self._given()
        return now != self._before or (self._is_new and bool(now.quote))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _given(self) -> EvidenceGiven:
        document = self.document.value()
        place = self._before.place
        if self.place.text() != self._place_before:
            place = Place(text=self.place.text().strip())
        return EvidenceGiven(
            kind=EvidenceKind(str(self.kind.value())),  # a combo box gives back plain text
            quote=self.quote.toPlainText().strip(),
            translation=self.translation.text().strip(),
            place=place,
            source_id=document if isinstance(document, str) else None,
        )

    def _named(self, source: Source) -> str:
        return chosen_title(source.title, source.title_translated, self._words.language)[0] or source.name

    def _lay_out(self, context: Context) -> None:
        text, px = self._words.text, context.theme.pixels
        form = QFormLayout(self)
        form.setContentsMargins(0, px(4), 0, px(4))
        form.setVerticalSpacing(px(4))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        fields = (
            (N_("Kind"), self.kind),
            (N_("Document"), self.document),
            (N_("Place"), self.place),
            (N_("Quote"), self.quote),
            (N_("Working translation"), self.translation),
        )
        for name, field in fields:
            caption = label(text(name), "secondary")
            caption.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(text(name))
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            form.addRow(caption, field)
        keep, leave = QPushButton(text(N_("Keep"))), QPushButton(text(N_("Cancel")))
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        keep.setToolTip("Ctrl+Enter")
        leave.setToolTip("Esc")
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addWidget(leave)
        row.addStretch(1)
        form.addRow(row)
