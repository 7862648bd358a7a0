"""A small filled file for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.store import Store
from tests.store.filled import filled, opening


@pytest.fixture(scope="session")
def filled_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled file, made once; read it only."""
    path = tmp_path_factory.mktemp("filled") / "small.assessment"
    with filled(path):
        pass
    return path


@pytest.fixture
def file(filled_master: Path, tmp_path: Path) -> Path:
    """A copy of the filled file, alone in its folder."""
    folder = tmp_path / "mission"
    folder.mkdir()
    return Path(shutil.copy(filled_master, folder / "small.assessment"))


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """The copy, open for writing."""
    with Store.open(file, opening=opening()) as opened:
        yield opened
