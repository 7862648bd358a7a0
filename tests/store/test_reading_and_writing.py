"""Values in, the same values out; and what the file refuses."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from assessor.errors import NotAllowedError, UnknownWordError
from assessor.model.assessment import Assessment, Assessor, FrameworkInUse, ItemWeight
from assessor.model.curriculum import ColumnRole, Hours, Node, Source
from assessor.model.mapping import (
    Aim,
    Completion,
    Coverage,
    Evidence,
    EvidenceKind,
    Judgement,
    Mapping,
    Outside,
    SetAside,
)
from assessor.store import Change, Changed, Store, check_file
from assessor.store.connection import BrokenReferenceError, DoubleEntryError, RefusedValueError
from assessor.store.schema import MIGRATIONS, empty_database
from assessor.store.tables import TABLES, UnstorableNumberError, UnstorableTextError
from tests.store.filled import AT, ROWS, SOURCE, TEXT, WHO, framework, opening, row_id


def _edit(store: Store, act: Callable[[Change], object]) -> Changed:
    with store.change("Edited", by=WHO, at=AT) as change:
        act(change)
    return change.touched


def _put_and_fail(change: Change) -> None:
    change.put(replace(ROWS.mapping, level=4))
    raise ZeroDivisionError


def test_every_value_comes_back_as_it_was_put(store: Store) -> None:
    expected = {Mapping: (ROWS.mapping, ROWS.mapping_2), Judgement: (ROWS.judgement, ROWS.consensus)}
    expected |= {Evidence: (ROWS.evidence, ROWS.evidence_2), Assessor: (ROWS.assessor, ROWS.other)}
    nodes = (ROWS.programme, ROWS.second, ROWS.module, ROWS.topic, ROWS.topic_2)
    for kind, rows in {**expected, Node: nodes}.items():
        assert store.rows(kind) == rows
    assert store.row(Mapping, ROWS.mapping.id) == ROWS.mapping
    assert store.row(Mapping, "no such id") is None
    for kind in TABLES:
        assert store.rows(kind), f"no {kind.__name__} in the file"


def test_a_snapshot_holds_every_row(store: Store) -> None:
    snapshot = store.snapshot()
    assert snapshot.assessment == store.rows(Assessment)[0]
    assert snapshot.frameworks == (framework(),)
    assert snapshot.mappings == store.rows(Mapping)
    assert snapshot.curriculum.nodes == store.curriculum().nodes
    held = [value for field in fields(snapshot) if isinstance(value := getattr(snapshot, field.name), tuple)]
    in_tuples = {type(value) for values in held for value in values}
    assert set(TABLES) - in_tuples == {Assessment, FrameworkInUse, Node, ColumnRole}


def test_rows_are_found_by_their_fields(store: Store) -> None:
    found = store.rows(Mapping, topic_id=ROWS.topic.id, framework_id="small", item_code="A", coverage=Coverage.L)
    assert found == (ROWS.mapping,)
    assert store.rows(Judgement, assessor_id=None) == (ROWS.consensus,)
    assert store.rows(Node, number="1.10") == (ROWS.module,)
    with pytest.raises(KeyError):
        store.rows(Mapping, no_such_field=1)


def test_bytes_are_kept_once_and_found_by_their_hash(store: Store) -> None:
    (source,) = store.rows(Source)
    assert store.bytes_of(source.sha256) == SOURCE
    again = []
    _edit(store, lambda change: again.append(change.keep_bytes(SOURCE)))
    assert again == [source.sha256]


def test_a_change_tells_what_it_touched(store: Store) -> None:
    touched = _edit(store, lambda change: change.put(replace(ROWS.mapping, level=4)))
    assert touched == Changed(frozenset({"mapping"}), frozenset({ROWS.mapping.id}))
    assert store.last_changed == touched


def test_an_idle_change_leaves_no_trace(file: Path) -> None:
    before = file.read_bytes()
    with Store.open(file, opening=opening()) as store:
        history = store.history()
        touched = _edit(store, lambda change: change.put_all([ROWS.mapping, ROWS.module]))
        assert not touched
        assert store.history() == history
    assert file.read_bytes() == before


def test_an_exception_inside_takes_everything_back(file: Path) -> None:
    before = file.read_bytes()
    with Store.open(file, opening=opening()) as store:
        with pytest.raises(ZeroDivisionError):
            _edit(store, _put_and_fail)
        assert store.rows(Mapping)[0] == ROWS.mapping
    assert file.read_bytes() == before


def test_a_change_inside_a_change_is_a_bug(store: Store) -> None:
    with store.change("Outer", by=WHO, at=AT), pytest.raises(RuntimeError), store.change("Inner", by=WHO, at=AT):
        pass


@pytest.mark.parametrize(
    "double",
    [
        replace(ROWS.mapping, id=row_id(900)),
        replace(ROWS.judgement, id=row_id(900)),
        replace(ROWS.consensus, id=row_id(900)),
        Aim(row_id(900), ROWS.programme.id, "small", "R"),
        Outside(row_id(900), "small", "B", ROWS.assessor.id, "elsewhere"),  # type: ignore[arg-type]
        SetAside(row_id(900), ROWS.topic_2.id, ROWS.other.id),
        Completion(row_id(900), ROWS.programme.id, ROWS.assessor.id),
        ItemWeight(row_id(900), "small", "A", 1),
        Assessment(row_id(900), "a second head"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_keys_are_unique(store: Store, double: object) -> None:
    with pytest.raises(DoubleEntryError, match="Nothing was changed"):
        _edit(store, lambda change: change.put(double))


@pytest.mark.parametrize(
    "value",
    [
        replace(ROWS.mapping, coverage=Coverage.N, level=1),
        replace(ROWS.mapping, level=0),
        replace(ROWS.judgement, coverage=Coverage.N),
        replace(ROWS.topic, hours=Hours(contact=-1)),
        replace(ROWS.topic, parent_id=None),
        replace(ROWS.module, parent_id=ROWS.module.id),
        replace(ROWS.module, credits_hundredths=-1),
        replace(ROWS.evidence, judgement_id=ROWS.judgement.id),
        replace(ROWS.evidence, mapping_id=None),
        ItemWeight(row_id(900), "small", "B", -1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_that_no_rule_allows_are_refused(store: Store, value: object) -> None:
    with pytest.raises(RefusedValueError, match="Nothing was changed"):
        _edit(store, lambda change: change.put(value))


def test_a_reference_into_nothing_is_refused_at_the_end_of_the_change(store: Store) -> None:
    with pytest.raises(BrokenReferenceError):
        _edit(store, lambda change: change.delete(Mapping, ROWS.mapping.id))
    assert store.row(Mapping, ROWS.mapping.id) == ROWS.mapping

    def parent_first(change: Change) -> None:
        change.delete(Mapping, ROWS.mapping.id)
        change.delete(Evidence, ROWS.evidence.id)

    _edit(store, parent_first)
    assert store.row(Mapping, ROWS.mapping.id) is None


def test_taking_away_what_is_gone_is_told(store: Store) -> None:
    with pytest.raises(UnknownWordError):
        _edit(store, lambda change: change.delete(Mapping, "gone"))


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "конец \udfff"])
def test_text_that_no_file_can_keep_is_refused(store: Store, text: str) -> None:
    for value in (replace(ROWS.mapping, comment=text), replace(ROWS.topic, title=text)):
        with pytest.raises(UnstorableTextError) as refused:
            _edit(store, lambda change, value=value: change.put(value))  # type: ignore[misc]
        str(refused.value).encode()
    with pytest.raises(UnstorableTextError), store.change("Edited", by=text, at=AT):
        pass


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**5000], ids=["large", "small", "huge"])
def test_numbers_that_no_file_can_keep_are_refused(store: Store, number: int) -> None:
    with pytest.raises(UnstorableNumberError):
        _edit(store, lambda change: change.put(replace(ROWS.topic, position=number)))


def test_a_write_outside_a_change_is_refused_by_sqlite(store: Store) -> None:
    connection = store._connection.raw
    for sql in (
        "UPDATE mapping SET level = 4",
        "DELETE FROM evidence",
        "INSERT INTO completion (id, programme_id, assessor_id) VALUES ('x', 'y', 'z')",
        "REPLACE INTO institution SELECT * FROM institution",
        "INSERT INTO content (sha256, bytes) VALUES ('', x'')",
        "UPDATE change SET who = 'nobody'",
        "DELETE FROM change_row",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(sql)


def test_a_row_that_replace_takes_away_is_logged(file: Path, store: Store) -> None:
    with store.change("Replaced", by=WHO, at=AT):
        store._connection.run(
            "REPLACE INTO completion (id, programme_id, assessor_id) VALUES (?, ?, ?)",
            [row_id(901), ROWS.programme.id, ROWS.assessor.id],
        )
    store.undo(by=WHO, at=AT)
    assert [row.id for row in store.rows(Completion)] == [row_id(54)]
    assert check_file(file).faults == ()


def test_the_tables_are_the_dataclasses() -> None:
    connection = empty_database(MIGRATIONS)
    for kind, table in TABLES.items():
        columns = connection.execute(f"SELECT name FROM pragma_table_info('{table.name}')").fetchall()
        assert [name for (name,) in columns] == ["number", *table.columns], kind.__name__
    connection.close()


def test_logged_tables_hold_only_what_the_log_keeps_exactly() -> None:
    connection = empty_database(MIGRATIONS)
    assert {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} == {
        *(table.name for table in TABLES.values()),
        *("change", "change_row", "content"),
    }
    for table in TABLES.values():
        types = {kind for (kind,) in connection.execute(f"SELECT type FROM pragma_table_info('{table.name}')")}
        assert types <= {"TEXT", "INTEGER"}, table.name
        strict = connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", [table.name]).fetchone()
        assert strict == (1,), table.name
    connection.close()


def test_the_words_that_a_column_takes_are_those_of_its_enum() -> None:
    connection = empty_database(MIGRATIONS)
    for kind, table in TABLES.items():
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table.name]).fetchone()
        for field, hint in get_type_hints(kind).items():
            words = _words_of(hint)
            found = re.search(rf"CHECK \({table.columns_of[field][0]} IN\s+\(([^)]*)\)", sql)
            if words and found:
                assert set(re.findall(r"'(\w+)'", found[1])) == words
            else:
                assert not words, f"{table.name}.{field} takes any word"
    connection.close()


def _words_of(hint: Any) -> set[str]:
    (kind,) = [member for member in get_args(hint) or (hint,) if member is not NoneType]
    return {member.value for member in kind} if issubclass(kind, Enum) and issubclass(kind, str) else set()


def test_many_rows_at_once_are_logged_like_few(file: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessor.store.changes._MANY_ROWS", 10)
    many = [replace(ROWS.topic, id=row_id(1000 + number), position=number) for number in range(50)]
    _edit(store, lambda change: change.put_all(many))
    store.undo(by=WHO, at=AT)
    assert len(store.rows(Node)) == 5
    store.redo(by=WHO, at=AT)
    assert store.rows(Node)[5:] == tuple(many)
    assert [record.template for record in store.history(many[7].id)] == [
        *("Did again: {change}", "Took back: {change}", "Edited")
    ]
    store.close()
    assert check_file(file).faults == ()


def test_mapping_columns_are_those_of_the_snapshot(store: Store) -> None:
    from assessor.analysis.columns import columns_of

    evidence = Evidence(row_id(902), EvidenceKind.TITLE, ROWS.mapping.id)
    _edit(store, lambda change: change.put_all([evidence, replace(ROWS.mapping_2, coverage=Coverage.P)]))
    read, expected = store.mapping_columns("small"), columns_of(store.snapshot(), "small")
    for name in ("coverage", "level", "basis", "row"):
        assert getattr(read, name).tolist() == getattr(expected, name).tolist()
        assert getattr(read, name).dtype == getattr(expected, name).dtype
    for name, ids in (("topic", "topic_ids"), ("item", "item_codes"), ("assessor", "assessor_ids")):
        assert getattr(read, name).dtype == getattr(expected, name).dtype
        named = [[getattr(columns, ids)[row] for row in getattr(columns, name)] for columns in (read, expected)]
        assert named[0] == named[1]
    with pytest.raises(KeyError):
        store.mapping_columns("none such")


def test_mapping_columns_of_nothing_are_empty(tmp_path: Path, store: Store) -> None:
    def clear(change: Change) -> None:
        change.delete(Evidence, ROWS.evidence.id)
        change.delete(Mapping, ROWS.mapping.id)
        change.delete(Mapping, ROWS.mapping_2.id)

    _edit(store, clear)
    assert len(store.mapping_columns("small")) == 0


def test_words_of_messages_are_kept(store: Store) -> None:
    values = {"topic": TEXT, "count": 3, "nothing": None}
    with store.change("Mapped “{topic}” {count} {nothing}", values, by=WHO, at=AT) as change:
        change.put(replace(ROWS.mapping, level=4))
    record = store.history()[0]
    assert (record.who, record.at, record.values) == (WHO, AT, values)
    assert str(record.name) == f"Mapped “{TEXT}” 3 None"
    with pytest.raises(TypeError), store.change("Edited {x}", {"x": object()}, by=WHO, at=AT):
        pass


def test_not_allowed_is_the_family_of_refusals() -> None:
    for refusal in (DoubleEntryError, RefusedValueError, BrokenReferenceError, UnstorableTextError):
        assert issubclass(refusal, NotAllowedError)
