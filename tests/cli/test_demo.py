"""The sample and its reports: made whole, made again without harm, and never over a person's work."""

from pathlib import Path

import pytest

from tests.cli.shell import EU, ok

MADE = {"exempla.assessment", "exempla-report-en.pdf", "exempla-report-ru.pdf", "exempla-tables.xlsx"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo has run once."""
    out = tmp_path_factory.mktemp("demo") / "Пример 1"
    environment = {"ASSESSOR_DATA_DIR": str(out.parent / "data"), "ASSESSOR_LANGUAGE": "en"}
    answer = ok("demo", "--out", out, "--no-window", **environment)
    assert {Path(line.split(": ", 1)[1]).name for line in answer.out.splitlines()} == MADE
    return out


def test_the_demo_makes_the_sample_two_reports_and_the_tables(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == MADE
    assert all((folder / f"exempla-report-{language}.pdf").read_bytes()[:5] == b"%PDF-" for language in ("en", "ru"))
    answer = ok("gaps", folder / "exempla.assessment", "--framework", EU, "--json").json
    assert answer["counts"]["met"] > 0
    assert ok("check", folder / "exempla.assessment").code == 0


def test_made_again_it_leaves_the_same_files(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ok("demo", "--out", folder, "--no-window")
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after.keys() == before.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == set()


def test_a_sample_that_was_worked_on_is_kept(folder: Path) -> None:
    sample = folder / "exempla.assessment"
    topic = next(node["id"] for node in ok("curriculum", sample, "--json").json if node["kind"] == "topic")
    ok("map", sample, topic, "OP-03", "--framework", EU, "--coverage", "P", "--assessor", "Новый эксперт")
    worked_on = sample.read_bytes()
    out = ok("demo", "--out", folder, "--no-window").out
    assert "exempla.assessment is not the sample as this version makes it" in out
    assert sample.read_bytes() == worked_on
    assert (folder / "exempla-2.assessment").exists()
    assert (folder / "exempla-2-report-ru.pdf").exists()
