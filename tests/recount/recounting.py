"""The rules once more in plain SQL: what the tests of this folder hold the program's figures against."""

import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from assessor.cli.main import commands

RECOUNT = Path(__file__).with_name("recount.sql").read_text(encoding="utf-8")
COUNTED = ("met", "below_target", "partly", "not_found")
RESULTS = ("no_target", "not_assessed", *COUNTED)
LETTERS = "NPLF"
FRAMEWORKS = ("eu-customs-cfw", "wco-picard-2019")


def command(*arguments: str) -> Any:
    done = CliRunner().invoke(commands, [*arguments, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def open_database(path: Path) -> sqlite3.Connection:
    """The assessment as plain SQLite, with the temp tables that the recount needs."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    connection.executescript("""
        CREATE TEMP TABLE item (code TEXT PRIMARY KEY, place, parent, is_judged, is_graded);
        CREATE TEMP TABLE target (code TEXT PRIMARY KEY, level);
        CREATE TEMP TABLE scope (programme_id TEXT PRIMARY KEY);
    """)
    return connection


def _prepare(database: sqlite3.Connection, pack: Any, role: str | None, programmes: list[str]) -> None:
    for table in ("item", "target", "scope"):
        database.execute(f"DELETE FROM temp.{table}")
    items = [(i["code"], n, i["parent"], i["judged"], i["graded"]) for n, i in enumerate(pack["items"])]
    database.executemany("INSERT INTO temp.item VALUES (?, ?, ?, ?, ?)", items)
    targets: dict[str, Any] = next((r["targets"] for r in pack["roles"] if r["code"] == role), {})
    rows = [(code, None if level == "L" else level) for code, level in targets.items()]
    database.executemany("INSERT INTO temp.target VALUES (?, ?)", rows)
    database.executemany("INSERT INTO temp.scope VALUES (?)", [(programme,) for programme in programmes])


def hours(minutes: int) -> float:
    return round(minutes / 60, 2)


def scopes_of(database: sqlite3.Connection) -> list[tuple[str, str | None, str | None, list[str]]]:
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


def area_of(rows: list[sqlite3.Row]) -> dict[str, Any]:
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


def recount(
    database: sqlite3.Connection, pack: Any, framework: str, role: str | None, programmes: list[str]
) -> list[sqlite3.Row]:
    """One row of the recount for each judged item, in pack order."""
    _prepare(database, pack, role, programmes)
    return database.execute(RECOUNT, {"framework": framework, "has_role": role is not None}).fetchall()
