"""What summaries, the matrix and the comparative table say."""

from dataclasses import replace

from assessor.analysis import summaries
from assessor.analysis.extent import total_hours
from assessor.analysis.results import Result
from assessor.analysis.tables import MatrixCell, comparative_rows, matrix
from assessor.model.assessment import Adoption
from assessor.model.curriculum import Hours, Node, NodeKind
from assessor.model.mapping import Coverage
from standards.framework import Provenance
from tests.analysis.builders import FRAMEWORK, Case, one, results_of, two


def test_programmes_first_each_with_its_roles() -> None:
    snapshot = two().aim("p", "S", "R").map("t1", "A1", "L3").snapshot()
    found = summaries.programme_results(snapshot, FRAMEWORK)
    assert [(entry.programme_id, entry.role_code) for entry in found] == [("p", "R"), ("p", "S"), ("q", None)]
    assert [entry.results.item("A1").documented for entry in found] == [3, 3, 0]
    assert [results.scope.role_code for results in summaries.role_results(snapshot, FRAMEWORK)] == ["R", "S"]
    assert summaries.aimed_roles(snapshot, FRAMEWORK, "q") == ()


def test_gaps_stand_largest_first() -> None:
    case = one().map("t1", "A1", "L2").map("t1", "A2", "P").map("t1", "B1", "N").map("t1", "V1", "P").complete("p")
    gaps = summaries.gap_order(results_of(case))
    assert [(gap.code, gap.shortfall) for gap in gaps] == [("A2", 2), ("B1", 1), ("A1", 1), ("V1", None)]
    assert gaps[1].result is Result.NOT_FOUND, "of one step missing what is not there at all goes first"


def test_strengths_stand_best_first() -> None:
    case = one().map("t1", "A1", "L3").map("t1", "A2", "F2").map("t2", "B1", "L2").map("t1", "B1", "L1")
    assert [item.code for item in summaries.strengths(results_of(case))] == ["A1", "A2", "B1"]


def test_differences_with_and_without_a_consensus() -> None:
    case = (
        one().map("t1", "A1", "L1").map("t1", "A1", "L2", by="bob").map("t1", "A2", "P").map("t1", "A2", "P", by="bob")
    )
    case.map("t1", "B1", "L1").map("t1", "B1", "N", by="bob").judge("B1", "L1", by=None)
    open_one, settled = summaries.differences(results_of(case))
    assert (open_one.code, open_one.consensus) == ("A1", None)
    assert {voice: value.documented for voice, value in open_one.voices.items()} == {"ann": 1, "bob": 2}
    assert settled.code == "B1"
    assert settled.consensus


def test_completeness_is_that_of_the_results() -> None:
    snapshot = two().complete("q", by="bob").snapshot()
    assert [summaries.is_complete(snapshot, programme) for programme in ("p", "q")] == [False, True]


def test_working_targets_until_they_are_adopted() -> None:
    case = one()
    assert summaries.is_working(case.snapshot(), FRAMEWORK, "R")
    case.adoptions.append(Adoption("a", FRAMEWORK, "R", "the academy", "2026-10-14"))
    assert not summaries.is_working(case.snapshot(), FRAMEWORK, "R")
    assert summaries.is_working(case.snapshot(), FRAMEWORK, "S")


def test_provenance_of_headings_and_of_the_targets_aimed_at() -> None:
    snapshot = two().aim("p", "R").aim("q", "R", "S").snapshot()
    headings, targets = summaries.provenance_summary(snapshot, snapshot.frameworks[0])
    assert dict(headings) == {Provenance.RECONSTRUCTED: 9}
    assert dict(targets) == {Provenance.RECONSTRUCTED: 5}, "a role that two programmes aim at counts once"
    assert not summaries.provenance_summary(two().snapshot(), snapshot.frameworks[0])[1]


def test_what_was_taken_as_proposed() -> None:
    case = one().map("t1", "A1", "L1").map("t2", "A1", "L1").map("t1", "A1", "L1", fw="other")
    case.mappings[0] = replace(case.mappings[0], taken_as_proposed=True)
    assert summaries.taken_as_proposed(case.snapshot()) == (1, 3)
    assert summaries.taken_as_proposed(case.snapshot(), "other") == (0, 1)


def test_topics_by_what_was_decided() -> None:
    case = Case().programme("p", "t1", "t2", "t3", "t4").programme("q", "u1")
    case.map("t1", "A1", "P").map("t2", "A1", "N").set_aside("t3").set_aside("t1").map("u1", "X", "L", fw="other")
    counts = summaries.topic_counts(case.snapshot(), "p")
    assert (counts.mapped, counts.set_aside, counts.undecided, counts.total) == (1, 1, 2, 4)
    assert summaries.undecided_topics(case.snapshot()) == ("t2", "t4")


# the matrix


def nested() -> Case:
    """p holds module m with topics and module n with module n1 with a topic and module n2 without; and one topic."""
    case = Case()
    hour = Hours(contact=60, self_study=30)
    for place, (name, kind, parent) in enumerate(
        [
            ("p", NodeKind.PROGRAMME, None),
            ("m", NodeKind.MODULE, "p"),
            ("m1", NodeKind.TOPIC, "m"),
            ("m2", NodeKind.TOPIC, "m"),
            ("n", NodeKind.MODULE, "p"),
            ("n1", NodeKind.MODULE, "n"),
            ("n1t", NodeKind.TOPIC, "n1"),
            ("n2", NodeKind.MODULE, "n"),
            ("pt", NodeKind.TOPIC, "p"),
        ]
    ):
        hours = hour if kind is NodeKind.TOPIC else Hours()
        case.nodes.append(Node(name, kind, parent, place, name, hours=hours))
    return case


def test_rows_are_the_modules_that_hold_topics_and_those_without_any() -> None:
    rows = matrix(nested().snapshot(), FRAMEWORK).rows
    assert [(row.node_id, row.taught_minutes, row.self_study_minutes) for row in rows] == [
        ("p", 60, 30),
        ("m", 120, 60),
        ("n1", 60, 30),
        ("n2", 0, 0),
    ]


def test_hours_of_modules_count_in_their_own_rows_and_never_for_items() -> None:
    case = nested().map("n1t", "A1", "L1")
    own = {"m": Hours(contact=600), "n": Hours(self_study=300)}  # n holds modules alone
    case.nodes = [replace(node, hours=own.get(node.id, node.hours)) for node in case.nodes]
    snapshot = case.snapshot()
    rows = matrix(snapshot, FRAMEWORK).rows
    assert [(row.node_id, row.taught_minutes, row.self_study_minutes) for row in rows] == [
        ("p", 60, 30),
        ("m", 720, 60),
        ("n", 0, 300),
        ("n1", 60, 30),
        ("n2", 0, 0),
    ]
    given = total_hours(snapshot.curriculum)
    assert (given.taught, given.self_study) == (840, 420)
    assert rows[3].by_item["A1"].taught_minutes == 60


def test_a_cell_is_the_best_coverage_of_one_topic() -> None:
    case = nested().map("m1", "A1", "P4").map("m2", "A1", "L2").map("m2", "A1.1", "L1").map("m1", "V1", "F3")
    case.map("n1t", "A1", "N").map("m1", "A", "F4")
    table = matrix(case.snapshot(), FRAMEWORK)
    assert (table.codes, table.areas) == (("A1", "A2", "B1", "V1"), ("A", "B", "V"))
    row = table.rows[1]
    assert row.by_item == {
        "A1": MatrixCell(Coverage.L, level=2, topics=2, taught_minutes=120, differs=False),
        "V1": MatrixCell(Coverage.F, level=None, topics=1, taught_minutes=60, differs=False),
    }
    assert row.by_area["A"] == row.by_item["A1"]
    assert table.rows[2].by_item == {}, "N is an empty cell"


def test_a_cell_says_where_assessors_differ_about_a_topic() -> None:
    case = (
        nested()
        .map("m1", "A1", "P")
        .map("m1", "A1", "F2", by="bob")
        .map("m2", "A2", "L1")
        .map("m1", "A2", "P", by="bob")
    )
    cells = matrix(case.snapshot(), FRAMEWORK).rows[1].by_item
    assert (cells["A1"].differs, cells["A1"].coverage) == (True, Coverage.F)
    assert not cells["A2"].differs, "two topics, each rated once"
    assert cells["A2"].topics == 2


def test_an_area_counts_a_topic_of_several_items_once() -> None:
    case = nested().map("m1", "A1", "P").map("m1", "A2", "L1")
    assert matrix(case.snapshot(), FRAMEWORK).rows[1].by_area["A"] == MatrixCell(Coverage.L, 1, 1, 60, differs=False)


def test_a_matrix_of_some_programmes() -> None:
    case = two().map("t1", "A1", "L1").map("u1", "A1", "L1")
    rows = matrix(case.snapshot(), FRAMEWORK, ["q"]).rows
    assert [(row.node_id, row.programme_id) for row in rows] == [("q-m", "q")]
    assert len(matrix(case.snapshot(), FRAMEWORK).rows) == 2


# the comparative table


def test_item_by_item_with_topics_mappings_and_judgements() -> None:
    case = two().map("u1", "A1", "P").map("t2", "A1", "L2", by="bob").map("t2", "A1", "F3").map("t1", "A1", "N")
    case.judge("A1", "L3", by=None).judge("A1", "L2", by="bob", of="p").judge("A2", "N", of="q")
    items = comparative_rows(case.snapshot(), FRAMEWORK)
    assert [item.code for item in items] == ["A1", "A2", "B1", "V1"]
    first = items[0]
    assert [(row.topic_id, row.path, row.taught_minutes) for row in first.rows] == [
        ("t2", ("p", "p-m"), 60),
        ("u1", ("q", "q-m"), 60),
    ], "in document order; N deals with nothing"
    assert [mapping.assessor_id for mapping in first.rows[0].mappings] == ["ann", "bob"]
    assert [judgement.assessor_id for judgement in first.judgements] == ["bob", None]
    assert first.assessor_ids == ("ann", "bob")
    assert [judgement.programme_id for judgement in items[1].judgements] == ["q"]


def test_the_comparative_table_of_one_programme() -> None:
    case = two().map("u1", "A1", "P").map("t2", "A1", "L2").judge("A1", "L1", of="q").judge("A1", "L1")
    first = comparative_rows(case.snapshot(), FRAMEWORK, ["p"])[0]
    assert [row.topic_id for row in first.rows] == ["t2"]
    assert [judgement.programme_id for judgement in first.judgements] == [None]
