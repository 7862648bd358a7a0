"""Four curricula as hosts handed them over: every topic, its module and its hours exactly."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.importing import Draft, DraftModule, DraftProgramme, DraftTopic, read_draft
from assessor.model.curriculum import MINUTES_PER_HOUR

CURRICULA = Path(__file__).resolve().parents[3] / "shared" / "data" / "curricula"
pytestmark = pytest.mark.skipif(not CURRICULA.is_dir(), reason="the shared curricula are not here")


def topics_with_path(
    parent: DraftProgramme | DraftModule, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, DraftTopic]]:
    for topic in parent.topics:
        yield " / ".join(path), topic
    for module in parent.modules:
        yield from topics_with_path(module, (*path, module.title))


def as_expected(draft: Draft) -> list[tuple[str, ...]]:
    rows = []
    for module, topic in (found for programme in draft.programmes for found in topics_with_path(programme)):
        hours = topic.hours
        minutes = (hours.total, hours.contact, hours.practice, hours.self_study)
        cells = ("" if m is None else f"{m / MINUTES_PER_HOUR:g}" for m in minutes)
        rows.append((module, topic.title, *cells, topic.place.sheet))
    return rows


@pytest.mark.parametrize("name", ["utp-ru-table.docx", "plan-ru-by-year.xlsx"])
def test_topics_modules_and_hours_are_as_in_the_source(name: str) -> None:
    with (CURRICULA / "expected" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]
    draft = read_draft(CURRICULA / name)
    assert as_expected(draft) == expected
    assert draft.sha256 == hashlib.sha256((CURRICULA / name).read_bytes()).hexdigest()


def test_sections_with_descriptions_are_topics_and_their_dirt_is_reported() -> None:
    draft = read_draft(CURRICULA / "gwl-almaty-broker-school-ru.csv")
    (programme,) = draft.programmes
    assert [(topic.number, topic.title[:12], topic.place.row) for topic in programme.topics] == [
        ("1", "Oбщие положе", 2),
        ("2", "Правильное о", 3),
        ("3", "“Таможенная ", 4),
        ("4", "Правильное о", 5),
    ]
    assert all(len(topic.description) > 200 for topic in programme.topics)
    assert [(problem.place.row, sorted(problem.values)) for problem in draft.problems] == [
        (2, ["word"]),
        (5, ["count", "title"]),
    ]


def test_modules_units_and_topics_nest() -> None:
    (programme,) = read_draft(CURRICULA / "zonal-ke-clearing-forwarding-en.csv").programmes
    shape = [
        (module.title, [(unit.title, len(unit.topics)) for unit in module.modules]) for module in programme.modules
    ]
    assert shape == [
        (
            "Module 1: Freight Forwarding",
            [
                ("PORT CLEARANCE", 6),
                ("FREIGHT FORWARDING OPERATIONS", 8),
                ("CARGO STORAGE AND WAREHOUSING", 2),
                ("CONTAINERIZATION", 2),
                ("BASIS OF INTERNATIONAL TRADE AND TRANSPORT", 2),
            ],
        ),
        ("Module 2: Customs Laws & Procedures", [("CUSTOMS LAW", 4), ("CUSTOMS CLEARANCE PROCEDURES", 3)]),
    ]
    assert [topic.title for topic in programme.modules[0].modules[3].topics] == [
        "Container Markings/ Container Identifications",
        "Container Charges",
    ]


def test_the_speciality_names_the_programme_and_totals_are_set_aside() -> None:
    draft = read_draft(CURRICULA / "plan-ru-by-year.xlsx")
    assert draft.programmes[0].title == "38.05.02 Таможенное дело"
    totals = [row for row in draft.set_aside if row.reason == "a total"]
    assert [(row.place.sheet, row.place.row) for row in totals] == [
        ("Курс 1", 14),
        ("Курс 2", 16),
        ("Курс 3", 16),
        ("Курс 4", 16),
        ("Курс 5", 11),
    ]
