"""The data of the sample: keys resolve, codes exist, quotes are true, and every case that it has to show is there."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from assessor.model.curriculum import ChangedBy, NodeKind
from assessor.model.mapping import Confidence, Coverage, EvidenceKind, OutsideReason
from standards.framework import Framework
from standards.pack import load_pack

Row = Mapping[str, str]
EU, WCO = "eu-customs-cfw", "wco-picard-2019"
HOURS = ("contact", "practice", "self_study", "internship")
HOURS_OF_A_CREDIT = 30  # in the bachelor programme
MAPPING_KEY = ("topic", "framework", "item", "assessor")
JUDGEMENT_KEY = ("framework", "item", "programme", "assessor")
SUPPORTED_LEVEL = {"title": 1, "content": 2, "outcome": 2, "practical_task": 3, "examination_task": 4}
TABLES = [
    "aims",
    "assessors",
    "complete",
    "curriculum",
    "documents",
    "evidence",
    "judgement_evidence",
    "judgements",
    "mappings",
    "outcomes",
    "outside",
    "programmes",
    "set_aside",
    "tasks",
]


@cache
def table(name: str) -> tuple[Row, ...]:
    text = files("assessor.sample").joinpath("data", f"{name}.tsv").read_text("utf-8")
    head, *lines = (line.split("\t") for line in text.removesuffix("\n").split("\n"))
    return tuple(dict(zip(head, line, strict=True)) for line in lines)


@cache
def head() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("assessor.sample").joinpath("data", "assessment.json").read_text("utf-8"))
    return loaded


def keys(kind: NodeKind) -> list[str]:
    return [row["key"] for row in table("curriculum") if row["kind"] == kind]


def key_of(row: Row, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[name] for name in names)


def framework_of(row: Row) -> Framework:
    return load_pack(row["framework"])


def programme_of(topic: str) -> str:
    return topic.partition(".")[0]


def is_graded(row: Row) -> bool:
    framework = framework_of(row)
    return framework.by_code[row["item"]].graded and bool(framework.scale)


@cache
def evidence_kinds() -> dict[tuple[str, ...], set[str]]:
    kinds: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in table("evidence"):
        kinds[key_of(row, MAPPING_KEY)].add(row["kind"])
    return dict(kinds)


@cache
def shared_pairs() -> list[tuple[Row, Row]]:
    """Topic and item that both assessors mapped: A's row and B's row."""
    voices: defaultdict[tuple[str, ...], dict[str, Row]] = defaultdict(dict)
    for row in table("mappings"):
        voices[key_of(row, MAPPING_KEY[:3])][row["assessor"]] = row
    return [(pair["A"], pair["B"]) for pair in voices.values() if len(pair) == 2]


def differs(one: Row, other: Row) -> bool:
    return (one["coverage"], one["level"]) != (other["coverage"], other["level"])


# --- the tables hold together


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_clean_and_rows_differ(name: str) -> None:
    rows = table(name)
    assert rows
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    for row in rows:
        for cell in row.values():
            assert cell == cell.strip()
            assert "  " not in cell


@pytest.mark.parametrize("name", TABLES)
def test_every_key_resolves(name: str) -> None:
    assessors = {row["assessor"] for row in table("assessors")} | {"consensus"}
    known = {
        "topic": set(keys(NodeKind.TOPIC)),
        "module": set(keys(NodeKind.MODULE)),
        "programme": {*keys(NodeKind.PROGRAMME), *([""] if name.startswith("judgement") else [])},
        "owner": {*keys(NodeKind.PROGRAMME), *keys(NodeKind.MODULE)},
        "assessor": assessors if name.startswith(("judgement", "assessors")) else assessors - {"consensus"},
        "framework": set(head()["frameworks"]),
        "document": {row["document"] for row in table("documents")} | {""},
        "department": {department["key"] for department in head()["departments"]} | {""},
    }
    for row in table(name):
        for column in row.keys() & known.keys():
            assert row[column] in known[column], (name, column, row)


def test_keys_are_unique() -> None:
    for name, columns in (
        ("curriculum", ("key",)),
        ("programmes", ("programme",)),
        ("mappings", MAPPING_KEY),
        ("judgements", JUDGEMENT_KEY),
        ("outside", ("framework", "item")),
        ("set_aside", ("topic", "assessor")),
        ("complete", ("programme", "assessor")),
        ("tasks", ("module", "kind", "number")),
        ("outcomes", ("owner", "number")),
    ):
        counts = Counter(key_of(row, columns) for row in table(name))
        assert max(counts.values()) == 1, (name, counts.most_common(1))


def test_evidence_belongs_to_a_mapping_or_judgement() -> None:
    assert evidence_kinds().keys() <= {key_of(row, MAPPING_KEY) for row in table("mappings")}
    judgements = {key_of(row, JUDGEMENT_KEY) for row in table("judgements")}
    assert {key_of(row, JUDGEMENT_KEY) for row in table("judgement_evidence")} <= judgements


@pytest.mark.parametrize("name", ["mappings", "judgements", "outside"])
def test_items_are_judged_items_of_the_packs(name: str) -> None:
    for row in table(name):
        assert framework_of(row).by_code[row["item"]].judged, row


def test_roles_exist_and_every_programme_has_an_aim() -> None:
    for row in table("aims"):
        assert row["role"] in framework_of(row).role_by_code, row
    assert {row["programme"] for row in table("aims")} == set(keys(NodeKind.PROGRAMME))
    assert {"OM", "SM", "CTL-OFF"} <= {row["role"] for row in table("aims")}


def test_words_are_those_of_the_model() -> None:
    for row in table("mappings"):
        assert row["coverage"] in Coverage.__members__
        assert row["confidence"] in {"", *Confidence}
    for name in ("evidence", "judgement_evidence"):
        for row in table(name):
            assert row["kind"] in set(EvidenceKind)
    for row in table("outside"):
        assert row["reason"] in set(OutsideReason)
    for row in table("curriculum"):
        assert (row["changed_by"] in set(ChangedBy)) == (row["kind"] == NodeKind.MODULE)


def test_dates_are_of_the_mission_and_the_weeks_after_it() -> None:
    for name in ("mappings", "judgements", "outside", "set_aside", "complete"):
        for row in table(name):
            assert date(2026, 10, 12) <= date.fromisoformat(row["date"]) <= date.fromisoformat(head()["report_date"])


# --- the curriculum


def test_document_order_and_numbers() -> None:
    rows = table("curriculum")
    for before, row in pairwise(rows):
        parent = row["key"].rpartition(".")[0]
        assert before["key"].startswith(parent)
    for row in rows:
        numbers = [str(int(part[1:])) for part in row["key"].split(".")[1:]]
        assert row["number"] == ".".join(numbers)
        assert row["place"] == "" if not numbers else row["place"].endswith(row["number"])


def test_hours_are_numbers_and_stand_on_topics() -> None:
    for row in table("curriculum"):
        hours = [row[kind] for kind in HOURS if row[kind]]
        assert all(float(value) > 0 for value in hours)
        assert not hours or row["kind"] == NodeKind.TOPIC


def test_hours_of_the_bachelor_programme_are_those_of_its_credits() -> None:
    hours: Counter[str] = Counter()
    for row in table("curriculum"):
        hours[row["key"].rpartition(".")[0]] += sum(int(row[kind] or 0) for kind in HOURS)
    modules = [row for row in table("curriculum") if row["kind"] == NodeKind.MODULE and row["credits"]]
    assert modules
    for row in modules:
        assert hours[row["key"]] == HOURS_OF_A_CREDIT * int(row["credits"]), row["title"]


def test_the_sample_is_rich_enough() -> None:
    topics = [row for row in table("curriculum") if row["kind"] == NodeKind.TOPIC]
    modules = [row for row in table("curriculum") if row["kind"] == NodeKind.MODULE]
    assert len(keys(NodeKind.PROGRAMME)) == 4
    assert len(modules) >= 30
    assert len(topics) >= 220
    assert len(topics) / 4 <= sum(bool(row["description"]) for row in topics) <= len(topics) / 2
    assert {row["changed_by"] for row in modules} == set(ChangedBy)
    assert all(any(row[kind] for row in topics) for kind in HOURS)
    outcomes = {row["owner"] for row in table("outcomes")}
    assert set(keys(NodeKind.PROGRAMME)) <= outcomes
    assert len(outcomes) >= 35


# --- mappings and their evidence


def test_levels_stand_only_where_they_may() -> None:
    for row in (*table("mappings"), *table("judgements")):
        if row["level"]:
            assert is_graded(row), row
            assert row["coverage"] != "N", row
            assert row["level"] in {"1", "2", "3", "4"}


def test_every_mapping_has_evidence() -> None:
    assert 450 <= len(table("mappings")) <= 700
    assert evidence_kinds().keys() == {key_of(row, MAPPING_KEY) for row in table("mappings")}


def test_quotes_are_verbatim() -> None:
    nodes = {row["key"]: row for row in table("curriculum")}
    texts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table("outcomes"):
        texts[row["owner"], "outcome"].add(row["text"])
    for row in table("tasks"):
        texts[row["module"], row["kind"]].add(row["text"])
    for row in table("evidence"):
        topic = nodes[row["topic"]]
        module = row["topic"].rpartition(".")[0]
        if row["kind"] == "title":
            assert row["quote"] == topic["title"]
            assert row["place"] == topic["place"]
        elif row["kind"] == "content":
            assert row["quote"] in topic["description"].split(". "), row
        elif row["kind"] in {"outcome", "practical_task", "examination_task"}:
            assert row["quote"] in texts[module, row["kind"]], row


def test_documents_are_named_for_what_was_read_and_only_for_that() -> None:
    programme_of_document = {row["document"]: row["programme"] for row in table("documents")}
    for row in table("evidence"):
        if row["kind"] in {"interview", "observation"}:
            assert not row["document"]
        else:
            assert programme_of_document[row["document"]] == programme_of(row["topic"])


def test_interviews_were_held_with_persons_met() -> None:
    met = {
        (person["function"]["ru"].lower(), date.fromisoformat(person["date"]).strftime("%d.%m.%Y"))
        for person in head()["persons_met"]
    }
    for row in (*table("evidence"), *table("judgement_evidence")):
        if row["kind"] == "interview":
            function, _, day = row["place"].rpartition(", ")
            assert (function.lower(), day) in met, row["place"]


def test_every_kind_of_evidence_occurs_often() -> None:
    counts = Counter(row["kind"] for row in table("evidence"))
    assert counts.keys() == set(EvidenceKind)
    assert min(counts.values()) >= 15
    translated = sum(bool(row["translation"]) for row in table("evidence"))
    assert 0.3 <= translated / len(table("evidence")) <= 0.9


def test_a_good_share_of_levels_rests_on_titles() -> None:
    levels = [row for row in table("mappings") if row["level"]]
    kinds = [evidence_kinds()[key_of(row, MAPPING_KEY)] for row in levels]
    on_titles = sum(found == {"title"} for found in kinds) / len(levels)
    assert 0.30 <= on_titles <= 0.45
    documents = SUPPORTED_LEVEL.keys()
    above = sum(
        int(row["level"]) > max(SUPPORTED_LEVEL[kind] for kind in found)
        for row, found in zip(levels, kinds, strict=True)
        if found <= documents
    )
    assert above >= 15


def test_levels_are_mostly_low() -> None:
    counts = Counter(row["level"] for row in table("mappings") if row["level"])
    assert counts.keys() == {"1", "2", "3", "4"}
    assert counts["1"] + counts["2"] > 4 * (counts["3"] + counts["4"])
    assert counts["4"] <= 5
    assert any(row["coverage"] in {"L", "F"} and not row["level"] and is_graded(row) for row in table("mappings")), (
        "a mapping that still asks for its level"
    )


def test_both_frameworks_and_all_coverages_are_used() -> None:
    assert Counter(row["framework"] for row in table("mappings")).keys() == {EU, WCO}
    assert {row["coverage"] for row in table("mappings")} == set(Coverage.__members__)
    assert {row["confidence"] for row in table("mappings")} == {"", *Confidence}


# --- two assessors, judgements, and every reason for "not assessed"


def test_assessors_differ_somewhere() -> None:
    counts = Counter(row["assessor"] for row in table("mappings"))
    assert counts["A"] > 2 * counts["B"] > 200
    assert 10 <= sum(differs(one, other) for one, other in shared_pairs()) <= 25


def test_the_team_settles_some_differences_and_leaves_others() -> None:
    settled = {row["item"] for row in table("judgements") if row["assessor"] == "consensus"}
    differing = {one["item"] for one, other in shared_pairs() if differs(one, other)}
    assert len(differing & settled) >= 4
    assert {"OA-18", "PR-13", "B09"} <= differing - settled


def test_judgements_go_up_and_down_and_say_why() -> None:
    directions: Counter[str] = Counter()
    for row in table("judgements"):
        assert row["reason"]
        if row["assessor"] != "consensus":
            directions[_direction(row)] += 1
    assert directions["up"] >= 3
    assert directions["down"] >= 8
    assert {row["assessor"] for row in table("judgements")} == {"A", "B", "consensus"}
    assert any(row["programme"] for row in table("judgements"))
    assert any(not row["programme"] for row in table("judgements"))
    assert sum(bool(row["missing"]) for row in table("judgements")) >= 20


def _direction(judgement: Row) -> str:
    """Whether a judgement stands above or below the best of its assessor's mappings of the item."""
    values = [
        (Coverage[row["coverage"]], int(row["level"] or 0))
        for row in table("mappings")
        if key_of(row, ("item", "assessor")) == key_of(judgement, ("item", "assessor"))
        and programme_of(row["topic"]).startswith(judgement["programme"])
    ]
    coverage = max((value[0] for value in values), default=Coverage.N)
    level = max((value[1] for value in values if value[0] >= Coverage.L), default=0)
    judged = (Coverage[judgement["coverage"]] >= Coverage.L, int(judgement["level"] or 0), judgement["coverage"])
    mapped = (coverage >= Coverage.L, level, coverage.name)
    if judged[:2] != mapped[:2]:
        return "up" if judged[:2] > mapped[:2] else "down"
    return "same" if judged == mapped else "up" if Coverage[judged[2]] > coverage else "down"


def test_no_voice_judges_an_item_twice_in_one_scope() -> None:
    scopes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table("aims"):
        scopes[row["framework"], row["role"]].add(row["programme"])
    for (framework, _), programmes in scopes.items():
        voices = Counter(
            (row["item"], row["assessor"])
            for row in table("judgements")
            if row["framework"] == framework and row["programme"] in {"", *programmes}
        )
        assert not voices or max(voices.values()) == 1


def test_programmes_are_finished_but_one_of_the_control_officer() -> None:
    finished = {row["programme"] for row in table("complete")}
    aim_at_control = {row["programme"] for row in table("aims") if row["role"] == "CTL-OFF"}
    assert set(keys(NodeKind.PROGRAMME)) - finished == {"P2"}
    assert {"P1", "P2"} == aim_at_control
    decided = {row["topic"] for row in (*table("mappings"), *table("set_aside"))}
    undecided = set(keys(NodeKind.TOPIC)) - decided
    assert undecided
    assert {programme_of(topic) for topic in undecided} == {"P2"}


def test_set_aside_topics_are_not_mapped() -> None:
    aside = {row["topic"] for row in table("set_aside")}
    assert len(aside) >= 15
    assert all(row["reason"] for row in table("set_aside"))
    assert not aside & {row["topic"] for row in table("mappings")}


def test_items_are_outside_for_both_reasons_in_both_frameworks() -> None:
    assert {(row["framework"], row["reason"]) for row in table("outside")} == {
        (framework, reason) for framework in (EU, WCO) for reason in OutsideReason
    }
    assert all(row["note"] for row in table("outside"))


def test_pieces_of_the_control_officer_wait_for_a_judgement() -> None:
    """Two or more topics at P, none higher, and nobody has judged: OA-17 and PR-02."""
    judged = {row["item"] for row in table("judgements")}
    for code in ("OA-17", "PR-02"):
        found = [
            row["coverage"]
            for row in table("mappings")
            if row["item"] == code and programme_of(row["topic"]) in {"P1", "P2"}
        ]
        assert set(found) == {"P"}
        assert len(found) >= 2
        assert code not in judged


def test_texts_of_the_head_stand_in_both_languages() -> None:
    def check(value: object, path: str) -> None:
        if isinstance(value, dict) and ("en" in value or "ru" in value):
            assert value.keys() == {"en", "ru"}, path
            assert all(value.values()), path
        elif isinstance(value, dict):
            for key, inner in value.items():
                check(inner, f"{path}.{key}")
        elif isinstance(value, list):
            for inner in value:
                check(inner, path)

    check(head(), "head")
    assert (head()["starts"], head()["ends"], head()["contract"]) == ("2026-10-12", "2026-10-14", "2026/EX-014")
