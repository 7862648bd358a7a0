"""Running commands as a person would type them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from assessor.cli.main import commands

EU = "eu-customs-cfw"
WCO = "wco-picard-2019"
CURRICULA = Path(__file__).resolve().parents[3] / "shared" / "data" / "curricula"

PLAN = """№;Тема;Всего часов
1;Раздел 1. Таможенные платежи;30
1.1;Таможенная стоимость товаров;12
1.2;Правила происхождения товаров;8
1.3;Таможенные сборы;10
2;Раздел 2. Контроль;24
2.1;Таможенный контроль после выпуска товаров;14
2.2;Управление рисками;10
"""


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


def run(*words: object, **environment: str) -> Answer:
    """Run a command inside this process; anything but an exit is a bug and fails the test."""
    result = CliRunner().invoke(commands, [str(word) for word in words], env={**environment}, catch_exceptions=False)
    return Answer(result.exit_code, result.stdout, result.stderr)


def run_apart(*words: object, **environment: str) -> Answer:
    """Run a command in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-m", "assessor", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    return Answer(result.returncode, result.stdout, result.stderr)


def ok(*words: object, **environment: str) -> Answer:
    """Run a command that must work, without a word on stderr."""
    answer = run(*words, **environment)
    assert (answer.code, answer.err) == (0, ""), answer
    return answer


def refused(file: Path, *words: object, code: int = 1) -> str:
    """Run a command that must be refused: a sentence of one to three lines, no traceback, `file` byte-equal."""
    before = file.read_bytes() if file.is_file() else None
    beside = sorted(file.parent.iterdir()) if file.parent.is_dir() else None
    answer = run(*words)
    assert answer.code == code, answer
    assert answer.out == ""
    assert 1 <= len(answer.err.splitlines()) <= 3, answer.err
    assert "Traceback" not in answer.err
    assert (file.read_bytes() if file.is_file() else None) == before
    assert (sorted(file.parent.iterdir()) if file.parent.is_dir() else None) == beside
    return answer.err
