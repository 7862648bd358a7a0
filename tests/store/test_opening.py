"""What is checked before any trust, and what opens read-only with the reason said."""

import os
import shutil
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assessor.errors import FileProblemError, ReadOnlyError
from assessor.model.mapping import Mapping
from assessor.store import Store, check_file
from assessor.store.connection import DamagedFileError
from assessor.store.first_look import (
    EmptyFileError,
    ForeignFileError,
    MissingFileError,
    NewerFileError,
    NotAFileError,
)
from assessor.store.opening import ExistingFileError, NotMadeError, UnrecoveredError, UntrustedSchemaError
from assessor.store.schema import APPLICATION_ID, MIGRATIONS
from tests.store.filled import AT, ROWS, SOURCE, WHO, filled, opening


def refused(path: Path, kind: type[FileProblemError], words: str = "") -> None:
    """Opening and checking both refuse, with a sentence that names the file; the bytes stay, nothing lies beside."""
    before = path.read_bytes()
    beside = sorted(path.parent.iterdir())
    for read_only in (False, True):
        with pytest.raises(kind) as told:
            Store.open(path, opening=opening(), read_only=read_only)
        assert path.name in str(told.value)
        assert words in str(told.value)
        assert "Nothing was changed." in str(told.value)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def alter(path: Path, *statements: str) -> None:
    """Run SQL on a file as another program would: past the log, the constraints and the references."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def test_nothing_lies_beside_a_closed_file(file: Path) -> None:
    with Store.open(file, opening=opening()) as store:
        assert store.read_only_reason is None
        assert [path.name for path in file.parent.iterdir() if path != file] == ["small.assessment.lock"]
        with store.change("Edited", by=WHO, at=AT) as change:
            change.keep_bytes(b"x")
            change.delete(Mapping, ROWS.mapping_2.id)
    assert list(file.parent.iterdir()) == [file]


def test_every_change_waits_for_the_disk(store: Store) -> None:
    connection = store._connection
    assert connection.value("PRAGMA synchronous") == 2
    assert connection.value("PRAGMA journal_mode") == "delete"
    assert connection.value("PRAGMA page_size") == 16384
    assert connection.value("PRAGMA foreign_keys") == 1
    assert connection.value("PRAGMA recursive_triggers") == 1
    assert connection.value("PRAGMA trusted_schema") == 0
    assert connection.value("PRAGMA application_id") == APPLICATION_ID
    assert connection.value("PRAGMA user_version") == len(MIGRATIONS)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(MissingFileError, match=r"no\.assessment"):
            Store.open(tmp_path / "no.assessment", opening=opening(), read_only=read_only)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError, match="folder"):
        Store.open(tmp_path, opening=opening())


def test_an_existing_file_is_not_made_anew(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(ExistingFileError, match="exists already"):
        Store.create(file, opening=opening())
    assert file.read_bytes() == before


def test_a_new_file_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(NotMadeError):
        Store.create(tmp_path / "no such folder" / "new.assessment", opening=opening())


def test_case_20_an_empty_file_is_refused_and_stays_empty(tmp_path: Path) -> None:
    empty = tmp_path / "empty.assessment"
    empty.touch()
    refused(empty, EmptyFileError, "backup")


def test_case_27_another_database_is_refused(tmp_path: Path) -> None:
    history = tmp_path / "history.assessment"
    alter(history, "CREATE TABLE urls (url)", "INSERT INTO urls VALUES ('x')")
    refused(history, ForeignFileError, "a database of another program")


def _zip(path: Path, member: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(500)), "a JPEG picture"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)), "a PNG picture"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3"), "a PDF document"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)), "an old or encrypted Word"),
        (lambda path: _zip(path, "xl/workbook.xml"), "an Excel workbook (XLSX)"),
        (lambda path: _zip(path, "word/document.xml"), "a Word document (DOCX)"),
        (lambda path: _zip(path, "photo.jpg"), "a ZIP archive"),
        (lambda path: path.write_bytes(b"PK\x03\x04 broken"), "a ZIP archive"),
        (lambda path: path.write_text("Тема;Часы\nРиски;12\n", encoding="cp1251"), "a text file"),
        (lambda path: path.write_bytes(bytes(range(256))), "a file of an unknown kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_case_28_a_file_of_another_kind_is_named(tmp_path: Path, make: Callable[[Path], object], words: str) -> None:
    path = tmp_path / "photo.assessment"
    make(path)
    refused(path, ForeignFileError, words)


@pytest.mark.parametrize("version", [len(MIGRATIONS) + 1, len(MIGRATIONS) + 2, 2**31 - 1])
def test_case_35_and_36_a_newer_version_is_refused_with_both_numbers(file: Path, version: int) -> None:
    alter(file, f"PRAGMA user_version = {version}")
    refused(file, NewerFileError, f"file version {version}, and this program knows versions up to {len(MIGRATIONS)}")


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_refused(file: Path, version: int) -> None:
    alter(file, f"PRAGMA user_version = {version}")
    refused(file, DamagedFileError)


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TRIGGER planted AFTER INSERT ON mapping BEGIN DELETE FROM evidence; END", "planted"),
        ("CREATE VIEW planted AS SELECT * FROM mapping", "planted"),
        ("CREATE TABLE planted (x)", "planted"),
        ("CREATE INDEX planted ON mapping (comment)", "planted"),
        ("ALTER TABLE mapping ADD COLUMN planted TEXT", "mapping"),
        ("ALTER TABLE mapping ADD COLUMN planted TEXT AS (id || 'x')", "mapping"),
        ("DROP INDEX evidence_of_mapping", "evidence_of_mapping"),
    ],
)
def test_case_40_an_altered_schema_is_refused(file: Path, statement: str, name: str) -> None:
    alter(file, statement)
    refused(file, UntrustedSchemaError, name)
    assert [fault.kind for fault in check_file(file).faults] == ["schema"]


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.5, 0.9, 0.999])
def test_case_21_a_file_that_was_cut_is_refused(file: Path, share: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    refused(file, FileProblemError)
    report = check_file(file)
    assert [fault.kind for fault in report.faults] == ["damage"]


def test_case_23_swapped_pages_are_refused(file: Path) -> None:
    content, page = bytearray(file.read_bytes()), 16384
    content[page : 2 * page], content[5 * page : 6 * page] = content[5 * page : 6 * page], content[page : 2 * page]
    file.write_bytes(content)
    refused(file, FileProblemError)
    assert check_file(file).faults


def test_a_file_whose_making_was_cut_short_says_so(tmp_path: Path) -> None:
    with Store.create(tmp_path / "new.assessment", opening=opening()) as store:
        with pytest.raises(FileProblemError, match="make it anew"):
            store.snapshot()
        assert store.history() == ()


@pytest.mark.parametrize(
    "name",
    ["с пробелами и ё", "中文 \U0001f600", "a#b%41?c=d&e'f\"g", "x" * 250, "mode=memory", "file:x?vfs=none", "a\\b;c"],
)
def test_case_29_names_of_folders_and_files(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = folder / f"{name[:80]}.assessment"
    with filled(path, tmp_path / "backups") as store:
        assert store.rows(Mapping)
    with Store.open(path, opening=opening()) as store:
        assert store.read_only_reason is None
        store.undo(by=WHO, at=AT)
    with Store.open(path, opening=opening(), read_only=True) as store:
        assert not store.rows(Mapping)
    assert check_file(path).faults == ()
    assert list(folder.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_case_30_links(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.assessment"
    link.symlink_to(file)
    with Store.open(link, opening=opening()) as store:
        assert store.path == file
        assert store.notes == ()
        with Store.open(file, opening=opening()) as second:
            assert second.read_only_reason is not None
    second_name = file.with_name("second.assessment")
    os.link(file, second_name)
    with Store.open(second_name, opening=opening()) as store:
        assert "2 names" in str(store.notes[0])


@pytest.mark.parametrize("target", ["file", "folder"])
def test_case_17_without_write_permission_it_opens_read_only(file: Path, target: str) -> None:
    protected = file if target == "file" else file.parent
    mode = protected.stat().st_mode
    protected.chmod(mode & ~0o222)
    try:
        with Store.open(file, opening=opening()) as store:
            assert "write-protected" in str(store.read_only_reason)
            assert store.snapshot().mappings
            with pytest.raises(ReadOnlyError, match="Save a copy elsewhere"), store.change("x", by=WHO, at=AT):
                pass
            with pytest.raises(ReadOnlyError):
                store.undo(by=WHO, at=AT)
        assert list(file.parent.iterdir()) == [file]
    finally:
        protected.chmod(mode)


def test_reading_takes_no_lock_and_writes_nothing(file: Path) -> None:
    before = file.read_bytes()
    with Store.open(file, opening=opening(), read_only=True) as store:
        assert list(file.parent.iterdir()) == [file]
        assert store.bytes_of(store.snapshot().sources[0].sha256) == SOURCE
        assert store.read_only_reason is not None
    assert file.read_bytes() == before


def test_case_16_a_file_that_another_program_switched_to_wal(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    mode = file.parent.stat().st_mode
    file.parent.chmod(mode & ~0o222)
    try:
        with Store.open(file, opening=opening()) as store:
            assert store.read_only_reason is not None
            assert store.rows(Mapping)
    finally:
        file.parent.chmod(mode)
    with Store.open(file, opening=opening()) as store:
        assert store.read_only_reason is None
        assert store._connection.value("PRAGMA journal_mode") == "delete"
    assert list(file.parent.iterdir()) == [file]


def _leave_hot_journal(file: Path) -> None:
    """Put a copy where a write was cut short: pages half written, the journal beside."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the end
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE mapping SET comment = printf('%.*c', 100000, 'x')")
        connection.execute("UPDATE node SET title = printf('%.*c', 100000, 'x')")
        copy = file.with_name("copy.assessment")
        shutil.copy(file, copy)
        shutil.copy(file.with_name(f"{file.name}-journal"), copy.with_name(f"{copy.name}-journal"))
        connection.execute("ROLLBACK")
    file.unlink()
    copy.replace(file)
    journal = file.with_name(f"{file.name}-journal")
    copy.with_name(f"{copy.name}-journal").replace(journal)
    header = journal.read_bytes()
    assert struct.unpack(">I", header[8:12])[0] > 0, "the journal is hot"


@pytest.mark.parametrize("read_only", [False, True])
def test_a_write_that_was_cut_short_is_taken_back(file: Path, read_only: bool) -> None:
    _leave_hot_journal(file)
    with Store.open(file, opening=opening(), read_only=read_only) as store:
        assert store.rows(Mapping) == (ROWS.mapping, ROWS.mapping_2)
    assert check_file(file).faults == ()
    assert list(file.parent.iterdir()) == [file]


def test_a_write_that_can_not_be_taken_back_here_is_told(file: Path) -> None:
    _leave_hot_journal(file)
    mode = file.parent.stat().st_mode
    file.parent.chmod(mode & ~0o222)
    try:
        with pytest.raises(UnrecoveredError, match=r"small\.assessment-journal"):
            Store.open(file, opening=opening())
    finally:
        file.parent.chmod(mode)


def test_the_start_of_the_command_line_needs_no_sqlite_utils() -> None:
    import subprocess
    import sys

    program = "import sys, assessor.store; print(sorted({'sqlite_utils', 'numpy', 'psutil'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
