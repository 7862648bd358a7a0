"""The way back and forth: exact, after reopening, from another process, and refused where it would lose something."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.errors import NothingToUndoError
from assessor.model.mapping import Coverage, Evidence, EvidenceKind, Judgement, Mapping
from assessor.store import Message, Store, check_file
from assessor.store.history import InTheWayError, NothingLeftError, NothingToRedoError
from assessor.store.tables import TABLES
from tests.store.filled import AT, ROWS, WHO, filled, opening, row_id

Content = dict[str, list[tuple[object, ...]]]


def content(store: Store) -> Content:
    """Every logged row with its number."""
    return {
        table.name: store._connection.all(f"SELECT * FROM main.{table.name} ORDER BY number")
        for table in TABLES.values()
    }


def map_at(store: Store, level: int) -> None:
    """Set the level of the mapping, as a change called by the level."""
    with store.change("Level {level}", {"level": level}, by=WHO, at=AT) as change:
        change.put(replace(ROWS.mapping, level=level))


def _level(store: Store) -> int | None:
    return store.rows(Mapping)[0].level


def test_undo_walks_back_and_redo_walks_forward(store: Store) -> None:
    states = [content(store)]
    for level in (3, 4, 1):
        map_at(store, level)
        states.append(content(store))
    for state in reversed(states[:-1]):
        store.undo(by=WHO, at=AT)
        assert content(store) == state
    for state in states[1:]:
        store.redo(by=WHO, at=AT)
        assert content(store) == state
    with pytest.raises(NothingToRedoError):
        store.redo(by=WHO, at=AT)


def test_case_85_undo_goes_back_to_an_empty_file_and_forth_again_after_reopening(file: Path) -> None:
    with Store.open(file, opening=opening()) as store:
        full = content(store)
    undone = 0
    for act in ("undo", "redo"):
        for _ in range(2):
            with Store.open(file, opening=opening()) as store:
                getattr(store, act)(by=WHO, at=AT)
                undone += act == "undo"
                if undone == 2 and act == "undo":
                    assert not any(content(store).values())
    with Store.open(file, opening=opening()) as store:
        assert content(store) == full
        assert len(store.history()) == 6
    assert check_file(file).faults == ()


def test_undo_in_another_process(file: Path) -> None:
    with Store.open(file, opening=opening()) as store:
        before = content(store)
        map_at(store, 4)
        after = content(store)
    for act, expected in (("undo", before), ("redo", after)):
        program = (
            "import sys; from pathlib import Path; from assessor.store import Store; from tests.store.filled import *\n"
            f"with Store.open(Path(sys.argv[1]), opening=opening()) as store: print(store.{act}(by=WHO, at=AT).name)"
        )
        done = subprocess.run([sys.executable, "-c", program, str(file)], check=True, capture_output=True, text=True)
        assert done.stdout.endswith("Level 4\n")
        with Store.open(file, opening=opening()) as store:
            assert content(store) == expected


def test_the_names_of_undo_and_redo_say_what_they_took_back(store: Store) -> None:
    map_at(store, 4)
    inner = Message("Level {level}", {"level": 4})
    names = [
        *(store.undo(by=WHO, at=AT).name, store.redo(by=WHO, at=AT).name, store.undo(by=WHO, at=AT).name),
    ]
    assert names == [
        *(Message("Took back: {change}", {"change": inner}), Message("Did again: {change}", {"change": inner})),
        Message("Took back: {change}", {"change": inner}),
    ]
    assert str(names[0]) == "Took back: Level 4"
    latest = store.history()
    assert [record.name for record in latest[:3]] == names[::-1]
    assert [record.undoes for record in latest[:3]] == [record.id for record in latest[1:4]]


def test_an_edit_ends_what_can_be_done_again(store: Store) -> None:
    map_at(store, 4)
    map_at(store, 1)
    store.undo(by=WHO, at=AT)
    map_at(store, 3)
    with pytest.raises(NothingToRedoError):
        store.redo(by=WHO, at=AT)
    store.undo(by=WHO, at=AT)
    store.undo(by=WHO, at=AT)
    assert _level(store) == 2
    store.redo(by=WHO, at=AT)
    store.redo(by=WHO, at=AT)
    assert _level(store) == 3
    with pytest.raises(NothingToRedoError):
        store.redo(by=WHO, at=AT)


def test_what_undo_and_redo_would_do_is_known_before(store: Store) -> None:
    def ahead() -> tuple[str, str]:
        records = store.undoable(), store.redoable()
        return str(records[0] and records[0].name), str(records[1] and records[1].name)

    map_at(store, 4)
    map_at(store, 1)
    assert ahead() == ("Level 1", "None")
    store.undo(by=WHO, at=AT)
    assert ahead() == ("Level 4", "Level 1")
    store.redo(by=WHO, at=AT)
    assert ahead() == ("Level 1", "None")
    for _ in range(4):
        store.undo(by=WHO, at=AT)
    assert ahead() == ("None", "Began “Оценка”")


def test_nothing_left_to_take_back(store: Store) -> None:
    before = store.undo(by=WHO, at=AT), store.undo(by=WHO, at=AT)
    with pytest.raises(NothingLeftError):
        store.undo(by=WHO, at=AT)
    assert len(store.history()) == 2 + len(before)


def test_undo_says_what_stands_in_the_way_and_does_nothing(file: Path, store: Store) -> None:
    map_at(store, 4)
    target = store.history()[0].number
    map_at(store, 1)
    from assessor.store.history import _TOOK_BACK, _take_back

    before = content(store)
    with pytest.raises(InTheWayError) as told:
        _take_back(store._connection, store._log, target, _TOOK_BACK, WHO, AT)
    assert isinstance(told.value, NothingToUndoError)
    assert "“Level 4” can't be taken back: 1 of its entries" in str(told.value)
    assert "by “Level 1”" in str(told.value)
    assert content(store) == before


def test_history_of_a_row(store: Store) -> None:
    map_at(store, 4)
    assert [record.template for record in store.history(ROWS.mapping.id)] == ["Level {level}", "Filled"]
    assert [record.template for record in store.history("small")] == ["Began “{title}”"]
    assert store.history("no such row") == ()


def test_case_12_history_keeps_its_order_when_the_clock_jumps_back(store: Store) -> None:
    for at in ("2026-10-20T09:00:00", "2026-10-19T09:00:00", "2026-10-21T09:00:00"):
        with store.change("At {at}", {"at": at}, by=WHO, at=at) as change:
            change.put(replace(ROWS.mapping, comment=at))
    assert [record.at[8:10] for record in store.history()[:3]] == ["21", "19", "20"]
    store.undo(by=WHO, at="2026-10-01T09:00:00")
    assert store.rows(Mapping)[0].comment == "2026-10-19T09:00:00"


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 12))
def test_any_edits_are_undone_to_the_first_state_and_redone_to_the_last(
    tmp_path_factory: pytest.TempPathFactory, seed: int, edits: int
) -> None:
    path = tmp_path_factory.mktemp("random") / "random.assessment"
    random = Random(seed)
    with filled(path) as store:
        first, before = content(store), len(store.history())
        for _ in range(edits):
            _edit_at_random(store, random)
        last, made = content(store), len(store.history()) - before
        for _ in range(made):
            store.undo(by=WHO, at=AT)
        assert content(store) == first
        for _ in range(made):
            store.redo(by=WHO, at=AT)
        assert content(store) == last
    assert check_file(path).faults == ()


def _edit_at_random(store: Store, random: Random) -> None:
    """A change of one to five writes: put, change, take away, of mappings with their evidence."""
    acts: list[Callable[[], None]] = []
    with store.change("Random", by=WHO, at=AT) as change:
        topics = [ROWS.topic.id, ROWS.topic_2.id]

        def put() -> None:
            key = (random.choice(topics), random.choice("AB"), random.choice([ROWS.assessor.id, ROWS.other.id]))
            known = store.rows(Mapping, topic_id=key[0], item_code=key[1], assessor_id=key[2])
            mapping_id = known[0].id if known else row_id(random.getrandbits(64) + 5000)
            coverage = random.choice(list(Coverage))
            level = random.choice([None, 1, 2]) if coverage else None
            change.put(Mapping(mapping_id, key[0], "small", key[1], key[2], coverage, level))
            if random.random() < 0.5:
                change.put(Evidence(row_id(random.getrandbits(64) + 5000), EvidenceKind.TITLE, mapping_id))

        def delete() -> None:
            mapping = random.choice(store.rows(Mapping) or (None,))
            if mapping is not None:
                for evidence in store.rows(Evidence, mapping_id=mapping.id):
                    change.delete(Evidence, evidence.id)
                change.delete(Mapping, mapping.id)

        acts = [put, put, delete]
        for _ in range(random.randint(1, 5)):
            random.choice(acts)()


def test_a_judgement_is_marked_when_its_mappings_change_after_it(store: Store) -> None:
    def marked() -> set[str]:
        return set(store.snapshot().look_again)

    assert marked() == set()
    map_at(store, 4)
    assert marked() == {ROWS.judgement.id}
    store.undo(by=WHO, at=AT)
    assert marked() == set(), "the mappings are again what was judged"
    store.redo(by=WHO, at=AT)
    with store.change("Judged anew", by=WHO, at=AT) as change:
        change.put(replace(ROWS.judgement, reason="снова"))
    assert marked() == set()


@pytest.mark.parametrize(
    ("change_of", "is_marked"),
    [
        ({"topic_id": ROWS.topic_2.id}, False),  # another programme than the judgement names
        ({"item_code": "B"}, False),
        ({"assessor_id": ROWS.other.id}, False),
        ({"topic_id": row_id(15)}, True),
    ],
)
def test_only_mappings_of_the_judged_item_mark_it(store: Store, change_of: dict[str, str], is_marked: bool) -> None:
    with store.change("Added", by=WHO, at=AT) as change:
        change.put(replace(ROWS.topic, id=row_id(15), position=2))
        new = replace(ROWS.mapping, id=row_id(910), **change_of)  # type: ignore[arg-type]
        clash = store.rows(Mapping, topic_id=new.topic_id, item_code=new.item_code, assessor_id=new.assessor_id)
        change.put(replace(new, id=clash[0].id if clash else new.id))
    assert store.snapshot().look_again == ({ROWS.judgement.id} if is_marked else frozenset())


def test_a_mapping_that_was_taken_away_marks_the_judgement(store: Store) -> None:
    with store.change("Unmapped", by=WHO, at=AT) as change:
        change.delete(Evidence, ROWS.evidence.id)
        change.delete(Mapping, ROWS.mapping.id)
    assert store.snapshot().look_again == {ROWS.judgement.id}
    assert store.rows(Judgement) == (ROWS.judgement, ROWS.consensus)
