"""Pictures of the pages of a PDF, drawn in a child process: a hostile page never reaches the program."""

from pathlib import Path
from typing import Self

from assessor.errors import ImportProblemError
from assessor.readers.messages import Failed, Message, Opened, PagePicture
from assessor.readers.parent import WatchedChild, read_bytes
from assessor.readers.picture_child import LENGTH, REQUEST

__all__ = ["PagePicture", "PagePictures", "page_picture"]

_SCREEN_DPI = 100.0


def page_picture(source: Path | bytes, page: int, dpi: float = _SCREEN_DPI, file: str = "") -> PagePicture:
    """The picture of one page, counted from 1; `file` names a source of bytes in sentences.

    Raises: ImportProblemError for a file or page that cannot be shown.
    """
    with PagePictures(source, file) as pictures:
        return pictures.picture(page, dpi)


class PagePictures:
    """The pages of one file, for paging through: the child stays between the pictures.

    It blocks until a picture is there, so the window asks from a thread; one thread at a time.
    """

    def __init__(self, source: Path | bytes, file: str = "") -> None:
        """Raises: ImportProblemError for a path that cannot be read."""
        self._data = source if isinstance(source, bytes) else read_bytes(source)
        self._file = file or (source.name if isinstance(source, Path) else "")
        self._child: WatchedChild | None = None
        self._pages = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child; the next picture starts another."""
        if self._child is not None:
            self._child.close()
            self._child = None

    @property
    def pages(self) -> int:
        """How many pages the file has. Raises: ImportProblemError for a file that cannot be opened."""
        self._open()
        return self._pages

    def picture(self, page: int, dpi: float = _SCREEN_DPI) -> PagePicture:
        """The page, counted from 1, as it is shown; at most 25 million pixels, with a lower `scale` if need be.

        Raises: ImportProblemError with one sentence; other pages may still be shown after that.
        """
        child = self._open()
        answer = self._ask(child, REQUEST.pack(page, dpi))
        if not isinstance(answer, PagePicture):
            raise _refusal(answer)
        return answer

    def _open(self) -> WatchedChild:
        if self._child is None:
            self._child = WatchedChild("assessor.readers.picture_child", self._file, file=self._file, is_asked=True)
            answer = self._ask(self._child, LENGTH.pack(len(self._data)) + self._data)
            if not isinstance(answer, Opened):
                self.close()
                raise _refusal(answer)
            self._pages = answer.pages
        return self._child

    def _ask(self, child: WatchedChild, request: bytes) -> Message:
        """Send a request and wait; a child that fails at it is ended."""
        try:
            child.send(request)
            return child.next_message()
        except BaseException:
            self.close()
            raise


def _refusal(answer: Message) -> ImportProblemError:
    assert isinstance(answer, Failed)
    return ImportProblemError(answer.template, **answer.values)
