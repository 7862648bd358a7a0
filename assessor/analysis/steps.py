"""How far the work is, step by step, and where it goes on."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from assessor.analysis.open_points import Open, OpenPoint
from assessor.model.snapshot import Snapshot


class Step(StrEnum):
    """The steps in the order of the work."""

    ASSESSMENT = "assessment"
    CURRICULUM = "curriculum"
    MAPPING = "mapping"
    GAPS = "gaps"
    REPORT = "report"


class Progress(StrEnum):
    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"


STEP_OF = {
    Open.NO_PROGRAMME: Step.CURRICULUM,
    Open.NO_AIMS: Step.CURRICULUM,
    Open.NOT_COMPLETE: Step.MAPPING,
    Open.UNDECIDED: Step.MAPPING,
    Open.SUSPECT: Step.MAPPING,
    Open.NO_LEVEL: Step.MAPPING,
    Open.NO_EVIDENCE: Step.MAPPING,
    Open.TO_REFINE: Step.MAPPING,
    Open.DIFFER: Step.GAPS,
    Open.JUDGEMENT_DUE: Step.GAPS,
    Open.LOOK_AGAIN: Step.GAPS,
    Open.WORKING_TARGETS: Step.ASSESSMENT,
    Open.NO_ASSESSOR: Step.ASSESSMENT,
    Open.NO_INSTITUTION: Step.ASSESSMENT,
    Open.NO_DATES: Step.ASSESSMENT,
    Open.NO_MANDATE: Step.ASSESSMENT,
    Open.NO_TRANSLATION: Step.ASSESSMENT,
}
"""Each kind of open point belongs to one step; the report is open while any step is."""

_GO_ON = (Step.CURRICULUM, Step.MAPPING, Step.GAPS, Step.ASSESSMENT, Step.REPORT)


def open_of(step: Step, points: Sequence[OpenPoint]) -> tuple[OpenPoint, ...]:
    """The open points of one step; of the report, all."""
    return tuple(point for point in points if step in (Step.REPORT, STEP_OF[point.kind]))


def progress(snapshot: Snapshot, points: Sequence[OpenPoint]) -> Mapping[Step, Progress]:
    """How far each step is. `points` is what `open_points` gives for the snapshot."""
    has_programmes = bool(snapshot.curriculum.programmes)
    has_decisions = bool(snapshot.mappings or snapshot.set_asides)
    has_begun = {
        Step.ASSESSMENT: True,
        Step.CURRICULUM: has_programmes,
        Step.MAPPING: has_decisions,
        Step.GAPS: has_decisions and has_programmes,
        Step.REPORT: has_decisions and has_programmes,
    }
    return {
        step: Progress.NOT_BEGUN if not begun else Progress.UNDER_WAY if open_of(step, points) else Progress.DONE
        for step, begun in has_begun.items()
    }


def next_step(steps: Mapping[Step, Progress]) -> Step:
    """Where the work goes on: the first step that is not done; what the cover says comes after the findings."""
    return next((step for step in _GO_ON if steps[step] is not Progress.DONE), Step.REPORT)
