"""What is still open before a report is handed over."""

from dataclasses import replace

import pytest

from assessor.analysis.analyse import analyse
from assessor.analysis.open_points import ItemAt, Open, OpenPoint, open_points
from assessor.analysis.results import Results
from assessor.analysis.scope import scope_for
from assessor.model.assessment import Adoption, Assessment, Institution
from assessor.model.mapping import EvidenceKind
from assessor.model.snapshot import Snapshot
from tests.analysis.builders import FRAMEWORK, Case, one, two

OUTCOME = EvidenceKind.OUTCOME


def found(snapshot: Snapshot) -> dict[Open, OpenPoint]:
    def results_of(framework: str, role: str | None, programme: str | None) -> Results:
        return analyse(snapshot, scope_for(snapshot, framework, role, programme))

    points = open_points(snapshot, results_of)
    assert [point.kind for point in points] == sorted((point.kind for point in points), key=list(Open).index)
    return {point.kind: point for point in points}


def described(case: Case) -> Snapshot:
    """The snapshot with everything that the cover asks for."""
    head = Assessment(
        "a", "Title", "Название", starts="2026-10-12", ends="2026-10-14", mandate="x", mandate_translated="ы"
    )
    return replace(case.snapshot(), assessment=head, institutions=(Institution("i", 1, "Academy"),))


def finished() -> Case:
    """Everything is decided, aimed, evident and complete."""
    case = Case().programme("p", "t1", "t2").aim("p", "R").map("t1", "A1", "L2", OUTCOME).set_aside("t2").complete("p")
    case.adoptions.append(Adoption("ad", FRAMEWORK, "R", "the host", "2026-10-14"))
    return case


def test_nothing_is_open_when_everything_is_done() -> None:
    assert found(described(finished())) == {}


def test_an_empty_assessment_asks_for_the_curriculum_first() -> None:
    points = found(replace(Case(assessors=[]).snapshot()))
    assert set(points) == {
        *(Open.NO_PROGRAMME, Open.NO_ASSESSOR, Open.NO_INSTITUTION, Open.NO_DATES, Open.NO_MANDATE),
        Open.NO_TRANSLATION,
    }
    assert next(iter(points.values())).makes_draft
    assert points[Open.NO_DATES].first == "starts"


def test_what_keeps_the_report_a_draft() -> None:
    case = two().aim("p", "R", "S").map("t1", "A1", "L2", OUTCOME).complete("q")
    points = found(described(case))
    assert (points[Open.WORKING_TARGETS].count, points[Open.NOT_COMPLETE].count) == (2, 1)
    assert points[Open.NOT_COMPLETE].first == "t2", "mapping goes on where nothing is decided yet"
    assert points[Open.UNDECIDED] == OpenPoint(Open.UNDECIDED, 3, "t2")
    assert points[Open.NO_AIMS] == OpenPoint(Open.NO_AIMS, 1, "q")
    assert [kind for kind, point in points.items() if point.makes_draft] == [Open.WORKING_TARGETS, Open.NOT_COMPLETE]


def test_items_are_counted_once_however_many_roles_ask_for_them() -> None:
    case = finished().aim("p", "S")
    case.map("t1", "A1", "L3", OUTCOME, by="bob")
    case.map("t1", "A2", "P", OUTCOME).map("t2", "A2", "P", OUTCOME)
    points = found(described(case))
    assert points[Open.DIFFER] == OpenPoint(Open.DIFFER, 1, ItemAt(FRAMEWORK, "A1", "p", "R"))
    assert points[Open.JUDGEMENT_DUE].count == 1


def test_a_judgement_older_than_a_mapping_is_to_be_looked_at_again() -> None:
    case = finished().judge("A1", "L2", OUTCOME)
    case.look_again.add(case.judgements[0].id)
    assert found(described(case))[Open.LOOK_AGAIN].count == 1


@pytest.mark.parametrize(
    ("code", "grade", "kinds", "expected"),
    [
        ("A2", "L", (OUTCOME,), Open.NO_LEVEL),
        ("A2", "F2", (), Open.NO_EVIDENCE),
        ("B", "F1", (OUTCOME,), Open.TO_REFINE),
    ],
)
def test_mappings_that_ask_for_more(code: str, grade: str, kinds: tuple[EvidenceKind, ...], expected: Open) -> None:
    points = found(described(finished().map("t1", code, grade, *kinds)))
    assert points[expected] == OpenPoint(expected, 1, "t1")


def test_each_missing_text_of_the_cover_names_its_field() -> None:
    snapshot = described(finished())
    head = replace(snapshot.assessment, mandate_translated="", ends="")
    points = found(replace(snapshot, assessment=head, institutions=()))
    assert {kind: point.first for kind, point in points.items()} == {
        Open.NO_INSTITUTION: "institutions",
        Open.NO_DATES: "ends",
        Open.NO_TRANSLATION: "mandate_translated",
    }


def test_a_programme_that_aims_at_a_role_is_no_open_point() -> None:
    assert Open.NO_AIMS in found(one().snapshot())
    assert Open.NO_AIMS not in found(one().aim("p", "R").snapshot())
