"""Kill -9 at random instants, with an outside witness: nothing that was confirmed is lost, nothing is half done."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter
from typing import IO

import pytest

from assessor.model.curriculum import Node
from assessor.model.mapping import Evidence, Mapping
from assessor.store import Store, check_file
from tests.store.filled import AT, ROWS, WHO, opening

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")

_KILLS = 200 if os.environ.get("ASSESSOR_LONG") else 50
_LONGEST_WAIT = 0.006  # seconds: some edits
_MOST_EDITS = 4


class _Victims:
    """Starts children that edit, and kills them."""

    def __init__(self, program: "subprocess.Popen[str]") -> None:
        assert program.stdin is not None
        assert program.stdout is not None
        self._orders: IO[str] = program.stdin
        self._told: IO[str] = program.stdout

    def kill_while(self, act: str, file: Path, lines: int, seconds: float) -> int | None:
        """Let a child work for some lines and a moment; returns the last edit that it confirmed, if any."""
        print(act, file, file=self._orders, flush=True)
        child, saved, seen = 0, None, 0
        while not child or seen < lines:
            word, *number = self._told.readline().split()
            child = int(number[0]) if word == "child" else child
            saved = int(number[0]) if word == "saved" else saved
            seen += word in ("saved", "begun")
            assert word != "ended", "the child broke off by itself"
        until = perf_counter() + seconds
        while perf_counter() < until:
            pass  # a sleep would end with the tick of the clock, not at any instant
        os.kill(child, signal.SIGKILL)
        for line in iter(self._told.readline, "ended\n"):
            saved = int(line.split()[1]) if line.startswith("saved") else saved
        return saved


@pytest.fixture(scope="module")
def victims() -> Iterator[_Victims]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.killed"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        yield _Victims(program)
        assert program.stdin is not None
        program.stdin.close()


def test_case_01_no_confirmed_edit_is_lost_over_kills(file: Path, victims: _Victims) -> None:
    random = Random(20261016)
    edits = 0
    for _ in range(_KILLS):
        saved = victims.kill_while("edit", file, random.randint(0, _MOST_EDITS), random.uniform(0, _LONGEST_WAIT))
        with Store.open(file, opening=opening()) as store:
            assert store.read_only_reason is None, "the lock of the killed program is taken over"
            found = store.rows(Mapping)[0].comment
            assert store.rows(Evidence)[0].quote == found, "half a change"
            found_number = int(found) if found.isdigit() else 0
            assert found_number in ((saved or edits), (saved or edits) + 1), "a confirmed edit is lost"
            assert len(store.history()) == 2 + found_number
        assert check_file(file).faults == ()
        assert list(file.parent.iterdir()) == [file]
        edits = found_number
    assert edits > _KILLS // 2


def test_case_02_an_import_that_is_killed_is_all_or_nothing(file: Path, victims: _Victims) -> None:
    random = Random(20261016)
    before = 5
    for _ in range(_KILLS // 10):
        saved = victims.kill_while("import", file, 1, random.uniform(0, 0.2))
        with Store.open(file, opening=opening()) as store:
            rows = len(store.rows(Node))
            assert rows in (before, before + 5000)
            assert rows > before or not saved
            if rows > before:
                store.undo(by=WHO, at=AT)
                assert store.row(Node, ROWS.topic.id) == ROWS.topic
        assert check_file(file).faults == ()
