"""The shell around the commands: help, language, exit, output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.cli.language import system_language
from assessor.cli.main import commands
from assessor.cli.output import print_table
from benchmarks.start import LIMIT, measure
from tests.cli.shell import EU, ok, refused, run, run_apart


def test_help_names_every_command() -> None:
    out = run("--help").out
    expected = """
        demo new frameworks import curriculum suggest map unmap set-aside judge outside aims complete gaps
        history undo redo report export check
    """
    assert [line.split()[0] for line in out.partition("Commands:")[2].splitlines() if line.strip()] == expected.split()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", commands.list_commands(None))  # type: ignore[arg-type]
def test_every_command_has_a_help_page(name: str, language: str) -> None:
    answer = run(name, "--help", ASSESSOR_LANGUAGE=language)
    assert answer.code == 0
    assert f"assessor {name}" in answer.out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_is_refused_in_a_sentence(tmp_path: Path) -> None:
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for display in ("", ":4711"):  # none, and one that does not answer
        for words in ([], [tmp_path / "x.assessment"]):
            answer = run(*words, **{**nowhere, "DISPLAY": display})
            assert (answer.code, answer.out) == (1, "")
            assert "display" in answer.err


def test_a_file_that_cannot_be_opened_opens_no_window(tmp_path: Path) -> None:
    stranger = tmp_path / "x.assessment"
    assert "no file" in refused(stranger, stranger)
    stranger.write_bytes(b"%PDF-1.7")
    assert stranger.name in refused(stranger, stranger)


def test_a_mistyped_command_is_exit_2_and_names_the_near_one() -> None:
    answer = run("curiculum", "x.assessment")
    assert answer.code == 2
    assert "curriculum" in answer.err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "ru_KZ.UTF-8"}, "ru"),
        ({"LANGUAGE": "kk:ru:en"}, "ru"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "kk_KZ.UTF-8"}, "en"),
        ({"LANG": "Russian_Russia.1251"}, "ru"),
        ({"ASSESSOR_LANGUAGE": "ru", "LC_ALL": "C"}, "ru"),
        ({"ASSESSOR_LANGUAGE": "xx"}, "en"),
    ],
)
def test_the_language_is_the_systems(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


def test_output_is_utf_8_whatever_the_system_says(file: Path) -> None:
    answer = run_apart("curriculum", file, "--json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert answer.err == ""
    assert json.loads(answer.out)[0]["title"] == "Таможенное дело"


def test_a_closed_pipe_is_no_error(file: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "assessor", "frameworks", EU, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_ctrl_c_ends_with_130_and_no_traceback() -> None:
    code = """
import assessor.cli.main, assessor.cli.packs
def stop(word): raise KeyboardInterrupt
assessor.cli.packs.bundled = stop
assessor.cli.main.commands.main(["frameworks", "x"])
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 130
    assert "Traceback" not in result.stderr


def test_only_the_command_that_runs_is_imported() -> None:
    heavy = ("numpy", "sqlite_utils", "babel", "openpyxl", "reportlab", "PySide6", "assessor.store")
    code = f"import sys; import assessor.cli.main; print([name for name in {heavy!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_table_is_cut_to_a_terminal_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["K01", "a very long title " * 6], ["K02", "短い"]]
    print_table(rows)
    assert rows[0][1].strip() in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    print_table(rows, head=["Code", "Title"])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) == 40
    assert lines[2].endswith("…")


def test_backups_lie_where_the_person_wants_them(file: Path) -> None:
    ok("undo", file)
    assert Path(os.environ["ASSESSOR_DATA_DIR"], "backups").is_dir()


def test_the_demo_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "занято"
    taken.write_bytes(b"")
    assert taken.name in refused(taken, "demo", "--out", taken, "--no-window")
    ok("frameworks")


def test_help_starts_within_twelve_empty_interpreters() -> None:
    empty, shown = measure(rounds=5)
    assert shown <= LIMIT * empty
