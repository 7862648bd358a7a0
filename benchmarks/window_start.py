"""The cold start of the window on the sample, against an empty interpreter, with its parts.

Run: python -m benchmarks.window_start [rounds]

Both processes are started in turn and ended at once; the best of each counts. The window counts as usable when its
first page is painted. Limit: 60 times the empty interpreter, aim 35.
"""

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

LIMIT, AIM = 60.0, 35.0
ROUNDS = 7
PARTS = ("interpreter and our start", "import of Qt", "import of the window", "application", "window", "file", "paint")


def start(file: str) -> None:
    """In the process that is measured: go to the first paint, and print when each part was done."""
    moments = [time.time()]

    def done() -> None:
        moments.append(time.time())

    from PySide6 import QtWidgets

    done()
    from ui import app

    done()
    application = app.make_application()
    done()
    window = app.make_window(application, "en")
    window.show()
    done()
    window.desk.open(Path(file))
    done()
    QtWidgets.QApplication.processEvents()
    done()
    print(" ".join(f"{moment:.6f}" for moment in moments), flush=True)
    os._exit(0)  # the end of the process is no part of its start


def taken(file: Path) -> list[float]:
    """Milliseconds of each of PARTS."""
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_start", "--start", str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    moments = [begin, *map(float, done.stdout.split())]
    return [(after - before) * 1000 for before, after in pairwise(moments)]


def empty() -> float:
    """Milliseconds of an interpreter that does nothing."""
    begin = time.time()
    subprocess.run([sys.executable, "-c", ""], check=True)
    return (time.time() - begin) * 1000


def main() -> int:
    if "--start" in sys.argv:
        start(sys.argv[-1])
    from assessor.sample.build import build_sample
    from assessor.this_run import opening

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with TemporaryDirectory() as folder:
        os.environ["ASSESSOR_DATA_DIR"] = folder
        file = Path(folder) / "exempla.assessment"
        build_sample(file, opening=opening())
        pairs = [(empty(), taken(file)) for _ in range(rounds + 1)][1:]
    nothing = min(pair[0] for pair in pairs)
    best = min((pair[1] for pair in pairs), key=sum)
    for name, part in zip(PARTS, best, strict=True):
        print(f"{name:28} {part:7.1f} ms")
    ratio = sum(best) / nothing
    mark = "  MISSED" if ratio > LIMIT else "" if ratio <= AIM else "  (aim missed)"
    print(
        f"{'together':28} {sum(best):7.1f} ms: {ratio:.1f} x of {nothing:.1f} ms (limit {LIMIT:g}, aim {AIM:g}){mark}"
    )
    return 1 if ratio > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
