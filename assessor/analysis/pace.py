"""How quickly an assessor decides, and how long the rest will take at that pace. Our own definition."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

FEWEST = 8
"""From this many decisions on a pace is said at all."""

LONGEST_PAUSE = 900.0
"""Seconds; a longer gap between two decisions is a break and no work."""


def seconds_a_topic(decided_at: Sequence[str]) -> float | None:
    """The median time between two decisions of one assessor, in seconds; None while there are too few.

    Args:
        decided_at: ISO times, the moment at which each topic was first decided, in their order.
    """
    times = [datetime.fromisoformat(at).timestamp() for at in decided_at]
    gaps = [after - before for before, after in pairwise(times) if 0 < after - before <= LONGEST_PAUSE]
    return median(gaps) if len(gaps) >= FEWEST else None


def seconds_left(decided_at: Sequence[str], topics: int) -> float | None:
    """How long `topics` undecided topics will take at the assessor's own pace, in seconds; None while it is unknown."""
    pace = seconds_a_topic(decided_at)
    return None if pace is None else pace * topics
