"""Plans of many habits, each against a tree written by hand from what the file says to a reader."""

from pathlib import Path

import pytest

from benchmarks.import_accuracy import PLANS, Topic, compare, score_plan

TREES = sorted(PLANS.glob("*.tsv"))
LAW = Topic("Право", "Источники", (4, 2, 2, None), "")


def test_there_are_many_habits() -> None:
    assert len(TREES) >= 22
    assert all(tree.with_suffix("").stat().st_size < 60_000 for tree in TREES)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.stem)
def test_topics_hours_and_modules_are_as_a_reader_finds_them(tree: Path) -> None:
    score = score_plan(tree.with_suffix(""), tree)
    assert score.is_met, score


def test_the_score_counts_what_is_lost_added_and_changed() -> None:
    other = Topic("Платежи", "Источники", (2, 2, None, None), "")
    wrong_hours, wrong_module = Topic("Право", "Источники", (4, 4, None, None), ""), Topic("", "Пошлины", (), "")
    score = compare("x", [LAW, other, Topic("Платежи", "Пошлины", (), "")], [other, wrong_module, wrong_hours, LAW])
    assert (score.expected, score.found, score.false, score.hours, score.modules) == (3, 3, 1, 3, 2)
    assert not score.is_met
    assert compare("x", [LAW], [LAW]).is_met
    assert not compare("x", [LAW], []).is_met
