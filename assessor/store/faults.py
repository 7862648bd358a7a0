"""What a check of an assessment file can find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from assessor.marks import N_
from assessor.message import Message


class FaultKind(StrEnum):
    """Which promise of the file is broken."""

    DAMAGE = "damage"  # SQLite cannot read a part of it
    SCHEMA = "schema"  # tables, triggers or views that are not ours
    HISTORY = "history"  # the log is not what it was when it was written
    ROW = "row"  # an entry is not what the log says
    CONTENT = "content"  # the bytes of a source or framework
    REFERENCE = "reference"  # an entry names something that is not there
    VALUE = "value"  # an entry that no rule allows


WHOLE_FILE = Message(N_("the file as a whole"))

GO_BACK = N_("Go back to a backup or to another copy of the file.")
TAKE_FROM_HISTORY = N_("Enter it again as the history says, or go back to a backup.")
TAKE_ROW = N_("The entry itself is the better witness. Save a copy, and go back to a backup if history matters.")
KEEP_AGAIN = N_("Import the original file again, or go back to a backup.")
CORRECT_ENTRY = N_("Correct the entry, or take it away and enter it again.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, what it means, and what can be done."""

    kind: FaultKind
    where: Message
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    remedy: str = CORRECT_ENTRY

    @property
    def message(self) -> Message:
        """What it means, to be said in any language."""
        return Message(self.template, self.values)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at and what it found."""

    path: Path
    changes: int  # named changes in the log
    rows: int  # logged entries, live now
    contents: int  # sources and frameworks
    faults: tuple[Fault, ...]


def entry(table: str, row_id: str) -> Message:
    """Where: a row of a table."""
    return Message(N_("entry {row} of “{table}”"), {"row": row_id, "table": table})


def change_at(number: int, at: str) -> Message:
    """Where: a change of the log."""
    return Message(N_("change {number} of {at}"), {"number": number, "at": at})
