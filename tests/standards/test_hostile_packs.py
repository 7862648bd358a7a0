"""Packs that mean harm or are out of all proportion: refused soon, with the place and the limit."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standards.faults import PackError, PackFault
from standards.pack import check_pack, framework_from_json, framework_to_json, read_pack
from standards.pack_check import MAX_FILE_BYTES, MAX_ITEMS
from standards.structure_check import MAX_DEPTH
from tests.standards.test_pack_check import EN, PACK, RU, save, small_pack

Change = Callable[[dict[str, Any]], None]
SOON_SECONDS = 5.0


def faults_of(folder: Path, change: Change) -> list[PackFault]:
    contents = small_pack()
    change(contents)
    save(folder, contents)
    start = time.perf_counter()
    faults = check_pack(folder)
    assert time.perf_counter() - start < SOON_SECONDS
    if faults:
        with pytest.raises(PackError, match="Nothing was changed"):
            read_pack(folder)
    return faults


def with_items(parents: list[str | None], *, judged: bool = False) -> Change:
    """More items B0, B1 … with these parents."""

    def change(contents: dict[str, Any]) -> None:
        for number, parent in enumerate(parents):
            entry = {"code": f"B{number}", "parent": parent, "kind": "x", "provenance": "listed", "judged": judged}
            contents[PACK]["items"].append(entry)
            for file in (EN, RU):
                contents[file]["items"][f"B{number}"] = {"title": "b"}

    return change


def test_case_64_an_unknown_parent_is_named_with_its_place(tmp_path: Path) -> None:
    faults = faults_of(tmp_path / "small", with_items(["Z"], judged=True))
    assert [fault.place for fault in faults] == ["pack.json, items[4].parent"]
    assert "“B0” has an unknown parent, “Z”" in str(faults[0])


def test_case_64_every_item_of_a_circle_of_thousands_is_named(tmp_path: Path) -> None:
    count = 5_000
    faults = faults_of(tmp_path / "small", with_items([f"B{(number + 1) % count}" for number in range(count)]))
    circle = [fault for fault in faults if "form a circle" in fault.template]
    assert [fault.path for fault in circle] == [f"items[{4 + number}].parent" for number in range(count)]


def test_case_64_items_thousands_of_levels_deep_are_refused_with_the_limit(tmp_path: Path) -> None:
    parents: list[str | None] = ["A", *(f"B{number}" for number in range(9_989))]
    faults = faults_of(tmp_path / "small", with_items(parents))
    first = next(fault for fault in faults if fault.path.endswith("parent"))
    assert first.path == f"items[{4 + MAX_DEPTH}].parent"
    assert f"more than {MAX_DEPTH} items above it" in str(first)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": ' + "[" * 100_000 + "]" * 100_000 + "}", "is not JSON"),
        ('{"a": ' * 100_000 + "1" + "}" * 100_000, "is not JSON"),
        ('{"format": NaN}', r"invalid character \(byte 11\)"),
        ('{"format": -Infinity}', r"invalid character \(byte 12\)"),
        ('{"format": 1e999}', "out of range"),
        ('{"format": 1' + "0" * 5_000 + "}", "is not JSON"),
        ('{"format": 1} x', "line 1, column 15"),
        ('{"format": 1}\n{}', "line 2, column 1"),
        ('{"format": 18446744073709551616}', "has format 18446744073709551616"),
        ("7", "object is expected"),
    ],
    ids=["lists", "objects", "NaN", "infinity", "1e999", "5,000 digits", "garbage", "two values", "2^64", "number"],
)
def test_case_69_json_that_no_pack_is_written_in_is_refused_with_the_place(
    tmp_path: Path, text: str, words: str
) -> None:
    faults = faults_of(tmp_path / "small", lambda contents: contents.update({PACK: text}))
    assert faults
    assert faults[0].file == PACK
    assert re.search(words, str(faults[0])), str(faults[0])[:300]


def test_case_69_doubled_keys_numbers_out_of_range_and_wrong_types_are_told_with_their_places(tmp_path: Path) -> None:
    def change(contents: dict[str, Any]) -> None:
        contents[PACK]["items"][1]["expected"] = {"R": 2**64}
        contents[PACK]["items"][2]["judged"] = 1.5
        contents[PACK]["roles"][0]["targets"]["A1"] = -(2**64)
        contents[EN] = json.dumps(contents[EN])[:-1] + ', "items": {}, "title": ["x"]}'

    faults = {fault.place: str(fault) for fault in faults_of(tmp_path / "small", change)}
    assert "18446744073709551616 is no depth hint" in faults['pack.json, items[1].expected["R"]']
    assert "true or false is expected, not 1.5" in faults["pack.json, items[2].judged"]
    assert "not on the scale" in faults['pack.json, roles[0].targets["A1"]']
    assert "more than once" in faults['en.json, ["items"]']
    assert "A text is expected" in faults["en.json, title"]


@pytest.mark.parametrize(
    "data",
    [
        b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"pack": NaN}',
        b'{"pack":{},"texts":{}} x',
    ],
    ids=["deep", "NaN", "garbage"],
)
def test_case_69_a_framework_inside_an_assessment_is_refused_as_well(data: bytes) -> None:
    with pytest.raises(PackError, match="undamaged copy"):
        framework_from_json(data)


def test_case_64_a_framework_inside_an_assessment_whose_items_go_round_is_refused(tmp_path: Path) -> None:
    good = framework_to_json(read_pack(save(tmp_path / "small", small_pack())))
    assert framework_from_json(good).id == "small"
    with pytest.raises(PackError, match="A ← A1"):
        framework_from_json(good.replace(b'{"code":"A",', b'{"code":"A","parent":"A1",'))


def test_case_71_a_pack_of_a_hundred_thousand_items_is_refused_with_the_limit(tmp_path: Path) -> None:
    items = [{"code": f"B{number}", "kind": "x", "provenance": "listed"} for number in range(100_000)]
    (fault,) = faults_of(tmp_path / "small", lambda made: made[PACK].update(items=items))
    assert fault.place == "pack.json, items"
    assert f"100000 items here; a pack may have {MAX_ITEMS}" in str(fault)


def test_case_71_a_pack_of_as_many_items_as_may_be_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    assert faults_of(folder, with_items(["A"] * (MAX_ITEMS - 4), judged=True)) == []
    assert len(read_pack(folder).items) == MAX_ITEMS


def test_case_71_a_file_of_a_pack_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "small", lambda made: made.update({PACK: " " * (2 * MAX_FILE_BYTES)}))
    assert (fault.file, fault.path) == (PACK, "")
    assert "larger than 10 MB" in str(fault)


def test_case_70_markup_in_titles_is_kept_as_it_is_written(tmp_path: Path) -> None:
    title = '<script>alert(1)</script> <b>x</b> & <img src="file:///etc/hostname">'
    folder = tmp_path / "small"
    assert faults_of(folder, lambda made: made[EN]["items"]["A1"].update(title=title)) == []
    framework = framework_from_json(framework_to_json(read_pack(folder)))
    assert framework.by_code["A1"].title.in_language("en") == title
