"""Tesseract, where it is installed: found, asked what it knows, and given pictures of pages. It is never required."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from assessor.readers.pdf_geometry import Box
from assessor.readers.pdf_render import Raster

ENVIRONMENT_NAME = "ASSESSOR_TESSERACT"  # the program's path, where it stands in no usual folder
_LANGUAGES = ("rus", "eng", "kaz", "kir", "uzb", "uzb_cyrl", "tgk", "aze", "aze_cyrl", "tuk")
_ANSWER_SECONDS = 5.0
_PAGE_SECONDS = 180.0
_SIGN_SECONDS = 2.0
_NAME = "tesseract.exe" if os.name == "nt" else "tesseract"
_ONE_BLOCK = "6"  # page segmentation: one block; the boxes of the words tell the rest
_COLUMNS = 12  # of its answer
_WORD_LEVEL, _LINE_LEVEL = "5", "4"


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed program that answers."""

    program: Path
    version: str
    languages: tuple[str, ...]  # of those that hosts write in, by its own codes

    @property
    def knows_russian(self) -> bool:
        return "rus" in self.languages


class RecognisedWord(NamedTuple):
    """A word in a picture: its box and that of its line in pixels, and a confidence from 0 to 100."""

    text: str
    box: Box
    line: Box
    confidence: float
    is_upright: bool = False  # it is read from the bottom to the top


class RecognitionError(Exception):
    """Tesseract gave up on a page."""


def find_tesseract(setting: Path | None = None) -> Tesseract | None:
    """The first program that answers within seconds: of the setting, the environment, PATH or the usual folders."""
    for program in _candidates(setting):
        if not program.is_file():
            continue
        version = _answer(program, "--version")
        languages = _answer(program, "--list-langs")
        known = tuple(name for name in _LANGUAGES if name in languages.split())
        if version and known:
            return Tesseract(program, version.split()[1] if len(version.split()) > 1 else "", known)
    return None


def _candidates(setting: Path | None) -> Iterator[Path]:
    if setting is not None:
        yield setting
    if named := os.environ.get(ENVIRONMENT_NAME):
        yield Path(named)
    for folder in os.get_exec_path():
        if Path(folder).is_absolute():  # never a program of the current folder
            yield Path(folder, _NAME)
    if os.name == "nt":
        for variable in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
            if home := os.environ.get(variable):
                yield Path(home, "Tesseract-OCR", _NAME)
                yield Path(home, "Programs", "Tesseract-OCR", _NAME)
    if sys.platform == "darwin":  # a window started from the dock knows no PATH of the shell
        yield from (Path(folder, _NAME) for folder in ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"))


def _answer(program: Path, question: str) -> str:
    """What the program prints, '' for one that fails or does not answer in time."""
    try:
        done = subprocess.run(
            [str(program), question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_ANSWER_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def recognise(tesseract: Tesseract, raster: Raster, dpi: int, sign_of_life: Callable[[], None]) -> list[RecognisedWord]:
    """The words of a grey picture.

    Args: `sign_of_life` is called every few seconds while the program works.
    Raises: RecognitionError when it fails or takes minutes.
    """
    picture = b"P5\n%d %d\n255\n" % (raster.width, raster.height) + raster.pixels
    command = [str(tesseract.program), "stdin", "stdout", "-l", "+".join(tesseract.languages)]
    command += ["--psm", _ONE_BLOCK, "--dpi", str(dpi), "-c", "tessedit_create_tsv=1"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads only get in each other's way
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        end = time.monotonic() + _PAGE_SECONDS
        unsent: bytes | None = picture
        while True:
            try:
                answer, _ = process.communicate(unsent, timeout=_SIGN_SECONDS)
                break
            except subprocess.TimeoutExpired:
                unsent = None  # it goes on with what it was given
                if time.monotonic() > end:
                    process.kill()
                    raise RecognitionError from None
                sign_of_life()
    if process.returncode != 0:
        raise RecognitionError
    return list(_words(answer.decode("utf-8", "replace")))


def _words(answer: str) -> Iterator[RecognisedWord]:
    """A table of tabs: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    line = Box(0, 0, 0, 0)
    for record in answer.splitlines():
        fields = record.split("\t")
        if len(fields) != _COLUMNS or fields[0] not in (_LINE_LEVEL, _WORD_LEVEL):
            continue
        left, top, width, height = map(float, fields[6:10])
        box = Box(left, top, left + width, top + height)
        if fields[0] == _LINE_LEVEL:
            line = box
        elif text := fields[11].strip():
            yield RecognisedWord(text, box, line, float(fields[10]))
