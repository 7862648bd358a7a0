"""Columns that follow a change row by row mean the same as columns laid out anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessor.analysis.columns import MappingColumns, columns_after, columns_of
from assessor.model.mapping import Coverage, Evidence, EvidenceKind
from assessor.model.snapshot import Snapshot
from tests.analysis.builders import FRAMEWORK, Case
from tests.analysis.test_invariants import cases, few


def _meaning(columns: MappingColumns) -> list[tuple[object, ...]]:
    named = [
        [columns.topic_ids[number] for number in columns.topic],
        [columns.item_codes[number] for number in columns.item],
        [columns.assessor_ids[number] for number in columns.assessor],
    ]
    rest = [column.tolist() for column in (columns.coverage, columns.level, columns.basis, columns.row)]
    return list(zip(*named, *rest, strict=True))


def _assert_follows(old: Snapshot, new: Snapshot, touched: set[str]) -> None:
    before = columns_of(old, FRAMEWORK)
    followed = columns_after(before, old, new, frozenset(touched), frozenset({"mapping", "evidence"}))
    assert _meaning(followed) == _meaning(columns_of(new, FRAMEWORK))


@given(cases(), st.data())
@few
def test_a_change_and_its_undo_are_taken_in_row_by_row(case: Case, data: st.DataObject) -> None:
    old = case.snapshot()
    mappings, evidence, touched = list(old.mappings), list(old.evidence), set[str]()
    for _ in range(data.draw(st.integers(0, min(4, len(mappings))))):
        place = data.draw(st.integers(0, len(mappings) - 1))
        one = mappings[place]
        deed = data.draw(st.sampled_from(["change", "remove", "prove"]))
        if deed == "prove":
            piece = Evidence(f"new {len(evidence)}", EvidenceKind.EXAMINATION_TASK, mapping_id=one.id)
            evidence.append(piece)
            touched.add(piece.id)
            continue
        touched.add(one.id)
        if deed == "change":
            mappings[place] = replace(one, coverage=data.draw(st.sampled_from(list(Coverage))), level=None)
        else:
            del mappings[place]
            evidence = [piece for piece in evidence if piece.mapping_id != one.id]
    assert old.evidence_of.keys() >= {piece.mapping_id for piece in old.evidence}
    assert old.mappings_of.keys() == {mapping.topic_id for mapping in old.mappings}
    assert sum(old.deals.values()) == sum(mapping.coverage > Coverage.N for mapping in old.mappings)
    assert sum(old.mapping_counts.values()) == len(old.mappings)
    new = old.succeeded(mappings=tuple(mappings), evidence=tuple(evidence))
    assert new.evidence_of == replace(new).evidence_of  # worked out anew
    assert new.dealt_topics == replace(new).dealt_topics
    assert new.deals == replace(new).deals
    assert new.mappings_of == replace(new).mappings_of
    assert new.mapping_counts == replace(new).mapping_counts
    _assert_follows(old, new, touched)
    _assert_follows(new, old, touched)
