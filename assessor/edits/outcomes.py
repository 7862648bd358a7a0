"""Outcomes are corrected and taken away; they are added in `assessor.edits.curriculum`."""

from dataclasses import replace

from assessor.edits.rules import clean, label, needed, require_node
from assessor.errors import UnknownWordError
from assessor.marks import N_
from assessor.model.curriculum import Node, Outcome
from assessor.store import Changed, Store


def change_outcome(
    store: Store, *, outcome: str, text: str | None = None, translation: str | None = None, by: str, at: str
) -> Changed:
    """Correct the text or the working translation of an outcome; None keeps it.

    Raises: NotAllowedError for an empty text, UnknownWordError for an outcome that is not there any more.
    """
    old, owner = _outcome(store, outcome)
    new = replace(
        old,
        text=old.text if text is None else needed(text, N_("An outcome needs a text. Nothing was changed.")),
        translation=old.translation if translation is None else clean(translation),
    )
    with store.change(N_("Corrected an outcome of “{node}”"), {"node": label(owner)}, by=by, at=at) as change:
        change.put(new)
    return change.touched


def remove_outcome(store: Store, *, outcome: str, by: str, at: str) -> Changed:
    """Take an outcome away. Raises: UnknownWordError for one that is not there any more."""
    old, owner = _outcome(store, outcome)
    with store.change(N_("Removed an outcome of “{node}”"), {"node": label(owner)}, by=by, at=at) as change:
        change.delete(Outcome, old.id)
    return change.touched


def _outcome(store: Store, outcome: str) -> tuple[Outcome, Node]:
    row = store.row(Outcome, outcome)
    if row is None:
        raise UnknownWordError(
            N_("“{word}” is not in this assessment any more. Read it anew. Nothing was changed."), word=outcome
        )
    return row, require_node(store, row.node_id)
