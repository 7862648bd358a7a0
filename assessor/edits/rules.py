"""What the verbs check before they write; each refusal is a sentence that a person can act on."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from uuid import uuid4

from assessor.errors import NotAllowedError, UnknownWordError
from assessor.marks import N_
from assessor.model.assessment import Assessor, FrameworkInUse
from assessor.model.curriculum import Node, NodeKind
from assessor.model.mapping import Coverage
from assessor.store import Store
from standards.framework import Framework, FrameworkKind, Item
from standards.pack import framework_from_json

_LABEL_LENGTH = 60


def new_id() -> str:
    """A random id for a row that a person makes."""
    return str(uuid4())


def label(node: Node) -> str:
    """How the name of a change calls a node: number and title, shortened."""
    text = f"{node.number} {node.title}".strip()
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"


def clean(text: str) -> str:
    """`text` without blanks around it.

    Raises: NotAllowedError for characters that no file can keep (NUL, halves of a surrogate pair).
    """
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise NotAllowedError(N_("The text holds characters that can't be kept. Type it again. Nothing was changed."))
    return text.strip()


def clean_date(text: str) -> str:
    """An ISO date, or '' for none."""
    try:
        return date.fromisoformat(text).isoformat() if text.strip() else ""
    except ValueError as error:
        raise NotAllowedError(
            N_("“{text}” is no date. Write it as 2026-10-16. Nothing was changed."), text=text
        ) from error


def needed(text: str, template: str) -> str:
    """`text` cleaned; refused with the sentence `template` when nothing is left."""
    cleaned = clean(text)
    if not cleaned:
        raise NotAllowedError(template)
    return cleaned


def require_framework(store: Store, framework_id: str) -> Framework:
    """The framework edition kept in the assessment."""
    row = store.row(FrameworkInUse, framework_id)
    if row is None:
        raise UnknownWordError(
            N_("This assessment has no framework “{word}”. It has: {known}. Nothing was changed."),
            word=framework_id,
            known=", ".join(used.id for used in store.rows(FrameworkInUse)) or "–",
        )
    return _decoded(store.bytes_of(row.sha256))


def require_item(framework: Framework, code: str) -> Item:
    """The item of `framework` that a topic may be mapped to."""
    if framework.kind is FrameworkKind.CHECKLIST:
        raise NotAllowedError(
            N_("“{framework}” is a checklist for a training centre: no topic is mapped to it. Nothing was changed."),
            framework=framework.id,
        )
    if code not in framework.by_code:
        raise UnknownWordError(
            N_("“{framework}” has no item “{word}”. Nothing was changed."), framework=framework.id, word=code
        )
    return framework.by_code[code]


def require_judged(framework: Framework, code: str) -> Item:
    """The item of `framework` that carries a result of its own."""
    item = require_item(framework, code)
    if item.judged:
        return item
    above = framework.judged_code(code)
    if above is not None:
        raise NotAllowedError(
            N_("“{code}” is a part of “{above}” and has no result of its own. Name “{above}”. Nothing was changed."),
            code=code,
            above=above,
        )
    below = [other.code for other in framework.judged_items if code in framework.ancestors(other.code)]
    raise NotAllowedError(
        N_("“{code}” is an area and sums up {codes}. Name one of these. Nothing was changed."),
        code=code,
        codes=", ".join(below),
    )


def check_level(framework: Framework, item: Item, coverage: Coverage, level: int | None) -> None:
    """Refuse a level that the coverage, the item or the scale does not take."""
    if level is None:
        return
    if coverage is Coverage.N:
        raise NotAllowedError(
            N_("Coverage N takes no level: what is not covered has none. Leave the level out. Nothing was changed.")
        )
    levels = levels_for(framework, item)
    if not levels:
        raise NotAllowedError(
            N_("“{code}” of “{framework}” has no levels, only a coverage. Leave the level out. Nothing was changed."),
            code=item.code,
            framework=framework.id,
        )
    if level not in levels:
        raise NotAllowedError(
            N_("Level {level} is off the scale of “{framework}”, which has {levels}. Nothing was changed."),
            level=level,
            framework=framework.id,
            levels=", ".join(map(str, levels)),
        )


def levels_for(framework: Framework, item: Item) -> tuple[int, ...]:
    """The levels that a finding about `item` may take, lowest first; empty where it has a coverage alone."""
    return tuple(step.value for step in framework.scale if step.value >= 1) if _is_graded(framework, item) else ()


def require_node(store: Store, node_id: str, *kinds: NodeKind) -> Node:
    """The node of the curriculum with this id; of one of `kinds` when any are given."""
    node = store.row(Node, node_id)
    if node is None or (kinds and node.kind not in kinds):
        raise UnknownWordError(
            N_("Nothing in the curriculum has the id “{word}”. It may have been taken back. Nothing was changed."),
            word=node_id,
        )
    return node


def require_assessor(store: Store, assessor: str | Assessor) -> Assessor:
    """The assessor with this id; an assessor handed in whole is taken as it is, new or known."""
    person = assessor if isinstance(assessor, Assessor) else store.row(Assessor, assessor)
    if person is None:
        raise UnknownWordError(
            N_("No assessor has the id “{word}”. It may have been taken back. Nothing was changed."), word=assessor
        )
    return person


def next_position(positions: Iterable[int]) -> int:
    """The position after the last one; 1 for the first."""
    return max(positions, default=0) + 1


def _is_graded(framework: Framework, item: Item) -> bool:
    """Whether a level says something of `item`: graded itself, or above or below a graded one."""
    judged = framework.judged_code(item.code)
    if judged is not None:
        return framework.by_code[judged].graded
    return any(other.graded and item.code in framework.ancestors(other.code) for other in framework.judged_items)


@lru_cache(maxsize=16)
def _decoded(pack: bytes) -> Framework:
    return framework_from_json(pack)
