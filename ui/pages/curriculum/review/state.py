"""One file under review: what was read, what a person chose, and every step of it to be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from assessor.importing.choices import Choices, ColumnKey
from assessor.importing.draft import DraftColumn, SetAsideRow
from assessor.importing.review import Review
from assessor.importing.review_edits import pull_in
from assessor.importing.roles import Role
from ui.pages.curriculum.reading import ReadFile

Deed = Callable[[Review], Review]


@dataclass(frozen=True)
class _Step:
    choices: Choices
    review: Review


class FileReview(QObject):
    """`changed` tells that the rows, what is set aside or the columns are others now."""

    changed = Signal()

    def __init__(self, read: ReadFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = read.name
        self.document = read.document
        self.parts = read.parts
        self.data = read.data
        self._steps = [_Step(read.choices, read.review)]
        self._at = 0

    @property
    def review(self) -> Review:
        """The rows as they are now."""
        return self._steps[self._at].review

    @property
    def choices(self) -> Choices:
        """What was said of columns and units."""
        return self._steps[self._at].choices

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._steps)

    def do(self, deed: Deed) -> None:
        """Do something to the rows; what changes nothing is no step."""
        after = deed(self.review)
        if after is not self.review and after != self.review:
            self._push(_Step(self.choices, after))

    def pull_in(self, aside: SetAsideRow) -> None:
        """Make a topic of a row that was set aside."""
        self.do(lambda review: pull_in(review, aside))

    def understood(self, choices: Choices, review: Review) -> None:
        """The file was understood anew after a choice; what was done to the rows comes back with undo."""
        self._push(_Step(choices, review))

    def with_role(self, column: DraftColumn | None, key: ColumnKey, role: Role) -> Choices:
        """The choices with one more column named; its header is remembered for the next file."""
        by_header = dict(self.choices.by_header)
        if column is not None and column.key and not column.key.isdigit():
            by_header[column.key] = role
        return replace(self.choices, by_header=by_header, by_column={**self.choices.by_column, key: role})

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._at -= 1
            self.changed.emit()

    def redo(self) -> None:
        """Do the step again that was taken back."""
        if self.can_redo:
            self._at += 1
            self.changed.emit()

    def named_roles(self) -> Mapping[str, Role]:
        """What a person said of headers in this file, to be remembered."""
        known = self._steps[0].choices.by_header
        return {key: role for key, role in self.choices.by_header.items() if known.get(key) is not role}

    def _push(self, step: _Step) -> None:
        del self._steps[self._at + 1 :]
        self._steps.append(step)
        self._at += 1
        self.changed.emit()
