"""The sample as the recount reads it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.recount.recounting import FRAMEWORKS, command, open_database


@pytest.fixture(scope="session")
def packs() -> dict[str, Any]:
    """Every framework of the sample, as the command line gives it."""
    return {name: command("frameworks", name) for name in FRAMEWORKS}


@pytest.fixture
def database(sample_file: Path) -> Iterator[sqlite3.Connection]:
    """The sample with the tables of the recount."""
    connection = open_database(sample_file)
    yield connection
    connection.close()
