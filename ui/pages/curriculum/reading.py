"""Reading files of the host off the GUI thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from assessor.errors import ImportProblemError
from assessor.importing import understand
from assessor.importing.choices import Choices
from assessor.importing.review import Review, begin
from assessor.marks import N_
from assessor.readers import Document
from assessor.readers.parent import read_file
from assessor.words import Words
from ui.jobs import Progress, StoppedError, Work
from ui.widgets.source.parts import SourcePart, parts_of


@dataclass(frozen=True)
class ReadFile:
    """A file as read, as understood after what was said of its columns, and its bytes."""

    name: str
    document: Document
    review: Review  # as it was understood
    parts: tuple[SourcePart, ...]  # the document as it is shown
    data: bytes = field(repr=False)
    choices: Choices


def reading(paths: Sequence[Path], words: Words, stopped: Event, choices: Choices, *, recognise: bool = False) -> Work:
    """The work that reads `paths` one after the other; it gives a list of `ReadFile`.

    It ends with StoppedError soon after `stopped` is set, or when the job is stopped.

    Args:
        choices: what was said of the columns of earlier files.
        recognise: read pages that are pictures by Tesseract.
    """

    def work(progress: Progress) -> list[ReadFile]:
        return [
            _read(path, _say(path, done, len(paths), words, stopped, progress), choices, recognise=recognise)
            for done, path in enumerate(paths)
        ]

    return work


def understanding(document: Document, name: str, choices: Choices) -> Work:
    """The work that understands a document anew after a choice; it gives a `Review`."""
    return lambda _progress: begin(understand(document, name, choices))


def _say(path: Path, done: int, of: int, words: Words, stopped: Event, progress: Progress) -> Callable[[str], None]:
    def say(where: str) -> None:
        if stopped.is_set():
            raise StoppedError
        told = words.text(N_("{file}: {where}"), file=path.name, where=where) if where else path.name
        progress(told, done, of if of > 1 else None)

    return say


def _read(path: Path, say: Callable[[str], None], choices: Choices, *, recognise: bool) -> ReadFile:
    say("")
    document = read_file(path, say, recognise=recognise)
    review = begin(understand(document, path.name, choices))
    say("")
    try:
        return ReadFile(path.name, document, review, parts_of(document), path.read_bytes(), choices)
    except OSError as error:
        raise ImportProblemError(
            N_("“{file}” can't be read ({problem}). Nothing was changed."), file=path.name, problem=error.strerror
        ) from error
