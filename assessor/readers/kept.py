"""Reading what an assessment keeps of a host's file, long after the file itself is gone."""

import re
from collections.abc import Callable
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from assessor.readers.document import Document
from assessor.readers.parent import read_file

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')  # what some system does not bear in the name of a file
_LONGEST = 100
_PDF, _HEAD = b"%PDF-", 1024


def read_kept(data: bytes, name: str, progress: Callable[[str], None] | None = None) -> Document:
    """Read bytes in a child, as `read_file` does; `name` is that of the file they came from.

    Raises: ImportProblemError with one ready sentence.
    """
    with TemporaryDirectory(prefix="assessor-") as room:
        path = Path(room) / _fit(name)
        path.write_bytes(data)
        return read_file(path, progress)


def is_paged(data: bytes) -> bool:
    """Whether bytes are a PDF, whose pages can be shown as pictures."""
    return _PDF in data[:_HEAD]


def _fit(name: str) -> str:
    pure = PurePath(_UNFIT.sub("_", name))
    return f"{pure.stem[:_LONGEST].strip(' .') or 'source'}{pure.suffix[:_LONGEST]}"
