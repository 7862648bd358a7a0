"""Reading files of the host off the GUI thread."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from assessor.errors import ImportProblemError
from assessor.importing import Draft, read_draft
from assessor.marks import N_
from assessor.words import Words
from ui.jobs import Progress, StoppedError, Work

ReadFile = tuple[Draft, bytes]


def reading(paths: Sequence[Path], words: Words, stopped: Event) -> Work:
    """The work that reads `paths` one after the other; it gives a list of drafts with the bytes they are of.

    It ends with StoppedError soon after `stopped` is set, or when the job is stopped.
    """

    def work(progress: Progress) -> list[ReadFile]:
        return [_read(path, done, len(paths), words, stopped, progress) for done, path in enumerate(paths)]

    return work


def _read(path: Path, done: int, of: int, words: Words, stopped: Event, progress: Progress) -> ReadFile:
    def say(where: str) -> None:
        if stopped.is_set():
            raise StoppedError
        told = words.text(N_("{file}: {where}"), file=path.name, where=where) if where else path.name
        progress(told, done, of if of > 1 else None)

    say("")
    draft = read_draft(path, say)
    say("")
    try:
        return draft, path.read_bytes()
    except OSError as error:
        raise ImportProblemError(
            N_("“{file}” can't be read ({problem}). Nothing was changed."), file=path.name, problem=error.strerror
        ) from error
