"""What every test gets: no stray log line, no stray output on stderr from our own code."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test in which anything is logged at WARNING or above fails, unless it cleared the log itself."""
    yield
    stray = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not stray, f"stray log lines: {stray}"
