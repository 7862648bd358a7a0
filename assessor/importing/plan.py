"""One plan that was found in a table."""

from dataclasses import dataclass, field

from assessor.importing.columns import Columns
from assessor.importing.lines import Line, LineKind, TableLines
from assessor.model.place import Place
from assessor.readers import Table


@dataclass(slots=True)
class Plan:
    """Its lines, and the texts that stand right above it."""

    table: Table
    columns: Columns
    found: TableLines
    captions: list[tuple[Place, str]] = field(default_factory=list)
    headings: tuple[tuple[int, str, Place], ...] = ()  # heading paragraphs over it: level, text, place

    @property
    def entries(self) -> list[Line]:
        return [line for line in self.found.lines if line.kind is LineKind.ENTRY]

    @property
    def has_hours(self) -> bool:
        return any(line.hours.total for line in self.found.lines)
