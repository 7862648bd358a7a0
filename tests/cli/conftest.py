"""Every command of these tests keeps its backups apart and answers in English, unless the test says otherwise."""

from pathlib import Path

import pytest

from tests.cli.shell import EU, PLAN, WCO, ok

_PLAN_NAME = "план 50% #1.csv"
_FILE_NAME = "Оценка 50% #1 ' .assessment"


@pytest.fixture(autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_DATA_DIR", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("ASSESSOR_LANGUAGE", "en")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The bytes of an assessment without and with a curriculum, and of its study plan; made once by the commands."""
    folder = tmp_path_factory.mktemp("made")
    file, source = folder / "x.assessment", folder / _PLAN_NAME
    source.write_bytes(PLAN.encode("cp1251"))
    quiet = {"ASSESSOR_DATA_DIR": str(folder / "data"), "ASSESSOR_LANGUAGE": "en"}
    frameworks = ("--framework", EU, "--framework", WCO)
    ok("new", file, "--title", "Примерия", "--assessor", "Анна Ли", *frameworks, **quiet)
    begun = file.read_bytes()
    ok("import", file, source, "--programme", "Таможенное дело", **quiet)
    return {"begun": begun, "file": file.read_bytes(), "plan": source.read_bytes()}


@pytest.fixture
def plan(tmp_path: Path, made: dict[str, bytes]) -> Path:
    """A study plan as an office writes it: Windows-1251, semicolons."""
    path = tmp_path / _PLAN_NAME
    path.write_bytes(made["plan"])
    return path


@pytest.fixture
def begun(tmp_path: Path, made: dict[str, bytes]) -> Path:
    """An assessment without a curriculum, under a name that is hard on URIs."""
    path = tmp_path / _FILE_NAME
    path.write_bytes(made["begun"])
    return path


@pytest.fixture
def file(tmp_path: Path, plan: Path, made: dict[str, bytes]) -> Path:
    """An assessment with one programme of five topics."""
    path = tmp_path / _FILE_NAME
    path.write_bytes(made["file"])
    return path
