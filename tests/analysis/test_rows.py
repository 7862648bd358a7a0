"""Flat rows and the answer of `gaps --json`."""

import json
from dataclasses import replace
from typing import Any

import pytest

from assessor.analysis.analyse import analyse
from assessor.analysis.rows import academic_hours, area_rows, gap_rows, gaps_json, mapping_rows
from assessor.analysis.scope import scope_for
from assessor.model.mapping import EvidenceKind
from standards.pack import load_pack
from tests.analysis.builders import FRAMEWORK, Case, one, results_of, two

KEYS = {"framework", "role", "programmes", "items", "areas", "index", "counts", "levels_on_titles", "unmapped_topics"}
ITEM_KEYS = {
    "code",
    "title",
    "target",
    "documented",
    "coverage",
    "result",
    "reason",
    "shortfall",
    "hours",
    "self_study_hours",
    "topics",
}
TOPIC_KEYS = {"id", "title", "coverage", "level", "assessor", "evidence", "kind"}
AREA_KEYS = {"code", "title", "index", "share_met", "weakest", "counts"}


def answer(case: Case, role: str | None = "R") -> dict[str, Any]:
    """What `gaps --json` would print, read back."""
    snapshot = case.snapshot()
    gaps = gaps_json(snapshot, analyse(snapshot, scope_for(snapshot, FRAMEWORK, role)))
    return dict(json.loads(json.dumps(gaps, ensure_ascii=False, allow_nan=False)))


def rich() -> Case:
    case = Case().programme("p", "t1", "t2", "t3", contact=90, self_study=20)
    case.map("t1", "A1", "L2", EvidenceKind.TITLE, EvidenceKind.PRACTICAL_TASK).map("t2", "A1.1", "N")
    case.map("t1", "V1", "F").map("t1", "A2", "P").map("t1", "A2", "L2", by="bob")
    return case


def test_all_keys_of_the_design_are_there() -> None:
    gaps = answer(rich())
    assert gaps.keys() >= KEYS
    assert all(item.keys() >= ITEM_KEYS for item in gaps["items"])
    assert all(area.keys() >= AREA_KEYS for area in gaps["areas"])
    assert all(topic.keys() >= TOPIC_KEYS for item in gaps["items"] for topic in item["topics"])
    assert (gaps["framework"], gaps["role"], gaps["programmes"]) == (FRAMEWORK, "R", ["p"])


def test_items_stand_in_pack_order_with_their_figures() -> None:
    items = {item["code"]: item for item in answer(rich())["items"]}
    assert list(items) == ["A1", "A2", "B1", "V1"]
    first = items["A1"]
    assert (first["target"], first["documented"], first["coverage"], first["result"]) == (3, 2, "L", "below_target")
    assert (first["reason"], first["shortfall"], first["hours"], first["self_study_hours"]) == (None, 1, 1.5, 0.33)
    differing = items["A2"]
    assert (differing["documented"], differing["coverage"], differing["shortfall"]) == (None, None, None)
    assert (differing["result"], differing["reason"]) == ("not_assessed", "differ")
    nothing = items["B1"]
    assert (nothing["documented"], nothing["coverage"], nothing["reason"], nothing["hours"]) == (0, None, "open", 0)
    value = items["V1"]
    assert (value["target"], value["documented"], value["result"], value["shortfall"]) == ("L", None, "met", None)


def test_one_topic_row_a_mapping_n_included() -> None:
    topics = answer(rich())["items"][0]["topics"]
    assert topics[0] == {
        "id": "t1",
        "title": "Topic t1",
        "coverage": "L",
        "level": 2,
        "assessor": "Ann",
        "evidence": "“title” of t1 · “practical_task” of t1",
        "kind": "practical_task",
        "item": "A1",
        "programme": "p",
    }
    assert (topics[1]["id"], topics[1]["coverage"], topics[1]["level"]) == ("t2", "N", None)
    assert (topics[1]["evidence"], topics[1]["kind"]) == ("", None)


def test_counts_have_all_results_and_add_up() -> None:
    gaps = answer(rich())
    assert set(gaps["counts"]) == {"no_target", "not_assessed", "met", "below_target", "partly", "not_found"}
    assert sum(gaps["counts"].values()) == len(gaps["items"])
    assert gaps["areas"][0]["counts"]["below_target"] == 1
    assert gaps["unmapped_topics"] == ["t2", "t3"]


def test_without_a_role_there_are_no_targets_but_the_same_topics() -> None:
    gaps = answer(rich(), role=None)
    assert gaps["role"] is None
    assert {item["target"] for item in gaps["items"]} == {None}
    assert [item["result"] for item in gaps["items"]] == ["met", "not_assessed", "not_assessed", "met"]
    assert gaps["index"] is None


def test_a_role_without_programmes_has_an_empty_answer() -> None:
    gaps = answer(two().aim("p", "R"), "S")
    assert (gaps["items"], gaps["areas"], gaps["programmes"], gaps["is_aim"]) == ([], [], [], False)
    assert sum(gaps["counts"].values()) == 0


def test_equal_snapshots_give_equal_answers() -> None:
    assert json.dumps(answer(rich())) == json.dumps(answer(rich()))


def test_titles_in_the_language_asked_for() -> None:
    snapshot = one().snapshot()
    results = results_of(one())
    assert gap_rows(snapshot, results, "ru")[0].title == "Название A1"
    assert area_rows(snapshot, results, "ru")[0].title == "Название A"
    assert gap_rows(snapshot, results)[0].title == "Title of A1"


@pytest.mark.parametrize(
    ("minutes", "hours"), [(0, 0), (60, 1), (90, 1.5), (20, 0.33), (6, 0.1), (125, 2.08), (600_000, 10_000)]
)
def test_academic_hours(minutes: int, hours: float) -> None:
    assert academic_hours(minutes) == hours
    assert isinstance(academic_hours(minutes), int if minutes % 60 == 0 else float)


def test_rows_of_an_item_follow_the_scope() -> None:
    case = two().map("t1", "A1", "L1").map("u1", "A1", "L1")
    assert [row.id for row in mapping_rows(case.snapshot(), results_of(case, "R", "q").item("A1"))] == ["u1"]


def test_mappings_to_areas_are_listed_to_be_refined() -> None:
    gaps = answer(one().map("t1", "A", "L2").map("t2", "A1", "L"))
    assert [(row["id"], row["item"]) for row in gaps["to_refine"]] == [("t1", "A")]
    assert [(row["id"], row["item"]) for row in gaps["asks_for_level"]] == [("t2", "A1")]


@pytest.mark.parametrize("pack", ["eu-customs-cfw", "wco-picard-2019"])
def test_the_bundled_packs_are_analysed_for_every_role(pack: str) -> None:
    framework = load_pack(pack)
    case = Case(framework=framework).programme("p", "t1", "t2")
    judged = framework.judged_items
    case.map("t1", judged[0].code, "L").map("t1", judged[-1].code, "F", EvidenceKind.CONTENT).complete("p")
    snapshot = case.snapshot()
    for role in (None, *framework.roles):
        scope = scope_for(snapshot, framework.id, role.code if role else None)
        gaps = gaps_json(snapshot, analyse(snapshot, scope))
        items = gaps["items"]
        assert isinstance(items, list)
        assert [item["code"] for item in items] == [item.code for item in judged]
        for entry, item in zip(items, judged, strict=True):
            target = role.targets.get(item.code) if role else None
            assert entry["target"] == (None if target is None else target.level or "L")
            assert (entry["documented"] is None) == (not item.graded)
        assert (gaps["index"] is None) == (role is None or not framework.scale)


def test_analysis_reads_no_mapping_twice_under_another_name() -> None:
    """Two frameworks in one assessment keep apart, and positions are those of the whole snapshot."""
    eu, wco = load_pack("eu-customs-cfw"), load_pack("wco-picard-2019")
    case = Case(framework=eu).programme("p", "t1")
    case.map("t1", "OP-06", "L2").map("t1", wco.judged_items[0].code, "F", fw=wco.id).map("t1", "OP-06", "L2", by="bob")
    snapshot = replace(case.snapshot(), frameworks=(eu, wco))
    assert analyse(snapshot, scope_for(snapshot, eu.id)).item("OP-06").mapping_rows == (0, 2)
    assert analyse(snapshot, scope_for(snapshot, wco.id)).items[0].mapping_rows == (1,)
