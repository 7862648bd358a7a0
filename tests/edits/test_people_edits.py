"""People, institutions and frameworks of an assessment: changed and taken out again."""

from collections.abc import Callable

import pytest

from assessor.edits.assessment import add_assessor, add_institution, add_person_met, adopt_targets
from assessor.edits.curriculum import complete, set_aims
from assessor.edits.framework_use import is_in_use, remove_framework, withdraw_targets
from assessor.edits.people import (
    has_findings,
    order_institutions,
    remove_assessor,
    remove_institution,
    remove_person_met,
    update_assessor,
    update_institution,
    update_person_met,
)
from assessor.errors import AssessorError, NotAllowedError, UnknownWordError
from assessor.model.assessment import Adoption, Assessor, FrameworkInUse, Institution, PersonMet
from tests.edits.assessed import EU, WCO, WHO, Assessed


@pytest.fixture
def peopled(assessed: Assessed) -> Assessed:
    """Two institutions, two assessors, one conversation."""
    add_institution(assessed.store, name="Академия", **WHO)
    add_institution(assessed.store, name="Центр", **WHO)
    add_assessor(assessed.store, name="Пётр Ким", **WHO)
    add_person_met(assessed.store, function="Декан", date="2026-10-13", **WHO)
    return assessed


def institutions(assessed: Assessed) -> list[str]:
    return [row.name for row in sorted(assessed.store.rows(Institution), key=lambda row: row.position)]


def test_an_institution_is_described_ordered_and_removed(peopled: Assessed) -> None:
    academy, centre = (row.id for row in peopled.store.rows(Institution))
    update_institution(peopled.store, institution=academy, name=" Академия Примерии ", note="с 1998 года", **WHO)
    assert peopled.last_name == "Described the institution “Академия Примерии”"
    order_institutions(peopled.store, institutions=[centre, academy], **WHO)
    assert institutions(peopled) == ["Центр", "Академия Примерии"]
    remove_institution(peopled.store, institution=centre, **WHO)
    assert institutions(peopled) == ["Академия Примерии"]
    peopled.store.undo(**WHO)
    assert institutions(peopled) == ["Центр", "Академия Примерии"]


def test_an_assessor_without_findings_may_go(peopled: Assessed) -> None:
    first, second = (row.id for row in peopled.store.rows(Assessor))
    update_assessor(peopled.store, assessor=second, function="эксперт", name_translated="Petr Kim", **WHO)
    assert peopled.store.rows(Assessor)[1].function == "эксперт"
    complete(peopled.store, programme=peopled.programme, assessor=first, **WHO)
    assert (has_findings(peopled.store, first), has_findings(peopled.store, second)) == (True, False)
    peopled.unchanged_by(lambda: remove_assessor(peopled.store, assessor=first, **WHO), NotAllowedError)
    remove_assessor(peopled.store, assessor=second, **WHO)
    assert [row.id for row in peopled.store.rows(Assessor)] == [first]


def test_a_conversation_is_described_and_removed(peopled: Assessed) -> None:
    person = peopled.store.rows(PersonMet)[0].id
    update_person_met(peopled.store, person=person, function="Проректор", date="", **WHO)
    assert [(row.function, row.date) for row in peopled.store.rows(PersonMet)] == [("Проректор", "")]
    remove_person_met(peopled.store, person=person, **WHO)
    assert peopled.store.rows(PersonMet) == ()


def test_an_adoption_is_taken_back(peopled: Assessed) -> None:
    role = peopled.store.snapshot().framework_by_id[EU].roles[0].code
    adopt_targets(peopled.store, framework=EU, role=role, agreed_with="x", agreed_on="2026-10-14", **WHO)
    withdraw_targets(peopled.store, framework=EU, role=role, **WHO)
    assert peopled.store.rows(Adoption) == ()
    peopled.unchanged_by(lambda: withdraw_targets(peopled.store, framework=EU, role=role, **WHO), UnknownWordError)


def test_a_framework_goes_only_while_nothing_rests_on_it(peopled: Assessed) -> None:
    role = peopled.store.snapshot().framework_by_id[EU].roles[0].code
    set_aims(peopled.store, programme=peopled.programme, framework=EU, roles=[role], **WHO)
    assert is_in_use(peopled.store, EU)
    peopled.unchanged_by(lambda: remove_framework(peopled.store, framework=EU, **WHO), NotAllowedError)
    remove_framework(peopled.store, framework=WCO, **WHO)
    assert [row.id for row in peopled.store.rows(FrameworkInUse)] == [EU]


Verb = Callable[[Assessed], object]


@pytest.mark.parametrize(
    ("verb", "error"),
    [
        (lambda a: update_institution(a.store, institution=_first(a, Institution), name=" ", **WHO), NotAllowedError),
        (lambda a: update_assessor(a.store, assessor=_first(a, Assessor), name="", **WHO), NotAllowedError),
        (lambda a: update_assessor(a.store, assessor=_first(a, Assessor), name="пётр ким", **WHO), NotAllowedError),
        (lambda a: update_person_met(a.store, person=_first(a, PersonMet), date="вчера", **WHO), NotAllowedError),
        (lambda a: update_person_met(a.store, person=_first(a, PersonMet), function=" ", **WHO), NotAllowedError),
        (lambda a: remove_institution(a.store, institution="x", **WHO), UnknownWordError),
        (lambda a: remove_assessor(a.store, assessor="x", **WHO), UnknownWordError),
        (lambda a: remove_person_met(a.store, person="x", **WHO), UnknownWordError),
        (lambda a: remove_framework(a.store, framework="x", **WHO), UnknownWordError),
    ],
)
def test_what_the_rules_refuse_changes_nothing(peopled: Assessed, verb: Verb, error: type[AssessorError]) -> None:
    peopled.unchanged_by(lambda: verb(peopled), error)


def _first(assessed: Assessed, kind: type[Institution] | type[Assessor] | type[PersonMet]) -> str:
    return assessed.store.rows(kind)[0].id
