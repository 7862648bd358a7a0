"""What can be done to the chosen rows under review: one table for keys, buttons and the context menu."""

from collections.abc import Callable

from assessor.importing.review import Review
from assessor.importing.review_edits import indent, merge, move, move_beside, outdent, put_aside, set_kind
from assessor.marks import N_
from assessor.model.curriculum import NodeKind
from ui.pages.curriculum.review.state import FileReview
from ui.pages.curriculum.review.tree_view import ReviewTree
from ui.widgets.row_menu import CORRECT, JOIN, MOVE_DOWN, MOVE_UP, SPLIT, RowCommand, RowSpec

_OUT = RowSpec("out", N_("Move out of the module"), "indent-decrease")
_IN = RowSpec("in", N_("Move into the module above"), "indent-increase")
_ASIDE = RowSpec("aside", N_("Set aside"), "trash-2")
_TO_MODULE = RowSpec("to_module", N_("Take it for a module"), "folder-plus")
_TO_TOPIC = RowSpec("to_topic", N_("Take it for a topic"), "file-text")

Keys = list[int]


class ReviewCommands:
    """The commands on the tree of a file; `file` gives the one that is shown."""

    def __init__(
        self,
        tree: ReviewTree,
        file: Callable[[], FileReview | None],
        *,
        rename: Callable[[], object],
        split: Callable[[], object],
    ) -> None:
        self._tree = tree
        self._file = file
        self.all = (
            RowCommand(CORRECT, rename, lambda: bool(self._chosen()), "F2"),
            self._of(MOVE_UP, "Alt+Up", lambda review, keys: move_beside(review, keys, down=False)),
            self._of(MOVE_DOWN, "Alt+Down", lambda review, keys: move_beside(review, keys, down=True)),
            self._of(_OUT, "Alt+Left", outdent),
            self._of(_IN, "Alt+Right", indent),
            RowCommand(SPLIT, split, self._can_split, "F4", 2, is_button=True),
            self._of(JOIN, "F7", merge, 2),
            self._of(_TO_MODULE, "", lambda review, keys: self._as_kind(review, keys, NodeKind.MODULE), 2, False),
            self._of(_TO_TOPIC, "", lambda review, keys: self._as_kind(review, keys, NodeKind.TOPIC), 2, False),
            self._of(_ASIDE, "Del", put_aside, 3),
        )

    def move(self, keys: Keys, parent: int, before: int | None) -> None:
        """Put rows elsewhere, as they were dropped."""
        file = self._file()
        if file is not None:
            file.do(lambda review: move(review, keys, parent, before))

    def _of(
        self,
        spec: RowSpec,
        key: str,
        deed: Callable[[Review, Keys], Review],
        part: int = 1,
        is_button: bool = True,  # as the table says it
    ) -> RowCommand:
        """A command that changes the rows; it makes sense while it would change something."""

        def run() -> None:
            file, keys = self._file(), self._chosen()
            if file is not None:
                file.do(lambda review: deed(review, keys))

        def is_possible() -> bool:
            file, keys = self._file(), self._chosen()
            return file is not None and bool(keys) and deed(file.review, keys) != file.review

        return RowCommand(spec, run, is_possible, key, part, is_button)

    def _as_kind(self, review: Review, keys: Keys, kind: NodeKind) -> Review:
        for key in keys:
            review = set_kind(review, key, kind)
        return review

    def _chosen(self) -> Keys:
        return self._tree.chosen_keys()

    def _can_split(self) -> bool:
        file, keys = self._file(), self._chosen()
        return file is not None and len(keys) == 1 and file.review.row(keys[0]).kind is NodeKind.TOPIC
