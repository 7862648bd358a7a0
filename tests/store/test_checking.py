"""The check: every planted fault is named, no changed bit passes, and a damaged file is no traceback."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from assessor.errors import FileProblemError
from assessor.model.snapshot import Snapshot
from assessor.store import Store, check_file
from assessor.store.faults import FaultKind
from assessor.store.schema import LOG_INDEX
from assessor.store.tables import TABLES
from standards.pack import framework_to_json
from tests.store.filled import AT, ROWS, WHO, framework, opening, row_id
from tests.store.test_opening import alter

_FLIPS = 400 if os.environ.get("ASSESSOR_LONG") else 40


def _kinds(path: Path) -> set[FaultKind]:
    return {fault.kind for fault in check_file(path).faults}


def _words(path: Path) -> str:
    faults = check_file(path).faults
    return "\n".join(f"{fault.kind}: {fault.where}: {fault.message} {fault.remedy}" for fault in faults)


def _edit_past_the_log(file: Path, table: str, sql: str) -> None:
    """Change rows as a careful forger would: row, last log row and nothing else, so that only the values tell."""
    alter(file, sql)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        columns = [name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        json = f"json_object({', '.join(f'{chr(39)}{column}{chr(39)}, {column}' for column in columns)})"
        connection.execute(
            f"UPDATE change_row SET after = (SELECT {json} FROM {table} WHERE id = row_id) WHERE table_name = '{table}'"
        )


def test_a_sound_file_has_no_faults(file: Path) -> None:
    before = file.read_bytes()
    report = check_file(file)
    assert report.faults == ()
    assert (report.changes, report.contents) == (2, 2)
    assert report.rows == sum(len(store_rows) for store_rows in _all_rows(file))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def _all_rows(file: Path) -> Iterator[tuple[object, ...]]:
    with Store.open(file, opening=opening(), read_only=True) as store:
        for kind in TABLES:
            yield store.rows(kind)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE mapping SET level = 4 WHERE level = 2", "row: entry {mapping} of “mapping”: The entry is {"),
        ("DELETE FROM completion", "row: entry {completion} of “completion”: The entry is lost; by the history"),
        ("INSERT INTO item_weight VALUES (9, 'w', 'small', 'B', 5)", "row: entry w of “item_weight”: The entry"),
        ("UPDATE assessor SET number = 77 WHERE number = 2", "row: entry {other} of “assessor”: The entry is {"),
        ("UPDATE change SET who = 'nobody' WHERE number = 1", "history: change 1 of 2026"),
        ("UPDATE change SET hash = 'x' WHERE number = 1", "history: change 2 of 2026"),
        ("UPDATE change_row SET before = '{}' WHERE number = 9", "history: change 2 of 2026"),
        ("UPDATE change_row SET change_number = 2 WHERE number = 1", "names change 2 instead of this one"),
        ("DELETE FROM change_row WHERE number = 3", "history: change 1 of 2026"),
        ("UPDATE change SET id = (SELECT id FROM change WHERE number = 1)", "history: change 2 of 2026"),
        ("INSERT INTO change_row VALUES (9999, 2, 'mapping', 'x', NULL, NULL)", "ends with entries of no change"),
        ("UPDATE content SET bytes = x'00' WHERE number = 2", "content: entry "),
        ("UPDATE mapping SET coverage = 7", "value: the file as a whole: It can't be read: an entry of “mapping”"),
        ("UPDATE mapping SET assessor_id = 'gone'", "It refers to an entry of “assessor” that is not there."),
        (
            "UPDATE evidence SET mapping_id = 'gone' WHERE mapping_id IS NOT NULL",
            "entry of “mapping” that is not there",
        ),
        ("UPDATE evidence SET place = '{' WHERE mapping_id IS NOT NULL", "an entry of “evidence” makes no sense"),
    ],
)
def test_case_97_faults_planted_past_the_log_are_named(file: Path, statement: str, words: str) -> None:
    alter(file, statement)
    for name, row in (("mapping", ROWS.mapping.id), ("other", ROWS.other.id), ("completion", row_id(54))):
        words = words.replace(f"{{{name}}}", row)
    assert words in _words(file)


@pytest.mark.parametrize(
    ("table", "statement", "words"),
    [
        (
            "mapping",
            "UPDATE mapping SET item_code = 'Z' WHERE number = 1",
            "names the item “Z”, which “small”",
        ),
        ("mapping", "UPDATE mapping SET level = 9 WHERE number = 1", "Level 9 is not on the scale of “small”"),
        ("mapping", "UPDATE mapping SET item_code = 'V' WHERE number = 1", "“V” has no levels, but"),
        ("judgement", "UPDATE judgement SET level = 9 WHERE level = 3", "Level 9 is not on the scale"),
        ("aim", "UPDATE aim SET role_code = 'X'", "names the role “X”"),
        ("adoption", "UPDATE adoption SET role_code = 'X'", "names the role “X”"),
        ("outside", "UPDATE outside SET item_code = 'Z'", "names the item “Z”"),
        ("item_weight", "UPDATE item_weight SET item_code = 'Z'", "names the item “Z”"),
        ("node", f"UPDATE node SET parent_id = '{ROWS.topic.id}' WHERE id = '{ROWS.topic_2.id}'", "under a topic"),
        ("node", f"UPDATE node SET parent_id = '{ROWS.topic.id}' WHERE kind = 'module'", "hangs under itself"),
        (
            "mapping",
            f"UPDATE mapping SET topic_id = '{ROWS.module.id}' WHERE number = 1",
            "names a programme",
        ),
        ("completion", f"UPDATE completion SET programme_id = '{ROWS.module.id}'", "names a module or topic"),
        ("source", "UPDATE source SET size = 5", "was 5 bytes long, but 29 are kept"),
    ],
)
def test_case_97_values_that_contradict_each_other_are_named(
    file: Path, table: str, statement: str, words: str
) -> None:
    _edit_past_the_log(file, table, statement)
    assert words in _words(file)
    assert _kinds(file) <= {FaultKind.REFERENCE, FaultKind.VALUE, FaultKind.HISTORY, FaultKind.CONTENT}


def test_case_97_a_framework_with_codes_twice(file: Path) -> None:
    doubled = framework()
    object.__setattr__(doubled, "items", (*doubled.items, doubled.items[0]))
    with Store.open(file, opening=opening()) as store, store.change("Doubled", by=WHO, at=AT) as change:
        sha256 = change.keep_bytes(framework_to_json(doubled))
        store._connection.run("UPDATE framework_in_use SET sha256 = ?", [sha256])
    assert "codes twice: 4 items, 3 codes" in _words(file)


def test_case_97_a_framework_that_can_not_be_read(file: Path) -> None:
    with Store.open(file, opening=opening()) as store:
        with store.change("Broken", by=WHO, at=AT) as change:
            sha256 = change.keep_bytes(b"{}")
            store._connection.run("UPDATE framework_in_use SET sha256 = ?", [sha256])
        with pytest.raises(FileProblemError, match="the framework “small” in it can't be read"):
            store.snapshot()
    assert "content: entry small of “framework_in_use”: The framework can't be read." in _words(file)


def test_case_38_a_mapping_of_an_item_that_is_gone_is_kept_and_listed(file: Path) -> None:
    with Store.open(file, opening=opening()) as store, store.change("Orphaned", by=WHO, at=AT):
        store._connection.run("UPDATE mapping SET item_code = 'old' WHERE number = 1")
    assert [fault.kind for fault in check_file(file).faults] == [FaultKind.REFERENCE]
    with Store.open(file, opening=opening(), read_only=True) as store:
        assert len(store.snapshot().mappings) == 2


def test_a_fault_is_counted_once(file: Path) -> None:
    alter(file, "UPDATE mapping SET level = 4 WHERE level = 2")
    (fault,) = check_file(file).faults
    assert (fault.kind, fault.values["present"] != fault.values["logged"]) == (FaultKind.ROW, True)
    assert fault.remedy


def _snapshot(path: Path) -> Snapshot | None:
    """What a report would be made of; None for a file that is refused."""
    try:
        with Store.open(path, opening=opening(), read_only=True) as store:
            return store.snapshot()
    except FileProblemError:
        return None


def _figures(snapshot: Snapshot) -> dict[str, object]:
    values = {name: getattr(snapshot, name) for name in snapshot.__dataclass_fields__}
    return values | {"curriculum": snapshot.curriculum.nodes}


def test_case_22_a_flipped_bit_is_found_or_changes_no_figure(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    sound = _snapshot(file)
    assert sound is not None
    random, flipped = Random(20261016), tmp_path / "flipped.assessment"
    found = 0
    for _ in range(_FLIPS):
        # half of the flips where the content is, the other half anywhere: most pages of a small file are empty
        position = random.choice(_used(whole)) if random.random() < 0.5 else random.randrange(len(whole))
        bit = random.randrange(8)
        damaged = bytearray(whole)
        damaged[position] ^= 1 << bit
        flipped.write_bytes(damaged)
        try:
            is_found = bool(check_file(flipped).faults)
        except FileProblemError:
            is_found = True
        found += is_found
        if not is_found:
            after = _snapshot(flipped)
            assert after is not None, f"bit {bit} of byte {position}"
            assert _figures(after) == _figures(sound), f"bit {bit} of byte {position}"
        assert flipped.read_bytes() == damaged
    assert found > _FLIPS // 4


def _used(content: bytes) -> list[int]:
    """The positions of bytes that are not zero."""
    return [position for position, byte in enumerate(content) if byte]


def test_an_edited_history_is_found_by_its_chain(file: Path) -> None:
    """A forger who keeps row and log row alike is still told by the hash."""
    _edit_past_the_log(file, "mapping", "UPDATE mapping SET level = 3 WHERE level = 2")
    assert _kinds(file) == {FaultKind.HISTORY}


def test_a_damaged_index_is_found(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [LOG_INDEX]).fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(root - 1) * 16384 : root * 16384] = bytes(16384)
    file.write_bytes(content)
    assert FaultKind.DAMAGE in _kinds(file)


def test_every_page_made_zero_is_told_without_a_traceback(file: Path, tmp_path: Path) -> None:
    whole, hurt = file.read_bytes(), tmp_path / "hurt.assessment"
    for page in range(len(whole) // 16384):
        content = bytearray(whole)
        content[page * 16384 : (page + 1) * 16384] = bytes(16384)
        hurt.write_bytes(content)
        try:
            assert check_file(hurt).faults, f"page {page + 1}"
        except FileProblemError:
            assert page == 0


def test_text_that_is_no_utf_8_is_told(file: Path) -> None:
    alter(file, "UPDATE mapping SET comment = CAST(x'ff' AS TEXT)")
    assert "row" in _kinds(file)
    with Store.open(file, opening=opening(), read_only=True) as store, pytest.raises(FileProblemError):
        store.snapshot()
