"""One plan that was found in a table."""

from dataclasses import dataclass, field, replace

from assessor.importing.class_kinds import as_kind, kinds_in
from assessor.importing.columns import Columns
from assessor.importing.lines import Line, LineKind, TableLines
from assessor.importing.roles import Role
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
    def words_above(self) -> list[str]:
        """The captions and the nearest heading."""
        return [text for _, text in self.captions] + [text for _, text, _ in self.headings[-1:]]

    def take_kind_from_words(self) -> None:
        """Under "Практические занятия" all hours that no column splits are practice."""
        kinds = kinds_in(" / ".join(self.words_above))
        if len(kinds) == 1 and not any(column.role is not Role.TOTAL for column in self.columns.hours):
            self.found.lines = [replace(line, hours=as_kind(line.hours, kinds[0])) for line in self.found.lines]

    @property
    def has_hours(self) -> bool:
        return any(line.hours.total for line in self.found.lines)
