"""The assessment itself: begun, described, its people, frameworks and settings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.edits.assessment import (
    add_assessor,
    add_framework,
    add_institution,
    add_person_met,
    adopt_targets,
    create_assessment,
    set_weight,
    update_assessment,
)
from assessor.errors import AssessorError, FileProblemError, NotAllowedError, UnknownWordError
from assessor.model.assessment import Adoption, Assessment, Assessor, Institution, ItemWeight, PersonMet
from assessor.store import Opening
from standards.pack import load_pack
from tests.edits.assessed import AT, EU, WCO, WHO, Assessed


def test_an_assessment_begins_with_its_frameworks_inside(assessed: Assessed) -> None:
    snapshot = assessed.store.snapshot()
    assert snapshot.assessment.title == "Примерия"
    assert [framework.id for framework in snapshot.frameworks] == [EU, WCO]
    assert snapshot.framework_by_id[EU] == load_pack(EU)
    assert str(assessed.store.history()[-1].name) == "Began “Примерия”"


def test_a_title_is_needed_before_anything_is_made(tmp_path: Path) -> None:
    path = tmp_path / "x.assessment"
    with pytest.raises(NotAllowedError):
        create_assessment(path, title="  ", opening=Opening("tests", AT, None), **WHO)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_made_anew(assessed: Assessed) -> None:
    assessed.store.close()
    opening = Opening("tests", AT, None)
    assessed.unchanged_by(lambda: create_assessment(assessed.path, title="X", opening=opening, **WHO), FileProblemError)


def test_the_head_is_described(assessed: Assessed) -> None:
    update_assessment(assessed.store, country=" Примерия ", starts="2026-10-14", caps_levels_at_basis=True, **WHO)
    (head,) = assessed.store.rows(Assessment)
    assert (head.country, head.starts, head.caps_levels_at_basis) == ("Примерия", "2026-10-14", True)


Verb = Callable[[Assessed], object]


@pytest.mark.parametrize(
    ("verb", "error"),
    [
        (lambda a: update_assessment(a.store, title=" ", **WHO), NotAllowedError),
        (lambda a: update_assessment(a.store, starts="14.10.2026", **WHO), NotAllowedError),
        (lambda a: update_assessment(a.store, starts="2026-10-15", ends="2026-10-14", **WHO), NotAllowedError),
        (lambda a: add_assessor(a.store, name="АННА ЛИ", **WHO), NotAllowedError),
        (lambda a: add_assessor(a.store, name=" ", **WHO), NotAllowedError),
        (lambda a: add_framework(a.store, framework=load_pack(EU), **WHO), NotAllowedError),
        (lambda a: add_institution(a.store, name="", **WHO), NotAllowedError),
        (lambda a: add_person_met(a.store, function="", **WHO), NotAllowedError),
        (lambda a: add_person_met(a.store, function="Декан", date="вчера", **WHO), NotAllowedError),
        (lambda a: set_weight(a.store, framework=EU, item="OP-03", thousandths=-1, **WHO), NotAllowedError),
        (lambda a: set_weight(a.store, framework=EU, item="OP", thousandths=1, **WHO), NotAllowedError),
        (lambda a: adopt(a, role="X"), UnknownWordError),
        (lambda a: adopt(a, agreed_on=""), NotAllowedError),
        (lambda a: adopt(a, agreed_with=" "), NotAllowedError),
    ],
)
def test_what_the_rules_refuse_changes_nothing(assessed: Assessed, verb: Verb, error: type[AssessorError]) -> None:
    assessed.unchanged_by(lambda: verb(assessed), error)


def adopt(a: Assessed, **more: str) -> None:
    role = a.store.snapshot().framework_by_id[EU].roles[0].code
    values = {"role": role, "agreed_with": "Академия", "agreed_on": "2026-10-14", **more}
    adopt_targets(a.store, framework=EU, **values, **WHO)


def test_people_institutions_and_adoptions_are_kept(assessed: Assessed) -> None:
    add_assessor(assessed.store, name="Пётр Ким", function="эксперт", **WHO)
    add_institution(assessed.store, name="Академия", name_translated="Academy", **WHO)
    add_person_met(assessed.store, function="Декан", date="2026-10-13", **WHO)
    adopt(assessed)
    adopt(assessed, agreed_with="Служба")
    assert [(row.position, row.name) for row in assessed.store.rows(Assessor)] == [(1, "Анна Ли"), (2, "Пётр Ким")]
    assert assessed.store.rows(Institution)[0].name_translated == "Academy"
    assert assessed.store.rows(PersonMet)[0].date == "2026-10-13"
    assert [row.agreed_with for row in assessed.store.rows(Adoption)] == ["Служба"]


def test_the_usual_weight_needs_no_row(assessed: Assessed) -> None:
    for thousandths, rows in ((1000, 0), (2500, 1), (500, 1), (1000, 0)):
        set_weight(assessed.store, framework=EU, item="OP-03", thousandths=thousandths, **WHO)
        assert len(assessed.store.rows(ItemWeight)) == rows
