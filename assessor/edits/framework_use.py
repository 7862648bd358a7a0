"""Taking back what was decided of frameworks: an adoption of targets, a framework that nothing rests on."""

from assessor.edits.rules import require_framework
from assessor.errors import NotAllowedError, UnknownWordError
from assessor.marks import N_
from assessor.model.assessment import Adoption, FrameworkInUse, ItemWeight
from assessor.model.mapping import Aim, Judgement, Mapping, Outside
from assessor.store import Changed, Store

_RESTS_ON_A_FRAMEWORK = (Mapping, Judgement, Outside, Aim, Adoption, ItemWeight)


def withdraw_targets(store: Store, *, framework: str, role: str, by: str, at: str) -> Changed:
    """Take the adoption of a role's working targets back.

    Raises: UnknownWordError when they are not adopted.
    """
    row = next(iter(store.rows(Adoption, framework_id=framework, role_code=role)), None)
    if row is None:
        raise UnknownWordError(N_("The targets of {role} are not adopted. Nothing was changed."), role=role)
    with store.change(N_("Took the adoption of the targets of {role} back"), {"role": role}, by=by, at=at) as change:
        change.delete(Adoption, row.id)
    return change.touched


def is_in_use(store: Store, framework: str) -> bool:
    """Whether anything in the file rests on this framework."""
    return any(store.rows(kind, framework_id=framework) for kind in _RESTS_ON_A_FRAMEWORK)


def remove_framework(store: Store, *, framework: str, by: str, at: str) -> Changed:
    """Take out a framework that nothing rests on yet.

    Raises: NotAllowedError when mappings, judgements, aims, adopted targets or weights name it.
    """
    require_framework(store, framework)
    if is_in_use(store, framework):
        raise NotAllowedError(
            N_(
                "“{framework}” can't be removed: mappings, judgements, aims, adopted targets or weights rest on it. "
                "Nothing was changed."
            ),
            framework=framework,
        )
    with store.change(N_("Removed the framework {framework}"), {"framework": framework}, by=by, at=at) as change:
        change.delete(FrameworkInUse, framework)
    return change.touched
