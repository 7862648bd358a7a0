"""What each assessor has done so far."""

from assessor.analysis.team import Work, work_of_each
from tests.analysis.builders import one


def test_topics_count_once_and_nothing_is_forgotten() -> None:
    case = one().map("t1", "A1", "L2").map("t1", "A2", "P").map("t2", "A1", "N").set_aside("t3").judge("A1", "L2")
    work = work_of_each(case.snapshot())
    assert work["ann"] == Work(mapped_topics=1, set_aside=1, mappings=3, judgements=1)
    assert work["bob"] == Work()
    assert [work[name].is_any for name in ("ann", "bob")] == [True, False]


def test_a_completed_programme_is_work_too() -> None:
    assert work_of_each(one().complete("p", by="bob").snapshot())["bob"].is_any
