"""An independent recount of the sample in plain SQL agrees with every figure of the analysis.

The program's own code makes the file and answers `gaps --json`; the recount reads the file with the standard library.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assessor.cli.main import commands

RECOUNT = Path(__file__).with_name("recount.sql").read_text(encoding="utf-8")
COUNTED = ("met", "below_target", "partly", "not_found")
RESULTS = ("no_target", "not_assessed", *COUNTED)
LETTERS = "NPLF"
FRAMEWORKS = ("eu-customs-cfw", "wco-picard-2019")


def _command(*arguments: str) -> Any:
    done = CliRunner().invoke(commands, [*arguments, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def packs() -> dict[str, Any]:
    return {name: _command("frameworks", name) for name in FRAMEWORKS}


@pytest.fixture
def database(sample_file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{sample_file}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    connection.executescript("""
        CREATE TEMP TABLE item (code TEXT PRIMARY KEY, place, parent, is_judged, is_graded);
        CREATE TEMP TABLE target (code TEXT PRIMARY KEY, level);
        CREATE TEMP TABLE scope (programme_id TEXT PRIMARY KEY);
    """)
    yield connection
    connection.close()


def _prepare(database: sqlite3.Connection, pack: Any, role: str | None, programmes: list[str]) -> None:
    for table in ("item", "target", "scope"):
        database.execute(f"DELETE FROM temp.{table}")
    items = [(i["code"], n, i["parent"], i["judged"], i["graded"]) for n, i in enumerate(pack["items"])]
    database.executemany("INSERT INTO temp.item VALUES (?, ?, ?, ?, ?)", items)
    targets: dict[str, Any] = next((r["targets"] for r in pack["roles"] if r["code"] == role), {})
    rows = [(code, None if level == "L" else level) for code, level in targets.items()]
    database.executemany("INSERT INTO temp.target VALUES (?, ?)", rows)
    database.executemany("INSERT INTO temp.scope VALUES (?)", [(programme,) for programme in programmes])


def _hours(minutes: int) -> float:
    return round(minutes / 60, 2)


def _scopes(database: sqlite3.Connection) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Framework, role, programme, and the ids of the programmes that count: everything that can be asked for."""
    every = [row["id"] for row in database.execute("SELECT id FROM node WHERE kind = 'programme' ORDER BY position")]
    found: list[tuple[str, str | None, str | None, list[str]]] = []
    for framework in FRAMEWORKS:
        found.append((framework, None, None, every))
        found += [(framework, None, programme, [programme]) for programme in every]
        aims = database.execute(
            "SELECT role_code, programme_id FROM aim WHERE framework_id = ?", [framework]
        ).fetchall()
        for role in sorted({aim["role_code"] for aim in aims}):
            programmes = [p for p in every if (role, p) in [tuple(aim) for aim in aims]]
            found.append((framework, role, None, programmes))
            found += [(framework, role, programme, [programme]) for programme in programmes]
    return found


def _area(rows: list[sqlite3.Row]) -> dict[str, Any]:
    """Counts, shares, index and weakest item of some rows of the recount; every weight of the sample is 1."""
    counts = Counter(row["result"] for row in rows)
    counted = [row for row in rows if row["result"] in COUNTED]
    graded = [row for row in counted if isinstance(row["target"], int)]
    shares = [min(1.0, row["documented"] / row["target"]) for row in graded if row["result"] in ("met", "below_target")]
    ratios = [row["documented"] / row["target"] for row in graded]
    return {
        "counts": {result: counts[result] for result in RESULTS},
        "share_met": counts["met"] / len(counted) if counted else None,
        "index": sum(shares) / len(graded) if graded else None,
        "weakest": graded[ratios.index(min(ratios))]["code"] if graded else None,
    }


def test_every_figure_of_the_sample_is_recounted(
    database: sqlite3.Connection, sample_file: Path, packs: dict[str, Any]
) -> None:
    assert database.execute("SELECT count(*) FROM item_weight").fetchone()[0] == 0
    assert database.execute("SELECT caps_levels_at_basis FROM assessment").fetchone()[0] == 0
    seen: Counter[str] = Counter()
    scopes = _scopes(database)
    for framework, role, programme, programmes in scopes:
        options = [*(["--role", role] if role else []), *(["--programme", programme] if programme else [])]
        gaps = _command("gaps", str(sample_file), "--framework", framework, *options)
        _prepare(database, packs[framework], role, programmes)
        parameters = {"framework": framework, "has_role": role is not None}
        rows = database.execute(RECOUNT, parameters).fetchall()
        seen.update(row["reason"] or row["result"] for row in rows)

        where = f"{framework} {role} {programme}"
        assert [item["code"] for item in gaps["items"]] == [row["code"] for row in rows], where
        for item, row in zip(gaps["items"], rows, strict=True):
            place = f"{where} {row['code']}"
            assert item["target"] == row["target"], place
            assert item["result"] == row["result"], place
            assert item["reason"] == row["reason"], place
            assert item["coverage"] == (None if row["coverage"] is None else LETTERS[row["coverage"]]), place
            if row["is_graded"] and row["documented"] is not None:
                assert item["documented"] == row["documented"], place
            assert item["hours"] == _hours(row["taught"]), place
            assert item["self_study_hours"] == _hours(row["self_study"]), place
            assert len(item["topics"]) == row["mappings"], place
            if row["result"] in COUNTED and isinstance(row["target"], int):
                assert item["shortfall"] == max(0, row["target"] - row["documented"]), place
            else:
                assert item["shortfall"] is None, place
        _check_areas(gaps, rows, packs[framework], where)
        _check_topics(database, gaps, framework, where)
    assert len(scopes) > 20
    results_and_reasons = {*RESULTS, "differ", "restricted", "elsewhere", "judgement_due", "open"} - {"not_assessed"}
    assert results_and_reasons <= set(seen), "the sample shows every result and every reason"


def _check_areas(gaps: Any, rows: list[sqlite3.Row], pack: Any, where: str) -> None:
    parent = {item["code"]: item["parent"] for item in pack["items"]}

    def lies_under(code: str | None, area: str) -> bool:
        while code is not None and code != area:
            code = parent[code]
        return code == area

    whole = _area(rows)
    assert gaps["counts"] == whole["counts"], where
    assert sum(gaps["counts"].values()) == len(rows), where
    assert gaps["index"] == pytest.approx(whole["index"], abs=1e-9), where
    judged = {row["code"] for row in rows}
    areas = [i["code"] for i in pack["items"] if any(lies_under(parent[c], i["code"]) for c in judged)]
    assert [area["code"] for area in gaps["areas"]] == areas, where
    for area in gaps["areas"]:
        counted = _area([row for row in rows if lies_under(parent[row["code"]], area["code"])])
        place = f"{where} {area['code']}"
        assert area["counts"] == counted["counts"], place
        assert area["share_met"] == pytest.approx(counted["share_met"], abs=1e-9), place
        assert area["index"] == pytest.approx(counted["index"], abs=1e-9), place
        assert area["weakest"] == counted["weakest"], place


def _check_topics(database: sqlite3.Connection, gaps: Any, framework: str, where: str) -> None:
    levels = database.execute(
        """
        WITH RECURSIVE home(node_id, programme_id) AS (
            SELECT id, id FROM node WHERE kind = 'programme'
            UNION ALL SELECT node.id, home.programme_id FROM node JOIN home ON node.parent_id = home.node_id
        )
        SELECT count(*) AS number, sum(strongest) AS on_titles FROM (
            SELECT NOT EXISTS (
                SELECT 1 FROM evidence WHERE evidence.mapping_id = mapping.id AND evidence.kind <> 'title'
            ) AS strongest
            FROM mapping JOIN home ON home.node_id = topic_id JOIN scope USING (programme_id)
            JOIN item ON item.code = item_code AND item.is_graded
            WHERE framework_id = ? AND coverage >= 2 AND level IS NOT NULL
        )""",
        [framework],
    ).fetchone()
    share = levels["on_titles"] / levels["number"] if levels["number"] else None
    assert gaps["levels_on_titles"] == pytest.approx(share, abs=1e-9), where
    unmapped = database.execute(
        """
        WITH RECURSIVE home(node_id, programme_id) AS (
            SELECT id, id FROM node WHERE kind = 'programme'
            UNION ALL SELECT node.id, home.programme_id FROM node JOIN home ON node.parent_id = home.node_id
        )
        SELECT id FROM node JOIN home ON home.node_id = node.id JOIN scope USING (programme_id)
        WHERE kind = 'topic' AND id NOT IN (SELECT topic_id FROM set_aside)
        AND id NOT IN (SELECT topic_id FROM mapping WHERE framework_id = ? AND coverage >= 1)""",
        [framework],
    ).fetchall()
    found = {topic if isinstance(topic, str) else topic["id"] for topic in gaps["unmapped_topics"]}
    assert found == {row["id"] for row in unmapped}, where
