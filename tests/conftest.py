"""What every test gets: no stray log line, no stray output on stderr from our own code."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.sample.build import build_sample
from assessor.store import Opening


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test in which anything is logged at WARNING or above fails, unless it cleared the log itself."""
    yield
    stray = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not stray, f"stray log lines: {stray}"


@pytest.fixture(scope="session")
def sample_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample assessment, made once a session. Read it only; to change one take `sample_file`."""
    path = tmp_path_factory.mktemp("sample") / "exempla.assessment"
    build_sample(path, opening=Opening(program="tests", at="2026-10-26T08:00:00+00:00", backups=None))
    return path


@pytest.fixture
def sample_file(sample_master: Path, tmp_path: Path) -> Path:
    """A copy of the sample assessment for one test."""
    return Path(shutil.copy(sample_master, tmp_path / "exempla.assessment"))
