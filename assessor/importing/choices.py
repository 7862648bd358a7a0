"""What a person said about a file that the words of its headers do not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.importing.roles import Role
from assessor.importing.text import folded


@dataclass(frozen=True, slots=True)
class ColumnKey:
    """A column of one table of a file; columns count from 1."""

    sheet: str
    table: int | None
    column: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Roles of columns and the worth of a unit; what is said of one column goes before what is said of a header."""

    by_header: Mapping[str, Role] = field(default_factory=dict)  # `header_key` → role, from earlier files of the host
    by_column: Mapping[ColumnKey, Role] = field(default_factory=dict)
    unit_minutes: int | None = None  # academic minutes of one credit or week, for plans that print no hours


def header_key(path: tuple[str, ...]) -> str:
    """How a column is known again in the next file: its header cells from the top down, folded; '' without any."""
    return " / ".join(filter(None, map(folded, path)))


@dataclass(frozen=True, slots=True)
class TableChoices:
    """The choices that concern one table."""

    choices: Choices = Choices()
    sheet: str = ""
    table: int | None = None

    def role(self, column: int, path: tuple[str, ...]) -> Role | None:
        """The role that a person gave to a column, None where nobody did."""
        chosen = self.choices.by_column.get(ColumnKey(self.sheet, self.table, column))
        return chosen or self.choices.by_header.get(header_key(path))

    def knows(self, header: str) -> bool:
        """Whether a person said in an earlier file what stands under a header cell."""
        return header_key((header,)) in self.choices.by_header


NO_CHOICES = Choices()
