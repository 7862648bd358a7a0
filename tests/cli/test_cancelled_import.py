"""An import that is cancelled half way leaves the assessment as it was, and no process behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from assessor.edits.curriculum import bring_in
from assessor.importing import Draft, read_draft
from assessor.model.curriculum import Node, Source
from assessor.store import Opening, Store, check_file
from tests.cli.shell import ok

ROWS = 60_000


class CancelledError(Exception):
    """What a window raises when the person has had enough."""


@pytest.fixture
def long_plan(tmp_path: Path) -> Path:
    path = tmp_path / "long.csv"
    lines = (f"1.{row};Тема {row};2" for row in range(ROWS))
    path.write_text("№;Тема;Часы\n" + "\n".join(lines), encoding="utf-8")
    return path


def test_case_68_a_reading_cancelled_half_way_changes_nothing(begun: Path, long_plan: Path) -> None:
    before = begun.read_bytes()
    told: list[str] = []

    def cancel_half_way(where: str) -> None:
        told.append(where)
        if where.isdigit() and int(where) >= ROWS // 2:
            raise CancelledError

    opening = Opening(program="tests", at="2026-10-26T09:00:00+00:00", backups=None)
    with Store.open(begun, opening=opening) as store:
        state = _curriculum(store)
        with pytest.raises(CancelledError):
            bring_in(store, read_draft(long_plan, cancel_half_way), b"", by="Anna", at="2026-10-26T09:00:01+00:00")
        assert told[-1] == str(ROWS // 2)
        assert not psutil.Process().children()
        assert _curriculum(store) == state
    assert begun.read_bytes() == before


def test_case_68_a_change_cancelled_half_way_is_taken_back(begun: Path, plan: Path) -> None:
    opening = Opening(program="tests", at="2026-10-26T09:00:00+00:00", backups=None)
    draft = read_draft(plan)
    with Store.open(begun, opening=opening) as store:
        state = _curriculum(store)
        with pytest.raises(CancelledError):
            _cancelled_change(store, draft, plan.read_bytes())
        assert _curriculum(store) == state
    assert check_file(begun).faults == ()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent another way")
def test_case_68_ctrl_c_in_the_middle_of_a_reading(begun: Path, plan: Path, long_plan: Path) -> None:
    before, beside = begun.read_bytes(), sorted(begun.parent.iterdir())
    program = subprocess.Popen(
        [sys.executable, "-m", "assessor", "import", str(begun), str(long_plan)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    reader = _reader_of(psutil.Process(program.pid))
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=30)
    assert program.returncode not in (0, -signal.SIGINT)
    assert out == ""
    assert "Traceback" not in err
    reader.wait(timeout=30)  # raises where it stays
    assert begun.read_bytes() == before
    assert sorted(begun.parent.iterdir()) == beside
    ok("import", begun, plan)


def _cancelled_change(store: Store, draft: Draft, data: bytes) -> None:
    with store.change("Brought in {file}", {"file": draft.file_name}, by="Anna", at="2026-10-26T09:00:01Z") as change:
        change.put(Source("s", draft.file_name, change.keep_bytes(data), len(data)))
        raise CancelledError


def _curriculum(store: Store) -> tuple[object, ...]:
    return (store.rows(Node), store.rows(Source), store.history())


def _reader_of(program: psutil.Process) -> psutil.Process:
    """The child that reads the file, as soon as it is at work."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for child in program.children():
            if child.cpu_times().user > 0:
                return child
    raise AssertionError("no reader was started")
