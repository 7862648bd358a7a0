"""A program to be killed: for each line on stdin a child that edits a file and prints every edit that was confirmed.

The children are forked from here, so that a kill costs no new start of Python.
"""

import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from assessor.model.mapping import Mapping
from assessor.store import Store
from tests.store.filled import AT, ROWS, WHO, opening, row_id


def _tell(*words: object) -> None:
    """One line in one write: a kill leaves it whole or not at all, also where Python does not buffer."""
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\n").encode())


def edit_for_ever(path: Path) -> None:
    """Two rows a change, counted on from what the file holds; the count is printed when the change is saved."""
    with Store.open(path, opening=opening()) as store:
        assert store.read_only_reason is None
        done = store.rows(Mapping)[0].comment
        for number in count(int(done) + 1 if done.isdigit() else 1):
            with store.change("Edit {number}", {"number": number}, by=WHO, at=AT) as change:
                change.put(replace(ROWS.mapping, comment=str(number)))
                change.put(replace(ROWS.evidence, quote=str(number)))
            _tell("saved", number)


def import_much(path: Path) -> None:
    """5,000 rows in one change."""
    with Store.open(path, opening=opening()) as store:
        _tell("begun")
        with store.change("Imported", by=WHO, at=AT) as change:
            change.put_all(replace(ROWS.topic, id=row_id(10_000 + number), position=number) for number in range(5000))
        _tell("saved", 1)


def main() -> None:
    """Fork a child for every line: what it shall do, and the file."""
    for line in sys.stdin:
        act, path = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            {"edit": edit_for_ever, "import": import_much}[act](Path(path))
            os._exit(0)
        _tell("child", child)
        os.waitpid(child, 0)
        _tell("ended")


if __name__ == "__main__":
    main()
