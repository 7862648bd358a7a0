"""The value types of the model as tables: which columns a field has, and how a value becomes a row and back.

Everything follows from the dataclasses themselves; the few types that are not stored as they are have a codec here.
"""
# ruff: noqa: S608  # every name that is put into SQL comes from our own dataclasses

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from functools import cached_property
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from assessor.errors import NotAllowedError
from assessor.marks import N_
from assessor.model.assessment import (
    Adoption,
    Assessment,
    Assessor,
    FrameworkInUse,
    Institution,
    ItemWeight,
    PersonMet,
)
from assessor.model.curriculum import ColumnRole, Hours, Node, Outcome, Source
from assessor.model.mapping import Aim, Completion, Evidence, Judgement, Mapping, Outside, SetAside
from assessor.model.place import Place

Stored = str | int | None
T = TypeVar("T")

# `number` is the order of making in every table
_RENAMED: dict[tuple[type[Any], str], str] = {(Node, "number"): "outline_number"}
_HOURS_COLUMNS = tuple(f"{field.name}_minutes" for field in fields(Hours))
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SHOWN_LENGTH = 40


class UnstorableTextError(NotAllowedError):
    """Text with a character that a file cannot keep: NUL, or half of a surrogate pair."""

    template = N_(
        "The text “{text}” holds the character {character}, which a file cannot keep. "
        "Type that place again. Nothing was changed."
    )


class UnstorableNumberError(NotAllowedError):
    """A whole number that is too large for the file."""

    template = N_("The number {number} is too large to be kept. Check it in the source. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class _Codec:
    """How one field is stored: `encode` gives as many columns as `width` says, `decode` takes their list."""

    encode: Callable[[Any], Stored] | None = None  # None: stored as it is
    decode: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Table(Generic[T]):
    """One value type and its table. The columns are `columns`, in the order of the fields, and `number`."""

    type: type[T]
    name: str

    @cached_property
    def columns_of(self) -> dict[str, tuple[str, ...]]:
        """Field -> its columns."""
        hints = get_type_hints(self.type)
        return {
            field: _HOURS_COLUMNS if hint is Hours else (_RENAMED.get((self.type, field), field),)
            for field, hint in hints.items()
        }

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of a value, without `number`."""
        return tuple(column for columns in self.columns_of.values() for column in columns)

    @cached_property
    def select(self) -> str:
        """SQL that reads every value, without WHERE and order."""
        return f"SELECT {', '.join(self.columns)} FROM main.{self.name}"

    @cached_property
    def upsert(self) -> str:
        """SQL that writes one value; a row that is the same already is left alone and leaves no trace."""
        others = [column for column in self.columns if column != "id"]
        return (
            f"INSERT INTO main.{self.name} ({', '.join(self.columns)}) VALUES ({', '.join('?' * len(self.columns))}) "
            f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in others)} "
            f"WHERE {' OR '.join(f'{column} IS NOT excluded.{column}' for column in others)}"
        )

    def encode(self, value: T) -> tuple[Stored, ...]:
        """The columns of a value.

        Raises: NotAllowedError for text or numbers that the file cannot keep exactly.
        """
        row: list[Any] = list(self._get(value))
        for position, codec in self._encoders:
            row[position] = codec(row[position])
        if self._hours is not None:
            row[self._hours : self._hours + 1] = row[self._hours].by_kind
        for cell in row:
            check_storable(cell)
        return tuple(row)

    def decode(self, row: Sequence[Any]) -> T:
        """The value of a row as `select` gives it. Raises KeyError or ValueError for what no value can be."""
        cells = list(row)
        if self._hours is not None:
            end = self._hours + len(_HOURS_COLUMNS)
            cells[self._hours : end] = [Hours(*cells[self._hours : end])]
        for position, codec in self._decoders:
            cells[position] = codec(cells[position])
        return self.type(*cells)

    def encode_field(self, field: str, value: object) -> Stored:
        """One field of one column, for a comparison."""
        codec = _codec(get_type_hints(self.type)[field])
        cell: Stored = codec.encode(value) if codec.encode else value  # type: ignore[assignment]  # plain by its codec
        check_storable(cell)
        return cell

    @cached_property
    def _get(self) -> Callable[[T], tuple[Any, ...]]:
        return attrgetter(*self.columns_of)

    @cached_property
    def _codecs(self) -> list[tuple[int, _Codec]]:
        return [(position, _codec(hint)) for position, hint in enumerate(get_type_hints(self.type).values())]

    @cached_property
    def _encoders(self) -> list[tuple[int, Callable[[Any], Stored]]]:
        return [(position, codec.encode) for position, codec in self._codecs if codec.encode]

    @cached_property
    def _decoders(self) -> list[tuple[int, Callable[[Any], Any]]]:
        return [(position, codec.decode) for position, codec in self._codecs if codec.decode]

    @cached_property
    def _hours(self) -> int | None:
        """Where the five columns of the hours begin, if the type has hours."""
        return next((p for p, hint in enumerate(get_type_hints(self.type).values()) if hint is Hours), None)


def check_storable(cell: object) -> None:
    """Refuse what a file cannot give back exactly."""
    if isinstance(cell, str):
        found = _UNSTORABLE.search(cell)
        if found:
            shown = _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", cell[:_SHOWN_LENGTH])
            raise UnstorableTextError(text=shown, character=f"U+{ord(found.group()):04X}")
    elif isinstance(cell, int) and not -(2**63) <= cell < 2**63:
        raise UnstorableNumberError(number=f"{cell:.3e}" if abs(cell) < 10**300 else "10^300")


def _codec(hint: Any) -> _Codec:
    """How a field of this type is stored."""
    types = [member for member in get_args(hint) or (hint,) if member is not NoneType]
    if len(types) != 1:
        raise TypeError(f"no codec for {hint}")
    (kind,) = types
    if kind in (str, int, Hours):
        return _Codec()
    if kind is bool:
        return _Codec(int, bool)
    if kind is Place:
        return _Codec(Place.encode, Place.decode)
    if issubclass(kind, Enum):
        stored = {None: None, **{member: member.value for member in kind}}
        return _Codec(stored.__getitem__, {cell: member for member, cell in stored.items()}.__getitem__)
    raise TypeError(f"no codec for {hint}")


def _tables(*types: type[Any]) -> dict[type[Any], Table[Any]]:
    return {kind: Table(kind, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()) for kind in types}


TABLES = _tables(
    *(Assessment, Institution, Assessor, PersonMet, FrameworkInUse),
    *(Source, Node, Outcome, Aim, ColumnRole),
    *(Mapping, Judgement, Evidence, Outside, SetAside, Completion, ItemWeight, Adoption),
)
"""Every logged table by its value type."""

TABLE_BY_NAME = {table.name: table for table in TABLES.values()}


def table_of(kind: type[T]) -> Table[T]:
    """The table of a value type."""
    return TABLES[kind]


def runs(values: Iterable[Any]) -> Iterable[tuple[Table[Any], list[Any]]]:
    """Values cut into runs of one type, in order."""
    run: list[Any] = []
    for value in values:
        if run and type(value) is not type(run[0]):
            yield TABLES[type(run[0])], run
            run = []
        run.append(value)
    if run:
        yield TABLES[type(run[0])], run
