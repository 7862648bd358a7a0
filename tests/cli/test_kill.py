"""Killed at random instants, the command line loses no edit that it confirmed, and the file stays whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from assessor.store import check_file
from tests.cli.shell import EU, ok

KILLS = 200 if os.environ.get("ASSESSOR_LONG") else 50
LONGEST = 0.03  # seconds from the first confirmed edit to the kill


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_case_01_no_confirmed_edit_is_lost_however_often_the_program_is_killed(file: Path) -> None:
    chance = random.Random(20261014)
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.endless_edits", str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stdout.readline().startswith("Mapped ")
    done = 1
    for _ in range(KILLS):
        program.stdin.write(f"{done}\n")
        program.stdin.flush()
        confirmed = killed_after(program.stdout, chance.uniform(0, LONGEST))
        made = edits_made(file)
        assert done + confirmed <= made <= done + confirmed + 1  # the edit in flight may be in or not
        done = made
    program.communicate("")
    assert done >= KILLS


def killed_after(lines: IO[str], delay: float) -> int:
    """Kill the child `delay` seconds after its first confirmed edit; returns how many it confirmed in all."""
    child, confirmed, is_killed = 0, 0, False
    for line in lines:
        if line == "dead\n":
            break
        confirmed += line.startswith("Mapped ")
        child = int(line.split()[1]) if line.startswith("child ") else child
        if child and confirmed and not is_killed:
            time.sleep(delay)
            os.kill(child, signal.SIGKILL)
            is_killed = True
    return confirmed


def edits_made(file: Path) -> int:
    """How many edits the file holds; it must be whole, and its last edit the one that the answers show."""
    assert check_file(file).faults == ()
    names: list[str] = [change["name"] for change in ok("history", file, "--json").json]
    made = sum(name.startswith("Mapped ") for name in names)
    items = ok("gaps", file, "--framework", EU, "--json").json["items"]
    (row,) = next(item["topics"] for item in items if item["code"] == "OP-03")
    assert (row["evidence"], row["level"]) == (f"edit {made - 1}", (made - 1) % 4 + 1)
    return made
