"""What became of each line of a source, for the view of it."""

from collections.abc import Mapping

from assessor.importing.review import Review
from assessor.model.curriculum import NodeKind
from ui.widgets.source.parts import LineKey, RowMark, line_key


def row_marks(review: Review) -> Mapping[LineKey, RowMark]:
    """Line → what it is now; a topic or module that is to be looked at is a doubt."""
    marks: dict[LineKey, RowMark] = {}
    for table in review.draft.tables:
        if table.first_row:
            rows = range(table.first_row, table.last_row + 1)
            marks |= {(table.sheet, table.table, row, None): RowMark.HEADER for row in rows}
    marks |= {line_key(row.place): RowMark.ASIDE for row in review.set_aside}
    for row in review.rows:
        if row.depth:
            marks[line_key(row.place)] = RowMark.TOPIC if row.kind is NodeKind.TOPIC else RowMark.MODULE
    doubtful = {line_key(problem.place) for problem in review.draft.problems}
    marks |= {key: RowMark.DOUBT for key in doubtful if marks.get(key) in (RowMark.TOPIC, RowMark.MODULE)}
    return marks


def doubtful_rows(review: Review) -> frozenset[int]:
    """The keys of the rows at whose place there is something to be looked at."""
    places = {line_key(problem.place) for problem in review.draft.problems}
    return frozenset(row.key for row in review.rows if row.depth and line_key(row.place) in places)
