"""Commands that write: each does what it says, names it, and can be taken back, also from another process."""

from pathlib import Path
from typing import Any

import pytest

from assessor.model.assessment import Assessor
from assessor.store import Opening, Store
from tests.cli.shell import EU, WCO, ok, run, run_apart


def items(file: Path, framework: str = EU, *more: str) -> dict[str, Any]:
    answer = ok("gaps", file, "--framework", framework, *more, "--json").json
    return {item["code"]: item for item in answer["items"]}


def test_new_makes_a_file_with_what_was_said(tmp_path: Path) -> None:
    path = tmp_path / "x.assessment"
    out = ok("new", path, "--title", "Т", "--country", "C", "--institution", "I", "--framework", "WTO-TFA").out
    assert out.splitlines()[0] == f"Began “Т” in {path}."
    assert "wto-tfa" in out
    assert sorted(tmp_path.iterdir()) == [path]
    assert ok("gaps", path, "--framework", "wto-tfa", "--json").json["programmes"] == []


def test_new_takes_the_two_main_lists_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "x.assessment"
    ok("new", path, "--title", "Т")
    for framework in (EU, WCO):
        assert ok("gaps", path, "--framework", framework, "--json").json["framework"] == framework


def test_import_counts_what_came_in(begun: Path, plan: Path) -> None:
    answer = ok("import", begun, plan, "--json").json
    assert answer.keys() == {"programmes", "modules", "topics", "hours", "set_aside", "problems"}
    counts = {key: answer[key] for key in ("programmes", "modules", "topics", "hours")}
    assert counts == {"programmes": 1, "modules": 2, "topics": 5, "hours": 54}
    assert ok("curriculum", begun, "--json").json[0]["title"] == plan.stem


def test_hours_that_only_modules_have_count_in_import_and_curriculum(begun: Path, tmp_path: Path) -> None:
    plan = tmp_path / "план.csv"
    plan.write_text("№;Тема;Всего часов\n1;Платежи;30\n1.1;Стоимость;\n1.2;Сборы;\n2;Контроль;6\n", encoding="utf-8")
    answer = ok("import", begun, plan, "--json").json
    assert (answer["hours"], answer["problems"]) == (36, [])
    nodes = ok("curriculum", begun, "--json").json
    assert [(node["title"], node["hours"]) for node in nodes] == [
        ("план", 36),
        ("Платежи", 30),
        ("Стоимость", None),
        ("Сборы", None),
        ("Контроль", 6),
    ]


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (14, "The topics add up to 14 h, as the source prints."),
        (20, "The topics add up to 14 h; the source prints 20 h."),
    ],
)
def test_the_sum_is_set_against_the_total_of_the_source(begun: Path, tmp_path: Path, total: int, told: str) -> None:
    plan = tmp_path / "план.csv"
    plan.write_text(f"№;Тема;Часы\n1;Транзит;4\n2;Склады;10\n;Итого;{total}\n", encoding="utf-8")
    assert told in ok("import", begun, plan, "--dry-run").out.replace("\u00a0", " ")


def test_a_plan_in_credits_has_hours_once_their_worth_is_said(begun: Path, tmp_path: Path) -> None:
    plan = tmp_path / "план.csv"
    plan.write_text("№;Наименование дисциплины;Кредиты ECTS\n1;Логистика;3\n2;Право;2\n", encoding="utf-8")
    answer = ok("import", begun, plan, "--dry-run", "--json").json
    assert answer["hours"] is None
    assert "how many academic hours" in answer["problems"][0]["message"]
    assert ok("import", begun, plan, "--unit-hours", "30", "--json").json["hours"] == 150


def test_a_newer_version_keeps_the_mappings_and_says_what_changed(file: Path, plan: Path, tmp_path: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L")
    newer = tmp_path / "план 2027.csv"
    text = plan.read_text(encoding="cp1251").replace("Таможенная стоимость товаров", "Таможенная стоимость и риски")
    newer.write_text(text.replace("2.2;Управление рисками;10\n", ""), encoding="utf-8")
    how = ("import", file, newer, "--replaces", plan.name)
    before = file.read_bytes()
    told = ok(*how, "--dry-run").out
    assert "3 topics are the same, 1 changed, 0 are new, 1 are gone" in told
    assert "Таможенная стоимость товаров" in told
    assert file.read_bytes() == before
    fates = ok(*how, "--delete-gone", "--json").json["topics_by_fate"]
    assert fates == {"same": 3, "changed": 1, "new": 0, "gone": 1}
    titles = [node["title"] for node in ok("curriculum", file, "--json").json if node["kind"] == "topic"]
    assert titles[0] == "Таможенная стоимость и риски"
    assert "Управление рисками" not in titles
    assert items(file)["OP-03"]["coverage"] == "L"
    assert run(*how, "--programme", "Другая").code == 2
    assert run("import", file, newer, "--delete-gone").code == 2


def test_a_dry_run_changes_nothing(begun: Path, plan: Path) -> None:
    before = begun.read_bytes()
    assert ok("import", begun, plan, "--dry-run", "--json").json["topics"] == 5
    assert "Nothing was changed" in ok("import", begun, plan, "--dry-run").out
    assert begun.read_bytes() == before


def test_several_sources_are_one_change(begun: Path, plan: Path) -> None:
    other = plan.with_name("второй.csv")
    other.write_text("Тема,Часы\nТаможенный союз,4\nТранзит,6\n", encoding="utf-8")
    answer = ok("import", begun, plan, other, "--json").json
    assert (answer["programmes"], answer["topics"]) == (2, 7)
    ok("undo", begun)
    assert ok("curriculum", begun, "--json").json == []


def test_map_with_everything_it_takes(file: Path) -> None:
    words = (
        "--framework",
        EU,
        "--coverage",
        "f",
        "--level",
        "4",
        "--evidence",
        "Билет 4",
        "--kind",
        "examination-task",
    )
    out = ok("map", file, "1.1", "ОР-03", *words, "--place", "стр. 12", "--confidence", "high").out
    assert out == "Mapped 1.1 Таможенная стоимость товаров to OP-03\n"
    (row,) = items(file)["OP-03"]["topics"]
    assert (row["coverage"], row["level"], row["evidence"], row["kind"]) == ("F", 4, "Билет 4", "examination_task")


def test_mapping_the_same_again_changes_nothing(file: Path) -> None:
    words = ("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L")
    ok(*words)
    before = file.read_bytes()
    assert ok(*words).out == "It stands so already. Nothing was changed.\n"
    assert file.read_bytes() == before


def test_unmap_takes_the_mapping_away(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L")
    ok("unmap", file, "1.1", "OP-03", "--framework", EU)
    assert items(file)["OP-03"]["topics"] == []


def test_a_new_name_adds_an_assessor_and_one_undo_takes_both_back(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L", "--level", "1", "--assessor", "Анна Ли")
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L", "--level", "3", "--assessor", "Пётр Ким")
    item = items(file)["OP-03"]
    assert [row["assessor"] for row in item["topics"]] == ["Анна Ли", "Пётр Ким"]
    assert (item["result"], item["reason"]) == ("not_assessed", "differ")
    ok("undo", file)
    assert items(file)["OP-03"]["documented"] == 1
    ok("map", file, "1.2", "OP-04", "--framework", EU, "--coverage", "L")  # there is one assessor again


def test_a_judgement_decides_and_a_consensus_decides_over_it(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "P")
    judge = ("judge", file, "OP-03", "--framework", EU, "--reason", "три темы вместе")
    ok(*judge, "--coverage", "L", "--level", "2", "--missing", "обжалование", "--programme", "Таможенное дело")
    assert items(file)["OP-03"]["documented"] == 2
    assert ok(*judge, "--coverage", "F", "--level", "3", "--consensus").out == "Settled OP-03 together\n"
    item = items(file)["OP-03"]
    assert (item["documented"], item["coverage"]) == (3, "F")


def test_topics_are_set_aside_and_items_declared_outside(file: Path) -> None:
    ok("set-aside", file, "1.3", "Управление рисками", "--reason", "общий предмет")
    assert len(ok("gaps", file, "--framework", EU, "--json").json["unmapped_topics"]) == 3
    ok("outside", file, "OP-03", "--framework", EU, "--reason", "elsewhere", "--note", "академия МВД")
    item = items(file)["OP-03"]
    assert (item["result"], item["reason"]) == ("not_assessed", "elsewhere")


def test_aims_and_completion_shape_the_scope(file: Path) -> None:
    role = ok("frameworks", EU, "--json").json["roles"][0]["code"]
    out = ok("aims", file, "Таможенное дело", role.lower(), "--framework", EU, "--exit-level", "бакалавр").out
    assert out == "Set the aims of “Таможенное дело”\n"
    assert ok("complete", file, "Таможенное дело").out == "Анна Ли completed “Таможенное дело”\n"
    answer = ok("gaps", file, "--framework", EU, "--role", role, "--json").json
    assert answer["counts"]["not_assessed"] == 0
    ok("complete", file, "Таможенное дело", "--undo")
    answer = ok("gaps", file, "--framework", EU, "--role", role, "--json").json
    assert answer["counts"]["not_found"] == 0


def test_case_85_undo_and_redo_print_the_name_and_work_in_other_processes(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L")
    undone = run_apart("undo", file)
    assert (undone.code, undone.err) == (0, "")
    assert undone.out == "Took back: Mapped 1.1 Таможенная стоимость товаров to OP-03\n"
    assert items(file)["OP-03"]["topics"] == []
    redone = run_apart("redo", file, ASSESSOR_LANGUAGE="ru")
    assert (redone.code, redone.err) == (0, "")
    assert "OP-03" in redone.out
    assert len(items(file)["OP-03"]["topics"]) == 1


def test_the_beginning_is_never_taken_back(file: Path) -> None:
    ok("undo", file)  # the import
    before = file.read_bytes()
    refused = run("undo", file)
    assert (refused.code, refused.out) == (1, "")
    assert "Only the beginning of the assessment is left" in refused.err
    assert file.read_bytes() == before
    ok("redo", file)
    ok("undo", file)


def test_every_verb_can_be_taken_back_to_the_byte_of_every_answer(file: Path) -> None:
    def answers() -> list[str]:
        reading: list[list[object]] = [["curriculum", file], *(["gaps", file, "--framework", f] for f in (EU, WCO))]
        return [ok(*words, "--json").out for words in reading]

    role = ok("frameworks", EU, "--json").json["roles"][0]["code"]
    verbs: list[tuple[object, ...]] = [
        ("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "L"),
        ("map", file, "1.1", "OP-03", "--framework", EU, "--coverage", "F", "--level", "2"),
        ("judge", file, "OP-03", "--framework", EU, "--coverage", "P", "--reason", "R"),
        ("outside", file, "OP-04", "--framework", EU, "--reason", "restricted"),
        ("set-aside", file, "1.3"),
        ("aims", file, "Таможенное дело", role, "--framework", EU),
        ("complete", file, "Таможенное дело"),
        ("unmap", file, "1.1", "OP-03", "--framework", EU),
    ]
    before = [answers()]
    for verb in verbs:
        ok(*verb)
        before.append(answers())
    for expected in reversed(before[:-1]):
        ok("undo", file)
        assert answers() == expected


@pytest.mark.parametrize("suffix", [".PDF", ".pdf"])
def test_report_writes_a_pdf(file: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"Отчёт 1{suffix}"
    out = ok("report", file, "-o", target, "--language", "ru", "--kind", "brief").out
    assert out.startswith(f"Wrote {target}: ")
    assert target.read_bytes().startswith(b"%PDF-")


def test_new_takes_as_many_assessors_as_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.assessment"
    ok("new", path, "--title", "T", "--assessor", "Ann", "--assessor", " Bob ", "--assessor", "ann")
    with Store.open(path, opening=Opening("tests", "2026-11-25T08:00:00+00:00", None), read_only=True) as store:
        team = sorted(store.rows(Assessor), key=lambda row: row.position)
    assert [row.name for row in team] == ["Ann", "Bob"]
    assert ok("history", path, "--json").json[0]["who"] == "Ann"
