"""The process that reads a host's file, started by `parent.py`; its messages go to its standard output.

A hostile file may end or fill this process; it never reaches the program. Nothing of Qt is imported here.
"""

import gc
import hashlib
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.document import Document, Note, Paragraph, Table
from assessor.readers.guard import FileKind, check_archive, check_size, identify
from assessor.readers.messages import RECOGNISE, Done, Failed, Progress, send
from assessor.readers.wrong_kind import refuse

Report = Callable[[str], None]
Content = tuple[tuple[Table | Paragraph, ...], tuple[Note, ...]]

UNREADABLE = N_(
    "“{file}” could not be read: it is damaged or of an unusual make ({detail}). "
    "Open it in the program that made it, save it anew and try again. Nothing was changed."
)
_OUT_OF_MEMORY = N_(
    "“{file}” could not be read safely: it asked for more memory than a study plan needs. "
    "Save the plan alone in a new file and try again. Nothing was changed."
)


def main(arguments: list[str]) -> None:
    """Read the file of the first argument and send what it holds; every failure becomes a message.

    With RECOGNISE as another argument pages that are pictures are read too, where that is possible.
    """
    pipe = own_output()
    gc.disable()  # the process lives for one file, and the parent watches its memory
    warnings.simplefilter("ignore")  # of the libraries, about parts of a workbook that no plan uses
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, for types we never meet
    path = Path(arguments[0])
    # The one border to parsers: what they raise is as odd as the files, and a panic of calamine is no Exception.
    try:
        document = read_document(path, lambda where: send(pipe, Progress(where)), recognise=RECOGNISE in arguments[1:])
    except ImportProblemError as error:
        send(pipe, Failed(error.template, {name: _plain(value) for name, value in error.values.items()}))
    except (MemoryError, RecursionError):
        send(pipe, Failed(_OUT_OF_MEMORY, {"file": path.name}))
    except BaseException as error:  # noqa: BLE001
        send(pipe, Failed(UNREADABLE, {"file": path.name, "detail": type(error).__name__}))
    else:
        send(pipe, Done(document))


def read_document(path: Path, report: Report, *, recognise: bool = False) -> Document:
    """Read a file by what it is, whatever its name says; `recognise`: also the text of pages that are pictures.

    Raises: ImportProblemError for a file of another kind or a dangerous one; anything a parser raises.
    """
    data = path.read_bytes()
    check_size(len(data), path.name)
    kind = identify(data)
    report("")
    blocks, notes = _read_kind(kind, data, path.name, report, recognise=recognise)
    return Document(hashlib.sha256(data).hexdigest(), blocks, notes)


def _read_kind(kind: FileKind, data: bytes, file: str, report: Report, *, recognise: bool) -> Content:
    """Readers are imported when their kind comes: each brings a library with it."""
    match kind:
        case FileKind.XLSX:
            return _read_workbook(data, file, report)
        case FileKind.XLSB:
            from assessor.readers.xlsx import rescue_xlsx

            check_archive(data, file)
            return rescue_xlsx(data, report)
        case FileKind.XLS:
            from assessor.readers.xls import read_xls

            return read_xls(data, file, report), ()
        case FileKind.DOCX:
            from assessor.readers.docx import read_docx

            check_archive(data, file)
            return read_docx(data, file, report), ()
        case FileKind.ODT | FileKind.ODS:
            from assessor.readers.odf import read_odf

            check_archive(data, file)
            return read_odf(data, file, report), ()
        case FileKind.RTF:
            from assessor.readers.rtf import read_rtf

            return read_rtf(data, file, report), ()
        case FileKind.HTML:
            from assessor.readers.html import read_html

            return read_html(data, file, report), ()
        case FileKind.PDF:
            from assessor.readers.pdf import read_pdf

            return read_pdf(data, file, report, recognise=recognise)
        case FileKind.TEXT:
            from assessor.readers.outline_text import read_text

            return read_text(data, file, report)
    raise refuse(kind, file)


def _read_workbook(data: bytes, file: str, report: Report) -> Content:
    from assessor.readers.xlsx import read_xlsx, rescue_xlsx

    facts = check_archive(data, file)
    try:
        return read_xlsx(data, facts.has_formulas, report)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001  # Strict, without styles, a missing shared string: each fails in its own way
        return rescue_xlsx(data, report)


def own_output() -> BinaryIO:
    """Keep the pipe for messages, and send what libraries print to nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return pipe


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)
