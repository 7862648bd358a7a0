"""Whether the hours that would come in are those that the source prints as its total."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from assessor.importing.review import Review, ReviewRow
from assessor.model.place import Place

_TableKey = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Checksum:
    """The hours of what would come in beside the total that the source prints for it, in minutes."""

    sum: int
    printed: int
    assessment: int  # examinations that the printed total counts and that are no topics

    @property
    def difference(self) -> int:
        """What the printed total has more; below 0: less."""
        return self.printed - self.assessment - self.sum


def checksum(review: Review) -> Checksum | None:
    """Printed totals of whole tables beside what now stands in the tree from those tables.

    None where the source prints no total for the whole of a table.
    """
    printed = assessment = 0
    covered: set[_TableKey] = set()
    for table in dict.fromkeys(_table_of(total.place) for total in review.draft.totals):
        totals = [total for total in review.draft.totals if _table_of(total.place) == table]
        minutes = _minutes_in(review.original, {table})
        grand = [total for total in totals if total.sum - total.assessment == minutes]
        parts = totals if sum(total.sum - total.assessment for total in totals) == minutes else []
        counted = grand[-1:] or parts
        if counted:
            covered.add(table)
            printed += sum(total.printed for total in counted)
            assessment += sum(total.assessment for total in counted)
    if not covered:
        return None
    return Checksum(_minutes_in(review.rows, covered), printed, assessment)


def _minutes_in(rows: Iterable[ReviewRow], tables: Set[_TableKey]) -> int:
    return sum(row.hours.total or 0 for row in rows if _table_of(row.place) in tables)


def _table_of(place: Place) -> _TableKey:
    return place.sheet, place.table
