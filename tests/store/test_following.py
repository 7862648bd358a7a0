"""A snapshot that follows the changes is equal to one that is read whole."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assessor.edits.curriculum import complete, reopen
from assessor.edits.judgement import judge
from assessor.edits.mapping import map_topic, set_aside, unmap
from assessor.edits.undoing import undo
from assessor.errors import AssessorError
from assessor.model.mapping import Coverage, Mapping
from assessor.store import Opening, Store

WHO: dict[str, Any] = {"by": "E. Marsk", "at": "2026-10-20T10:00:00+00:00"}


def _edit(store: Store, chance: random.Random) -> None:
    """One edit of many kinds on the sample, or its undo or redo; what the rules refuse changes nothing."""
    snapshot = store.snapshot()
    topic = chance.choice(snapshot.curriculum.topics)
    assessor = chance.choice(snapshot.assessors)
    programme = chance.choice(snapshot.curriculum.programmes)
    mapping = chance.choice(snapshot.mappings)
    framework = snapshot.framework_by_id["eu-customs-cfw"]
    item = chance.choice(framework.judged_items)
    key: dict[str, Any] = {"topic": mapping.topic_id, "framework": mapping.framework_id, "item": mapping.item_code}
    new: dict[str, Any] = {"topic": topic.id, "framework": framework.id, "item": item.code}
    own: dict[str, Any] = {"assessor": mapping.assessor_id, **WHO}
    edits: list[Callable[[], object]] = [
        lambda: map_topic(store, **new, assessor=assessor.id, coverage=chance.choice(list(Coverage)), **WHO),
        lambda: map_topic(store, **key, coverage=chance.choice(list(Coverage)), **own),
        lambda: unmap(store, **key, **own),
        lambda: set_aside(store, topics=[topic.id], assessor=assessor.id, **WHO),
        lambda: complete(store, programme=programme.id, assessor=assessor.id, **WHO),
        lambda: reopen(store, programme=programme.id, assessor=assessor.id, **WHO),
        lambda: judge(
            store,
            framework=framework.id,
            item=mapping.item_code if mapping.framework_id == framework.id else item.code,
            coverage=Coverage.P,
            reason="so",
            assessor=mapping.assessor_id,
            **WHO,
        ),
        lambda: undo(store, **WHO),
        lambda: store.redo(**WHO),
    ]
    try:
        chance.choice(edits)()
    except AssessorError:
        return


@pytest.mark.parametrize("seed", range(2))
def test_it_is_equal_to_one_read_whole(sample_file: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Store.open(sample_file, opening=Opening(program="tests", at=WHO["at"], backups=None)) as store:
        followed = store.snapshot()
        seen: set[str] = set()
        for _ in range(30):
            before = store.history()[0].number
            _edit(store, chance)
            if store.history()[0].number > before:
                seen |= store.last_changed.tables
                followed = store.snapshot_after(followed, store.last_changed)
            whole = store.snapshot()
            assert followed.curriculum.nodes == whole.curriculum.nodes
            assert [f.id for f in followed.frameworks] == [f.id for f in whole.frameworks]
            for field in ("mappings", "evidence", "judgements", "set_asides", "completions", "aims", "look_again"):
                assert getattr(followed, field) == getattr(whole, field), field
        assert {"mapping", "evidence", "completion"} <= seen
        assert store.rows(Mapping) == followed.mappings
