"""What a summary names of several results, and how much there is to look at."""

from assessor.analysis.extent import all_topic_counts, reasons_not_assessed, total_hours
from assessor.analysis.highlights import Highlight, highlights
from assessor.analysis.results import Reason
from assessor.model.curriculum import Hours
from tests.analysis.builders import results_of, two


def codes(entries: tuple[Highlight, ...]) -> list[str]:
    return [entry.item.code for entry in entries]


def test_results_are_named_in_turn_and_each_item_once() -> None:
    case = two().complete("p", "q").map("t1", "A1", "F3").map("t1", "A2", "F2").map("u1", "A1", "F3")
    named = highlights([results_of(case, "R", "p"), results_of(case, "R", "q")])
    assert codes(named.strengths) == ["A1", "A2"]
    assert [entry.position for entry in named.strengths] == [0, 0]


def test_gaps_that_another_programme_closes_come_last() -> None:
    case = two().complete("p", "q").map("u1", "A1", "F3").map("u1", "B1", "F1")
    named = highlights([results_of(case, "R", "p"), results_of(case, "R", "q")])
    assert codes(named.gaps) == ["A2", "V1", "A1"]
    assert codes(highlights([results_of(case, "R", "p"), results_of(case, "R", "q")], least=4).gaps)[-1] == "B1"


def test_strengths_get_as_much_room_as_gaps() -> None:
    case = two().complete("p", "q").map("t1", "A1", "F3")
    results = [results_of(case, "R", "p")]
    assert len(highlights(results, most=5, least=1).gaps) == 1
    assert len(highlights(results, most=5, least=3).gaps) == 3
    assert len(highlights(results, most=2, least=2).gaps) == 2


def test_nothing_gives_nothing_to_name() -> None:
    assert highlights([]).strengths == ()
    assert highlights([results_of(two(), "R", "p")]).gaps == ()


def test_topics_hours_and_reasons_add_up_over_the_programmes() -> None:
    case = two().map("t1", "A1", "L1").set_aside("u1").map("t2", "A1", "P").map("t1", "A2", "P").map("t2", "A2", "P")
    snapshot = case.snapshot()
    counts = all_topic_counts(snapshot)
    assert (counts.mapped, counts.set_aside, counts.undecided, counts.total) == (2, 1, 1, 4)
    assert total_hours(snapshot.curriculum) == Hours(contact=240, self_study=0)
    reasons = reasons_not_assessed([results_of(case, "R", "p"), results_of(case, "R", "q")])
    assert reasons == {Reason.OPEN: 6, Reason.JUDGEMENT_DUE: 1}
