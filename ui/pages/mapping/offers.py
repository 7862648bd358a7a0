"""The items offered for a topic: finders made in a worker, suggestions kept for each topic."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from assessor.marks import N_
from assessor.model.curriculum import Node
from standards.framework import Framework
from ui.context import Context
from ui.jobs import Job
from ui.pages.mapping.finders import Finder, Offer, make_finders, search, suggest


class Offers(QObject):
    """`ready` says that items can be found; making the finders takes half a second the first time."""

    ready = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._frameworks: tuple[Framework, ...] = ()
        self._finders: tuple[Finder, ...] = ()
        self._kept: dict[tuple[str, tuple[str, ...]], Offer] = {}  # topic and frameworks -> suggestions

    @property
    def is_ready(self) -> bool:
        return bool(self._finders)

    def prepare(self, frameworks: tuple[Framework, ...]) -> None:
        """Make the finders of `frameworks` unless they are made or being made."""
        if frameworks == self._frameworks or not frameworks:
            return
        self._frameworks, self._finders = frameworks, ()
        self._kept.clear()
        name = self._context.words.text(N_("Preparing suggestions"))
        job = Job(name, lambda _: make_finders(frameworks), self._take, self._context.refuse, is_passing=True)
        self._context.jobs.start(job)

    def forget(self) -> None:
        """The curriculum has changed: suggest anew."""
        self._kept.clear()

    def for_topic(self, topic: Node, frameworks: Sequence[Framework]) -> Offer:
        """The suggestions for a topic, 1 ms a framework when asked for the first time."""
        key = topic.id, tuple(framework.id for framework in frameworks)
        if key not in self._kept:
            self._kept[key] = suggest(
                self._of(frameworks), self._context.session.curriculum, topic, self._context.words
            )
        return self._kept[key]

    def found(self, typed: str, frameworks: Sequence[Framework]) -> Offer:
        """The items that have every typed word."""
        return search(self._of(frameworks), typed, self._context.words)

    def _of(self, frameworks: Sequence[Framework]) -> list[Finder]:
        ids = {framework.id for framework in frameworks}
        return [finder for finder in self._finders if finder.framework.id in ids]

    def _take(self, finders: tuple[Finder, ...]) -> None:
        if isValid(self) and tuple(finder.framework for finder in finders) == self._frameworks:
            self._finders = finders
            self.ready.emit()
