"""The bundled packs: faultless, complete in both languages, true to their titles and to the corrections."""

import json
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from standards.framework import Framework, FrameworkKind, Provenance
from standards.pack import bundled_packs, check_pack, framework_from_json, framework_to_json, load_pack, read_pack
from standards.pack_schema import FOLDER, as_text, schemas

PACKS = Path(str(files("standards") / "packs"))
IDS = ("eu-customs-cfw", "training-centre-capability", "wco-picard-2008", "wco-picard-2019", "wto-tfa")
EU = load_pack("eu-customs-cfw")
WCO = load_pack("wco-picard-2019")
every_pack = pytest.mark.parametrize("pack_id", IDS)


def targets(role: str) -> dict[str, int | None]:
    return {code: target.level for code, target in EU.role_by_code[role].targets.items()}


def test_all_packs_are_bundled() -> None:
    assert bundled_packs() == IDS


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(KeyError):
        load_pack("no-such-pack")


@every_pack
def test_pack_is_faultless_and_read_alike_from_anywhere(pack_id: str) -> None:
    assert check_pack(PACKS / pack_id) == []
    assert read_pack(PACKS / pack_id) == load_pack(pack_id)
    assert (PACKS / pack_id / "SOURCES.md").stat().st_size > 500


@every_pack
def test_pack_is_complete_in_english_and_russian(pack_id: str) -> None:
    pack = load_pack(pack_id)
    assert pack.languages == ("en", "ru")
    assert re.fullmatch(r"[\dA-Z/]+", pack.edition), "printed in every language"
    for text in (pack.title, pack.short_title, pack.publisher, pack.notes):
        assert set(text) == {"en", "ru"}
    for item in pack.items:
        assert set(item.title) == set(item.summary) == {"en", "ru"}, item.code
        assert not item.judged or set(item.keywords) == {"en", "ru"}, item.code
        assert re.search("[а-яё]", item.title["ru"]), item.code
        assert not re.search("[а-яё]", item.title["en"] + item.summary["en"]), item.code
        assert item.basis, item.code


@pytest.mark.parametrize("pack_id", [name for name in IDS if name != "training-centre-capability"])
@pytest.mark.parametrize(("language", "pattern"), [("en", r"(\d+) of (\d+) headings"), ("ru", r"(\d+) из (\d+) наим")])
def test_title_counts_its_own_headings(pack_id: str, language: str, pattern: str) -> None:
    pack = load_pack(pack_id)
    found = re.search(pattern, pack.title[language])
    assert found
    assert tuple(map(int, found.groups())) == (pack.listed_headings, len(pack.items))


def test_checklist_title_counts_criteria_and_dimensions() -> None:
    pack = load_pack("training-centre-capability")
    counts = len(pack.judged_items), len(pack.items) - len(pack.judged_items)
    assert tuple(map(int, re.findall(r"\d+", pack.title["en"]))) == counts
    assert tuple(map(int, re.findall(r"\d+", pack.title["ru"]))) == counts


@every_pack
def test_framework_survives_its_one_file_form(pack_id: str) -> None:
    pack = load_pack(pack_id)
    data = framework_to_json(pack)
    again = framework_from_json(data)
    assert again == pack
    assert framework_to_json(again) == data


@every_pack
def test_files_follow_the_schema(pack_id: str) -> None:
    validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas().items()}
    for path in (PACKS / pack_id).glob("*.json"):
        name = "pack.schema.json" if path.name == "pack.json" else "text.schema.json"
        validators[name].validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["pack.schema.json", "text.schema.json"])
def test_schema_files_follow_the_types(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == as_text(schemas()[name]), (
        "run python -m standards.pack_schema"
    )


@pytest.mark.parametrize("pack", [EU, WCO], ids=lambda pack: pack.id)
def test_matrix_heads_are_short_and_told_apart(pack: Framework) -> None:
    for language in pack.languages:
        heads = [item.column_title(language) for item in pack.judged_items]
        assert max(map(len, heads)) <= 15
        groups = [(item.parent, head) for item, head in zip(pack.judged_items, heads, strict=True)]
        assert len(set(groups)) == len(groups)


def test_kinds_and_what_is_judged() -> None:
    assert {item.kind for item in EU.judged_items} == {"value", "competency"}
    assert all(item.graded == (item.kind == "competency") for item in EU.judged_items)
    parents = {item.parent for item in WCO.items}
    assert {item.code for item in WCO.judged_items} == {item.code for item in WCO.items} - parents
    assert not any(item.graded for item in WCO.items)
    assert WCO.scale == ()
    agreement = load_pack("wto-tfa")
    assert agreement.kind is FrameworkKind.AGREEMENT
    assert len(agreement.judged_items) == 36
    assert agreement.judged_code("12.2") == "12"
    assert agreement.judged_code("7") is None
    assert not agreement.roles
    assert "not an obligation" in agreement.notes["en"]
    checklist = load_pack("training-centre-capability")
    assert all(item.graded and set(item.level_descriptors) == {0, 1, 2, 3} for item in checklist.judged_items)
    assert all(len(item.requests["en"]) == len(item.requests["ru"]) for item in checklist.judged_items)
    assert checklist.level_label(0, "en") == "Not yet in place"


def test_tiers_are_roles_that_ask_for_every_leaf() -> None:
    assert [role.code for role in WCO.roles] == ["OM", "SM"]
    for role in WCO.roles:
        assert set(role.targets) == {item.code for item in WCO.judged_items}
        assert {target.level for target in role.targets.values()} == {None}
        assert role.title_provenance is Provenance.LISTED
    assert all(set(item.expected) == {"OM", "SM"} for item in WCO.judged_items)


def test_every_target_is_a_working_target() -> None:
    for pack in (EU, WCO):
        assert {role.targets_provenance for role in pack.roles} == {Provenance.RECONSTRUCTED}
    values = {item.code for item in EU.judged_items if item.kind == "value"}
    for role in EU.roles:
        levels = {code: target.level for code, target in role.targets.items()}
        assert {code for code, level in levels.items() if level is None} == values, role.code


def test_unseen_domains_are_hidden_and_reconstructed() -> None:
    hidden = {role.code for role in EU.roles if role.hidden}
    assert hidden == {role.code for role in EU.roles if role.domain in {"RSK", "PRC"}}
    assert {"RSK-OFF", "PRC-EXP", "SP-01", "SP-10"} <= hidden
    assert all(EU.role_by_code[code].title_provenance is Provenance.RECONSTRUCTED for code in hidden)


@pytest.mark.parametrize(
    ("role", "codes", "level"),
    [
        ("CTL-OFF", "OP-06 OA-04 OA-09 OA-14 OA-16 OA-18 PR-13", 2),
        ("CTL-OFF", "OA-17", 1),
        ("ENF-OFF", "OP-06 OA-02 OA-03 OA-16", 2),
        ("ENF-OFF", "OP-15 OA-17", 1),
        ("SP-07", "OP-12 OP-14 OP-17", 1),
        ("SP-07", "OA-13", 2),
        ("SP-10", "OP-02 OP-03 OP-04", 1),
        ("SP-10", "OA-15 OA-18", 2),
        ("RSK-OFF", "OA-01 OP-08", 2),
        ("SP-05", "OP-03", 3),
    ],
)
def test_corrected_targets(role: str, codes: str, level: int) -> None:
    assert {targets(role)[code] for code in codes.split()} == {level}


def test_targets_that_were_taken_away() -> None:
    assert not {"OP-19", "OA-02", "OA-16"} & set(targets("GEN-STM"))
    trainer = targets("SP-12")
    assert {"PR-04", "PR-16", "MG-03"} <= set(trainer)
    assert [code for code in trainer if code.startswith(("OP", "OA"))] == ["OP-01"]


def test_titles_outside_the_union() -> None:
    assert EU.by_code["CV-02"].shown_title("en") == "Uniform application of the rules"
    assert EU.by_code["CV-02"].title["en"] == "Harmonised EU Attitude & Approach"
    assert EU.by_code["CV-03"].shown_title("ru") == "Ориентация на безопасность и защищённость"
    assert EU.by_code["PR"].shown_title("en") == "Transferable skills"
    assert EU.level_label(3, "ru") == "углублённый"


def test_private_sector_items_say_so() -> None:
    marked = {item.code for item in EU.items if "private sector" in item.remark.in_language("en")}
    assert marked == {"OP-B", *(f"OP-{number:02}" for number in range(8, 22))}


@pytest.mark.parametrize("code", ["CV-04", "OP-A", "OP-B", "OP-C"])
def test_provenance_stands_in_the_basis_and_not_in_the_summary(code: str) -> None:
    assert "publisher" not in EU.by_code[code].summary["en"]
    assert "visible" not in EU.by_code[code].summary["en"]
    assert "издател" not in EU.by_code[code].summary["ru"]


@pytest.mark.parametrize(
    ("pack", "code", "english", "russian"),
    [
        (EU, "OA-04", "low-value consignments", "товары малой стоимости"),
        (EU, "OP-05", "F-gases", "фторсодержащие газы"),
        (EU, "OA-03", "drones", "дроны"),
        (EU, "OA-13", "trade-based money laundering", "финансовое расследование"),
        (EU, "OA-17", "AI governance", "качество данных"),
        (EU, "OP-16", "carbon border adjustment", "принудительный труд"),
        (EU, "OP-12", "CIM/SMGS consignment note", "накладная ЦИМ/СМГС"),
        (EU, "OP-02", "HS 2028", "ГС 2028"),
        (EU, "OA-15", "mutual assistance", "взаимная помощь"),
        (WCO, "K18", "AI governance", "искусственный интеллект"),
        (WCO, "K08.6", "currency control", "валютный контроль"),
        (WCO, "K12.6", "EAEU Customs Code", "Таможенный кодекс ЕАЭС"),
        (WCO, "K12.7", "human rights", "права человека"),
        (WCO, "K17.4", "gender equality", "гендерное равенство"),
    ],
)
def test_added_keywords(pack: Framework, code: str, english: str, russian: str) -> None:
    assert english in pack.by_code[code].keywords["en"]
    assert russian in pack.by_code[code].keywords["ru"]


def test_added_leaves_are_reconstructed_and_stand_last_in_their_group() -> None:
    for code in ("K08.6", "K12.7"):
        item = WCO.by_code[code]
        assert item.provenance is Provenance.RECONSTRUCTED
        assert [other.code for other in WCO.items if other.parent == item.parent][-1] == code
