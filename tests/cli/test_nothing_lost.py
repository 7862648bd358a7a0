"""What a command must never do: write over what it was not asked to, or print what cannot be trusted."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assessor.cli.main import commands

EU = ("--framework", "eu-customs-cfw")


def _run(*arguments: str | Path, language: str = "en") -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], env={"ASSESSOR_LANGUAGE": language})


@pytest.mark.parametrize("command", ["report", "export"])
def test_case_79_no_output_is_written_over_an_assessment(sample_file: Path, command: str) -> None:
    before = sample_file.read_bytes()
    disguised = sample_file.with_name("copy.pdf" if command == "report" else "copy.xlsx")
    disguised.write_bytes(before)
    for output in (sample_file, disguised):
        done = _run(command, sample_file, "-o", output)
        assert done.exit_code == 1
        assert output.name in done.stderr
        assert output.read_bytes() == before


@pytest.mark.parametrize("name", ["plan.csv", "report.txt", "report"])
def test_a_report_takes_only_names_of_reports(sample_file: Path, name: str) -> None:
    other = sample_file.with_name(name)
    other.write_text("mine", encoding="utf-8")
    assert _run("report", sample_file, "-o", other).exit_code == 1
    assert other.read_text(encoding="utf-8") == "mine"


def test_case_78_a_write_protected_report_stays(sample_file: Path) -> None:
    old = sample_file.with_name("old.pdf")
    old.write_bytes(b"%PDF-old")
    old.chmod(0o444)
    done = _run("report", sample_file, "-o", old)
    assert done.exit_code == 1
    assert old.read_bytes() == b"%PDF-old"


@pytest.mark.parametrize("command", [("report", "-o", "r.pdf"), ("export", "-o", "t.xlsx"), ("gaps", *EU)])
def test_case_22_no_figure_of_a_file_that_is_not_what_its_history_says(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    connection = sqlite3.connect(sample_file)
    with connection:
        connection.execute("UPDATE mapping SET coverage = 3 WHERE coverage = 1")
    connection.close()
    name, *options = command
    done = _run(name, sample_file, *options)
    assert done.exit_code == 1
    assert "assessor check" in done.stderr
    assert done.stdout == ""
    assert {path.name for path in tmp_path.iterdir()} == {sample_file.name}


def test_a_row_is_found_by_the_beginning_of_its_id(sample_file: Path) -> None:
    with closing(sqlite3.connect(sample_file)) as connection:
        topic = connection.execute("SELECT id FROM node WHERE kind = 'topic'").fetchone()[0]
    whole, short = (_run("history", sample_file, "--row", word, "--json") for word in (topic, topic[:8]))
    assert whole.exit_code == short.exit_code == 0
    assert whole.stdout == short.stdout != "[]\n"


@pytest.mark.parametrize("word", ["nope", "0" * 36, "\udcff\udcfe", " "])
def test_a_row_that_nobody_knows_is_refused(sample_file: Path, word: str) -> None:
    done = _run("history", sample_file, "--row", word)
    assert (done.exit_code, done.stdout) == (1, "")


@pytest.mark.parametrize(
    "command", [("curriculum",), ("gaps", *EU), ("history",), ("suggest", *EU, "--text", "пошлина")]
)
def test_json_does_not_change_with_the_language(sample_file: Path, command: tuple[str, ...]) -> None:
    name, *options = command
    english, russian = (_run(name, sample_file, *options, "--json", language=language) for language in ("en", "ru"))
    assert english.exit_code == 0
    assert english.stdout == russian.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_the_output_is_said_in_one_sentence(sample_file: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assessor", "curriculum", str(sample_file), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "ASSESSOR_LANGUAGE": "en"},
        )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
