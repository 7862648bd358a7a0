"""What a person does to a draft before it comes in; every deed gives the next review and leaves the old as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assessor.importing.draft import SetAsideRow
from assessor.importing.review import Review, ReviewRow, draft_topic, end_of, topic_row
from assessor.marks import N_
from assessor.model.curriculum import Hours, NodeKind
from assessor.model.place import Place

ASIDE_BY_HAND = N_("set aside by hand")

_MAX_DEPTH = 13  # of a module or topic; a programme is 0


def retitle(review: Review, key: int, title: str, number: str | None = None) -> Review:
    """Correct a title, and an outline number where one is given. An empty title changes nothing."""
    row = review.row(key)
    new = replace(row, title=title.strip() or row.title, number=row.number if number is None else number.strip())
    return _with(review, {key: new})


def set_hours(review: Review, key: int, hours: Hours) -> Review:
    """Set a topic's hours, or those that a module has of its own. A programme has none of its own."""
    row = review.row(key)
    return review if row.kind is NodeKind.PROGRAMME else _with(review, {key: replace(row, hours=hours)})


def indent(review: Review, keys: Iterable[int]) -> Review:
    """Put rows under the sibling above them, which becomes a module. A first child stays where it is."""
    chosen, rows = _outermost(review, keys), list(review.rows)
    for key in chosen:
        start = _index(rows, key)
        above = _sibling_above(rows, start)
        if above is None or rows[above].depth == 0:
            continue
        end = end_of(rows, start)
        if max(row.depth for row in rows[start:end]) < _MAX_DEPTH:
            rows[start:end] = [replace(row, depth=row.depth + 1) for row in rows[start:end]]
    return _settled(review, rows)


def outdent(review: Review, keys: Iterable[int]) -> Review:
    """Take rows out of their module; siblings behind them stay in it. What stands under a programme stays."""
    rows = list(review.rows)
    for key in reversed(_outermost(review, keys)):
        start = _index(rows, key)
        if rows[start].depth < 2:
            continue
        end = end_of(rows, start)
        moved = [replace(row, depth=row.depth - 1) for row in rows[start:end]]
        last = next((i for i in range(end, len(rows)) if rows[i].depth < rows[start].depth), len(rows))
        rows[start:last] = [*rows[end:last], *moved]
    return _settled(review, rows)


def move(review: Review, keys: Iterable[int], parent: int, before: int | None = None) -> Review:
    """Put rows with all below them under `parent`, in front of its child `before`; without it, last.

    A move of a row into itself, and one of a programme, changes nothing.
    """
    chosen = [key for key in _outermost(review, keys) if review.row(key).depth > 0 and key != before]
    inside = {row.key for key in chosen for row in (review.row(key), *review.below(key))}
    if not chosen or parent in inside or before in inside:
        return review
    rows = [row for row in review.rows if row.key not in inside]
    target = _index(rows, parent)
    at = end_of(rows, target) if before is None else _index(rows, before)
    moved: list[ReviewRow] = []
    for key in chosen:
        step = rows[target].depth + 1 - review.row(key).depth
        moved += [replace(row, depth=row.depth + step) for row in (review.row(key), *review.below(key))]
    if max(row.depth for row in moved) > _MAX_DEPTH:
        return review
    return _settled(review, [*rows[:at], *moved, *rows[at:]])


def move_beside(review: Review, keys: Iterable[int], *, down: bool) -> Review:
    """Move rows one place up or down among their siblings."""
    chosen = _outermost(review, keys)
    for key in reversed(chosen) if down else chosen:
        rows = list(review.rows)
        start = _index(rows, key)
        end = end_of(rows, start)
        if down:
            if end < len(rows) and rows[end].depth == rows[start].depth:
                other = end_of(rows, end)
                rows[start:other] = [*rows[end:other], *rows[start:end]]
        elif (above := _sibling_above(rows, start)) is not None:
            rows[above:end] = [*rows[start:end], *rows[above:start]]
        review = _settled(review, rows)
    return review


def merge(review: Review, keys: Iterable[int]) -> Review:
    """Join topics to the first of them: titles and contents one after the other, hours added.

    Fewer than two topics change nothing.
    """
    wanted = set(keys)
    chosen = [row for row in review.topics if row.key in wanted]
    if len(chosen) < 2:
        return review
    first = replace(
        chosen[0],
        title="; ".join(dict.fromkeys(row.title for row in chosen)),
        description="\n".join(dict.fromkeys(row.description for row in chosen if row.description)),
        outcomes=tuple(dict.fromkeys(text for row in chosen for text in row.outcomes)),
        hours=sum((row.hours for row in chosen), Hours()),
    )
    gone = {row.key for row in chosen[1:]}
    return _settled(
        _with(review, {first.key: first}), [r for r in _with(review, {first.key: first}).rows if r.key not in gone]
    )


def split(review: Review, key: int, first_title: str, second_title: str, second_hours: Hours) -> Review:
    """Cut a topic in two: the second takes `second_hours`, the first keeps the rest.

    Empty titles, or more hours than there are, change nothing.
    """
    row = review.row(key)
    if row.kind is not NodeKind.TOPIC or not first_title.strip() or not second_title.strip():
        return review
    if any((part or 0) > (whole or 0) for whole, part in zip(row.hours.by_kind, second_hours.by_kind, strict=True)):
        return review
    rest = Hours(*map(_minus, row.hours.by_kind, second_hours.by_kind))
    first = replace(row, title=first_title.strip(), hours=rest)
    second = ReviewRow(
        *(review.next_key, NodeKind.TOPIC, row.depth, second_title.strip(), row.place),
        hours=second_hours,
        language=row.language,
    )
    index = review.by_key[key]
    rows = [*review.rows[:index], first, second, *review.rows[index + 1 :]]
    return replace(_settled(review, rows), next_key=review.next_key + 1)


def set_kind(review: Review, key: int, kind: NodeKind) -> Review:
    """Take a module without contents for a topic, or a topic for a module."""
    row = review.row(key)
    if NodeKind.PROGRAMME in (kind, row.kind) or review.below(key):
        return review
    return _with(review, {key: replace(row, kind=kind)})


def put_aside(review: Review, keys: Iterable[int]) -> Review:
    """Take rows with all below them out of the tree; they are listed as set aside. A programme stays."""
    gone: dict[int, ReviewRow] = {}
    for key in _outermost(review, keys):
        if review.row(key).depth > 0:
            gone.update({row.key: row for row in (review.row(key), *review.below(key))})
    aside = tuple(_aside(row) for row in gone.values())
    rows = [row for row in review.rows if row.key not in gone]
    return replace(_settled(review, rows), set_aside=(*review.set_aside, *aside))


def pull_in(review: Review, aside: SetAsideRow) -> Review:
    """Make a topic of a row that was set aside, where it stands in the source. Text around the plan changes nothing."""
    if aside.topic is None or aside not in review.set_aside:
        return review
    before = [i for i, row in enumerate(review.rows) if row.depth and _is_before(row.place, aside.place)]
    index = before[-1] if before else 0
    neighbour = review.rows[index]
    depth = neighbour.depth if neighbour.kind is NodeKind.TOPIC else neighbour.depth + 1
    row = topic_row(aside.topic, depth, review.next_key)
    rows = [*review.rows[: index + 1], row, *review.rows[index + 1 :]]
    left = list(review.set_aside)
    left.remove(aside)
    return replace(_settled(review, rows), set_aside=tuple(left), next_key=review.next_key + 1)


def _aside(row: ReviewRow) -> SetAsideRow:
    text = " ".join(filter(None, (row.number, row.title)))
    return SetAsideRow(row.place, text, ASIDE_BY_HAND, draft_topic(row))


def _with(review: Review, changed: dict[int, ReviewRow]) -> Review:
    return replace(review, rows=tuple(changed.get(row.key, row) for row in review.rows))


def _settled(review: Review, rows: Sequence[ReviewRow]) -> Review:
    """Whatever has something below it is a module."""
    settled = list(rows)
    for index, row in enumerate(settled[:-1]):
        if row.kind is NodeKind.TOPIC and settled[index + 1].depth > row.depth:
            settled[index] = replace(row, kind=NodeKind.MODULE)
    return replace(review, rows=tuple(settled))


def _outermost(review: Review, keys: Iterable[int]) -> list[int]:
    """The chosen rows in document order, without those that stand below another chosen one."""
    wanted, chosen, covered = set(keys), [], -1
    for index, row in enumerate(review.rows):
        if row.key in wanted and index >= covered:
            chosen.append(row.key)
            covered = end_of(review.rows, index)
    return chosen


def _index(rows: Sequence[ReviewRow], key: int) -> int:
    return next(index for index, row in enumerate(rows) if row.key == key)


def _sibling_above(rows: Sequence[ReviewRow], start: int) -> int | None:
    for index in range(start - 1, -1, -1):
        if rows[index].depth < rows[start].depth:
            return None
        if rows[index].depth == rows[start].depth:
            return index
    return None


def _minus(whole: int | None, part: int | None) -> int | None:
    return whole if part is None else (whole or 0) - part


def _is_before(place: Place, other: Place) -> bool:
    """Whether a row stands before another in the same sheet, table or text."""
    same = (place.sheet, place.table) == (other.sheet, other.table)
    return same and (place.row or 0, place.paragraph or 0) < (other.row or 0, other.paragraph or 0)
