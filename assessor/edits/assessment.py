"""The assessment itself: begun, described, with its assessors, frameworks, institutions and settings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assessor.edits.rules import (
    clean,
    clean_date,
    needed,
    new_id,
    next_position,
    require_framework,
    require_judged,
)
from assessor.errors import NotAllowedError, UnknownWordError
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
from assessor.store import Changed, Opening, Store
from standards.framework import Framework
from standards.pack import framework_to_json

_THOUSANDTHS = 1000
_TITLE_NEEDED = N_("An assessment needs a title. Nothing was changed.")
_NAME_NEEDED = N_("An assessor needs a name. Nothing was changed.")
_DATES = ("starts", "ends")


def create_assessment(
    path: Path,
    *,
    title: str,
    country: str = "",
    institution: str = "",
    assessors: Iterable[str] = (),
    frameworks: Sequence[Framework] = (),
    opening: Opening,
    by: str,
    at: str,
) -> Store:
    """Make a new file with its head, and open it. Empty names and those that were given before are left out.

    Raises: FileProblemError when the file exists or can't be made; NotAllowedError for a missing title, before
    anything is made.
    """
    head = Assessment(new_id(), title=needed(title, _TITLE_NEEDED), country=clean(country))
    academy = clean(institution)
    team: dict[str, str] = {}
    for name in filter(None, map(clean, assessors)):
        team.setdefault(name.casefold(), name)
    store = Store.create(path, opening=opening)
    try:
        with store.change(N_("Began “{title}”"), {"title": head.title}, by=by, at=at) as change:
            change.put(head)
            if academy:
                change.put(Institution(new_id(), 1, academy))
            for position, name in enumerate(team.values(), start=1):
                change.put(Assessor(new_id(), position, name))
            for position, framework in enumerate(frameworks, start=1):
                sha256 = change.keep_bytes(framework_to_json(framework))
                change.put(FrameworkInUse(framework.id, position, sha256))
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)  # a file without its head is no assessment
        raise
    return store


def update_assessment(store: Store, *, by: str, at: str, **fields: Any) -> Changed:
    """Set fields of the head by their names in `Assessment`; texts are cleaned, dates must be ISO."""
    before = store.rows(Assessment)[0]
    cleaned: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value for name, value in fields.items()
    }
    cleaned |= {name: clean_date(cleaned[name]) for name in _DATES if name in cleaned}
    after = replace(before, **cleaned)
    needed(after.title, _TITLE_NEEDED)
    if after.starts and after.ends and after.starts > after.ends:
        raise NotAllowedError(N_("The assessment can't end before it starts. Nothing was changed."))
    with store.change(N_("Described the assessment"), by=by, at=at) as change:
        change.put(after)
    return change.touched


def new_assessor(
    store: Store, name: str, function: str = "", *, name_translated: str = "", function_translated: str = ""
) -> Assessor:
    """A person who judges, not yet in the file: hand it to `add_assessor`, or to the verb that it begins with.

    Raises: NotAllowedError without a name, or when the file has an assessor of this name.
    """
    cleaned = needed(name, _NAME_NEEDED)
    known = store.rows(Assessor)
    if cleaned.casefold() in (row.name.casefold() for row in known):
        raise NotAllowedError(N_("This assessment has an assessor “{name}”. Nothing was changed."), name=cleaned)
    texts = map(clean, (function, name_translated, function_translated))
    return Assessor(new_id(), next_position(row.position for row in known), cleaned, *texts)


def add_assessor(
    store: Store,
    *,
    name: str,
    function: str = "",
    name_translated: str = "",
    function_translated: str = "",
    by: str,
    at: str,
) -> Changed:
    """Add a person who judges; see `new_assessor`."""
    person = new_assessor(
        store, name, function, name_translated=name_translated, function_translated=function_translated
    )
    with store.change(N_("Added the assessor {name}"), {"name": person.name}, by=by, at=at) as change:
        change.put(person)
    return change.touched


def add_framework(store: Store, *, framework: Framework, by: str, at: str) -> Changed:
    """Keep a framework edition inside the assessment and use it.

    Raises: NotAllowedError when the file has an edition with this id.
    """
    known = store.rows(FrameworkInUse)
    if framework.id in (row.id for row in known):
        raise NotAllowedError(
            N_("This assessment has the framework “{framework}”. Nothing was changed."), framework=framework.id
        )
    position = next_position(row.position for row in known)
    with store.change(N_("Added the framework {framework}"), {"framework": framework.id}, by=by, at=at) as change:
        change.put(FrameworkInUse(framework.id, position, change.keep_bytes(framework_to_json(framework))))
    return change.touched


def add_institution(
    store: Store,
    *,
    name: str,
    name_translated: str = "",
    note: str = "",
    note_translated: str = "",
    by: str,
    at: str,
) -> Changed:
    """Add an institution that is looked at."""
    cleaned = needed(name, N_("An institution needs a name. Nothing was changed."))
    position = next_position(row.position for row in store.rows(Institution))
    row = Institution(new_id(), position, cleaned, *map(clean, (name_translated, note, note_translated)))
    with store.change(N_("Added the institution “{name}”"), {"name": cleaned}, by=by, at=at) as change:
        change.put(row)
    return change.touched


def add_person_met(
    store: Store, *, function: str, function_translated: str = "", date: str = "", by: str, at: str
) -> Changed:
    """Note whom the mission spoke to: function and unit, never a name."""
    cleaned = needed(function, N_("Say the function and unit of the person. Nothing was changed."))
    position = next_position(row.position for row in store.rows(PersonMet))
    row = PersonMet(new_id(), position, cleaned, clean_date(date), clean(function_translated))
    with store.change(N_("Noted a conversation with: {function}"), {"function": cleaned}, by=by, at=at) as change:
        change.put(row)
    return change.touched


def adopt_targets(
    store: Store,
    *,
    framework: str,
    role: str,
    agreed_with: str,
    agreed_with_translated: str = "",
    agreed_on: str,
    by: str,
    at: str,
) -> Changed:
    """Adopt the working targets of a role for this assessment, agreed with somebody on a date."""
    if role not in require_framework(store, framework).role_by_code:
        raise UnknownWordError(
            N_("“{framework}” has no role “{word}”. Nothing was changed."), framework=framework, word=role
        )
    needed(agreed_on, N_("Say on which date the targets were agreed. Nothing was changed."))
    before = next(iter(store.rows(Adoption, framework_id=framework, role_code=role)), None)
    row = Adoption(
        before.id if before else new_id(),
        *(framework, role),
        agreed_with=needed(agreed_with, N_("Say with whom the targets were agreed. Nothing was changed.")),
        agreed_on=clean_date(agreed_on),
        agreed_with_translated=clean(agreed_with_translated),
    )
    with store.change(N_("Adopted the targets of {role}"), {"role": role}, by=by, at=at) as change:
        change.put(row)
    return change.touched


def set_weight(store: Store, *, framework: str, item: str, thousandths: int, by: str, at: str) -> Changed:
    """Set the weight of a judged item in the index, in thousandths; 1000, the rule, takes the row away."""
    require_judged(require_framework(store, framework), item)
    if thousandths < 0:
        raise NotAllowedError(N_("A weight can't be less than 0. Nothing was changed."))
    before = next(iter(store.rows(ItemWeight, framework_id=framework, item_code=item)), None)
    row = ItemWeight(before.id if before else new_id(), framework, item, thousandths)
    with store.change(N_("Set the weight of {item}"), {"item": item}, by=by, at=at) as change:
        if thousandths != _THOUSANDTHS:
            change.put(row)
        elif before is not None:
            change.delete(ItemWeight, before.id)
    return change.touched
