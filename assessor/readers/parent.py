"""Read a file in a child process that is watched for memory and time: the only way to what a host handed over."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, Self

import psutil

import assessor
from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Document
from assessor.readers.guard import check_size
from assessor.readers.messages import RECOGNISE, Done, Failed, Message, Progress, receive

# an installed package is found as it is; one in a checkout by the folder that it lies in
_START = """\
import importlib, sys
home, module = sys.argv.pop(1), sys.argv.pop(1)
if home not in sys.path:
    sys.path.insert(0, home)
importlib.import_module(module).main(sys.argv[1:])
"""
_POLL_SECONDS = 0.1
_SILENT_SECONDS = 20.0  # without a sign of life
_MEMORY_BYTES = 1_500 * 2**20

_MISSING = N_("There is no file “{file}”. Check the name and the folder. Nothing was changed.")
_FOLDER = N_("“{file}” is a folder. Choose the file of the study plan in it. Nothing was changed.")
_NO_FILE = N_("“{file}” is a device or a pipe. Choose the file of the study plan. Nothing was changed.")
_EMPTY = N_("“{file}” is empty. Ask for it again. Nothing was changed.")
_FORBIDDEN = N_(
    "“{file}” cannot be opened ({detail}). Close it in other programs, or copy it to your own folder, and "
    "try again. Nothing was changed."
)
_TOO_LONG = N_(
    "“{file}” could not be read safely: reading it took too long{where}. Save the plan alone in a new file "
    "and try again. Nothing was changed."
)
_TOO_BIG = N_(
    "“{file}” could not be read safely: it asked for more memory than a study plan needs{where}. Save the "
    "plan alone in a new file and try again. Nothing was changed."
)
_ENDED = N_(
    "“{file}” could not be read safely: the reader broke off{where}. Open the file in the program that made "
    "it, save it anew and try again. Nothing was changed."
)


def read_file(path: Path, progress: Callable[[str], None] | None = None, *, recognise: bool = False) -> Document:
    """Read `path` by its real type.

    Args: `progress` is told the sheet, page or row being read (a name or number of the source, '' if none);
        an exception that it raises ends the child and goes on to the caller: that is how a reading is cancelled.
        `recognise` read pages that are pictures by Tesseract, where it is installed; that takes seconds a page.
    Raises: ImportProblemError with one ready sentence.
    """
    _check_path(path)
    say = progress or (lambda where: None)
    arguments = [str(path.absolute()), *([RECOGNISE] if recognise else [])]
    with WatchedChild("assessor.readers.child", *arguments, file=path.name) as child:
        while True:
            match child.next_message():
                case Progress(where):
                    say(where)
                case Done(document):
                    return document
                case Failed(template, values):
                    raise ImportProblemError(template, **values)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that a person chose.

    Raises: ImportProblemError for a folder, a missing, forbidden, empty or too large file.
    """
    _check_path(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImportProblemError(_FORBIDDEN, file=path.name, detail=error.strerror or type(error).__name__) from error


class WatchedChild:
    """A child process that is ended when it takes too much memory or gives no sign of life for too long."""

    def __init__(self, module: str, *arguments: str, file: str, is_asked: bool = False) -> None:
        """Start `main` of `module`; `file` is named in sentences, `is_asked`: it takes requests, see `send`."""
        self._file = file
        self._where = ""
        self._memory_seen = time.monotonic()
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._process = _start(module, arguments, stdin=subprocess.PIPE if is_asked else subprocess.DEVNULL)
        # a pipe cannot be waited for with a time limit on every system
        self._listener = threading.Thread(target=self._forward, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._listener.join()  # it meets the end of the pipe
        with suppress(OSError):  # what was still to be written
            self._process.__exit__(None, None, None)

    def send(self, request: bytes) -> None:
        """Write to the child's standard input; one that has ended is told by `next_message`."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(request)
            self._process.stdin.flush()

    def next_message(self) -> Message:
        """Wait for what the child says.

        Raises: ImportProblemError when it ends, says nothing for too long or takes too much memory.
        """
        last_sign = time.monotonic()
        while True:
            try:
                message = self._messages.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() - last_sign > _SILENT_SECONDS:
                    self._give_up(_TOO_LONG)
                self._check_memory()
                continue
            if message is None:
                self._give_up(_ENDED)
            if time.monotonic() - self._memory_seen > _POLL_SECONDS:  # a busy child is looked at too
                self._check_memory()
            if isinstance(message, Progress):
                self._where = message.where or self._where
            return message

    def _check_memory(self) -> None:
        self._memory_seen = time.monotonic()
        if _memory_bytes(self._process) > _MEMORY_BYTES:
            self._give_up(_TOO_BIG)

    def _give_up(self, template: str) -> NoReturn:
        raise ImportProblemError(template, file=self._file, where=_at(self._where))

    def _forward(self) -> None:
        """Pass on what the child says, and None at its end."""
        pipe = self._process.stdout
        message: Message | None = Progress("")
        while message is not None and pipe is not None:
            message = receive(pipe)  # type: ignore[arg-type]
            self._messages.put(message)


def _check_path(path: Path) -> None:
    try:
        if path.is_dir():
            raise ImportProblemError(_FOLDER, file=path.name or str(path))
        if path.exists() and not path.is_file():  # a pipe or device would be read for ever
            raise ImportProblemError(_NO_FILE, file=path.name)
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise ImportProblemError(_MISSING, file=str(path)) from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise ImportProblemError(_FORBIDDEN, file=path.name, detail=detail) from error
    if not size:
        raise ImportProblemError(_EMPTY, file=path.name)
    check_size(size, path.name)


def _start(module: str, arguments: Sequence[str], stdin: int) -> subprocess.Popen[bytes]:
    """Start the child on the very packages that run here, and never on files of the current folder (-P)."""
    home = str(Path(assessor.__file__).resolve().parent.parent)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, home, module, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a black window
    )


def _memory_bytes(child: subprocess.Popen[bytes]) -> int:
    try:
        return int(psutil.Process(child.pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0


def _at(where: str) -> str:
    """The last place that was being read, as a part of a sentence in any language."""
    return f" (“{where}”)" if where else ""
