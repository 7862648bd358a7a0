"""Earlier versions are brought up to date whole or not at all, copied first, and the log agrees afterwards."""

import gzip
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from assessor.errors import FileProblemError, NothingToUndoError
from assessor.model.mapping import Mapping
from assessor.store import Store
from assessor.store.backups import list_backups
from assessor.store.changes import ChangeLog
from assessor.store.check import check_file
from assessor.store.connection import Connection, DamagedFileError
from assessor.store.history import read_history, undo
from assessor.store.migrating import UnmigratedError
from assessor.store.opening import open_file
from assessor.store.rows_against_log import differing_rows, logged_columns
from assessor.store.schema import MIGRATIONS, Migration, empty_database, expected_schema, schema_text
from assessor.store.snapshot import read_rows_of
from tests.store.filled import AT, ROWS, WHO, opening

_NEXT: tuple[Migration, ...] = (
    *MIGRATIONS,
    ("ALTER TABLE mapping ADD COLUMN weight INTEGER NOT NULL DEFAULT 1", "CREATE INDEX by_weight ON mapping (weight)"),
)


def _migrated(file: Path, backups: Path | None, migrations: tuple[Migration, ...] = _NEXT, **how: Any) -> Any:
    opened = open_file(file, opening(backups), read_only=how.get("read_only", False), migrations=migrations)
    try:
        return how["look"](opened.connection)
    finally:
        opened.connection.close()
        if opened.lock:
            opened.lock.release()


def _rows_agree_with_log(connection: Connection) -> bool:
    return not list(differing_rows(connection, logged_columns(connection)))


def test_case_34_an_earlier_version_is_brought_up_to_date(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()

    def look(connection: Connection) -> None:
        assert connection.value("PRAGMA user_version") == len(_NEXT)
        assert connection.value("PRAGMA foreign_keys") == 1
        assert connection.all("SELECT weight FROM mapping") == [(1,), (1,)]
        assert read_rows_of(connection, Mapping) == (ROWS.mapping, ROWS.mapping_2)
        assert connection.schema_text() == expected_schema(_NEXT)
        assert _rows_agree_with_log(connection)
        newest = read_history(connection)[0]
        assert (str(newest.name), newest.who) == (
            f"Brought the file from version {len(MIGRATIONS)} to version {len(_NEXT)}",
            "tests 1.0",
        )

    _migrated(file, tmp_path / "backups", look=look)
    (backup,) = list_backups(tmp_path / "backups", file)
    copied = backup.path.read_bytes()
    assert len(copied) == len(before)
    _migrated(file, tmp_path / "backups", look=look)
    assert len(list_backups(tmp_path / "backups", file)) == 1, "the second opening has nothing to do"
    with pytest.raises(FileProblemError, match="newer version"):
        open_file(file, opening(), read_only=True)
    _migrated(backup.path, None, MIGRATIONS, look=_rows_agree_with_log)


def test_case_34_a_file_of_the_first_version_opens(tmp_path: Path) -> None:
    kept = Path(__file__).parent / "data" / "version_1.assessment.gz"
    file = tmp_path / "old.assessment"
    file.write_bytes(gzip.decompress(kept.read_bytes()))
    with Store.open(file, opening=opening(tmp_path / "backups")) as store:
        assert [topic.title for topic in store.curriculum().topics] == ["Риски", "Тема 2"]
        assert all(mapping.old_text == "" for mapping in store.rows(Mapping))
        assert str(store.history()[0].name) == f"Brought the file from version 1 to version {len(MIGRATIONS)}"
    assert check_file(file).faults == ()
    assert len(list_backups(tmp_path / "backups", file)) == 1


def test_what_was_done_before_the_migration_is_not_undone(file: Path) -> None:
    def look(connection: Connection) -> None:
        log = ChangeLog(connection, len(_NEXT))
        log.install()
        with pytest.raises(NothingToUndoError, match="earlier version"):
            undo(connection, log, by=WHO, at=AT)

    _migrated(file, None, look=look)


def test_a_reader_migrates_a_copy_in_memory(file: Path) -> None:
    before = file.read_bytes()

    def look(connection: Connection) -> None:
        assert connection.all("SELECT weight FROM mapping") == [(1,), (1,)]
        assert _rows_agree_with_log(connection)

    _migrated(file, None, look=look, read_only=True)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "last",
    [
        ("ALTER TABLE mapping ADD COLUMN a INTEGER", "CREATE UNIQUE INDEX a ON mapping (framework_id)"),
        ("DELETE FROM assessor",),
    ],
    ids=["constraint", "reference"],
)
def test_case_37_a_migration_that_fails_leaves_the_file_as_it_was(
    file: Path, tmp_path: Path, last: tuple[str, ...]
) -> None:
    before = file.read_bytes()
    with pytest.raises(UnmigratedError, match="Nothing was changed"):
        _migrated(file, tmp_path / "backups", (*_NEXT, last), look=_rows_agree_with_log)
    assert file.read_bytes() == before
    assert len(list_backups(tmp_path / "backups", file)) == 1
    assert list(file.parent.iterdir()) == [file]


def test_a_damaged_file_is_not_migrated(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE mapping SET level = 4 WHERE level = 2")
        connection.commit()
    before = file.read_bytes()
    with pytest.raises(DamagedFileError, match="history"):
        _migrated(file, tmp_path / "backups", look=_rows_agree_with_log)
    assert file.read_bytes() == before


def test_a_backup_that_fails_stops_the_migration(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    (tmp_path / "backups").write_text("not a folder")
    with pytest.raises(FileProblemError, match="No backup"):
        _migrated(file, tmp_path / "backups", look=_rows_agree_with_log)
    assert file.read_bytes() == before


def test_case_03_a_migration_that_is_stopped_anywhere_leaves_old_or_new(file: Path) -> None:
    pristine = file.with_name("pristine")
    shutil.copy(file, pristine)

    def stopped_after(steps: int) -> Callable[[sqlite3.Connection], None]:
        def step(connection: sqlite3.Connection) -> None:
            left = iter(range(steps))
            connection.set_progress_handler(lambda: next(left, None) is None, 20)

        return step

    step, outcome = 1, 0
    while outcome != 2:
        migrations = (*MIGRATIONS, (), stopped_after(step), *_NEXT[len(MIGRATIONS) :])
        shutil.copy(pristine, file)
        with suppress(FileProblemError):
            _migrated(file, None, migrations, look=lambda connection: connection.raw.set_progress_handler(None, 0))
        with closing(sqlite3.connect(file)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            expected = expected_schema(MIGRATIONS if version == len(MIGRATIONS) else _NEXT)
            assert schema_text(connection) == expected
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if version == len(MIGRATIONS):
            assert file.read_bytes() == pristine.read_bytes()
        outcome = 2 if version > len(MIGRATIONS) else 1
        step += 1 + step // 10
    assert step > 10, "it was stopped at many places"


def test_the_schema_is_the_same_made_new_or_brought_up(file: Path) -> None:
    fresh = empty_database(_NEXT)
    text = schema_text(fresh)
    fresh.close()
    assert _migrated(file, None, look=Connection.schema_text) == text
