"""How much memory an assessment of 200,000 mappings takes in the window, against the size of its file.

Run: python -m benchmarks.window_memory

The resident memory of a process of its own, with the file open and Mapping and Gaps by role shown once, over that of
the same window on its start page. Limit: 15 times the file. Python gives little back to the system, so that the
highest of what was in use at any moment counts.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks.window.files import SIZES, make_file

TIMES_THE_FILE = 15.0

_MEGABYTE = 2**20


def in_use(file: str) -> int:
    """Bytes of this process with the window open, on `file` or on the start page ('')."""
    from tempfile import mkdtemp

    from benchmarks.window.opened import opened, settle

    if not file:
        import os

        os.environ["QT_QPA_PLATFORM"], os.environ["ASSESSOR_DATA_DIR"] = "offscreen", mkdtemp()
        from ui.app import make_application, make_window

        window = make_window(make_application(), "en")
        window.show()
        settle(window)
        return psutil.Process().memory_info().rss
    with opened(Path(file)) as window:
        for page in ("mapping", "gaps"):
            window.go(page)
            settle(window)
        return psutil.Process().memory_info().rss


def measured(file: str) -> int:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_memory", "--measure", file],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1])


def main() -> int:
    if "--measure" in sys.argv:
        print(in_use(sys.argv[-1]))
        return 0
    with TemporaryDirectory() as folder:
        file = Path(folder) / "L.assessment"
        make_file(file, SIZES["L"])
        size, empty, full = file.stat().st_size, measured(""), measured(str(file))
    ratio = (full - empty) / size
    print(f"file {size / _MEGABYTE:.0f} MB; window {empty / _MEGABYTE:.0f} MB, with the file {full / _MEGABYTE:.0f} MB")
    print(f"{ratio:.1f} x the file (limit {TIMES_THE_FILE:g}){'  MISSED' if ratio > TIMES_THE_FILE else ''}")
    return 1 if ratio > TIMES_THE_FILE else 0


if __name__ == "__main__":
    sys.exit(main())
