"""Commands that read: their JSON by key, and what people see."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.shell import CURRICULA, EU, WCO, ok, run

ITEM_KEYS = {
    *("code", "title", "target", "documented", "coverage", "result", "reason", "shortfall"),
    *("hours", "self_study_hours", "topics"),
}
RESULTS = {"no_target", "not_assessed", "met", "below_target", "partly", "not_found"}


def test_frameworks_lists_the_bundled_packs() -> None:
    packs = ok("frameworks", "--json").json
    assert {EU, WCO, "wco-picard-2008", "training-centre-capability", "wto-tfa"} == {pack["id"] for pack in packs}
    assert all(pack["id"] in ok("frameworks").out for pack in packs)


def test_frameworks_gives_a_whole_pack() -> None:
    pack = ok("frameworks", EU, "--json").json
    assert {"id", "title", "edition", "scale", "items", "roles"} <= pack.keys()
    assert [level["level"] for level in pack["scale"]] == [1, 2, 3, 4]
    assert all(level["label"] for level in pack["scale"])
    for item in pack["items"]:
        keys = {"code", "parent", "kind", "judged", "graded", "title", "summary", "provenance"}
        assert keys <= item.keys()
        assert item["title"]
    targets = {code: level for role in pack["roles"] for code, level in role["targets"].items()}
    assert {str(level) for level in targets.values()} <= {"1", "2", "3", "4", "L"}
    assert pack["roles"][0]["code"] in ok("frameworks", EU).out


def test_wco_targets_are_addressed_or_not() -> None:
    pack = ok("frameworks", WCO, "--json").json
    assert {level for role in pack["roles"] for level in role["targets"].values()} == {"L"}
    assert pack["scale"] == []


def test_curriculum_is_one_flat_list_in_document_order(file: Path) -> None:
    nodes = ok("curriculum", file, "--json").json
    keys = {"id", "parent_id", "kind", "title", "number", "hours", "hours_by_kind", "source", "place"}
    assert all(keys <= node.keys() for node in nodes)
    shown = [(node["kind"], node["number"], node["title"], node["hours"]) for node in nodes]
    assert shown[:3] == [
        ("programme", "", "Таможенное дело", 54),
        ("module", "1", "Раздел 1. Таможенные платежи", 30),
        ("topic", "1.1", "Таможенная стоимость товаров", 12),
    ]
    known = {None}
    for node in nodes:
        assert node["parent_id"] in known
        known.add(node["id"])
    assert {node["source"] for node in nodes} == {"план 50% #1.csv"}
    assert nodes[2]["place"] == "row 3"
    assert set(nodes[2]["hours_by_kind"]) == {"contact", "practice", "self_study", "internship", "unspecified"}


def test_the_tree_shows_hours_ids_and_places(file: Path) -> None:
    out = ok("curriculum", file).out
    topic = ok("curriculum", file, "--json").json[2]
    (line,) = [line for line in out.splitlines() if "Таможенная стоимость товаров" in line]
    assert line.split()[-4:] == ["12", topic["id"][:8], "row", "3"]


def test_suggest_ranks_items_for_a_text_and_a_topic(file: Path) -> None:
    answer = ok("suggest", file, "--framework", EU, "--text", "Таможенная стоимость", "--top", "3", "--json").json
    assert (answer["topic"], answer["text"], answer["no_counterpart"]) == (None, "Таможенная стоимость", False)
    assert len(answer["suggestions"]) == 3
    best = answer["suggestions"][0]
    assert best.keys() == {"code", "title", "score", "reasons"}
    assert best["code"] == "OP-03"
    assert 0 < best["score"] <= 1
    assert best["reasons"]
    topic = ok("curriculum", file, "--json").json[2]
    by_topic = ok("suggest", file, "--framework", EU, "--topic", "1.1", "--json").json
    assert (by_topic["topic"], by_topic["text"]) == (topic["id"], topic["title"])
    assert len(by_topic["suggestions"]) == 10
    assert "OP-03" in ok("suggest", file, "--framework", EU, "--topic", topic["id"]).out


def test_suggest_all_gives_one_line_a_topic(file: Path) -> None:
    lines = ok("suggest", file, "--framework", WCO, "--all", "--json").out.splitlines()
    topics = [node["id"] for node in ok("curriculum", file, "--json").json if node["kind"] == "topic"]
    assert [json.loads(line)["topic"] for line in lines] == topics
    assert "Управление рисками" in ok("suggest", file, "--framework", WCO, "--all").out


def test_suggest_says_that_nothing_fits(file: Path) -> None:
    assert ok("suggest", file, "--framework", EU, "--text", "Философия", "--json").json["no_counterpart"]
    assert "Nothing fits well" in ok("suggest", file, "--framework", EU, "--text", "Философия").out


def test_gaps_has_every_judged_item_and_counts_add_up(file: Path) -> None:
    ok(
        "map",
        file,
        "1.1",
        "OP-03",
        "--framework",
        EU,
        "--coverage",
        "L",
        "--level",
        "2",
        "--evidence",
        "Стоимость сделки",
    )
    pack = ok("frameworks", EU, "--json").json
    role = next(role["code"] for role in pack["roles"] if role["targets"].get("OP-03"))
    answer = ok("gaps", file, "--framework", EU, "--role", role, "--json").json
    keys = {
        "framework",
        "role",
        "programmes",
        "items",
        "areas",
        "index",
        "counts",
        "levels_on_titles",
        "unmapped_topics",
    }
    assert keys <= answer.keys()
    assert [item["code"] for item in answer["items"]] == [item["code"] for item in pack["items"] if item["judged"]]
    assert set(answer["counts"]) == RESULTS
    assert sum(answer["counts"].values()) == len(answer["items"])
    assert all(item.keys() >= ITEM_KEYS for item in answer["items"])
    (item,) = [item for item in answer["items"] if item["code"] == "OP-03"]
    assert (item["documented"], item["coverage"], item["hours"]) == (2, "L", 12)
    (row,) = item["topics"]
    assert {"id", "title", "coverage", "level", "assessor", "evidence", "kind"} <= row.keys()
    assert (row["assessor"], row["evidence"], row["kind"]) == ("Анна Ли", "Стоимость сделки", "content")
    assert all({"code", "title", "index", "share_met", "weakest", "counts"} <= area.keys() for area in answer["areas"])
    assert len(answer["unmapped_topics"]) == 4


def test_gaps_without_a_role_has_no_targets(file: Path) -> None:
    ok("map", file, "1.1", "K05.2", "--framework", WCO, "--coverage", "F")
    answer = ok("gaps", file, "--framework", WCO, "--json").json
    assert answer["role"] is None
    assert {item["target"] for item in answer["items"]} == {None}
    found = {item["code"]: item["result"] for item in answer["items"]}
    assert found["K05.2"] == "met"
    assert {result for code, result in found.items() if code != "K05.2"} == {"not_assessed"}
    ok("complete", file, "Таможенное дело")
    answer = ok("gaps", file, "--framework", WCO, "--programme", "Таможенное дело", "--json").json
    assert answer["counts"]["not_found"] == len(answer["items"]) - 1
    assert answer["index"] is None


def test_gaps_as_tables_show_areas_items_and_notes(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L", "--level", "1", "--kind", "title")
    out = ok("gaps", file, "--framework", EU).out
    assert "Programmes: Таможенное дело" in out
    assert "not assessed: open" in out
    assert "100\N{NO-BREAK SPACE}% of the levels rest on titles alone." in out
    assert "Topics without an item: 4" in out


def test_gaps_says_that_targets_are_working_ones(file: Path) -> None:
    role = ok("frameworks", EU, "--json").json["roles"][0]["code"]
    assert "working targets: reconstructed" in ok("gaps", file, "--framework", EU, "--role", role).out
    assert "working targets" not in ok("gaps", file, "--framework", EU).out


def test_a_role_that_no_programme_aims_at_has_no_results(file: Path) -> None:
    roles = [role["code"] for role in ok("frameworks", EU, "--json").json["roles"]]
    ok("aims", file, "Таможенное дело", roles[0], "--framework", EU)
    assert "not an aim of these programmes" in ok("gaps", file, "--framework", EU, "--role", roles[1]).out


def test_history_names_changes_newest_first(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L")
    ok("undo", file)
    first, second, *_ = ok("history", file, "--json").json
    assert first.keys() == {"id", "at", "who", "name", "undoes"}
    assert second["name"] == "Mapped 1.1 Таможенная стоимость товаров to OP-03"
    assert second["who"] == "Анна Ли"
    assert (first["name"], first["undoes"]) == (f"Took back: {second['name']}", second["id"])
    assert "taken back" in ok("history", file).out


def test_history_of_one_row(file: Path) -> None:
    topic = ok("curriculum", file, "--json").json[2]["id"]
    (record,) = ok("history", file, "--row", topic, "--json").json
    assert record["name"] == "Brought in план 50% #1.csv (topics: 5)"


def test_check_finds_a_whole_file_whole(file: Path) -> None:
    answer = ok("check", file, "--json").json
    assert answer["whole"]
    assert answer["faults"] == []
    assert "is whole" in ok("check", file).out


def test_check_names_what_another_program_changed(file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute("UPDATE node SET title = 'Другая тема' WHERE kind = 'topic' AND outline_number = '1.1'")
    database.commit()
    database.close()
    answer = run("check", file, "--json")
    assert (answer.code, answer.err) == (1, "")
    faults = json.loads(answer.out)["faults"]
    assert faults
    assert all(fault.keys() == {"kind", "place", "message", "remedy"} for fault in faults)
    shown = run("check", file, ASSESSOR_LANGUAGE="ru")
    assert shown.code == 1
    assert file.name in shown.out


def test_reading_leaves_the_file_as_it_is(file: Path) -> None:
    before = file.read_bytes()
    for words in (["curriculum"], ["history"], ["gaps", "--framework", EU], ["suggest", "--framework", EU, "--all"]):
        ok(words[0], file, *words[1:])
    assert file.read_bytes() == before


@pytest.mark.skipif(not CURRICULA.is_dir(), reason="the shared curricula are not here")
@pytest.mark.parametrize("name", ["utp-ru-table.docx", "plan-ru-by-year.xlsx", "zonal-ke-clearing-forwarding-en.csv"])
def test_real_curricula_come_in(begun: Path, name: str) -> None:
    counts = ok("import", begun, CURRICULA / name, "--json").json
    nodes = ok("curriculum", begun, "--json").json
    assert counts["topics"] == sum(node["kind"] == "topic" for node in nodes)
    assert counts["modules"] == sum(node["kind"] == "module" for node in nodes)
    assert counts["hours"] == nodes[0]["hours"]


def test_case_91_figures_are_the_same_whatever_the_system_speaks(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L", "--level", "2")

    def figures(**environment: str) -> list[object]:
        answer = ok("gaps", file, "--framework", EU, "--json", **environment).json
        return [answer["counts"], answer["index"], [{**item, "title": ""} for item in answer["items"]]]

    expected = figures()
    for language in ("tr_TR.UTF-8", "ar_SA.UTF-8", "ru_RU.UTF-8"):
        assert figures(ASSESSOR_LANGUAGE="", LC_ALL=language, LANG=language) == expected


def test_everything_is_said_in_russian_too(file: Path) -> None:
    out = ok("curriculum", file, ASSESSOR_LANGUAGE="ru").out
    assert "строка 3" in out
    assert run("map", file, ASSESSOR_LANGUAGE="ru").code == 2


def test_without_a_role_an_item_is_found_and_not_at_a_target(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L", "--level", "1")
    (line,) = [line for line in ok("gaps", file, "--framework", EU).out.splitlines() if line.startswith("OP-03")]
    assert " found " in line
    assert "at the target" not in line
