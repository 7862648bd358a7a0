"""Whether a file is a new curriculum or a newer version of one that is here, and what that changes."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from assessor.errors import AssessorError
from assessor.importing.newer import (
    Fate,
    ReviewComparison,
    compare_review,
    current_sources,
    likely_earlier,
)
from assessor.importing.review import Review
from assessor.marks import N_
from assessor.model.snapshot import Snapshot
from ui.context import Context
from ui.jobs import Job, Work
from ui.pages.curriculum.review.state import FileReview
from ui.pages.page import label
from ui.widgets.picker import Picker

_REST_MS = 150
_LETTERS = 30


class VersionRow(QWidget):
    """Hidden where no file is here that could have an earlier version.

    `delete_gone` is placed by the owner. `compared` tells that `comparison` is another one; it is made off the GUI
    thread and follows the review.
    """

    compared = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._file: FileReview | None = None
        self._compared: Review | None = None  # the rows that `comparison` is of
        self.comparison: ReviewComparison | None = None
        self.replaces: str | None = None  # id of the source that the file takes the place of; None for a new one
        self.picker = Picker(self._words.text(N_("What the file is")), letters=_LETTERS)
        self.picker.picked.connect(self._on_picked)
        self._said = label("", "secondary", wraps=True)
        self.delete_gone = QCheckBox()
        self.delete_gone.hide()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._compare)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(self._words.text(N_("This file is")), "secondary"))
        line.addWidget(self.picker, 1)
        line.addWidget(self._said, 1)

    @property
    def is_waiting(self) -> bool:
        """Whether the comparison that is shown is not yet that of the rows as they are."""
        is_made = self._file is not None and self._compared is self._file.review
        return self.replaces is not None and not is_made

    def show_file(self, file: FileReview | None) -> None:
        """Offer the sources for a file; None where several come in at once, which are all new."""
        if self._file is not None:
            self._file.changed.disconnect(self._wait)
        sources = current_sources(self._context.session.snapshot.sources)
        self._file = file if sources else None
        self.setVisible(self._file is not None)
        self.replaces = None
        if self._file is None:
            self._show(None)
            return
        text = self._words.text
        named = [(text(N_("a newer version of “{name}”"), name=source.name), source.id) for source in sources]
        self.picker.set_choices([(text(N_("a new curriculum")), None), *named])
        snapshot = self._context.session.snapshot
        likely = likely_earlier(snapshot.sources, snapshot.curriculum, self._file.review.draft)
        self.picker.choose(likely.id if likely is not None else None)
        self._file.changed.connect(self._wait)
        self._on_picked(self.picker.value())

    def _on_picked(self, source_id: object) -> None:
        self.replaces = source_id if isinstance(source_id, str) else None
        self._show(None)
        self._compare()

    def _wait(self) -> None:
        """The rows are others: compare them when they have come to rest."""
        if self.replaces is not None:
            self._resting.start()
            self.compared.emit()

    def _compare(self) -> None:
        """Compare the rows as they are now, unless the file is new."""
        replaces, file = self.replaces, self._file
        if replaces is None or file is None:
            return
        review, snapshot = file.review, self._context.session.snapshot

        def end(comparison: ReviewComparison | None) -> None:
            if file is self._file and replaces == self.replaces and review is file.review:
                self._show(comparison, review)

        def refuse(error: AssessorError) -> None:
            end(None)
            self._context.refuse(error)

        name = self._words.text(N_("Comparing with the earlier version"))
        work = _comparing(snapshot, replaces, review)
        self._context.jobs.start(Job(name=name, work=work, done=end, failed=refuse, is_passing=True))

    def _show(self, comparison: ReviewComparison | None, compared: Review | None = None) -> None:
        self.comparison, self._compared = comparison, compared
        self.delete_gone.setVisible(comparison is not None and bool(comparison.gone))
        if comparison is None:
            waits = self.replaces is not None
            self._said.setText(self._words.text(N_("Comparing with the earlier version")) if waits else "")
        else:
            self._said.setText(self._told(comparison))
            self.delete_gone.setText(self._asks(comparison))
        self.compared.emit()

    def _told(self, comparison: ReviewComparison) -> str:
        return self._words.text(
            N_("New: {new} · changed: {changed} · gone: {gone} · the same: {same}"),
            new=comparison.count(Fate.NEW),
            changed=comparison.count(Fate.CHANGED),
            gone=comparison.count(Fate.GONE),
            same=comparison.count(Fate.SAME),
        )

    def _asks(self, comparison: ReviewComparison) -> str:
        words, of = self._words, self._context.session.snapshot.mappings_of
        mapped = sum(len(of.get(each.node.id, ())) for each in comparison.gone if each.node is not None)
        gone = len(comparison.gone)
        if not mapped:
            return words.plural(
                "Delete the {count} topic that is gone", "Delete the {count} topics that are gone", gone
            )
        return words.plural(
            "Delete the {count} topic that is gone, with its mappings ({number})",
            "Delete the {count} topics that are gone, with their mappings ({number})",
            gone,
            number=words.number(mapped),
        )


def _comparing(snapshot: Snapshot, source_id: str, review: Review) -> Work:
    outcomes: dict[str, list[str]] = {}
    for outcome in snapshot.outcomes:
        outcomes.setdefault(outcome.node_id, []).append(outcome.text)
    of: Callable[[str], list[str]] = lambda node: outcomes.get(node, [])  # noqa: E731  # one line of its own type
    return lambda _progress: compare_review(snapshot.curriculum, source_id, review, of)
