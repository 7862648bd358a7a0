"""The list of topics: what it shows under each filter, and that decisions move no row."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from assessor.analysis.decisions import Decision
from assessor.model.curriculum import Curriculum, Hours, Node, NodeKind
from assessor.model.mapping import Coverage
from assessor.words import load_words
from ui.pages.mapping.entries import entries_of
from ui.pages.mapping.topic_model import Filter, TopicModel

DECIDED = {"1.1": Decision(Coverage.F), "2.1": Decision(is_set_aside=True), "2.2": Decision(Coverage.N)}


def node(node_id: str, kind: NodeKind, parent: str | None, position: int, title: str, minutes: int = 0) -> Node:
    return Node(node_id, kind, parent, position, title, number=node_id, hours=Hours(contact=minutes or None))


CURRICULUM = Curriculum(
    [
        node("P", NodeKind.PROGRAMME, None, 1, "Курс"),
        node("1", NodeKind.MODULE, "P", 1, "Таможенная стоимость"),
        node("1.1", NodeKind.TOPIC, "1", 1, "Объём сделки", 120),
        node("1.2", NodeKind.TOPIC, "1", 2, "Методы оценки", 240),
        node("2", NodeKind.MODULE, "P", 2, "Общие предметы"),
        node("2.1", NodeKind.TOPIC, "2", 1, "Философия"),
        node("2.2", NodeKind.TOPIC, "2", 2, "История сделок"),
    ]
)


@pytest.fixture
def model() -> TopicModel:
    made = TopicModel(load_words("en"))
    made.show_entries(entries_of(CURRICULUM, None), DECIDED)
    return made


def ids(model: TopicModel) -> list[str]:
    return [model.entry(row).id for row in range(model.rowCount())]


def test_the_model_keeps_the_contract_of_qt(model: TopicModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_headings_stand_before_their_topics_and_add_up_hours(model: TopicModel) -> None:
    assert ids(model) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]
    assert [model.entry(row).minutes for row in range(6)] == [360, 120, 240, None, None, None]


def test_a_programme_has_a_heading_only_beside_others() -> None:
    two = Curriculum([*CURRICULUM.nodes, node("Q", NodeKind.PROGRAMME, None, 2, "Другой")])
    assert next(entry.id for entry in entries_of(two, None)) == "P"
    assert next(entry.id for entry in entries_of(two, "P")) == "1"


def test_each_filter_shows_its_topics_and_counts_them(model: TopicModel) -> None:
    assert model.counts() == {Filter.ALL: 4, Filter.UNDECIDED: 2, Filter.SET_ASIDE: 1, Filter.SUSPECT: 0}
    model.show_fitting(Filter.UNDECIDED, "")
    assert ids(model) == ["1", "1.2", "2", "2.2"]  # N alone decides nothing
    model.show_fitting(Filter.SET_ASIDE, "")
    assert ids(model) == ["2", "2.1"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("сделк", ["1", "1.1"]), ("сделки ОБЪЕМ", ["1", "1.1"]), ("1.2", ["1", "1.2"]), ("нет такого", [])],
)
def test_typed_words_are_found_whatever_the_case_and_the_yo(model: TopicModel, typed: str, found: list[str]) -> None:
    model.show_fitting(Filter.ALL, typed)
    assert ids(model) == found


def test_a_topic_decided_stays_in_sight_until_the_filter_is_asked_again(model: TopicModel) -> None:
    model.show_fitting(Filter.UNDECIDED, "")
    model.show_decisions({**DECIDED, "1.2": Decision(Coverage.L)})
    assert "1.2" in ids(model)
    assert model.counts()[Filter.UNDECIDED] == 1
    model.show_fitting(Filter.UNDECIDED, "")
    assert ids(model) == ["2", "2.2"]


def test_a_topic_undecided_again_comes_back_into_the_list(model: TopicModel) -> None:
    model.show_fitting(Filter.UNDECIDED, "")
    model.show_decisions({})
    assert ids(model) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


def test_a_closed_heading_hides_its_topics_and_still_stands_for_them(model: TopicModel) -> None:
    model.toggle(0)
    assert ids(model) == ["1", "2", "2.1", "2.2"]
    assert model.topics_at([0]) == ["1.1", "1.2"]
    model.reveal("1.2")
    assert "1.2" in ids(model)


def test_what_is_typed_looks_into_closed_headings(model: TopicModel) -> None:
    model.toggle(0)
    model.show_fitting(Filter.ALL, "методы")
    assert ids(model) == ["1", "1.2"]


def test_revealing_a_topic_drops_the_filter_that_hides_it(model: TopicModel) -> None:
    model.show_fitting(Filter.SET_ASIDE, "философия")
    model.reveal("1.1")
    assert model.filter is Filter.ALL
    assert "1.1" in ids(model)


def test_the_next_undecided_goes_round_the_end(model: TopicModel) -> None:
    assert model.next_undecided("1.1", 1) == "1.2"
    assert model.next_undecided("1.2", 1) == "2.2"
    assert model.next_undecided("2.2", 1) == "1.2"
    assert model.next_undecided("1.2", -1) == "2.2"
    model.show_decisions(dict.fromkeys(("1.1", "1.2", "2.1", "2.2"), Decision(Coverage.L)))
    assert model.next_undecided("1.1", 1) is None


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (0, "module 1 Таможенная стоимость, expanded, 6 h"),
        (1, "1.1 Объём сделки, fully, 2 h"),
        (2, "1.2 Методы оценки, undecided, 4 h"),
        (4, "2.1 Философия, no counterpart"),
    ],
)
def test_a_screen_reader_hears_a_sentence(model: TopicModel, row: int, sentence: str) -> None:
    heard = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.replace("\N{NO-BREAK SPACE}", " ") == sentence
