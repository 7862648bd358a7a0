"""The recount again, against the tables and pictures of the PDF: what its text says is what plain SQL counts."""

import re
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from assessor.cli.main import commands
from tests.recount.recounting import COUNTED, recount

EU = "eu-customs-cfw"
SAME_ITEM = r"(?:(?!\b[A-Z]{2}-\d\d\b).)"
"""One letter of what is said of an item, before the next item begins."""

LEGEND = {
    "met": "at the target",
    "partly": "partly",
    "below_target": "below the target",
    "not_found": "not found",
    "not_assessed": "not assessed",
}


@pytest.fixture(scope="module")
def paper(sample_master: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the full English report, blanks and line ends as one blank, without what every page repeats."""
    path = tmp_path_factory.mktemp("paper") / "report.pdf"
    done = CliRunner().invoke(commands, ["report", str(sample_master), "-o", str(path), "--language", "en"])
    assert done.exit_code == 0, done.output
    document = pypdfium2.PdfDocument(path)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    text = " ".join(" ".join(_own(page)) for page in pages)
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))


def _own(page: str) -> list[str]:
    """The lines of a page without header and footer, which stand first in its text."""
    lines = page.splitlines()
    repeated = [n for n, line in enumerate(lines[:6]) if "headings checked" in line]
    return lines[repeated[-1] + 1 :] if repeated else lines


@pytest.fixture
def views(database: sqlite3.Connection, packs: dict[str, Any], paper: str) -> list[Any]:
    """For each programme and EU role that it aims at: the part of the report, and the rows of the recount."""
    titles = {role["code"]: role["title"] for role in packs[EU]["roles"]}
    found = []
    programmes = database.execute("SELECT id FROM node WHERE kind = 'programme' ORDER BY position").fetchall()
    for chapter, programme in enumerate(programmes, start=1):
        aims = database.execute(
            "SELECT role_code FROM aim WHERE programme_id = ? AND framework_id = ? ORDER BY number",
            [programme["id"], EU],
        ).fetchall()
        roles = [aim["role_code"] for aim in aims]
        parts = {role: _part(paper, chapter, titles[role]) for role in roles}
        for role in roles:
            rows = recount(database, packs[EU], EU, role, [programme["id"]])
            # a further role of a programme leaves gaps out that stand alike in the part of an earlier one
            found.append((f"{chapter} {role}", parts[role], " ".join(parts.values()), rows))
    return found


def _part(paper: str, chapter: int, role: str) -> str:
    """From the heading of a programme and role to the next heading of that depth."""
    heading = re.compile(rf"4\.{chapter}\.\d+ {re.escape(role)} \(EU competency framework\) (?=\d+ items)")
    begin = heading.search(paper)
    assert begin is not None, f"4.{chapter} {role}"
    after = re.compile(r"\b4\.\d(\.\d+)? [^.]{5,120}?\(|\b5 Results by role").search(paper, begin.end())
    return paper[begin.start() : after.start() if after else None]


def test_the_bars_show_the_counts(views: list[Any]) -> None:
    assert len(views) >= 5
    for where, part, _, rows in views:
        counts = Counter(row["result"] for row in rows)
        legend = " ".join(f"{word} {counts[result]}" for result, word in LEGEND.items() if counts[result])
        assert legend in part, where


def test_the_gap_tables_show_target_level_shortfall_and_hours(views: list[Any]) -> None:
    seen = 0
    for where, _, parts, rows in views:
        for row in rows:
            if row["result"] != "below_target":
                continue
            steps = row["target"] - row["documented"]
            said = (
                rf"{row['code']} {SAME_ITEM}+?{row['target']} ?{row['documented']} "
                rf"(?:[a-z ,:]*?)below the target by {steps} steps? "
                rf"{SAME_ITEM}*?\b{_number(row['taught'])}(?: \+ {_number(row['self_study'])})? h"
            )
            assert re.search(said, parts), f"{where} {row['code']}"
            seen += 1
    assert seen > 30


def test_what_is_not_found_is_listed_with_its_target(views: list[Any]) -> None:
    for where, _, parts, rows in views:
        for row in (row for row in rows if row["result"] == "not_found"):
            target = rf"\(target {row['target']}\b" if row["is_graded"] else ""
            assert re.search(rf"{row['code']} {SAME_ITEM}+?{target}", parts), f"{where} {row['code']}"


def test_the_areas_show_their_shares(views: list[Any], packs: dict[str, Any]) -> None:
    lowest = {item["parent"] for item in packs[EU]["items"] if item["judged"]}
    parent = {item["code"]: item["parent"] for item in packs[EU]["items"]}
    seen = 0
    for where, part, _, rows in views:
        for area in sorted(lowest):
            inside = [row for row in rows if parent[row["code"]] == area]
            counted = [row for row in inside if row["result"] in COUNTED]
            with_target = [row for row in inside if row["result"] != "no_target"]
            if 2 * len(counted) < len(with_target) or not counted:
                continue  # too little is assessed: the paper shows counts and no share
            met = sum(row["result"] == "met" for row in counted)
            said = f"{met} of {len(counted)}"
            if all(row["is_graded"] for row in inside):
                said += f" · {round(100 * met / len(counted))} %"
            assert said in part, f"{where} {area}: {said}"
            seen += 1
    assert seen > 15


def _number(minutes: int) -> str:
    return f"{minutes / 60:g}".replace(".", r"\.")
