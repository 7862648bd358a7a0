"""How long the rest will take at an assessor's own pace."""

from datetime import UTC, datetime, timedelta

from assessor.analysis.pace import FEWEST, seconds_a_topic, seconds_left

_START = datetime(2026, 10, 14, 9, tzinfo=UTC)


def _times(*gaps: float) -> list[str]:
    at, found = _START, [_START.isoformat()]
    for gap in gaps:
        at += timedelta(seconds=gap)
        found.append(at.isoformat())
    return found


def test_the_median_of_the_gaps_counts() -> None:
    assert seconds_a_topic(_times(*[60] * 7, 20, 400)) == 60
    assert seconds_left(_times(*[60] * 8), 98) == 98 * 60


def test_a_break_is_no_work() -> None:
    assert seconds_a_topic(_times(*[40] * 8, 5000, *[40] * 3, 70_000)) == 40


def test_what_was_decided_at_once_says_nothing_of_the_pace() -> None:
    assert seconds_a_topic(_times(*[0] * 200, *[30] * 8)) == 30


def test_too_few_decisions_give_no_pace() -> None:
    assert seconds_a_topic(_times(*[60] * (FEWEST - 1))) is None
    assert seconds_left([], 12) is None
