"""Planted faults: each is found, all at once, and with its place."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standards.faults import PackError
from standards.pack import check_pack, framework_from_json, framework_to_json, read_pack


def small_pack() -> dict[str, Any]:
    pack = {
        "format": 1,
        "id": "small",
        "kind": "competencies",
        "edition": "1",
        "languages": ["en", "ru"],
        "scale": [1, 2, 3],
        "items": [
            {"code": "A", "kind": "group", "provenance": "listed"},
            {"code": "A1", "parent": "A", "kind": "competency", "judged": True, "graded": True, "provenance": "listed"},
            {"code": "A1a", "parent": "A1", "kind": "part", "provenance": "reconstructed"},
            {"code": "A2", "parent": "A", "kind": "value", "judged": True, "provenance": "inferred"},
        ],
        "roles": [
            {
                "code": "R",
                "title_provenance": "listed",
                "targets_provenance": "reconstructed",
                "targets": {"A1": 2, "A2": "L"},
                "targets_by_provenance": {"entered": ["A1"]},
                "core_items": ["A1"],
            }
        ],
    }
    return {"pack.json": pack, "en.json": words("en"), "ru.json": words("ru")}


def words(language: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": "T",
        "short_title": "t",
        "publisher": "P",
        "scale": {str(level): {"label": "l", "meaning": "m"} for level in (1, 2, 3)},
        "items": {
            "A": {"title": "a", "keywords": ["k"]},
            "A1": {"title": "a1", "summary": "s", "levels": {"1": "x", "2": "y"}, "requests": ["q", "r"]},
            "A1a": {"title": "a1a"},
            "A2": {"title": "a2", "alternative_title": "b2"},
        },
        "roles": {"R": {"title": "r", "summary": "s"}},
    }


def save(folder: Path, contents: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, value in contents.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def plant(contents: dict[str, Any], path: list[Any], value: Any) -> None:
    """Put `value` at `path` (file name, then keys and indices); `...` removes what stands there."""
    target: Any = contents
    for key in path[:-1]:
        target = target[key]
    if value is ...:
        del target[path[-1]]
    elif isinstance(target, list) and path[-1] == len(target):
        target.append(value)
    else:
        target[path[-1]] = value


ITEM = {"kind": "x", "provenance": "listed", "judged": True}
PACK, EN, RU = "pack.json", "en.json", "ru.json"
FAULTS = [
    (
        "doubled code",
        [PACK, "items", 4],
        {**ITEM, "code": "A2", "parent": "A"},
        PACK,
        "items[4].code",
        "more than once",
    ),
    ("unknown parent", [PACK, "items", 3, "parent"], "Z", PACK, "items[3].parent", "unknown parent"),
    ("own parent", [PACK, "items", 0, "parent"], "A", PACK, "items[0].parent", "circle"),
    ("circle", [PACK, "items", 0, "parent"], "A1", PACK, "items[0].parent", "circle"),
    ("child first", [PACK, "items", 0, "parent"], "A2", PACK, "items[3].parent", "circle"),
    ("judged twice", [PACK, "items", 2, "judged"], True, PACK, "items[2].judged", "count twice"),
    ("graded, not judged", [PACK, "items", 2, "graded"], True, PACK, "items[2].graded", "not judged"),
    ("no kind", [PACK, "items", 2, "kind"], "", PACK, "items[2].kind", "no kind"),
    ("unknown provenance", [PACK, "items", 3, "provenance"], "seen", PACK, "items[3].provenance", "listed, inferred"),
    ("wrong type", [PACK, "items", 3, "judged"], "yes", PACK, "items[3].judged", "true or false"),
    ("code with a space", [PACK, "items", 3, "code"], "A 2", PACK, "items[3].code", "without spaces"),
    ("missing key", [PACK, "items", 3, "kind"], ..., PACK, "items[3].kind", "missing"),
    ("unknown key", [PACK, "items", 3, "titel"], "x", PACK, "items[3].titel", "no such key"),
    ("item is a text", [PACK, "items", 4], "A3", PACK, "items[4]", "object is expected"),
    ("items is no list", [PACK, "items"], {}, PACK, "items", "list is expected"),
    ("expected role", [PACK, "items", 1, "expected"], {"Q": 2}, PACK, 'items[1].expected["Q"]', "no role"),
    ("expected depth", [PACK, "items", 1, "expected"], {"R": 4}, PACK, 'items[1].expected["R"]', "no depth hint"),
    ("scale not rising", [PACK, "scale"], [1, 3, 2], PACK, "scale[2]", "does not rise"),
    ("scale below 0", [PACK, "scale", 0], -1, PACK, "scale[0]", "does not rise"),
    ("no languages", [PACK, "languages"], [], PACK, "languages", "no language"),
    ("doubled language", [PACK, "languages", 2], "en", PACK, "languages[2]", "more than once"),
    ("other id", [PACK, "id"], "other", PACK, "id", "differs"),
    ("newer format", [PACK, "format"], 9, PACK, "format", "has format 9"),
    ("wrong kind", [PACK, "kind"], "rules", PACK, "kind", "checklist"),
    ("unknown target", [PACK, "roles", 0, "targets", "Z"], 1, PACK, 'roles[0].targets["Z"]', "no item"),
    ("target of an area", [PACK, "roles", 0, "targets", "A"], 1, PACK, 'roles[0].targets["A"]', "not judged"),
    ("off the scale", [PACK, "roles", 0, "targets", "A1"], 7, PACK, 'roles[0].targets["A1"]', "not on the scale"),
    ("level of a value", [PACK, "roles", 0, "targets", "A2"], 2, PACK, 'roles[0].targets["A2"]', "not graded"),
    ("L of a graded item", [PACK, "roles", 0, "targets", "A1"], "L", PACK, 'roles[0].targets["A1"]', "is graded"),
    ("target F", [PACK, "roles", 0, "targets", "A1"], "F", PACK, 'roles[0].targets["A1"]', "“L” is expected"),
    ("unknown core item", [PACK, "roles", 0, "core_items", 1], "Z", PACK, "roles[0].core_items[1]", "no item"),
    ("doubled core item", [PACK, "roles", 0, "core_items", 1], "A1", PACK, "roles[0].core_items[1]", "more than once"),
    (
        "provenance of no target",
        [PACK, "roles", 0, "targets_by_provenance", "entered", 1],
        "A",
        PACK,
        'roles[0].targets_by_provenance["entered"][1]',
        "no target",
    ),
    ("no words for an item", [RU, "items", "A2"], ..., RU, 'items["A2"]', "missing"),
    ("words for no item", [EN, "items", "Z"], {"title": "z"}, EN, 'items["Z"]', "has no “Z”"),
    ("empty title", [RU, "items", "A2", "title"], "", RU, 'items["A2"].title', "empty"),
    ("summary in one language", [RU, "items", "A1", "summary"], ..., RU, 'items["A1"].summary', "another language"),
    ("keywords in one language", [RU, "items", "A", "keywords"], ..., RU, 'items["A"].keywords', "another language"),
    (
        "alternative title",
        [EN, "items", "A2", "alternative_title"],
        ...,
        EN,
        'items["A2"].alternative_title',
        "another",
    ),
    ("fewer requests", [RU, "items", "A1", "requests"], ["q"], RU, 'items["A1"].requests', "1 entries here and 2"),
    ("descriptor missing", [RU, "items", "A1", "levels", "2"], ..., RU, 'items["A1"].levels["2"]', "another language"),
    ("descriptor off the scale", [EN, "items", "A1", "levels", "4"], "z", EN, 'items["A1"].levels["4"]', "no level 4"),
    ("descriptor of a value", [EN, "items", "A2", "levels"], {"1": "z"}, EN, 'items["A2"].levels["1"]', "no level 1"),
    ("level that is no number", [EN, "items", "A1", "levels", "x"], "z", EN, 'items["A1"].levels["x"]', "whole number"),
    ("no words for a level", [RU, "scale", "3"], ..., RU, 'scale["3"]', "missing"),
    ("words for no level", [RU, "scale", "4"], {"label": "l", "meaning": "m"}, RU, 'scale["4"]', "has no “4”"),
    ("empty label", [RU, "scale", "3", "label"], "", RU, 'scale["3"].label', "empty"),
    ("no words for a role", [RU, "roles", "R"], ..., RU, 'roles["R"]', "missing"),
    ("role without a title", [RU, "roles", "R", "title"], "", RU, 'roles["R"].title', "empty"),
    ("notes in one language", [EN, "notes"], "n", RU, "notes", "another language"),
    ("pack without a title", [EN, "title"], "", EN, "title", "empty"),
    ("wrong language", [RU, "language"], "kk", RU, "language", "says that its language"),
    ("no language file", [RU], ..., RU, "", "is missing"),
    ("left-over file", ["kk.json"], words("kk"), "kk.json", "", "does not name this file"),
    ("broken JSON", [RU], '{"language": "ru",\n  "title"', RU, "", "line 2, column"),
    ("lone surrogate", [RU], '{"language": "\\ud800"}', RU, "", "not JSON"),
    ("nested too deep", [RU], "[" * 100_000, RU, "", "not JSON"),
    ("doubled key", [RU], json.dumps(words("ru"))[:-1] + ', "title": "x"}', RU, '["title"]', "more than once"),
    ("no object", [EN], "[]", EN, "", "object is expected"),
]


@pytest.mark.parametrize(
    ("path", "value", "file", "place", "words"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_planted_fault_is_found_with_its_place(
    tmp_path: Path, path: list[Any], value: Any, file: str, place: str, words: str
) -> None:
    contents = small_pack()
    plant(contents, path, value)
    folder = save(tmp_path / "small", contents)
    faults = check_pack(folder)
    assert [fault for fault in faults if (fault.file, fault.path) == (file, place) and words in str(fault)], faults
    with pytest.raises(PackError) as raised:
        read_pack(folder)
    assert list(raised.value.faults) == faults
    assert "Nothing was changed." in str(raised.value)


def test_the_unplanted_pack_is_good(tmp_path: Path) -> None:
    framework = read_pack(save(tmp_path / "small", small_pack()))
    assert framework.judged_code("A1a") == "A1"
    assert framework.role_by_code["R"].targets["A1"].provenance == "entered"
    assert framework.role_by_code["R"].targets["A2"].level is None


def test_the_one_file_form_depends_on_values_only(tmp_path: Path) -> None:
    framework = read_pack(save(tmp_path / "small", small_pack()))
    (role,) = framework.roles
    turned = replace(framework, roles=(replace(role, targets=dict(reversed(list(role.targets.items())))),))
    assert framework_to_json(turned) == framework_to_json(framework)
    assert framework_from_json(framework_to_json(framework)) == framework


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    contents = small_pack()
    planted: list[tuple[list[Any], Any]] = [
        ([PACK, "items", 3, "parent"], "Z"),
        ([PACK, "items", 2, "judged"], "maybe"),
        ([PACK, "items", 1, "colour"], "red"),
        ([PACK, "roles", 0, "targets", "A1"], 9),
        ([EN, "items", "A2", "title"], 5),
        ([RU, "items", "A1", "summary"], ...),
    ]
    for path, value in planted:
        plant(contents, path, value)
    places = [fault.place for fault in check_pack(save(tmp_path / "small", contents))]
    assert places == [
        "pack.json, items[1].colour",
        "pack.json, items[2].judged",
        'en.json, items["A2"].title',
        "pack.json, items[3].parent",
        'pack.json, roles[0].targets["A1"]',
        'ru.json, items["A1"].summary',
    ]


def test_an_area_with_nothing_below_is_a_fault(tmp_path: Path) -> None:
    contents = small_pack()
    plant(contents, [PACK, "items", 4], {"code": "B", "kind": "group", "provenance": "listed"})
    for file in (EN, RU):
        plant(contents, [file, "items", "B"], {"title": "b"})
    assert [fault.path for fault in check_pack(save(tmp_path / "small", contents))] == ["items[4].judged"]


def test_a_child_before_its_parent_is_a_fault(tmp_path: Path) -> None:
    contents = small_pack()
    contents[PACK]["items"] = [contents[PACK]["items"][index] for index in (1, 0, 2, 3)]
    (fault,) = check_pack(save(tmp_path / "small", contents))
    assert fault.place == "pack.json, items[0].parent"
    assert "stands before its parent, “A”" in str(fault)


def test_a_folder_without_a_pack(tmp_path: Path) -> None:
    (fault,) = check_pack(tmp_path / "nowhere")
    assert fault.file == "pack.json"
    assert "missing" in str(fault)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = save(tmp_path / "small", small_pack())
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check_pack(folder) == []
    assert read_pack(folder).id == "small"


def test_windows_1251_is_named_as_such(tmp_path: Path) -> None:
    folder = save(tmp_path / "small", small_pack())
    (folder / "ru.json").write_bytes('{"title": "Перечень"}'.encode("cp1251"))
    (fault,) = check_pack(folder)
    assert "not UTF-8 (byte 11)" in str(fault)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"pack": 1, "texts": {}}', b"\xff"])
def test_bytes_that_are_no_framework(data: bytes) -> None:
    with pytest.raises(PackError, match="undamaged copy"):
        framework_from_json(data)
