"""The start of the command line against an empty interpreter: `assessor --help` in wall-clock time.

Run: python benchmarks/start.py [rounds]

Both are started in turn, so that other work on the machine meets both alike; the best of each counts. The limit is
12 times the empty interpreter.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence

LIMIT = 12.0
ROUNDS = 15
EMPTY = ("-c", "")
HELP = ("-m", "assessor", "--help")


def seconds(arguments: Sequence[str]) -> float:
    """How long one process of this interpreter takes from start to end."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        check=True,
        env={**os.environ, "ASSESSOR_LANGUAGE": "en"},
    )
    return time.perf_counter() - begin


def measure(rounds: int = ROUNDS) -> tuple[float, float]:
    """Best times of the empty interpreter and of `--help`, in seconds."""
    times = [(seconds(EMPTY), seconds(HELP)) for _ in range(rounds)]
    return min(empty for empty, _ in times), min(shown for _, shown in times)


def main() -> int:
    """Print the figures; 1 when the limit is broken."""
    empty, shown = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    ratio = shown / empty
    print(f"empty interpreter {empty * 1000:.0f} ms, assessor --help {shown * 1000:.0f} ms")
    print(f"{ratio:.1f} times, limit {LIMIT:.0f}")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
