"""How far the work is, and where it goes on."""

from assessor.analysis.open_points import Open, OpenPoint
from assessor.analysis.steps import STEP_OF, Progress, Step, next_step, open_of, progress
from tests.analysis.builders import Case, one


def test_every_open_point_belongs_to_a_step() -> None:
    assert set(STEP_OF) == set(Open)


def test_a_new_assessment_goes_on_with_its_curriculum() -> None:
    steps = progress(Case().snapshot(), [OpenPoint(Open.NO_PROGRAMME, 1)])
    assert steps[Step.CURRICULUM] is steps[Step.MAPPING] is steps[Step.REPORT] is Progress.NOT_BEGUN
    assert next_step(steps) is Step.CURRICULUM


def test_work_goes_on_where_something_is_open() -> None:
    snapshot = one().map("t1", "A1", "L2").snapshot()
    points = [OpenPoint(Open.UNDECIDED, 2, "t2"), OpenPoint(Open.NO_DATES, 1, "starts")]
    steps = progress(snapshot, points)
    assert [steps[step] for step in Step] == [
        *(Progress.UNDER_WAY, Progress.DONE, Progress.UNDER_WAY, Progress.DONE, Progress.UNDER_WAY)
    ]
    assert next_step(steps) is Step.MAPPING
    assert open_of(Step.MAPPING, points) == (points[0],)
    assert next_step(progress(snapshot, points[1:])) is Step.ASSESSMENT


def test_when_all_is_done_the_report_is_left() -> None:
    steps = progress(one().map("t1", "A1", "L2").snapshot(), [])
    assert set(steps.values()) == {Progress.DONE}
    assert next_step(steps) is Step.REPORT
