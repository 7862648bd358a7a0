"""People and institutions of an assessment, changed and taken out again; adding them stands in `assessment`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from assessor.edits.rules import clean, clean_date, needed
from assessor.errors import NotAllowedError, UnknownWordError
from assessor.marks import N_
from assessor.model.assessment import Assessor, Institution, PersonMet
from assessor.model.mapping import Completion, Judgement, Mapping, Outside, SetAside
from assessor.store import Changed, Store

_WORK_OF_AN_ASSESSOR = (Mapping, Judgement, Outside, SetAside, Completion)
_GONE = N_("This entry is not in the assessment any more. It may have been taken back. Nothing was changed.")

Entry = TypeVar("Entry", Institution, Assessor, PersonMet)


def update_institution(store: Store, *, institution: str, by: str, at: str, **fields: str) -> Changed:
    """Set fields of an institution by their names in `Institution`."""
    before = _entry(store, Institution, institution)
    cleaned: dict[str, Any] = {name: clean(text) for name, text in fields.items()}
    after = replace(before, **cleaned)
    needed(after.name, N_("An institution needs a name. Nothing was changed."))
    with store.change(N_("Described the institution “{name}”"), {"name": after.name}, by=by, at=at) as change:
        change.put(after)
    return change.touched


def remove_institution(store: Store, *, institution: str, by: str, at: str) -> Changed:
    """Take an institution out."""
    row = _entry(store, Institution, institution)
    with store.change(N_("Removed the institution “{name}”"), {"name": row.name}, by=by, at=at) as change:
        change.delete(Institution, row.id)
    return change.touched


def order_institutions(store: Store, *, institutions: Sequence[str], by: str, at: str) -> Changed:
    """Put the institutions into this order; ids that are not named keep theirs behind them."""
    rows = _in_order(store.rows(Institution), institutions)
    with store.change(N_("Ordered the institutions"), by=by, at=at) as change:
        change.put_all(rows)
    return change.touched


def update_assessor(store: Store, *, assessor: str, by: str, at: str, **fields: str) -> Changed:
    """Set name and function of an assessor, by their names in `Assessor`.

    Raises: NotAllowedError without a name, or when another assessor has it.
    """
    before = _entry(store, Assessor, assessor)
    cleaned: dict[str, Any] = {name: clean(text) for name, text in fields.items()}
    after = replace(before, **cleaned)
    needed(after.name, N_("An assessor needs a name. Nothing was changed."))
    others = (row.name.casefold() for row in store.rows(Assessor) if row.id != after.id)
    if after.name.casefold() in others:
        raise NotAllowedError(N_("This assessment has an assessor “{name}”. Nothing was changed."), name=after.name)
    with store.change(N_("Described the assessor {name}"), {"name": after.name}, by=by, at=at) as change:
        change.put(after)
    return change.touched


def remove_assessor(store: Store, *, assessor: str, by: str, at: str) -> Changed:
    """Take out an assessor who has found and decided nothing yet.

    Raises: NotAllowedError when a mapping, judgement or decision bears this name.
    """
    row = _entry(store, Assessor, assessor)
    if has_findings(store, row.id):
        raise NotAllowedError(
            N_("{name} has made mappings, judgements or decisions, which would be lost. Nothing was changed."),
            name=row.name,
        )
    with store.change(N_("Removed the assessor {name}"), {"name": row.name}, by=by, at=at) as change:
        change.delete(Assessor, row.id)
    return change.touched


def has_findings(store: Store, assessor: str) -> bool:
    """Whether anything in the file is of this assessor."""
    return any(store.rows(kind, assessor_id=assessor) for kind in _WORK_OF_AN_ASSESSOR)


def update_person_met(store: Store, *, person: str, by: str, at: str, **fields: str) -> Changed:
    """Set function and date of somebody the mission spoke to, by their names in `PersonMet`."""
    before = _entry(store, PersonMet, person)
    cleaned: dict[str, Any] = {
        name: clean_date(text) if name == "date" else clean(text) for name, text in fields.items()
    }
    after = replace(before, **cleaned)
    needed(after.function, N_("Say the function and unit of the person. Nothing was changed."))
    with store.change(N_("Described a conversation with: {function}"), {"function": after.function}, by=by, at=at) as c:
        c.put(after)
    return c.touched


def remove_person_met(store: Store, *, person: str, by: str, at: str) -> Changed:
    """Take a conversation out."""
    row = _entry(store, PersonMet, person)
    with store.change(N_("Removed a conversation with: {function}"), {"function": row.function}, by=by, at=at) as c:
        c.delete(PersonMet, row.id)
    return c.touched


def _entry(store: Store, kind: type[Entry], row_id: str) -> Entry:
    row = store.row(kind, row_id)
    if row is None:
        raise UnknownWordError(_GONE)
    return row


def _in_order(rows: Sequence[Institution], ids: Sequence[str]) -> list[Institution]:
    ranks = {row_id: rank for rank, row_id in enumerate(ids)}
    ordered = sorted(rows, key=lambda row: (ranks.get(row.id, len(ids)), row.position))
    return [replace(row, position=position) for position, row in enumerate(ordered, start=1)]
