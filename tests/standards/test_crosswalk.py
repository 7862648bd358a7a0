"""Relations, their composition, and the bundled crosswalks."""

from itertools import product

import pytest

from standards.crosswalk import (
    ANYTHING,
    Confidence,
    Crosswalk,
    Link,
    Relation,
    bundled_crosswalks,
    compose,
    infer,
    load_crosswalk,
)
from standards.pack import load_pack
from standards.text import NO_TEXT


def relation_of_sets(first: int, second: int) -> Relation:
    """The relation of two non-empty sets, each given as bits."""
    if first == second:
        return Relation.EQUAL
    common = first & second
    if not common:
        return Relation.NONE
    if common == first:
        return Relation.SUBSET
    return Relation.SUPERSET if common == second else Relation.INTERSECTS


def test_composition_holds_over_all_subsets_of_six() -> None:
    sets = range(1, 2**6)
    relations = {(first, second): relation_of_sets(first, second) for first, second in product(sets, sets)}
    possible: dict[tuple[Relation, Relation], set[Relation]] = {pair: set() for pair in product(Relation, Relation)}
    for first, middle, last in product(sets, sets, sets):
        possible[relations[first, middle], relations[middle, last]].add(relations[first, last])
    assert len(possible) == 25
    for pair, relations_found in possible.items():
        assert compose(*pair) == relations_found, pair


def test_reversing() -> None:
    assert [relation.reversed for relation in Relation] == ["equal", "superset", "subset", "intersects", "none"]
    there = load_crosswalk("eu-customs-cfw", "wco-picard-2019")
    back = load_crosswalk("wco-picard-2019", "eu-customs-cfw")
    assert back.reversed() == there
    assert there.relation("OP-06", "K08.2") is Relation.SUPERSET
    assert back.relation("K08.2", "OP-06") is Relation.SUBSET


def test_a_pair_that_is_not_listed_is_unknown() -> None:
    assert load_crosswalk("eu-customs-cfw", "wco-picard-2019").relation("OP-06", "K13.1") is None
    with pytest.raises(KeyError):
        load_crosswalk("eu-customs-cfw", "wto-tfa")


def chain(*links: tuple[str, str, Relation], ids: tuple[str, str]) -> Crosswalk:
    return Crosswalk(*ids, tuple(Link(*link, NO_TEXT, Confidence.LOW, "test") for link in links))


def test_several_ways_narrow_down_and_can_contradict() -> None:
    first = chain(("a", "b1", Relation.SUPERSET), ("a", "b2", Relation.EQUAL), ids=("A", "B"))
    agreeing = chain(("b1", "c", Relation.INTERSECTS), ("b2", "c", Relation.SUPERSET), ids=("B", "C"))
    assert infer(first, agreeing) == {("a", "c"): {Relation.SUPERSET}}
    contrary = chain(("b1", "c", Relation.SUBSET), ("b2", "c", Relation.NONE), ids=("B", "C"))
    assert infer(first, contrary) == {("a", "c"): frozenset()}


def test_what_proves_nothing_is_left_out() -> None:
    first = chain(("a", "b", Relation.SUBSET), ids=("A", "B"))
    second = chain(("b", "c", Relation.SUPERSET), ids=("B", "C"))
    assert compose(Relation.SUBSET, Relation.SUPERSET) == ANYTHING
    assert infer(first, second) == {}
    with pytest.raises(ValueError, match="is not"):
        infer(second, first)


@pytest.mark.parametrize("pair", bundled_crosswalks(), ids=" to ".join)
def test_bundled_crosswalk(pair: tuple[str, str]) -> None:
    crosswalk = load_crosswalk(*pair)
    assert (crosswalk.from_id, crosswalk.to_id) == pair
    first, second = (load_pack(pack_id) for pack_id in pair)
    pairs = [(link.from_code, link.to_code) for link in crosswalk.links]
    assert len(set(pairs)) == len(pairs)
    for link in crosswalk.links:
        assert link.from_code in first.by_code
        assert link.to_code in second.by_code
        assert set(link.rationale) == {"en", "ru"}
        assert link.source == "own link, unofficial"
        assert link.relation is not Relation.NONE


def test_every_judged_eu_item_has_a_link() -> None:
    linked = load_crosswalk("eu-customs-cfw", "wco-picard-2019").by_from
    assert {item.code for item in load_pack("eu-customs-cfw").judged_items} == set(linked)


def test_bundled_crosswalks_do_not_contradict_each_other() -> None:
    found = infer(
        load_crosswalk("eu-customs-cfw", "wco-picard-2019"), load_crosswalk("wco-picard-2019", "wco-picard-2008")
    )
    assert found
    assert all(found.values())
