"""The built wheel is complete: outside the checkout and without a network it makes the sample and its reports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NO_NETWORK = """
import socket

def refuse(*arguments, **options):
    raise AssertionError(f"the program asked for the network: {arguments}")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the wheel's content and a start-up file that refuses the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(_copy(folder))]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)], check=True)
    (site / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return site


def _copy(folder: Path) -> Path:
    """The tracked and new files of the checkout, so that the build leaves nothing in it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in listed.stdout.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file():
            target = folder / "checkout" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return folder / "checkout"


def _run(site: Path, *arguments: str, language: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "LC_ALL": language,
        "ASSESSOR_DATA_DIR": str(site.parent / "data"),
    }
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=site.parent,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_wheel_is_what_runs(installed: Path) -> None:
    done = _run(installed, "-c", "import assessor, standards, reports; print(assessor.__file__)")
    assert done.stdout.startswith(str(installed)), done.stderr


def test_the_wheel_makes_the_sample_and_its_reports_without_a_network(installed: Path) -> None:
    out = installed.parent / "made here"
    done = _run(installed, "-m", "assessor", "demo", "--no-window", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    names = {path.name for path in out.iterdir()}
    assert len([name for name in names if name.endswith(".assessment")]) == 1
    pdfs = sorted(out.glob("*.pdf"))
    assert len(pdfs) == 2
    assert all(path.read_bytes().startswith(b"%PDF-") and path.stat().st_size > 100_000 for path in pdfs)
    assert all(str(path) in done.stdout for path in pdfs)


def test_the_wheel_speaks_russian(installed: Path) -> None:
    done = _run(
        installed,
        "-m",
        "assessor",
        "gaps",
        str(installed.parent / "missing.assessment"),
        "--framework",
        "x",
        language="ru_RU.UTF-8",
    )
    assert done.returncode == 1
    assert "missing.assessment" in done.stderr
    assert any("а" <= letter <= "я" for letter in done.stderr), done.stderr
