"""Files changed at random: every reader ends soon, with a document or an error that the border of the child takes.

Two hundred of each kind here, ten thousand in the long run; some of each go through the real child as well, which
lets out the import error alone.
"""

import io
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from assessor.errors import ImportProblemError
from assessor.readers.child import read_document
from assessor.readers.parent import read_file
from tests.importing.conftest import docx_table, relations
from tests.readers.test_more_formats import FILES, PLAN, as_html, as_rtf
from tests.readers.writers import make_xls, odf_archive, ods_table

_ROUNDS = 10_000 if os.environ.get("ASSESSOR_LONG") else 200
_THROUGH_THE_CHILD = 100 if os.environ.get("ASSESSOR_LONG") else 3
_LONGEST_SECONDS = 5.0

_ODD = (b"{", b"}", b"<", b"\\", b"99999999", b"-1", b"\x00", b"&#0;", b"\\u-1?")

Make = Callable[[Random], bytes]


def mutated(data: bytes, chance: Random) -> bytes:
    """The bytes with a few of them flipped, cut out, doubled or made up, or the end missing."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not changed:
            break
        at = chance.randrange(len(changed))
        end = min(len(changed), at + chance.choice((1, 1, 2, 8, 64)))
        match chance.randrange(6):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * chance.choice((1, 2, 50))
            case 3:
                changed[at:end] = chance.randbytes(end - at)
            case 4:
                changed[at:at] = chance.choice(
                    (b"{", b"}", b"<", b"\\", b"99999999", b"-1", b"\x00", b"&#0;", b"\\u-1?")
                )
            case 5 if chance.random() < 0.3:
                del changed[at:]
    return bytes(changed)


def _xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in PLAN:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _docx(chance: Random) -> bytes:
    """The XML itself is changed, as a change of the archive would only break its checksums."""
    import zipfile

    inner = docx_table([["" if value is None else value for value in row] for row in PLAN])
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {spaces}><w:body>{inner}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relations("officeDocument", "word/document.xml"))
        archive.writestr("word/document.xml", mutated(document.encode(), chance))
    return buffer.getvalue()


def _odf(kind: str, chance: Random) -> bytes:
    body = mutated(ods_table("План", PLAN).encode(), chance).decode(errors="replace")
    return odf_archive(kind, body)


MAKERS: dict[str, Make] = {
    "docx": _docx,
    "odt": lambda chance: _odf("text", chance),
    "ods": lambda chance: _odf("spreadsheet", chance),
    "xlsx": lambda chance: mutated(_xlsx(), chance),
    "xls": lambda chance: mutated(make_xls("П", [[v if v is not None else "" for v in r] for r in PLAN]), chance),
    "rtf": lambda chance: mutated(as_rtf(PLAN), chance),
    "html": lambda chance: mutated(f"<html><body>{as_html(PLAN)}</body></html>".encode(), chance),
    "md": lambda chance: mutated(FILES["план.md"](), chance),
    "txt": lambda chance: mutated(FILES["табличный.txt"](), chance),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_case_72_a_changed_file_ends_soon_and_in_order(kind: str, tmp_path: Path) -> None:
    chance = Random(kind)
    path = tmp_path / f"plan.{kind}"
    rounds = _ROUNDS if kind != "xlsx" else max(_ROUNDS // 4, 50)  # a library of its own, and slow
    for _ in range(rounds):
        path.write_bytes(MAKERS[kind](chance) or b"x")
        begin = time.perf_counter()
        with suppress(Exception):  # what the border of the child turns into a sentence
            read_document(path, lambda where: None)
        assert time.perf_counter() - begin < _LONGEST_SECONDS, path.read_bytes()[:2000]


@pytest.mark.parametrize("kind", MAKERS)
def test_case_72_the_child_lets_out_the_import_error_alone(kind: str, tmp_path: Path) -> None:
    chance = Random(f"{kind} in the child")
    for number in range(_THROUGH_THE_CHILD):
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(MAKERS[kind](chance) or b"x")
        said = "Nothing was changed."
        try:
            read_file(path)
        except ImportProblemError as error:
            said = str(error)
        assert said.endswith("Nothing was changed.")
