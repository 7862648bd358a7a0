"""Office files that are saved as Strict or under a password, through the real child."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from assessor.errors import ImportProblemError
from assessor.importing import read_draft
from assessor.readers.parent import read_file
from tests.importing.conftest import docx_table, relations
from tests.readers.test_more_formats import PLAN

_TO_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006": "http://purl.oclc.org/ooxml/officeDocument",
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xlsx() -> bytes:
    book = Workbook()
    for row in PLAN:
        book.worksheets[0].append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def docx() -> bytes:
    table = docx_table([["" if value is None else value for value in row] for row in PLAN])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relations("officeDocument", "word/document.xml"))
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{table}</w:body></w:document>')
    return buffer.getvalue()


def strict(data: bytes) -> bytes:
    """The same file in the namespaces of “Strict Open XML”."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for usual, other in _TO_STRICT.items():
                text = text.replace(usual, other)
            target.writestr(name, text)
    return buffer.getvalue()


def locked(stream: str) -> bytes:
    """What Word and Excel make of a file with a password: an OLE container around the encrypted archive."""
    names = ("EncryptionInfo", stream)
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory


@pytest.mark.parametrize(("name", "make"), [("plan.xlsx", xlsx), ("plan.docx", docx)])
def test_case_55_a_strict_file_gives_the_same_draft(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    usual = read_draft(path)
    path.write_bytes(strict(make()))
    assert b"purl.oclc.org" in zipfile.ZipFile(path).read("_rels/.rels")
    found = read_draft(path)
    assert found.programmes == usual.programmes
    assert found.set_aside == usual.set_aside
    simpler = [problem.template for problem in found.problems if problem not in usual.problems]
    assert all("simpler way" in template for template in simpler)


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.pdf"])
def test_case_55_a_file_under_a_password_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(locked("EncryptedPackage"))
    with pytest.raises(ImportProblemError, match=f"“{name}” is locked by a password"):
        read_file(path)


def test_case_61_a_line_of_a_hundred_megabytes_is_refused_soon(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes("№;Тема\n1;".encode() + b"x" * (99 * 2**20))
    with pytest.raises(ImportProblemError, match="too long for a study plan"):
        read_file(path)
