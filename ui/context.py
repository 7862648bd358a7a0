"""What every page is given: the open assessment and the doors of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assessor.errors import AssessorError
from assessor.words import Words
from ui.editor import Editor
from ui.jobs import Jobs
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.messages import Offer


class Tell(Protocol):
    """Says something that goes away by itself, with at most one thing to do about it."""

    def __call__(self, text: str, offer: "Offer | None" = None) -> None: ...


@dataclass(frozen=True)
class Context:
    """The doors of the window. Pages are made anew when language or assessment change, so `words` stays."""

    session: Session
    editor: Editor
    jobs: Jobs
    words: Words
    theme: Theme
    tell: Tell  # a message that goes away by itself
    refuse: Callable[[AssessorError], None]  # an error that stays until it is closed
    go: Callable[[str, object], None]  # to another page by its id, with what it should show (None: as it was)
