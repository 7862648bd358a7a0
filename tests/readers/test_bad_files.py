"""Files that cannot or must not be read: each gets its own sentence, through the real child process."""

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from assessor.errors import ImportProblemError
from assessor.importing import read_draft
from assessor.readers import guard
from assessor.readers.guard import FileKind, check_archive, identify
from assessor.readers.parent import read_file

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(path: Path) -> str:
    """The sentence that a person reads; every one names the file and says that nothing was changed."""
    with pytest.raises(ImportProblemError) as caught:
        read_draft(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert sentence.endswith("Nothing was changed.")
    return sentence


def workbook() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["Тема", "Часы"])
    book.worksheets[0].append(["Право", 4])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, change: dict[str, bytes | None], **extra: bytes) -> bytes:
    """The archive with some members replaced, taken out (None) or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change.get(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in extra.items():
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


Write = Callable[[str, bytes], Path]


def test_a_missing_file_a_folder_and_an_empty_file(tmp_path: Path, write: Write) -> None:
    assert refused(tmp_path / "нет.xlsx").startswith("There is no file “")
    (tmp_path / "папка.xlsx").mkdir()
    assert "is a folder" in refused(tmp_path / "папка.xlsx")
    assert "is empty" in refused(write("plan.xlsx", b""))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.csv")
    assert "is a device or a pipe" in refused(tmp_path / "plan.csv")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything is open to this user")
def test_a_file_that_may_not_be_read(write: Write) -> None:
    path = write("plan.xlsx", workbook())
    path.chmod(0)
    assert "cannot be opened" in refused(path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("фото.xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), "a picture (JPEG)"),
        ("scan.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture (PNG)"),
        ("plan.docx", b"%PDF-1.7\n", "damaged or cut-off PDF"),
        ("plan.xlsx", b"\xef\xbb\xbf%PDF-1.4\n", "damaged or cut-off PDF"),
        ("plan.xls", b"\xef\xbb\xbf<html><body><script>1</script></body></html>", "is a web page"),
        ("plan.csv", b"SQLite format 3\x00" + bytes(100), "is a database"),
        ("plan.doc", OLE + "WordDocument".encode("utf-16-le"), "old Word document (.doc)"),
        ("plan.xlsx", OLE + "Workbook".encode("utf-16-le"), "damaged or of an unusual make"),
        ("plan.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        ("plan.xlsx", OLE, "old office file of an unknown kind"),
        ("plan.xlsx", b"PK\x03\x04" + bytes(200), "an archive, not a document, or it is cut off"),
        ("plan.csv", bytes(range(1, 32)) * 20, "neither a Word or Excel file nor readable text"),
    ],
)
def test_case_55_the_real_type_is_named_whatever_the_name_says(
    write: Write, name: str, data: bytes, words: str
) -> None:
    assert words in refused(write(name, data))


def test_case_55_other_office_archives_are_named() -> None:
    def archive(*names: str, first: bytes = b"") -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as target:
            if first:
                target.writestr("mimetype", first)
            for name in names:
                target.writestr(name, b"x")
        return buffer.getvalue()

    assert identify(archive("xl/workbook.bin", "xl/styles.bin")) is FileKind.XLSB
    assert identify(archive("ppt/presentation.xml")) is FileKind.PPTX
    assert identify(archive("content.xml", first=b"application/vnd.oasis.opendocument.text")) is FileKind.ODT
    assert identify(archive("content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet")) is FileKind.ODS
    assert identify(archive("readme.txt")) is FileKind.ZIP


def test_case_49_a_bomb_is_refused_from_the_directory(write: Write) -> None:
    bomb = repacked(workbook(), {}, **{"xl/media/image1.png": bytes(200 * 2**20)})
    assert len(bomb) < 2**20
    start = time.monotonic()
    assert "unpacks to far more" in refused(write("plan.xlsx", bomb))
    assert time.monotonic() - start < 3  # with the child's own start


def test_case_49_a_directory_that_lies_about_sizes_costs_nothing() -> None:
    data = bytearray(repacked(workbook(), {}, **{"xl/media/image1.png": bytes(64 * 2**20)}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo("xl/media/image1.png")
    true_size = member.file_size.to_bytes(4, "little")
    lie = (1_000).to_bytes(4, "little")
    assert data.count(true_size) == 2  # in the local header and in the directory
    lying = bytes(data).replace(true_size, lie)
    with pytest.raises(ImportProblemError, match="damaged or cut off"):
        check_archive(lying, "plan.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_case_50_entity_definitions_are_refused(encoding: str) -> None:
    laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'
    data = repacked(workbook(), {"xl/workbook.xml": f'<?xml version="1.0"?>{laughs}'.encode(encoding)})
    with pytest.raises(ImportProblemError, match=r"contains entity definitions \(“xl/workbook.xml”\)"):
        check_archive(data, "plan.xlsx")


def test_case_50_a_definition_over_the_edge_of_two_pieces_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_PIECE_BYTES", 16)
    xml = b"<?xml version='1.0'?>    <!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
    with pytest.raises(ImportProblemError, match="entity definitions"):
        check_archive(repacked(workbook(), {"xl/workbook.xml": xml}), "plan.xlsx")


def test_case_51_an_external_entity_is_refused_and_its_file_not_read(write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    xml = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document>&x;</w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", xml)
    sentence = refused(write("plan.docx", buffer.getvalue()))
    assert "entity definitions" in sentence
    assert "secret" not in sentence.replace(str(tmp_path), "")


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "xl/../../evil.xml"])
def test_case_57_names_that_lead_outside_are_refused(name: str) -> None:
    with pytest.raises(ImportProblemError, match="not put together as Word and Excel do it"):
        check_archive(repacked(workbook(), {}, **{name: b"x"}), "plan.xlsx")


def test_case_57_doubled_and_countless_members_are_refused(recwarn: pytest.WarningsRecorder) -> None:
    buffer = io.BytesIO(workbook())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("XL/workbook.xml", b"<other/>")
    with pytest.raises(ImportProblemError, match="not put together"):
        check_archive(buffer.getvalue(), "plan.xlsx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"xl/{number}.xml"), b"")
    start = time.monotonic()
    with pytest.raises(ImportProblemError, match=r"too many parts \(100000\)"):
        check_archive(buffer.getvalue(), "plan.xlsx")
    assert time.monotonic() - start < 3


def test_a_locked_member_is_refused() -> None:
    data = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.infolist()
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(ImportProblemError, match="locked by a password"):
        check_archive(bytes(data), "plan.xlsx")


def test_case_54_a_sheet_of_countless_cells_is_refused() -> None:
    cells = b"<c/>" * 260_000
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row>'.encode() + cells + b"</row></sheetData></worksheet>"
    with pytest.raises(ImportProblemError, match=r"too many cells \(260000\)"):
        check_archive(repacked(workbook(), {"xl/worksheets/sheet1.xml": sheet}), "plan.xlsx")


def test_a_broken_workbook_gets_a_sentence_and_no_traceback(write: Write) -> None:
    data = repacked(workbook(), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"})
    assert "damaged or of an unusual make" in refused(write("plan.xlsx", data))


def test_a_document_without_tables_and_headings(write: Write) -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{relation}" Target="word/document.xml"/></Relationships>',
        )
        text = "<w:p><w:r><w:t>Уважаемые коллеги! Направляем план.</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{text}</w:body></w:document>')
    assert "holds no table with topics and no headings" in refused(write("plan.docx", buffer.getvalue()))
    assert "No topics were found" in refused(write("list.csv", "Фамилия;Имя\nИванов;Иван\n".encode()))


def test_case_60_an_unclosed_quotation_mark_is_told_with_its_line(write: Write) -> None:
    lines = ["№;Тема;Часы", '2;"Платежи;4', *(f"{n};Тема {n};2" for n in range(3, 5_000))]
    assert "line 2: a quotation mark opens there" in refused(write("plan.csv", "\n".join(lines).encode()))
    closed_by_chance = '№;Тема;Часы\n1;Право;2\n2;"Платежи;4\n3;Контроль;2\n4;"Споры";2\n'
    assert "line 3: a quotation mark opens there" in refused(write("other.csv", closed_by_chance.encode()))


def test_case_61_a_field_of_ten_million_characters_is_refused_with_its_line(write: Write) -> None:
    text = "№;Тема\n1;Право\n2;" + "щ" * 10_000_000 + "\n"
    assert "line 3: one field has more than 1000000 characters" in refused(write("plan.csv", text.encode("cp1251")))


def test_a_child_that_dies_is_no_crash_of_the_program(write: Write) -> None:
    """A far cell ends calamine's process; without styles openpyxl gives up, so calamine is asked."""
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    near = '<row r="1"><c r="A1" s="3"><v>1</v></c></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{near}{far}</sheetData></worksheet>'
    change: dict[str, bytes | None] = {"xl/styles.xml": None, "xl/worksheets/sheet1.xml": sheet.encode()}
    sentence = refused(write("plan.xlsx", repacked(workbook(), change)))
    assert "could not be read safely: the reader broke off (“Sheet”)" in sentence


def test_case_68_what_progress_raises_cancels_and_leaves_no_process(write: Write) -> None:
    class CancelledError(Exception):
        pass

    def cancel(where: str) -> None:
        raise CancelledError

    path = write("plan.xlsx", workbook())
    with pytest.raises(CancelledError):
        read_file(path, cancel)
    assert read_file(path).tables


def test_case_49_memory_and_silence_end_the_child(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("plan.xlsx", workbook())
    monkeypatch.setattr("assessor.readers.parent._POLL_SECONDS", 0.001)
    monkeypatch.setattr("assessor.readers.parent._MEMORY_BYTES", 1)
    assert "more memory than a study plan needs" in refused(path)
    monkeypatch.setattr("assessor.readers.parent._MEMORY_BYTES", 2**40)
    monkeypatch.setattr("assessor.readers.parent._SILENT_SECONDS", 0.0)
    assert "reading it took too long" in refused(path)


@pytest.mark.parametrize("seed", range(10))
def test_case_72_mutated_files_let_out_only_the_import_error(write: Write, seed: int) -> None:
    random = Random(seed)
    data = bytearray(workbook())
    for _ in range(20):
        data[random.randrange(len(data))] = random.randrange(256)
    with suppress(ImportProblemError):  # anything else fails the test
        read_draft(write("plan.xlsx", bytes(data)))


def test_the_child_knows_nothing_of_the_window() -> None:
    code = (
        "import sys, assessor.readers.child; print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'numpy')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_module_of_the_same_name_in_the_current_folder_is_not_run(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("openpyxl.py", b"raise SystemExit('trap')")
    path = write("plan.xlsx", workbook())
    monkeypatch.chdir(tmp_path)
    assert read_draft(Path(path.name)).programmes[0].topics[0].title == "Право"
