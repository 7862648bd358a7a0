"""When a report is a draft, and what is called what."""

from dataclasses import replace

from assessor.model.assessment import Adoption
from assessor.model.snapshot import Snapshot
from reports.content.basis import Basis
from reports.content.cover import cover
from reports.content.method import method
from reports.content.state import draft_reasons, draft_summary, running
from standards.framework import Provenance, Target
from tests.analysis.builders import FRAMEWORK, Case
from tests.reports.conftest import DATE, small_case


def reasons(snapshot: Snapshot) -> tuple[str, ...]:
    return draft_reasons(Basis(snapshot, "en", DATE))


def finished() -> Case:
    case = small_case().complete("q", by="bob")
    case.adoptions.append(Adoption("a", FRAMEWORK, "R", "the host", "2026-10-14"))
    return case


def test_working_targets_and_open_programmes_make_a_draft(small: Snapshot) -> None:
    role, programme = reasons(small)
    assert "“R”" in role
    assert "working targets" in role
    assert "“Programme q”" in programme


def test_with_adopted_targets_and_complete_programmes_the_report_is_final() -> None:
    snapshot = finished().snapshot()
    assert reasons(snapshot) == ()
    assert running(Basis(snapshot, "en", DATE), is_draft=False).state.startswith("Final")


def test_targets_of_a_role_that_is_no_aim_do_not_matter() -> None:
    case = finished()
    case.aims.clear()
    case.adoptions.clear()
    assert reasons(case.snapshot()) == ()


def test_listed_targets_need_no_adoption() -> None:
    case = finished()
    case.adoptions.clear()
    roles = tuple(
        replace(role, targets={code: Target(t.level, Provenance.LISTED) for code, t in role.targets.items()})
        for role in case.framework.roles
    )
    case.framework = replace(case.framework, roles=roles)
    assert reasons(case.snapshot()) == ()


def test_the_cover_says_the_same_in_short(small: Snapshot) -> None:
    basis = Basis(small, "en", DATE)
    (state,) = (fact for fact in cover(basis).facts if fact.is_state)
    for sentence in draft_summary(basis):
        assert sentence in state.lines[0]


def test_nothing_reconstructed_is_named_without_its_state(english: Basis, russian: Basis) -> None:
    assert running(english, is_draft=True).frameworks.count("unofficial") == 2
    assert running(russian, is_draft=True).frameworks.count("неофициальный") == 2


def test_the_disclaimer_stands_only_where_the_assessment_carries_one(english: Basis, small: Snapshot) -> None:
    assert cover(english).disclaimer
    assert cover(Basis(small, "en", DATE)).disclaimer == ""


def test_cover_shows_both_titles_each_in_its_place(english: Basis, russian: Basis) -> None:
    in_english, in_russian = cover(english), cover(russian)
    assert (in_english.title, in_english.other_title) == (in_russian.other_title, in_russian.title)
    assert "Exempla" in in_english.title


def test_without_aims_the_cover_says_that_there_are_no_targets() -> None:
    case = finished()
    case.aims.clear()
    case.adoptions.clear()
    snapshot = case.snapshot()
    (state,) = (fact for fact in cover(Basis(snapshot, "en", DATE)).facts if fact.is_state)
    assert state.lines[0].startswith("Final. No programme aims at a role, so there are no targets")
    draft = replace(snapshot, completions=())
    (state,) = (fact for fact in cover(Basis(draft, "ru", DATE)).facts if fact.is_state)
    assert "Ни у одной программы не указана роль" in state.lines[0]
    aimed = finished().snapshot()
    assert not [fact for fact in cover(Basis(aimed, "en", DATE)).facts if fact.is_state]


def test_where_no_document_came_in_only_typed_programmes_are_called_typed(small: Snapshot) -> None:
    assert "programmes were typed" in method(Basis(replace(small, sources=()), "en", DATE)).no_documents
    assert "no programme was typed" in method(Basis(Case().snapshot(), "en", DATE)).no_documents
