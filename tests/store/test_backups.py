"""Automatic backups: whole, once a day, ten of each file, and never in the way of the work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assessor.model.mapping import Mapping
from assessor.store import Store, check_file
from assessor.store.backups import KEPT, list_backups
from tests.store.filled import AT, NEXT_DAY, ROWS, WHO, filled, opening


@contextmanager
def _open(file: Path, folder: Path, at: str = NEXT_DAY) -> Iterator[Store]:
    with Store.open(file, opening=opening(folder, at)) as store:
        yield store


def _edit(store: Store, level: int, at: str = NEXT_DAY) -> None:
    with store.change("Edited", by=WHO, at=at) as change:
        change.put(replace(ROWS.mapping, level=level))


def test_the_first_change_of_a_day_is_backed_up_before(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "backups"
    with _open(file, folder) as store:
        assert not folder.exists(), "a day without a change needs no backup"
        _edit(store, 4)
        _edit(store, 1)
        assert store.notes == ()
    with _open(file, folder) as store:
        _edit(store, 3)
        _edit(store, 4, "2026-10-18T00:00:01")
    backups = list_backups(folder, file)
    assert [backup.at[:8] for backup in backups] == ["20261017", "20261018"]
    assert "small" in backups[0].path.name
    with Store.open(backups[0].path, opening=opening(), read_only=True) as backup:
        assert backup.rows(Mapping)[0].level == 2
    for backup_file in backups:
        assert check_file(backup_file.path).faults == ()
    assert sorted(folder.iterdir()) == [backup.path for backup in backups]


def test_a_new_file_needs_no_backup(tmp_path: Path) -> None:
    with filled(tmp_path / "new.assessment", tmp_path / "backups"):
        pass
    assert list_backups(tmp_path / "backups", tmp_path / "new.assessment") == []


def test_case_95_ten_of_this_file_are_kept_whatever_lies_there(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    others = [f"other.12345678.{number:06}.20261017T090000.assessment" for number in range(1000)]
    for name in [*others, "small.assessment", "notes.txt", "small.x.assessment"]:
        (folder / name).touch()
    days = [f"2026-11-{day:02}T10:00:00" for day in range(1, 15)]
    with _open(file, folder) as store:
        for level, at in enumerate(days):
            _edit(store, level % 4 + 1, at)
    assert [backup.at[:8] for backup in list_backups(folder, file)] == [at[:10].replace("-", "") for at in days[-KEPT:]]
    assert len(list(folder.iterdir())) == KEPT + len(others) + 3
    (list_backups(folder, file)[-1].path).write_bytes(b"damaged")
    with _open(file, folder) as store:
        _edit(store, 1, "2026-11-15T10:00:00")
    assert len(list_backups(folder, file)) == KEPT


def test_case_12_backups_are_not_thinned_by_the_clock(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with _open(file, folder) as store:
        for level in range(KEPT):
            _edit(store, level % 4 + 1, f"2030-01-{level + 1:02}T10:00:00")
        _edit(store, 4, "2020-01-01T10:00:00")
    backups = list_backups(folder, file)
    assert len(backups) == KEPT
    assert backups[-1].at == "20200101T100000", "the newest by count is the oldest by the clock, and is kept"


def test_two_files_of_one_name_have_backups_of_their_own(file: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / file.name
    twin.parent.mkdir()
    twin.write_bytes(file.read_bytes())
    for path in (file, twin):
        with _open(path, tmp_path / "backups") as store:
            _edit(store, 4)
        assert len(list_backups(tmp_path / "backups", path)) == 1


def test_case_15_a_backup_that_fails_warns_once_and_the_work_goes_on(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.write_text("a file where the folder should be")
    with _open(file, folder) as store:
        _edit(store, 4)
        _edit(store, 1)
        assert store.rows(Mapping)[0].level == 1
        (note,) = store.notes
    assert "No backup of “small.assessment” could be made" in str(note)


@pytest.mark.skipif(os.name == "nt", reason="needs a device that is always full")
def test_case_15_a_full_disk_leaves_no_half_backup(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    from resource import RLIMIT_FSIZE, getrlimit, setrlimit
    from signal import SIG_IGN, SIGXFSZ, signal

    soft, hard = getrlimit(RLIMIT_FSIZE)
    with _open(file, folder) as store:
        handler = signal(SIGXFSZ, SIG_IGN)
        setrlimit(RLIMIT_FSIZE, (file.stat().st_size // 2, hard))
        try:
            store._back_up_once_a_day(NEXT_DAY)
        finally:
            setrlimit(RLIMIT_FSIZE, (soft, hard))
            signal(SIGXFSZ, handler)
        assert len(store.notes) == 1
        assert list(folder.iterdir()) == []
        _edit(store, 4)


def test_the_name_of_a_backup_is_a_name_on_every_system(tmp_path: Path) -> None:
    path = tmp_path / ("оценка " + "x" * 200 + "…#%?.assessment")
    with filled(path) as store:
        pass
    with _open(path, tmp_path / "backups", AT) as store:
        _edit(store, 4)
    (backup,) = list_backups(tmp_path / "backups", path)
    assert backup.path.name.startswith("оценка xxx")
    assert len(backup.path.name) < 120
