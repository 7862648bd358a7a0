"""What stands below the review: places to look at, what was left out, and the topics that a newer version has not."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QWidget

from assessor.importing.newer import ReviewComparison
from assessor.importing.review import Review
from assessor.marks import N_
from ui.context import Context
from ui.pages.curriculum.notes import gone_notes, problem_notes, set_aside_notes
from ui.pages.curriculum.notes_list import NotesList
from ui.pages.page import card, label
from ui.widgets.link_button import LinkButton

_LEAST_HEIGHT = 44


class NotesBelow(QSplitter):
    """Each list hides while it is empty, and all of it while all are."""

    place_chosen = Signal(object)  # Place of the file under review
    pull_in_asked = Signal(int)  # number of what was set aside
    moved = Signal()  # another note is chosen

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, words = context.theme, context.words
        self._context = context
        self._words = words
        self._review: Review | None = None
        self.problems = NotesList(theme, words.text(N_("Places to look at")), icon_name="triangle-alert")
        self.set_aside = NotesList(theme, words.text(N_("Left out, as no part of the tree")))
        self.gone = NotesList(theme, words.text(N_("Gone in the newer version")))
        self.pull_in = LinkButton(theme, words.text(N_("Take it in as a topic")))
        self._heads = [label("", "secondary") for _ in range(3)]
        cards = (
            (words.text(N_("Places to look at")), self.problems, ()),
            (words.text(N_("Left out")), self.set_aside, (self.pull_in,)),
            (words.text(N_("Gone")), self.gone, ()),
        )
        self._cards = [
            _card(title, [head, *more], body) for (title, body, more), head in zip(cards, self._heads, strict=True)
        ]
        for shown, body in zip(self._cards, self.lists, strict=True):
            body.setMinimumHeight(theme.pixels(_LEAST_HEIGHT))
            self.addWidget(shown)
        self._cards[2].hide()
        for notes in (self.problems, self.set_aside):
            notes.selectionModel().currentChanged.connect(self._on_note)
        self.set_aside.activated.connect(self._pull_in)
        self.pull_in.clicked.connect(self._pull_in)
        self._enable()

    @property
    def lists(self) -> tuple[NotesList, NotesList, NotesList]:
        """The three lists, from the left."""
        return self.problems, self.set_aside, self.gone

    def show_review(self, review: Review) -> None:
        """Show what is to be said of the rows as they are now."""
        self._review = review
        draft = replace(review.draft, set_aside=review.set_aside)
        problems, aside = problem_notes(draft, self._words), set_aside_notes(draft, self._words)
        self.problems.notes_model.show_notes(problems)
        self.set_aside.notes_model.show_notes(aside)
        self._heads[0].setText(self._words.number(len(problems)))
        self._heads[1].setText(self._words.plural("{count} row", "{count} rows", len(aside)))
        self._cards[0].setVisible(bool(problems))
        self._cards[1].setVisible(bool(aside))
        self._follow_cards()
        self._enable()

    def show_comparison(self, comparison: ReviewComparison | None) -> None:
        """Show the topics that the newer version has no more; None where nothing is compared."""
        gone = () if comparison is None else comparison.gone
        self.gone.notes_model.show_notes(gone_notes(gone, self._context.session.snapshot.mappings_of, self._words))
        self._heads[2].setText(self._words.plural("{count} topic", "{count} topics", len(gone)))
        self._cards[2].setVisible(bool(gone))
        self._follow_cards()

    def _follow_cards(self) -> None:
        self.setVisible(any(not shown.isHidden() for shown in self._cards))

    def _on_note(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._enable()
        if now.isValid():
            notes = self.problems if now.model() is self.problems.notes_model else self.set_aside
            self.place_chosen.emit(notes.notes_model.note_at(now).place)

    def _can_pull_in(self) -> bool:
        index, aside = self.set_aside.currentIndex(), self._review.set_aside if self._review is not None else ()
        return index.isValid() and index.row() < len(aside) and aside[index.row()].topic is not None

    def _pull_in(self, *_: object) -> None:
        if self._can_pull_in():
            self.pull_in_asked.emit(self.set_aside.currentIndex().row())

    def _enable(self) -> None:
        self.pull_in.setEnabled(self._can_pull_in())


def _card(title: str, right: Sequence[QLabel | LinkButton], body: QWidget) -> QWidget:
    frame, layout = card()
    head = QHBoxLayout()
    head.addWidget(label(title, "subheading"))
    head.addStretch(1)
    for widget in right:
        head.addWidget(widget)
    layout.addLayout(head)
    layout.addWidget(body, 1)
    return frame
