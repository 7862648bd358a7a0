"""What has been decided of each topic."""

from assessor.analysis.decisions import UNDECIDED, Decision, decisions
from assessor.model.mapping import Coverage, Mapping

ALL = frozenset({"EU", "WCO"})


def mapping(topic: str, coverage: Coverage, *, who: str = "a", framework: str = "EU") -> Mapping:
    return Mapping(f"{topic}{coverage}{who}{framework}", topic, framework, "X", who, coverage)


def by_topic(*rows: Mapping) -> dict[str, tuple[Mapping, ...]]:
    return {row.topic_id: tuple(other for other in rows if other.topic_id == row.topic_id) for row in rows}


def test_the_best_mapping_counts() -> None:
    rows = by_topic(mapping("t", Coverage.P), mapping("t", Coverage.F, framework="WCO"))
    assert decisions(rows, frozenset(), assessor_id="a", framework_ids=ALL) == {"t": Decision(Coverage.F)}


def test_only_the_frameworks_and_the_assessor_asked_for_count() -> None:
    rows = by_topic(mapping("t", Coverage.F, framework="WCO"), mapping("u", Coverage.L, who="b"))
    assert decisions(rows, frozenset(), assessor_id="a", framework_ids=frozenset({"EU"})) == {}
    assert set(decisions(rows, frozenset(), assessor_id=None, framework_ids=ALL)) == {"t", "u"}


def test_not_alone_decides_nothing() -> None:
    found = decisions(by_topic(mapping("t", Coverage.N)), frozenset(), assessor_id="a", framework_ids=ALL)
    assert found["t"] == Decision(Coverage.N)
    assert not found["t"].is_decided
    assert not UNDECIDED.is_decided


def test_a_topic_set_aside_is_decided() -> None:
    found = decisions({}, frozenset({"t"}), assessor_id="a", framework_ids=ALL)
    assert found["t"].is_decided
