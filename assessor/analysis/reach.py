"""How far a change reaches: which results it can't have touched."""

from assessor.model.snapshot import Snapshot


def programmes_touched(
    old: Snapshot, new: Snapshot, row_ids: frozenset[str], tables: frozenset[str]
) -> frozenset[str] | None:
    """The programmes whose own results a change from `old` to `new` may have touched; None: any.

    The results of one programme alone rest on the mappings of its topics, on their evidence, and on what is not
    touched here. They name mappings by their position, so those before a row must not have moved.

    Args:
        row_ids: what the change touched, in `tables`.
    """
    if not tables <= {"mapping", "evidence"}:
        return None
    owners = {
        piece.mapping_id
        for state in (old, new)
        for piece in (state.evidence if "evidence" in tables else ())
        if piece.id in row_ids
    }
    if None in owners:  # evidence of a judgement
        return None
    touched = row_ids | owners
    was = {mapping.id: (row, mapping.topic_id) for row, mapping in enumerate(old.mappings) if mapping.id in touched}
    now = {mapping.id: (row, mapping.topic_id) for row, mapping in enumerate(new.mappings) if mapping.id in touched}
    last = min(len(old.mappings), len(new.mappings))
    both = was.keys() & now.keys()
    alone = [*(was[one] for one in was.keys() - both), *(now[one] for one in now.keys() - both)]
    if any(row < last for row, _ in alone):
        return None
    topics = {topic for _, topic in (*was.values(), *now.values())}
    return frozenset(new.curriculum.programme_of(topic).id for topic in topics)
