"""An independent recount of the sample in plain SQL agrees with every figure of the analysis.

The program's own code makes the file and answers `gaps --json`; the recount reads the file with the standard library.
"""

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.recount.recounting import COUNTED, LETTERS, RESULTS, area_of, command, hours, recount, scopes_of


def test_every_figure_of_the_sample_is_recounted(
    database: sqlite3.Connection, sample_file: Path, packs: dict[str, Any]
) -> None:
    assert database.execute("SELECT count(*) FROM item_weight").fetchone()[0] == 0
    assert database.execute("SELECT caps_levels_at_basis FROM assessment").fetchone()[0] == 0
    seen: Counter[str] = Counter()
    scopes = scopes_of(database)
    for framework, role, programme, programmes in scopes:
        options = [*(["--role", role] if role else []), *(["--programme", programme] if programme else [])]
        gaps = command("gaps", str(sample_file), "--framework", framework, *options)
        rows = recount(database, packs[framework], framework, role, programmes)
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
            assert item["hours"] == hours(row["taught"]), place
            assert item["self_study_hours"] == hours(row["self_study"]), place
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

    whole = area_of(rows)
    assert gaps["counts"] == whole["counts"], where
    assert sum(gaps["counts"].values()) == len(rows), where
    assert gaps["index"] == pytest.approx(whole["index"], abs=1e-9), where
    judged = {row["code"] for row in rows}
    areas = [i["code"] for i in pack["items"] if any(lies_under(parent[c], i["code"]) for c in judged)]
    assert [area["code"] for area in gaps["areas"]] == areas, where
    for area in gaps["areas"]:
        counted = area_of([row for row in rows if lies_under(parent[row["code"]], area["code"])])
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
