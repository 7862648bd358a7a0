"""The evidence of one mapping: read, added, changed in place, taken away."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from assessor.edits.mapping import EvidenceGiven
from assessor.marks import N_
from assessor.model.curriculum import Source
from assessor.model.mapping import Evidence, EvidenceKind
from ui.context import Context
from ui.icons import icon
from ui.pages.mapping.evidence_form import EvidenceForm
from ui.pages.mapping.sentences import evidence_text
from ui.pages.page import label
from ui.source_viewer.places import SourceAt
from ui.widgets.painting import plain_tip
from ui.widgets.row_menu import SHOW_SOURCE, SHOW_SOURCE_KEY, RowCommand, RowMenu, RowSpec

_CHANGE = RowSpec("change", N_("Change the evidence"), "pencil")
_COPY = RowSpec("copy", N_("Copy the quote"), "copy")
_TAKE_AWAY = RowSpec("take_away", N_("Take the evidence away"), "trash-2")


class EvidenceList(QWidget):
    """`changed` hands over all evidence of the mapping, as it shall be."""

    changed = Signal(list)  # of EvidenceGiven
    rebuilt = Signal()  # other controls stand here

    def __init__(self, context: Context, marked_text: Callable[[], str], parent: QWidget | None = None) -> None:
        """`marked_text` gives the text that is marked in the source: the quote of new evidence."""
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._marked_text = marked_text
        self._evidence: tuple[Evidence, ...] | None = None
        self._sources: Sequence[Source] = ()
        self._default = EvidenceGiven(EvidenceKind.CONTENT)
        self._is_enabled = True
        self.form: EvidenceForm | None = None  # open while a piece is written
        self._menus: list[RowMenu] = []  # of the rows that stand here
        self._place = 0  # of the piece in the form; after the last for a new one
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.theme.pixels(4))

    def show_evidence(
        self, evidence: tuple[Evidence, ...], sources: Sequence[Source], default: EvidenceGiven, *, is_enabled: bool
    ) -> None:
        """Show what there is; `default` gives new evidence its document and place. An open form stays open."""
        self._sources, self._default = sources, default
        if evidence == self._evidence and is_enabled == self._is_enabled:
            return
        self._evidence, self._is_enabled = evidence, is_enabled
        self.form = None
        self._build()

    def add(self) -> None:
        """Begin a new piece, with the text marked in the source as its quote."""
        self._open(len(self._evidence or ()), replace(self._default, quote=self._marked_text()))

    def controls(self) -> list[QWidget]:
        """What takes the focus, in the order of reading."""
        items = (self._layout.itemAt(place) for place in range(self._layout.count()))
        rows = [item.widget() for item in items if item is not None]
        inside = [control for row in rows if row is not None for control in (row, *row.findChildren(QWidget))]
        return [
            control
            for control in inside
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.window() is self.window()
        ]

    def commit(self) -> None:
        """Keep what stands in an open form: the person goes on without having said so."""
        if self.form is not None and self.form.is_worth_keeping():
            self.form.keep()

    def _build(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._menus.clear()
        pieces = self._evidence or ()
        rows: list[QWidget] = [self._row(place, piece) for place, piece in enumerate(pieces)]
        if self.form is not None:
            rows[self._place : self._place + 1] = [self.form]
        else:
            rows.append(self._add_button())
        for row in rows:
            self._layout.addWidget(row)
            row.show()  # at once, so that it can take the focus
        self.rebuilt.emit()

    def _row(self, place: int, piece: Evidence) -> QWidget:
        px, tokens = self._context.theme.pixels, self._context.theme.tokens
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        picture = QLabel()
        picture.setPixmap(icon("quote", tokens.text_3).pixmap(px(16), px(16)))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(evidence_text(self._words, piece), "secondary", wraps=True), 1)
        number = self._words.number(place + 1)
        change = self._tool("pencil", self._words.text(N_("Change evidence {number}"), number=number))
        change.clicked.connect(lambda: self._open(place, given(piece)))
        remove = self._tool("trash-2", self._words.text(N_("Take evidence {number} away"), number=number))
        remove.clicked.connect(lambda: self._remove(place))
        layout.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        commands = self._commands(place, piece)
        self._menus.append(RowMenu(row, lambda: commands, self._context.theme, self._words, takes_keys=True))
        return row

    def _commands(self, place: int, piece: Evidence) -> tuple[RowCommand, ...]:
        """What can be done to a piece. Its keys work while its buttons have the focus."""

        def can_edit() -> bool:
            return self._is_enabled

        def copy() -> None:
            QGuiApplication.clipboard().setText(piece.quote)

        def show_source() -> None:
            self._context.go("source", SourceAt(piece.source_id or "", piece.place, piece.quote))

        return (
            RowCommand(_CHANGE, lambda: self._open(place, given(piece)), can_edit, "F2"),
            RowCommand(_COPY, copy, lambda: bool(piece.quote), "Ctrl+C"),
            RowCommand(SHOW_SOURCE, show_source, lambda: bool(piece.source_id), SHOW_SOURCE_KEY),
            RowCommand(_TAKE_AWAY, lambda: self._remove(place), can_edit, "Del", part=1),
        )

    def _tool(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, self._context.theme.tokens.text_2))
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(text))
        button.setEnabled(self._is_enabled)
        return button

    def _add_button(self) -> QPushButton:
        button = QPushButton(self._words.text(N_("Add evidence")))
        button.setIcon(icon("plus", self._context.theme.tokens.text_2))
        button.setToolTip(plain_tip(self._words.text(N_("Text marked in the source becomes its quote."))))
        button.setEnabled(self._is_enabled)
        button.clicked.connect(self.add)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button

    def _open(self, place: int, before: EvidenceGiven) -> None:
        self._place = place
        self.form = EvidenceForm(self._context, self._sources, before, is_new=place == len(self._evidence or ()))
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave)
        self._build()
        self.form.quote.setFocus()

    def _leave(self) -> None:
        self.form = None
        self._build()
        self.setFocus()

    def _keep(self, piece: EvidenceGiven) -> None:
        pieces = [given(kept) for kept in self._evidence or ()]
        pieces[self._place : self._place + 1] = [piece]
        self.form = None
        self._build()
        self.changed.emit(pieces)

    def _remove(self, place: int) -> None:
        pieces = [given(kept) for kept in self._evidence or ()]
        del pieces[place]
        self.changed.emit(pieces)


def given(evidence: Evidence) -> EvidenceGiven:
    """Kept evidence as it would be given again."""
    return EvidenceGiven(evidence.kind, evidence.quote, evidence.translation, evidence.place, evidence.source_id)
