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


def test_case_83_made_again_it_keeps_what_a_person_worked_on_and_what_nobody_touched(folder: Path) -> None:
    sample, untouched = folder / "exempla.assessment", folder / "exempla-2.assessment"
    untouched.write_bytes(sample.read_bytes())
    topic = next(node["id"] for node in ok("curriculum", sample, "--json").json if node["kind"] == "topic")
    ok("map", sample, topic, "OP-03", "--framework", EU, "--coverage", "P", "--assessor", "Новый эксперт")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    out = ok("demo", "--out", folder, "--no-window").out
    assert "exempla.assessment is not the sample as this version makes it" in out
    assert {path: path.read_bytes() for path in before} == before
    again = {path.name for path in folder.iterdir()} - {path.name for path in before}
    assert again == {name.replace("exempla", "exempla-2") for name in MADE - {"exempla.assessment"}}
    for name in MADE - {"exempla.assessment"}:  # of the same sample the same reports
        assert (folder / name.replace("exempla", "exempla-2")).read_bytes() == (folder / name).read_bytes()
