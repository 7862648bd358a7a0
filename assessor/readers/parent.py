"""Read a file in a child process that is watched for memory and time: the only way to what a host handed over."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import psutil

import assessor
from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Document
from assessor.readers.guard import check_size
from assessor.readers.messages import Done, Failed, Message, Progress, receive

# an installed package is found as it is; one in a checkout by the folder that it lies in
_START = """\
import sys
home = sys.argv.pop(1)
if home not in sys.path:
    sys.path.insert(0, home)
from assessor.readers.child import main
main(sys.argv[1:])
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


def read_file(path: Path, progress: Callable[[str], None] | None = None) -> Document:
    """Read `path` by its real type.

    Args: `progress` is told the sheet, page or row being read (a name or number of the source, '' if none);
        an exception that it raises ends the child and goes on to the caller: that is how a reading is cancelled.
    Raises: ImportProblemError with one ready sentence.
    """
    _check_path(path)
    messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
    with _start(path) as child:
        # a pipe cannot be waited for with a time limit on every system
        listener = threading.Thread(target=_forward, args=(child.stdout, messages), daemon=True)
        listener.start()
        try:
            return _watch(child, messages, path.name, progress or (lambda where: None))
        finally:
            child.kill()
            listener.join()  # it meets the end of the pipe


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


def _start(path: Path) -> subprocess.Popen[bytes]:
    """Start the child on the very packages that run here, and never on files of the current folder (-P)."""
    home = str(Path(assessor.__file__).resolve().parent.parent)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, home, str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a black window
    )


def _watch(
    child: subprocess.Popen[bytes],
    messages: "queue.SimpleQueue[Message | None]",
    file: str,
    progress: Callable[[str], None],
) -> Document:
    last_sign, where = time.monotonic(), ""
    while True:
        try:
            message = messages.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() - last_sign > _SILENT_SECONDS:
                raise ImportProblemError(_TOO_LONG, file=file, where=_at(where)) from None
            if _memory_bytes(child) > _MEMORY_BYTES:
                raise ImportProblemError(_TOO_BIG, file=file, where=_at(where)) from None
            continue
        match message:
            case Progress():
                last_sign, where = time.monotonic(), message.where or where
                progress(message.where)
            case Done():
                return message.document
            case Failed():
                raise ImportProblemError(message.template, **message.values)
            case None:
                raise ImportProblemError(_ENDED, file=file, where=_at(where))


def _forward(pipe: IO[bytes], messages: "queue.SimpleQueue[Message | None]") -> None:
    """Pass on what the child says, and None at its end."""
    message: Message | None = Progress("")
    while message is not None:
        message = receive(pipe)  # type: ignore[arg-type]
        messages.put(message)


def _memory_bytes(child: subprocess.Popen[bytes]) -> int:
    try:
        return int(psutil.Process(child.pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0


def _at(where: str) -> str:
    """The last place that was being read, as a part of a sentence in any language."""
    return f" (“{where}”)" if where else ""
