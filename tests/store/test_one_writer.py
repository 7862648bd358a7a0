"""One program writes, the others read and are told who writes."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from assessor.errors import FileProblemError, ReadOnlyError
from assessor.model.mapping import Mapping
from assessor.store import Store, check_file
from assessor.store.connection import FileInUseError
from assessor.store.store import MovedFileError
from tests.store.filled import AT, ROWS, WHO, opening

_HOLD = (
    "import sys; from pathlib import Path; from assessor.store import Store; from tests.store.filled import opening\n"
    "with Store.open(Path(sys.argv[1]), opening=opening()) as store:\n"
    "    print(store.read_only_reason, flush=True); sys.stdin.read()"
)


@contextmanager
def _held_by_another_program(file: Path) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "None\n"
        yield program
        program.kill()


def _lock(file: Path) -> Path:
    return file.with_name(f"{file.name}.lock")


def _edit(store: Store, level: int) -> None:
    with store.change("Edited", by=WHO, at=AT) as change:
        change.put(replace(ROWS.mapping, level=level))


def test_case_41_a_second_program_reads_and_is_told_who_writes(file: Path) -> None:
    with _held_by_another_program(file) as program, Store.open(file, opening=opening()) as store:
        reason = str(store.read_only_reason)
        assert f"in use by tests 1.0 (process {program.pid} on {socket.gethostname()}) since {AT}" in reason
        assert store.rows(Mapping)
        with pytest.raises(ReadOnlyError, match="in use by tests"):
            _edit(store, 4)
        with Store.open(file, opening=opening(), read_only=True) as reader:
            assert reader.snapshot().mappings


def test_case_41_twice_in_one_program(file: Path, store: Store) -> None:
    with Store.open(file, opening=opening()) as second:
        assert second.read_only_reason is not None
        _edit(store, 4)
        assert second.rows(Mapping)[0].level == 4
    assert _lock(file).exists(), "the second one leaves the lock of the first alone"
    _edit(store, 3)


def test_case_44_the_lock_of_a_killed_program_is_taken_over(file: Path) -> None:
    with _held_by_another_program(file) as program:
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert _lock(file).exists()
    with Store.open(file, opening=opening()) as store:
        assert store.read_only_reason is None
        assert json.loads(_lock(file).read_bytes())["process"] == os.getpid()
    assert not _lock(file).exists()


def test_case_44_a_process_number_that_was_given_out_again(file: Path) -> None:
    process = psutil.Process()
    holder = {"host": socket.gethostname(), "process": process.pid, "started": 1.0, "program": "x", "since": AT}
    _lock(file).write_text(json.dumps(holder))
    with Store.open(file, opening=opening()) as store:
        assert store.read_only_reason is None


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"host": 1}', "\xff", '{"process": "x"}'])
def test_case_44_a_lock_that_was_cut_short(file: Path, content: str) -> None:
    _lock(file).write_bytes(content.encode("latin-1"))
    with Store.open(file, opening=opening()) as store:
        assert store.read_only_reason is None


def test_the_lock_of_another_machine_is_respected(file: Path) -> None:
    holder = {"host": "another", "process": 1, "started": 1.0, "program": "assessor 9", "since": AT}
    _lock(file).write_text(json.dumps(holder))
    with Store.open(file, opening=opening()) as store:
        assert "process 1 on another" in str(store.read_only_reason)
        assert "small.assessment.lock" in str(store.read_only_reason)
    assert _lock(file).exists()


def test_only_our_own_lock_is_taken_away(file: Path) -> None:
    with Store.open(file, opening=opening()):
        _lock(file).write_text("somebody else's")
    assert _lock(file).read_text() == "somebody else's"


def test_case_42_a_lock_of_another_program_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessor.store.connection.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Store.open(file, opening=opening()) as store:
            assert str(store.read_only_reason) == "Another program is writing to it."
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        for read_only in (False, True):
            with pytest.raises(FileInUseError, match="held by another program"):
                Store.open(file, opening=opening(), read_only=read_only)
        with pytest.raises(FileProblemError):
            check_file(file)
    assert list(file.parent.iterdir()) == [file]


def test_case_42_a_lock_of_another_program_during_an_edit(file: Path) -> None:
    in_a_hurry = replace(opening(), patience=0.05)
    with Store.open(file, opening=in_a_hurry) as store, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM mapping").fetchall()  # a reader keeps the commit waiting
        with pytest.raises(FileInUseError, match="Nothing was changed"):
            _edit(store, 4)
        assert store.rows(Mapping)[0].level == 2
        other.execute("COMMIT")
        _edit(store, 3)
    assert check_file(file).faults == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_case_26_a_file_that_went_away_while_it_was_open(file: Path, tmp_path: Path, how: str) -> None:
    earlier = file.read_bytes()
    with Store.open(file, opening=opening()) as store:
        _edit(store, 3)
        file.rename(tmp_path / "elsewhere")
        if how == "replaced":
            file.write_bytes(earlier)
        if how == "deleted":
            (tmp_path / "elsewhere").unlink()
        with pytest.raises(MovedFileError, match=r"small\.assessment"):
            _edit(store, 4)
        if how == "moved":
            (tmp_path / "elsewhere").rename(file)
            _edit(store, 4)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")
def test_case_26_a_file_that_comes_back_as_it_was_left_is_taken_hold_of_again(file: Path, tmp_path: Path) -> None:
    """As a stick that was pulled out and put back: the same bytes, another file for the system."""
    with Store.open(file, opening=opening()) as store:
        _edit(store, 3)
        content = file.read_bytes()
        file.rename(tmp_path / "elsewhere")
        with pytest.raises(MovedFileError):
            _edit(store, 4)
        file.write_bytes(content)
        _edit(store, 4)
        assert store.rows(Mapping)[0].level == 4
        with Store.open(file, opening=opening()) as second:
            assert second.read_only_reason is not None
            assert second.rows(Mapping)[0].level == 4
    assert check_file(file).faults == ()
    assert sorted(path.name for path in tmp_path.iterdir() if "lock" in path.name) == []
