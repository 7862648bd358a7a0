"""Faults put in at every step of a write: the file is as before or as after, and the store goes on."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from assessor.errors import FileProblemError
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Node
from assessor.model.mapping import Evidence, Mapping
from assessor.store import Store, check_file
from assessor.store.connection import DiskFullError
from tests.store.filled import AT, ROWS, WHO, opening, row_id
from tests.store.test_undo_and_redo import content


def _write(store: Store) -> None:
    with store.change("Edited {what}", {"what": "much"}, by=WHO, at=AT) as change:
        change.put(replace(ROWS.mapping, level=4))
        change.put_all(replace(ROWS.topic, id=row_id(2000 + number), position=number) for number in range(3))
        change.delete(Evidence, ROWS.evidence.id)
        change.delete(Mapping, ROWS.mapping_2.id)
        change.keep_bytes(b"more")


def _put_all(store: Store, values: list[Assessor]) -> None:
    with store.change("Many", by=WHO, at=AT) as change:
        change.put_all(values)


def _undo(store: Store) -> None:
    store.undo(by=WHO, at=AT)


@pytest.mark.parametrize("act", [_write, _undo])
def test_case_07_a_fault_at_any_step_of_a_change_leaves_before_or_after(
    file: Path, act: Callable[[Store], None]
) -> None:
    """SQLite is interrupted after N times three of its own steps, for every N until the change goes through."""
    with Store.open(file, opening=opening()) as store:
        connection = store._connection.raw
        before, history = content(store), store.history()
        stops, is_done = 0, False
        while not is_done:
            steps = count()
            connection.set_progress_handler(lambda steps=steps, stop=stops: next(steps) == stop, 3)  # type: ignore[misc]
            with suppress(FileProblemError):
                act(store)
                is_done = True
            connection.set_progress_handler(None, 0)
            assert not connection.in_transaction
            if content(store) != before:
                break  # done, or interrupted by SQLite right after its commit
            assert store.history() == history
            stops += 1
        assert stops > 100
        assert len(store.history()) == len(history) + 1
        store.undo(by=WHO, at=AT)
        assert (content(store) == before) is (act is _write)
    assert check_file(file).faults == ()


def test_case_13_a_full_disk_refuses_the_edit_and_keeps_the_earlier_ones(file: Path) -> None:
    with Store.open(file, opening=opening()) as store:
        pages = store._connection.value("PRAGMA page_count")
        store._connection.run(f"PRAGMA max_page_count = {pages}")
        before = content(store)
        many = [Assessor(row_id(3000 + number), number, "x" * 1000) for number in range(200)]
        with (
            pytest.raises(DiskFullError, match="Save a copy on another disk"),
            store.change("Many", by=WHO, at=AT) as change,
        ):
            change.put_all(many)
        assert content(store) == before
        store._connection.run("PRAGMA max_page_count = 1000000")
        _put_all(store, many)
    assert check_file(file).faults == ()


def test_case_92_an_open_file_that_is_edited_for_long_leaves_nothing_growing(file: Path) -> None:
    with Store.open(file, opening=opening()) as store:
        for number in range(300):
            with store.change("Edit {number}", {"number": number}, by=WHO, at=AT) as change:
                change.put(replace(ROWS.mapping, comment=str(number)))
        assert sorted(path.name for path in file.parent.iterdir()) == ["small.assessment", "small.assessment.lock"]
        assert store._connection.value("SELECT count(*) FROM temp.open_change") == 0
    with Store.open(file, opening=opening(), read_only=True) as store:
        assert len(store.rows(Node)) == 5
        assert len(store.history(ROWS.mapping.id)) == 301
