"""A program that edits through the command line without end, to be killed at any instant; see test_kill.py.

After edit 0 it forks a child for each number N on stdin, tells its process id, and lets it map with evidence "edit N",
"edit N+1" …; every edit that the command line has confirmed stands as a line on stdout. Forking after the first edit
spares the imports of each start.
"""

import os
import sys
from itertools import count

from assessor.cli.main import commands
from tests.cli.shell import EU


def edit(file: str, number: int) -> None:
    """Map the same topic again, with other evidence."""
    words = ("1.1", "OP-03", "--framework", EU, "--coverage", "L", "--level", str(number % 4 + 1))
    commands.main(["map", file, *words, "--evidence", f"edit {number}"], standalone_mode=False)


def main() -> None:
    """Serve until stdin ends."""
    edit(sys.argv[1], 0)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            for number in count(int(line)):
                edit(sys.argv[1], number)
        print(f"child {child}", flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main()
