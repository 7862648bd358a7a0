"""A copy that a person asks for: whole, with its history, and never half of one."""

import os
import sys
from pathlib import Path

import pytest

from assessor.model.mapping import Mapping
from assessor.store import Store, check_file
from assessor.store.backups import NoCopyError
from tests.store.filled import opening


def test_a_copy_is_whole_and_leaves_the_open_file_alone(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "Копия 1.assessment"
    target.write_bytes(b"something else that is replaced")
    with Store.open(file, opening=opening()) as store:
        store.copy_to(target)
        expected = store.rows(Mapping), store.history()
        assert store.read_only_reason is None
    assert check_file(target).faults == ()
    with Store.open(target, opening=opening()) as copy:
        assert (copy.rows(Mapping), copy.history()) == expected
        copy.undo(by="", at="2026-10-18T10:00:00")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([file.parent.name, target.name])


def test_a_file_that_is_open_read_only_can_be_copied(file: Path, tmp_path: Path) -> None:
    with Store.open(file, opening=opening()), Store.open(file, opening=opening()) as second:
        assert second.read_only_reason is not None
        second.copy_to(tmp_path / "copy.assessment")
    assert check_file(tmp_path / "copy.assessment").faults == ()


def test_neither_the_open_file_nor_one_open_elsewhere_is_written_over(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.assessment"
    with Store.open(file, opening=opening()) as store:
        store.copy_to(other)
        before = file.read_bytes(), other.read_bytes()
        with Store.open(other, opening=opening()):
            for target in (file, other):
                with pytest.raises(NoCopyError, match="open"):
                    store.copy_to(target)
    assert (file.read_bytes(), other.read_bytes()) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_made_nothing_is_left(file: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with Store.open(file, opening=opening()) as store, pytest.raises(NoCopyError):
        store.copy_to(closed / "copy.assessment")
    assert list(closed.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_as_the_problem(file: Path, tmp_path: Path) -> None:
    with Store.open(file, opening=opening()) as store, pytest.raises(NoCopyError, match="No such file"):
        store.copy_to(tmp_path / "gone" / "copy.assessment")
    assert not (tmp_path / "gone").exists()
